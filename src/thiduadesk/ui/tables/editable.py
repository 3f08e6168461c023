"""The model of a table edited in place: the rows as they are stored, and as they will be when all can be read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.typed import Value, read_field, write_field
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.rows import Index, RowsModel

_Cell = tuple[str, str]  # id of the row, name of the field


class EditableRows(RowsModel):
    """Rows with a blank one below; text that cannot be read stays in its cell, and holds back the whole.

    Where `make` gives None the rows are those there are: each is filled or emptied, none added or taken out. Rows that
    `only_told` names, such as sums, take nothing and stand out.
    """

    edited = Signal(list)
    unreadable = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        told: Sequence[Column],
        make: Callable[[], Any],
        words: Words,
        parent: QObject,
        only_told: Callable[[Any], bool] = lambda _: False,
    ) -> None:
        super().__init__((*(_column(field, words) for field in fields), *told), words, parent)
        self.fields = tuple(fields)
        self.locked = True
        self.trouble_ground = QColor()
        self.told_ground = QColor()
        self._only_told = only_told
        self._make = make
        self._stored: list[Any] = []
        self._now: list[Any] = []
        self._blank: Any = None
        self._typed: dict[_Cell, str] = {}
        self._wrong: dict[_Cell, str] = {}

    @property
    def now(self) -> list[Any]:
        """The rows as they will be."""
        return list(self._now)

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not stored."""
        return bool(self._typed) or self._now != self._stored

    @property
    def growing(self) -> bool:
        """Whether rows may be added and taken out now."""
        return self._blank is not None

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with cells, in sentences, from the top."""
        shown = {row.id for row in self._now}
        return tuple(dict.fromkeys(sentence for (key, _), sentence in self._wrong.items() if key in shown))

    def show_stored(self, rows: Sequence[Any], *, locked: bool) -> None:
        """Show what is stored; text still to be put right stays while it belongs to the same, unchanged rows."""
        blank = None if locked else self._make()
        if blank is None:
            same = not locked and not self.locked and not self.growing
        else:
            same = self._blank is not None and blank == replace(self._blank, id=blank.id)
        if same and self.pending and list(rows) == self._stored:
            return
        self.locked = locked
        self._stored, self._now = list(rows), list(rows)
        self._typed.clear()
        self._wrong.clear()
        # Keeping the blank row keeps the cursor in it.
        if self._blank is None or not same or any(row.id == self._blank.id for row in rows):
            self._blank = blank
        self._refresh()

    def revert(self) -> None:
        """Take back what is not stored."""
        self._now = list(self._stored)
        self._typed.clear()
        self._wrong.clear()
        self._blank = None if self.locked else self._make()
        self._refresh()

    def take(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Type into (row, column) cells, as one change; rows beyond the end are added."""
        wrong = ""
        for row, column, text in cells:
            if self._takes(row, column):
                field = self.fields[column]
                try:
                    self._put(row, field, read_field(field, text, self._words))
                except Unreadable as error:
                    wrong = wrong or self._words.sentence(error)
                    self._keep(row, field, text, self._words.sentence(error))
        self._after(wrong)

    def take_value(self, index: Index, value: Value) -> None:
        """Put a value that has been read already into a cell."""
        self._put(index.row(), self.fields[index.column()], value)
        self._after("")

    def remove(self, places: Sequence[int]) -> None:
        """Take out rows."""
        if not self.growing:
            return
        gone = {self._now[place].id for place in places if place < len(self._now)}
        self._now = [row for row in self._now if row.id not in gone]
        for marks in (self._typed, self._wrong):
            for cell in [cell for cell in marks if cell[0] in gone]:
                del marks[cell]
        self._after("")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells a refusal names as «field:row id»."""
        for problem in problems:
            name, _, key = problem.field.partition(":")
            self._wrong[key, name] = self._words.sentence(problem)
        self._repaint()

    def wrong_places(self) -> list[tuple[int, int]]:
        """(row, column) of the cells with something wrong, from the top."""
        names = {field.name: column for column, field in enumerate(self.fields)}
        rows = {row.id: place for place, row in enumerate(self._now)}
        return sorted((rows[key], names[name]) for key, name in self._wrong if key in rows and name in names)

    def value(self, index: Index) -> Value:
        """The value behind a cell."""
        value: Value = getattr(self.row(index), self.fields[index.column()].name)
        return value

    def typed(self, index: Index) -> str | None:
        """The unreadable text that stands in a cell."""
        return self._typed.get(self._cell(index)) if index.column() < len(self.fields) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = not self.locked and self._takes(index.row(), index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        if index.column() >= len(self.fields):
            # What is told of a row is known only once it is stored.
            stored = any(self.row(index).id == row.id for row in self._stored)
            return super().data(index, role) if stored else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            typed = self.typed(index)
            return super().data(index, Qt.ItemDataRole.DisplayRole) if typed is None else f"! {typed}"
        marked = self._mark(index, role)
        return super().data(index, role) if marked is None else marked

    def _mark(self, index: Index, role: int) -> Any:
        """What makes a cell stand out: something is wrong with it, or its row is only told; None for any other."""
        sentence = self._wrong.get(self._cell(index), "")
        if sentence and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return sentence
        if sentence and role == Qt.ItemDataRole.BackgroundRole:
            return self.trouble_ground
        if self._only_told(self.row(index)) and role == Qt.ItemDataRole.BackgroundRole:
            return self.told_ground
        if self._only_told(self.row(index)) and role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _takes(self, row: int, column: int) -> bool:
        typed = column < len(self.fields) and not self.fields[column].fixed
        if row < len(self._now):
            return typed and not self._only_told(self._now[row])
        return typed and self.growing

    def _put(self, row: int, field: Field, value: Value) -> None:
        if row >= len(self._now) and value in (None, ""):
            return
        place = self._place(row)
        cell = self._now[place].id, field.name
        self._typed.pop(cell, None)
        self._wrong.pop(cell, None)
        self._now[place] = replace(self._now[place], **{field.name: value})

    def _keep(self, row: int, field: Field, text: str, sentence: str) -> None:
        cell = self._now[self._place(row)].id, field.name
        self._typed[cell] = text
        self._wrong[cell] = sentence

    def _place(self, row: int) -> int:
        """Where a row stands; beyond the end the blank one becomes a row."""
        if row < len(self._now):
            return row
        self._now.append(self._blank)
        self._blank = self._make()
        return len(self._now) - 1

    def _after(self, sentence: str) -> None:
        if not self.pending:
            self._wrong.clear()
        self._refresh()
        self._repaint()
        if sentence:
            self.unreadable.emit(sentence)
        if not self._typed and self._now != self._stored:
            self.edited.emit(self.now)

    def _refresh(self) -> None:
        self.set_rows(self._now if self._blank is None else [*self._now, self._blank])

    def _repaint(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _cell(self, index: Index) -> _Cell:
        return self.row(index).id, self.fields[index.column()].name


def _column(field: Field, words: Words) -> Column:
    def write(value: Any, _: Words) -> str:
        return write_field(field, value, words)

    return Column(field.label, partial(_value, field.name), field.width, write=write)


def _value(name: str, row: Any) -> Value:
    value: Value = getattr(row, name)
    return value
