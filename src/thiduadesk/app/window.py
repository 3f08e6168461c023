"""The window put together: what each menu entry does with files, years, workbooks and settings."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from thiduadesk import __version__
from thiduadesk.app.crash import CrashReport
from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings, write_settings
from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.domain.errors import StoreFault, StoreTrouble, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path
from thiduadesk.i18n.words import Words
from thiduadesk.ui.context import Context, Memory, Profiles
from thiduadesk.ui.dialogs.files import ask_open, ask_save
from thiduadesk.ui.jobs import Progress
from thiduadesk.ui.shell import Shell, settle_typing
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.theme import ThemeChoice, apply_theme
from thiduadesk.ui.translator import Translator
from thiduadesk.ui.welcome import Welcome

if TYPE_CHECKING:
    from thiduadesk.exchange.book import Book

PRACTICE = "thuc-hanh-cum-ii-2018.tdk"


def load_tabs() -> tuple[Tab, ...]:
    """The tabs, from the left; imported with the first file, so that the window itself opens at once."""
    from thiduadesk.ui.tabs import achievements, conference, nominations, overview, papers, pledges, scores, units

    return tuple(
        module.TAB for module in (overview, units, pledges, achievements, scores, nominations, conference, papers)
    )


class Window:
    """One window, at most one open file."""

    def __init__(self, app: QApplication, places: Places, settings: Settings) -> None:
        self._app = app
        self._places = places
        self._settings = settings
        self._context: Context | None = None
        self._translator: Translator | None = None
        self.crash = CrashReport(self._show_crash)
        self.shell: Shell
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        apply_theme(app, self._theme)
        self._build()

    @property
    def settings(self) -> Settings:
        """What will be remembered."""
        return self._settings

    @property
    def context(self) -> Context | None:
        """The open file, if any."""
        return self._context

    @property
    def words(self) -> Words:
        """The language of the interface."""
        return self._words

    # Files

    def open_path(self, path: Path) -> bool:
        """Open a file in place of the one open; when it cannot be opened, that one stays. Whether it was."""
        from thiduadesk.desk.desk import Desk

        if not self.shell.settled():
            return False
        try:
            with self._patience():
                desk = Desk.open(path)
        except StoreTrouble as trouble:
            self._refuse(trouble)
            if trouble.fault is StoreFault.MISSING:
                self._remember(self._settings.without_recent(path))
            return False
        self.shell.jobs.stop()
        tabs, before = load_tabs(), self._context
        self._context = Context(
            desk,
            self._words,
            self.shell.notices,
            self.shell.jobs,
            self.shell,
            temporary=self._places.temporary,
            memory=_PlacesOf(self, path),
            profiles=_ProfilesOf(self),
        )
        self.shell.show_context(self._context, tabs)
        _let_go(before)
        self._remember(self._settings.with_recent(path))
        return True

    def open_file(self) -> None:
        """Ask which file to open."""
        title = self._words.text(N_("Mở tệp dữ liệu"))
        if path := ask_open(self.shell, self._words, title, ".tdk", self._folder):
            self.open_path(path)

    def open_practice(self) -> None:
        """Open the practice file, written on first use."""
        from thiduadesk.desk.practice import write_practice

        path = self._places.documents / PRACTICE
        try:
            with self._patience():
                if not path.exists():
                    write_practice(path)
        except Trouble as trouble:
            self._refuse(trouble)
            return
        self.open_path(path)

    def new_cluster(self) -> None:
        """Ask for a cluster and begin its file."""
        from thiduadesk.desk.commands.years import begin_cluster
        from thiduadesk.desk.desk import Desk
        from thiduadesk.ui.dialogs.new_cluster import NewCluster

        dialog = NewCluster(self._words, date.today().year, self._folder, self.shell)  # noqa: DTZ011  # the user's own day
        if not dialog.exec():
            return
        try:
            with self._patience(), Desk.beginning(dialog.path()) as desk:
                desk.do(begin_cluster, dialog.cluster(), dialog.year.value())
        except Trouble as trouble:
            self._refuse(trouble)
            return
        self.open_path(dialog.path())

    def close_file(self) -> None:
        """Go back to the welcome page."""
        settle_typing()
        self.shell.jobs.stop()
        self.shell.close_context()
        _let_go(self._context)
        self._context = None

    def quit(self) -> None:
        """Close the window, and the program with it."""
        self.shell.close()

    # Workbooks

    def import_book(self) -> None:
        """Read a workbook beside other work, show what it would do, and write it when the user says so."""
        context = self._context
        title = self._words.text(N_("Nhập Excel"))
        path = ask_open(self.shell, self._words, title, ".xlsx", self._folder)
        if path is None or context is None:
            return
        from thiduadesk.desk.commands.imports import import_book
        from thiduadesk.desk.importing.planner import plan_import
        from thiduadesk.ui.dialogs.import_report import ImportReport

        def show(book: "Book") -> None:
            try:
                plan = plan_import(context.desk.records, book, context.desk.now().date())
            except Trouble as trouble:
                context.refuse(trouble)
                return
            if ImportReport(self._words, plan, path.name, self.shell).exec():
                context.do(import_book, plan, path.name)

        self.shell.jobs.start(self._words.text(N_("Đang đọc Excel…")), partial(_read_book, path), show, owner=context)

    def export_book(self) -> None:
        """Write everything of the year looked at, and all award history, as a workbook."""
        context = self._context
        if context is None or context.year is None:
            return
        from thiduadesk.desk.facts.workbook import gather_tables
        from thiduadesk.exchange.workbook import write_workbook

        proposed = context.desk.path.with_name(f"{context.desk.path.stem}-{context.year}.xlsx")
        if path := ask_save(self.shell, self._words, self._words.text(N_("Xuất Excel")), proposed):
            self._write(path, partial(write_workbook, gather_tables(context.desk.records, context.year)))

    def save_template(self) -> None:
        """Write the empty workbook units fill in."""
        from thiduadesk.exchange.workbook import write_template

        proposed = self._folder / "mau-so-lieu.xlsx"
        if path := ask_save(self.shell, self._words, self._words.text(N_("Lưu mẫu Excel trống")), proposed):
            self._write(path, write_template)

    # Steps and years

    def undo(self) -> None:
        """Put the last step back."""
        settle_typing()
        if self._context is not None:
            self._context.undo()

    def redo(self) -> None:
        """Bring the last undone step back."""
        settle_typing()
        if self._context is not None:
            self._context.redo()

    def history(self) -> None:
        """Show who did what and when."""
        from thiduadesk.ui.dialogs.listing import Listing

        if (context := self._context) is None:
            return
        rows = [
            (str(step.id), self._words.moment(step.at), step.who, context.step_text(step))
            for step in context.desk.history()
        ]
        headings = [self._words.text(one) for one in (N_("Số"), N_("Lúc"), N_("Ai"), N_("Việc"))]
        Listing(self._words, self._words.text(N_("Lịch sử")), headings, rows, self.shell).exec()

    def new_year(self) -> None:
        """Ask for a year, begin it and look at it."""
        from thiduadesk.desk.commands.years import start_year
        from thiduadesk.ui.dialogs.new_year import NewYear

        if (context := self._context) is None:
            return
        dialog = NewYear(self._words, context.years, date.today().year, self.shell)  # noqa: DTZ011  # the user's own day
        if dialog.exec() and context.do(start_year, dialog.year.value()):
            context.year = dialog.year.value()

    def older_year(self) -> None:
        """Look at the year before."""
        self.shell.step_year(-1)

    def newer_year(self) -> None:
        """Look at the year after."""
        self.shell.step_year(+1)

    # Looks and help

    def choose_theme(self, value: str) -> None:
        """Light, dark or as the system is."""
        self._remember(replace(self._settings, theme=value))
        apply_theme(self._app, self._theme)

    def choose_language(self, language: str) -> None:
        """Say everything in another language; the same file stays open."""
        if not self.shell.settled():
            self.shell.acts.check("language", self._words.language)
            return
        path = self._context.desk.path if self._context else None
        self._remember(replace(self._settings, language=language, geometry=self._geometry()))
        self.close_file()
        old = self.shell
        old.closing.disconnect(self._close)
        self._build()
        self.shell.show()
        if path:
            self.open_path(path)
        old.close()
        old.deleteLater()

    def shortcuts(self) -> None:
        """Show the keys."""
        from thiduadesk.ui.dialogs.listing import Listing

        headings = [self._words.text(one) for one in (N_("Việc"), N_("Phím"))]
        rows = [
            *self.shell.acts.shortcuts(),
            (self._words.text(N_("Chuyển sang phần việc thứ 1, 2, 3…")), "Alt+1, 2, 3…"),
        ]
        Listing(self._words, self._words.text(N_("Phím tắt")), headings, rows, self.shell).exec()

    def about(self) -> None:
        """Say what the program is."""
        from thiduadesk.ui.dialogs.frame import Frame

        dialog = Frame(self._words, self._words.text(N_("Giới thiệu")), None, self.shell)
        dialog.say(f"thiduadesk {__version__}").setObjectName("cardTitle")
        dialog.say(
            self._words.text(N_("Bàn làm việc của thư ký cụm thi đua: hồ sơ, bình xét, biên bản, giấy chứng nhận."))
        )
        dialog.say(self._words.text(N_("Không dùng mạng. Dữ liệu chỉ ở trong tệp của bạn. Giấy phép Apache 2.0.")))
        dialog.exec()

    def after_first_paint(self) -> None:
        """What can wait until the window stands: the log, the icon, what a run that was cut short left behind."""
        from thiduadesk.app.logs import start_log

        start_log(self._places.logs)
        self._app.setWindowIcon(QIcon(str(resource_path("icons", "thiduadesk.png"))))
        self._empty_temporary()

    @property
    def _theme(self) -> ThemeChoice:
        known = set(ThemeChoice)
        return ThemeChoice(self._settings.theme) if self._settings.theme in known else ThemeChoice.SYSTEM

    @property
    def _folder(self) -> Path:
        return self._context.desk.path.parent if self._context else self._places.documents

    def _build(self) -> None:
        self._words = Words(self._settings.language or None)
        QLocale.setDefault(QLocale("vi_VN" if self._words.language == "vi" else "en_GB"))
        if self._translator is not None:
            self._translator.remove()
        self._translator = Translator(self._words.language, self._app)
        handlers = {
            handler.__name__: handler
            for handler in (
                self.new_cluster,
                self.open_file,
                self.open_practice,
                self.import_book,
                self.export_book,
                self.save_template,
                self.close_file,
                self.quit,
                self.undo,
                self.redo,
                self.history,
                self.new_year,
                self.older_year,
                self.newer_year,
                self.shortcuts,
                self.about,
            )
        }
        choosers = {"theme": self.choose_theme, "language": self.choose_language}
        self.shell = Shell(self._words, handlers, choosers, Welcome(self._words, handlers, self.open_path))
        self.shell.closing.connect(self._close)
        self.shell.jobs.crashed.connect(self.crash.tell)
        if self._settings.geometry:
            self.shell.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))
        self.shell.acts.check("language", self._words.language)
        self._show_remembered()

    def keep_place(self, key: str, page: str) -> None:
        """Remember where one is, at once: the program may be ended at any moment."""
        if self._settings.places.get(key) != page:
            self._settings = self._settings.with_place(key, page)
            self._write_settings()

    def keep_profile(self, printer: str, profile: PrinterProfile) -> None:
        """Remember what puts a printer right."""
        self._settings = self._settings.with_profile(printer, profile)
        self._write_settings()

    def _write_settings(self) -> None:
        try:
            write_settings(self._places.settings, self._settings)
        except Trouble as trouble:
            # Not worth stopping anybody for: the data lies in its own file.
            from thiduadesk.app.logs import LOG

            LOG.warning("settings not written: %s", type(trouble).__name__)

    def _remember(self, settings: Settings) -> None:
        self._settings = settings
        self._show_remembered()

    def _show_remembered(self) -> None:
        self.shell.acts.check("theme", self._theme)
        paths = [Path(name) for name in self._settings.recent]
        self.shell.welcome.show_recent(paths)
        menu = self.shell.acts.recent
        menu.clear()
        menu.setEnabled(bool(paths))
        for path in paths:
            menu.addAction(str(path).replace("&", "&&"), partial(self.open_path, path))

    def _geometry(self) -> str:
        return bytes(self.shell.saveGeometry().toBase64().data()).decode()

    def _close(self) -> None:
        self._remember(replace(self._settings, geometry=self._geometry()))
        self.close_file()
        self._write_settings()
        self._empty_temporary()

    def _empty_temporary(self) -> None:
        # What Word still holds open cannot go on Windows: the next start takes it.
        shutil.rmtree(self._places.temporary, ignore_errors=True)

    def _follow_system(self, _: Qt.ColorScheme) -> None:
        if self._theme is ThemeChoice.SYSTEM:
            apply_theme(self._app, self._theme)

    def _refuse(self, trouble: Trouble) -> None:
        self.shell.notices.refuse(self._words.sentence(trouble))

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        said = self._words.text(N_("Đã ghi {path}."), path=str(path))
        self.shell.jobs.start(
            self._words.text(N_("Đang ghi…")),
            partial(_write_book, path, make),
            lambda _: self.shell.notices.done(said),
            owner=self.shell,
            lasting=True,
        )

    def _show_crash(self) -> None:
        from thiduadesk.app.logs import log_path
        from thiduadesk.ui.dialogs.trouble import Unforeseen

        Unforeseen(self._words, str(log_path(self._places.logs)), self.shell).exec()

    @contextmanager
    def _patience(self) -> Iterator[None]:
        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        finally:
            self._app.restoreOverrideCursor()


class _PlacesOf(Memory):
    """Where one was in one file, kept with the settings."""

    def __init__(self, window: Window, path: Path) -> None:
        super().__init__()
        self._window = window
        self._file = str(path.absolute())

    def recall(self, what: str) -> str:
        return self._window.settings.places.get(f"{self._file}|{what}", "")

    def keep(self, what: str, page: str) -> None:
        self._window.keep_place(f"{self._file}|{what}", page)


class _ProfilesOf(Profiles):
    """What puts the printers of this computer right, kept with the settings."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._window.settings.profiles)

    def find(self, printer: str) -> PrinterProfile:
        return self._window.settings.profile_of(printer) or STRAIGHT

    def keep(self, printer: str, profile: PrinterProfile) -> None:
        self._window.keep_profile(printer, profile)


def _let_go(context: Context | None) -> None:
    if context is not None:
        context.desk.close()
        context.deleteLater()


def _read_book(path: Path, progress: Progress) -> "Book":
    from thiduadesk.exchange.workbook import read_workbook
    from thiduadesk.store.failures import translating

    progress.step(0, 0)
    with translating(path):
        return read_workbook(path)


def _write_book(path: Path, make: Callable[[], bytes], progress: Progress) -> None:
    from thiduadesk.desk.output import write_out

    progress.step(0, 0)
    write_out(path, make())
