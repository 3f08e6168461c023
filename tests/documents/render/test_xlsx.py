"""Papers that are tables as workbooks: numbers and days are what they are, and the sheet prints on A4."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import unescape

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.sample_facts import RANKING, SCORES
from tests.documents.year_sample import CERTIFICATE_BOOK, REGISTRATIONS, SUBMISSION
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.render.xlsx import TooLong, render_xlsx
from thiduadesk.documents.tree import (
    Addressees,
    Cell,
    Columns,
    Document,
    Ending,
    Grid,
    Heading,
    PageBreak,
    PageProfile,
    Space,
    Style,
    labelled,
    text,
)
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording


def _written(kind: str, facts: object) -> bytes:
    paper = COMPOSERS[kind](facts, _WORDING)
    assert isinstance(paper, Document)
    return render_xlsx(paper)


def _table(*rows: tuple[str | Cell, ...]) -> bytes:
    widths = (1 / len(rows[0]),) * len(rows[0])
    return render_xlsx(Document("Bảng", (Grid(("Cột",) * len(widths), rows, widths),)))


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def _cells(data: bytes) -> list[list[Any]]:
    """The rows of the first sheet that hold something, without the empty cells."""
    rows = next(iter(_sheets(data).values()))
    return [found for row in rows if (found := [cell for cell in row if cell != ""])]


def _xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_points_and_ranks_are_numbers() -> None:
    rows = _cells(_written("tong-hop-diem", RANKING))
    assert [1.0, "Học viện Tư pháp", 124.4, 124.15, 124.15, 35.9, 1.0, "Xuất sắc"] in rows
    assert any(row[:2] == [5.0, "Trường Trung cấp Luật Tây Bắc"] and row[2] == 80.0 for row in rows)


def test_groups_and_the_total_are_numbers_in_bold() -> None:
    data = _written("bang-diem", (SCORES,))
    assert ["I. Nhiệm vụ chính trị", 90.0, 88.5, 88.25, 88.25] in _cells(data)
    total = next(row for row in _cells(data) if row[0] == "TỔNG CỘNG")
    assert total[1:5] == [90.0, 124.4, 124.15, 124.15]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (Cell("98,5", Decimal("98.5")), 98.5),
        (Cell("28", 28), 28.0),
        (Cell("14/12/2018", date(2018, 12, 14)), date(2018, 12, 14)),
        (Cell("14/12/1899", date(1899, 12, 14)), "14/12/1899"),  # before Excel's calendar
        ("0123", "0123"),
        ("=1+1", "=1+1"),
        ("https://vi.du/", "https://vi.du/"),
        ("A & B < C\ttab 🏆", "A & B < C\ttab 🏆"),
        ("một\x0bhai\x00", "một hai "),
        ("Cu\u0323m", "Cụm"),
        ("dài " * 500, "dài " * 500),
    ],
)
def test_a_cell_holds_what_it_stands_for(cell: str | Cell, kept: object) -> None:
    assert _cells(_table((cell, "x")))[-1] == [kept, "x"]


def test_a_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(TooLong, match=r"32\.767"):
        _table(("x" * 32_768, "y"))


@pytest.mark.parametrize("landscape", [False, True])
def test_the_sheet_prints_on_a4_one_page_wide_with_the_head_on_every_page(landscape: bool) -> None:
    grid = Grid(("TT", "Tên"), (("1", "Viện A"),), (0.1, 0.9))
    data = render_xlsx(Document("Bảng", (Heading("BẢNG", Style.TITLE), grid), landscape=landscape))
    page = _xml(data)
    assert 'paperSize="9"' in page
    assert ('orientation="landscape"' in page) is landscape
    assert '<pageSetUpPr fitToPage="1"/>' in page
    assert 'fitToHeight="0"' in page
    margins = {
        name: float(size) * 25.4 for name, size in re.findall(r'(\w+)="([\d.]+)"', page.split("<pageMargins")[1])
    }
    assert 29.9 <= margins["left"] <= 35
    assert 14.9 <= margins["right"] <= 20
    head = next(number for number, row in enumerate(_sheets(data)["BẢNG"], start=1) if row[0] == "TT")
    assert f"'BẢNG'!${head}:${head}" in _xml(data, "xl/workbook.xml").replace("BẢNG!", "'BẢNG'!")


def test_headings_span_the_table_and_rules_are_drawn() -> None:
    data = _written("tong-hop-diem", RANKING)
    spans = set(re.findall(r'<mergeCell ref="([A-Z]+)\d+:([A-Z]+)\d+"/>', _xml(data)))
    assert ("A", "I") in spans
    assert _xml(data, "xl/drawings/drawing1.xml").count("<xdr:sp ") == 3  # issuer, Tiêu ngữ, title


def test_the_signatures_stand_below_side_by_side() -> None:
    rows = _cells(_written("tong-hop-diem", RANKING))
    titles = rows.index(["THƯ KÝ", "TM. CỤM THI ĐUA SỐ II"])
    office = ["VIỆN TRƯỞNG"], ["VIỆN KHOA HỌC PHÁP LÝ"], ["Phạm Quốc Khánh"]
    assert rows[titles + 1 :] == [["CỤM TRƯỞNG"], ["Đỗ Thu Trang", *office[0]], *office[1:]]


def test_the_room_to_sign_is_one_and_below_all_titles() -> None:
    data = _written("tong-hop-diem", RANKING)
    heights = [float(height) for height in re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)"', _xml(data))]
    *_, second_title, room, office, unit, name = heights
    assert room == pytest.approx(22 * 72 / 25.4, abs=1)
    assert max(second_title, office, unit, name) < 20


def test_each_paper_has_a_sheet_named_after_what_it_is_about() -> None:
    facts = [replace(SCORES, unit=unit) for unit in ("Học viện Tư pháp", "HỌC VIỆN TƯ PHÁP", "[Viện/A]" * 9)]
    names = list(_sheets(_written("bang-diem", facts)))
    assert names[:2] == ["Học viện Tư pháp", "HỌC VIỆN TƯ PHÁP (2)"]
    assert len(names[2]) <= 31


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_titles_name_sheets_excel_can_hold(titles: list[str]) -> None:
    blocks: list[Any] = []
    for title in titles:
        blocks += [PageBreak()] if blocks else []
        blocks.append(Heading(title, Style.TITLE))
    assert len(_sheets(render_xlsx(Document("Bảng", tuple(blocks))))) == len(titles)


def test_tables_of_different_widths_share_a_sheet() -> None:
    one = Grid(("A", "B"), (("1", "2"),), (0.5, 0.5))
    two = Grid(("C", "D", "E"), (("3", "4", "5"),), (0.2, 0.4, 0.4))
    rows = _cells(render_xlsx(Document("Bảng", (one, two))))
    assert rows == [["A", "B"], ["1", "2"], ["C", "D", "E"], ["3", "4", "5"]]


def test_a_label_and_what_it_labels_are_one_cell() -> None:
    blocks = (labelled("Địa điểm:", "Học viện Tư pháp"), text(""), Columns(((), (text("A"),)), (0.5, 0.5)))
    assert _cells(render_xlsx(Document("Bảng", blocks))) == [["Địa điểm: Học viện Tư pháp."], ["A"]]


def _margins(profile: PageProfile, foot: str = "") -> dict[str, str]:
    """What stands in the margins of the first page and of the others."""
    page = _xml(render_xlsx(Document("Bảng", (text("một"),), profile=profile, foot=foot)))
    assert '<headerFooter differentFirst="1">' in page
    return {name: unescape(said) for name, said in re.findall(r"<((?:odd|first)\w+)>(.*?)</", page)}


_NUMBER = '&"Times New Roman,Regular"&13&P'


def test_the_page_number_stands_where_the_rule_wants_it_but_not_on_the_first_page() -> None:
    assert _margins(PageProfile.DECREE_30) == {"oddHeader": f"&C{_NUMBER}"}
    assert _margins(PageProfile.CIRCULAR_01) == {"oddFooter": f"&R{_NUMBER}"}


@pytest.mark.parametrize("profile", PageProfile)
def test_the_small_line_stands_at_the_foot_of_every_page(profile: PageProfile) -> None:
    said = _margins(profile, "Mã kiểm tra: A & B")
    foot = '&L&"Times New Roman,Regular"&10 Mã kiểm tra: A && B'
    assert said["firstFooter"] == foot
    assert said["oddFooter"].startswith(foot)


def _begun(data: bytes) -> list[list[Any]]:
    """The rows that begin a page after the first, without their empty cells."""
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)
    places = [int(place) for place in re.findall(r'<brk id="(\d+)"', _xml(data))]
    return [[cell for cell in rows[place] if cell != ""] for place in places]


@pytest.mark.parametrize("count", range(1, 60))
def test_two_rows_of_the_table_go_with_the_signatures(count: int) -> None:
    rows = tuple((str(place), f"Viện {place}") for place in range(1, count + 1))
    grid = Grid(("TT", "Tên"), rows, (0.1, 0.9))
    signed = (text("Ký tên", style=Style.SIGNATURE), Space(25.0), text("Lê An", style=Style.SIGNATURE))
    begun = _begun(render_xlsx(Document("Bảng", (Ending((grid,), signed),))))
    assert all(row in map(list, rows[1:-1]) for row in begun), begun
    assert (len(begun) > 0) is (count > 24)


def test_the_name_of_a_group_spans_the_table_and_stays_with_its_first_row() -> None:
    rows = tuple((Cell("Nhóm", span=2),) if place % 2 else (str(place), f"Viện {place}") for place in range(1, 120))
    grid = Grid(("TT", "Tên"), rows, (0.1, 0.9), strong=frozenset(range(0, 119, 2)))
    data = render_xlsx(Document("Bảng", (grid,)))
    assert len(re.findall(r'<mergeCell ref="A(\d+):B\1"/>', _xml(data))) >= 60
    begun = _begun(data)
    assert len(begun) > 2
    assert [row for row in begun if row != ["Nhóm"]] == []


def test_numbers_of_a_column_show_as_many_decimals() -> None:
    rows = (("1", Cell("98,25", Decimal("98.25")), Cell("5", Decimal(5))), ("2", Cell("98", Decimal(98)), Cell("")))
    data = render_xlsx(Document("Bảng", (Grid(("TT", "A", "B"), rows, (0.2, 0.4, 0.4)),)))
    looks = dict(re.findall(r'<c r="(\w\d+)" s="(\d+)"', _xml(data)))
    formats = re.findall(r'<xf numFmtId="(\d+)"', _xml(data, "xl/styles.xml").split("<cellXfs")[1])
    assert [formats[int(looks[cell])] for cell in ("B2", "B3", "C2")] == ["164", "164", "0"]  # the first of its own
    assert '<numFmt numFmtId="164" formatCode="0.00"/>' in _xml(data, "xl/styles.xml")


def test_addressees_stand_beside_the_label_or_each_on_a_line() -> None:
    one, two = Addressees("Kính gửi:", ("Bộ Tư pháp",)), Addressees("Kính gửi:", ("Bộ Tư pháp", "Vụ A & B"))
    assert _cells(render_xlsx(Document("Thư", (one,)))) == [["Kính gửi: Bộ Tư pháp"]]
    assert _cells(render_xlsx(Document("Thư", (two,)))) == [["Kính gửi:"], ["- Bộ Tư pháp;"], ["- Vụ A & B."]]


def test_counts_and_days_of_the_papers_of_the_year_are_numbers_and_days() -> None:
    registered = _cells(_written("dang-ky", REGISTRATIONS))
    assert [1.0, "Viện Khoa học pháp lý", 1.0, 2.0, 12.0] in registered
    assert ["TỔNG CỘNG", 1.0, 6.0, 43.0] in registered
    book = next(row for row in _cells(_written("so-cap", CERTIFICATE_BOOK)) if row[0] == 3.0)
    assert date(2018, 12, 14) in book
    assert "12/QĐ-CTĐII" in book
    listed = _cells(_written("trich-ngang", SUBMISSION))
    assert any(row[:2] == [1.0, "Bà Cầm Thị Nhung".replace(" ", "\u00a0")] for row in listed)


@pytest.mark.parametrize(
    ("kind", "facts", "lies"),
    [
        ("dang-ky", REGISTRATIONS, False),
        ("dang-ky", replace(REGISTRATIONS, titles=(), units=()), False),
        ("trich-ngang", SUBMISSION, True),
        ("so-cap", CERTIFICATE_BOOK, True),
    ],
)
def test_a_paper_of_the_year_is_one_sheet_that_lies_as_the_paper_does(kind: str, facts: object, lies: bool) -> None:
    data = _written(kind, facts)
    assert len(_sheets(data)) == 1
    assert ('orientation="landscape"' in _xml(data)) is lies
    rows = _cells(data)
    signed = next(place for place, row in enumerate(rows) if row[-1] == "TM. CỤM THI ĐUA SỐ II")
    table = max(place for place, row in enumerate(rows) if row[0] in ("STT", 1.0, 2.0, 3.0, "Vào sổ số", "TỔNG CỘNG"))
    assert 0 < table < signed


def test_a_draft_says_so_first() -> None:
    assert _cells(render_xlsx(Document("Bảng", (text("một"),), watermark="BẢN NHÁP"))) == [["[BẢN NHÁP]"], ["một"]]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert _written("bang-diem", (SCORES, SCORES)) == _written("bang-diem", (SCORES, SCORES))
