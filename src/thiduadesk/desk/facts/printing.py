"""From a kind of paper and a year to the composed paper: the one door for the command line and the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from thiduadesk.desk.facts.certificates import gather_certificates
from thiduadesk.desk.facts.meetings import (
    gather_agenda,
    gather_ballots,
    gather_invitations,
    gather_meeting,
    gather_roll,
    gather_rounds,
)
from thiduadesk.desk.facts.scores import gather_ranking, gather_score_sheets
from thiduadesk.desk.queries.units import spelt_out
from thiduadesk.desk.queries.years import need_year
from thiduadesk.documents.catalogue import BY_KIND, KINDS, Kind
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import CertificateFacts, RankingFacts, ScoreSheetFacts
from thiduadesk.documents.tree import Paper
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
    """The paper as a tree; `subject` names a conference, the recipient or unit of certificates, the unit of a sheet.

    A conference or one of its ballot rounds may be named by its id as well. Raises `NotFound` when the year holds
    nothing to print.
    """
    need_year(records, year)
    wording = common_pack().wording
    return COMPOSERS[kind](_GATHERERS[kind](records, year, subject, wording), wording)


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


def _score_sheets(records: Records, year: int, subject: str, _: Wording) -> tuple[ScoreSheetFacts, ...]:
    sheets = tuple(sheet for sheet in gather_score_sheets(records, year) if sheet.groups or sheet.strays)
    if not sheets:
        raise NotFound(N_("Năm {year} chưa có bảng tiêu chí và điểm nào."), year=year)
    if not subject:
        return sheets
    wanted = fold(spelt_out(records, year, subject))
    chosen = tuple(sheet for sheet in sheets if fold(sheet.unit) == wanted)
    if not chosen:
        raise NotFound(N_("Năm {year} không có bảng chấm điểm nào của «{name}»."), year=year, name=subject)
    return chosen


def _ranking(records: Records, year: int, _: str, wording: Wording) -> RankingFacts:
    _score_sheets(records, year, "", wording)  # refuses a year nobody has given points in
    return gather_ranking(records, year)


def _of_a_meeting(
    gather: Callable[[Records, int, str], object],
) -> Callable[[Records, int, str, Wording], object]:
    """A paper of a conference, whose facts need no wording."""
    return lambda records, year, subject, _: gather(records, year, subject)


_GATHERERS: Mapping[str, Callable[[Records, int, str, Wording], object]] = {
    "bang-diem": _score_sheets,
    "tong-hop-diem": _ranking,
    "bien-ban": _of_a_meeting(gather_meeting),
    "giay-moi": _of_a_meeting(gather_invitations),
    "chuong-trinh": _of_a_meeting(gather_agenda),
    "dai-bieu": _of_a_meeting(gather_roll),
    "phieu-bau": _of_a_meeting(gather_ballots),
    "kiem-phieu": _of_a_meeting(gather_rounds),
    "giay-chung-nhan": _certificates,
}
