"""Frozen records ↔ rows, by their type hints: text, integers, yes/no and ISO dates; nothing else is stored."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.award import Award
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.case import Case
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import AgendaItem, Conference, Delegate, Remark
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.layout import Layout, LayoutChoice, Picture
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Ground, Nomination, NominationEvent
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.printout import PrintedNumber, PrintedText, Printout
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import Rulebook, RuleChange, Ruling
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import Criterion, Gate, GateMark, Grade, Level, ScoringGroup, ScoringPlan
from thiduadesk.domain.seal import Seal
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.wording import WordingChange
from thiduadesk.domain.year import Year

T = TypeVar("T")
Value = str | int | None
Row = Mapping[str, Value]

TABLES: Mapping[type, str] = {
    Cluster: "cluster",
    WordingChange: "wording_change",
    Unit: "unit",
    UnitName: "unit_name",
    Membership: "membership",
    Rulebook: "rulebook",
    Year: "year",
    Person: "person",
    Movement: "movement",
    Activity: "activity",
    Participation: "participation",
    Pledge: "pledge",
    PledgeTarget: "pledge_target",
    Registration: "registration",
    Achievement: "achievement",
    Evidence: "evidence",
    ScoringPlan: "scoring_plan",
    ScoringGroup: "scoring_group",
    Criterion: "criterion",
    Level: "level",
    Grade: "grade",
    Gate: "gate",
    GateMark: "gate_mark",
    Score: "score",
    Award: "award",
    Nomination: "nomination",
    NominationEvent: "nomination_event",
    Ground: "ground",
    Ruling: "ruling",
    RuleChange: "rule_change",
    Case: "case",
    Initiative: "initiative",
    Headcount: "headcount",
    Conference: "conference",
    AgendaItem: "agenda_item",
    Delegate: "delegate",
    Remark: "remark",
    BallotRound: "ballot_round",
    Count: "count",
    Milestone: "milestone",
    Completion: "completion",
    Certificate: "certificate",
    Picture: "picture",
    Layout: "layout",
    LayoutChoice: "layout_choice",
    PaperNumber: "paper_number",
    PrintedText: "printed_text",
    Printout: "printout",
    PrintedNumber: "printed_number",
    Seal: "seal",
}
"""Every record and its table, parents before children."""

RECORDS: Mapping[str, type] = {table: record for record, table in TABLES.items()}


@dataclass(frozen=True, slots=True)
class Mapper(Generic[T]):
    """How one kind of record is stored."""

    record: type[T]
    table: str
    columns: tuple[str, ...]
    defaults: Row
    """What the columns hold that an image of an older schema does not know."""
    _read: tuple[Callable[[Any], Any] | None, ...]
    select: str
    upsert: str

    def to_row(self, record: T) -> tuple[Value, ...]:
        """The values of the columns, in their order."""
        return tuple(_plain(getattr(record, column)) for column in self.columns)

    def from_row(self, row: tuple[Value, ...]) -> T:
        """The record of a row selected with `select`."""
        read = {
            column: value if reader is None or value is None else reader(value)
            for column, reader, value in zip(self.columns, self._read, row, strict=True)
        }
        return self.record(**read)


_MAPPERS: dict[type, Mapper[Any]] = {}


def mapper(record: type[T]) -> Mapper[T]:
    """The mapper of a record class; raises KeyError for a class that is not stored."""
    if record not in _MAPPERS:
        _MAPPERS[record] = _mapper(record)
    return _MAPPERS[record]


def _mapper(record: type[T]) -> Mapper[T]:
    table = TABLES[record]
    hints = get_type_hints(record)
    columns = tuple(field.name for field in fields(record))  # type: ignore[arg-type]  # every stored class is a dataclass
    quoted = ", ".join(f'"{column}"' for column in columns)
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != "id")
    marks = ", ".join("?" * len(columns))
    return Mapper(
        record=record,
        table=table,
        columns=columns,
        defaults={
            field.name: _plain(field.default)
            for field in fields(record)  # type: ignore[arg-type]  # as above
            if field.default is not MISSING
        },
        _read=tuple(_reader(hints[column]) for column in columns),
        select=f'SELECT {quoted} FROM "{table}"',
        upsert=f'INSERT INTO "{table}" ({quoted}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {updates}',
    )


def _plain(value: Any) -> Value:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return str(value)  # an enumeration's member becomes its plain term
    raise TypeError(f"cannot store {type(value).__name__}")


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    kinds = set(get_args(hint)) - {types.NoneType} if isinstance(hint, types.UnionType) else {hint}
    (kind,) = kinds
    if kind is date:
        return date.fromisoformat
    if kind is bool:
        return bool
    if kind in (str, int):
        return None
    raise TypeError(f"cannot store {kind}")
