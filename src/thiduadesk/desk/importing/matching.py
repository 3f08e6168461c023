"""The records an import meets: found by what people call them, changed in memory, put in the end."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from thiduadesk.desk.checks import problems_of
from thiduadesk.desk.importing.plan import Clash
from thiduadesk.domain.errors import Params
from thiduadesk.domain.ids import new_id
from thiduadesk.exchange.book import Remark, Row
from thiduadesk.exchange.values import Value, shown
from thiduadesk.i18n.vietnamese import fold_tones
from thiduadesk.store.mapping import TABLES
from thiduadesk.store.records import Records

T = TypeVar("T")
Key = tuple[Hashable, ...]


class Refused(Exception):
    """A row cannot go in; carries what to tell."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.message)
        self.remark = remark


def name_of(text: str) -> str:
    """How names are matched: case, blanks and the place of the tone forgiven."""
    return fold_tones(text)


class Shelf:
    """All records of one kind by the key people know them by, with what the import makes of them."""

    def __init__(self, kind: type, records: Sequence[Any], key: Callable[[Any], Key]) -> None:
        self.kind = kind
        self.key = key
        self._by_key: dict[Key, Any] = {}
        self._sizes: Counter[Hashable] = Counter()
        self._stored = {record.id: record for record in records}
        for record in records:
            if key(record) not in self._by_key:
                self.add(record)

    def get(self, key: Key) -> Any | None:
        """The record of that key."""
        return self._by_key.get(key)

    def add(self, record: Any) -> None:
        """Put or replace a record."""
        key = self.key(record)
        if key not in self._by_key:
            self._sizes[key[0]] += 1
        self._by_key[key] = record

    def next_place(self, belongs: Hashable) -> int:
        """The place after the last of the records whose key begins so."""
        return self._sizes[belongs] + 1

    def stored(self, record: Any) -> bool:
        """Whether the file holds the record just so."""
        return bool(self._stored.get(record.id) == record)


class Desktop:
    """The state of the file as the import would leave it, and the account it gives."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.put: dict[tuple[str, str], object] = {}
        self.conflicts: list[Clash] = []
        self._shelves: dict[type, Shelf] = {}
        self._set: dict[tuple[str, str], Value] = {}  # (id, field) → what this workbook said first
        self._staged: list[tuple[Shelf, Any]] = []
        self._said: list[tuple[str, str, Value]] = []
        self.outcomes: list[str] = []

    def shelf(self, kind: type[T], key: Callable[[T], Key], **equal: str | int) -> Shelf:
        """The records of a kind, read once."""
        if kind not in self._shelves:
            self._shelves[kind] = Shelf(kind, self.records.all(kind, **equal), key)
        return self._shelves[kind]

    def begin(self) -> None:
        """Start a row: nothing of it counts until `keep`."""
        self._staged.clear()
        self._said.clear()
        self.outcomes.clear()

    def keep(self) -> None:
        """Take the row over."""
        for shelf, record in self._staged:
            shelf.add(record)
            if not shelf.stored(record):
                self.put[TABLES[shelf.kind], record.id] = record
        for key, name, value in self._said:
            self._set[key, name] = value

    def find(self, shelf: Shelf, key: Key) -> Any | None:
        """The record of that key, as this row would leave it."""
        for staged, record in reversed(self._staged):
            if staged is shelf and shelf.key(record) == key:
                return record
        return shelf.get(key)

    def merge(
        self,
        row: Row,
        shelf: Shelf,
        key: Key,
        base: Mapping[str, Any],
        columns: Mapping[str, str],
        *,
        sealed: bool = False,
    ) -> Any:
        """Make or change one record from a row: `columns` is field → heading, `base` what a new record starts with.

        Empty cells change nothing. A sealed record keeps its values and the difference becomes a conflict.
        """
        wanted = {field: row.values[heading] for field, heading in columns.items() if heading in row.values}
        known = self.find(shelf, key)
        if known is None:
            return self._make(row, shelf, base, columns, wanted, sealed=sealed)
        changes: dict[str, Any] = {}
        for field, value in wanted.items():
            ours = getattr(known, field)
            self._said.append((known.id, field, value))
            if ours == value:
                continue
            first = self._set.get((known.id, field), ours if sealed else None)
            if sealed or (first is not None and first != value):
                self._clash(row, columns[field], ours, value)
            else:
                changes[field] = value
        if not changes:
            self.outcomes.append("unchanged")
            return known
        record = replace(known, **changes)
        self._check(row, record, columns)
        self.outcomes.append("changed")
        self._staged.append((shelf, record))
        return record

    def _make(
        self,
        row: Row,
        shelf: Shelf,
        base: Mapping[str, Any],
        columns: Mapping[str, str],
        wanted: Mapping[str, Any],
        *,
        sealed: bool,
    ) -> Any:
        record = shelf.kind(**({"id": new_id()} | dict(base) | dict(wanted)))
        if sealed:
            field = next(iter(wanted), next(iter(columns)))
            self._clash(row, columns[field], None, wanted.get(field))
            self.outcomes.append("unchanged")
            return record
        self._check(row, record, columns)
        self._said.extend((record.id, field, value) for field, value in wanted.items())
        self.outcomes.append("accepted")
        self._staged.append((shelf, record))
        return record

    def _check(self, row: Row, record: object, columns: Mapping[str, str]) -> None:
        for problem in problems_of(record):
            heading = columns.get(problem.field, row.sheet.columns[0].heading)
            raise refusal(row, heading, problem.message, problem.params)

    def _clash(self, row: Row, heading: str, ours: Value, theirs: Value) -> None:
        column = row.sheet.column(heading)
        self.conflicts.append(
            Clash(row.sheet.name, row.cell(heading), heading, shown(ours, column), shown(theirs, column))
        )


def refusal(row: Row, heading: str, message: str, params: Params | None = None) -> Refused:
    """The refusal of a row because of one of its cells."""
    return Refused(Remark(row.sheet.name, row.cell(heading), message, params or {}))
