"""From a kind of paper and a year to the composed paper: the one door for the command line and the window."""

from dataclasses import dataclass

from thiduadesk.desk.facts.certificates import gather_certificates
from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.queries.years import need_year
from thiduadesk.documents.catalogue import BY_KIND, KINDS, Kind
from thiduadesk.documents.certificates import compose_certificates, full_page
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.minutes import compose_minutes
from thiduadesk.documents.teller_record import compose_teller_record
from thiduadesk.documents.tree import Paper
from thiduadesk.domain.conference import CHOOSING, Conference
from thiduadesk.domain.errors import NotFound, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


class NotYet(Trouble):
    """A kind of paper, or a format of it, this version does not write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One row of the list of papers; `formats` is empty for a kind this version does not write."""

    id: str
    name: str
    stage: str
    formats: tuple[str, ...]


def paper_lines() -> tuple[PaperLine, ...]:
    """Every kind of paper, in the order of the year."""
    return tuple(PaperLine(id=kind.kind, name=kind.name, stage=kind.stage, formats=kind.formats) for kind in KINDS)


def need_kind(kind: str, ending: str) -> Kind:
    """The kind of paper, when it can be written as `ending`; raises `NotFound` or `NotYet`."""
    found = BY_KIND.get(kind)
    if found is None:
        raise NotFound(N_("Không có loại văn bản «{kind}». Xem danh sách bằng lệnh papers."), kind=kind)
    if not found.formats:
        raise NotYet(N_("{paper}: chưa có trong phiên bản này."), paper=found.name)
    if ending not in found.formats:
        formats = ", ".join(f".{one}" for one in found.formats)
        raise NotYet(N_("Chưa có dạng .{ending} cho văn bản này; hiện có: {formats}."), ending=ending, formats=formats)
    return found


def compose_paper(records: Records, kind: str, year: int, subject: str = "") -> Paper:
    """The paper as a tree; `subject` names a conference, or the recipient or unit certificates are for.

    Raises `NotFound` when the year holds nothing to print.
    """
    need_year(records, year)
    wording = common_pack().wording
    if kind == "giay-chung-nhan":
        return compose_certificates(_certificates(records, year, subject, wording), full_page(), wording)
    compose = {"bien-ban": compose_minutes, "kiem-phieu": compose_teller_record}[kind]
    return compose(gather_conference(records, voting_conference(records, year, subject).id), wording)


def render_as(paper: Paper, ending: str) -> bytes:
    """The paper as a file of that ending; reads nothing, so it may run beside the window."""
    if ending == "txt":
        from thiduadesk.documents.render.text import render_text

        return render_text(paper).encode()
    # reportlab takes long to import; only who prints waits for it.
    from thiduadesk.documents.render.pdf import render_pdf

    return render_pdf(paper)


def _certificates(records: Records, year: int, subject: str, wording: Wording) -> tuple[CertificateFacts, ...]:
    facts = gather_certificates(records, year, wording)
    if not facts:
        raise NotFound(N_("Năm {year} chưa có giấy chứng nhận nào."), year=year)
    if not subject:
        return facts
    wanted = fold(subject)
    chosen = tuple(item for item in facts if wanted in (fold(item.recipient), fold(item.unit)))
    if not chosen:
        raise NotFound(N_("Năm {year} không có giấy chứng nhận nào cho «{name}»."), year=year, name=subject)
    return chosen


def voting_conference(records: Records, year: int, title: str = "") -> Conference:
    """The conference the year's papers are about: the one named, else the last closing or review meeting."""
    found = sorted(records.all(Conference, year=year), key=lambda item: (item.held_on, item.id))
    if title:
        named = [item for item in found if fold(item.title) == fold(title)]
        if not named:
            raise NotFound(N_("Năm {year} không có hội nghị «{title}»."), year=year, title=title)
        return named[-1]
    voting = [item for item in found if item.kind in CHOOSING] or found
    if not voting:
        raise NotFound(N_("Năm {year} chưa có hội nghị nào."), year=year)
    return voting[-1]
