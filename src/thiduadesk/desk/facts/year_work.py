"""Gathers what units promised and did in a year: the same facts for the pledge, the plan and the reports."""

from thiduadesk.desk.queries.movements import movement_lines, movements_of
from thiduadesk.desk.queries.pledges import pledge_targets
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.documents.year_facts import MovementFacts, TargetFacts
from thiduadesk.store.records import Records


def gather_movements(records: Records, year: int) -> tuple[MovementFacts, ...]:
    """The movements of the year with how much came of them."""
    goals = {movement.id: movement.goal for movement in movements_of(records, year)}
    return tuple(
        MovementFacts(
            name=line.name,
            launcher=line.launcher,
            goal=goals[line.id],
            since=line.since,
            until=line.until,
            achievements=line.achievements,
            units=line.units,
        )
        for line in movement_lines(records, year)
    )


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
