"""Rows out of cells: headings however they are written, and rows that cannot be read."""

from collections.abc import Sequence

from thiduadesk.exchange.book import Book, Reader, column_letter
from thiduadesk.exchange.values import Raw


def read(name: str, *lines: Sequence[Raw]) -> Book:
    reader = Reader()
    reader.sheet(name, lines)
    return reader.book()


def units(book: Book) -> list[str]:
    return [str(row.values["Tên đơn vị"]) for row in book.rows["Đơn vị"]]


def said(book: Book) -> list[tuple[str, str, str]]:
    return [(item.sheet, item.cell, item.message.format_map(item.params)) for item in book.rejected]


def test_headings_are_forgiven_case_blanks_order_and_unicode_form() -> None:
    book = read("đơn  vị", ["BIÊN CHẾ", " Te\u0302n đơn vi\u0323 ★"], [210.0, "Học viện Tư pháp"])
    (row,) = book.rows["Đơn vị"]
    assert row.values == {"Tên đơn vị": "Học viện Tư pháp", "Biên chế": 210}
    assert row.cell("Tên đơn vị") == "B2"


def test_headings_may_stand_under_a_title() -> None:
    book = read("Đơn vị", ["DANH SÁCH ĐƠN VỊ"], [], ["TT", "Tên đơn vị"], [1.0, "Học viện Tư pháp"])
    assert units(book) == ["Học viện Tư pháp"]
    assert book.rows["Đơn vị"][0].number == 4


def test_columns_not_ours_are_ignored_with_a_note() -> None:
    book = read("Đơn vị", ["Tên đơn vị", "Fax"], ["Học viện Tư pháp", "024"])
    assert units(book) == ["Học viện Tư pháp"]
    assert ("Đơn vị", "B1") in [(note.sheet, note.cell) for note in book.notes]


def test_a_heading_that_stands_twice_counts_once() -> None:
    book = read("Đơn vị", ["Tên đơn vị", "Tên đơn vị"], ["Học viện Tư pháp", "khác"])
    assert units(book) == ["Học viện Tư pháp"]
    assert any("lặp lại" in note.message for note in book.notes)


def test_a_sheet_without_a_needed_column_is_rejected_with_a_sentence() -> None:
    book = read("Mốc", ["Mốc", "Ngày"], ["Nộp báo cáo", "30/11/2018"])
    assert not book.rows["Mốc"]
    assert said(book) == [("Mốc", "A1", "Thiếu cột Hạn nên không đọc được sheet này.")]


def test_an_empty_sheet_of_ours_is_rejected_too() -> None:
    assert said(read("Mốc")) == [("Mốc", "A1", "Thiếu cột Mốc, Hạn nên không đọc được sheet này.")]


def test_a_row_is_rejected_with_its_cell_and_the_others_go_in() -> None:
    book = read("Đơn vị", ["Tên đơn vị", "Biên chế"], ["A", -5.0], ["B", "12"], ["", 3.0])
    assert units(book) == ["B"]
    assert said(book) == [("Đơn vị", "B2", "Số -5 bị âm."), ("Đơn vị", "A4", "Thiếu «Tên đơn vị».")]


def test_missing_sheets_are_one_note() -> None:
    book = read("Đơn vị", ["Tên đơn vị"], ["A"])
    (note,) = book.notes
    assert "Cá nhân" in str(note.params["names"])
    assert "Giấy chứng nhận" not in str(note.params["names"])


def test_a_workbook_without_any_of_our_sheets_is_rejected() -> None:
    book = read("Sheet1", ["Tên đơn vị"], ["A"])
    assert [item.message for item in book.rejected] == [
        "Tệp không có sheet nào của mẫu. Hãy lấy mẫu bằng lệnh template."
    ]


def test_a_second_sheet_of_the_same_name_never_replaces_the_first() -> None:
    reader = Reader()
    reader.sheet("Đơn vị", [["Tên đơn vị"], ["A"]])
    reader.sheet("Don vi", [["Tên đơn vị"], ["B"]])
    book = reader.book()
    assert units(book) == ["A"]
    assert "Don vi" in [note.sheet for note in book.notes]


def test_unknown_terms_and_damaged_text_are_noted_and_kept() -> None:
    book = read("Đơn vị", ["Tên đơn vị", "Vai trò"], ["Tr­êng §¹i häc LuËt", "phó ban"])
    (row,) = book.rows["Đơn vị"]
    assert row.values["Vai trò"] == "phó ban"
    assert {note.cell for note in book.notes if note.sheet == "Đơn vị"} == {"A2", "B2"}


def test_tables_shaped_like_the_workbook_make_the_same_book() -> None:
    book = Book.from_tables({"Đơn vị": [{"Tên đơn vị": "A"}, {"Tên đơn vị": "B", "Biên chế": 12}]})
    assert [row.values for row in book.rows["Đơn vị"]] == [
        {"Tên đơn vị": "A"},
        {"Tên đơn vị": "B", "Biên chế": 12},
    ]


def test_column_letters() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
