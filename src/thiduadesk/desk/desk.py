"""The desk: one open file, and the only place where a transaction begins, commits or rolls back."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from thiduadesk.desk.changes import Changes
from thiduadesk.desk.steps import describe
from thiduadesk.domain.errors import NotFound, Params, StoreFault
from thiduadesk.i18n.mark import N_
from thiduadesk.store.database import Store, create_store, open_store
from thiduadesk.store.failures import translating, trouble
from thiduadesk.store.journal import Journal, Step
from thiduadesk.store.records import Records
from thiduadesk.store.work import Work

P = ParamSpec("P")
R = TypeVar("R")
Listener = Callable[[Changes], None]

UNDO = N_("Hoàn tác: {step}")
REDO = N_("Làm lại: {step}")


def _now() -> datetime:
    return datetime.now().astimezone()


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class Desk:
    """Commands go through `do`, queries through `records`, listeners through `subscribe`."""

    def __init__(self, store: Store, *, who: str | None = None, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._journal = Journal(store.connection)
        self._who = _who() if who is None else who
        self._listeners: list[Listener] = []
        self.now = now
        """The clock, replaced in tests."""
        self.records = Records(store.connection)

    @classmethod
    def open(cls, path: Path, **settings: object) -> "Desk":
        """Open a file; raises `StoreTrouble` with a sentence."""
        return cls(open_store(path), **settings)  # type: ignore[arg-type]  # passed through to __init__

    @classmethod
    def create(cls, path: Path, **settings: object) -> "Desk":
        """Make a new, empty file; raises `StoreTrouble` when there is one already."""
        return cls(create_store(path), **settings)  # type: ignore[arg-type]  # passed through to __init__

    @classmethod
    @contextmanager
    def beginning(cls, path: Path, **settings: object) -> "Iterator[Desk]":
        """Make a new file and fill it: when the block fails, the file is taken away again."""
        desk = cls.create(path, **settings)
        try:
            yield desk
        except BaseException:
            desk.close()
            path.unlink(missing_ok=True)
            raise
        desk.close()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read and printed."""
        return self._store.read_only

    @property
    def schema(self) -> int:
        """The number of the file's schema."""
        return self._store.schema

    def examine(self) -> None:
        """Read the whole file through; raises `StoreTrouble` when it is damaged."""
        self._store.examine()

    def close(self) -> None:
        """Let go of the file; the desk is of no use afterwards."""
        self._listeners.clear()
        self._store.close()

    def do(self, command: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command as one step: all of it is written and journalled, or nothing is."""
        name, params = describe(command, *args, **kwargs)
        with self._step(name, params) as work:
            return command(work, *args, **kwargs)

    def undo(self) -> Step:
        """Put the last step back, as a new step; raises `NotFound` when there is none, `Conflict`, `Sealed`."""
        return self._revert(
            self._journal.next_undo(),
            UNDO,
            N_("Không còn bước nào để hoàn tác. Những gì hội nghị đã chốt thì không hoàn tác được."),
        )

    def redo(self) -> Step:
        """Put the last undo back, as a new step."""
        return self._revert(self._journal.next_redo(), REDO, N_("Không còn bước nào để làm lại."))

    def history(self, newest: int | None = None) -> list[Step]:
        """The steps of the file, newest first."""
        with translating(self.path):
            return self._journal.steps(newest)

    def next_undo(self) -> Step | None:
        """What `undo` would put back."""
        number = self._journal.next_undo()
        return None if number is None else self._journal.step(number)

    def next_redo(self) -> Step | None:
        """What `redo` would bring back."""
        number = self._journal.next_redo()
        return None if number is None else self._journal.step(number)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of changes after each commit; call the result to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _revert(self, number: int | None, name: str, nothing: str) -> Step:
        if number is None:
            raise NotFound(nothing)
        step = self._journal.step(number)
        # The undo of an undo names the step itself, not the chain of undos between.
        params: Params = step.params if step.reverts is not None else {"step": step.name, **step.params}
        with self._step(name, params, reverts=number) as work:
            for image in self._journal.images(number):
                work.put_back(image)
        return step

    @contextmanager
    def _step(self, name: str, params: Params, reverts: int | None = None) -> Iterator[Work]:
        if self.read_only:
            raise trouble(StoreFault.READ_ONLY, self.path)
        connection = self._store.connection
        with translating(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                work = Work(connection)
                yield work
                if work.images:
                    self._journal.write(
                        name=name,
                        params=params,
                        who=self._who,
                        at=self.now().isoformat(timespec="seconds"),
                        reverts=reverts,
                        final=work.final,
                        noted=work.noted,
                        images=work.images,
                    )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        changes = Changes(frozenset((image.table, image.key) for image in work.images))
        if changes.keys:
            for listener in tuple(self._listeners):
                listener(changes)
