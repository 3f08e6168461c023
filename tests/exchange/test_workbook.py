"""Real Excel files, as units send them: whole, odd, damaged, and not Excel at all."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.ole import compound_file
from thiduadesk.exchange.book import Book
from thiduadesk.exchange.sheets import SHEETS
from thiduadesk.exchange.values import Value
from thiduadesk.exchange.workbook import NotAWorkbook, TooLong, read_workbook, write_template, write_workbook
from thiduadesk.i18n.vietnamese import clean

Fill = Callable[[Any, Any], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "số liệu #1.xlsx"


def make(path: Path, fill: Fill, sheet: str = "Đơn vị", headings: Sequence[str] = ("Tên đơn vị", "Biên chế")) -> Book:
    """A workbook with one sheet of ours, filled by hand below its headings, and read back."""
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet(sheet)
        page.write_row(0, 0, headings)
        fill(workbook, page)
    return read_workbook(path)


def names(book: Book) -> list[str]:
    return [str(row.values["Tên đơn vị"]) for row in book.rows["Đơn vị"]]


def rejected(book: Book) -> list[str]:
    return [f"{item.sheet}!{item.cell}" for item in book.rejected]


def without_results(path: Path) -> None:
    """Rewrite the sheets as programs do that cannot count: formulas, but no results."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data.replace(b"</f><v>0</v>", b"</f><v></v>").replace(b'fullCalcOnLoad="1"', b""))


def test_what_is_written_is_read_back(path: Path) -> None:
    tables: dict[str, list[dict[str, Value]]] = {
        "Đơn vị": [{"Tên đơn vị": "=1+1 «và», 06/6", "Biên chế": 1250}],
        "Chấm điểm": [{"Đơn vị": "A", "Tiêu chí": "B", "Điểm tối đa": 11840, "Lý do": "trên 92,04%\nhai dòng"}],
        "Mốc": [{"Mốc": "Nộp báo cáo", "Hạn": date(2018, 11, 30)}],
        "Phong trào": [{"Tên phong trào": "Phong trào xưa", "Từ ngày": date(1898, 5, 1)}],
        "Thành tích": [{"Đơn vị": "A", "Nội dung": "_x0041_ @home http://x.vn", "Điển hình": False}],
        "Cá nhân": [{"Họ và tên": "H'Lan Niê", "Đơn vị": "A", "Ngày sinh": "03/1975"}],
    }
    path.write_bytes(write_workbook(tables))
    book = read_workbook(path)
    assert {name: [dict(row.values) for row in rows] for name, rows in book.rows.items() if rows} == {
        **tables,
        "Cá nhân": [{"Họ và tên": "H'Lan Niê", "Đơn vị": "A", "Ngày sinh": "1975-03"}],
    }
    assert not book.rejected
    assert not book.notes


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
    | st.sampled_from(["a\nb", "_x000D_", "'=1", "{=1}", "0123", "1e5"])
)
def test_any_text_survives_the_cell(text: str) -> None:
    text = clean(f"x{text}x")
    data = write_workbook({"Ý kiến": [{"Hội nghị": "H", "Nội dung": text}]})
    book = _read_bytes(data)
    assert book.rows["Ý kiến"][0].values["Nội dung"] == text


def _read_bytes(data: bytes) -> Book:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        return read_workbook(path)


def test_equal_books_give_equal_bytes() -> None:
    tables: dict[str, list[dict[str, Value]]] = {"Đơn vị": [{"Tên đơn vị": "A"}]}
    assert write_workbook(tables) == write_workbook(tables)
    assert write_template() == write_template()


def test_a_text_too_long_for_excel_is_refused_not_dropped() -> None:
    with pytest.raises(TooLong, match="D2"):
        write_workbook({"Ý kiến": [{"Nội dung": "x" * 32_768}]})


def test_the_template_reads_as_empty_and_is_locked_but_for_its_cells(path: Path) -> None:
    path.write_bytes(write_template())
    book = read_workbook(path)
    assert not book.rejected
    assert not book.notes
    assert not any(rows for name, rows in book.rows.items() if name != "Cụm")
    with zipfile.ZipFile(path) as archive:
        pages = [archive.read(f"xl/worksheets/sheet{number}.xml") for number in range(1, len(SHEETS) + 1)]
    assert all(b"<sheetProtection" in page for page in pages)
    listed = [sheet for sheet, page in zip(SHEETS, pages, strict=True) if b"<dataValidation " in page]
    assert listed == [sheet for sheet in SHEETS if any(column.choices for column in sheet.columns)]


def test_an_old_xls_is_read() -> None:
    book = read_workbook(Path(__file__).parents[1] / "data" / "old.xls")
    assert names(book) == ["Học viện Tư pháp", "Nhà xuất bản Tư pháp"]
    assert [row.values["Biên chế"] for row in book.rows["Đơn vị"]] == [210, 1250]
    assert book.rows["Mốc"][0].values["Hạn"] == date(2018, 11, 30)


