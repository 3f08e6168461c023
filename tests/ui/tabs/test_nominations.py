"""Đề nghị: who is proposed for what, and what became of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from tests.ui.screen import choose, column, go_to, shown, write
from tests.ui.tabs.conftest import Show
from thiduadesk.domain.nomination import Ground
from thiduadesk.ui.conditions import ConditionsView
from thiduadesk.ui.context import Context
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.tables.view import TableView
from thiduadesk.ui.tabs.nominations import TAB

TITLE = "Danh hiệu, hình thức"
NEW = "Bằng khen của Bộ trưởng"


@pytest.fixture
def page(show: Show) -> ListDetail:
    shown_page = show(TAB)
    assert isinstance(shown_page, ListDetail)
    return shown_page


def trail(page: ListDetail) -> TableView:
    return next(found for found in page.findChildren(TableView) if found.accessibleName() == "Diễn biến")


def test_they_stand_in_order_with_what_became_of_them(page: ListDetail) -> None:
    assert column(page.table, TITLE)[0] == "Cờ thi đua ngành Tư pháp"
    assert column(page.table, "Đơn vị")[0] == "Trường Đại học Luật Hà Nội"
    assert column(page.table, "Trạng thái")[0] == "thông qua"
    assert {"dự kiến", "rút"} <= set(column(page.table, "Trạng thái"))


def test_one_is_added_and_taken_back(page: ListDetail, context: Context) -> None:
    page.add_button.click()
    write(page.form, "Đơn vị", "Học viện Tư pháp")
    write(page.form, TITLE, NEW)
    page.save_button.click()
    assert column(page.table, TITLE).count(NEW) == 1
    assert shown(page.form, TITLE) == NEW
    context.undo()
    assert NEW not in column(page.table, TITLE)


def test_a_new_state_leaves_its_trace(page: ListDetail, context: Context) -> None:
    go_to(page.table, "Cá nhân", "Cầm Thị Nhung")
    before = column(trail(page), "Trạng thái")
    choose(page.form, "Trạng thái", "đề nghị")
    place = column(page.table, "Cá nhân").index("Cầm Thị Nhung")
    assert column(page.table, "Trạng thái")[place] == "đề nghị"
    assert column(trail(page), "Trạng thái") == [*before, "đề nghị"]
    context.undo()
    assert column(page.table, "Trạng thái")[place] == "dự kiến"
    assert column(trail(page), "Trạng thái") == before


def test_one_is_taken_out_and_put_back(page: ListDetail, context: Context) -> None:
    go_to(page.table, "Cá nhân", "Cầm Thị Nhung")
    page.remove_button.click()
    assert "Cầm Thị Nhung" not in column(page.table, "Cá nhân")
    context.undo()
    assert "Cầm Thị Nhung" in column(page.table, "Cá nhân")


def test_they_are_found_without_accents(page: ListDetail) -> None:
    page.filter_box.setText("cam thi nhung")
    assert column(page.table, "Cá nhân") == ["Cầm Thị Nhung"]


def conditions(page: ListDetail) -> ConditionsView:
    return page.findChildren(ConditionsView)[0]


def told(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def rule_on_first(page: ListDetail, met: bool, reason: str) -> None:
    """Write a ruling on the first condition shown."""
    button = next(one for one in conditions(page).findChildren(QPushButton) if one.text() == "Ghi ý kiến")
    button.click()
    line = next(one for one in conditions(page).findChildren(QLineEdit) if one.accessibleName() == "Lý do")
    box = next(one for one in conditions(page).findChildren(QComboBox) if one.accessibleName() == "Điều kiện này")
    box.setCurrentIndex(box.findData(met))
    line.setText(reason)
    line.returnPressed.emit()


def test_each_has_its_verdict_and_its_conditions_with_articles(page: ListDetail) -> None:
    place = column(page.table, TITLE).index("Cờ thi đua của Chính phủ")
    assert column(page.table, "Điều kiện")[place] == "đủ điều kiện"
    page.table.open(page.table.rows.shown[place].id)
    said = told(conditions(page))
    assert "Chọn trong số tập thể được đề nghị Cờ thi đua" in said
    assert "Căn cứ: Nghị định 91/2017/NĐ-CP, Điều 11" in said
    assert "riêng trong Cụm: 2/4" in said
    assert "Theo quy định ngày 31/12/2018" in said


def test_a_ruling_decides_a_condition_is_told_and_taken_back(page: ListDetail, context: Context) -> None:
    go_to(page.table, "Cá nhân", "Cầm Thị Nhung")
    before = told(conditions(page))
    rule_on_first(page, True, "Có quyết định công nhận, bản giấy")
    assert "Ý kiến của thư ký: Có quyết định công nhận, bản giấy" in told(conditions(page))
    context.undo()
    assert told(conditions(page)) == before


def test_a_ruling_without_a_reason_is_refused(page: ListDetail, context: Context) -> None:
    go_to(page.table, "Cá nhân", "Cầm Thị Nhung")
    rule_on_first(page, True, "")
    assert "Cần ghi lý do" in context.notices.trouble_text
    assert "Ý kiến của thư ký" not in told(conditions(page))


def test_what_it_rests_on_is_ticked(page: ListDetail, context: Context) -> None:
    go_to(page.table, "Cá nhân", "Đặng Thu Hà")
    (chosen,) = [one for one in page.findChildren(QListWidget) if one.accessibleName() == "Thành tích làm căn cứ"]
    item = chosen.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert len(context.desk.records.all(Ground)) == 1
    assert chosen.item(0).checkState() == Qt.CheckState.Checked
    context.undo()
    assert chosen.item(0).checkState() == Qt.CheckState.Unchecked


def test_a_new_one_begins_on_the_form(page: ListDetail) -> None:
    assert page.pages.tabText(page.pages.currentIndex()) == "Điều kiện"
    page.add_button.click()
    assert page.pages.currentIndex() == 0
    assert page.form.isVisible()
