"""The conference of 14/12/2018 played through the real window, act by act; votes and names beside the report invented.

Run as a program it plays one act on a file and then kills itself, as a power cut would.
"""

import os
import signal
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.screen import choose, paste, write
from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings, read_settings
from thiduadesk.app.window import Window
from thiduadesk.desk.commands.imports import import_book
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.exchange.book import Book
from thiduadesk.i18n.resources import resource_path
from thiduadesk.ui.tabs.conference import ConferenceTab

TITLE = "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 của Cụm thi đua số II"
MINISTRY, GOVERNMENT = "Cờ thi đua ngành Tư pháp", "Cờ thi đua của Chính phủ"
DELEGATES = 28
_MEETING_SHEETS = ("Hội nghị", "Đại biểu", "Ý kiến", "Bỏ phiếu", "Chương trình")


def write_morning(path: Path) -> None:
    """The practice year as it was on the morning of the conference: everything but the conference."""
    source = resource_path("sample", "cum-ii-2018.toml")
    tables = tomllib.loads(source.read_text("utf-8"))
    kept = {name: rows for name, rows in tables.items() if name not in _MEETING_SHEETS}
    with Desk.beginning(path) as desk:
        desk.do(import_book, plan_import(desk.records, Book.from_tables(kept), date(2018, 12, 14)), source.stem)


def open_window(app: QApplication, path: Path, folder: Path) -> Window:
    """The program as it is opened on this file, with what it remembers of before."""
    places = Places(settings=folder / "settings.json", logs=folder, documents=folder, temporary=folder / "temporary")
    settings = read_settings(places.settings)
    window = Window(app, places, settings if settings.language else Settings(language="vi", theme="sáng"))
    window.shell.show()
    window.open_path(path)
    return window


def conference_tab(window: Window) -> ConferenceTab:
    """The tab of the day, brought to the front."""
    window.shell.show_tab("conference")
    tab = window.shell.tab_widget("conference")
    assert isinstance(tab, ConferenceTab)
    return tab


def _delegates() -> list[str]:
    rows = tomllib.loads(resource_path("sample", "cum-ii-2018.toml").read_text("utf-8"))["Đại biểu"]
    voters = [row for row in rows if row.get("Vai trò") != "khách mời"]
    assert len(voters) == DELEGATES
    return ["\t".join((row["Họ và tên"], row.get("Chức vụ", ""), row.get("Đơn vị", ""))) for row in voters]


def begin(tab: ConferenceTab) -> None:
    tab.add_button.click()
    form = tab.meeting.part.form
    for label, text in (
        ("Tên hội nghị", TITLE),
        ("Ngày họp", "14/12/2018"),
        ("Giờ bắt đầu", "14:00"),
        ("Địa điểm", "Học viện Tư pháp"),
        ("Thư ký", "Đỗ Thu Trang"),
        ("Chủ trì", "Phạm Quốc Khánh"),
        ("Chức vụ chủ trì", "đại diện đơn vị Cụm trưởng"),
    ):
        write(form, label, text)
    tab.save_button.click()


def summon(tab: ConferenceTab) -> None:
    tab.go_to("people")
    paste(tab.people.part.table, 0, "Họ và tên", "\n".join(_delegates()))


def call(tab: ConferenceTab) -> None:
    tab.go_to("people")
    tab.people.call.click()


def plan(tab: ConferenceTab) -> None:
    tab.go_to("agenda")
    page = tab.stack.currentWidget()
    assert page is not None
    agenda = "14:00\tKhai mạc\n14:10\tBáo cáo tổng kết\tViện Khoa học pháp lý\n15:30\tBình xét, bỏ phiếu suy tôn"
    paste(page.agenda.table, 0, "Giờ", agenda)  # type: ignore[attr-defined]
    report = "Phó Viện trưởng Viện Khoa học pháp lý Chu Thị Hoa\tthay mặt Cụm trình bày báo cáo."
    paste(page.reports.part.table, 0, "Người báo cáo", report)  # type: ignore[attr-defined]


