"""A small table edited in place, for rows that belong to a record: targets, delegates, votes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.editors import shown_text, typed_value
from thiduadesk.ui.forms.field import Field, Typing
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import ROW_HEIGHT, fit

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LISTED = (Typing.CHOICE, Typing.REFERENCE, Typing.YES_NO)


class _CellsModel(QAbstractTableModel):
    edited = Signal(list)
    unreadable = Signal(str)

    def __init__(
        self, fields: Sequence[Field], told: Sequence[Column], make: Callable[[], Any], words: Words, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self.told = tuple(told)
        self.rows: list[Any] = []
        self.locked = False
        self._make = make
        self._words = words

    def show(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        # One blank row more: typing there adds a record.
        return 0 if parent.isValid() else len(self.rows) + (0 if self.locked else 1)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.fields) + len(self.told)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = not self.locked and index.column() < len(self.fields)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if index.column() >= len(self.fields):
            return self.told[index.column() - len(self.fields)].text(row, self._words)
        field = self.fields[index.column()]
        value = getattr(row, field.name)
        if field.typing is Typing.REFERENCE and field.choices and role == Qt.ItemDataRole.DisplayRole:
            return dict(field.choices()).get(value, "")
        text = shown_text(value, field.typing)
        return self._words.text(text) if field.typing in _LISTED and role == Qt.ItemDataRole.DisplayRole else text

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            columns = (*(field.label for field in self.fields), *(column.title for column in self.told))
            return self._words.text(columns[section])
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt's name
        rows = self._changed(self.rows, index.row(), index.column(), str(value))
        if rows is None or rows == self.rows:
            return False
        self.edited.emit(rows)
        return True

    def paste(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        rows: list[Any] | None = self.rows
        for down, line in enumerate(block):
            for right, text in enumerate(line):
                if column + right < len(self.fields) and rows is not None:
                    rows = self._changed(rows, row + down, column + right, text)
        if rows is not None and rows != self.rows:
            self.edited.emit(rows)

    def remove(self, chosen: Sequence[int]) -> None:
        rows = [row for place, row in enumerate(self.rows) if place not in chosen]
        if rows != self.rows:
            self.edited.emit(rows)

    def _changed(self, rows: Sequence[Any], row: int, column: int, text: str) -> list[Any] | None:
        field = self.fields[column]
        try:
            value = self._meaning(field, text)
        except Unreadable as error:
            self.unreadable.emit(self._words.sentence(error))
            return None
        changed = list(rows)
        if row >= len(changed):
            if value in (None, ""):
                return changed
            changed.append(self._make())
            row = len(changed) - 1
        changed[row] = replace(changed[row], **{field.name: value})
        return changed

    def _meaning(self, field: Field, text: str) -> Any:
        if field.typing is Typing.REFERENCE and field.choices:
            pairs = field.choices()
            if text in dict(pairs) or not text:
                return text or None
            found = [key for key, shown in pairs if shown == text]
            if not found:
                raise Unreadable(N_("Không tìm thấy «{text}»."), text)
            return found[0]
        return typed_value(text, field.typing)


class _Delegate(QStyledItemDelegate):
    """Edits listed fields with a box, the others as text."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        model = index.model()
        field = model.fields[index.column()] if isinstance(model, _CellsModel) else None
        if field is None or field.typing not in _LISTED:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItem("", "")
        pairs = field.choices() if field.choices else (("có", N_("có")), ("không", N_("không")))
        for key, shown in pairs:
            box.addItem(shown if field.typing is Typing.REFERENCE else self._words.text(shown), key)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  # Qt's name
        if isinstance(editor, QComboBox):
            model = index.model()
            raw = ""
            if isinstance(model, _CellsModel) and index.row() < len(model.rows):
                field = model.fields[index.column()]
                value = getattr(model.rows[index.row()], field.name)
                raw = shown_text(value, field.typing)
            editor.setCurrentIndex(max(0, editor.findData(raw)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:  # noqa: N802  # Qt's name
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class EditableTable(QTableView):
    """Typing in the last, blank row adds a record; Enter goes down, Tab right; blocks come from Excel by Ctrl+V."""

    edited = Signal(list)
    """All rows as they should be, after one edit, paste or removal."""

    unreadable = Signal(str)
    """The sentence for text that could not be read; the old value stands."""

    opened = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        make: Callable[[], Any],
        words: Words,
        name: str,
        told: Sequence[Column] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = _CellsModel(fields, told, make, words, self)
        self._cells.edited.connect(self.edited)
        self._cells.unreadable.connect(self.unreadable)
        self.setModel(self._cells)
        self.setItemDelegate(_Delegate(words, self))
        self.setAccessibleName(words.text(name))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        fit(self, [*(field.width for field in fields), *(column.width for column in told)])
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows shown."""
        return tuple(self._cells.rows)

    @property
    def current(self) -> Any | None:
        """The row the cursor is in; None in the blank one."""
        place = self.currentIndex().row()
        return self._cells.rows[place] if 0 <= place < len(self._cells.rows) else None

    def show_rows(self, rows: Sequence[Any], *, locked: bool = False) -> None:
        """Show these rows, keeping the cursor's place."""
        if list(rows) == self._cells.rows and locked == self._cells.locked:
            return
        place = self.currentIndex()
        row, column = place.row(), place.column()
        self._cells.locked = locked
        self._cells.show(rows)
        if row >= 0:
            self.setCurrentIndex(self._cells.index(min(row, self._cells.rowCount() - 1), max(column, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste) and not self._cells.locked:
            block = [line.split("\t") for line in QGuiApplication.clipboard().text().rstrip("\n").split("\n")]
            place = self.currentIndex()
            self._cells.paste(max(place.row(), 0), max(place.column(), 0), block)
        elif event.key() == Qt.Key.Key_Delete and not self._cells.locked:
            self._cells.remove(sorted({index.row() for index in self.selectedIndexes()}))
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802  # Qt's name
        super().closeEditor(editor, hint)
        # Enter submits without another hint; as in Excel it then goes to the row below.
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self._cells.index(self.currentIndex().row() + 1, self.currentIndex().column())
            if below.isValid():
                self.setCurrentIndex(below)

    def _copy(self) -> None:
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = ("\t".join(str(self._cells.index(r, c).data() or "") for c in columns) for r in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _row_changed(self) -> None:
        row = self.current
        self.opened.emit(row.id if row is not None else "")
