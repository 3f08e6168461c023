"""Movements of the year, and how evenly the units answered them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.activity import Activity
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.unit import covers
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementLine:
    """One movement; `achievements` are those tied to it this year, `units` how many units have one."""

    id: str
    name: str
    launcher: str
    kind: str
    since: date | None
    until: date | None
    achievements: int
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One unit (its id): how many of its achievements are tied to each movement, and to none."""

    id: str
    unit: str
    counts: tuple[int, ...]
    untied: int


def movements_of(records: Records, year: int) -> list[Movement]:
    """The movements running in the year, in the order they were entered."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [item for item in records.all(Movement) if covers(item.since, item.until, first, last)]


def movement_lines(records: Records, year: int) -> tuple[MovementLine, ...]:
    """The movements of the year with how much came of them."""
    achievements = records.all(Achievement, year=year)
    return tuple(
        MovementLine(
            id=item.id,
            name=item.name,
            launcher=item.launcher,
            kind=item.kind,
            since=item.since,
            until=item.until,
            achievements=sum(one.movement_id == item.id for one in achievements),
            units=len({one.unit_id for one in achievements if one.movement_id == item.id}),
        )
        for item in movements_of(records, year)
    )


def coverage_lines(records: Records, year: int) -> tuple[CoverageLine, ...]:
    """Unit × movement, in protocol order: the gaps are what the yearly report complains of."""
    names = unit_names(records, year)
    counted = Counter((item.unit_id, item.movement_id) for item in records.all(Achievement, year=year))
    movements = movements_of(records, year)
    return tuple(
        CoverageLine(
            id=unit,
            unit=names.get(unit, ""),
            counts=tuple(counted[unit, movement.id] for movement in movements),
            untied=counted[unit, None],
        )
        for unit in memberships(records, year)
    )


def activities_of(records: Records, year: int) -> tuple[Activity, ...]:
    """The joint activities of the year, by the day they were planned, unplanned last."""
    return tuple(
        sorted(
            records.all(Activity, year=year),
            key=lambda item: (item.planned_on is None, item.planned_on or date.min, item.id),
        )
    )