def listen(tab: ConferenceTab) -> None:
    tab.go_to("discussion")
    page = tab.stack.currentWidget()
    assert page is not None
    said = "thảo luận\tĐại diện Nhà xuất bản Tư pháp\tđề nghị phổ biến gương điển hình."
    paste(page.remarks.part.table, 0, "Loại", said)  # type: ignore[attr-defined]


def name_tellers(tab: ConferenceTab) -> None:
    tab.go_to("tellers")
    page = tab.stack.currentWidget()
    assert page is not None
    paste(page.table, 5, "Vai trò", "trưởng ban kiểm phiếu\nban kiểm phiếu")  # type: ignore[attr-defined]


def open_round(title: str) -> Callable[[ConferenceTab], None]:
    def act(tab: ConferenceTab) -> None:
        menu = tab.rounds_button.menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == title).trigger()
        tab.round.pages.setCurrentIndex(1)
        choose(tab.round.rules.form, "Cơ sở tính", "phát ra")
        tab.round.pages.setCurrentIndex(0)

    return act


def _go_to_round(tab: ConferenceTab, title: str) -> None:
    tab.go_to(next(step.key for step in tab._steps if step.title == title))


def count_ballots(title: str) -> Callable[[ConferenceTab], None]:
    def act(tab: ConferenceTab) -> None:
        _go_to_round(tab, title)
        for label, number in (("Phát ra", "28"), ("Thu về", "28"), ("Hợp lệ", "28"), ("Không hợp lệ", "0")):
            write(tab.round.piles.form, label, number)

    return act


def count_votes(title: str, votes: str) -> Callable[[ConferenceTab], None]:
    def act(tab: ConferenceTab) -> None:
        _go_to_round(tab, title)
        paste(tab.round.votes, 0, "Đồng ý", votes)

    return act


def close_round(title: str) -> Callable[[ConferenceTab], None]:
    def act(tab: ConferenceTab) -> None:
        _go_to_round(tab, title)
        tab.round.close_button.click()

    return act


def conclude(tab: ConferenceTab) -> None:
    tab.go_to("conclusion")
    page = tab.stack.currentWidget()
    assert page is not None
    said = (
        "chỉ đạo\tPhó Vụ trưởng Vụ Thi đua - Khen thưởng Nguyễn Anh Tuấn\tphát biểu ý kiến chỉ đạo.\n"
        "kết luận\tChủ trì hội nghị\ttiếp thu các ý kiến."
    )
    paste(page.remarks.part.table, 0, "Loại", said)  # type: ignore[attr-defined]


def end(tab: ConferenceTab) -> None:
    tab.go_to("closing")
    write(tab.closing.part.form, "Giờ kết thúc", "17:00")


def seal(tab: ConferenceTab) -> None:
    tab.go_to("closing")
    tab.closing.finalise.click()


ACTS: tuple[Callable[[ConferenceTab], None], ...] = (
    begin,
    summon,
    call,
    plan,
    listen,
    name_tellers,
    open_round(MINISTRY),
    count_ballots(MINISTRY),
    count_votes(MINISTRY, "27\t1\t0\n26\t2\t0\n25\t3\t0\n24\t4\t0"),
    close_round(MINISTRY),
    open_round(GOVERNMENT),
    count_ballots(GOVERNMENT),
    count_votes(GOVERNMENT, "27\t1\t0\n26\t2\t0"),
    close_round(GOVERNMENT),
    conclude,
    end,
    seal,
)


def main(path: Path, folder: Path, number: int) -> None:
    """Play one act, say on which step the program opened and where it was left, and die."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    QMessageBox.exec = lambda _: QMessageBox.StandardButton.Ok  # type: ignore[method-assign]
    window = open_window(app, path, folder)
    shell = window.shell
    shell.activateWindow()
    assert QTest.qWaitForWindowActive(shell)
    opened = shell.tab_widget("conference")
    before = opened.step if isinstance(opened, ConferenceTab) else ""
    tab = conference_tab(window)
    ACTS[number](tab)
    app.sendPostedEvents(None, 0)
    app.processEvents()
    assert not window.shell.notices.trouble_text, window.shell.notices.trouble_text
    row = tab.steps.item(tab.steps.currentRow()).data(Qt.ItemDataRole.UserRole)
    sys.stdout.write(f"{before} {row}\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
