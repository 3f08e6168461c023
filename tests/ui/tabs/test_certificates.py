"""Danh sách giấy: certificates entered beside their paper, what they lack, and what is said of many in one step."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.screen import choose, column, go_to, shown, write
from tests.ui.tabs.conftest import Show
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.domain.certificate import Certificate
from thiduadesk.ui.certificates_page import CertificatesPage
from thiduadesk.ui.context import Context
from thiduadesk.ui.tabs.papers import TAB, PapersTab

FLAG = "Báo Pháp luật Việt Nam"  # put forward for a flag others give, so marked «không cấp»


@pytest.fixture
def papers(qtbot: QtBot, show: Show) -> PapersTab:
    tab = show(TAB)
    assert isinstance(tab, PapersTab)
    tab.choose("giay-chung-nhan")
    qtbot.waitUntil(lambda: tab.pane.pdf is not None)
    return tab


@pytest.fixture
def page(papers: PapersTab) -> CertificatesPage:
    papers.certificates_button.click()
    (found,) = papers.findChildren(CertificatesPage)
    assert found.isVisible()
    return found


def stored(context: Context) -> list[Certificate]:
    return [item for item in context.desk.records.all(Certificate, year=2018) if item.given]


def offer_the_flag(page: CertificatesPage) -> None:
    """Take the mark «không cấp» out, so that the certificate is offered again."""
    go_to(page.list.table, "Người nhận", FLAG)
    page.list.remove_button.click()


def state(page: CertificatesPage, name: str) -> str:
    table = page.list.table
    return column(table, "Tình trạng")[column(table, "Người nhận").index(name)]


def test_they_stand_in_the_order_of_the_book_and_lack_nothing(page: CertificatesPage) -> None:
    assert column(page.list.table, "Số")[:7] == ["1", "2", "3", "4", "5", "6", ""]
    assert column(page.list.table, "Người nhận")[:2] == ["H'Lan Niê", "Y Thuận Êban"]
    assert state(page, FLAG) == "không cấp"
    assert page.lacks.text() == "Không giấy nào còn thiếu gì trước khi in."


def test_a_place_neither_they_nor_the_cluster_say_is_missing(page: CertificatesPage, context: Context) -> None:
    page.list.add_button.click()
    write(page.list.form, "Người nhận", "Nhân dân xã Ea Tu")
    page.list.save_button.click()
    assert "địa danh" not in page.lacks.text()
    context.do(save_cluster, replace(cluster_card(context.desk.records, 2018), place=""))
    assert "ngày quyết định, địa danh, ngày cấp" in page.lacks.text()


def test_one_is_added_changed_and_taken_back(page: CertificatesPage, context: Context) -> None:
    page.list.add_button.click()
    write(page.list.form, "Người nhận", "Nhân dân xã Ea Tu")
    choose(page.list.form, "Loại giấy", "giấy khen")
    page.list.save_button.click()
    write(page.list.form, "Số quyết định", "02/QĐ-CTĐII")
    assert [(item.form, item.decision_no) for item in stored(context) if item.recipient] == [
        ("giấy khen", "02/QĐ-CTĐII")
    ]
    assert "Còn thiếu thành tích, ngày quyết định, ngày cấp, " in page.lacks.text()
    assert "số vào sổ: 1 giấy (Nhân dân xã Ea Tu)." in page.lacks.text()
    context.undo()
    context.undo()
    assert "Nhân dân xã Ea Tu" not in column(page.list.table, "Người nhận")


def test_one_is_taken_out_and_put_back(page: CertificatesPage, context: Context) -> None:
    go_to(page.list.table, "Người nhận", "Cầm Thị Nhung")
    page.list.remove_button.click()
    assert len(stored(context)) == 5
    context.undo()
    assert len(stored(context)) == 6


def test_a_number_already_given_is_refused_beside_its_box(page: CertificatesPage, context: Context) -> None:
    write(page.list.form, "Số vào sổ", "2")
    assert "Số này đã vào sổ cho giấy khác" in context.notices.trouble_text
    assert [item.number for item in stored(context)] == [1, 2, 3, 4, 5, 6]


def test_one_offered_is_listed_with_what_it_lacks_and_stored_when_it_is_changed(
    page: CertificatesPage, context: Context
) -> None:
    offer_the_flag(page)
    assert state(page, FLAG) == "đề xuất"
    assert "1 đề nghị đã thông qua chưa có giấy" in page.lacks.text()
    assert f"Còn thiếu thành tích, số quyết định, ngày quyết định, ngày cấp, số vào sổ: 1 giấy ({FLAG})." in (
        page.lacks.text().splitlines()
    )
    go_to(page.list.table, "Người nhận", FLAG)
    assert shown(page.list.form, "Đơn vị") == FLAG
    write(page.list.form, "Thành tích, như in trên giấy", "Đã có thành tích xuất sắc năm 2018")
    assert state(page, FLAG) == "còn thiếu"
    (made,) = (item for item in stored(context) if item.nomination_id)
    assert made.content == "Đã có thành tích xuất sắc năm 2018"
    page.book_button.click()
    assert [item.number for item in stored(context) if item.nomination_id] == [7]


def test_one_offered_can_be_marked_as_not_to_be_given(page: CertificatesPage, context: Context) -> None:
    offer_the_flag(page)
    go_to(page.list.table, "Người nhận", FLAG)
    choose(page.list.form, "Loại giấy", "không cấp")
    assert state(page, FLAG) == "không cấp"
    assert len(stored(context)) == 6


def test_the_rows_chosen_are_filled_as_the_one_shown(page: CertificatesPage, context: Context) -> None:
    table = page.list.table
    go_to(table, "Người nhận", "Y Thuận Êban")
    write(page.list.form, "Số quyết định", "09/QĐ-CTĐII")
    assert not page.chosen_button.isEnabled()
    table.selectAll()
    page.chosen_button.click()
    assert {item.decision_no for item in stored(context)} == {"09/QĐ-CTĐII"}
    context.undo()
    assert [item.decision_no for item in stored(context)].count("09/QĐ-CTĐII") == 1


def test_every_gap_is_filled_as_the_one_shown_and_nothing_said_is_lost(
    page: CertificatesPage, context: Context
) -> None:
    offer_the_flag(page)
    go_to(page.list.table, "Người nhận", "H'Lan Niê")
    write(page.list.form, "Số quyết định", "09/QĐ-CTĐII")
    page.empty_button.click()
    told = {item.nomination_id: item for item in stored(context)}
    assert [item.decision_no for item in stored(context)].count("01/QĐ-CTĐII") == 5
    (made,) = (item for nomination, item in told.items() if nomination)
    assert (made.decision_no, made.signer) == ("09/QĐ-CTĐII", "Phạm Quốc Khánh")
    assert page.lacks.text() == f"Còn thiếu thành tích, số vào sổ: 1 giấy ({FLAG})."


def test_the_papers_are_come_back_to_and_follow(qtbot: QtBot, papers: PapersTab, page: CertificatesPage) -> None:
    before = papers.pane.pdf
    write(page.list.form, "Người ký", "Lê Thị Một")
    page.back_button.click()
    assert not page.isVisible()
    qtbot.waitUntil(lambda: papers.pane.pdf is not None)
    assert papers.pane.pdf != before
