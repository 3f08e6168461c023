"""The certificates of a year: those entered, else one for every nomination that was passed."""

from collections.abc import Iterator

from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.units import memberships
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.nomination import NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.store.records import Records

_GRANTED = (NominationStatus.PASSED, NominationStatus.DECIDED)


def certificates_of(records: Records, year: int) -> tuple[Certificate, ...]:
    """Every certificate of the year, by book number, then in the order they were entered.

    While none was entered, those the nominations that were passed call for; they are in no table yet.
    """
    given = sorted(
        records.all(Certificate, year=year), key=lambda item: (item.number is None, item.number or 0, item.id)
    )
    return tuple(given or _from_nominations(records, year))


def not_in_book(records: Records, year: int) -> list[Certificate]:
    """The certificates of the year without a number: in the order of the nominations, or of the units of those entered.

    Each unit comes before its people.
    """
    if not records.all(Certificate, year=year):
        return list(_from_nominations(records, year))
    places = {unit: place for place, unit in enumerate(memberships(records, year))}
    people = {person.id: person.unit_id for person in records.all(Person)}

    def place(item: Certificate) -> tuple[int, bool]:
        unit = item.unit_id or people.get(item.person_id or "", "")
        return places.get(unit, len(places)), item.person_id is not None

    # What stands at the same place keeps its order.
    return sorted((item for item in certificates_of(records, year) if item.number is None), key=place)


def _from_nominations(records: Records, year: int) -> Iterator[Certificate]:
    for item in in_protocol_order(records, year):
        if item.status in _GRANTED:
            content = ". ".join(part for part in (item.title, item.reason) if part)
            yield Certificate(id=item.id, year=year, unit_id=item.unit_id, person_id=item.person_id, content=content)
