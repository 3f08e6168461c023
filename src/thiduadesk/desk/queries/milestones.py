"""The year as a line of milestones, and which unit met which: what is due, what is late and by how many days."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    """One milestone; `expected` and `met` count units, both 0 for one the cluster itself must meet."""

    id: str
    name: str
    due: date
    done_on: date | None
    expected: int
    met: int

    @property
    def done(self) -> bool:
        """Whether nothing is left of it."""
        return self.done_on is not None or (self.expected > 0 and self.met == self.expected)

    def days_late(self, today: date) -> int:
        """How many days an unfinished milestone is late; 0 when it is done or not yet due."""
        return 0 if self.done else max(0, (today - self.due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressCell:
    """One unit against one milestone; `done_on` None while open."""

    milestone: Milestone
    done_on: date | None

    def days_late(self, today: date) -> int:
        """By how many days the unit was, or is, late; 0 when in time or not yet due."""
        return max(0, ((self.done_on or today) - self.milestone.due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressLine:
    """One unit of the year (its id) against all milestones; None where the unit is not expected."""

    id: str
    unit: str
    cells: tuple[ProgressCell | None, ...]


def milestones_of(records: Records, year: int) -> list[Milestone]:
    """The milestones of the year, by the day they are due."""
    return sorted(records.all(Milestone, year=year), key=lambda item: (item.due, item.id))


def milestone_lines(records: Records, year: int) -> tuple[MilestoneLine, ...]:
    """The milestones of the year with how far they are met."""
    done: dict[str, list[Completion]] = {}
    for completion in records.all(Completion):
        done.setdefault(completion.milestone_id, []).append(completion)
    return tuple(
        MilestoneLine(
            id=item.id,
            name=item.name,
            due=item.due,
            done_on=item.done_on,
            expected=len(done.get(item.id, ())),
            met=sum(completion.done_on is not None for completion in done.get(item.id, ())),
        )
        for item in milestones_of(records, year)
    )


def progress_lines(records: Records, year: int) -> tuple[ProgressLine, ...]:
    """Unit × milestone, units in protocol order; only units of whom some milestone is expected."""
    names = unit_names(records, year)
    milestones = milestones_of(records, year)
    done = {(item.milestone_id, item.unit_id): item for item in records.all(Completion)}
    lines = []
    for unit in memberships(records, year):
        found = [done.get((milestone.id, unit)) for milestone in milestones]
        if any(found):
            cells = tuple(
                ProgressCell(milestone=milestone, done_on=item.done_on) if item else None
                for milestone, item in zip(milestones, found, strict=True)
            )
            lines.append(ProgressLine(id=unit, unit=names.get(unit, ""), cells=cells))
    return tuple(lines)
