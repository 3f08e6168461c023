"""The papers of a year by stage, each with how far it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from thiduadesk.desk.facts.printing import PaperLine, paper_lines
from thiduadesk.desk.facts.standings import PaperState, Standing
from thiduadesk.documents.catalogue import STAGE_NAMES, Stage
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.cells import CellDelegate
from thiduadesk.ui.tables.column import Tone
from thiduadesk.ui.tables.rows import TONE_ROLE

_LINE = Qt.ItemDataRole.UserRole
_TONES = {PaperState.READY: Tone.DONE, PaperState.DRAFT: Tone.PLAIN, PaperState.WAITING: Tone.PLAIN}


class PaperList(QTreeWidget):
    """Every kind of paper under the stage it belongs to."""

    chosen = Signal(object)
    """The `PaperLine` one went to."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setObjectName("paperList")
        self.setAccessibleName(words.text(N_("Các loại văn bản")))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(10)
        self.setMinimumWidth(280)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._cells = CellDelegate(self)
        self.setItemDelegateForColumn(1, self._cells)
        headings: dict[str, QTreeWidgetItem] = {}
        for line in paper_lines():
            if line.stage not in headings:
                headings[line.stage] = self._head(line.stage)
            item = QTreeWidgetItem([words.text(line.name)])
            item.setData(0, _LINE, line)
            headings[line.stage].addChild(item)
            self._items[line.id] = item
            if not line.formats:
                item.setText(1, words.text(PaperState.NOT_WRITTEN))
                item.setDisabled(True)
        self.setItemsExpandable(False)
        self.currentItemChanged.connect(self._choose)

    @property
    def kinds(self) -> list[str]:
        """The kinds that are written, in their order."""
        return [kind for kind, item in self._items.items() if not item.isDisabled()]

    def choose(self, kind: str) -> None:
        """Go to a kind of paper, as if it had been clicked."""
        self.setCurrentItem(self._items[kind])

    def show_standing(self, kind: str, standing: Standing | None) -> None:
        """Say how far a paper is; None while nobody has looked."""
        item, words = self._items[kind], self._words
        item.setText(1, words.text(standing.state) if standing else "")
        item.setData(1, TONE_ROLE, _TONES.get(standing.state) if standing else None)
        item.setToolTip(1, words.sentence(standing.trouble) if standing and standing.trouble else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._cells.take_colours()

    def _head(self, stage: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([self._words.text(STAGE_NAMES[Stage(stage)])])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = heading.font(0)
        font.setBold(True)
        heading.setFont(0, font)
        self.addTopLevelItem(heading)
        heading.setExpanded(True)
        return heading

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        line: PaperLine | None = item.data(0, _LINE) if item else None
        if line is not None:
            self.chosen.emit(line)
