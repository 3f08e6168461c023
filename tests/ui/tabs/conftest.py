"""One tab over the practice file, in a window of its own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import bring_up
from thiduadesk.ui.context import Context
from thiduadesk.ui.tab import Tab

Show = Callable[[Tab], QWidget]


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Iterator[Show]:
    """`show(TAB)` builds a tab and gives it the keyboard."""
    windows: list[QMainWindow] = []

    def one(tab: Tab) -> QWidget:
        window = QMainWindow()
        qtbot.addWidget(window)
        page = tab.build(context)
        window.setCentralWidget(page)
        window.resize(1366, 600)
        bring_up(qtbot, window)
        windows.append(window)
        return page

    yield one
    for window in windows:
        window.close()
