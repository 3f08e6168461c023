"""Gathers the certificates of a year: those entered, and one for every nomination that was passed and has none."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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


class Lack(StrEnum):
    """What a certificate does not say yet; message ids."""

    CONTENT = N_("thành tích")
    DECISION = N_("số quyết định")
    DECIDED_ON = N_("ngày quyết định")
    PLACE = N_("địa danh")
    ISSUED_ON = N_("ngày cấp")
    SIGNER = N_("người ký")
    NUMBER = N_("số vào sổ")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """One certificate as it would be printed; `unit_id` is the recipient's. One `offered` is in no table yet."""

    id: str
    unit_id: str
    given: bool
    offered: bool
    facts: CertificateFacts

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What it does not say yet."""
        facts = self.facts
        said = {
            Lack.CONTENT: facts.content,
            Lack.DECISION: facts.decision_no,
            Lack.DECIDED_ON: facts.decided_on,
            Lack.PLACE: facts.place,
            Lack.ISSUED_ON: facts.issued_on,
            Lack.SIGNER: facts.signer,
            Lack.NUMBER: facts.number,
        }
        return tuple(lack for lack, known in said.items() if not known) if self.given else ()


def certificate_lines(records: Records, year: int, wording: Wording) -> tuple[CertificateLine, ...]:
    """Every certificate of the year, by book number, then as entered, then those offered."""
    gathered = _Gathered(records, year, wording)
    entered = {item.id for item in records.all(Certificate, year=year)}
    return tuple(
        CertificateLine(
            id=item.id,
            unit_id=gathered.unit_id(item),
            given=item.given,
            offered=item.id not in entered,
            facts=gathered.facts(item),
        )
        for item in certificates_of(records, year, wording)
    )


def gather_certificates(
    records: Records, year: int, wording: Wording, subject: str = ""
) -> tuple[CertificateFacts, ...]:
    """The facts of every certificate to be given in the year, or of those for a `subject`.

    That is a form, the id of a certificate or of a unit, else the name of a recipient or of the unit; one that is
    nobody's name as it stands may leave out accents.
    """
    lines = [line for line in certificate_lines(records, year, wording) if line.given]
    if subject:
        lines = next(filter(None, _meant(lines, subject)), [])
    return tuple(line.facts for line in lines)


def gather_certificate_book(records: Records, year: int, wording: Wording) -> CertificateBookFacts:
    """What was entered in the book; raises `NotFound` while nothing was."""
    lines = [line for line in certificate_lines(records, year, wording) if line.given and not line.offered]
    if not lines:
        raise NotFound(N_("Năm {year} chưa cấp giấy nào."), year=year)
    return CertificateBookFacts(
        letterhead=gather_letterhead(records),
        signer=gather_signer(records, year),
        year=year,
        certificates=tuple(line.facts for line in lines),
    )


def _meant(lines: list[CertificateLine], subject: str) -> Iterator[list[CertificateLine]]:
    """Whom a subject may name, the surest reading first."""
    yield [line for line in lines if subject in (line.facts.form, line.id, line.unit_id)]
    yield [line for line in lines if subject in (line.facts.recipient, line.facts.unit)]
    wanted = fold(subject)
    yield [line for line in lines if wanted in (fold(line.facts.recipient), fold(line.facts.unit))]


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

    def unit_id(self, item: Certificate) -> str:
        """The unit certificates go to, the recipient's own."""
        person = self._people.get(item.person_id or "")
        return item.unit_id or (person.unit_id if person else "")

    def facts(self, item: Certificate) -> CertificateFacts:
        """What a certificate says."""
        person = self._people.get(item.person_id or "")
        unit = self._units.get(self.unit_id(item), "")
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
            decided_on=item.decided_on,
            number=item.number,
            place=item.place or (self._cluster.place if self._cluster else ""),
            issued_on=item.issued_on,
            year=self._year,
            signer=item.signer or (self._head.chief if self._head else ""),
            signer_office=item.signer_office or self._wording.say("scores.signed_head", issuer=giver.upper()),
        )

    def _label(self, item: Certificate, person: Person | None) -> str:
        if person is None:
            return "" if item.recipient else self._wording.say("certificate.collective")
        return person_label(person, self._wording)


def person_label(person: Person, wording: Wording) -> str:
    """What stands before a person's name, «Ông» or «Bà»; empty while the gender is unknown."""
    return {"nam": wording.say("certificate.man"), "nu": wording.say("certificate.woman")}.get(fold(person.gender), "")
