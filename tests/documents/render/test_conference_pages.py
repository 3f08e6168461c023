"""The papers of the conference day as printed: ballots between their cuts, room to sign, pages counted anew."""

from dataclasses import replace
from itertools import pairwise, product

import pytest

from tests.documents.render.printed import Box, Page, fonts_of, read_pages
from tests.documents.sample_facts import CONFERENCE, CONVENING, LETTERHEAD, MINISTRY_FLAG, ballot, candidate
from thiduadesk.documents.ballot_papers import compose_ballot_papers
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.convening_facts import InviteeFacts
from thiduadesk.documents.facts import AgendaFacts, ConferenceFacts, DelegateFacts
from thiduadesk.documents.render.fitting import DoesNotFit
from thiduadesk.documents.render.pdf import page_count, render_pdf
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_UNITS = (
    "Trường Đại học Luật Hà Nội",
    "Trường Trung cấp Luật Buôn Ma Thuột",
    "Báo Pháp luật Việt Nam",
    "Trung tâm Lý lịch tư pháp quốc gia",
    "Tạp chí Dân chủ và Pháp luật",
)


def _printed(kind: str, facts: object) -> list[Page]:
    return read_pages(render_pdf(COMPOSERS[kind](facts, _WORDING)))


def _ballots(count: int, per_sheet: int | None = None, voters: int = 28) -> list[Page]:
    names = (f"{_UNITS[place % 5]}" for place in range(count))
    one = replace(ballot(MINISTRY_FLAG, *(candidate(name, 9) for name in names)), per_sheet=per_sheet)
    facts = replace(CONFERENCE, summoned=voters, rounds=(one,))
    return read_pages(render_pdf(compose_ballot_papers(facts, _WORDING)))


def _cuts(page: Page) -> tuple[list[float], list[float]]:
    """Where the page is cut upright and level, read off the strokes that begin at its edges."""
    upright = {round(line.middle, 1) for line in page.lines if line.top < 5}
    level = {round((line.top + line.bottom) / 2, 1) for line in page.lines if line.left < 5}
    return sorted(upright), sorted(level)


def _cells(page: Page) -> list[Box]:
    upright, level = _cuts(page)
    columns, rows = [0, *upright, page.width], [0, *level, page.height]
    return [
        Box(left, top, right, bottom) for (top, bottom), (left, right) in product(pairwise(rows), pairwise(columns))
    ]


@pytest.mark.parametrize(
    ("per_sheet", "count", "cuts"),
    [
        (8, 2, ([105.0], [74.2, 148.5, 222.8])),
        (4, 5, ([105.0], [148.5])),
        (2, 9, ([148.5], [])),
        (1, 20, ([], [])),
    ],
)
def test_ballots_are_of_one_size_with_everything_between_the_cuts(
    per_sheet: int, count: int, cuts: tuple[list[float], list[float]]
) -> None:
    page = _ballots(count, per_sheet)[0]
    for found, wanted in zip(_cuts(page), cuts, strict=True):
        assert found == pytest.approx(wanted, abs=0.15)
    cells = _cells(page)
    assert len(cells) == per_sheet
    table = [line for line in page.lines if not _is_mark(line, page)]
    for box in (*page.texts, *table):
        assert sum(_inside(box, cell, 6.5) for cell in cells) == 1, box
    for cell in cells:
        assert [box.text for box in page.texts if _inside(box, cell, 0)].count("PHIẾU BÌNH XÉT") == 1


def _is_mark(line: Box, page: Page) -> bool:
    """Whether a line is a cut mark: it lies on a cut."""
    upright, level = _cuts(page)
    on_upright = line.width < 1 and any(abs(line.middle - cut) < 0.5 for cut in upright)
    return on_upright or (
        line.bottom - line.top < 1 and any(abs((line.top + line.bottom) / 2 - cut) < 0.5 for cut in level)
    )


def _inside(box: Box, cell: Box, margin: float) -> bool:
    return (
        cell.left + margin <= box.left
        and box.right <= cell.right - margin
        and cell.top + margin <= box.top
        and box.bottom <= cell.bottom - margin
    )


def test_cuts_that_meet_are_crossed() -> None:
    page = _ballots(3, 4)[0]
    across = [
        line for line in page.lines if abs(line.middle - 105) < 0.5 and abs((line.top + line.bottom) / 2 - 148.5) < 0.5
    ]
    assert sorted(round(line.width) for line in across) == [0, 6]


