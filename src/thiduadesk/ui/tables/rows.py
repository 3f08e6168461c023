"""The model behind every table: frozen rows with ids, filtered and sorted in memory."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from thiduadesk.i18n.vietnamese import fold
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.column import Column

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """All rows are kept; `shown` are those the filter lets through, in the order asked for."""

    def __init__(self, columns: Sequence[Column], words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.colours: dict[str, QColor] = {}
        self._words = words
        self._rows: list[Any] = []
        self._folded: list[str] | None = None  # made when first filtered
        self._shown: list[int] = []
        self._terms: list[str] = []
        self._sorted: tuple[int, bool] | None = None

    @property
    def total(self) -> int:
        """How many rows there are, filtered out or not."""
        return len(self._rows)

    def row(self, index: Index) -> Any:
        """The record shown at an index."""
        return self._rows[self._shown[index.row()]]

    def index_of(self, key: str) -> QModelIndex:
        """Where the row of that id is shown; invalid when it is not."""
        for place, number in enumerate(self._shown):
            if self._rows[number].id == key:
                return self.index(place, 0)
        return QModelIndex()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; equal rows are left alone, changed ones repainted, so that selection and scroll stay."""
        rows = list(rows)
        if [row.id for row in rows] == [row.id for row in self._rows] and not self._terms and self._sorted is None:
            changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows, self._folded = rows, None
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows, self._folded = rows, None
        self._arrange()
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Show the rows in which every word of the text occurs somewhere, accents forgiven."""
        terms = fold(text).split()
        if terms == self._terms:
            return
        self.beginResetModel()
        self._terms = terms
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order of the list."""
        self.beginResetModel()
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        row = self.row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(row, self._words).replace("\n", " ")
            case Qt.ItemDataRole.TextAlignmentRole:
                value = column.value(row)
                return _RIGHT if isinstance(value, int) and not isinstance(value, bool) else _LEFT
            case Qt.ItemDataRole.ForegroundRole if column.tone is not None:
                return self.colours.get(column.tone(row))
            case _:
                return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.text(self.columns[section].title)
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        return None

    def _arrange(self) -> None:
        if self._terms:
            if self._folded is None:
                self._folded = [
                    fold(" ".join(column.text(row, self._words) for column in self.columns)) for row in self._rows
                ]
            first, *others = self._terms
            found = [place for place, text in enumerate(self._folded) if first in text]
            for term in others:
                found = [place for place in found if term in self._folded[place]]
            self._shown = found
        else:
            self._shown = list(range(len(self._rows)))
        if self._sorted is not None:
            column, backwards = self._sorted
            by = self.columns[column].key
            filled = [place for place in self._shown if not by(self._rows[place])[0]]
            empty = [place for place in self._shown if by(self._rows[place])[0]]
            filled.sort(key=lambda place: by(self._rows[place]), reverse=backwards)
            self._shown = [*filled, *empty]
