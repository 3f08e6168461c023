"""Certificates (giấy chứng nhận, giấy khen) the cluster hands out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


class CertificateForm(StrEnum):
    """Loại giấy."""

    CERTIFICATE = N_("giấy chứng nhận")
    COMMENDATION = N_("giấy khen")
    NONE = N_("không cấp")


PRINTED = (CertificateForm.CERTIFICATE, CertificateForm.COMMENDATION)
"""The forms there is paper for; NONE keeps a nomination others give the paper of from being offered again."""

NUMBER_TAKEN = N_("Số này đã vào sổ cho giấy khác.")
"""Why a certificate cannot have its number: another of the year has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Giấy for a unit, a person, or a recipient as typed; `number` is its place in the book (vào sổ số).

    `nomination_id` is the nomination it is given for. What is empty is as the year's: `place` the cluster's, the signer
    the chief of its head unit.
    """

    id: str
    year: int
    unit_id: str | None = None
    person_id: str | None = None
    nomination_id: str | None = None
    recipient: str = ""
    form: str = CertificateForm.CERTIFICATE
    content: str = ""  # thành tích, as printed
    number: int | None = None
    decision_no: str = ""
    decided_on: date | None = None
    issued_on: date | None = None
    place: str = ""
    signer: str = ""
    signer_office: str = ""
    note: str = ""

    @property
    def given(self) -> bool:
        """Whether there is a paper to print."""
        return self.form != CertificateForm.NONE


def check_certificate(certificate: Certificate) -> tuple[Problem, ...]:
    """A recipient is needed; book numbers are counted from 1."""
    problems = []
    if not (certificate.unit_id or certificate.person_id or certificate.recipient):
        problems.append(Problem("recipient", N_("Cần ghi người hoặc tập thể nhận.")))
    if certificate.number is not None and certificate.number < 1:
        problems.append(Problem("number", N_("Số vào sổ đếm từ 1.")))
    return tuple(problems)
