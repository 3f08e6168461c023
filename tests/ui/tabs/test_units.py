"""Đơn vị: the units of the year, added, changed, taken out, found, and put back."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.screen import column, go_to, key, paste, shown, table, write
from tests.ui.tabs.conftest import Show
from thiduadesk.ui.context import Context
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.tabs.units import TAB

NAME = "Tên đơn vị"


@pytest.fixture
def page(show: Show) -> ListDetail:
    shown_page = show(TAB)
    assert isinstance(shown_page, ListDetail)
    return shown_page


def test_the_units_stand_in_protocol_order(page: ListDetail) -> None:
    names = column(page.table, NAME)
    assert names[:2] == ["Viện Khoa học pháp lý", "Học viện Tư pháp"]
    assert len(names) == 12
    assert column(page.table, "Vai trò")[:3] == ["cụm trưởng", "cụm phó", "thành viên"]
    assert shown(page.form, NAME) == "Viện Khoa học pháp lý"


def test_a_unit_is_added_taken_back_and_brought_back(page: ListDetail, context: Context) -> None:
    page.add_button.click()
    write(page.form, NAME, "Cục Bổ trợ tư pháp")
    key(page, Qt.Key.Key_S)
    assert column(page.table, NAME)[-1] == "Cục Bổ trợ tư pháp"
    assert context.notices.done_text == "Đã xong: Lưu đơn vị Cục Bổ trợ tư pháp"
    context.undo()
    assert "Cục Bổ trợ tư pháp" not in column(page.table, NAME)
    context.redo()
    assert "Cục Bổ trợ tư pháp" in column(page.table, NAME)


def test_a_changed_field_is_stored_when_it_is_left(page: ListDetail, context: Context) -> None:
    go_to(page.table, NAME, "Học viện Tư pháp")
    write(page.form, "Biên chế", "1.215")
    assert column(page.table, "Biên chế")[1] == "1.215"
    context.undo()
    assert column(page.table, "Biên chế")[1] == shown(page.form, "Biên chế") == "210"


def test_a_unit_nobody_needs_is_taken_out(page: ListDetail, context: Context) -> None:
    page.add_button.click()
    write(page.form, NAME, "Cục Bổ trợ tư pháp")
    page.save_button.click()
    page.remove_button.click()
    assert "Cục Bổ trợ tư pháp" not in column(page.table, NAME)
    context.undo()
    assert "Cục Bổ trợ tư pháp" in column(page.table, NAME)


def test_a_unit_others_speak_of_stays_with_the_reason(page: ListDetail, context: Context) -> None:
    go_to(page.table, NAME, "Học viện Tư pháp")
    page.remove_button.click()
    assert "Học viện Tư pháp" in column(page.table, NAME)
    assert context.notices.trouble_text


def test_units_are_found_without_accents(page: ListDetail) -> None:
    page.filter_box.setText("dai hoc luat")
    assert column(page.table, NAME) == ["Trường Đại học Luật Hà Nội"]
    page.filter_box.clear()
    assert len(column(page.table, NAME)) == 12


def test_people_and_awards_come_from_excel(page: ListDetail, context: Context) -> None:
    people = table(page, "Cá nhân")
    blank = len(people.rows)
    paste(
        people,
        blank,
        "Họ và tên",
        "Ngô Thị Bích\tnữ\t1988\tChuyên viên\nTrần Văn Lộc\tnam\t02/09/1980\tPhó Viện trưởng",
    )
    assert column(people, "Họ và tên")[blank:] == ["Ngô Thị Bích", "Trần Văn Lộc", ""]
    assert column(people, "Ngày sinh")[blank:] == ["1988", "02/09/1980", ""]
    awards = table(page, "Lịch sử khen thưởng")
    before = column(awards, "Danh hiệu")
    paste(awards, len(awards.rows), "Năm", "2014\tTập thể Lao động tiên tiến")
    assert sorted(column(awards, "Danh hiệu")) == sorted([*before, "Tập thể Lao động tiên tiến"])
    context.undo()
    assert column(awards, "Danh hiệu") == before


def test_somebody_moved_leaves_the_list_and_comes_back_by_undo(page: ListDetail, context: Context) -> None:
    people = table(page, "Cá nhân")
    before = column(people, "Họ và tên")
    assert set(column(people, "Đơn vị")) == {"Viện Khoa học pháp lý"}
    paste(people, before.index("Nguyễn Hải Yến"), "Đơn vị", "hoc vien tu phap")
    assert column(people, "Họ và tên") == [name for name in before if name != "Nguyễn Hải Yến"]
    go_to(page.table, NAME, "Học viện Tư pháp")
    assert "Nguyễn Hải Yến" in column(people, "Họ và tên")
    context.undo()
    go_to(page.table, NAME, "Viện Khoa học pháp lý")
    assert column(people, "Họ và tên") == before


def test_a_person_is_not_left_without_a_unit(page: ListDetail, context: Context) -> None:
    people = table(page, "Cá nhân")
    before = column(people, "Họ và tên")
    paste(people, 0, "Đơn vị", " ")
    assert people.pending
    assert context.notices.trouble_text == "Cần chọn đơn vị."
    people.revert()
    assert column(people, "Họ và tên") == before


def test_cases_and_initiatives_name_people_even_after_they_left(page: ListDetail, context: Context) -> None:
    cases, people = table(page, "Vụ việc"), table(page, "Cá nhân")
    blank = len(cases.rows)
    paste(cases, blank, "Vụ việc", "khiếu nại, tố cáo\tNguyễn Hải Yến\t\t02/10/2018")
    initiatives = table(page, "Sáng kiến")
    paste(initiatives, len(initiatives.rows), "Năm", "2017\tSổ tay hỏi đáp\tNguyễn Hải Yến\tcơ sở")
    paste(people, column(people, "Họ và tên").index("Nguyễn Hải Yến"), "Đơn vị", "Học viện Tư pháp")
    assert "Nguyễn Hải Yến" not in column(people, "Họ và tên")
    assert "Nguyễn Hải Yến" in column(cases, "Cá nhân")
    assert "Nguyễn Hải Yến" in column(initiatives, "Cá nhân")
    assert "cơ sở" in column(initiatives, "Phạm vi")
    for _ in range(3):
        context.undo()
    assert len(cases.rows) == blank


def test_headcounts_that_cannot_be_stay_to_be_put_right(page: ListDetail, context: Context) -> None:
    counts = table(page, "Số liệu xét tập thể")
    go_to(page.table, NAME, "Học viện Tư pháp")
    paste(counts, 0, "Năm", "2018\t20\t20\t15\t30\t0\tminh họa")
    assert context.notices.trouble_text == "Nhiều hơn số người được xét (20)."
    assert counts.pending
    paste(counts, 0, "CSTĐ cơ sở", "2")
    assert not counts.pending
    assert column(counts, "CSTĐ cơ sở")[0] == "2"
    paste(counts, 1, "Năm", "2018")
    assert context.notices.trouble_text == "Đơn vị đã có số liệu của năm 2018."
    counts.revert()


def test_a_unit_says_since_when_its_history_is_whole(page: ListDetail, context: Context) -> None:
    write(page.form, "Lịch sử khen thưởng đủ từ năm", "2014")
    write(page.form, "Đã nhập vào đơn vị", "hoc vien tu phap")
    go_to(page.table, NAME, "Học viện Tư pháp")
    go_to(page.table, NAME, "Viện Khoa học pháp lý")
    assert shown(page.form, "Lịch sử khen thưởng đủ từ năm") == "2014"
    assert shown(page.form, "Đã nhập vào đơn vị") == "Học viện Tư pháp"
