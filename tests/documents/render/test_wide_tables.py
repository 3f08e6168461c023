"""Score sheets and the ranking as printed: lying pages, heads repeated, rows whole, signatures with the text."""

from dataclasses import replace

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.documents.render.printed import Page, fonts_of, read_pages
from tests.documents.sample_facts import RANKING, SCORES
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import CriterionFacts, ScoreSheetFacts
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.pdf import render_pdf
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_LONG = CriterionFacts(
    name="Xây dựng, tổ chức thực hiện và sơ kết, tổng kết phong trào thi đua do Bộ, ngành và Cụm phát động trong năm",
    maximum=1000,
    self_score=975,
    checked=950,
    agreed=950,
    evidence="Kế hoạch 12/KH-HVTP; Báo cáo 96/BC-HVTP; Quyết định 118/QĐ-HVTP",
    reason="Thẩm định: một báo cáo gửi chậm",
)
PAPERS = [("bang-diem", (SCORES,)), ("tong-hop-diem", RANKING)]


def _printed(kind: str, facts: object) -> list[Page]:
    return read_pages(render_pdf(COMPOSERS[kind](facts, _WORDING)))


def _number(page: Page) -> str:
    """The number a page bears; it stands in the margin below, as in 2018."""
    return "".join(box.text for box in page.texts if box.top > 190)


def _many(count: int) -> tuple[ScoreSheetFacts, ...]:
    group = SCORES.groups[0]
    return (replace(SCORES, groups=(replace(group, criteria=(_LONG,) * count),)),)


@pytest.mark.parametrize(("kind", "facts"), [*PAPERS, ("bang-diem", _many(60))])
def test_pages_lie_with_margins_inside_the_decree(kind: str, facts: object) -> None:
    for number, page in enumerate(_printed(kind, facts), start=1):
        assert (round(page.width), round(page.height)) == (297, 210)
        body = [box for box in (*page.texts, *page.lines) if box.text != str(number)]
        assert min(box.left for box in body) >= 29.5
        assert max(box.right for box in body) <= 282.5
        assert min(box.top for box in body) >= 20
        assert max(box.bottom for box in body) <= 190.5


def test_the_head_of_the_table_stands_on_every_page_it_goes_over() -> None:
    pages = _printed("bang-diem", _many(60))
    assert len(pages) > 5
    for page in pages[:-1]:
        page.find("Minh chứng")  # fails where it is not there


def test_the_signatures_never_stand_alone() -> None:
    for count in range(1, 16):
        last = _printed("bang-diem", _many(count))[-1]
        signed = last.find("THỦ TRƯỞNG ĐƠN VỊ")
        assert last.find("TỔNG CỘNG").bottom < last.find("Điều kiện loại trừ").bottom < signed.top


@pytest.mark.parametrize("count", range(1, 16))
def test_the_signatures_of_the_ranking_have_the_last_unit_above_them(count: int) -> None:
    units = tuple(replace(RANKING.units[0], unit=f"Đơn vị số {place}", rank=place) for place in range(1, count + 1))
    last = _printed("tong-hop-diem", replace(RANKING, units=units))[-1]
    assert last.find(units[-1].unit).bottom < last.find("trường hợp bằng điểm").bottom < last.find("THƯ KÝ").top


@pytest.mark.parametrize("count", range(1, 12))
def test_the_name_of_a_group_stands_with_its_first_criterion(count: int) -> None:
    first, second = (replace(SCORES.groups[0], name=name, criteria=(_LONG,) * count) for name in ("Đầu", "Sau"))
    pages = _printed("bang-diem", (replace(SCORES, groups=(first, second), strays=()),))
    page = next(page for page in pages if any(box.text.startswith("Sau") for box in page.texts))
    heading = next(box for box in page.texts if box.text.startswith("Sau"))
    assert any(box.top > heading.bottom and box.text.startswith("Xây dựng") for box in page.texts)


def test_each_unit_begins_a_page_and_counts_its_own() -> None:
    one = _printed("bang-diem", _many(20))
    pages = _printed("bang-diem", (*_many(20), replace(SCORES, unit="Nhà xuất bản Tư pháp")))
    begun = pages[len(one)]
    assert any("NHÀ XUẤT BẢN TƯ PHÁP" in box.text for box in begun.texts)
    assert [_number(page) for page in pages[: len(one)]] == ["", *map(str, range(2, len(one) + 1))]
    assert [_number(page) for page in pages[len(one) :]][:2] == ["", "2"]


@pytest.mark.parametrize(("kind", "facts"), PAPERS)
def test_only_our_fonts_are_used(kind: str, facts: object) -> None:
    fonts = fonts_of(render_pdf(COMPOSERS[kind](facts, _WORDING)))
    assert fonts
    assert all("Liberation" in font for font in fonts)


def test_groups_and_the_total_are_bold_and_criteria_are_not() -> None:
    page = _printed("bang-diem", (SCORES,))[0]
    for words, bold in (("I. Nhiệm vụ chính trị", True), ("Hoàn thành nhiệm vụ chuyên môn", False)):
        found = next(box for box in page.texts if box.text.startswith(words))
        widths = {weight: stringWidth(found.text, face(bold=weight), 13) * 25.4 / 72 for weight in (True, False)}
        assert abs(found.width - widths[bold]) < 1 < abs(found.width - widths[not bold])
