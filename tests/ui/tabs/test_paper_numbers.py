"""Văn bản: the number of a paper is offered, taken, printed or left to the pen, refused when another paper has it."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.screen import shown, write
from tests.ui.tabs.conftest import Show
from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.commands.printouts import Printing, note_printout
from thiduadesk.desk.facts.printing import compose_paper, printed_numbers, render_as
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.ui.context import Context
from thiduadesk.ui.tabs.papers import TAB, PapersTab


@pytest.fixture
def page(show: Show) -> PapersTab:
    return cast(PapersTab, show(TAB))


def head(context: Context, kind: str) -> str:
    assert context.year is not None
    return render_as(compose_paper(context.desk.records, kind, context.year), "txt").decode()


def test_the_next_number_is_offered_and_taken(page: PapersTab, context: Context) -> None:
    page.choose("to-trinh")
    assert page.pane.numbers.next.text() == "Lấy số 01/TTr"
    page.pane.numbers.next.click()
    assert shown(page.pane.numbers.form, "Số") == "1"
    assert not page.pane.numbers.next.isVisible()
    assert not page.pane.numbers.by_hand.isChecked()
    assert "Số: 01/TTr-CTĐII" in head(context, "to-trinh")
    assert context.notices.done_text == "Đã xong: Lưu số 01, Tờ trình"
    context.undo()
    assert page.pane.numbers.by_hand.isChecked()
    assert shown(page.pane.numbers.form, "Số") == ""


def test_day_and_place_are_typed_and_seen_on_the_paper(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    page.choose("bao-cao")
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    before = page.pane.pdf
    page.pane.numbers.by_hand.click()
    write(page.pane.numbers.form, "Số", "12")
    write(page.pane.numbers.form, "Ngày", "5/1/2019")
    write(page.pane.numbers.form, "Địa danh", "Đà Nẵng")
    assert "Đà Nẵng, ngày 05 tháng 01 năm 2019" in head(context, "bao-cao")
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.pdf != before


def test_a_number_another_record_has_is_refused_beside_its_field(page: PapersTab, context: Context) -> None:
    page.choose("bien-ban")
    page.pane.numbers.next.click()
    page.choose("kiem-phieu")
    assert page.pane.numbers.next.text() == "Lấy số 02/BB"
    write(page.pane.numbers.form, "Số", "1")
    said = [label.text() for label in page.pane.numbers.form.findChildren(QLabel)]
    assert "Số 01 đã dùng cho văn bản «Biên bản hội nghị bình xét». Số tiếp theo còn trống: 02." in said
    assert context.notices.trouble_text == ""
    assert [item.kind for item in context.desk.records.all(PaperNumber)] == ["bien-ban"]
    page.pane.numbers.next.click()
    assert shown(page.pane.numbers.form, "Số") == "2"


def test_a_refusal_leaves_the_box_as_it_is_stored(page: PapersTab, context: Context) -> None:
    page.choose("to-trinh")
    page.pane.numbers.next.click()
    taken = printed_numbers(context.desk.records, "to-trinh", 2018)
    context.desk.do(note_printout, Printing(kind="so-ket", year=2018, text="", numbers=taken), context.desk.now())
    page.pane.numbers.by_hand.click()
    assert not page.pane.numbers.by_hand.isChecked()


def test_each_unit_that_gets_a_letter_has_its_own_number(page: PapersTab) -> None:
    page.choose("don-doc")
    names = [page.pane.numbers.of.itemText(row) for row in range(page.pane.numbers.of.count())]
    assert ["Tất cả", *names] == [page.pane.subject.itemText(row) for row in range(page.pane.subject.count())]
    page.pane.numbers.of.setCurrentIndex(3)
    page.pane.numbers.of.activated.emit(3)
    page.pane.numbers.next.click()
    assert page.pane.numbers.of.currentText() == names[3]
    assert shown(page.pane.numbers.form, "Số") == "1"
    page.pane.numbers.of.setCurrentIndex(0)
    page.pane.numbers.of.activated.emit(0)
    assert page.pane.numbers.next.text() == "Lấy số 02"


def test_a_number_left_to_the_pen_is_said_to_be_only_noted(page: PapersTab) -> None:
    page.choose("to-trinh")
    assert not page.pane.numbers.noted.isVisible()
    write(page.pane.numbers.form, "Số", "4")
    assert page.pane.numbers.noted.text() == "ghi sổ 04/TTr, trên giấy để trống"
    assert page.pane.numbers.noted.isVisible()
    page.pane.numbers.by_hand.click()
    assert not page.pane.numbers.noted.isVisible()


def test_two_meetings_of_one_name_have_their_own_numbers(page: PapersTab, context: Context) -> None:
    meeting = Conference(id="mot", year=2018, title="Hội nghị giao ban", held_on=date(2018, 6, 1))
    for twin in (meeting, replace(meeting, id="hai", held_on=date(2018, 9, 1))):
        context.do(save_conference, twin)
    page.choose("bien-ban")
    for row, number in ((0, "7"), (1, "8")):
        page.pane.subject.setCurrentIndex(row)
        page.pane.subject.activated.emit(row)
        write(page.pane.numbers.form, "Số", number)
    noted = {item.conference_id: item.number for item in context.desk.records.all(PaperNumber)}
    assert noted == {"mot": 7, "hai": 8}


def test_only_papers_with_a_number_show_the_panel(page: PapersTab) -> None:
    for kind, seen in (("to-trinh", True), ("trich-ngang", False), ("bien-ban", True), ("giay-chung-nhan", False)):
        page.choose(kind)
        assert page.pane.numbers.isVisible() == seen
