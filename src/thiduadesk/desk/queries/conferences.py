"""Conferences as lists and forms show them: delegates, remarks, ballot rounds with their outcomes."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import CHOOSING, Attendance, Conference, Delegate, Remark
from thiduadesk.domain.errors import Problem
from thiduadesk.rules.tally import Outcome, balance_problems, base_number, outcome
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceLine:
    """One row of the list of conferences."""

    id: str
    held_on: date
    title: str
    kind: str
    place: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One candidate of a round as counted."""

    count: Count
    name: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSheet:
    """One ballot round: its numbers, what does not balance in them, and every candidate's outcome."""

    ballot: BallotRound
    base: int | None
    counts: tuple[CountLine, ...]
    problems: tuple[Problem, ...]

    @property
    def winners(self) -> tuple[CountLine, ...]:
        """The candidates who reached the threshold, as far as it is known."""
        return tuple(line for line in self.counts if line.outcome.passed)


def conference_lines(records: Records, year: int) -> tuple[ConferenceLine, ...]:
    """The conferences of the year, by date."""
    found = sorted(records.all(Conference, year=year), key=lambda item: (item.held_on, item.opened_at, item.id))
    return tuple(
        ConferenceLine(
            id=item.id, held_on=item.held_on, title=item.title, kind=item.kind, place=item.place, state=item.state
        )
        for item in found
    )


def choosing_conference(records: Records, year: int) -> Conference | None:
    """The conference the year's papers are about: the last closing or review meeting, else the last of all."""
    found = sorted(records.all(Conference, year=year), key=lambda item: (item.held_on, item.id))
    return next(iter(reversed([item for item in found if item.kind in CHOOSING] or found)), None)


def delegates_of(records: Records, conference_id: str) -> tuple[Delegate, ...]:
    """The delegates in the order of the list."""
    return tuple(sorted(records.all(Delegate, conference_id=conference_id), key=lambda item: (item.position, item.id)))


def remarks_of(records: Records, conference_id: str) -> tuple[Remark, ...]:
    """What was said, in the order of the meeting."""
    return tuple(sorted(records.all(Remark, conference_id=conference_id), key=lambda item: (item.position, item.id)))


def attendance(records: Records, conference: Conference) -> tuple[int | None, int | None]:
    """How many were summoned and how many came: as typed, else as the list of delegates counts them."""
    delegates = delegates_of(records, conference.id)
    summoned = conference.summoned if conference.summoned is not None else len(delegates) or None
    if conference.present is not None:
        return summoned, conference.present
    marked = [item for item in delegates if item.attendance]
    return summoned, sum(item.attendance == Attendance.PRESENT for item in marked) if marked else None


def round_sheets(records: Records, conference_id: str) -> tuple[RoundSheet, ...]:
    """The ballot rounds of a conference, in their order."""
    conference = records.need(Conference, conference_id)
    units = unit_names(records, conference.year)
    people = person_names(records)
    members = len(memberships(records, conference.year)) or None
    rounds = sorted(records.all(BallotRound, conference_id=conference_id), key=lambda item: (item.position, item.id))
    sheets = []
    for ballot in rounds:
        counts = sorted(records.all(Count, round_id=ballot.id), key=lambda item: (item.position, item.id))
        base = base_number(ballot, conference, members)
        lines = tuple(
            CountLine(count=count, name=candidate_name(count, units, people), outcome=outcome(ballot, count, base))
            for count in counts
        )
        sheets.append(RoundSheet(ballot=ballot, base=base, counts=lines, problems=balance_problems(ballot, counts)))
    return tuple(sheets)


def candidate_name(count: Count, units: dict[str, str], people: dict[str, str]) -> str:
    """Whom a count speaks of: the person, else the unit, else the name as typed."""
    return people.get(count.person_id or "") or units.get(count.unit_id or "") or count.name
