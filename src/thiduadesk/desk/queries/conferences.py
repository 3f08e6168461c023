"""Conferences as lists and forms show them: who came, what was on the agenda, what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.units import memberships
from thiduadesk.domain.conference import CHOOSING, AgendaItem, Attendance, Conference, Delegate, DelegateRole, Remark
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.turnout import Quorum, Turnout, quorum
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceLine:
    """One row of the list of conferences; `amends` says that it is the supplementary record of another."""

    id: str
    held_on: date
    title: str
    kind: str
    place: str
    state: str
    amends: bool


def conference_lines(records: Records, year: int) -> tuple[ConferenceLine, ...]:
    """The conferences of the year, by date."""
    return tuple(
        ConferenceLine(
            id=item.id,
            held_on=item.held_on,
            title=item.title,
            kind=item.kind,
            place=item.place,
            state=item.state,
            amends=item.amends_id is not None,
        )
        for item in conferences_of(records, year)
    )


def conferences_of(records: Records, year: int) -> list[Conference]:
    """The conferences of the year, by date and hour."""
    return sorted(records.all(Conference, year=year), key=lambda item: (item.held_on, item.opened_at, item.id))


def choosing_conference(records: Records, year: int, until: date = date.max) -> Conference | None:
    """The conference the year's papers are about: the last closing or review meeting, else the last of all.

    One that is still on after `until` has chosen nothing yet.
    """
    found = [
        item
        for item in conferences_of(records, year)
        if item.amends_id is None and (item.ends_on or item.held_on) <= until
    ]
    return next(iter(reversed([item for item in found if item.kind in CHOOSING] or found)), None)


def delegates_of(records: Records, conference_id: str) -> tuple[Delegate, ...]:
    """The delegates in the order of the list."""
    return tuple(sorted(records.all(Delegate, conference_id=conference_id), key=lambda item: (item.position, item.id)))


def agenda_of(records: Records, conference_id: str) -> tuple[AgendaItem, ...]:
    """What is to be done, in its order."""
    found = records.all(AgendaItem, conference_id=conference_id)
    return tuple(sorted(found, key=lambda item: (item.position, item.id)))


def remarks_of(records: Records, conference_id: str) -> tuple[Remark, ...]:
    """What was said, in the order of the meeting."""
    return tuple(sorted(records.all(Remark, conference_id=conference_id), key=lambda item: (item.position, item.id)))


def turnout_of(records: Records, conference: Conference) -> Turnout:
    """Who came, in numbers: as typed, else as the list of delegates counts them.

    Guests are not summoned. A delegate nobody has called yet is neither here nor absent. What only a roll-call can tell
    (who may vote, who wrote) is known once everyone who may vote was called, and not where a number was typed that the
    list does not bear out: then the list holds only some of those who came.
    """
    delegates = delegates_of(records, conference.id)
    invited = [item for item in delegates if item.role != DelegateRole.GUEST]
    called = [item for item in invited if item.attendance]
    here = [item for item in called if item.attendance == Attendance.PRESENT]
    entitled = [item for item in delegates if item.may_vote]
    voters = [item for item in entitled if item.attendance == Attendance.PRESENT]
    complete = conference.present in (None, len(here)) and conference.summoned in (None, len(invited))
    rolled = bool(called) and complete and all(item.attendance for item in entitled)
    members = memberships(records, conference.year)
    units = {item.unit_id for item in voters} & members.keys()
    return Turnout(
        members=len(members) or None,
        summoned=conference.summoned if conference.summoned is not None else len(invited) or None,
        present=conference.present if conference.present is not None else len(here) if called else None,
        entitled=len(entitled) or None if complete else None,
        voters=len(voters) if rolled else None,
        written=sum(item.attendance == Attendance.WRITTEN for item in entitled) if rolled else None,
        units=len(units) if rolled and units else None,
    )


def quorum_of(conference: Conference, turnout: Turnout) -> Quorum:
    """Whether enough came, by the rule the conference names."""
    return quorum(conference.quorum, conference.quorum_base, turnout)


def refuted_counts(records: Records, conference: Conference) -> Iterator[Problem]:
    """Numbers typed smaller than the list itself shows; a list shorter than its number holds only some of them.

    Guests are not summoned.
    """
    invited = [item for item in delegates_of(records, conference.id) if item.role != DelegateRole.GUEST]
    here = sum(item.attendance == Attendance.PRESENT for item in invited)
    if conference.summoned is not None and len(invited) > conference.summoned:
        sentence = N_("Ghi triệu tập {count} đại biểu, mà danh sách có {listed} đại biểu (không kể khách mời).")
        yield Problem("summoned", sentence, {"count": conference.summoned, "listed": len(invited)})
    if conference.present is not None and here > conference.present:
        sentence = N_("Ghi có mặt {count} đại biểu, mà danh sách điểm danh {listed} đại biểu có mặt.")
        yield Problem("present", sentence, {"count": conference.present, "listed": here})
