"""Hội nghị: the day step by step, from the first delegate to the seal, and shut for good afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import choose, column, field, headings, paste, shown, write
from tests.ui.tabs.conftest import Show
from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.queries.conferences import delegates_of, remarks_of
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.domain.ballot import BallotPurpose
from thiduadesk.domain.conference import Conference, DelegateRole
from thiduadesk.domain.printout import Printout
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.print_day import PrintDay
from thiduadesk.ui.pdf_pages import PdfPages
from thiduadesk.ui.tabs.conference import TAB, ConferenceTab

DONE = "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 của Cụm thi đua số II"
NEW = "Hội nghị bình xét bổ sung"
FLAG = "Cờ thi đua ngành Tư pháp"
STEPS = [
    "Hội nghị",
    "Đại biểu, điểm danh",
    "Chương trình, báo cáo",
    "Ý kiến thảo luận",
    "Ban kiểm phiếu",
    "Chỉ đạo, kết luận",
    "Chốt và in biên bản",
]


@pytest.fixture
def page(show: Show) -> ConferenceTab:
    shown_page = show(TAB)
    assert isinstance(shown_page, ConferenceTab)
    return shown_page


@pytest.fixture
def begun(page: ConferenceTab) -> ConferenceTab:
    """A second conference, of twelve delegates who all came."""
    page.add_button.click()
    form = page.meeting.part.form
    write(form, "Tên hội nghị", NEW)
    write(form, "Ngày họp", "20/12/2018")
    write(form, "Giờ bắt đầu", "8:00")
    write(form, "Địa điểm", "Hội trường A")
    write(form, "Chủ trì", "Lê Văn Bình")
    write(form, "Thư ký", "Vũ Lan")
    page.save_button.click()
    page.people.summon.click()
    page.people.call.click()
    return page


@pytest.fixture
def counted(begun: ConferenceTab) -> ConferenceTab:
    """One round of two candidates, counted: twelve ballots, one of them invalid."""
    begin(begun, FLAG)
    type_piles(begun, issued="12", collected="12", valid="11", invalid="1")
    paste(begun.round.votes, 0, "Đồng ý", "11\t0\t0\n10\t1\t0\n9\t2\t0\n3\t8\t0")
    return begun


PILES = {
    "issued": "Phát ra",
    "collected": "Thu về",
    "not_returned": "Không thu lại",
    "spoiled": "Hỏng đã đổi",
    "valid": "Hợp lệ",
    "invalid": "Không hợp lệ",
}


def type_piles(page: ConferenceTab, **numbers: str) -> None:
    for name, number in numbers.items():
        write(page.round.piles.form, PILES[name], number)


def begin(page: ConferenceTab, title: str) -> None:
    """Choose what is voted on from the menu."""
    menu = page.rounds_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().endswith(title)).trigger()


def steps(page: ConferenceTab) -> list[str]:
    return [page.steps.item(row).text().split("   ", 1)[1] for row in range(page.steps.count())]


def marks(page: ConferenceTab) -> str:
    return "".join(page.steps.item(row).text()[0] for row in range(page.steps.count()))


def says(page: QWidget, sentence: str) -> bool:
    return any(sentence in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Ok)


def test_a_finalised_conference_is_shown_and_shut(page: ConferenceTab) -> None:
    assert page.conference is not None
    assert page.conference.title == DONE
    assert marks(page) == "✓" * 9
    page.go_to("meeting")
    place = field(page.meeting.part.form, "Địa điểm")
    assert isinstance(place, QLineEdit)
    assert place.isReadOnly()
    assert not page.remove_button.isEnabled()
    assert not page.rounds_button.isEnabled()
    page.go_to("people")
    table = page.people.part.table
    before = table.rows
    assert before[0].name == "Nguyễn Anh Tuấn"
    paste(table, 0, "Họ và tên", "Người khác")
    assert table.rows == before
    page.go_to("closing")
    assert says(page, "Hội nghị đã chốt")
    assert says(page, "Mã kiểm tra: ")
    assert not page.closing.finalise.isVisible()


def test_votes_show_their_share_their_line_and_their_result(page: ConferenceTab) -> None:
    page.go_to(page.steps.item(5).data(Qt.ItemDataRole.UserRole))
    votes = page.round.votes
    assert column(votes, "Tập thể, cá nhân")[0] == "Trường Đại học Luật Hà Nội"
    assert column(votes, "Tỷ lệ")[0] == "96,43 %"
    assert column(votes, "Kết quả")[0] == "đạt"
    assert says(page, "28 phát ra = 28 thu về = 28 hợp lệ + 0 không hợp lệ")
    assert says(page, "Mức đạt ≥ 2/3 phát ra (28)")


def test_a_conference_is_begun_by_its_rule_and_taken_back(page: ConferenceTab, context: Context) -> None:
    page.add_button.click()
    form = page.meeting.part.form
    assert (shown(form, "Mức đủ thành phần"), shown(form, "Mức này tính trên")) == ("≥ 2/3", "số đơn vị của cụm")
    write(form, "Tên hội nghị", NEW)
    write(form, "Ngày họp", "20/12/2018")
    page.save_button.click()
    assert page.conference is not None
    assert page.conference.title == NEW
    assert steps(page) == STEPS
    assert page.step == "people"
    page.go_to("meeting")
    write(form, "Địa điểm", "Hội trường A")
    assert shown(form, "Địa điểm") == "Hội trường A"
    context.undo()
    assert shown(form, "Địa điểm") == ""
    context.undo()
    assert page.conference.title == DONE


def test_what_is_wrong_with_a_conference_is_told_beside_its_field(begun: ConferenceTab) -> None:
    begun.go_to("meeting")
    form = begun.meeting.part.form
    write(form, "Giờ bắt đầu", "25 giờ")
    assert says(form, "14:00")
    QTest.keyClick(field(form, "Giờ bắt đầu"), Qt.Key.Key_Escape)
    begun.go_to("closing")
    write(begun.closing.part.form, "Giờ kết thúc", "7:30")
    assert says(begun.closing, "Giờ kết thúc trước giờ bắt đầu")


def test_two_meetings_of_one_name_on_one_day_are_refused(page: ConferenceTab, context: Context) -> None:
    page.add_button.click()
    write(page.meeting.part.form, "Tên hội nghị", DONE)
    write(page.meeting.part.form, "Ngày họp", "14/12/2018")
    page.save_button.click()
    assert "đã có một hội nghị cùng tên" in context.notices.trouble_text
    assert page.meeting.new
    assert shown(page.meeting.part.form, "Tên hội nghị") == DONE


def test_the_roll_call_tells_the_quorum(begun: ConferenceTab) -> None:
    assert says(begun, "Triệu tập 12 · có mặt 12 · có quyền bỏ phiếu đang có mặt 12")
    assert says(begun, "✓ Đủ thành phần: 12/12, mức cần ≥ 2/3.")
    table = begun.people.part.table
    paste(table, 0, "Có mặt", "\n".join(["vắng"] * 4 + ["ý kiến bằng văn bản"]))
    assert says(begun, "có mặt 7")
    assert says(begun, "ý kiến bằng văn bản 1")
    assert says(begun, "! Chưa đủ thành phần: 7/12")
    paste(table, 12, "Họ và tên", "Nguyễn Anh Tuấn")
    paste(table, 12, "Vai trò", "khách mời")
    assert says(begun, "Triệu tập 12 · có mặt 7")


def test_tellers_are_chosen_among_those_present(begun: ConferenceTab, context: Context) -> None:
    begun.go_to("tellers")
    page = begun.stack.currentWidget()
    assert page is not None
    table = page.table  # type: ignore[attr-defined]
    paste(table, 1, "Vai trò", "trưởng ban kiểm phiếu\nban kiểm phiếu")
    assert begun.conference is not None
    roles = [item.role for item in delegates_of(context.desk.records, begun.conference.id)]
    assert roles[1:3] == [DelegateRole.HEAD_TELLER, DelegateRole.TELLER]
    assert marks(begun)[4] == "✓"


def test_remarks_are_kept_by_kind_and_written_from_text_blocks(begun: ConferenceTab, context: Context) -> None:
    assert begun.conference is not None
    begun.go_to("discussion")
    page = begun.stack.currentWidget()
    remarks = page.remarks  # type: ignore[union-attr]
    paste(remarks.part.table, 0, "Loại", "thảo luận\tĐại diện Nhà xuất bản Tư pháp\tnhất trí với báo cáo.")
    begun.go_to("conclusion")
    page = begun.stack.currentWidget()
    blocks = page.remarks.blocks.menu().actions()  # type: ignore[union-attr]
    assert any("tiếp thu các ý kiến" in action.text() for action in blocks)
    next(action for action in blocks if action.text().startswith("tiếp thu các ý kiến; giao")).trigger()
    kinds = [item.kind for item in remarks_of(context.desk.records, begun.conference.id)]
    assert sorted(kinds) == ["chỉ đạo", "thảo luận"]
    context.undo()
    assert [item.kind for item in remarks_of(context.desk.records, begun.conference.id)] == ["thảo luận"]


def test_a_round_begins_with_the_rule_and_those_put_forward(begun: ConferenceTab) -> None:
    begin(begun, FLAG)
    assert begun.step not in STEPS
    assert begun.round.sheet is not None
    assert says(begun, "Mức đạt ≥ 2/3 tổng số thành viên (12)")
    assert len(column(begun.round.votes, "Tập thể, cá nhân")) == 4
    assert {"Đồng ý", "Không đồng ý", "Không ý kiến"} <= set(headings(begun.round.votes))
    begun.round.pages.setCurrentIndex(1)
    assert "TT-TANDTC" in shown(begun.round.rules.form, "Căn cứ của ngưỡng")


def test_sums_that_do_not_balance_stand_out_and_keep_the_round_open(counted: ConferenceTab, context: Context) -> None:
    assert says(counted, "✓ Số phiếu khớp: 12 phát ra = 12 thu về = 11 hợp lệ + 1 không hợp lệ.")
    type_piles(counted, valid="10")
    assert says(counted, "! Hợp lệ 10 + không hợp lệ 1 = 11, lệch 1 so với 12 thu về.")
    assert field(counted.round.piles.form, "Hợp lệ").property("wrong")
    assert marks(counted)[5] == "!"
    counted.round.close_button.click()
    assert "lệch 1" in context.notices.trouble_text
    assert counted.round.sheet is not None
    assert counted.round.sheet.ballot.open
    type_piles(counted, valid="11")
    assert not field(counted.round.piles.form, "Hợp lệ").property("wrong")
    counted.round.close_button.click()
    assert marks(counted)[5] == "✓"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-1", "Số phiếu không thể âm."),
        ("7,5", "7,5"),
        ("bảy", "bảy"),
        ("13", "! Ứng viên thứ 1: cộng các phiếu được 13, nhiều hơn 11 phiếu hợp lệ."),
    ],
)
def test_votes_that_cannot_be_are_told(counted: ConferenceTab, context: Context, typed: str, sentence: str) -> None:
    paste(counted.round.votes, 0, "Đồng ý", typed)
    told = f"{context.notices.trouble_text}\n{counted.round.balance.text()}"
    assert sentence in told
    counted.round.votes.revert()


def test_a_closed_round_can_be_opened_again_until_the_seal(counted: ConferenceTab, context: Context) -> None:
    counted.round.close_button.click()
    before = counted.round.votes.rows
    paste(counted.round.votes, 0, "Đồng ý", "1")
    assert counted.round.votes.rows == before
    assert counted.round.reopen.isVisible()
    counted.round.reopen.click()
    paste(counted.round.votes, 3, "Đồng ý", "4\t7\t0")
    assert counted.round.sheet is not None
    assert counted.round.sheet.counts[3].count.agree == 4
    context.undo()
    assert counted.round.sheet.counts[3].count.agree == 3


def test_a_tie_for_the_last_seat_is_voted_on_again(counted: ConferenceTab) -> None:
    counted.round.pages.setCurrentIndex(1)
    write(counted.round.rules.form, "Số được chọn", "2")
    counted.round.pages.setCurrentIndex(0)
    paste(counted.round.votes, 2, "Đồng ý", "10\t1\t0")
    assert column(counted.round.votes, "Kết quả") == [
        "đạt",
        "bằng phiếu, chưa quyết định",
        "bằng phiếu, chưa quyết định",
        "không đạt",
    ]
    first = counted.step
    assert counted.round.again.isVisible()
    counted.round.again.click()
    assert counted.step != first
    assert counted.round.sheet is not None
    assert (counted.round.sheet.ballot.seats, len(counted.round.sheet.counts)) == (1, 2)
    type_piles(counted, issued="12", collected="12", valid="12", invalid="0")
    paste(counted.round.votes, 0, "Đồng ý", "8\t4\t0\n4\t8\t0")
    counted.round.close_button.click()
    assert column(counted.round.votes, "Kết quả") == ["đạt", "không đạt"]
    counted.go_to("closing")
    assert not says(counted, "Vòng bỏ phiếu")


def test_the_next_head_is_elected_and_the_pledge_adopted(begun: ConferenceTab, context: Context) -> None:
    begin(begun, "Cụm trưởng năm 2019")
    assert begun.round.sheet is not None
    assert begun.round.sheet.ballot.purpose == BallotPurpose.HEAD
    assert len(begun.round.sheet.counts) == 12
    begin(begun, "Giao ước thi đua năm 2019")
    choose(begun.round.rules.form, "Hình thức", "giơ tay")
    assert not begun.round.piles.widget.isVisible()
    paste(begun.round.votes, 0, "Đồng ý", "12\t0\t0")
    begun.round.close_button.click()
    assert column(begun.round.votes, "Kết quả") == ["đạt"]
    assert context.notices.trouble_text == ""


def test_only_the_result_is_written_down_when_nobody_counted(begun: ConferenceTab, context: Context) -> None:
    begin(begun, FLAG)
    begun.round.pages.setCurrentIndex(1)
    choose(begun.round.rules.form, "Hình thức", "chỉ ghi kết quả")
    begun.round.pages.setCurrentIndex(0)
    paste(begun.round.votes, 0, "Được chọn", "có\ncó\ncó\nkhông")
    assert column(begun.round.votes, "Kết quả") == ["đạt", "đạt", "đạt", "không đạt"]
    begun.round.close_button.click()
    assert context.notices.trouble_text == ""
    begin(begun, "Bằng khen của Bộ trưởng Bộ Tư pháp")
    choose(begun.round.rules.form, "Hình thức", "chỉ ghi kết quả")
    begun.round.remaining.click()
    assert begun.round.sheet is not None
    assert begun.round.sheet.counts[-1].count.quantity == 9


def test_the_wall_holds_the_numbers_back_until_they_are_released(counted: ConferenceTab) -> None:
    counted.round.wall.click()
    wall = counted._wall
    assert wall is not None
    assert not any("91,67" in line for line in wall.lines())
    assert "Ban kiểm phiếu đang làm việc" in wall.lines()
    assert not wall.grab().isNull()
    counted.round.live.setChecked(True)
    assert "Trường Đại học Luật Hà Nội 11 91,67 % ✓ đạt" in wall.lines()
    assert not wall.grab().isNull()
    counted.round.live.setChecked(False)
    counted.round.close_button.click()
    assert "Trường Đại học Luật Hà Nội 11 91,67 % ✓ đạt" in wall.lines()
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert counted._wall is None


def test_the_wall_follows_and_the_next_count_is_held_back_again(counted: ConferenceTab) -> None:
    counted.round.wall.click()
    counted.round.live.setChecked(True)
    wall = counted._wall
    assert wall is not None
    begin(counted, "Giao ước thi đua năm 2019")
    assert wall.lines()[1] == "Giao ước thi đua năm 2019"
    assert not counted.round.live.isChecked()
    wall.close()


def test_what_a_secretary_should_know_is_told_before_finalising(counted: ConferenceTab) -> None:
    counted.go_to("closing")
    assert says(counted, "Lưu ý: Có bỏ phiếu mà chưa ghi Ban kiểm phiếu.")


def test_everything_of_a_supplement_stands_on_one_page(page: ConferenceTab) -> None:
    page.go_to("closing")
    page.closing.supplement.click()
    page.go_to("additions")
    shown_page = page.stack.currentWidget()
    remarks = shown_page.remarks  # type: ignore[union-attr]
    paste(remarks.part.table, 0, "Loại", "kết luận\tChủ trì\tSửa tên một đơn vị.")
    assert column(remarks.part.table, "Nội dung")[0] == "Sửa tên một đơn vị."


def test_keys_walk_through_the_day(begun: ConferenceTab) -> None:
    begun.go_to("people")
    begun.steps.setFocus()
    QTest.keySequence(begun.steps, QKeySequence("Alt+PgDown"))
    assert begun.step == "agenda"
    QTest.keySequence(begun.steps, QKeySequence("Alt+PgUp"))
    assert begun.step == "people"


def test_what_cannot_be_read_keeps_its_step(begun: ConferenceTab) -> None:
    begin(begun, FLAG)
    there = begun.step
    paste(begun.round.votes, 0, "Đồng ý", "mười")
    begun.go_to("people")
    assert begun.step == there
    assert begun.steps.currentRow() == begun._row_of(there)
    begun.round.votes.revert()
    begun.go_to("people")
    assert begun.step == "people"


def test_finalising_lists_what_is_missing_and_then_asks(
    counted: ConferenceTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", no)
    counted.go_to("closing")
    assert says(counted, "! Chưa ghi giờ kết thúc.")
    assert says(counted, f"! Vòng bỏ phiếu «{FLAG}» chưa chốt kết quả.")
    counted.closing.finalise.click()
    assert asked == []
    assert "Chưa ghi giờ kết thúc." in context.notices.trouble_text
    write(counted.closing.part.form, "Giờ kết thúc", "11:30")
    counted.go_to(counted.steps.item(5).data(Qt.ItemDataRole.UserRole))
    counted.round.close_button.click()
    counted.go_to("closing")
    assert says(counted, "✓ Đủ để chốt")
    counted.closing.finalise.click()
    assert "không hoàn tác được" in asked[0]
    assert counted.conference is not None
    assert not counted.conference.finalised


def test_finalised_is_finalised_and_added_to_by_a_record_of_its_own(
    counted: ConferenceTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    counted.round.close_button.click()
    counted.go_to("closing")
    write(counted.closing.part.form, "Giờ kết thúc", "11:30")
    counted.closing.finalise.click()
    assert counted.conference is not None
    assert counted.conference.finalised
    assert not context.undo()
    assert says(counted, "Mã kiểm tra: ")
    first = counted.conference
    counted.closing.supplement.click()
    assert counted.conference.amends_id == first.id
    assert steps(counted) == ["Hội nghị", "Nội dung bổ sung", "Chốt và in biên bản"]
    counted.go_to("closing")
    assert says(counted, "! Biên bản bổ sung chưa ghi nội dung bổ sung nào.")


def test_papers_of_the_day_go_to_the_printer(
    qtbot: QtBot, page: ConferenceTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bien-ban.pdf"

    def take(printer: QPrinter, *_: object) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    monkeypatch.setattr("thiduadesk.ui.printing.choose_printer", take)
    page.go_to("closing")
    page.closing.print.click()
    qtbot.waitUntil(lambda: not context.jobs.busy and target.exists())
    assert target.read_bytes().startswith(b"%PDF")


def test_everything_of_the_day_is_printed_as_one_after_its_pages_are_told(
    qtbot: QtBot, page: ConferenceTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tất cả.pdf"
    told: list[str] = []

    def take(printer: QPrinter, *_: object) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    def accept(dialog: PrintDay) -> int:
        told.append(dialog.windowTitle())
        rows = [dialog.table.topLevelItem(row) for row in range(dialog.table.topLevelItemCount())]
        told.extend(row.text(0) for row in rows if row)
        return 1

    monkeypatch.setattr("thiduadesk.ui.printing.choose_printer", take)
    monkeypatch.setattr(PrintDay, "exec", accept)
    page.go_to("closing")
    page.closing.all.click()
    qtbot.waitUntil(lambda: not context.jobs.busy and target.exists())
    pages = PdfPages(target.read_bytes())
    assert told[0] == f"In tất cả cho hôm nay: {len(pages)} trang"
    assert told[1:] == ["Danh sách đại biểu", "Phiếu bầu", "Biên bản kiểm phiếu", "Biên bản hội nghị bình xét"]
    pages.close()
    noted = [item.kind for item in context.desk.records.all(Printout)]
    assert sorted(noted) == ["bien-ban", "dai-bieu", "kiem-phieu", "phieu-bau"]


def test_pages_chosen_of_the_pile_are_noted_for_the_papers_they_are_of(
    qtbot: QtBot, page: ConferenceTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []

    def accept(dialog: PrintDay) -> int:
        rows = [dialog.table.topLevelItem(row) for row in range(dialog.table.topLevelItemCount())]
        counts.extend(int(row.text(1)) for row in rows if row)
        return 1

    def choose(printer: QPrinter, _: object, pages: int) -> bool:
        printer.setFromTo(pages - counts[-1] - counts[-2] + 1, pages - 1)
        return True

    monkeypatch.setattr("thiduadesk.ui.printing.choose_printer", choose)
    monkeypatch.setattr("shutil.which", lambda _: "true")
    monkeypatch.setattr("thiduadesk.ui.printing.spooler_options", lambda _: [])
    monkeypatch.setattr(PrintDay, "exec", accept)
    page.go_to("closing")
    page.closing.all.click()
    qtbot.waitUntil(lambda: not context.jobs.busy and bool(context.desk.records.all(Printout)))
    noted = {item.kind: item.pages for item in context.desk.records.all(Printout)}
    assert noted == {"kiem-phieu": "", "bien-ban": f"1-{counts[-1] - 1}"}


def test_an_empty_year_says_what_to_do(page: ConferenceTab, context: Context) -> None:
    from thiduadesk.desk.commands.years import start_year

    context.do(start_year, 2019)
    context.year = 2019
    assert page.conference is None
    assert says(page, "Chưa có hội nghị nào trong năm.")
    assert not page.remove_button.isEnabled()


def test_another_hand_changing_the_conference_is_seen(begun: ConferenceTab, context: Context) -> None:
    assert begun.conference is not None
    begun.go_to("meeting")
    stored = context.desk.records.need(Conference, begun.conference.id)
    context.do(save_conference, replace(stored, place="Phòng 302"))
    assert shown(begun.meeting.part.form, "Địa điểm") == "Phòng 302"
    assert begun.facts.text() == "20/12/2018, 08:00 · Phòng 302"
    assert round_sheets(context.desk.records, begun.conference.id) == ()
