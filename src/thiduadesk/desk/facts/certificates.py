"""Gathers the certificates of a year: those entered, else one for every nomination that was passed."""

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.facts.letterheads import gather_signer
from thiduadesk.desk.queries.certificates import certificates_of
from thiduadesk.desk.queries.units import roles, unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.year_facts import CertificateBookFacts
from thiduadesk.domain.certificate import Certificate, CertificateForm
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


def gather_certificates(records: Records, year: int, wording: Wording) -> tuple[CertificateFacts, ...]:
    """The facts of every certificate of the year, by book number, then as entered."""
    gathered = _Gathered(records, year, wording)
    return tuple(gathered.facts(item) for item in certificates_of(records, year))


def gather_certificate_book(records: Records, year: int, wording: Wording) -> CertificateBookFacts:
    """What was entered in the book; raises `NotFound` while nothing was."""
    if not records.all(Certificate, year=year):
        raise NotFound(N_("Năm {year} chưa cấp giấy nào."), year=year)
    return CertificateBookFacts(
        letterhead=gather_letterhead(records),
        signer=gather_signer(records, year),
        year=year,
        certificates=gather_certificates(records, year, wording),
    )


class _Gathered:
    """The names a batch of certificates needs, read once."""

    def __init__(self, records: Records, year: int, wording: Wording) -> None:
        self._year = year
        self._wording = wording
        self._cluster = the_cluster(records)
        self._units = unit_names(records, year)
        self._people = {person.id: person for person in records.all(Person)}
        head = next((unit for unit, role in roles(records, year).items() if role == UnitRole.HEAD), None)
        self._head = records.get(Unit, head)

    def facts(self, item: Certificate) -> CertificateFacts:
        person = self._people.get(item.person_id or "")
        unit = self._units.get(item.unit_id or (person.unit_id if person else ""), "")
        office = ", ".join(part for part in (person.office, unit) if part) if person else ""
        giver = self._cluster.name if self._cluster else ""
        return CertificateFacts(
            form=item.form or CertificateForm.CERTIFICATE,
            giver=giver,
            label=self._label(item, person),
            recipient=item.recipient or (person.name if person else unit),
            person=person is not None,
            office=office,
            unit=unit,
            content=item.content,
            decision_no=item.decision_no,
            number=item.number,
            place=self._cluster.place if self._cluster else "",
            issued_on=item.issued_on,
            year=self._year,
            signer=item.signer or (self._head.chief if self._head else ""),
            signer_office=item.signer_office or self._wording.say("scores.signed_head", issuer=giver),
        )

    def _label(self, item: Certificate, person: Person | None) -> str:
        if person is None:
            return "" if item.recipient else self._wording.say("certificate.collective")
        return person_label(person, self._wording)


def person_label(person: Person, wording: Wording) -> str:
    """What stands before a person's name, «Ông» or «Bà»; empty while the gender is unknown."""
    return {"nam": wording.say("certificate.man"), "nu": wording.say("certificate.woman")}.get(fold(person.gender), "")
