"""Đề nghị: who is proposed for what, and what became of it."""

import pytest

from tests.ui.screen import choose, column, go_to, shown, write
from tests.ui.tabs.conftest import Show
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
