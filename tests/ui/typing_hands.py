"""Typing as Vietnamese hands do: plain letters come as keys, the others from an input method."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(target: QWidget, text: str) -> None:
    """Type into the widget, letter by letter."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(target, letter)
        elif target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            composed = QInputMethodEvent("", [])
            composed.setCommitString(letter)
            QApplication.sendEvent(target, composed)


def press(target: QWidget, key: Qt.Key) -> None:
    """Press a key; an open list of suggestions gets it first, as it does on the screen."""
    QTest.keyClick(QApplication.activePopupWidget() or target, key)
