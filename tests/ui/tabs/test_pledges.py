"""Giao ước: who has signed, and what was promised."""

import pytest

from tests.ui.screen import column, go_to, paste, shown, table, write
from tests.ui.tabs.conftest import Show
from thiduadesk.ui.context import Context
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.tabs.pledges import TAB

UNIT = "Đơn vị"
LATE = "Trường Trung cấp Luật Thái Nguyên"


@pytest.fixture
def page(show: Show) -> ListDetail:
    shown_page = show(TAB)
    assert isinstance(shown_page, ListDetail)
    return shown_page


def signed(page: ListDetail, unit: str) -> str:
    return column(page.table, "Giao ước")[column(page.table, UNIT).index(unit)]


def test_every_unit_has_its_line(page: ListDetail) -> None:
    assert len(column(page.table, UNIT)) == 12
    assert {unit for unit in column(page.table, UNIT) if signed(page, unit) == "chưa ký"} == {LATE}


def test_signing_and_taking_it_back(page: ListDetail, context: Context) -> None:
    go_to(page.table, UNIT, LATE)
    write(page.form, "Ngày ký", "2/4/2018")
    assert shown(page.form, "Ngày ký") == "02/04/2018"
    assert signed(page, LATE) == "đã ký"
    context.undo()
    assert signed(page, LATE) == "chưa ký"
    assert shown(page.form, "Ngày ký") == ""


def test_a_day_that_is_none_stays_with_the_reason(page: ListDetail) -> None:
    go_to(page.table, UNIT, LATE)
    write(page.form, "Ngày ký", "31/02/2018")
    assert shown(page.form, "Ngày ký") == "31/02/2018"
    assert signed(page, LATE) == "chưa ký"


def test_a_pledge_is_taken_out_and_put_back(page: ListDetail, context: Context) -> None:
    unit = "Viện Khoa học pháp lý"
    go_to(page.table, UNIT, unit)
    page.remove_button.click()
    assert signed(page, unit) == "chưa ký"
    assert table(page, "Chỉ tiêu").rows == ()
    context.undo()
    assert signed(page, unit) == "đã ký"
    assert column(table(page, "Chỉ tiêu"), "Chỉ tiêu")[0] == "Đề tài khoa học được nghiệm thu"


def test_targets_come_from_excel(page: ListDetail, context: Context) -> None:
    targets = table(page, "Chỉ tiêu")
    before = column(targets, "Chỉ tiêu")
    paste(targets, len(before) - 1, "Chỉ tiêu", "Bài đăng tạp chí\tbài\t20\t22,5")
    assert column(targets, "Chỉ tiêu") == [*before[:-1], "Bài đăng tạp chí", ""]
    assert column(targets, "Thực hiện")[-2] == "22,5"
    context.undo()
    assert column(targets, "Chỉ tiêu") == before


def test_units_are_found_without_accents(page: ListDetail) -> None:
    page.filter_box.setText("thai nguyen")
    assert column(page.table, UNIT) == [LATE]
