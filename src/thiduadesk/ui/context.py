"""What a tab is given: the desk, the words, the year looked at, and one way to do, undo and hear of things."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from thiduadesk.desk.changes import Changes
from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.domain.errors import Problem, RuleBroken, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.bridge import Bridge
from thiduadesk.ui.jobs import Jobs
from thiduadesk.ui.notices import Notices

# What opens a file is imported with the first one: the window itself opens at once.
if TYPE_CHECKING:
    from thiduadesk.desk.desk import Desk
    from thiduadesk.store.journal import Step
    from thiduadesk.store.work import Work

P = ParamSpec("P")
R = TypeVar("R")


_YEAR = "year"  # what is remembered of a file: the year looked at


class Memory:
    """Where one was in a file: what → the page; kept by whoever opens files, here for this time only."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def recall(self, what: str) -> str:
        """The page, empty when nobody has been there yet."""
        return self._places.get(what, "")

    def keep(self, what: str, page: str) -> None:
        """Remember the page, at once and for good."""
        self._places[what] = page


class Profiles:
    """What puts each printer right; kept by whoever opens files, here for this time only."""

    def __init__(self) -> None:
        self._kept: dict[str, PrinterProfile] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The printers, with their trays, something is kept of."""
        return tuple(self._kept)

    def find(self, printer: str) -> PrinterProfile:
        """What puts this printer right; one nothing is kept of is taken to print straight."""
        return self._kept.get(printer, STRAIGHT)

    def keep(self, printer: str, profile: PrinterProfile) -> None:
        """Remember a profile, at once and for good."""
        self._kept[printer] = profile


class Context(QObject):
    """One open file as the tabs see it; gone when the file is closed."""

    year_changed = Signal(object)
    """The emulation year now looked at: an int, or None in a file without years."""
    changed = Signal(Changes)
    """What a commit changed; the year has been put right before."""

    def __init__(
        self,
        desk: "Desk",
        words: Words,
        notices: Notices,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        temporary: Path,
        memory: Memory | None = None,
        profiles: Profiles | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.temporary = temporary
        """Where copies lie that another program shows; nothing is kept there for long, and it need not exist yet."""
        self.memory = memory or Memory()
        """Where one was in this file when it was open last."""
        self.profiles = profiles or Profiles()
        """The printers of this computer; a file opened on another one meets others."""
        self.words = words
        self.notices = notices
        self.jobs = jobs
        self.problems: tuple[Problem, ...] = ()
        """What the last refusal complained of, field by field; a form puts it beside its fields."""
        last = self.memory.recall(_YEAR)
        self._year = next((year for year in self.years if str(year) == last), next(iter(self.years), None))
        self._bridge = Bridge(desk, self)
        self._bridge.changed.connect(self._hear)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the file, newest first."""
        from thiduadesk.desk.queries.years import known_years

        return known_years(self.desk.records)

    @property
    def year(self) -> int | None:
        """The year looked at."""
        return self._year

    @year.setter
    def year(self, year: int | None) -> None:
        if year != self._year:
            self._year = year
            self.memory.keep(_YEAR, str(year or ""))
            self.year_changed.emit(year)

    def do(self, command: "Callable[Concatenate[Work, P], R]", *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run a command as one step and say so quietly, or say why not; whether it was done."""

        def act() -> None:
            self.desk.do(command, *args, **kwargs)

        return self._tell(act)

    def do_typed(self, command: "Callable[Concatenate[Work, P], R]", *args: P.args, **kwargs: P.kwargs) -> bool:
        """As `do`, for a form that shows all `problems` itself: they are not told a second time."""

        def act() -> None:
            self.desk.do(command, *args, **kwargs)

        return self._tell(act, lambda trouble: None if self.problems else self.refuse(trouble))

    def undo(self) -> bool:
        """Put the last step back; whether it was done."""
        return self._tell(self.desk.undo)

    def redo(self) -> bool:
        """Bring the last undone step back; whether it was done."""
        return self._tell(self.desk.redo)

    def refuse(self, trouble: Trouble) -> None:
        """Say everything a refusal has to say."""
        found = trouble.problems if isinstance(trouble, RuleBroken) else (trouble,)
        self.notices.refuse("\n".join(self.words.text(one.message, **one.params) for one in found))

    def step_text(self, step: "Step") -> str:
        """A step of the history in the user's words."""
        return self.words.text(step.name, **step.params)

    def _tell(self, act: Callable[[], object], refuse: Callable[[Trouble], None] | None = None) -> bool:
        before = self._last()
        try:
            act()
        except Trouble as trouble:
            self.problems = trouble.problems if isinstance(trouble, RuleBroken) else ()
            (refuse or self.refuse)(trouble)
            return False
        self.problems = ()
        after = self._last()
        # A command that found nothing to change writes no step, and there is nothing to say.
        if after is not None and (before is None or after.id != before.id):
            can_undo = after.reverts is None and not after.final
            self.notices.done(
                self.words.text(N_("Đã xong: {step}"), step=self.step_text(after)),
                undo=self.undo if can_undo else None,
            )
        return True

    def _last(self) -> "Step | None":
        return next(iter(self.desk.history(1)), None)

    def _hear(self, changes: Changes) -> None:
        from thiduadesk.domain.year import Year

        if changes.touches(Year) and self._year not in self.years:
            self.year = next(iter(self.years), None)
        self.changed.emit(changes)
