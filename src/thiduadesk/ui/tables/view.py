"""The table on the screen: keeps its selection by id, copies blocks for Excel, says so when it is empty."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.cells import CellDelegate
from thiduadesk.ui.tables.clipboard import to_block
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.rows import RowsModel
from thiduadesk.ui.tables.widths import ColumnWidths

ROW_HEIGHT = 34


class TableView(QTableView):
    """A read-only table over frozen rows; typing in it goes to whoever listens to `typed`."""

    opened = Signal(str)
    """The id of the row that became current; empty when none is left."""

    typed = Signal(str)
    """What was typed while the table had the focus: the beginning of a filter."""

    chosen = Signal(str)
    """The id of the row on which Enter was pressed or that was clicked twice."""

    def __init__(
        self, columns: Sequence[Column], words: Words, name: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._empty = empty
        self._current = ""
        self._settling = False
        self._fitted = False
        self._wrapped = False
        self.rows = RowsModel(columns, words, self)
        self.setModel(self.rows)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(words.text(name))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        dress(self)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._widths = ColumnWidths(self, [column.width for column in columns])
        self._offer_copying()
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.activated.connect(self._choose)
        self.rows.modelReset.connect(self._settle)

    @property
    def current(self) -> str:
        """The id of the row that is open, even while the filter hides it; empty when none is."""
        return self._current

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, keeping the open one by its id; when it is gone, the one in its place is opened."""
        place = max(self.currentIndex().row(), 0)
        self._settling = True
        self.rows.set_rows(rows)
        self._settling = False
        if not self._fitted:
            self._fitted = bool(rows)  # until then the titles alone decide
            self._widths.fit()
        self._settle(place)
        self.viewport().update()

    def filter(self, text: str) -> None:
        """Show only the rows that hold every word of the text; the open one stays open."""
        self.rows.filter(text)

    def open(self, key: str) -> None:
        """Make the row of that id the current one, or none for «»; an id that is not there changes nothing."""
        changed = key != self._current and (not key or self.rows.holds(key))
        if changed:
            self._current = key
        self._settle()
        if changed:
            self.opened.emit(key)

    def fit(self) -> None:
        """Give the columns the room their rows need now; done for the first rows by itself."""
        self._widths.fit()

    def wrap(self) -> None:
        """Let long texts run over several lines; for a list of some hundred rows."""
        self._wrapped = True
        self._dress()
        # A width is changed many times while columns are shared out; the rows follow once.
        self._heights = QTimer(self, singleShot=True, interval=0)
        self._heights.timeout.connect(self._fit_rows)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._heights.start())

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected rows on the clipboard as Excel takes them."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        width = range(self.rows.columnCount())
        block = [[str(self.rows.index(row, column).data()) for column in width] for row in chosen]
        if headings:
            block.insert(0, [self._words.text(column.title) for column in self.rows.columns])
        QGuiApplication.clipboard().setText(to_block(block))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  # Qt's name
        self.typed.emit(search)

    def moveCursor(  # noqa: N802  # Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Whole rows are chosen here, so Home and End go to the first and the last row, not to a column.
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.rows.index(0, self.currentIndex().column())
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.rows.index(self.rows.rowCount() - 1, self.currentIndex().column())
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        if self.rows.rowCount() == 0:
            text = self._empty if self.rows.total == 0 else N_("Không có dòng nào khớp.")
            write_empty(self, self._words.text(text))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._widths.share()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._cells.take_colours()
        elif event.type() == QEvent.Type.FontChange:
            self._dress()
            self._widths.fit()

    def _dress(self) -> None:
        dress(self)
        if self._wrapped:
            self.setWordWrap(True)
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        self.scrollTo(self.currentIndex())

    def _offer_copying(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, keys, headings in (
            (N_("Chép các dòng đã chọn"), QKeySequence(QKeySequence.StandardKey.Copy), False),
            (N_("Chép kèm tiêu đề cột"), QKeySequence("Ctrl+Shift+C"), True),
        ):
            action = QAction(self._words.text(text), self)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, headings=headings: self.copy(headings=headings))
            self.addAction(action)

    def _row_changed(self, index: QModelIndex) -> None:
        if not self._settling and index.isValid():
            key = str(self.rows.row(index).id)
            if key != self._current:
                self._current = key
                self.opened.emit(key)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.row(index).id)

    def _settle(self, place: int = 0) -> None:
        """Let selection and cursor say what is open; when that is gone, open what is at its place."""
        if self._settling:
            return
        before = self._current
        if before and not self.rows.holds(before):
            left = self.rows.shown
            self._current = str(left[min(place, len(left) - 1)].id) if left else ""
        index = self.rows.index_of(self._current) if self._current else QModelIndex()
        if self.selectionModel().currentIndex().row() != index.row() or not index.isValid():
            self._settling = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self._settling = False
        if self._current != before:
            self.opened.emit(self._current)


def dress(view: QTableView) -> None:
    """What all tables of the program have in common."""
    height = max(ROW_HEIGHT, view.fontMetrics().height() + 14)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(height)
    view.verticalHeader().setDefaultSectionSize(height)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def write_empty(view: QTableView, text: str) -> None:
    """Say in the middle of an empty table why there is nothing."""
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().placeholderText().color())
    room = view.viewport().rect().adjusted(16, 16, -16, -16)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
    painter.end()
