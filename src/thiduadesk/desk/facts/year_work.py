"""Gathers what units promised and did in a year: the same facts for the pledge, the plan and the reports."""

from collections.abc import Sequence
from datetime import date

from thiduadesk.desk.queries.milestones import milestones_of, progress_lines
from thiduadesk.desk.queries.movements import activities_of, movements_of
from thiduadesk.desk.queries.pledges import pledge_targets
from thiduadesk.desk.queries.units import members_of_units, memberships, unit_names
from thiduadesk.documents.year_facts import ActivityFacts, LateFacts, MilestoneFacts, MovementFacts, TargetFacts
from thiduadesk.domain.achievement import Achievement
from thiduadesk.store.records import Records


def gather_movements(records: Records, year: int, achieved: Sequence[Achievement] = ()) -> tuple[MovementFacts, ...]:
    """The movements of the year, with how much of what was `achieved` came of them and in how many member units."""
    members = members_of_units(records, year)
    found = []
    for movement in movements_of(records, year):
        own = [item for item in achieved if item.movement_id == movement.id]
        found.append(
            MovementFacts(
                name=movement.name,
                launcher=movement.launcher,
                goal=movement.goal,
                since=movement.since,
                until=movement.until,
                achievements=len(own),
                units=len({members[item.unit_id] for item in own if item.unit_id in members}),
            )
        )
    return tuple(found)


def gather_targets(records: Records, year: int) -> tuple[TargetFacts, ...]:
    """The targets of all units, in protocol order."""
    names = unit_names(records, year)
    return tuple(
        TargetFacts(
            unit=names.get(unit, ""),
            name=target.name,
            measure=target.measure,
            planned=target.planned,
            achieved=target.achieved,
        )
        for unit in memberships(records, year)
        for target in pledge_targets(records, unit, year)
    )


def gather_activities(records: Records, year: int, until: date | None = None) -> tuple[ActivityFacts, ...]:
    """The activities of the year, by the day they were planned; up to a day only those done or due by then."""
    found = (
        ActivityFacts(
            content=item.content,
            kind=item.kind,
            planned_on=item.planned_on,
            done_on=item.done_on if until is None else _by(item.done_on, until),
            result=item.result if until is None or _by(item.done_on, until) else "",
        )
        for item in activities_of(records, year)
    )
    return tuple(item for item in found if until is None or item.done_on or _by(item.planned_on, until))


def gather_milestones(records: Records, year: int, until: date) -> tuple[MilestoneFacts, ...]:
    """The milestones due by a day, with the units that were late, or still are."""
    lines = progress_lines(records, year)
    found = []
    for place, item in enumerate(milestones_of(records, year)):
        if item.due > until:
            continue
        cells = [(line.unit, line.cells[place]) for line in lines]
        states = [(unit, cell.done_on) for unit, cell in cells if cell] or [("", item.done_on)]
        found.append(
            MilestoneFacts(
                name=item.name,
                due=item.due,
                expected=sum(cell is not None for _, cell in cells),
                late=tuple(late for unit, done_on in states if (late := _late(unit, item.due, _by(done_on, until)))),
            )
        )
    return tuple(found)


def _late(unit: str, due: date, done_on: date | None) -> LateFacts | None:
    if done_on is None:
        return LateFacts(unit=unit)
    return LateFacts(unit=unit, days=(done_on - due).days) if done_on > due else None


def _by(day: date | None, until: date) -> date | None:
    """A day that has come; one after `until` is not known yet."""
    return day if day and day <= until else None
