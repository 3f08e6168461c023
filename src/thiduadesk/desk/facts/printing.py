"""From a kind of paper and a year to the composed paper: the one door for the command line and the window."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from thiduadesk.desk.facts.certificates import gather_certificate_book, gather_certificates
from thiduadesk.desk.facts.handovers import gather_handover
from thiduadesk.desk.facts.inspections import gather_inspections
from thiduadesk.desk.facts.launch import gather_plan, gather_pledge, gather_registrations
from thiduadesk.desk.facts.meetings import (
    gather_agenda,
    gather_ballots,
    gather_invitations,
    gather_meeting,
    gather_roll,
    gather_rounds,
    is_held,
)
from thiduadesk.desk.facts.paper_numbers import noted_numbers, with_numbers
from thiduadesk.desk.facts.reminders import gather_reminders
from thiduadesk.desk.facts.reports import gather_half_report, gather_report
from thiduadesk.desk.facts.scores import gather_ranking, gather_score_sheets
from thiduadesk.desk.facts.submissions import gather_submission
from thiduadesk.desk.facts.wording import is_sealed, wording_for
from thiduadesk.desk.queries.layouts import year_pressings
from thiduadesk.desk.queries.units import spelt_out
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.desk.queries.years import cluster_key, need_year
from thiduadesk.documents.catalogue import BY_KIND, CERTIFICATES, KINDS, NUMBERED, Kind
from thiduadesk.documents.certificates import CertificateBatch
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import RankingFacts, ScoreSheetFacts
from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.documents.tree import Document, Origin, Paper, Sheets
from thiduadesk.documents.year_facts import HandoverFacts, InspectionFacts
from thiduadesk.domain.errors import NotFound, Problem, Trouble
from thiduadesk.domain.ids import is_id
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records

T = TypeVar("T")


class NoFormat(Trouble):
    """A format a kind of paper is not written in."""


def need_kind(kind: str, ending: str) -> Kind:
    """The kind of paper, when it can be written as `ending`; raises `NotFound` or `NoFormat`."""
    found = BY_KIND.get(kind)
    if found is None:
        raise NotFound(N_("Không có loại văn bản «{kind}». Xem danh sách bằng lệnh papers."), kind=kind)
    if ending not in found.formats:
        formats = ", ".join(f".{one}" for one in found.formats)
        raise NoFormat(N_("Văn bản này không có dạng .{ending}; có: {formats}."), ending=ending, formats=formats)
    return found


def compose_paper(
    records: Records,
    kind: str,
    year: int,
    subject: str = "",
    *,
    day: date | None = None,
    wording: Wording | None = None,
    by_hand: bool | None = None,
) -> Paper:
    """The paper as a tree; `subject` names a conference, the recipient or unit of certificates, the unit of a sheet.

    A conference, one of its ballot rounds, a certificate or a unit given one may be named by its id as well, and
    certificates of one form by that. What is late is told as of `day`, the last of the year where none is given. A
    `wording` given is tried on: it speaks in place of the cluster's, and even of what a conference was sealed with.
    `by_hand` leaves number and day to the pen or prints them, whatever is noted. Raises `NotFound` when the year holds
    nothing to print.
    """
    own = wording or wording_of(records)
    as_of = _as_of(kind, year, day)
    facts = _gathered(records, kind, year, subject, own, as_of)
    numbers = noted_numbers(records, kind, year, facts)
    if by_hand is not None:
        numbers = tuple(replace(item, by_hand=by_hand) for item in numbers)
    paper = COMPOSERS[kind](with_numbers(facts, numbers), wording or wording_for(facts, own))
    if not isinstance(paper, Document):
        return paper
    return replace(paper, origin=Origin(kind, year, subject, as_of, cluster_key(records)))


def keeps_its_words(records: Records, kind: str, year: int, subject: str = "") -> bool:
    """Whether the paper says for good what it was sealed with: no sentence worded anew reaches it."""
    return kind not in _DATED and is_sealed(_gathered(records, kind, year, subject, wording_of(records), None))


def _as_of(kind: str, year: int, day: date | None = None) -> date | None:
    """The day a paper that tells what is late tells it of; None for the others."""
    return (day or date(year, 12, 31)) if kind in _DATED else None


def _gathered(records: Records, kind: str, year: int, subject: str, wording: Wording, as_of: date | None) -> object:
    """The facts of a paper; raises `NotFound` where there is nothing to tell."""
    need_year(records, year)
    if kind != CERTIFICATES and is_id(subject) and not is_held(records, year, subject):
        raise NotFound(N_("Hội nghị hay vòng bỏ phiếu của văn bản này không còn trong dữ liệu năm {year}."), year=year)
    if as_of is not None:
        return _DATED[kind](records, year, subject, as_of)
    return _GATHERERS[kind](records, year, subject, wording)


def printed_numbers(
    records: Records, kind: str, year: int, subject: str = "", *, day: date | None = None
) -> tuple[PaperNumber, ...]:
    """The numbers that stand on the paper `compose_paper` gives for the same question; raises what that raises."""
    if kind not in NUMBERED:
        return ()
    facts = _gathered(records, kind, year, subject, wording_of(records), _as_of(kind, year, day))
    return tuple(item for item in noted_numbers(records, kind, year, facts) if item.on_paper)


def booked_numbers(records: Records, kind: str, year: int, subject: str = "") -> tuple[int, ...]:
    """The numbers in the book that stand on the certificates `compose_paper` gives; none for another kind."""
    if kind != CERTIFICATES:
        return ()
    certificates = gather_certificates(records, year, wording_of(records), subject)
    return tuple(facts.number for facts in certificates if facts.number is not None)


def render_sound(
    paper: Paper, profile: PrinterProfile = STRAIGHT, step: Callable[[int, int], object] = lambda done, total: None
) -> tuple[bytes, Paper, tuple[Problem, ...]]:
    """The paper as PDF and as a tree, without the certificates that cannot be printed, and what is wrong with those.

    Only certificates are put right for a printer, and tell `step` how many of how many are done, which may raise to
    stop: those are many and must stand exactly. Raises `DoesNotFit` when none is left, and what `render_as` raises.
    Reads nothing, so it may run beside the window.
    """
    if not isinstance(paper, Sheets):
        return render_as(paper, "pdf"), paper, ()
    from thiduadesk.documents.render import sheets

    return sheets.render_sound(paper, profile, step)


def render_as(paper: Paper, ending: str) -> bytes:
    """The paper as a file of that ending; reads nothing, so it may run beside the window."""
    if ending == "txt":
        from thiduadesk.documents.render.text import render_text

        return render_text(paper).encode()
    # reportlab and python-docx take long to import; only who prints waits for them.
    if ending == "pdf":
        from thiduadesk.documents.render.pdf import render_pdf

        return render_pdf(paper)
    if isinstance(paper, Sheets):
        paper = paper.listing()
    assert isinstance(paper, Document)  # the catalogue has no other format for slips
    if ending == "docx":
        from thiduadesk.documents.render.docx import render_docx

        return render_docx(paper)
    from thiduadesk.documents.render.xlsx import render_xlsx

    return render_xlsx(paper)


def _certificates(records: Records, year: int, subject: str, wording: Wording) -> CertificateBatch:
    facts = gather_certificates(records, year, wording, subject)
    if not facts and subject:
        raise NotFound(N_("Năm {year} không có giấy chứng nhận nào cho «{name}»."), year=year, name=subject)
    if not facts:
        raise NotFound(N_("Năm {year} chưa có giấy chứng nhận nào."), year=year)
    return CertificateBatch(facts, year_pressings(records, year))


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


def _inspections(records: Records, year: int, subject: str, wording: Wording) -> tuple[InspectionFacts, ...]:
    return gather_inspections(records, year, _score_sheets(records, year, subject, wording))


def _ranking(records: Records, year: int, _: str, wording: Wording) -> RankingFacts:
    _score_sheets(records, year, "", wording)  # refuses a year nobody has given points in
    return gather_ranking(records, year)


def _handover(records: Records, year: int, wording: Wording) -> HandoverFacts:
    """The handover with every kind of paper the year has something for; certificates are in other hands by then."""
    kinds = (kind for kind in KINDS if kind.kind not in ("ban-giao", CERTIFICATES))
    return gather_handover(records, year, [kind for kind in kinds if _exists(records, kind.kind, year, wording)])


def _exists(records: Records, kind: str, year: int, wording: Wording) -> bool:
    try:
        _gathered(records, kind, year, "", wording, _as_of(kind, year))
    except NotFound:
        return False
    return True


def _of_all(gather: Callable[[Records, int, T], object]) -> Callable[[Records, int, str, T], object]:
    """A paper about the whole cluster: asked for one name alone, it says so rather than print all the others."""

    def gathered(records: Records, year: int, subject: str, given: T) -> object:
        if subject:
            raise NotFound(N_("Văn bản này lập chung cho cả cụm, không in riêng cho «{name}»."), name=subject)
        return gather(records, year, given)

    return gathered


def _of_a_meeting(
    gather: Callable[[Records, int, str], object],
) -> Callable[[Records, int, str, Wording], object]:
    """A paper of a conference, whose facts need no wording."""
    return lambda records, year, subject, _: gather(records, year, subject)


_DATED: Mapping[str, Callable[[Records, int, str, date], object]] = {
    "bao-cao": _of_all(gather_report),
    "so-ket": _of_all(gather_half_report),
    "don-doc": gather_reminders,
}
"""The papers that tell what is late as of a day."""

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
    "giao-uoc": _of_all(gather_pledge),
    "dang-ky": _of_all(gather_registrations),
    "ke-hoach": _of_all(gather_plan),
    "kiem-tra-cheo": _inspections,
    "to-trinh": _of_all(gather_submission),
    "trich-ngang": _of_all(gather_submission),
    "so-cap": _of_all(gather_certificate_book),
    "ban-giao": _of_all(_handover),
}
