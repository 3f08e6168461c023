"""The real window over folders of its own; afterwards the application speaks as it did before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.screen import bring_up
from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings
from thiduadesk.app.window import Window

Start = Callable[[Settings], Window]
LIGHT = "sáng"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where the program keeps its own things, and the user's."""
    documents = tmp_path / "tài liệu"
    documents.mkdir()
    return Places(
        settings=tmp_path / "settings.json", logs=tmp_path, documents=documents, temporary=tmp_path / "temporary"
    )


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, places: Places) -> Iterator[Start]:
    """`start(settings)` opens the program as it is opened the next day."""
    locale = QLocale()
    begun: list[Window] = []

    def one(settings: Settings) -> Window:
        window = Window(qapp, places, settings)
        bring_up(qtbot, window.shell)
        begun.append(window)
        return window

    yield one
    for window in begun:
        window.shell.close()
        window.shell.deleteLater()
        assert window._translator is not None
        window._translator.remove()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QLocale.setDefault(locale)


@pytest.fixture
def window(start: Start) -> Window:
    """The program on its first day, in Vietnamese, in the light."""
    return start(Settings(language="vi", theme=LIGHT))
