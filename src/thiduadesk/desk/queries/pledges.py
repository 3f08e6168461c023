"""Pledges as lists and forms show them: one line for each unit of the year, signed or not."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """One row of the list of pledges; its id is the unit's. `reported` counts targets with a result."""

    id: str
    position: int | None
    unit: str
    signed: bool
    signed_on: date | None
    signer: str
    targets: int
    reported: int
    titles: str


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
    titles: dict[str, list[str]] = {}
    for registration in records.all(Registration, year=year):
        titles.setdefault(registration.unit_id, []).append(_brief(registration))
    order = memberships(records, year)
    units = [*order, *(unit for unit in {**pledges, **titles} if unit not in order)]
    lines = []
    for unit in units:
        pledge = pledges.get(unit)
        own = targets.get(pledge.id, []) if pledge else []
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
                titles="; ".join(dict.fromkeys(titles.get(unit, ()))),
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


def _brief(registration: Registration) -> str:
    return registration.title if registration.quantity is None else f"{registration.title} ({registration.quantity})"
