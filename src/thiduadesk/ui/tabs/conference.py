"""Hội nghị: the meetings of the year with their delegates, remarks and ballots, up to finalising them."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.commands.conferences import (
    finalise_conference,
    remove_conference,
    save_conference,
    save_delegates,
    save_remarks,
)
from thiduadesk.desk.commands.rounds import save_counts, save_rounds
from thiduadesk.desk.queries.conferences import conference_lines, delegates_of, remarks_of
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.rounds import RoundSheet, round_sheets
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.conference import Conference, ConferenceKind, ConferenceState, Delegate, Remark
from thiduadesk.domain.ids import new_id
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.conferences import (
    CONFERENCE_FIELDS,
    DELEGATE_FIELDS,
    REMARK_FIELDS,
    ROUND_FIELDS,
    count_fields,
)
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import RowsPart
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column

_COLUMNS = (
    Column(N_("Ngày họp"), lambda line: line.held_on, 11),
    Column(N_("Tên hội nghị"), lambda line: line.title, 0),
    Column(N_("Loại"), lambda line: line.kind, 10, term=True),
    Column(
        N_("Hồ sơ"),
        lambda line: N_("đã chốt") if line.state == ConferenceState.FINALISED else N_("đang mở"),
        10,
        term=True,
        tone=lambda line: "done" if line.state == ConferenceState.FINALISED else "",
    ),
)


class ConferenceTab(ListDetail):
    """The conferences of the year."""

    def __init__(self, context: Context) -> None:
        desk = context.desk

        def blank(year: int) -> Conference:
            return Conference(id=new_id(), year=year, title="", kind=ConferenceKind.CLOSING, held_on=desk.now().date())

        matter = Matter(
            name=N_("Danh sách hội nghị"),
            empty=N_("Chưa có hội nghị nào trong năm. Bấm Thêm, hoặc nhập từ tệp Excel."),
            columns=_COLUMNS,
            fields=CONFERENCE_FIELDS,
            watched=(Conference, Delegate, Remark, BallotRound, Count),
            lines=lambda year: conference_lines(desk.records, year),
            load=lambda key: desk.records.need(Conference, key),
            save=lambda item: context.do(save_conference, item),
            blank=blank,
            remove=lambda item: context.do(remove_conference, item),
            locked=lambda item: (
                N_("✓ Hội nghị đã chốt: hồ sơ không sửa được nữa. Sai sót ghi vào biên bản bổ sung.")
                if item.finalised
                else ""
            ),
        )
        day = _Day(context)
        super().__init__(context, matter, day.parts, paged=True, sizes=(480, 846), foot=day.foot)


class _Day:
    """The pages of a conference beside its form, and the button that finalises it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._conference: Conference | None = None
        self._sheets: tuple[RoundSheet, ...] = ()
        desk = context.desk
        words = context.words
        self._delegates = RowsPart(
            context,
            title=N_("Đại biểu"),
            fields=DELEGATE_FIELDS,
            load=lambda item: delegates_of(desk.records, item.id),
            save=lambda item, rows: context.do(save_delegates, item, rows),
            make=lambda item: Delegate(id=new_id(), conference_id=item.id, position=0, name=""),
            rows=5,
            locked=self._not_open,
        )
        self._remarks = RowsPart(
            context,
            title=N_("Ý kiến"),
            fields=REMARK_FIELDS,
            load=lambda item: remarks_of(desk.records, item.id),
            save=lambda item, rows: context.do(save_remarks, item, rows),
            make=lambda item: Remark(id=new_id(), conference_id=item.id, position=0, content=""),
            rows=5,
            locked=self._not_open,
        )
        self._rounds = RowsPart(
            context,
            title=N_("Vòng bỏ phiếu"),
            fields=ROUND_FIELDS,
            load=lambda _: [sheet.ballot for sheet in self._sheets],
            save=lambda item, rows: context.do(save_rounds, item, rows),
            make=lambda item: BallotRound(
                id=new_id(), conference_id=item.id, position=0, title="", base=BallotBase.ISSUED
            ),
            rows=2,
            locked=self._locked,
        )
        self._counts = RowsPart(
            context,
            title=N_("Phiếu của từng ứng viên trong vòng đang chọn"),
            fields=count_fields(self._units, lambda: person_choices(desk.records)),
            load=lambda ballot: [line.count for sheet in self._sheets_of(ballot) for line in sheet.counts],
            save=lambda ballot, rows: context.do(save_counts, ballot, rows),
            make=lambda ballot: Count(id=new_id(), round_id=ballot.id, position=0),
            told=(
                Column(N_("Tỷ lệ"), self._share, 10),
                Column(N_("Kết quả"), self._result, 10, term=True),
            ),
            rows=2,
            locked=lambda _: self._locked(self._conference),
        )
        self._balance = QLabel()
        self._balance.setWordWrap(True)
        self.title = N_("Bỏ phiếu")
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        for part, share in ((self._rounds, 2), (self._counts, 3)):
            label = QLabel(words.text(part.title))
            label.setObjectName("cardTitle")
            label.setBuddy(part.widget)
            column.addWidget(label)
            column.addWidget(part.widget, share)
        column.addWidget(self._balance)
        self._rounds.table.opened.connect(lambda _: self._show_round())
        self.parts = (self._delegates, self._remarks, self)
        self.finalise_button = QPushButton(words.text(N_("Chốt hội nghị…")))
        self.finalise_button.setProperty("main", True)
        self.finalise_button.clicked.connect(self._finalise)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(14, 8, 14, 10)
        row.addStretch(1)
        row.addWidget(self.finalise_button)

    def show(self, conference: Conference | None) -> None:
        """Show the ballots of a conference, and whether it can be finalised."""
        self._conference = conference
        stored = conference is not None and self._context.desk.records.get(Conference, conference.id) is not None
        self._sheets = round_sheets(self._context.desk.records, conference.id) if conference and stored else ()
        self._rounds.show(conference if stored else None)
        self.finalise_button.setEnabled(stored and not self._locked(conference) and not self._context.desk.read_only)
        if self._sheets and self._rounds.table.current is None:
            self._rounds.table.selectRow(0)
        self._show_round()

    def _show_round(self) -> None:
        current = self._rounds.table.current
        sheets = self._sheets_of(current)
        self._counts.show(current if sheets else None)
        problems = [problem for sheet in sheets for problem in sheet.problems]
        words = self._context.words
        self._balance.setProperty("tone", "trouble" if problems else "done")
        self._balance.style().unpolish(self._balance)
        self._balance.style().polish(self._balance)
        if problems:
            self._balance.setText("\n".join(f"! {words.sentence(problem)}" for problem in problems))
        else:
            self._balance.setText(words.text(N_("✓ Số phiếu khớp nhau.")) if sheets else "")

    def _finalise(self) -> None:
        words = self._context.words
        box = QMessageBox(
            QMessageBox.Icon.Question,
            words.text(N_("Chốt hội nghị")),
            words.text(
                N_("Sau khi chốt, hồ sơ không sửa, không hoàn tác được; biên bản in từ bản đã chốt.\nChốt ngay?")
            ),
            QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel,
            self.widget,
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        if box.exec() == QMessageBox.StandardButton.Ok and self._conference is not None:
            self._context.do(finalise_conference, self._conference, self._context.desk.now())

    def _not_open(self, conference: Any) -> bool:
        # A conference being typed is not in the file yet, and nothing can belong to it.
        return self._locked(conference) or self._context.desk.records.get(Conference, conference.id) is None

    def _locked(self, conference: Any) -> bool:
        return isinstance(conference, Conference) and conference.finalised

    def _units(self) -> Choices:
        return unit_choices(self._context.desk.records, self._context.year or 0)

    def _sheets_of(self, ballot: BallotRound | None) -> list[RoundSheet]:
        return [sheet for sheet in self._sheets if ballot is not None and sheet.ballot.id == ballot.id]

    def _share(self, count: Count) -> str:
        outcome = self._outcome(count)
        if outcome is None or outcome.votes is None or not outcome.base:
            return ""
        return self._context.words.percent(outcome.votes, outcome.base)

    def _result(self, count: Count) -> str:
        outcome = self._outcome(count)
        if outcome is None or outcome.passed is None:
            return ""
        return N_("đạt") if outcome.passed else N_("chưa đạt")

    def _outcome(self, count: Count) -> Any:
        lines = (line for sheet in self._sheets for line in sheet.counts)
        return next((line.outcome for line in lines if line.count.id == count.id), None)


def _build(context: Context) -> QWidget:
    return ConferenceTab(context)


TAB = Tab(key="conference", title=N_("Hội nghị"), build=_build)
