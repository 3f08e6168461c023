"""The frame of the window: menus, head, tabs built when first shown, notices and progress at the foot; no logic."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.actions import Actions, Choosers, Handlers, Need
from thiduadesk.ui.context import Context
from thiduadesk.ui.header import Header
from thiduadesk.ui.jobs import Jobs
from thiduadesk.ui.leaving import everything_stored
from thiduadesk.ui.notices import Notices
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.welcome import Welcome

if TYPE_CHECKING:
    from thiduadesk.store.journal import Step

PROGRAM = "thiduadesk"
_TAB = "tab"  # what is remembered of a file: the tab looked at


class Shell(QMainWindow):
    """Shows the welcome page, or the tabs of one open file."""

    closing = Signal()
    """The user closes the window; nothing has been let go of yet."""
    painted = Signal()
    """The window has been painted for the first time; what was not needed for that may begin."""

    def __init__(
        self, words: Words, handlers: Handlers, choosers: Choosers, welcome: Welcome, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._painted = False
        self._tabs: tuple[Tab, ...] = ()
        self._context: Context | None = None
        self.acts = Actions(self, words, handlers, choosers)
        self.notices = Notices(words)
        self.jobs = Jobs(words, self.notices.refuse)
        self.welcome = welcome
        self._header = Header(words, self.acts["undo"], self.acts["redo"])
        self._header.year_chosen.connect(self._choose_year)
        self._pages = QTabWidget()
        self._pages.setDocumentMode(True)
        self._pages.tabBar().setDrawBase(False)
        self._pages.tabBar().setAccessibleName(words.text(N_("Các phần việc")))
        self._pages.currentChanged.connect(self._build)
        for row in range(9):
            QShortcut(QKeySequence(f"Alt+{row + 1}"), self._pages, partial(self._pages.setCurrentIndex, row))
        self._saved = QLabel()
        self._saved.setObjectName("quiet")
        work = QWidget()
        column = _column(work)
        column.addWidget(self._header)
        column.addWidget(self._pages, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(welcome)
        self._stack.addWidget(work)
        middle = QWidget()
        column = _column(middle)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notices)
        column.addWidget(self._foot())
        self.setCentralWidget(middle)
        self.resize(1366, 740)
        self.close_context()

    @property
    def context(self) -> Context | None:
        """The open file, if any."""
        return self._context

    @property
    def tab_keys(self) -> tuple[str, ...]:
        """The keys of the tabs, from the left."""
        return tuple(tab.key for tab in self._tabs)

    def show_context(self, context: Context, tabs: Sequence[Tab]) -> None:
        """Show an open file; its tabs are built as they are looked at."""
        self.close_context()
        self._tabs = tuple(tabs)
        for number, tab in enumerate(self._tabs, 1):
            page = QWidget()
            page.setObjectName(tab.key)
            _column(page)
            self._pages.addTab(page, self._words.text(tab.title))
            self._pages.setTabToolTip(number - 1, f"Alt+{number}")
        self._context = context
        context.changed.connect(lambda _: self.refresh())
        context.year_changed.connect(lambda _: self.refresh())
        self._stack.setCurrentIndex(1)
        if (last := context.memory.recall(_TAB)) in self.tab_keys:
            self.show_tab(last)
        self._build(self._pages.currentIndex())
        self.refresh()

    def close_context(self) -> None:
        """Go back to the welcome page; the file itself is let go of by who opened it."""
        self._context = None
        self._tabs = ()
        self.notices.clear()
        while page := self._pages.widget(0):
            self._pages.removeTab(0)
            page.deleteLater()
        self._stack.setCurrentIndex(0)
        self.refresh()

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        self._pages.setCurrentIndex(self.tab_keys.index(key))

    def tab_widget(self, key: str) -> QWidget | None:
        """What a tab has built; None while it has not been looked at."""
        page = self._pages.widget(self.tab_keys.index(key))
        layout = page.layout() if page else None
        item = layout.itemAt(0) if layout else None
        return item.widget() if item else None

    def settled(self) -> bool:
        """Store what is being typed, in whatever tab; False when something cannot be stored and is not given up."""
        settle_typing()
        for tab in self._tabs:
            widget = self.tab_widget(tab.key)
            if widget is not None and not everything_stored(widget):
                self.show_tab(tab.key)
                return self._give_up()
        return True

    def _give_up(self) -> bool:
        words = self._words
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            words.text(N_("Chưa lưu được")),
            words.text(N_("Có nội dung vừa gõ chưa đọc được hoặc chưa đủ, nên chưa lưu.\nBỏ nội dung đó?")),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Discard

    def step_year(self, by: int) -> None:
        """Look at the next newer (+1) or older (-1) year."""
        context = self._context
        if context is None or context.year is None:
            return
        years = sorted(context.years)
        place = years.index(context.year) + by
        if 0 <= place < len(years):
            self._choose_year(years[place])

    def refresh(self) -> None:
        """Say anew what is open, what can be done and what would be undone."""
        context = self._context
        if context is None:
            self.setWindowTitle(PROGRAM)
            self.acts.allow(Need.NOTHING)
            self._saved.clear()
            return
        self._header.show_context(context)
        from thiduadesk.desk.queries.years import the_cluster

        cluster = the_cluster(context.desk.records)
        self.setWindowTitle(f"{cluster.name if cluster else context.desk.path.stem} — {PROGRAM}")
        self.acts.allow(Need.FILE if context.desk.read_only else Need.WRITABLE)
        self._name("undo", N_("Hoàn tác"), N_("Hoàn tác: {step}"), context.desk.next_undo())
        self._name("redo", N_("Làm lại"), N_("Làm lại: {step}"), context.desk.next_redo())
        last = next(iter(context.desk.history(1)), None)
        said = N_("Đã lưu lúc {moment}") if last else N_("Mọi việc làm xong được lưu ngay")
        self._saved.setText(self._words.text(said, moment=self._words.moment(last.at) if last else ""))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Say once that the window stands."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Let what is being typed be saved, then say that the window closes."""
        if not self.settled():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 4, 20, 4)
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self.jobs)
        offline = QLabel(self._words.text(N_("Ngoại tuyến")))
        offline.setObjectName("quiet")
        offline.setToolTip(self._words.text(N_("Chương trình không dùng mạng; dữ liệu chỉ ở trong tệp của bạn.")))
        row.addWidget(offline)
        return foot

    def _build(self, row: int) -> None:
        page = self._pages.widget(row)
        if page is None or self._context is None:
            return
        layout = page.layout()
        if layout is not None and layout.count() == 0:  # hidden widgets make it «empty» too
            layout.addWidget(self._tabs[row].build(self._context))
        self._context.memory.keep(_TAB, self._tabs[row].key)

    def _choose_year(self, year: int) -> None:
        if self._context is None:
            return
        if self.settled():
            self._context.year = year
        else:
            self._header.show_context(self._context)

    def _name(self, action: str, plain: str, full: str, step: "Step | None") -> None:
        found = self.acts[action]
        found.setEnabled(found.isEnabled() and step is not None)
        found.setIconText(self._words.text(plain))
        keys = found.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if step is None or self._context is None:
            found.setText(self._words.text(plain))
            found.setToolTip(f"{self._words.text(plain)} ({keys})")
            return
        said = self._words.text(full, step=self._context.step_text(step))
        found.setText(said.replace("&", "&&"))
        found.setToolTip(f"{said} ({keys})")


def settle_typing() -> None:
    """Leave the field being typed in, so that its form saves it before something else happens."""
    if focused := QApplication.focusWidget():
        focused.clearFocus()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
