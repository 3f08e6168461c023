"""Pledges as lists and forms show them: one line for each unit of the year, signed or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.i18n.dates import parse_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.rules.shelf import RuleSet
from thiduadesk.store.records import Records

SHOWN_TITLES = ("co-chinh-phu", "co-nganh", "tap-the-ldxs", "cstd-nganh", "cstd-co-so", "ldtt")
"""The titles, by their ids in the packs, that have a column of their own in the list of pledges."""

REGISTRATION_DEADLINE = "registration-deadline"
"""The cluster's setting (in its pack) by when titles are registered."""


class RegistrationStanding(StrEnum):
    """How a unit stands with registering titles."""

    IN_TIME = N_("đúng hạn")
    LATE = N_("nộp chậm")
    MADE = N_("đã đăng ký")
    MISSING = N_("chưa đăng ký")


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """One row of the list of pledges; its id is the unit's. `reported` counts targets with a result.

    `registered` says for how many a unit registered each title, by the title's id. `days_late` counts from the
    cluster's day for registering, None while either day is unknown.
    """

    id: str
    position: int | None
    unit: str
    signed: bool
    signed_on: date | None
    signer: str
    targets: int
    reported: int
    registered: Mapping[str, int]
    standing: str
    days_late: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeCard:
    """The pledge of one unit (its id) in one year, as its form shows it; empty before it is signed."""

    id: str
    year: int
    unit: str
    signed_on: date | None = None
    signer: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.unit


def pledge_lines(records: Records, year: int) -> tuple[PledgeLine, ...]:
    """The units of the year in protocol order, each with what it pledged and registered."""
    names = unit_names(records, year)
    pledges = {pledge.unit_id: pledge for pledge in records.all(Pledge, year=year)}
    targets: dict[str, list[PledgeTarget]] = {}
    for target in records.all(PledgeTarget):
        targets.setdefault(target.pledge_id, []).append(target)
    rules = RulesOfYear(records, year).common
    due = _due(rules.setting(REGISTRATION_DEADLINE), year)
    registrations: dict[str, list[Registration]] = {}
    for registration in records.all(Registration, year=year):
        registrations.setdefault(registration.unit_id, []).append(registration)
    order = memberships(records, year)
    units = [*order, *(unit for unit in {**pledges, **registrations} if unit not in order)]
    lines = []
    for unit in units:
        pledge = pledges.get(unit)
        own = targets.get(pledge.id, []) if pledge else []
        titles = _Titles(registrations.get(unit, []), rules)
        late = titles.days_late(due)
        lines.append(
            PledgeLine(
                id=unit,
                position=order[unit].position if unit in order else None,
                unit=names.get(unit, ""),
                signed=bool(pledge and pledge.signed_on),
                signed_on=pledge.signed_on if pledge else None,
                signer=pledge.signer if pledge else "",
                targets=len(own),
                reported=sum(1 for target in own if target.achieved),
                registered=titles.counted,
                standing=_standing(titles, late),
                days_late=late,
            )
        )
    return tuple(lines)


def pledge_card(records: Records, unit_id: str, year: int) -> PledgeCard:
    """One unit's pledge for its form, empty when it has none."""
    pledge = records.one(Pledge, year=year, unit_id=unit_id)
    name = unit_names(records, year).get(unit_id, "")
    if pledge is None:
        return PledgeCard(id=unit_id, year=year, unit=name)
    return PledgeCard(
        id=unit_id, year=year, unit=name, signed_on=pledge.signed_on, signer=pledge.signer, note=pledge.note
    )


def pledge_targets(records: Records, unit_id: str, year: int) -> tuple[PledgeTarget, ...]:
    """The targets of one unit's pledge, in their order."""
    pledge = records.one(Pledge, year=year, unit_id=unit_id)
    if pledge is None:
        return ()
    return tuple(sorted(records.all(PledgeTarget, pledge_id=pledge.id), key=lambda target: target.position))


def registrations_of(records: Records, unit_id: str, year: int) -> tuple[Registration, ...]:
    """The titles a unit and its people registered for the year, in the order they were entered."""
    return tuple(records.all(Registration, year=year, unit_id=unit_id))


class _Titles:
    """What one unit and its people registered."""

    def __init__(self, registrations: Sequence[Registration], rules: RuleSet) -> None:
        self.counted: dict[str, int] = {}
        for item in registrations:
            title = rules.title_named(item.title)
            if title is not None:
                self.counted[title.id] = self.counted.get(title.id, 0) + (item.quantity or 1)
        self.any = bool(registrations)
        self._days = [item.registered_on for item in registrations]

    def days_late(self, due: date | None) -> int | None:
        """How long after `due` the last registration came; None while a day is unknown."""
        known = [day for day in self._days if day]
        if due is None or not known or len(known) < len(self._days):
            return None
        return max((max(known) - due).days, 0)


def _standing(titles: _Titles, late: int | None) -> str:
    if not titles.any:
        return RegistrationStanding.MISSING
    if late is None:
        return RegistrationStanding.MADE
    return RegistrationStanding.LATE if late else RegistrationStanding.IN_TIME


def _due(text: str, year: int) -> date | None:
    """«25/3» in the year; None when nothing that can be read is set."""
    try:
        return parse_date(f"{text}/{year}") if text else None
    except Unreadable:
        return None
