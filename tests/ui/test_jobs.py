"""Long work: beside the window, cancelled where it tells its progress, harmless when who asked has gone."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thiduadesk.domain.errors import Cancelled, StoreFault
from thiduadesk.i18n.words import Words
from thiduadesk.store.failures import trouble
from thiduadesk.ui.jobs import Job, Jobs, Progress


@pytest.fixture
def refused() -> list[str]:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, refused: list[str]) -> Jobs:
    made = Jobs(Words("vi"), refused.append)
    qtbot.addWidget(made)
    return made


def test_work_runs_beside_and_reports_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[bool] = []
    results: list[bool] = []

    def work(progress: Progress) -> bool:
        for done in range(40):
            progress.step(done, 40)
        return current_thread() is main_thread()

    job = jobs.start("Đang làm…", work, results.append, owner=jobs)
    job.stepped.connect(lambda *_: heard.append(current_thread() is main_thread()))
    qtbot.waitUntil(lambda: bool(results))
    assert results == [False]
    assert heard == [True] * 40
    assert not jobs.busy
    assert jobs.isHidden()


def test_cancelled_work_stops_where_it_tells_its_progress(qtbot: QtBot, jobs: Jobs) -> None:
    begun, go_on = Event(), Event()
    results: list[object] = []

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(10)
        progress.step(1, 2)
        results.append("went on")

    job = jobs.start("Đang làm…", work, results.append, owner=jobs)
    assert begun.wait(10)
    with qtbot.waitSignal(job.cancelled):
        jobs.cancel()
        go_on.set()
    assert results == []
    assert not jobs.busy


def test_work_may_refuse_with_a_sentence(qtbot: QtBot, jobs: Jobs, refused: list[str], tmp_path: object) -> None:
    def work(progress: Progress) -> None:
        progress.step(0, 1)
        raise trouble(StoreFault.FULL, tmp_path)  # type: ignore[arg-type]  # any path

    job = jobs.start("Đang ghi…", work, lambda _: None, owner=jobs)
    with qtbot.waitSignal(job.failed):
        pass
    assert len(refused) == 1
    assert refused[0].startswith("Ổ đĩa đã đầy")


def test_a_bug_in_work_reaches_the_crash_report(qtbot: QtBot, jobs: Jobs, refused: list[str]) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.crashed) as caught:
        jobs.start("Đang làm…", work, lambda _: None, owner=jobs)
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert refused == []
    assert not jobs.busy


def test_nothing_is_called_once_the_owner_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    go_on = Event()
    results: list[object] = []
    owner = QWidget()

    def work(progress: Progress) -> str:
        go_on.wait(10)
        return "late"

    jobs.start("Đang làm…", work, results.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert results == []


@pytest.mark.parametrize(("lasting", "told"), [(False, []), (True, ["written"])])
def test_what_lasts_is_told_even_when_stopped_too_late(jobs: Jobs, lasting: bool, told: list[str]) -> None:
    begun = Event()
    results: list[str] = []

    def work(progress: Progress) -> str:
        begun.set()
        return "written"

    jobs.start("Đang ghi…", work, results.append, owner=jobs, lasting=lasting)
    assert begun.wait(10)
    jobs.cancel()
    jobs.stop()
    assert results == told
    assert not jobs.busy


def test_closing_waits_for_what_lasts(jobs: Jobs) -> None:
    results: list[str] = []

    def work(progress: Progress) -> str:
        progress.step(0, 1)
        return "written"

    jobs.start("Đang ghi…", work, results.append, owner=jobs, lasting=True)
    jobs.stop()
    assert results == ["written"]


def test_who_started_hears_that_it_was_stopped(jobs: Jobs) -> None:
    stopped: list[bool] = []
    jobs.start("Đang làm…", lambda _: None, lambda _: None, owner=jobs, cancelled=lambda: stopped.append(True))
    jobs.stop()
    assert stopped == [True]


def test_a_job_may_die_before_its_work_ends(qtbot: QtBot) -> None:
    go_on, ended = Event(), Event()
    parent = QObject()
    job = Job(parent)

    def work(progress: Progress) -> None:
        go_on.wait(10)
        try:
            progress.step(1, 1)
        except Cancelled:
            ended.set()
            raise

    job.start(work)
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    go_on.set()
    assert ended.wait(10)
    assert QThreadPool.globalInstance().waitForDone(10_000)
