"""The quiet bar: what was done, with undo; trouble stays until it is closed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from thiduadesk.i18n.words import Words
from thiduadesk.ui.notices import Notices


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    made = Notices(Words("vi"))
    qtbot.addWidget(made)
    made.show()
    return made


def press(notices: Notices, text: str) -> None:
    button = next(one for one in notices.findChildren(QPushButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_undo_is_offered_and_taken_once(qtbot: QtBot, notices: Notices) -> None:
    undone: list[str] = []
    notices.done("Đã lưu đơn vị", undo=lambda: undone.append("x"))
    assert notices.done_text == "Đã lưu đơn vị"
    press(notices, "Hoàn tác")
    assert undone == ["x"]
    assert notices.done_text == ""


def test_without_undo_none_is_offered(notices: Notices) -> None:
    notices.done("Đã ghi tệp")
    assert not [one for one in notices.findChildren(QPushButton) if one.text() == "Hoàn tác" and one.isVisible()]


def run_out(notices: Notices) -> None:
    timer = notices.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()


@pytest.mark.parametrize("later", [run_out, lambda notices: notices.done("Đã xong việc khác")])
def test_trouble_stays_until_it_is_closed(qtbot: QtBot, notices: Notices, later: Callable[[Notices], None]) -> None:
    notices.refuse("Ổ đĩa đã đầy.")
    notices.done("Đã lưu")
    later(notices)
    assert notices.trouble_text == "Ổ đĩa đã đầy."
    press(notices, "Đóng")
    assert notices.trouble_text == ""


def test_a_change_made_answers_what_was_refused(notices: Notices) -> None:
    notices.refuse("Số phiếu lớn hơn số phát ra.")
    notices.done("Đã lưu số phiếu", undo=lambda: None)
    assert notices.trouble_text == ""


def test_what_was_done_goes_away_by_itself(notices: Notices) -> None:
    notices.done("Đã lưu")
    run_out(notices)
    assert notices.done_text == ""
