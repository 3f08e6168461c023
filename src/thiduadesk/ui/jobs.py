"""Long work off the main thread: a pure function with its progress, cancelled or reported on the main thread.

The function never sees the desk, the database or a widget; it gets what it needs as plain values.
"""

from collections.abc import Callable
from threading import Event
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from thiduadesk.domain.errors import Cancelled, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words

R = TypeVar("R")


class Progress(Protocol):
    """What work calls to tell how far it is; raises `Cancelled` once the user has stopped it."""

    def step(self, done: int, total: int) -> None:
        """So many of so many."""


Work = Callable[[Progress], R]


class Job(QObject):
    """One piece of work; its signals are sent on the main thread only, and exactly one of the last three.

    What `lasting` work has done stays done, as a file written does: stopped too late, it has finished all the same.
    """

    stepped = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    _far = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, lasting: bool = False) -> None:
        super().__init__(parent)
        self.lasting = lasting
        self._stop = Event()
        # Queued: the worker thread emits, the main thread hears.
        self._far.connect(self.stepped, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Work[R]) -> None:
        """Begin; comes back at once."""
        QThreadPool.globalInstance().start(_Task(self, work, self._stop))

    def cancel(self) -> None:
        """Ask the work to stop where it next tells its progress."""
        self._stop.set()

    def _settle(self, result: object, error: BaseException | None) -> None:
        if isinstance(error, Cancelled) or (error is None and self._stop.is_set() and not self.lasting):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(result)


class _Task(Generic[R]):
    """What runs on the other thread."""

    def __init__(self, job: Job, work: Work[R], stop: Event) -> None:
        self._job, self._work, self._stop = job, work, stop

    def step(self, done: int, total: int) -> None:
        if self._stop.is_set() or not isValid(self._job):
            raise Cancelled
        self._job._far.emit(done, total)  # the two halves of one thing

    def __call__(self) -> None:
        result: R | None = None
        error: BaseException | None = None
        try:
            result = self._work(self)
        except BaseException as raised:
            error = raised
        # The window may have been closed meanwhile, and the job with it.
        if isValid(self._job):
            self._job._ended.emit(result, error)


class Jobs(QWidget):
    """The running jobs, with a progress bar and a way to stop them; hidden while there are none."""

    crashed = Signal(object)
    """An error that is no `Trouble`: a bug, for the crash report."""

    def __init__(self, words: Words, refuse: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._refuse = refuse
        self._running: list[Job] = []
        self._label = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(words.text(N_("Tiến độ")))
        self._stop = QPushButton(words.text(N_("Dừng")))
        self._stop.setProperty("flat", True)
        self._stop.clicked.connect(self.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._bar, self._stop):
            layout.addWidget(widget)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether any job runs."""
        return bool(self._running)

    def start(
        self,
        title: str,
        work: Work[R],
        done: Callable[[R], object],
        *,
        owner: QObject,
        failed: Callable[[str], object] | None = None,
        cancelled: Callable[[], object] = lambda: None,
        lasting: bool = False,
    ) -> Job:
        """Run `work` and give its result to `done`, on the main thread; nothing is called once `owner` is gone.

        A `Trouble` is told to `failed` as a sentence, or shown as a notice; any other error is `crashed`. `cancelled`
        is called when the work was stopped; `lasting` is as for `Job`.
        """
        job = Job(self, lasting=lasting)

        def settle(tell: Callable[[], object]) -> None:
            self._forget(job)
            if isValid(owner):
                tell()

        def fail(error: BaseException) -> None:
            if isinstance(error, Trouble):
                sentence = self._words.sentence(error)
                settle(lambda: (failed or self._refuse)(sentence))
            else:
                settle(lambda: None)
                self.crashed.emit(error)

        job.finished.connect(lambda result: settle(lambda: done(result)))
        job.failed.connect(fail)
        job.cancelled.connect(lambda: settle(cancelled))
        job.stepped.connect(self._show_progress)
        owner.destroyed.connect(job.cancel)
        self._running.append(job)
        self._label.setText(title)
        self._bar.setRange(0, 0)
        self.show()
        job.start(work)
        return job

    def cancel(self) -> None:
        """Ask every running job to stop."""
        for job in self._running:
            job.cancel()

    def stop(self) -> None:
        """Stop all work but what lasts, wait for it and hear how it ended, as before the file is closed."""
        for job in self._running:
            if not job.lasting:
                job.cancel()
        QThreadPool.globalInstance().waitForDone()
        for job in tuple(self._running):
            QCoreApplication.sendPostedEvents(job, QEvent.Type.MetaCall.value)

    def _forget(self, job: Job) -> None:
        self._running.remove(job)
        self.setVisible(self.busy)
        job.deleteLater()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
