"""What one does with certificates: enter them, say of many at once what they share, give them their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.queries.certificates import not_in_book
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.desk.steps import step
from thiduadesk.domain.certificate import NUMBER_TAKEN, Certificate, CertificateForm
from thiduadesk.domain.errors import NotFound, Problem
from thiduadesk.domain.nomination import DECIDED, Nomination
from thiduadesk.domain.printout import BOOK, PrintedNumber
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work

_SHARED = ("decision_no", "decided_on", "issued_on", "place", "signer", "signer_office")


@step(N_("Lưu giấy chứng nhận, giấy khen"))
def save_certificate(work: Work, certificate: Certificate) -> None:
    """Put a certificate; raises `RuleBroken`, also for a number another of the year has."""
    refuse(_clashes(work, certificate))
    put_checked(work, certificate)


@step(N_("Xóa giấy chứng nhận, giấy khen"))
def remove_certificate(work: Work, certificate: Certificate) -> None:
    """Take a certificate out. One for a nomination that stands passed is kept as not to be given: it would be offered
    again. Taking that out offers it again.
    """
    nomination = work.get(Nomination, certificate.nomination_id)
    if nomination is not None and nomination.status in DECIDED and certificate.given:
        work.put(replace(certificate, form=CertificateForm.NONE, number=None))
    else:
        work.drop(certificate)


@step(N_("Điền số quyết định, ngày, người ký cho nhiều giấy"))
def fill_certificates(work: Work, source: Certificate, others: Sequence[Certificate], *, over: bool) -> None:
    """Let others say what `source` says of the decision, day, place and signer, `over` what they said or where empty.

    Raises `NotFound` where the source says nothing of these.
    """
    said = {name: value for name in _SHARED if (value := getattr(source, name))}
    if not said:
        raise NotFound(N_("Giấy đang mở chưa ghi số quyết định, ngày, địa danh hay người ký để điền theo."))
    for item in others:
        told = {name: value for name, value in said.items() if over or not getattr(item, name)}
        if told:
            put_checked(work, replace(item, **told))


@step(N_("Vào sổ số giấy chứng nhận, giấy khen năm {year}"))
def enter_in_book(work: Work, year: int) -> None:
    """Give every certificate without a number the next one after the last of the year, in protocol order.

    Those offered for the nominations that were passed are entered with their numbers. A number that went out on a
    certificate is not given again, even where that certificate is taken out or has another by now; whoever replaces a
    spoilt one types it. Raises `NotFound` when there is none to enter.
    """
    waiting = not_in_book(work, year, wording_of(work))
    if not waiting:
        raise NotFound(N_("Năm {year} không có giấy nào chưa vào sổ."), year=year)
    held = (item.number or 0 for item in work.all(Certificate, year=year))
    went_out = (item.number for item in work.all(PrintedNumber, type=BOOK, series_year=year))
    last = max(chain(held, went_out), default=0)
    put_checked(work, *(replace(item, number=number) for number, item in enumerate(waiting, start=last + 1)))


def _clashes(work: Work, certificate: Certificate) -> Iterator[Problem]:
    if certificate.number is not None and any(
        item.id != certificate.id for item in work.all(Certificate, year=certificate.year, number=certificate.number)
    ):
        yield Problem("number", NUMBER_TAKEN)
    nomination = work.get(Nomination, certificate.nomination_id)
    for field in ("unit_id", "person_id") if nomination else ():
        if getattr(nomination, field) != getattr(certificate, field):
            yield Problem(field, N_("Giấy này cấp theo đề nghị, nên người nhận là của đề nghị ấy."))
