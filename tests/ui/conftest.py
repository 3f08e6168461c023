"""The practice file as the window's parts see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from thiduadesk.desk.desk import Desk
from thiduadesk.i18n.words import Words
from thiduadesk.ui.context import Context
from thiduadesk.ui.jobs import Jobs
from thiduadesk.ui.notices import Notices


@pytest.fixture
def context(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Context]:
    """The practice file as the tabs see it."""
    words = Words("vi")
    notices = Notices(words)
    jobs = Jobs(words, notices.refuse)
    qtbot.addWidget(notices)
    qtbot.addWidget(jobs)
    yield Context(desk, words, notices, jobs, temporary=tmp_path / "temporary")
    jobs.stop()