@pytest.mark.parametrize(("voters", "per_sheet"), [(28, 4), (28, 2), (5, 8), (200, 4)])
def test_exactly_as_many_are_printed_as_are_needed(voters: int, per_sheet: int) -> None:
    printed = voters + max(2, -(-voters // 10))
    pages = _ballots(2, per_sheet, voters)
    assert [page.text.count("PHIẾU BÌNH XÉT") for page in pages] == [
        *([per_sheet] * (printed // per_sheet)),
        *([printed % per_sheet] if printed % per_sheet else []),
    ]


def test_each_round_begins_a_page_of_its_own() -> None:
    many = ballot("Bằng khen", *(candidate(f"Viện {place}", 9) for place in range(12)))
    pages = _printed("phieu-bau", replace(CONFERENCE, rounds=(*CONFERENCE.rounds, many)))
    assert [(round(page.width), round(page.height)) for page in pages] == [(210, 297)] * 16 + [(297, 210)] * 16
    assert all(("Chính phủ" in page.text) is (8 <= place < 16) for place, page in enumerate(pages))


def test_the_ballots_of_many_voters_are_written_once() -> None:
    few, many = (
        render_pdf(COMPOSERS["phieu-bau"](replace(CONFERENCE, summoned=voters), _WORDING)) for voters in (28, 2000)
    )
    assert page_count(many) == 1100
    assert len(many) - len(few) < 1084 * 1000


def test_a_name_no_ballot_can_hold_is_told() -> None:
    facts = replace(CONFERENCE, rounds=(ballot("Cờ", candidate("ViệnKhoahọcpháplý" * 6, 9)),))
    with pytest.raises(DoesNotFit, match="đề nghị tặng Cờ năm 2018"):
        render_pdf(COMPOSERS["phieu-bau"](facts, _WORDING))


def _delegates(count: int) -> ConferenceFacts:
    people = (
        DelegateFacts(name=f"Lê Minh {place}", office="Giảng viên chính", organisation=_UNITS[place % 5])
        for place in range(count)
    )
    guest = DelegateFacts(name="Trần Văn Khách", role="khách mời")
    return replace(CONFERENCE, delegates=(guest, *people))


@pytest.mark.parametrize("count", [1, 12, 13, 14, 28, 60])
def test_there_is_room_to_sign_and_the_secretary_signs_below_the_last(count: int) -> None:
    pages = _printed("dai-bieu", _delegates(count))
    for page in pages:
        level = sorted({line.top for line in page.lines if line.width > 100})
        numbers = [box for box in page.texts if box.text.isdigit() and box.left < 45]
        for number in numbers:
            above = max(y for y in level if y <= number.top)
            below = min(y for y in level if y >= number.bottom - 0.5)
            assert below - above >= 9
        assert max(line.left for line in page.lines) < 283
        for head in ("STT", "Ký tên", "Ghi chú"):  # on every page, each on one line
            page.find(head)
    last = pages[-1]
    assert last.find(f"Lê Minh {count - 1}").bottom < last.find("THƯ KÝ").top
    assert last.find("Đỗ Thu Trang").top - last.find("THƯ KÝ").bottom > 20


def test_guests_stand_first_under_their_own_heading() -> None:
    page = _printed("dai-bieu", _delegates(3))[0]
    order = ("KHÁCH MỜI", "Trần Văn Khách", "Lê Minh 0", "Lê Minh 1", "Lê Minh 2")
    tops = [page.find(words).top for words in order]
    assert tops == sorted(tops)
    assert "KHÁCH MỜI" not in _printed("dai-bieu", replace(CONFERENCE, delegates=CONFERENCE.delegates[1:]))[0].text


def test_every_invitation_is_a_paper_of_its_own() -> None:
    pages = _printed("giay-moi", CONVENING)
    assert len(pages) == len(CONVENING.invitees)
    for page, invitee in zip(pages, CONVENING.invitees, strict=True):
        assert invitee.organisation.split()[0] in page.text
        assert not [box for box in page.texts if box.top > 277]  # no page is the second of its invitation
        assert page.find("Nơi nhận:").top == pytest.approx(page.find("TM. CỤM THI ĐUA SỐ II").top, abs=3)


def test_an_invitation_that_goes_over_counts_its_own_pages() -> None:
    meeting = replace(CONFERENCE, title=f"{CONFERENCE.title} và " * 12)
    pages = _printed("giay-moi", replace(CONVENING, conference=meeting))
    numbers = ["".join(box.text for box in page.texts if box.top > 277) for page in pages]
    assert numbers == ["", "2"] * len(CONVENING.invitees)


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_the_agenda_is_signed_with_its_last_line(count: int) -> None:
    agenda = tuple(AgendaFacts(content=f"Việc thứ {place}") for place in range(count))
    last = _printed("chuong-trinh", replace(CONVENING, conference=replace(CONFERENCE, agenda=agenda)))[-1]
    assert last.find(f"Việc thứ {count - 1}").bottom < last.find("CỤM TRƯỞNG").top


@pytest.mark.parametrize("kind", ["giay-moi", "chuong-trinh", "dai-bieu"])
def test_pages_keep_the_margins_of_the_decree(kind: str) -> None:
    facts = CONFERENCE if kind == "dai-bieu" else CONVENING
    for page in _printed(kind, facts):
        boxes = [*page.texts, *page.lines]
        assert min(box.left for box in boxes) >= 29.5
        assert max(box.right for box in boxes) <= page.width - 14.5
        assert min(box.top for box in boxes) >= 20
        assert max(box.bottom for box in boxes if not box.text.isdigit()) <= page.height - 20


@pytest.mark.parametrize("kind", ["giay-moi", "chuong-trinh", "dai-bieu", "phieu-bau"])
def test_only_our_fonts_are_used_and_pages_are_counted(kind: str) -> None:
    facts = CONVENING if kind in ("giay-moi", "chuong-trinh") else CONFERENCE
    data = render_pdf(COMPOSERS[kind](facts, _WORDING))
    assert all("Liberation" in font for font in fonts_of(data))
    assert page_count(data) == len(read_pages(data))


def test_what_is_unknown_before_a_meeting_is_left_to_the_pen() -> None:
    bare = ConferenceFacts(
        letterhead=LETTERHEAD,
        year=2018,
        title="Hội nghị tổng kết",
        held_on=CONFERENCE.held_on,
        agenda=CONFERENCE.agenda,
    )
    facts = replace(
        CONVENING, letterhead=replace(LETTERHEAD, symbol=""), conference=bare, signer=replace(CONVENING.signer, name="")
    )
    facts = replace(facts, invitees=(InviteeFacts(organisation="Học viện Tư pháp"),))
    for kind in ("giay-moi", "chuong-trinh"):
        said = _printed(kind, facts)[0].text
        assert "None" not in said
        assert "…… giờ …… phút, ngày 14 tháng 12 năm 2018" in said
        assert "………………………, ngày …… tháng" in said
