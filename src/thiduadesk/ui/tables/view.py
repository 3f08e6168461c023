"""The table on the screen: keeps its selection by id, copies blocks for Excel, says so when it is empty."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.rows import RowsModel
from thiduadesk.ui.theme import read_tokens

ROW_HEIGHT = 30


class TableView(QTableView):
    """A read-only table over frozen rows."""

    opened = Signal(str)
    """The id of the row that became current; empty when none is."""

    def __init__(
        self, columns: Sequence[Column], words: Words, name: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._empty = empty
        self._current = ""
        self.rows = RowsModel(columns, words, self)
        self.rows.colours = {tone: QColor(colour) for tone, colour in read_tokens()[_scheme(self)].items()}
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        set_widths(self, [column.width for column in columns])
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.rows.modelReset.connect(self._keep_current)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, keeping the current one by its id."""
        self.rows.set_rows(rows)
        self.viewport().update()

    def filter(self, text: str) -> None:
        """Show only the rows that hold every word of the text."""
        self.rows.filter(text)

    def open(self, key: str) -> None:
        """Make the row of that id the current one."""
        self._current = key
        self._keep_current()

    @property
    def current(self) -> str:
        """The id of the current row, or empty."""
        index = self.currentIndex()
        return str(self.rows.row(index).id) if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as Excel takes them."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [
            "\t".join(str(self.rows.index(row, column).data()) for column in range(self.rows.columnCount()))
            for row in chosen
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        if self.rows.rowCount() == 0:
            text = self._empty if self.rows.total == 0 else N_("Không có dòng nào khớp.")
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words.text(text))
            painter.end()

    def _row_changed(self) -> None:
        key = self.current
        if key and key != self._current:
            self._current = key
            self.opened.emit(key)

    def _keep_current(self) -> None:
        index = self.rows.index_of(self._current) if self._current else self.rows.index(-1, -1)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)


def set_widths(view: QTableView, widths: Sequence[int]) -> None:
    """Set column widths in characters; 0 stretches over what is left."""
    header = view.horizontalHeader()
    letter = view.fontMetrics().averageCharWidth()
    for place, width in enumerate(widths):
        if width:
            header.resizeSection(place, width * letter + 16)
        else:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def _scheme(widget: QWidget) -> str:
    return "dark" if widget.palette().window().color().lightness() < 128 else "light"
