"""Thành tích: tied to a movement, proved by papers."""

import pytest

from tests.ui.screen import choose, column, go_to, paste, shown, table, write
from tests.ui.tabs.conftest import Show
from thiduadesk.ui.context import Context
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.tabs.achievements import TAB

WHAT = "Nội dung"
OLD = "Sổ tay hỏi đáp pháp luật cho hòa giải viên"
NEW = "Thư viện số dùng chung"


@pytest.fixture
def page(show: Show) -> ListDetail:
    shown_page = show(TAB)
    assert isinstance(shown_page, ListDetail)
    return shown_page


def cell(page: ListDetail, what: str, heading: str) -> str:
    return column(page.table, heading)[column(page.table, WHAT).index(what)]


def test_each_shows_its_unit_movement_and_evidence(page: ListDetail) -> None:
    assert cell(page, OLD, "Đơn vị") == "Nhà xuất bản Tư pháp"
    assert cell(page, OLD, "Minh chứng") == "QĐ 20/QĐ-NXBTP"
    assert "chưa gắn" in column(page.table, "Phong trào")


def test_one_is_added_proved_and_taken_back(page: ListDetail, context: Context) -> None:
    page.add_button.click()
    write(page.form, "Đơn vị", "Học viện Tư pháp")
    write(page.form, "Ngày", "1/11/2018")
    write(page.form, WHAT, NEW)
    page.save_button.click()
    assert cell(page, NEW, "Ngày") == "01/11/2018"
    assert cell(page, NEW, "Minh chứng") == "chưa có"
    paste(table(page, "Minh chứng"), 0, "Số văn bản", "QĐ 77/QĐ-HVTP")
    assert cell(page, NEW, "Minh chứng") == "QĐ 77/QĐ-HVTP"
    context.undo()
    assert cell(page, NEW, "Minh chứng") == "chưa có"
    context.undo()
    assert NEW not in column(page.table, WHAT)


def test_a_choice_is_stored_at_once(page: ListDetail, context: Context) -> None:
    go_to(page.table, WHAT, OLD)
    choose(page.form, "Điển hình", "có")
    assert cell(page, OLD, "Điển hình") == "có"
    context.undo()
    assert cell(page, OLD, "Điển hình") == ""
    assert shown(page.form, "Điển hình") == "không"


def test_one_is_taken_out_and_put_back_with_its_evidence(page: ListDetail, context: Context) -> None:
    go_to(page.table, WHAT, OLD)
    page.remove_button.click()
    assert OLD not in column(page.table, WHAT)
    context.undo()
    assert cell(page, OLD, "Minh chứng") == "QĐ 20/QĐ-NXBTP"


def test_they_are_found_by_any_column(page: ListDetail) -> None:
    page.filter_box.setText("nxbtp so tay")
    assert column(page.table, WHAT) == [OLD]
