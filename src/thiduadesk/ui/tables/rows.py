"""The model behind every table: frozen rows with ids, filtered and sorted in memory, changed piece by piece."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFont

from thiduadesk.i18n.vietnamese import fold
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.column import Column

Index = QModelIndex | QPersistentModelIndex
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2

_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BETWEEN_ROWS = "\ue000"  # a private letter: folding leaves it alone
_FOLDED_AT_ONCE = 500  # rows; some 8 ms
_MOST_PIECES = 100  # beyond this a list changes faster as a whole


class RowsModel(QAbstractTableModel):
    """All rows are kept, in the order asked for; `shown` are those the filter lets through."""

    def __init__(self, columns: Sequence[Column], words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._words = words
        self._given: list[Any] = []
        self._ordered: list[Any] = []
        self._shown: list[Any] = []
        self._folded: dict[str, str] = {}  # what each row shows, by its id
        self._lines: list[str] | None = None  # the same in the order of `_ordered`
        self._terms: list[str] = []
        self._sorted: tuple[int, bool] | None = None
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._waiting: Iterator[Any] = iter(())
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._fold_some)

    @property
    def total(self) -> int:
        """How many rows there are, filtered out or not."""
        return len(self._given)

    @property
    def shown(self) -> Sequence[Any]:
        """The rows the filter lets through, from top to bottom."""
        return self._shown

    @property
    def folding(self) -> bool:
        """Whether a long list is still being made ready for the filter."""
        return self._idle.isActive()

    def row(self, index: Index) -> Any:
        """The record shown at an index."""
        return self._shown[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        """Where the row of that id is shown; invalid when it is not."""
        for place, row in enumerate(self._shown):
            if row.id == key:
                return self.index(place, 0)
        return QModelIndex()

    def holds(self, key: str) -> bool:
        """Whether there is a row of that id, filtered out or not."""
        return any(row.id == key for row in self._given)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows and tell the views only what differs, so that selection and scroll stay."""
        before = {row.id: row for row in self._given}
        self._given = list(rows)
        self._folded = {
            row.id: self._folded[row.id] for row in self._given if row.id in self._folded and row == before[row.id]
        }
        self._put_in_order()
        # A long list is folded while nobody waits, so that the first letter typed finds it ready.
        self._waiting = iter(self._ordered)
        if len(self._given) > _FOLDED_AT_ONCE:
            self._idle.start()
        self._become(self._passing())

    def filter(self, text: str) -> None:
        """Show the rows in which every word of the text occurs somewhere, accents forgiven."""
        terms = fold(text).split()
        if terms == self._terms:
            return
        self._terms = terms
        self._replace(self._passing())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order of the list."""
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._put_in_order()
        self._reorder(self._passing())

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row, self._words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if _is_number(column.value(row)) else _LEFT
        if role == Qt.ItemDataRole.FontRole and column.strong:
            return self._strong
        painted = {TONE_ROLE: column.tone, SHARE_ROLE: column.share}.get(role)
        return painted(row) if painted is not None else None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words.text(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # A heading stands over its numbers.
            values = (self.columns[section].value(row) for row in self._given[:20])
            return _RIGHT if any(_is_number(value) for value in values) else _LEFT
        return None

    def _put_in_order(self) -> None:
        self._lines = None
        if self._sorted is None:
            self._ordered = self._given
            return
        column, backwards = self._sorted
        keys = [(self.columns[column].key(row), row) for row in self._given]
        filled = [(key, row) for key, row in keys if key is not None]
        filled.sort(key=lambda pair: pair[0], reverse=backwards)
        self._ordered = [row for _, row in filled] + [row for key, row in keys if key is None]

    def _passing(self) -> list[Any]:
        if not self._terms:
            return self._ordered.copy()
        if self._lines is None:
            self._fold(self._ordered)
            self._lines = [self._folded[row.id] for row in self._ordered]
        first, *others = self._terms
        found = [pair for pair in zip(self._lines, self._ordered, strict=True) if first in pair[0]]
        for term in others:
            found = [pair for pair in found if term in pair[0]]
        return [row for _, row in found]

    def _fold_some(self) -> None:
        some = list(islice(self._waiting, _FOLDED_AT_ONCE))
        self._fold(some)
        if not some:
            self._idle.stop()

    def _fold(self, rows: Sequence[Any]) -> None:
        missing = [row for row in rows if row.id not in self._folded]
        if missing:
            folded = fold(_BETWEEN_ROWS.join(map(self._line, missing))).split(_BETWEEN_ROWS)
            self._folded.update(zip((row.id for row in missing), folded, strict=True))

    def _line(self, row: Any) -> str:
        return " ".join([column.text(row, self._words) for column in self.columns])

    def _become(self, wanted: list[Any]) -> None:
        """Turn what is shown into `wanted` by removing, moving, inserting and repainting only what differs."""
        old = {row.id: row for row in self._shown}
        new = {row.id: row for row in wanted}
        gone = _stretches([place for place, row in enumerate(self._shown) if row.id not in new])
        come = _stretches([place for place, row in enumerate(wanted) if row.id not in old])
        if len(new) < len(wanted) or len(old) < len(self._shown) or len(gone) + len(come) > _MOST_PIECES:
            self._replace(wanted)
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(_ROOT, first, last)
            del self._shown[first : last + 1]
            self.endRemoveRows()
        staying = [row for row in wanted if row.id in old]
        if [row.id for row in staying] == [row.id for row in self._shown]:
            self._shown = staying
        else:
            self._reorder(staying)
        for first, last in come:
            self.beginInsertRows(_ROOT, first, last)
            self._shown[first:first] = wanted[first : last + 1]
            self.endInsertRows()
        changed = [place for place, row in enumerate(wanted) if row.id in old and row != old[row.id]]
        for first, last in _stretches(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _reorder(self, rows: list[Any]) -> None:
        """The same ids in another order."""
        self.layoutAboutToBeChanged.emit()
        places = {row.id: place for place, row in enumerate(rows)}
        kept = self.persistentIndexList()
        moved = [self.index(places[self._shown[index.row()].id], index.column()) for index in kept]
        self._shown = rows
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _replace(self, rows: list[Any]) -> None:
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