def test_a_table_may_begin_anywhere(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(0, 0, ["", ""])
        page.write_row(4, 3, ["Tên đơn vị", "Biên chế"])
        page.write_row(5, 3, ["A", 12])

    book = make(path, fill, headings=())
    assert names(book) == ["A"]
    assert book.rows["Đơn vị"][0].cell("Biên chế") == "E6"


def test_failed_formulas_are_rejected_with_their_cell(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A"])
        page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        page.write_row(2, 0, ["B", 12])
        page.write_formula(3, 0, "=#REF!", None, "#REF!")

    book = make(path, fill)
    assert names(book) == ["B"]
    assert rejected(book) == ["Đơn vị!B2", "Đơn vị!A4"]


def test_formulas_count_when_excel_has_counted_them(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A"])
        page.write_formula(1, 1, "=20+8", None, 28)
        page.write_row(2, 0, ["B"])
        page.write_formula(2, 1, '=""', None, "")

    book = make(path, fill)
    assert [dict(row.values) for row in book.rows["Đơn vị"][:1]] == [{"Tên đơn vị": "A", "Biên chế": 28}]


def test_formulas_nobody_counted_are_rejected_not_taken_as_zero(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A"])
        page.write_formula(1, 1, "=20+8")

    assert rejected(make(path, fill)) == ["Đơn vị!B2"]
    without_results(path)
    book = read_workbook(path)
    assert rejected(book) == ["Đơn vị!B2"]
    assert not names(book)


def test_a_failed_formula_in_a_column_of_theirs_disturbs_nobody(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A", 12])
        page.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    assert names(make(path, fill, headings=("Tên đơn vị", "Biên chế", "Tỷ lệ"))) == ["A"]


def test_a_cell_merged_over_rows_is_not_spread_over_them(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.merge_range(1, 0, 2, 0, "Học viện Tư pháp")
        page.write(1, 1, "Lê Hoàng Anh")
        page.write(2, 1, "Vũ Thị Thúy")
        page.merge_range(10, 0, 5000, 1, "")

    book = make(path, fill, "Cá nhân", ["Đơn vị", "Họ và tên"])
    assert [row.values["Họ và tên"] for row in book.rows["Cá nhân"]] == ["Lê Hoàng Anh"]
    assert rejected(book) == ["Cá nhân!A3"]


def test_text_of_a_mac_is_composed(path: Path) -> None:
    book = make(path, lambda workbook, page: page.write(1, 0, "Ho\u0323c vie\u0323\u0302n Tư pháp"))
    assert names(book) == ["Học viện Tư pháp"]


def test_empty_rows_with_a_format_cost_nothing(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A", 12])
        colour = workbook.add_format({"bg_color": "#FFFF00"})
        for row in range(2, 100_000):
            page.write_blank(row, 0, None, colour)
            page.write_blank(row, 1, None, colour)

    assert names(make(path, fill)) == ["A"]


def test_a_stray_cell_far_out_is_told_instead_of_filling_the_memory(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A", 12])
        page.write(1_048_575, 16_383, "x")

    book = make(path, fill)
    assert rejected(book) == ["Đơn vị!XFD1048576"]
    assert not names(book)


def test_charts_and_foreign_sheets_are_passed_over(path: Path) -> None:
    def fill(workbook: Any, page: Any) -> None:
        page.write_row(1, 0, ["A", 12])
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "='Đơn vị'!$B$2:$B$3"})
        workbook.add_chartsheet("Biểu đồ").set_chart(chart)
        workbook.add_worksheet("Hướng dẫn").write(0, 0, "…")

    book = make(path, fill)
    assert names(book) == ["A"]
    assert {"Biểu đồ", "Hướng dẫn"} <= {note.sheet for note in book.notes}


@pytest.mark.parametrize(
    "data",
    [b"", b"xin ch\xc3\xa0o", b"PK\x03\x04", bytes(5000), compound_file("WordDocument")],
    ids=["empty", "text", "half a zip", "zeros", "a Word file"],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(NotAWorkbook, match=f"Tệp {path.name} không phải tệp Excel đọc được"):
        read_workbook(path)


def test_a_password_is_named_as_the_reason(path: Path) -> None:
    path.write_bytes(compound_file("EncryptedPackage"))
    with pytest.raises(NotAWorkbook, match="mật khẩu"):
        read_workbook(path)


def test_another_kind_of_zip_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(NotAWorkbook):
        read_workbook(path)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12))
def test_damage_is_refused_or_read_but_never_a_crash(blows: list[tuple[int, int]]) -> None:
    data = bytearray(_DAMAGEABLE)
    for place, byte in blows:
        data[place % len(data)] = byte
    with suppress(NotAWorkbook):
        _read_bytes(bytes(data))


def _damageable() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        page = workbook.add_worksheet("Đơn vị")
        page.write_row(0, 0, ["Tên đơn vị", "Biên chế"])
        page.write_formula(1, 1, "=20+8")
    return target.getvalue()


_DAMAGEABLE = _damageable()
