"""A certificate says what its layout has a place for; names hold together, and forms print by layouts of their own."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from python_calamine import CalamineWorkbook

from tests.documents.sample_facts import CERTIFICATES
from thiduadesk.documents.certificates import CertificateBatch, Pressing, compose_certificates
from thiduadesk.documents.layouts import shipped_design
from thiduadesk.documents.render.text import render_text
from thiduadesk.documents.render.xlsx import render_xlsx
from thiduadesk.documents.tree import Sheet
from thiduadesk.domain.layout import LayoutKind
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording


def _said(page: Sheet) -> dict[str, str]:
    return {stamp.box.name: stamp.text for stamp in page.stamps}


def test_a_persons_name_holds_together_with_what_stands_before_it_and_a_collectives_may_break() -> None:
    collective, person = CERTIFICATES
    named = replace(person, recipient="Lê Hoàng Anh", content="Bà Lê Hoàng Anh và ông Đỗ Văn Tú đã giúp dân")
    first, second = compose_certificates(CertificateBatch([collective, named]), _WORDING).pages
    assert _said(first)["recipient"] == "Tập thể: Trường Trung cấp Luật Buôn Ma Thuột"
    assert _said(second)["recipient"] == "Bà:\u00a0Lê\u00a0Hoàng\u00a0Anh"
    assert _said(second)["content"] == "Bà\u00a0Lê\u00a0Hoàng\u00a0Anh và ông\u00a0Đỗ\u00a0Văn\u00a0Tú đã giúp dân"


def test_names_hold_in_typed_recipients_in_offices_and_wherever_the_batch_says_them() -> None:
    typed = replace(CERTIFICATES[0], label="", recipient="Đỗ Văn Tú, Trần Thị Nguyệt", content="Cùng Lê Hoàng Anh")
    named = replace(CERTIFICATES[1], recipient="Lê Hoàng Anh", office="Trợ lý của bà Đỗ Thị F, Học viện Tư pháp")
    first, second = map(_said, compose_certificates(CertificateBatch([typed, named]), _WORDING).pages)
    assert first["recipient"] == "Đỗ\u00a0Văn\u00a0Tú, Trần\u00a0Thị\u00a0Nguyệt"
    assert first["content"] == "Cùng Lê\u00a0Hoàng\u00a0Anh"
    assert second["office"] == "Trợ lý của bà\u00a0Đỗ\u00a0Thị\u00a0F, Học viện Tư pháp"


def test_on_a_blank_nothing_is_printed_that_it_shows_already() -> None:
    whole = shipped_design("a4-ngang")
    press = Pressing(design=replace(whole, kind=LayoutKind.OVERLAY), emblem=b"PNG")
    (page,) = compose_certificates(CertificateBatch([CERTIFICATES[0]], {CERTIFICATES[0].form: press}), _WORDING).pages
    assert (page.ground.frames, page.ground.emblem) == ((), None)
    assert "recipient" in _said(page)
    assert not {"nation", "motto", "giver", "verb", "form"} & set(_said(page))


def test_each_form_prints_by_its_own_layout_in_the_order_given() -> None:
    blank = Pressing(design=shipped_design("a3-phoi"))
    batch = CertificateBatch([*CERTIFICATES, CERTIFICATES[0]], {"giấy khen": blank})
    sheets = compose_certificates(batch, _WORDING)
    assert [page.ground.width for page in sheets.pages] == [297, 420, 297]
    assert sheets.pages[0].ground is sheets.pages[2].ground
    assert set(_said(sheets.pages[1])) == {"recipient", "office", "content", "place_date"}


def test_a_paper_is_called_by_the_form_that_was_recorded() -> None:
    forms = ("giấy chứng nhận", "giấy khen", "bằng khen")
    pages = compose_certificates(CertificateBatch([replace(CERTIFICATES[0], form=form) for form in forms]), _WORDING)
    told = [(said["verb"], said["form"]) for said in map(_said, pages.pages)]
    assert told == [("TẶNG", "GIẤY CHỨNG NHẬN"), ("TẶNG", "GIẤY KHEN"), ("TẶNG", "BẰNG KHEN")]


def test_a_print_shop_gets_bare_fields_under_headings_in_the_first_row() -> None:
    book = compose_certificates(CertificateBatch(CERTIFICATES), _WORDING).listing()
    (sheet,) = CalamineWorkbook.from_filelike(BytesIO(render_xlsx(book))).sheet_names
    rows = CalamineWorkbook.from_filelike(BytesIO(render_xlsx(book))).get_sheet_by_name(sheet).to_python()
    collective, person = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    assert collective == {
        "Loại giấy": "giấy chứng nhận",
        "Danh xưng": "Tập thể",
        "Họ tên, tên đơn vị": "Trường Trung cấp Luật Buôn Ma Thuột",
        "Chức vụ, đơn vị": "",
        "Thành tích": CERTIFICATES[0].content,
        "Số quyết định": "12/QĐ-CTĐII",
        "Ngày quyết định": date(2018, 12, 14),
        "Số vào sổ": 3.0,
        "Địa danh": "Hà Nội",
        "Ngày ký": date(2018, 12, 14),
        "Cơ quan tặng": "Cụm thi đua số II",
        "Chức vụ người ký": "TM. Cụm thi đua số II",
        "Người ký": "Phạm Quốc Khánh",
    }
    assert (person["Danh xưng"], person["Họ tên, tên đơn vị"]) == ("Bà", "H'Lan Niê")
    assert person["Ngày ký"] == person["Số vào sổ"] == ""


def test_held_blanks_are_blanks_in_plain_text() -> None:
    sheets = compose_certificates(CertificateBatch(CERTIFICATES), _WORDING)
    assert "Bà: H'Lan Niê" in render_text(sheets)
