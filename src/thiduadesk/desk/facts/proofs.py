"""One certificate by one layout, to look at while the layout is made: the page, and how each text fits its box."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from thiduadesk.documents.certificates import CertificateBatch, Pressing, compose_certificates
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text stands in its box: so many lines at a size in points; no lines where it does not fit at all."""

    lines: int
    size: float


@dataclass(frozen=True, slots=True)
class Proof:
    """A page as PDF, without the texts that do not fit, and the fit of every text the certificate has, by field."""

    page: bytes
    fits: Mapping[str, Fit]


def sample_certificate(form: str) -> CertificateFacts:
    """A certificate with something in every field, of the length such texts usually have."""
    return CertificateFacts(
        form=form or CertificateForm.CERTIFICATE,
        giver="Cụm thi đua số II",
        label="Bà",
        recipient="Nguyễn Thị Minh Nguyệt",
        person=True,
        office="Chuyên viên, Trường Trung cấp Luật Buôn Ma Thuột",
        content="Đã có thành tích xuất sắc trong phong trào thi đua «Ngành Tư pháp chung sức góp phần xây dựng "
        "nông thôn mới» năm 2018",
        decision_no="12/QĐ-CTĐII",
        decided_on=date(2018, 12, 14),
        number=3,
        place="Hà Nội",
        issued_on=date(2018, 12, 14),
        year=2018,
        signer="Phạm Quốc Khánh",
        signer_office="TM. Cụm thi đua số II",
    )


def proof_of(facts: CertificateFacts, pressing: Pressing, wording: Wording) -> Proof:
    """The page of one certificate as it would be printed, in the cluster's words."""
    # reportlab takes long to import; only who looks at a layout waits for it.
    from thiduadesk.documents.render.fitting import fits
    from thiduadesk.documents.render.sheets import render_sheets

    sheets = compose_certificates(CertificateBatch([facts], {facts.form: pressing}), wording)
    (page,) = sheets.pages
    found, kept = {}, []
    for stamp in page.stamps:
        fit = fits(stamp)
        found[stamp.box.name] = Fit(len(fit.lines), fit.size) if fit else Fit(0, stamp.box.floor)
        if fit:
            kept.append(stamp)
    shown = replace(sheets, pages=(replace(page, stamps=tuple(kept)),))
    return Proof(render_sheets(shown), found)
