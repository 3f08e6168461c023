"""Gathers what units owe as of a day: milestones overdue, then what the file shows to be missing."""

from collections.abc import Iterator, Mapping
from datetime import date

from thiduadesk.desk.facts.letterheads import gather_posts, gather_sent_letterhead, gather_signer
from thiduadesk.desk.queries.achievements import evidence_texts
from thiduadesk.desk.queries.milestones import progress_lines
from thiduadesk.desk.queries.pledges import RegistrationStanding, pledge_lines
from thiduadesk.desk.queries.scoring import score_sheets
from thiduadesk.desk.queries.units import members_of_units, memberships, roles, unit_names
from thiduadesk.documents.year_facts import MissingFacts, OverdueFacts, ReminderFacts
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.records import Records

_SPOKEN_OF = {"pledge": "giao uoc", "registration": "dang ky", "points": "cham diem"}
"""What is missing is not told twice where a milestone overdue speaks of it, in these words."""


def gather_reminders(records: Records, year: int, subject: str, day: date) -> tuple[ReminderFacts, ...]:
    """A letter for each unit that owes something, or for the unit named; raises `NotFound` where there is none.

    The unit that heads the cluster signs the letters, so it gets none.
    """
    names = unit_names(records, year)
    overdue = _overdue(records, year, day)
    missing = _missing(records, year, members_of_units(records, year))
    wanted = fold(subject)
    short_names = {unit.id: unit.short_name for unit in records.all(Unit)}
    for unit, items in missing.items():
        told = " ".join(fold(item.name) for item in overdue.get(unit, ()))
        missing[unit] = [item for item in items if _SPOKEN_OF.get(item.what, "\n") not in told]
    posts = roles(records, year)
    others = (unit for unit in memberships(records, year) if posts.get(unit) != UnitRole.HEAD)
    late = [unit for unit in others if overdue.get(unit) or missing.get(unit)]
    chosen = [unit for unit in late if not wanted or wanted in (fold(names.get(unit, "")), fold(short_names[unit]))]
    if not chosen and subject:
        raise NotFound(N_("Năm {year} không có việc nào phải đôn đốc «{name}»."), year=year, name=subject)
    if not chosen:
        raise NotFound(N_("Năm {year} không có đơn vị nào phải đôn đốc."), year=year)
    letterhead, signer = gather_sent_letterhead(records), gather_signer(records, year)
    head, _ = gather_posts(records, year)
    return tuple(
        ReminderFacts(
            letterhead=letterhead,
            signer=signer,
            year=year,
            day=day,
            unit=names.get(unit, ""),
            head=head,
            overdue=tuple(overdue.get(unit, ())),
            missing=tuple(missing.get(unit, ())),
        )
        for unit in chosen
    )


def _overdue(records: Records, year: int, day: date) -> dict[str, list[OverdueFacts]]:
    """The milestones each unit has not met, by the unit's id."""
    found: dict[str, list[OverdueFacts]] = {}
    for line in progress_lines(records, year):
        for cell in line.cells:
            if cell and cell.done_on is None and cell.days_late(day):
                item = OverdueFacts(name=cell.milestone.name, due=cell.milestone.due, days=cell.days_late(day))
                found.setdefault(line.id, []).append(item)
    return found


def _missing(records: Records, year: int, members: Mapping[str, str]) -> dict[str, list[MissingFacts]]:
    """What others have handed in already and what is begun but not whole, by the member's id."""
    found: dict[str, list[MissingFacts]] = {}
    for unit, item in (*_promises(records, year), *_points(records, year), *_evidence(records, year)):
        found.setdefault(members.get(unit, unit), []).append(item)
    return found


def _promises(records: Records, year: int) -> Iterator[tuple[str, MissingFacts]]:
    lines = pledge_lines(records, year)
    unsigned = [line.id for line in lines if not line.signed]
    unregistered = [line.id for line in lines if line.standing == RegistrationStanding.MISSING]
    for what, units in (("pledge", unsigned), ("registration", unregistered)):
        if len(units) < len(lines):
            yield from ((unit, MissingFacts(what=what)) for unit in units)


def _points(records: Records, year: int) -> Iterator[tuple[str, MissingFacts]]:
    for sheet in score_sheets(records, year):
        own = sheet.sums.self_score
        if own.given and own.missing:
            yield sheet.unit_id, MissingFacts(what="points", count=own.missing)


def _evidence(records: Records, year: int) -> Iterator[tuple[str, MissingFacts]]:
    proven = evidence_texts(records)
    for item in records.all(Achievement, year=year):
        if item.id not in proven:
            yield item.unit_id, MissingFacts(what="evidence", name=item.content)
