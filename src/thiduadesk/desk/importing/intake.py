"""The state of a file as an import would leave it: records are matched, made, changed or left, row by row."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from thiduadesk.desk.checks import problems_of
from thiduadesk.desk.importing.matching import Key, Shelf
from thiduadesk.desk.importing.plan import Clash, ImportPlan, Outcome
from thiduadesk.desk.importing.roster import People, Units
from thiduadesk.domain.errors import Params, Trouble
from thiduadesk.domain.ids import new_id
from thiduadesk.exchange.book import Remark, Row
from thiduadesk.exchange.sheets import Column
from thiduadesk.exchange.values import Value, shown
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.mapping import TABLES
from thiduadesk.store.records import Records

T = TypeVar("T")
_BY_KEY = object()


class NotOurs(Trouble):
    """The workbook does not say for which cluster or year it is, and the file cannot tell either."""


class Refused(Exception):
    """A row cannot go in; carries what to tell."""

    def __init__(self, row: Row, heading: str, message: str, params: Params | None = None) -> None:
        super().__init__(message)
        self.remark = Remark(row.sheet.name, row.cell(heading), message, params or {})


class Intake:
    """What the workbook has made of the file so far. Rows go in whole or not at all: `begin`, `merge` …, `keep`."""

    def __init__(self, records: Records, year: int, today: date) -> None:
        self.records = records
        self.year = year
        self.today = today
        self.units = Units()
        self.people = People(())
        self.spoken: dict[str, str] = {}
        """Ids that stand in fields, and what a report calls them."""
        self.rejected: list[Remark] = []
        self.conflicts: list[Clash] = []
        self.notes: list[Remark] = []
        self._counts: dict[Outcome, dict[str, int]] = {outcome: {} for outcome in Outcome}
        self._shelves: dict[type, Shelf] = {}
        self._put: dict[tuple[str, str], object] = {}
        self._before: dict[str, object] = {}
        self._said: dict[tuple[str, str], Value] = {}  # (id, field) → what this workbook said first
        self._claimed: set[str] = set()  # ids that rows have spoken of
        self._own: dict[str, Row] = {}  # id → the first row whose own record it is
        self._staged: list[tuple[Shelf, Any, dict[str, Value]]] = []
        self._outcome = Outcome.UNCHANGED
        self._touched = False

    def shelf(self, kind: type[T], key: Callable[[T], Key], **equal: str | int) -> Shelf:
        """The records of a kind, read once."""
        if kind not in self._shelves:
            self._shelves[kind] = Shelf(kind, self.records.all(kind, **equal), key)
        return self._shelves[kind]

    def lay(self, shelf: Shelf) -> Shelf:
        """Use this shelf for its kind: for records chosen otherwise than by equal fields."""
        return self._shelves.setdefault(shelf.kind, shelf)

    def stored(self, kind: type[T], record_id: str) -> T | None:
        """The record as the file holds it, of a kind that has its shelf."""
        return self._shelves[kind].stored.get(record_id)

    def take(self, row: Row, act: "Callable[[Intake, Row], None]") -> None:
        """Take in one row: all of it, or its refusal."""
        self._staged.clear()
        self._outcome, self._touched = Outcome.UNCHANGED, False
        try:
            act(self, row)
        except Refused as refused:
            self.rejected.append(refused.remark)
            return
        for shelf, record, said in self._staged:
            self._keep(shelf, record, said)
        self.count(row, Outcome.CHANGED if self._touched and self._outcome is Outcome.UNCHANGED else self._outcome)

    def count(self, row: Row, outcome: Outcome) -> None:
        """Count a row of a sheet."""
        counts = self._counts[outcome]
        counts[row.sheet.name] = counts.get(row.sheet.name, 0) + 1

    def find(self, shelf: Shelf, key: Key) -> Any | None:
        """The first record of that key, as this row would leave it."""
        found = self._candidates(shelf, key)
        return found[0] if found else None

    def spoken_of(self, record_id: str) -> bool:
        """Whether a row that went in spoke of the record."""
        return record_id in self._claimed

    def settle(self, record: Any, before: Any | None) -> None:
        """Put a record that does not come from one row, such as the year with its posts."""
        if record != before:
            self._put[TABLES[type(record)], record.id] = record
            if before is not None:
                self._before[record.id] = before

    def touch(self) -> None:
        """Say that the row at hand changes something beyond its own record."""
        self._touched = True

    def note(self, row: Row, heading: str, message: str, **params: str | int) -> None:
        """Tell something about a cell that keeps nothing out."""
        self.notes.append(Remark(row.sheet.name, row.cell(heading), message, params))

    def clash(self, row: Row, heading: str, field: str, ours: str, theirs: str) -> None:
        """Tell of a value that is not taken over."""
        self.conflicts.append(Clash(row.sheet.name, row.cell(heading), field, ours, theirs))

    def merge(
        self,
        row: Row,
        shelf: Shelf,
        key: Key,
        base: Mapping[str, Any],
        columns: Mapping[str, str],
        *,
        named: str,
        values: Mapping[str, Value] | None = None,
        known: Any | None = _BY_KEY,
        part: bool = False,
        sealed: bool = False,
    ) -> Any:
        """Make or change the record of that key from a row, and give it back as the row leaves it.

        `columns` is field → heading, `values` replaces cells by what they mean, `base` is what a new record starts
        with, `named` the heading that names the record, `known` the record itself where the key does not tell it.
        A `part` is a record the row only speaks of beside its own, such as the round of a candidate. Empty cells
        change nothing. A `sealed` record keeps its values: every difference becomes a conflict. Raises `Refused`.
        """
        cells = {**row.values, **{columns[field]: value for field, value in (values or {}).items()}}
        wanted = {field: cells[heading] for field, heading in columns.items() if heading in cells}
        if known is _BY_KEY:
            known = self._choose(row, self._candidates(shelf, key), wanted, columns, part=part)
        if known is None and sealed:
            self.clash(row, named, named, "", shown(row.values.get(named), row.sheet.column(named)))
            return shelf.kind(**({"id": new_id()} | dict(base) | wanted))
        if known is None:
            record, outcome = shelf.kind(**({"id": new_id()} | dict(base) | wanted)), Outcome.ACCEPTED
            self._check(row, record, columns, named)
        else:
            record = self._changed(row, known, wanted, columns, sealed=sealed)
            outcome = Outcome.UNCHANGED if record is known else Outcome.CHANGED
        if part:
            self._touched = self._touched or outcome is not Outcome.UNCHANGED
        else:
            self._outcome = outcome
            first = self._own.setdefault(record.id, row)
            if first is not row and outcome is Outcome.UNCHANGED:
                self.note(row, named, N_("Dòng này nói về cùng một mục với dòng {number}."), number=first.number)
        self._staged.append((shelf, record, wanted))
        return record

    def plan(self) -> ImportPlan:
        """The account of everything taken in so far; parents stand before children."""
        order = {table: place for place, table in enumerate(TABLES.values())}
        put = sorted(self._put.items(), key=lambda item: order[item[0][0]])
        return ImportPlan(
            records=tuple(record for _, record in put),
            before=tuple(self._before.values()),
            accepted=self._counts[Outcome.ACCEPTED],
            changed=self._counts[Outcome.CHANGED],
            unchanged=self._counts[Outcome.UNCHANGED],
            rejected=tuple(self.rejected),
            conflicts=tuple(self.conflicts),
            notes=tuple(self.notes),
        )

    def _candidates(self, shelf: Shelf, key: Key) -> list[Any]:
        staged = {record.id: record for other, record, _ in self._staged if other is shelf and shelf.key(record) == key}
        found = [staged.pop(record.id, record) for record in shelf.found(key)]
        return [*found, *staged.values()]

    def _choose(
        self, row: Row, found: list[Any], wanted: Mapping[str, Value], columns: Mapping[str, str], *, part: bool
    ) -> Any | None:
        """Which of several records of one key a row speaks of: twins in the file stay twins in the workbook.

        A row prefers a record it agrees with, and of those one that no row spoke of before; a part is spoken of by
        many rows, so there the other way round.
        """
        if len(found) < 2:
            return found[0] if found else None

        def rank(record: Any) -> tuple[bool, bool]:
            differs = any(
                not _same(getattr(record, field), value, row.sheet.column(columns[field]))
                for field, value in wanted.items()
            )
            return differs, (record.id in self._claimed) is not part

        return min(found, key=rank)

    def _changed(
        self, row: Row, known: Any, wanted: Mapping[str, Value], columns: Mapping[str, str], *, sealed: bool
    ) -> Any:
        changes: dict[str, Any] = {}
        for field, value in wanted.items():
            ours = getattr(known, field)
            column = row.sheet.column(columns[field])
            if _same(ours, value, column):
                continue
            if sealed or not _same(self._said.get((known.id, field), value), value, column):
                self.clash(row, columns[field], columns[field], self._shown(ours, column), self._shown(value, column))
            else:
                changes[field] = value
        if not changes:
            return known
        record = replace(known, **changes)
        self._check(row, record, columns, columns[next(iter(changes))])
        return record

    def _keep(self, shelf: Shelf, record: Any, said: Mapping[str, Value]) -> None:
        for field, value in said.items():
            self._said.setdefault((record.id, field), value)
        self._claimed.add(record.id)
        shelf.put(record)
        stored = shelf.stored.get(record.id)
        if stored != record:
            self.settle(record, stored)

    def _check(self, row: Row, record: object, columns: Mapping[str, str], named: str) -> None:
        for problem in problems_of(record):
            raise Refused(row, columns.get(problem.field, named), problem.message, problem.params)

    def _shown(self, value: Value, column: Column) -> str:
        return self.spoken.get(value, value) if isinstance(value, str) else shown(value, column)


def _same(ours: Any, theirs: Value, column: Column) -> bool:
    # A term of a list counts as the same however it was typed, as when it is read.
    return bool(ours == theirs) or (
        bool(column.choices) and isinstance(ours, str) and isinstance(theirs, str) and fold(ours) == fold(theirs)
    )
