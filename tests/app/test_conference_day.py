"""The conference day through the real window: in one go, and with the program killed after every act."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.app.conference_day import ACTS, conference_tab, open_window, write_morning
from tests.shape.house import ROOT
from tests.ui.screen import bring_up
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.documents.facts import ConferenceFacts
from thiduadesk.domain.conference import Conference


def facts_of(path: Path) -> ConferenceFacts:
    desk = Desk.open(path)
    (conference,) = desk.records.all(Conference)
    facts = gather_conference(desk.records, conference.id)
    desk.close()
    return facts


def minutes_of(path: Path) -> str:
    desk = Desk.open(path)
    text = render_as(compose_paper(desk.records, "bien-ban", 2018), "txt").decode()
    desk.close()
    return text


@pytest.fixture
def morning(tmp_path: Path) -> Path:
    path = tmp_path / "cụm.tdk"
    write_morning(path)
    return path


@pytest.fixture
def played(qapp: QApplication, qtbot: QtBot, morning: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The whole day in one sitting."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Ok)
    window = open_window(qapp, morning, morning.parent)
    bring_up(qtbot, window.shell)
    tab = conference_tab(window)
    for act in ACTS:
        act(tab)
        assert window.shell.notices.trouble_text == ""
    assert tab.step == "closing"
    assert tab.conference is not None
    assert tab.conference.finalised
    window.shell.close()
    window.shell.deleteLater()
    assert window._translator is not None
    window._translator.remove()
    return morning


def test_the_conference_of_2018_is_played_through(played: Path) -> None:
    facts = facts_of(played)
    assert facts.final
    assert (facts.summoned, facts.present) == (28, 28)
    ministry, government = facts.rounds
    assert [item.name for item in ministry.candidates if item.passed] == [
        "Trường Đại học Luật Hà Nội",
        "Trường Trung cấp Luật Buôn Ma Thuột",
        "Báo Pháp luật Việt Nam",
        "Trung tâm Lý lịch tư pháp quốc gia",
    ]
    assert [item.name for item in government.candidates if item.passed] == [
        "Trường Đại học Luật Hà Nội",
        "Trường Trung cấp Luật Buôn Ma Thuột",
    ]
    assert (government.among, government.among_count) == (ministry.title, 4)
    minutes = minutes_of(played)
    assert "27/28 phiếu (96,43 %) | Đạt" in minutes
    assert "Trong số 04 tập thể được suy tôn Cờ thi đua ngành Tư pháp" in minutes
    assert f"Mã kiểm tra: {facts.code}" in minutes
    assert "BẢN NHÁP" not in minutes


def test_killed_after_every_act_nothing_is_lost(played: Path, tmp_path: Path) -> None:
    whole = facts_of(played)
    folder = tmp_path / "bị ngắt"
    folder.mkdir()
    path = folder / "cụm.tdk"
    write_morning(path)
    left = ""
    for number in range(len(ACTS)):
        ran = subprocess.run(
            [sys.executable, "-m", "tests.app.conference_day", str(path), str(folder), str(number)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert ran.returncode == -9, ran.stderr
        before, now = ran.stdout.strip("\n").split(" ")
        assert before == left, "opened on the step it was left on"
        left = now
    assert replace(facts_of(path), code="") == replace(whole, code="")
