"""Nominations in protocol order, with the trail of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.award import Award
from thiduadesk.domain.nomination import Nomination, NominationEvent
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationLine:
    """One row of the list of nominations."""

    id: str
    position: int | None
    unit: str
    person: str
    title: str
    reason: str
    status: str
    verdict: str


def nomination_lines(
    records: Records, year: int, verdicts: Mapping[str, str] = MappingProxyType({})
) -> tuple[NominationLine, ...]:
    """The nominations of the year: by their own order, then the units' protocol order; `verdicts` by their ids."""
    units = unit_names(records, year)
    people = person_names(records)
    return tuple(
        NominationLine(
            id=item.id,
            position=item.position,
            unit=units.get(item.unit_id, ""),
            person=people.get(item.person_id or "", ""),
            title=item.title,
            reason=item.reason,
            status=item.status,
            verdict=verdicts.get(item.id, ""),
        )
        for item in in_protocol_order(records, year)
    )


def in_protocol_order(records: Records, year: int) -> list[Nomination]:
    """The nominations of the year as lists and ballots print them."""
    places = {unit: place for place, unit in enumerate(memberships(records, year))}
    return sorted(
        records.all(Nomination, year=year),
        key=lambda item: (
            item.position is None,
            item.position or 0,
            places.get(item.unit_id, len(places)),
            item.person_id is not None,
            item.id,
        ),
    )


def ruling_reasons(records: Records) -> dict[str, str]:
    """Why the secretary let a nomination stand, whatever its records say: the reasons by its id, joined by «; »."""
    reasons: dict[str, list[str]] = {}
    for ruling in records.all(Ruling):
        if ruling.met:
            reasons.setdefault(ruling.nomination_id, []).append(ruling.reason)
    return {nomination: "; ".join(told) for nomination, told in reasons.items()}


def trail(records: Records, nomination_id: str) -> tuple[NominationEvent, ...]:
    """What became of a nomination, oldest first."""
    return tuple(records.all(NominationEvent, nomination_id=nomination_id))


def known_titles(records: Records) -> tuple[str, ...]:
    """Every title the file speaks of, for suggestions, the most used first."""

    counted = Counter(item.title for item in records.all(Nomination))
    counted.update(item.title for item in records.all(Registration))
    counted.update(item.title for item in records.all(Award))
    return tuple(title for title, _ in counted.most_common())
