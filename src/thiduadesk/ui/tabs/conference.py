"""Hội nghị: the conference day, its steps down the left, up to finalising it and the minutes in hand."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from thiduadesk.desk.commands.conferences import remove_conference
from thiduadesk.desk.commands.rounds import begin_round
from thiduadesk.desk.queries.conferences import conferences_of
from thiduadesk.desk.queries.day import (
    ADDITIONS,
    AGENDA,
    CLOSING,
    CONCLUSION,
    DIRECTING,
    DISCUSSION,
    LISTENING,
    MEETING,
    PEOPLE,
    TELLING,
    DayStep,
    day_steps,
)
from thiduadesk.desk.queries.rounds import ANY_TITLE, proposed_conference_rule, rounds_of, titles_to_vote
from thiduadesk.domain.ballot import BallotPurpose, BallotRound, Count
from thiduadesk.domain.conference import (
    AgendaItem,
    Conference,
    ConferenceKind,
    Delegate,
    Remark,
    RemarkKind,
)
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.card import card, stacked
from thiduadesk.ui.conference.closing import ClosingPage
from thiduadesk.ui.conference.meeting import MeetingPage
from thiduadesk.ui.conference.page import Names, Page, locked
from thiduadesk.ui.conference.people import PeoplePage, TellersPage
from thiduadesk.ui.conference.printing import print_day
from thiduadesk.ui.conference.remarks import AgendaPage, RemarksPage
from thiduadesk.ui.conference.rounds import RoundPage
from thiduadesk.ui.conference.wall import Wall
from thiduadesk.ui.context import Context
from thiduadesk.ui.leaving import everything_stored
from thiduadesk.ui.tab import Tab

_WATCHED = (
    Conference,
    AgendaItem,
    Delegate,
    Remark,
    BallotRound,
    Count,
    Nomination,
    Unit,
    UnitName,
    Membership,
    Person,
    Year,
)
_CONFERENCE, _STEP = "conference", "conference-step"  # what is remembered of a file
_ROUND = "round"
_LEFT = 36  # characters the steps are wide


class ConferenceTab(QWidget):
    """The meetings of the year, one at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._conference: Conference | None = None
        self._steps: tuple[DayStep, ...] = ()
        self._shown = ""  # the key of the step looked at
        self._wall: Wall | None = None
        words = context.words
        names = Names(context)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(words.text(N_("Hội nghị của năm")))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_button = QPushButton(words.text(N_("Thêm hội nghị")))
        self.add_button.setToolTip("Ctrl+N")
        self.remove_button = QPushButton(words.text(N_("Xóa")))
        self.save_button = QPushButton(words.text(N_("Lưu")))
        self.save_button.setToolTip("Ctrl+S")
        self.facts = QLabel()
        self.facts.setObjectName("quiet")
        self.facts.setWordWrap(True)
        self.steps = QListWidget()
        self.steps.setObjectName("daySteps")
        self.steps.setAccessibleName(words.text(N_("Các bước của hội nghị")))
        self.steps.setWordWrap(True)
        self.rounds_button = QToolButton()
        self.rounds_button.setText(words.text(N_("Thêm vòng bỏ phiếu")))
        self.rounds_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rounds_button.setMenu(QMenu(self.rounds_button))
        self.rounds_button.menu().aboutToShow.connect(self._offer_rounds)
        self.meeting = MeetingPage(context, self._stored)
        self.people = PeoplePage(context, names)
        self.round = RoundPage(context, names)
        self.closing = ClosingPage(context, self._print_day)
        self._pages: dict[str, Page] = {
            MEETING: self.meeting,
            PEOPLE: self.people,
            AGENDA: AgendaPage(context),
            DISCUSSION: RemarksPage(context, N_("Ý kiến thảo luận"), LISTENING, others=True),
            TELLING: TellersPage(context),
            _ROUND: self.round,
            CONCLUSION: RemarksPage(context, N_("Chỉ đạo, kết luận"), DIRECTING),
            ADDITIONS: RemarksPage(context, N_("Nội dung bổ sung"), tuple(RemarkKind), others=True),
            CLOSING: self.closing,
        }
        self.stack = QStackedWidget()
        for page in self._pages.values():
            self.stack.addWidget(page)
        nothing = N_("Chưa có hội nghị nào trong năm. Bấm Thêm hội nghị, hoặc nhập từ tệp Excel.")
        self.empty = QLabel(words.text(nothing))
        self.empty.setObjectName("quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.stack.addWidget(self.empty)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def conference(self) -> Conference | None:
        """The conference looked at."""
        return self._conference

    @property
    def step(self) -> str:
        """The key of the step looked at."""
        return self._shown

    def go_to(self, key: str) -> None:
        """Look at a step, as if it had been clicked."""
        self.steps.setCurrentRow(self._row_of(key))

    def refresh(self) -> None:
        """Ask again for the conferences of the year and the one looked at."""
        if self.meeting.new:
            return
        year = self._context.year
        found = conferences_of(self._context.desk.records, year) if year is not None else []
        wanted = self._conference.id if self._conference else self._context.memory.recall(_CONFERENCE)
        current = next((item for item in found if item.id == wanted), found[-1] if found else None)
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for item in found:
                self.chooser.addItem(f"{short_date(item.held_on)} · {item.title}", item.id)
            self.chooser.setCurrentIndex(found.index(current) if current else -1)
        self.chooser.setToolTip(current.title if current else "")
        self.chooser.setEnabled(bool(found))
        self._show(current)

    def leave(self) -> bool:
        """Store what was typed; False, and there, when that cannot be done."""
        page = self.stack.currentWidget()
        return page is None or everything_stored(page)

    def show_wall(self) -> None:
        """Show the round looked at on the wall, or take it away."""
        if self._wall is not None:
            self._wall.close()
            return
        if self.round.sheet is None or self.stack.currentWidget() is not self.round:
            return
        self._wall = Wall(self._context.words)
        self._wall.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wall.closed.connect(self._forget_wall)
        self._tell_wall()
        self._wall.present()

    def _lay_out(self) -> None:
        left = card()
        column = stacked(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.chooser)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.add_button, self.remove_button, self.save_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        column.addWidget(self.steps, 1)
        column.addWidget(self.rounds_button)
        right = card()
        stacked(right).addWidget(self.stack, 1)
        left.setFixedWidth(_LEFT * self.fontMetrics().averageCharWidth())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(left)
        whole.addWidget(right, 1)
        self.setFocusProxy(self.steps)

    def _connect(self) -> None:
        self.chooser.activated.connect(self._choose)
        self.steps.currentRowChanged.connect(self._step_changed)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.save_button.clicked.connect(self.meeting.part.form.commit)
        self.meeting.part.form.abandoned.connect(self._abandon)
        self.meeting.part.form.edited.connect(self._allow)
        self.round.wall_wanted.connect(self.show_wall)
        self.round.begun.connect(self.go_to)
        self.round.live.toggled.connect(self._tell_wall)
        self.closing.supplemented.connect(self._open)
        self._context.changed.connect(self._hear)
        self._context.year_changed.connect(self._turn_year)
        for keys, act in (
            ("Ctrl+N", self._add),
            ("Ctrl+S", self.meeting.part.form.commit),
            ("F11", self.show_wall),
            ("Alt+PgDown", lambda: self._walk(1)),
            ("Alt+PgUp", lambda: self._walk(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _hear(self, changes: Any) -> None:
        if changes.touches(*_WATCHED):
            self.refresh()

    def _turn_year(self) -> None:
        if self.meeting.new:
            self.meeting.part.show(None)
        self._conference = None
        self.refresh()

    def _show(self, conference: Conference | None) -> None:
        same = conference is not None and self._conference is not None and conference.id == self._conference.id
        key = self._shown if same else self._context.memory.recall(_STEP)
        self._conference = conference
        if conference is None:
            self.steps.clear()
            self._steps, self._shown = (), ""
            self.facts.clear()
            self.stack.setCurrentWidget(self.empty)
            self._allow()
            return
        self._context.memory.keep(_CONFERENCE, conference.id)
        self.facts.setText(self._facts(conference))
        self._show_steps(conference, key)
        self._show_page()
        self._allow()

    def _show_steps(self, conference: Conference, key: str) -> None:
        words = self._context.words
        self._steps = day_steps(self._context.desk.records, conference)
        keys = [step.key for step in self._steps]
        with QSignalBlocker(self.steps):
            self.steps.clear()
            for number, step in enumerate(self._steps, start=1):
                title = step.title if step.round else words.text(step.title)
                item = QListWidgetItem(f"{'!' if step.wrong else '✓' if step.done else number}   {title}")
                item.setData(Qt.ItemDataRole.UserRole, step.key)
                item.setToolTip(self._state(step))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {title}: {self._state(step)}")
                self.steps.addItem(item)
            unfinished = next((step.key for step in self._steps if not step.done), keys[-1])
            self._shown = key if key in keys else unfinished
            self.steps.setCurrentRow(keys.index(self._shown))

    def _state(self, step: DayStep) -> str:
        words = self._context.words
        if step.wrong:
            return words.text(N_("số phiếu chưa khớp"))
        return words.text(N_("đã xong")) if step.done else words.text(N_("chưa xong"))

    def _step_changed(self, row: int) -> None:
        if row < 0:
            return
        key = self.steps.item(row).data(Qt.ItemDataRole.UserRole)
        if self.meeting.new:
            self._abandon()
            return
        if self.leave():
            # Storing what was typed may have made the list anew.
            self._shown = key
            self._point_at(key)
            self._show_page()
        else:
            self._point_at(self._shown)

    def _point_at(self, key: str) -> None:
        with QSignalBlocker(self.steps):
            self.steps.setCurrentRow(self._row_of(key))

    def _row_of(self, key: str) -> int:
        return next((row for row, step in enumerate(self._steps) if step.key == key), -1)

    def _show_page(self) -> None:
        key = self._shown
        self._context.memory.keep(_STEP, key)
        page = self._pages.get(key, self.round)
        page.show_conference(self._conference)
        if page is self.round:
            self.round.show_round(key)
            self._tell_wall()
        self.stack.setCurrentWidget(page)

    def _choose(self) -> None:
        key = self.chooser.currentData()
        if self.leave():
            self._open(key)
        elif self._conference is not None:
            with QSignalBlocker(self.chooser):
                self.chooser.setCurrentIndex(self.chooser.findData(self._conference.id))

    def _open(self, key: str) -> None:
        self._conference = self._context.desk.records.get(Conference, key)
        self._shown = ""
        self.refresh()

    def _add(self) -> None:
        year = self._context.year
        if year is None or self._context.desk.read_only or not self.leave():
            return
        records = self._context.desk.records
        quorum, of = proposed_conference_rule(records, year)
        with QSignalBlocker(self.steps):
            self.steps.clear()
        self._steps = ()
        self.meeting.begin(
            Conference(
                id=new_id(),
                year=year,
                title="",
                kind=ConferenceKind.CLOSING,
                held_on=self._context.desk.now().date(),
                quorum=quorum,
                quorum_base=of,
            )
        )
        self.stack.setCurrentWidget(self.meeting)
        self._allow()

    def _stored(self, conference: Conference) -> None:
        """A new conference lies in the file: go on with who comes."""
        self.meeting.part.show(conference)
        self._conference = conference
        self._shown = PEOPLE
        self.refresh()

    def _abandon(self) -> None:
        self.meeting.part.show(None)
        self.refresh()

    def _remove(self) -> None:
        if self.meeting.new:
            self._abandon()
        elif self._conference is not None:
            self._context.do(remove_conference, self._conference)

    def _offer_rounds(self) -> None:
        """What may be voted on: the titles somebody is put forward for, the posts of next year, the pledge."""
        menu, conference = self.rounds_button.menu(), self._conference
        menu.clear()
        if conference is None:
            return
        words, records = self._context.words, self._context.desk.records
        met = {item.title for item in rounds_of(records, conference.id)}
        for title in titles_to_vote(records, conference.year):
            if title not in met:
                self._offer(menu, title, title, BallotPurpose.AWARD)
        menu.addSeparator()
        following = conference.year + 1
        for purpose, title in (
            (BallotPurpose.HEAD, f"Cụm trưởng năm {following}"),
            (BallotPurpose.DEPUTY, f"Cụm phó năm {following}"),
            (BallotPurpose.MOTION, f"Giao ước thi đua năm {following}"),
        ):
            self._offer(menu, f"{words.text(purpose)}: {title}", title, purpose)
        menu.addSeparator()
        # A title is Vietnamese whatever the interface speaks; this one is there to be typed over.
        self._offer(menu, words.text(N_("Danh hiệu khác")), ANY_TITLE, BallotPurpose.AWARD)

    def _offer(self, menu: QMenu, shown: str, title: str, purpose: BallotPurpose) -> None:
        menu.addAction(shown.replace("&", "&&")).triggered.connect(lambda: self._begin_round(title, purpose))

    def _begin_round(self, title: str, purpose: BallotPurpose) -> None:
        conference = self._conference
        if conference is not None and self.leave() and self._context.do(begin_round, conference, title, purpose):
            self.go_to(rounds_of(self._context.desk.records, conference.id)[-1].id)

    def _print_day(self) -> None:
        if self._conference is not None and self.leave():
            print_day(self.closing)

    def _walk(self, by: int) -> None:
        row = self.steps.currentRow() + by
        if 0 <= row < self.steps.count():
            self.steps.setCurrentRow(row)

    def _tell_wall(self) -> None:
        if self._wall is not None and self._conference is not None:
            self._wall.show_sheet(self._conference.title, self.round.sheet, live=self.round.live.isChecked())

    def _forget_wall(self) -> None:
        self._wall = None

    def _facts(self, conference: Conference) -> str:
        """«14/12/2018, 14:00 · Học viện Tư pháp», and that it is shut."""
        when = ", ".join(part for part in (short_date(conference.held_on), conference.opened_at) if part)
        line = " · ".join(part for part in (when, conference.place) if part)
        if locked(conference):
            line += "\n" + self._context.words.text(N_("✓ Đã chốt, chỉ xem và in"))
        elif self._context.desk.read_only:
            line += "\n" + self._context.words.text(N_("Tệp chỉ cho đọc: xem và in được, không sửa được."))
        return line

    def _allow(self) -> None:
        writable = not self._context.desk.read_only and self._context.year is not None
        one = self._conference is not None and not locked(self._conference)
        new = self.meeting.new
        self.add_button.setEnabled(writable and not new)
        self.remove_button.setEnabled(writable and (one or new))
        self.save_button.setEnabled(writable and (new or self.meeting.part.form.dirty))
        self.rounds_button.setEnabled(
            writable and one and not new and self._conference is not None and not self._conference.amends_id
        )


def _build(context: Context) -> QWidget:
    return ConferenceTab(context)


TAB = Tab(key="conference", title=N_("Hội nghị"), build=_build)
