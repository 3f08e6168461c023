"""Quy định: the rules of the year are read, found, changed with a reason and taken back; a closed year is only read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.ui.screen import column, go_to, headings, paste, table
from tests.ui.tabs.conftest import Show
from tests.ui.typing_hands import press, type_text
from thiduadesk.desk.commands.years import start_year
from thiduadesk.domain.rulebook import RuleChange
from thiduadesk.ui.context import Context
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.rules_page import RulesPage, instruments_page, titles_page
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.editing import EditableTable

CAP = "Không quá 15 % số cá nhân đạt Lao động tiên tiến, tính trong từng đơn vị."
CHANGED = CAP.replace("15", "20")
REASON = "Nghị quyết của Cụm ngày 12/01/2019"


@pytest.fixture
def page(show: Show, context: Context) -> RulesPage:
    """The rules of a year that is open, at the cap of 15 percent."""
    context.desk.do(start_year, 2019)
    context.year = 2019
    shown = show(Tab(key="rules", title="Quy định", build=RulesPage))
    assert isinstance(shown, RulesPage)
    go_to(shown.list.table, "Quy định", CAP)
    return shown


def own(page: RulesPage) -> EditableTable:
    return table(page, "Sửa của cụm")


def said(page: QWidget) -> str:
    """Everything told of what is open, and what is wrong."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def type_in(page: RulesPage, row: int, heading: str, text: str) -> None:
    """Type into a cell as a secretary does, and go on with Enter."""
    view = own(page)
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, headings(view).index(heading)))
    press(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    press(editor, Qt.Key.Key_Backspace)
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt closes the editor after it has seen the key itself


def test_the_page_says_which_rules_hold_and_why(page: RulesPage, context: Context) -> None:
    assert "Theo quy định ngày 31/12/2019, ngày cuối của năm 2019." in page.notes.text()
    context.year = 2018
    assert page.notes.text().startswith("Năm 2018 đã chốt cùng bộ quy định của năm")


def test_a_rule_is_told_whole(page: RulesPage) -> None:
    told = said(page)
    for sentence in (
        CAP,
        "Chiến sĩ thi đua cơ sở",
        "chặn đề nghị",
        "Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3",
        "có nguồn",
        "từ ngày 01/10/2017 đến ngày 31/12/2023",
    ):
        assert sentence in told
    assert column(own(page), "Mục") == ["Tỷ lệ tối đa (%)", "Tính trên số đạt", "Tính ở đâu"]
    assert column(own(page), "Đang áp dụng") == ["15", "Lao động tiên tiến", "tính trong từng đơn vị"]


def test_rules_are_found_without_accents(page: RulesPage) -> None:
    page.list.filter_box.setText("khong qua so ca nhan")
    assert column(page.list.table, "Quy định") == [CAP]


def test_a_value_typed_with_its_reason_is_stored_and_taken_back(page: RulesPage, context: Context) -> None:
    type_in(page, 0, "Cụm đặt", "20")
    assert column(page.list.table, "Quy định").count(CAP) == 1
    assert "! Cần ghi lý do, căn cứ của thay đổi." in said(page)
    type_in(page, 0, "Lý do, căn cứ", REASON)
    rules = page.list.table
    place = column(rules, "Quy định").index(CHANGED)
    assert column(rules, "Chắc chắn đến đâu")[place] == "cụm tự đặt"
    assert "chỉ cảnh báo, không chặn" in said(page)
    assert CAP in said(page)
    assert "!" not in said(page)
    assert context.notices.done_text.startswith("Đã xong: Sửa quy định «Chiến sĩ thi đua cơ sở: Không quá 15 %")
    context.undo()
    assert CAP in column(rules, "Quy định")
    assert column(own(page), "Cụm đặt") == ["", "", ""]


def test_what_cannot_be_read_stays_with_its_sentence_below(page: RulesPage, context: Context) -> None:
    paste(own(page), 0, "Cụm đặt", f"hai mươi\t{REASON}")
    assert column(own(page), "Cụm đặt")[0] == "hai mươi"
    assert column(own(page), "Lý do, căn cứ")[0] == REASON
    assert "! «hai mươi»" in said(page)
    go_to(page.list.table, "Quy định", column(page.list.table, "Quy định")[0])
    assert column(own(page), "Cụm đặt")[0] == "hai mươi"
    press(own(page), Qt.Key.Key_Escape)
    assert column(own(page), "Cụm đặt") == ["", "", ""]
    assert "!" not in said(page)
    assert context.desk.records.all(RuleChange) == []


def test_emptying_the_value_goes_back_to_the_law(page: RulesPage, context: Context) -> None:
    paste(own(page), 0, "Cụm đặt", f"20\t{REASON}")
    assert CHANGED in column(page.list.table, "Quy định")
    own(page).setFocus()
    own(page).setCurrentIndex(own(page).model().index(0, headings(own(page)).index("Cụm đặt")))
    press(own(page), Qt.Key.Key_Delete)
    assert CAP in column(page.list.table, "Quy định")
    assert context.desk.records.all(RuleChange) == []


def test_what_may_be_chosen_is_offered_for_the_row(page: RulesPage) -> None:
    view = own(page)
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, headings(view).index("Cụm đặt")))
    press(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    type_text(editor, "cum")
    completer = editor.completer()
    assert completer is not None
    offered = completer.completionModel()
    assert [str(offered.index(row, 0).data()) for row in range(offered.rowCount())] == ["tính trong cụm"]


def test_a_closed_year_is_only_read(page: RulesPage, context: Context) -> None:
    context.year = 2018
    assert CAP in column(page.list.table, "Quy định")
    assert "Năm này đã chốt cùng bộ quy định của năm: đọc được, không sửa được nữa." in said(page)
    paste(own(page), 0, "Cụm đặt", f"20\t{REASON}")
    assert column(own(page), "Cụm đặt")[0] == ""
    assert context.desk.records.all(RuleChange) == []


def test_what_was_typed_for_one_year_does_not_go_to_another(page: RulesPage, context: Context) -> None:
    paste(own(page), 0, "Cụm đặt", "20")
    context.year = 2018
    context.year = 2019
    assert column(own(page), "Cụm đặt")[0] == ""


def test_the_catalogue_tells_of_each_title(show: Show, context: Context) -> None:
    page = show(Tab(key="titles", title="Danh hiệu", build=titles_page))
    assert isinstance(page, ListDetail)
    go_to(page.table, "Tên chính thức", "Cờ thi đua của Chính phủ")
    told = said(page)
    assert "Thủ tướng Chính phủ" in told
    assert "Hồ sơ bộ trình Thủ tướng 2 bộ bản chính" in told


def test_the_laws_behind_the_rules_are_listed(show: Show) -> None:
    page = show(Tab(key="laws", title="Văn bản pháp luật", build=instruments_page))
    assert isinstance(page, ListDetail)
    assert any("Nghị định số 91/2017/NĐ-CP" in name for name in column(page.table, "Văn bản pháp luật"))
