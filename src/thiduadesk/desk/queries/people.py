"""People of the units, in the order of a register: by given name."""

from dataclasses import dataclass

from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.person import Person
from thiduadesk.i18n.vietnamese import name_key
from thiduadesk.store.records import Records


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
    """(id, name) of the people of a unit, or of all, sorted by given name."""
    people = records.all(Person) if unit_id is None else records.all(Person, unit_id=unit_id)
    people.sort(key=lambda person: name_key(person.sort_name or person.name))
    return tuple((person.id, person.name) for person in people)
