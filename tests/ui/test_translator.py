"""Qt's own buttons speak our language, and its plain text where we have no word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from thiduadesk.ui.translator import Translator

KNOWN = {
    "QPlatformTheme\x04OK": "Đồng ý",
    "QPlatformTheme\x04Cancel": "Hủy",
    "QTest\x04%n file(s)": "%n tệp",
}


@pytest.fixture
def translator(qapp: QApplication) -> Iterator[Translator]:
    made = Translator("vi", qapp, known=KNOWN)
    yield made
    made.remove()


@pytest.mark.usefixtures("translator")
def test_the_standard_buttons(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Đồng ý", "Hủy"}


@pytest.mark.usefixtures("translator")
def test_numbers_go_in_and_the_unknown_stays() -> None:
    assert QCoreApplication.translate("QTest", "%n file(s)", None, 3) == "3 tệp"
    assert QCoreApplication.translate("QTest", "Something else") == "Something else"


def test_it_is_asked_at_all(translator: Translator) -> None:
    assert not translator.isEmpty()
