"""Hội nghị: open until it is finalised, shut for good afterwards."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton

from tests.ui.screen import column, field, go_to, paste, shown, table, write
from tests.ui.tabs.conftest import Show
from thiduadesk.ui.context import Context
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.tabs.conference import TAB

NAME = "Tên hội nghị"
DONE = "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 của Cụm thi đua số II"
NEW = "Hội nghị bình xét bổ sung"


@pytest.fixture
def page(show: Show) -> ListDetail:
    shown_page = show(TAB)
    assert isinstance(shown_page, ListDetail)
    return shown_page


@pytest.fixture
def begun(page: ListDetail) -> ListDetail:
    """A second conference, with one round and one candidate."""
    page.add_button.click()
    write(page.form, NAME, NEW)
    write(page.form, "Ngày họp", "20/12/2018")
    write(page.form, "Triệu tập", "12")
    write(page.form, "Có mặt", "12")
    page.save_button.click()
    paste(table(page, "Vòng bỏ phiếu"), 0, "Danh hiệu", "Bằng khen của Bộ trưởng\t12\t12\t11\t1\tphát ra\t≥ 2/3")
    votes = table(page, "Phiếu của từng ứng viên trong vòng đang chọn")
    table(page, "Vòng bỏ phiếu").selectRow(0)
    paste(votes, 0, "Đơn vị", "Học viện Tư pháp\t\t\t10\t1")
    return page


def finalise_button(page: ListDetail) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text().startswith("Chốt"))


def says(page: ListDetail, sentence: str) -> bool:
    return any(sentence in label.text() for label in page.findChildren(QLabel))


def test_a_finalised_conference_is_shown_and_shut(page: ListDetail) -> None:
    assert column(page.table, NAME) == [DONE]
    assert column(page.table, "Hồ sơ") == ["đã chốt"]
    assert says(page, "Hội nghị đã chốt")
    place = field(page.form, "Địa điểm")
    assert isinstance(place, QLineEdit)
    assert place.isReadOnly()
    assert not page.remove_button.isEnabled()
    assert not finalise_button(page).isEnabled()
    before = table(page, "Đại biểu").rows
    assert before[0].name == "Nguyễn Anh Tuấn"
    paste(table(page, "Đại biểu"), 0, "Họ và tên", "Người khác")
    assert table(page, "Đại biểu").rows == before


def test_votes_show_their_share_and_result(page: ListDetail) -> None:
    table(page, "Vòng bỏ phiếu").selectRow(0)
    votes = table(page, "Phiếu của từng ứng viên trong vòng đang chọn")
    assert column(votes, "Tỷ lệ")[0] == "96,43 %"
    assert column(votes, "Kết quả")[0] == "đạt"
    assert says(page, "Số phiếu khớp nhau")


def test_a_conference_is_added_and_taken_back(page: ListDetail, context: Context) -> None:
    page.add_button.click()
    write(page.form, NAME, NEW)
    write(page.form, "Ngày họp", "20/12/2018")
    page.save_button.click()
    assert column(page.table, NAME) == [DONE, NEW]
    write(page.form, "Địa điểm", "Hội trường A")
    assert shown(page.form, "Địa điểm") == "Hội trường A"
    context.undo()
    assert shown(page.form, "Địa điểm") == ""
    context.undo()
    assert column(page.table, NAME) == [DONE]


def test_an_open_conference_is_taken_out_and_put_back(begun: ListDetail, context: Context) -> None:
    begun.remove_button.click()
    assert column(begun.table, NAME) == [DONE]
    context.undo()
    go_to(begun.table, NAME, NEW)
    assert column(table(begun, "Vòng bỏ phiếu"), "Danh hiệu")[0] == "Bằng khen của Bộ trưởng"


def test_sums_that_do_not_balance_are_told_at_once(begun: ListDetail) -> None:
    assert says(begun, "Số phiếu khớp nhau")
    votes = table(begun, "Phiếu của từng ứng viên trong vòng đang chọn")
    paste(votes, 0, "Không đồng ý", "3")
    assert not says(begun, "Số phiếu khớp nhau")
    assert says(begun, "! Ứng viên thứ 1: cộng các phiếu được 13, nhiều hơn 11 phiếu hợp lệ.")


def test_conferences_are_found_without_accents(begun: ListDetail) -> None:
    begun.filter_box.setText("bo sung")
    assert column(begun.table, NAME) == [NEW]


def test_finalising_asks_first(begun: ListDetail, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", no)
    finalise_button(begun).click()
    assert "không hoàn tác được" in asked[0]
    assert column(begun.table, "Hồ sơ") == ["đã chốt", "đang mở"]


def test_finalised_is_finalised(begun: ListDetail, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Ok)
    finalise_button(begun).click()
    assert "Chưa ghi giờ kết thúc." in context.notices.trouble_text
    assert column(begun.table, "Hồ sơ") == ["đã chốt", "đang mở"]
    for label, text in (
        ("Giờ bắt đầu", "8:00"),
        ("Giờ kết thúc", "11:30"),
        ("Chủ trì", "Lê Văn Bình"),
        ("Thư ký", "Vũ Lan"),
    ):
        write(begun.form, label, text)
    finalise_button(begun).click()
    assert column(begun.table, "Hồ sơ") == ["đã chốt", "đã chốt"]
    assert not finalise_button(begun).isEnabled()
    assert not context.undo()
    assert column(begun.table, "Hồ sơ") == ["đã chốt", "đã chốt"]
