"""The certificates of a year: those entered, and one for every nomination that was passed and has none yet."""

from collections.abc import Iterator

from thiduadesk.desk.queries.grounds import grounds_of
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.units import memberships
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import DECIDED, Nomination
from thiduadesk.domain.person import Person
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


def certificates_of(records: Records, year: int, wording: Wording) -> tuple[Certificate, ...]:
    """Those entered, by book number and then as they were entered; then those offered, which are in no table yet.

    Nominations marked as not to be given a paper are among them: ask `given`.
    """
    entered = sorted(
        records.all(Certificate, year=year), key=lambda item: (item.number is None, item.number or 0, item.id)
    )
    return (*entered, *offered(records, year, wording))


def need_certificate(records: Records, year: int, key: str, wording: Wording) -> Certificate:
    """A certificate entered or offered, by its id; raises `NotFound`."""
    found = next((item for item in certificates_of(records, year, wording) if item.id == key), None)
    if found is None:
        raise NotFound(N_("Bản ghi này không còn trong tệp."))
    return found


def offered(records: Records, year: int, wording: Wording) -> Iterator[Certificate]:
    """One for every nomination passed without a certificate, in protocol order; each has the nomination's id."""
    # Earlier versions kept no link, but entered them under the nomination's id.
    known = {item.nomination_id or item.id for item in records.all(Certificate)}
    for item in in_protocol_order(records, year):
        if item.status in DECIDED and item.id not in known:
            yield Certificate(
                id=item.id,
                year=year,
                unit_id=item.unit_id,
                person_id=item.person_id,
                nomination_id=item.id,
                content=_merits(records, item, wording),
            )


def not_in_book(records: Records, year: int, wording: Wording) -> list[Certificate]:
    """The certificates to be given that have no number: those for nominations last, in the order of these.

    The others go by unit, each before its people.
    """
    places = {unit: place for place, unit in enumerate(memberships(records, year))}
    people = {person.id: person.unit_id for person in records.all(Person)}
    nominated = {item.id: place for place, item in enumerate(in_protocol_order(records, year))}

    def place(item: Certificate) -> tuple[bool, int, bool]:
        if item.nomination_id in nominated:
            return True, nominated[item.nomination_id], False
        unit = item.unit_id or people.get(item.person_id or "", "")
        return False, places.get(unit, len(places)), item.person_id is not None

    waiting = (item for item in certificates_of(records, year, wording) if item.given and item.number is None)
    return sorted(waiting, key=place)  # what stands at the same place keeps its order


def _merits(records: Records, nomination: Nomination, wording: Wording) -> str:
    """What an office writes of the achievements a nomination rests on; empty where it names none."""
    grounds = [records.need(Achievement, key) for key in grounds_of(records, nomination.id)]
    if not grounds:
        return ""
    movements = {item.movement_id for item in grounds}
    movement = records.get(Movement, movements.pop()) if len(movements) == 1 else None
    if movement is not None:
        return wording.say("certificate.merit_movement", movement=movement.name, year=nomination.year)
    merits = "; ".join(item.content for item in grounds)
    return wording.say("certificate.merits", merits=merits, year=nomination.year)
