"""Score sheets and the ranking as printed: lying pages, heads repeated, rows whole, signatures with the text."""

from dataclasses import replace

import pytest

from tests.documents.render.printed import Page, fonts_of, read_pages
from tests.documents.sample_facts import RANKING, SCORES
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import CriterionFacts
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


def _many(count: int) -> object:
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
        assert last.find("Điều kiện loại trừ").bottom < signed.top


def test_each_unit_begins_a_page() -> None:
    pages = _printed("bang-diem", (SCORES, replace(SCORES, unit="Nhà xuất bản Tư pháp")))
    assert any("NHÀ XUẤT BẢN TƯ PHÁP" in box.text for page in pages[1:] for box in page.texts)


@pytest.mark.parametrize(("kind", "facts"), PAPERS)
def test_only_our_fonts_are_used_and_bold_marks_the_groups(kind: str, facts: object) -> None:
    fonts = fonts_of(render_pdf(COMPOSERS[kind](facts, _WORDING)))
    assert fonts
    assert all("Liberation" in font for font in fonts)
    assert any("Bold" in font for font in fonts)
