"""A ballot round: the numbers as the tellers read them out, who has how many votes, and the rule it is judged by."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from thiduadesk.desk.commands.rounds import (
    add_remaining_units,
    close_round,
    remove_round,
    reopen_round,
    save_counts,
    save_round,
    vote_again,
)
from thiduadesk.desk.queries.rounds import (
    CountLine,
    RoundSheet,
    open_questions,
    round_sheets,
    round_titles,
    titles_to_vote,
)
from thiduadesk.domain.ballot import BEYOND_THE_ROOM, VOTES, BallotForm, BallotRound, Count
from thiduadesk.domain.ids import new_id
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.card import scrolled
from thiduadesk.ui.conference.page import Names, Page, sentences, set_tone
from thiduadesk.ui.conference.printing import print_kind
from thiduadesk.ui.conference.results import TONES, percent_of, rule_text, share_of
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.conferences import (
    PILE_FIELDS,
    VOTE_FIELDS,
    VoteRow,
    candidate_fields,
    count_of,
    round_fields,
    vote_rows,
)
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.parts import FormPart, RowsPart
from thiduadesk.ui.tables.column import Column, Share, Tone
from thiduadesk.ui.tables.editing import EditableTable


class RoundPage(Page):
    """One round at a time: `show_round` says which."""

    wall_wanted = Signal()
    """The count is to be shown on the wall."""

    begun = Signal(str)
    """A further round was begun, of this id."""

    def __init__(self, context: Context, names: Names) -> None:
        super().__init__(context)
        self._key = ""
        self.sheet: RoundSheet | None = None
        words = context.words
        self.title = QLabel()
        self.title.setObjectName("cardTitle")
        self.title.setWordWrap(True)
        self.rule = QLabel()
        self.rule.setObjectName("quiet")
        self.rule.setWordWrap(True)
        self.live = QCheckBox(words.text(N_("Chiếu cả khi đang nhập")))
        self.wall = self.button(N_("Chiếu (F11)"), self.wall_wanted.emit)
        said = QVBoxLayout()
        said.addWidget(self.title)
        said.addWidget(self.rule)
        head = QHBoxLayout()
        head.addLayout(said, 1)
        head.addWidget(self.live)
        head.addWidget(self.wall)
        self.column.addLayout(head)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(words.text(N_("Vòng bỏ phiếu")))
        self.pages.addTab(self._counting(), words.text(N_("Kiểm phiếu")))
        self.pages.addTab(self._ruling(names), words.text(N_("Quy tắc, ứng viên")))
        self.column.addWidget(self.pages, 1)
        self.ballots = self.button(N_("In phiếu bầu"), lambda: self._print("phieu-bau"))
        self.record = self.button(N_("In kiểm phiếu"), lambda: self._print("kiem-phieu"))
        self.remove = self.button(N_("Xóa vòng"), lambda: self._act(remove_round))
        self.again = self.button(N_("Bỏ phiếu lại"), self._vote_again)
        self.close_button = self.button(N_("Chốt kết quả"), lambda: self._act(close_round), main=True)
        self.reopen = self.button(N_("Mở lại vòng"), lambda: self._act(reopen_round))
        self.row_of(self.ballots, self.record, None, self.remove, self.again, self.reopen, self.close_button)

    def show_round(self, key: str) -> None:
        """Show the round of this id."""
        if key != self._key:
            self.pages.setCurrentIndex(0)
            self.live.setChecked(False)  # the next count is held back again
        self._key = key
        self.refresh()

    def refresh(self) -> None:
        sheets = round_sheets(self.context.desk.records, self.conference.id) if self.conference else ()
        sheet = next((one for one in sheets if one.ballot.id == self._key), None)
        self.sheet = sheet
        words = self.context.words
        self.title.setText(words.text(N_("Bỏ phiếu: {title}"), title=sheet.ballot.title) if sheet else "")
        self.rule.setText(rule_text(sheet, words) if sheet else "")
        self.piles.show(sheet.ballot if sheet else None)
        self.rules.show(sheet.ballot if sheet else None)
        self.candidates.show(sheet.ballot if sheet else None)
        self._show_votes(sheet)
        self._tell_balance(sheet)
        self._allow(sheet)

    def _counting(self) -> QWidget:
        context = self.context
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        self.piles = FormPart(
            context,
            PILE_FIELDS,
            lambda ballot: context.do(save_round, ballot),
            locked=lambda _: not self._open,
            across=len(PILE_FIELDS),
        )
        self.balance = QLabel()
        self.balance.setWordWrap(True)
        self.balance.setContentsMargins(14, 0, 14, 4)
        self.votes = EditableTable(
            VOTE_FIELDS,
            lambda: None,
            context.words,
            N_("Phiếu của từng ứng viên"),
            (
                Column(N_("Tỷ lệ"), self._percent, 40, share=self._share),
                Column(N_("Kết quả"), self._standing, 20, term=True, tone=self._tone),
            ),
        )
        self.votes.edited.connect(self._save_votes)
        self.votes.unreadable.connect(context.notices.refuse)
        for widget in (self.piles.widget, self.balance):
            column.addWidget(widget)
        column.addWidget(self.votes, 1)
        return page

    def _ruling(self, names: Names) -> QWidget:
        context = self.context
        self.rules = FormPart(
            context,
            round_fields(self._titles, self._rounds),
            lambda ballot: context.do(save_round, ballot),
            locked=lambda _: not self._open,
            across=4,
        )
        self.candidates = RowsPart(
            context,
            title=N_("Ứng viên"),
            fields=candidate_fields(names.units, names.people),
            load=lambda _: [line.count for line in self.sheet.counts] if self.sheet else [],
            save=lambda ballot, rows: context.do(save_counts, ballot, rows),
            make=lambda ballot: Count(id=new_id(), round_id=ballot.id, position=0),
            rows=5,
            locked=lambda _: not self._open,
        )
        self.remaining = self.button(N_("Thêm «các đơn vị còn lại»"), self._add_remaining)
        nameless = QLabel(
            context.words.text(N_("Chỉ biết số lượng: ghi «tập thể» hoặc «cá nhân» ở cột tên khác, kèm cột Số lượng."))
        )
        nameless.setObjectName("quiet")
        nameless.setWordWrap(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.rules.widget)
        column.addWidget(self.candidates.widget, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.remaining)
        foot.addWidget(nameless, 1)
        column.addLayout(foot)
        return scrolled(content)

    @property
    def _open(self) -> bool:
        """Whether the numbers of the round may be typed: not after it is closed, until it is opened again."""
        closed = self.sheet is not None and self.sheet.ballot.state != "" and not self.sheet.ballot.open
        return self.writable and not closed

    def _show_votes(self, sheet: RoundSheet | None) -> None:
        self.votes.show_rows(vote_rows(sheet) if sheet else (), locked=not self._open)
        if sheet is None:
            return
        self.votes.show_columns(_columns(sheet))
        self.votes.show_problems(sheet.problems)

    def _tell_balance(self, sheet: RoundSheet | None) -> None:
        words = self.context.words
        problems = sheet.problems if sheet else ()
        self.piles.form.mark({problem.field for problem in problems})
        if sheet is None:
            self.balance.clear()
        elif problems:
            self.balance.setText(sentences([words.sentence(problem) for problem in problems]))
        else:
            self.balance.setText(_balanced(sheet, words))
        counted = self.balance.text().startswith(Tone.DONE.sign)
        set_tone(self.balance, "trouble" if problems else "done" if counted else "")
        strangers = ", ".join(line.name for line in sheet.strangers) if sheet else ""
        if strangers and sheet and sheet.among:
            warning = words.text(
                N_("Không nằm trong danh sách được chọn ở vòng «{title}»: {names}."),
                title=sheet.among.ballot.title,
                names=strangers,
            )
            self.balance.setText(f"{self.balance.text()}\n! {warning}".strip())

    def _allow(self, sheet: RoundSheet | None) -> None:
        state = sheet.ballot.state if sheet else ""
        closed = sheet is not None and bool(state) and not sheet.ballot.open
        papers = sheet is not None and sheet.ballot.form not in (BallotForm.HANDS, BallotForm.RESULT)
        self.piles.widget.setVisible(papers)
        self.close_button.setVisible(self.writable and not closed)
        self.reopen.setVisible(self.writable and closed)
        self.remove.setVisible(self.writable)
        self.remaining.setEnabled(self._open and sheet is not None)
        left = sheet is not None and not sheet.repeated and sheet.tally.seats_left not in (None, 0)
        self.again.setVisible(self.writable and (left or bool(sheet and sheet.tally.tied and not sheet.repeated)))
        self.again.setEnabled(not (sheet and sheet.problems))
        self.ballots.setVisible(papers)

    def _save_votes(self, rows: list[VoteRow]) -> None:
        if self.sheet is None:
            return
        typed = {row.id: row for row in rows}
        counts = [count_of(typed[line.id], line.count) for line in self.sheet.counts]
        if not self.context.do(save_counts, self.sheet.ballot, counts):
            self.votes.show_problems(self.context.problems)

    def _act(self, command: Callable[..., Any]) -> None:
        if self.sheet is not None:
            self.context.do(command, self.sheet.ballot)

    def _add_remaining(self) -> None:
        if self.sheet is not None:
            self.do(add_remaining_units, self.sheet.ballot)

    def _vote_again(self) -> None:
        if self.sheet is not None and self.context.do(vote_again, self.sheet.ballot):
            rounds = self.context.desk.records.all(BallotRound, follows_id=self.sheet.ballot.id)
            self.begun.emit(rounds[-1].id)

    def _print(self, kind: str) -> None:
        if self.sheet is not None:
            print_kind(self, kind, self.sheet.ballot.id)

    def _titles(self) -> Choices:
        return [(title, title) for title in titles_to_vote(self.context.desk.records, self.context.year or 0)]

    def _rounds(self) -> Choices:
        conference = self.conference
        sheets = round_sheets(self.context.desk.records, conference.id) if conference else ()
        titles = round_titles([one.ballot for one in sheets])
        return [(one.ballot.id, titles[one.ballot.id]) for one in sheets if one.ballot.id != self._key]

    def _line(self, row: VoteRow) -> CountLine | None:
        return next((line for line in self.sheet.counts if line.id == row.id), None) if self.sheet else None

    def _percent(self, row: VoteRow) -> str:
        line = self._line(row)
        return percent_of(line, self.context.words) if line else ""

    def _share(self, row: VoteRow) -> Share | None:
        line = self._line(row)
        return share_of(self.sheet, line) if line and self.sheet else None

    def _standing(self, row: VoteRow) -> str:
        line = self._line(row)
        return str(line.outcome.standing) if line else ""

    def _tone(self, row: VoteRow) -> str:
        line = self._line(row)
        return TONES.get(line.outcome.standing, "") if line else ""


def _columns(sheet: RoundSheet) -> set[str]:
    """The fields that are typed in a round of this form, and those that hold something already."""
    ballot = sheet.ballot
    names = {"name", "agree"}
    if ballot.form in (BallotForm.YES_NO, BallotForm.HANDS):
        names |= {"disagree", "blank"}
    if ballot.base in BEYOND_THE_ROOM and (ballot.written or sheet.turnout.written):
        names |= {"written_agree", "written_disagree"}
    if ballot.form == BallotForm.RESULT or sheet.tally.tied:
        names.add("decided")
    return names | {vote for vote in VOTES if any(getattr(line.count, vote) is not None for line in sheet.counts)}


def _balanced(sheet: RoundSheet, words: Words) -> str:
    """«✓ Số phiếu khớp: 28 phát ra = …» once all is counted; until then what is still to be written down."""
    ballot = sheet.ballot
    if questions := open_questions(sheet):
        return words.sentence(questions[0])
    if ballot.form == BallotForm.RESULT:
        return ""
    if ballot.form == BallotForm.HANDS:
        return words.text(N_("✓ Số biểu quyết khớp."))
    numbers = {name: getattr(ballot, name) for name in ("issued", "collected", "valid", "invalid")}
    if None in numbers.values():
        return words.text(N_("Chưa nhập đủ số phiếu."))
    kept = (ballot.not_returned or 0) + (ballot.spoiled or 0)
    if not kept:
        return words.text(
            N_("✓ Số phiếu khớp: {issued} phát ra = {collected} thu về = {valid} hợp lệ + {invalid} không hợp lệ."),
            **numbers,
        )
    return words.text(
        N_(
            "✓ Số phiếu khớp: {issued} phát ra = {collected} thu về + {kept} hỏng hoặc không thu lại; "
            "{collected} thu về = {valid} hợp lệ + {invalid} không hợp lệ."
        ),
        kept=kept,
        **numbers,
    )
