"""The papers of a year by stage, each with how far it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from thiduadesk.desk.facts.standings import PaperState, Standing
from thiduadesk.documents.catalogue import KINDS, STAGE_NAMES, Kind
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.cells import CellDelegate
from thiduadesk.ui.tables.column import Tone
from thiduadesk.ui.tables.rows import TONE_ROLE

_KIND = Qt.ItemDataRole.UserRole
_TONES = {PaperState.READY: Tone.DONE, PaperState.WAITING: Tone.PLAIN}


class PaperList(QTreeWidget):
    """Every kind of paper under the stage it belongs to."""

    chosen = Signal(object)
    """The `Kind` one went to."""

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
        headings = {stage: self._head(name) for stage, name in STAGE_NAMES.items()}
        for kind in KINDS:
            item = QTreeWidgetItem([words.text(kind.name)])
            item.setData(0, _KIND, kind)
            headings[kind.stage].addChild(item)
            self._items[kind.kind] = item
        self.setItemsExpandable(False)
        self.currentItemChanged.connect(self._choose)
        # A click on the paper one is at comes back to it, from the register for one.
        self.itemClicked.connect(self._choose)

    @property
    def kinds(self) -> list[str]:
        """The kinds listed, in their order."""
        return list(self._items)

    def choose(self, kind: str) -> None:
        """Go to a kind of paper, as if it had been clicked."""
        self.setCurrentItem(self._items[kind])

    def show_standing(self, kind: str, standing: Standing | None) -> None:
        """Say how far a paper is; None while nobody has looked."""
        item, words = self._items[kind], self._words
        item.setText(1, words.text(standing.state) if standing else "")
        item.setData(1, TONE_ROLE, _TONES.get(standing.state) if standing else None)
        item.setToolTip(1, words.sentence(standing.trouble) if standing and standing.trouble else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the paper one is at in sight: choosing certificates brings up buttons below that take room."""
        super().resizeEvent(event)
        if item := self.currentItem():
            self.scrollToItem(item)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._cells.take_colours()

    def _head(self, name: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([self._words.text(name)])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = heading.font(0)
        font.setBold(True)
        heading.setFont(0, font)
        self.addTopLevelItem(heading)
        heading.setExpanded(True)
        return heading

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        kind: Kind | None = item.data(0, _KIND) if item else None
        if kind is not None:
            self.chosen.emit(kind)
