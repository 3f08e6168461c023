"""Papers as printed, measured on the PDF: margins, letterhead, rules, page numbers, fonts, signatures, long names."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.documents.render.printed import Page, fonts_of, read_pages
from tests.documents.sample_facts import CERTIFICATES, CONFERENCE, LETTERHEAD, ballot, candidate
from thiduadesk.documents.certificates import CertificateBatch, compose_certificates
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import CertificateFacts, ConferenceFacts, DelegateFacts, RemarkFacts
from thiduadesk.documents.letterhead import letterhead
from thiduadesk.documents.render.fitting import DoesNotFit
from thiduadesk.documents.render.flow import TooTall
from thiduadesk.documents.render.fonts import MissingGlyph
from thiduadesk.documents.render.pdf import render_pdf
from thiduadesk.documents.tree import Document, PageBreak, Style, text
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_KINDS = ("bien-ban", "kiem-phieu")
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES) + "đ"


def _printed(kind: str, facts: ConferenceFacts = CONFERENCE) -> list[Page]:
    return read_pages(render_pdf(COMPOSERS[kind](facts, _WORDING)))


def _certificates(*facts: CertificateFacts) -> bytes:
    return render_pdf(compose_certificates(CertificateBatch(facts), _WORDING))


def _flowing(*paragraphs: str) -> bytes:
    return render_pdf(Document("Thử", tuple(text(one) for one in paragraphs)))


@pytest.mark.parametrize("kind", _KINDS)
def test_pages_are_a4_with_margins_inside_the_decree(kind: str) -> None:
    pages = _printed(kind)
    for number, page in enumerate(pages, start=1):
        assert (round(page.width), round(page.height)) == (210, 297)
        body = [box for box in (*page.texts, *page.lines) if box.text != str(number)]
        assert min(box.left for box in body) >= 29.5
        assert max(box.right for box in body) <= 195.5
        assert min(box.top for box in body) >= 20
        assert max(box.bottom for box in body) <= 277


def test_letterhead_stands_in_two_centred_columns_with_measured_rules() -> None:
    page = _printed("bien-ban")[0]
    superior, issuer = page.find("BỘ TƯ PHÁP"), page.find("CỤM THI ĐUA SỐ II")
    nation, motto = page.find("CỘNG HÒA XÃ HỘI"), page.find("Độc lập - Tự do")
    assert superior.middle == pytest.approx(issuer.middle, abs=0.5)
    assert nation.middle == pytest.approx(motto.middle, abs=0.5)
    assert superior.right < nation.left
    assert page.line_under(motto).width == pytest.approx(motto.width, abs=1)
    assert page.line_under(issuer).width == pytest.approx(0.4 * issuer.width, abs=1)
    assert page.line_under(issuer).middle == pytest.approx(issuer.middle, abs=0.5)
    assert page.find("Số:").top == pytest.approx(issuer.bottom + 4, abs=3)


def test_number_and_day_stand_on_one_line_however_long_the_issuer() -> None:
    facts = replace(LETTERHEAD, issuer="Trường Trung cấp Luật Buôn Ma Thuột", place="Thành phố Hồ Chí Minh", number=5)
    for dated_on, day in ((date(2018, 12, 14), "ngày 14 tháng 12 năm 2018"), (None, _WORDING.say("date_blank"))):
        head = letterhead(replace(facts, dated_on=dated_on), "BB", _WORDING)
        page = read_pages(render_pdf(Document("", (head,))))[0]
        line = page.find(f"Thành phố Hồ Chí Minh, {day}")
        assert line.bottom == pytest.approx(page.find("Số: 05/BB-CTĐII").bottom, abs=1.5)
        upper, lower = page.find("TRƯỜNG TRUNG CẤP"), page.find("BUÔN MA THUỘT")
        assert min(upper.width, lower.width) > 0.6 * max(upper.width, lower.width)


@pytest.mark.parametrize("held_on", [date(2018, 12, 14), date(2020, 3, 4), date(2020, 3, 5), date(2026, 12, 1)])
def test_page_number_stands_where_the_rule_of_the_day_wants_it(held_on: date) -> None:
    first, *later = _printed("bien-ban", replace(CONFERENCE, held_on=held_on))
    assert "1" not in [box.text for box in first.texts]
    for number, page in enumerate(later, start=2):
        box = next(box for box in page.texts if box.text == str(number))
        if held_on < date(2020, 3, 5):  # TT 01/2011: bottom right
            assert box.right == pytest.approx(195, abs=1)
            assert 277 < box.top < 290
        else:  # NĐ 30/2020: top centre
            assert box.middle == pytest.approx(112.5, abs=1)
            assert 8 < box.top < box.bottom < 20


@pytest.mark.parametrize("kind", [*_KINDS, "giay-chung-nhan"])
def test_only_the_shipped_fonts_are_used_embedded_and_subset(kind: str) -> None:
    facts = CertificateBatch(CERTIFICATES) if kind == "giay-chung-nhan" else CONFERENCE
    data = render_pdf(COMPOSERS[kind](facts, _WORDING))
    assert {name.split("-")[0] for name in fonts_of(data)} == {"LiberationSerif"}
    named = re.findall(rb"/BaseFont\s*/(\S+)", data)
    assert named
    assert all(re.fullmatch(rb"[A-Z]{6}\+LiberationSerif(-\w+)?", name) for name in named)
    assert data.count(b"/FontFile2") >= len(set(named))


@pytest.mark.parametrize("kind", [*_KINDS, "giay-chung-nhan"])
def test_the_same_paper_gives_the_same_bytes_with_title_and_language(kind: str) -> None:
    facts = CertificateBatch(CERTIFICATES) if kind == "giay-chung-nhan" else CONFERENCE
    paper = COMPOSERS[kind](facts, _WORDING)
    data = render_pdf(paper)
    assert data == render_pdf(COMPOSERS[kind](facts, _WORDING))
    assert b"/Lang (vi-VN)" in data
    assert b"anonymous" not in data
    assert paper.title


@pytest.mark.parametrize("letters", [_LETTERS, _LETTERS.upper()], ids=["lower", "upper"])
def test_every_vietnamese_letter_prints_and_can_be_copied(letters: str) -> None:
    assert len(letters) == 73
    for form in ("NFC", "NFD"):
        page = read_pages(_flowing(unicodedata.normalize(form, " ".join(letters))))[0]
        assert "".join(page.text.split()) == letters
    page = read_pages(_certificates(replace(CERTIFICATES[0], content=letters)))[0]
    assert letters in page.text


def test_signs_of_markup_print_as_they_are() -> None:
    said = "A & B < C > D &amp; <b>không đậm</b>"
    facts = replace(CONFERENCE, remarks=(RemarkFacts(kind="kết luận", content=said),))
    assert said in _printed("bien-ban", facts)[-1].text.replace("\r\n", " ")
    assert said in read_pages(_certificates(replace(CERTIFICATES[0], content=said)))[0].text


def test_a_letter_the_fonts_lack_is_named_and_never_a_box() -> None:
    with pytest.raises(MissingGlyph, match=r"«🏆» \(U\+1F3C6\).*«Giỏi 🏆»"):
        _flowing("Giỏi 🏆")
    with pytest.raises(DoesNotFit, match=r"U\+6F22"):
        _certificates(replace(CERTIFICATES[0], recipient="漢"))


def test_a_draft_is_marked_on_every_page() -> None:
    pages = _printed("bien-ban", replace(CONFERENCE, final=False))
    assert len(pages) > 1
    assert all("BẢN NHÁP" in page.text for page in pages)


def test_a_page_break_begins_a_page() -> None:
    pages = read_pages(render_pdf(Document("Thử", (text("một"), PageBreak(), text("hai")))))
    assert [page.text.split()[-1] for page in pages] == ["một", "hai"]


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("lines", [*range(30), 120])
def test_signatures_never_stand_alone(kind: str, lines: int) -> None:
    # The room above the ending grows line by line through more than a page, so it meets the foot at every height.
    filling = tuple(RemarkFacts(kind="thảo luận", content="Ý kiến.") for _ in range(lines))
    conclusion = RemarkFacts(kind="kết luận", content="Hội nghị giao các đơn vị thực hiện. " * 12)
    facts = replace(CONFERENCE, rounds=CONFERENCE.rounds[:1], remarks=(*filling, conclusion))
    if kind == "kiem-phieu":
        candidates = [candidate(f"Đơn vị số {number}", 28) for number in range(1, lines + 2)]
        facts = replace(CONFERENCE, rounds=(ballot("Bằng khen", *candidates),))
    last = _printed(kind, facts)[-1]
    signed = last.find("CHỦ TRÌ")
    above = {round(box.bottom) for box in last.texts if 20 < box.bottom < signed.top}
    assert len(above) >= 2
    assert last.find("Phạm Quốc Khánh").top > signed.bottom


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("rows", [*range(1, 24), 60])
def test_signatures_never_stand_alone_after_a_table(kind: str, rows: int) -> None:
    # Without a rule nobody has passed yet, so no sentence follows the table.
    candidates = [replace(candidate(f"Đơn vị số {number}", 28), passed=None) for number in range(1, rows + 1)]
    facts = replace(CONFERENCE, remarks=(), rounds=(ballot("Bằng khen", *candidates),))
    last = _printed(kind, facts)[-1]
    signed = last.find("CHỦ TRÌ")
    above = {round(box.bottom) for box in last.texts if 20 < box.bottom < signed.top}
    assert len(above) >= 2
    assert f"Đơn vị số {rows}" in last.text


@pytest.mark.parametrize("count", [1, 5, 9, 15, 60])
def test_a_counting_board_of_any_size_signs(count: int) -> None:
    board = tuple(DelegateFacts(name=f"Người thứ {number}", role="ban kiểm phiếu") for number in range(1, count + 1))
    printed = _printed("kiem-phieu", replace(CONFERENCE, delegates=board))
    words = "".join(page.text for page in printed)
    assert words.count(f"Người thứ {count}") == 2
    assert all(box.bottom < 277 for page in printed for box in page.texts if box.text.startswith("Người thứ"))


def test_a_last_paragraph_of_several_pages_flows_and_keeps_two_lines_for_the_signatures() -> None:
    conclusion = RemarkFacts(kind="kết luận", content="Hội nghị giao các đơn vị thực hiện. " * 300)
    pages = _printed("bien-ban", replace(CONFERENCE, remarks=(conclusion,)))
    assert len(pages) >= 4
    assert "giao các đơn vị" in pages[-1].text
    assert "THƯ KÝ" in pages[-1].text


@pytest.mark.parametrize("lines", range(30))
def test_a_heading_never_stands_at_the_foot_of_a_page(lines: int) -> None:
    filling = tuple(RemarkFacts(kind="báo cáo", content="Nội dung.") for _ in range(lines))
    for page in _printed("bien-ban", replace(CONFERENCE, remarks=(*filling, *CONFERENCE.remarks)))[:-1]:
        body = [box for box in page.texts if box.top < 277]
        lowest = max(body, key=lambda box: box.bottom)
        assert not re.match(r"[IVX]+\. |\d\. |NỘI DUNG", lowest.text), lowest


@pytest.mark.parametrize("lines", range(30))
def test_a_heading_takes_two_lines_of_its_paragraph_and_no_more_to_the_next_page(lines: int) -> None:
    heads = (text("I. BÁO CÁO", style=Style.SECTION), text("1. Kết quả", style=Style.SUBSECTION))
    filling = [text("Nội dung.") for _ in range(lines)]
    after = [text(" ".join(f"từ{number}" for number in range(600)))]
    first, *more = read_pages(render_pdf(Document("Thử", (*filling, *heads, *after))))
    lowest = max(box.bottom for box in first.texts)
    if "I. BÁO CÁO" in first.text:
        assert first.find("1. Kết quả").bottom < lowest
        assert sum("từ" in box.text for box in first.texts) >= 2
        assert lowest > 265  # the page is full, save for a line
    else:
        assert lowest > 277 - 4 * 9  # no room for both headings and two lines
        assert "I. BÁO CÁO" in more[0].text


def test_a_short_paragraph_stays_whole_with_its_heading() -> None:
    lead = text("Ban kiểm phiếu gồm:", style=Style.LEAD)
    for lines in range(40):
        filling = [text("Nội dung.") for _ in range(lines)]
        listed = [text(f"- Người thứ {number};", style=Style.LIST) for number in range(3)]
        for page in read_pages(render_pdf(Document("Thử", (*filling, lead, *listed)))):
            assert ("gồm:" in page.text) == ("thứ 0" in page.text)


def test_a_long_table_repeats_its_head_and_never_splits_a_row() -> None:
    names = [
        f"Trường Trung cấp Luật rất xa và tên rất dài ở nhiều nơi khác nhau số {number:03}" for number in range(1, 81)
    ]
    facts = replace(CONFERENCE, rounds=(ballot("Bằng khen", *(candidate(name, 28) for name in names)),))
    pages = [page for page in _printed("bien-ban", facts) if "Trường Trung cấp Luật rất xa" in page.text]
    assert len(pages) > 2
    tabled = [page for page in pages if "28/28 phiếu" in page.text]
    assert all("Số phiếu đồng ý" in page.text for page in tabled)
    for page in tabled:
        assert page.text.count("Trường Trung cấp") >= page.text.count("28/28 phiếu")


@pytest.mark.parametrize("name", ["Trường " + "rất dài " * 37, "X" * 300])
def test_a_name_of_three_hundred_letters_stays_inside_the_page(name: str) -> None:
    facts = replace(
        CONFERENCE,
        letterhead=replace(LETTERHEAD, issuer=name),
        title=name,
        rounds=(ballot("Cờ thi đua", candidate(name, 27)),),
    )
    for kind in _KINDS:
        for page in _printed(kind, facts):
            assert all(box.left > 29 and box.right < 196 for box in page.texts), page.texts


def test_a_row_taller_than_a_page_is_refused_in_plain_words() -> None:
    facts = replace(CONFERENCE, rounds=(ballot("Cờ thi đua", candidate("rất dài " * 1000, 27)),))
    with pytest.raises(TooTall, match=r"Dòng «rất dài rất dài .*…» trong bảng"):
        _printed("bien-ban", facts)


def test_a_name_taller_than_a_page_is_refused_in_plain_words() -> None:
    with pytest.raises(TooTall, match="tên đơn vị"):
        _printed("bien-ban", replace(CONFERENCE, letterhead=replace(LETTERHEAD, issuer="rất dài " * 1000)))


def test_every_certificate_has_a_page_of_its_own_inside_its_frame() -> None:
    pages = read_pages(_certificates(*CERTIFICATES, *CERTIFICATES))
    assert len(pages) == 4
    for page in pages:
        assert (round(page.width), round(page.height)) == (297, 210)
        for box in page.texts:
            assert box.left > 11.5
            assert box.right < 285.5
            assert box.top > 11.5
            assert box.bottom < 198.5
        motto = page.find("Độc lập - Tự do")
        assert page.line_under(motto).width == pytest.approx(motto.width, abs=1)


def test_what_stands_on_every_certificate_of_a_form_is_written_once() -> None:
    few, many = _certificates(*CERTIFICATES), _certificates(*(CERTIFICATES * 50))
    assert few.count(b"/Subtype /Form") == many.count(b"/Subtype /Form") == 2


def test_long_texts_shrink_and_stay_in_their_boxes() -> None:
    long = replace(
        CERTIFICATES[0],
        recipient="Nhân dân và cán bộ xã Hòa Thắng, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk và các đơn vị kết nghĩa",
        office="Trung tâm Lý lịch tư pháp quốc gia, " * 4,
        content="Đã có thành tích xuất sắc trong phong trào thi đua xây dựng nông thôn mới. " * 4,
    )
    page = read_pages(_certificates(long))[0]
    below = page.find("Hà Nội, ngày")
    content = [box for box in page.texts if "phong trào" in box.text or "xây dựng" in box.text]
    assert content
    assert max(box.bottom for box in content) < below.top
    ordered = sorted((box for box in page.texts if 85 < box.top < below.top), key=lambda box: box.top)
    assert all(above.bottom < under.bottom for above, under in pairwise(ordered))


def test_every_recipient_whose_text_does_not_fit_is_named() -> None:
    bad = replace(CERTIFICATES[0], content="Thành tích rất dài. " * 100)
    worse = replace(CERTIFICATES[1], recipient="Lê Hoàng Anh " * 20)
    with pytest.raises(DoesNotFit) as refusal:
        _certificates(bad, *CERTIFICATES, worse)
    problems = refusal.value.problems
    assert [(problem.field, problem.params["recipient"]) for problem in problems] == [
        ("content", bad.recipient),
        ("recipient", worse.recipient),
    ]
    assert bad.recipient in str(refusal.value)
