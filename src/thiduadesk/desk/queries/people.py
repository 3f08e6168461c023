"""People of the units, in the order of a register: by given name."""

from dataclasses import dataclass
from typing import Any

from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.i18n.vietnamese import name_key
from thiduadesk.store.records import Records

_TOLD_OF: tuple[type[Any], ...] = (Registration, Achievement, Award, Nomination, Case, Initiative)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One row of the list of people; `born` is as much of the birthday as is known."""

    id: str
    name: str
    sort_name: str
    gender: str
    born: str
    office: str
    unit_id: str
    unit: str


def person_names(records: Records) -> dict[str, str]:
    """The name of every person."""
    return {person.id: person.name for person in records.all(Person)}


def person_lines(records: Records, year: int, unit_id: str | None = None) -> tuple[PersonLine, ...]:
    """The people of one unit, or of all, sorted by given name, family name, middle names."""
    names = unit_names(records, year)
    people = records.all(Person) if unit_id is None else records.all(Person, unit_id=unit_id)
    people.sort(key=lambda person: name_key(person.sort_name or person.name))
    return tuple(
        PersonLine(
            id=person.id,
            name=person.name,
            sort_name=person.sort_name or person.name,
            gender=person.gender,
            born=person.born,
            office=person.office,
            unit_id=person.unit_id,
            unit=names.get(person.unit_id, ""),
        )
        for person in people
    )


def person_choices(records: Records, unit_id: str | None = None) -> tuple[tuple[str, str], ...]:
    """(id, name) of the people of a unit, or of all, sorted by given name.

    Those who have left the unit are among them while its records tell of them.
    """
    people = (
        records.all(Person) if unit_id is None else [*records.all(Person, unit_id=unit_id), *_gone(records, unit_id)]
    )
    people.sort(key=lambda person: name_key(person.sort_name or person.name))
    return tuple((person.id, person.name) for person in people)


def _gone(records: Records, unit_id: str) -> list[Person]:
    told: dict[str, None] = {}
    for kind in _TOLD_OF:
        told |= {item.person_id: None for item in records.all(kind, unit_id=unit_id) if item.person_id}
    found = (records.get(Person, person) for person in told)
    return [person for person in found if person and person.unit_id != unit_id]
