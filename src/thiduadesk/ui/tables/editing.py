"""A small table edited in place, for rows that belong to a record: targets, delegates, votes."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.editors import ChoiceEditor, Editor, editor_for
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.tables.cells import CellDelegate
from thiduadesk.ui.tables.clipboard import from_block, to_block
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.editable import EditableRows
from thiduadesk.ui.tables.rows import Index
from thiduadesk.ui.tables.view import dress
from thiduadesk.ui.tables.widths import ColumnWidths


class EditableTable(QTableView):
    """Typing in the last, blank row adds a record; Enter goes down, Tab right; blocks come from Excel by Ctrl+V.

    Where `make` gives None there is no such row: each is filled or emptied, none added or taken out.
    Del clears cells, or takes out rows chosen as a whole; Ctrl+Del takes out the rows of the cells chosen. Esc takes
    back what could not be stored.
    """

    edited = Signal(list)
    """All rows as they should be, after one edit, paste or removal; not while a cell cannot be read."""

    unreadable = Signal(str)
    """The sentence for text that could not be read; it stays in its cell."""

    marked = Signal()
    """What is wrong with cells may have changed: see `problems`."""

    opened = Signal(str)
    """The id of the row the cursor is in; empty in the blank one."""

    def __init__(
        self,
        fields: Sequence[Field],
        make: Callable[[], Any],
        words: Words,
        name: str,
        told: Sequence[Column] = (),
        parent: QWidget | None = None,
        *,
        only_told: Callable[[Any], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._last_opened = ""
        self._rows = EditableRows(fields, told, make, words, self, only_told)
        self._rows.edited.connect(self.edited)
        self._rows.unreadable.connect(self.unreadable)
        self._rows.dataChanged.connect(lambda *_: self.marked.emit())
        self.setModel(self._rows)
        self._cells = _EditingDelegate(words, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(words.text(name))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        dress(self)
        self.setShowGrid(True)
        self._widths = ColumnWidths(self, [*(field.width for field in fields), *(column.width for column in told)])
        self._take_colours()
        self._offer_acts()
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they are to be, without the blank one."""
        return tuple(self._rows.now)

    @property
    def current(self) -> Any | None:
        """The row the cursor is in; None in the blank one."""
        place = self.currentIndex().row()
        return self._rows.now[place] if 0 <= place < len(self._rows.now) else None

    @property
    def pending(self) -> bool:
        """Whether something stands here that is not stored."""
        return self._rows.pending

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with cells, in sentences, from the top."""
        return self._rows.problems

    def show_rows(self, rows: Sequence[Any], *, locked: bool = False) -> None:
        """Show these rows, keeping the cursor; what cannot be stored yet stays while they are the same."""
        self._rows.show_stored(rows, locked=locked)
        self._widths.fit()

    def show_columns(self, names: Collection[str]) -> None:
        """Show only these fields, and what is told."""
        for column, field in enumerate(self._rows.fields):
            self.setColumnHidden(column, field.name not in names)
        self._widths.fit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that a refusal names as «field:row id»."""
        self._rows.show_problems(problems)

    def go_to_problem(self) -> None:
        """Put the cursor into the first cell with something wrong."""
        for row, column in self._rows.wrong_places()[:1]:
            self.setCurrentIndex(self._rows.index(row, column))
        self.setFocus()

    def revert(self) -> None:
        """Take back what is not stored."""
        self._rows.revert()

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as Excel takes them."""
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        block = [[str(self._rows.index(row, column).data() or "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(to_block(block))

    def paste(self) -> None:
        """Put the cells on the clipboard here, as one change; a single one fills all cells chosen."""
        block = from_block(QGuiApplication.clipboard().text())
        chosen = self.selectedIndexes()
        if self._rows.locked or not block:
            return
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            self._rows.take([(index.row(), index.column(), block[0][0]) for index in chosen])
            return
        top = min((index.row() for index in chosen), default=max(self.currentIndex().row(), 0))
        left = min((index.column() for index in chosen), default=max(self.currentIndex().column(), 0))
        self._rows.take(
            [(top + down, left + right, text) for down, line in enumerate(block) for right, text in enumerate(line)]
        )

    def remove_rows(self) -> None:
        """Take out the rows of the cells chosen."""
        if not self._rows.locked:
            self._rows.remove(sorted({index.row() for index in self.selectedIndexes()}))

    def clear_cells(self) -> None:
        """Empty the cells chosen; rows chosen as a whole are taken out."""
        chosen = [index for index in self.selectedIndexes() if index.column() < len(self._rows.fields)]
        rows = {index.row() for index in chosen}
        if self._rows.growing and len(chosen) == len(rows) * len(self._rows.fields) > 1:
            self.remove_rows()
        elif not self._rows.locked:
            self._rows.take([(index.row(), index.column(), "") for index in chosen if index.row() < len(self.rows)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        last = self._rows.index(self._rows.rowCount() - 1, self._rows.columnCount() - 1)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # While a cell is edited, the key comes by on its way up; closing the editor goes down.
            if self.state() != QAbstractItemView.State.EditingState:
                self._go_down()
        elif event.key() == Qt.Key.Key_Escape and self.pending:
            self.revert()
        elif event.key() == Qt.Key.Key_Tab and self.currentIndex() == last:
            event.ignore()  # the keyboard gets out of the table
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802  # Qt's name
        super().closeEditor(editor, hint)
        # Enter submits without another hint; as in Excel it then goes to the row below.
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._widths.share()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()
        elif event.type() == QEvent.Type.FontChange:
            dress(self)
            self.setShowGrid(True)
            self._widths.fit()

    def _go_down(self) -> None:
        below = self._rows.index(self.currentIndex().row() + 1, self.currentIndex().column())
        if below.isValid():
            self.setCurrentIndex(below)

    def _take_colours(self) -> None:
        self._cells.take_colours()
        self._rows.trouble_ground = QColor(self._cells.colour("trouble-ground"))
        self._rows.told_ground = QColor(self._cells.colour("sunken"))

    def _offer_acts(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        keys = QKeySequence.StandardKey
        for text, key, act in (
            (N_("Chép"), QKeySequence(keys.Copy), self.copy),
            (N_("Dán"), QKeySequence(keys.Paste), self.paste),
            (N_("Xóa nội dung ô"), QKeySequence(Qt.Key.Key_Delete), self.clear_cells),
            (N_("Xóa dòng"), QKeySequence("Ctrl+Del"), self.remove_rows),
        ):
            action = QAction(self._words.text(text), self)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def _row_changed(self) -> None:
        row = self.current
        key = row.id if row is not None else ""
        if key != self._last_opened:
            self._last_opened = key
            self.opened.emit(key)


class _EditingDelegate(CellDelegate):
    """Edits a cell with the editor its field has in a form."""

    def __init__(self, words: Words, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        model = index.model()
        assert isinstance(model, EditableRows)
        editor = editor_for(model.fields[index.column()], self._words)
        widget = editor.widget
        editor.setParent(widget)
        widget.setParent(parent)
        widget.setAccessibleName(self._words.text(model.fields[index.column()].label))
        if isinstance(editor, ChoiceEditor):
            editor.picked.connect(lambda: self._submit(widget))
        return widget

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  # Qt's name
        model, inside = index.model(), _editor_in(editor)
        if isinstance(model, EditableRows) and not inside.touched:
            inside.show(model.value(index))
            typed = model.typed(index)
            if typed is not None:
                inside.show_typed(typed)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        inside = _editor_in(editor)
        if isinstance(model, EditableRows) and (inside.touched or model.typed(index) is not None):
            try:
                model.take_value(index, inside.value())
            except Unreadable:
                model.take([(index.row(), index.column(), inside.typed())])

    def _submit(self, widget: QWidget) -> None:
        self.commitData.emit(widget)
        self.closeEditor.emit(widget, QAbstractItemDelegate.EndEditHint.SubmitModelCache)


def _editor_in(widget: QWidget) -> Editor:
    editor = widget.findChild(Editor)
    assert isinstance(editor, Editor)
    return editor
