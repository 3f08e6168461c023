"""Chấm điểm: the ranking of the year, the points of each unit as in a spreadsheet, and the table they are given by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from thiduadesk.desk.commands.scoring import clear_gate, mark_gate, save_scores
from thiduadesk.desk.queries.scoring import RankingLine, ScoreSheet, score_ranking, score_sheet, scoring_template
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import Criterion, Gate, GateMark, Grade, Level, ScoringGroup, ScoringPlan
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.scores import GateRow, SheetRow, gate_fields, score_fields, score_of, sheet_rows
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.scoring_page import ScoringPage
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.editing import EditableTable
from thiduadesk.ui.tables.view import ROW_HEIGHT
from thiduadesk.ui.text import Cell, points

WATCHED = (
    Score,
    ScoringPlan,
    ScoringGroup,
    Criterion,
    Level,
    Grade,
    Gate,
    GateMark,
    Unit,
    UnitName,
    Membership,
)
_HEADER = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """The sheet of one unit (its id)."""

    id: str
    sheet: ScoreSheet


class ScoresTab(QTabWidget):
    """Pages of the points."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(context.words.text(N_("Chấm điểm")))
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.list = _scores(context)
        self.scoring = ScoringPage(context, WATCHED)
        self.addTab(self.list, context.words.text(N_("Điểm và xếp hạng")))
        self.addTab(self.scoring, context.words.text(N_("Bảng tiêu chí")))


def _scores(context: Context) -> ListDetail:
    desk = context.desk
    columns = (
        Column(N_("Hạng"), lambda line: line.rank, 8, write=_no_rank),
        Column(N_("Đơn vị"), lambda line: line.unit, 0),
        # The column that ranks; all three stand on the unit's sheet.
        Column(N_("Tổng điểm"), lambda line: line.base + line.bonus + line.deducted, 7, write=points),
        Column(N_("Xếp loại"), _standing, 18, term=True, tone=_tone),
    )
    matter = Matter(
        name=N_("Xếp hạng của năm"),
        empty=N_("Năm này chưa có đơn vị nào trong cụm."),
        columns=columns,
        fields=(),
        watched=WATCHED,
        lines=lambda year: score_ranking(desk.records, year).lines,
        load=lambda key: _Card(id=key, sheet=score_sheet(desk.records, key, context.year or 0)),
        save=lambda _: False,
    )
    page = ListDetail(context, matter, (_Sheet(context), _Gates(context)), sizes=(430, 880))
    page.form.hide()
    page.save_button.hide()
    return page


def _no_rank(value: Cell, words: Words) -> str:
    return str(value) if value is not None else "–"


def _standing(line: RankingLine) -> str:
    """The grade, or what keeps the unit from having one."""
    if line.missing:
        return N_("chưa đủ điểm")
    if line.shared:
        return N_("đồng hạng")
    return line.grade


def _tone(line: RankingLine) -> str:
    if line.missing or line.gates or line.problems:
        return "trouble"
    return "done" if line.grade else ""


class _Sheet:
    """The points of one unit, edited as in a spreadsheet; group rows tell what they come to."""

    title = N_("Bảng chấm điểm")

    def __init__(self, context: Context) -> None:
        self._context = context
        self._card: _Card | None = None
        self._sums = QLabel()
        self._sums.setObjectName("cardTitle")
        self._sums.setWordWrap(True)
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self.table = EditableTable(
            score_fields(), lambda: None, context.words, self.title, only_told=lambda row: row.group
        )
        self.table.setMinimumHeight(_HEADER + 9 * ROW_HEIGHT)
        self.table.edited.connect(self._save)
        self.table.unreadable.connect(context.notices.refuse)
        self.table.marked.connect(self._tell)
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._sums, self.table, self._problem):
            column.addWidget(widget)

    def show(self, record: _Card | None) -> None:
        """Show the sheet of a unit."""
        self._card = record
        words = self._context.words
        rows = sheet_rows(record.sheet, words.text(N_("Ngoài bảng tiêu chí, không cộng"))) if record else ()
        locked = record is None or self._context.desk.read_only
        self.table.show_rows(rows, locked=locked)
        self._sums.setText(_totals(record.sheet, words) if record else "")
        if record is not None:
            keys = {line.score.id: line.id for line in record.sheet.lines}
            self.table.show_problems([_at_row(problem, keys) for problem in record.sheet.problems])
        self._tell()

    def _save(self, rows: list[SheetRow]) -> None:
        if self._card is None:
            return
        sheet = self._card.sheet
        lines = {line.id: line for line in sheet.lines}
        typed = [(row, lines[row.id]) for row in rows if not row.group]
        changed = [score_of(row, line) for row, line in typed if score_of(row, line) != line.score]
        if not self._context.do(save_scores, sheet.unit, sheet.unit_id, sheet.year, changed):
            keys = {line.score.id: line.id for line in sheet.lines}
            self.table.show_problems([_at_row(problem, keys) for problem in self._context.problems])

    def _tell(self) -> None:
        self._problem.setText("\n".join(f"! {sentence}" for sentence in self.table.problems))
        self._problem.setVisible(bool(self.table.problems))


class _Gates:
    """What bars the unit whatever its points: a reason marks the gate, emptying it takes the mark back."""

    title = N_("Điều kiện loại trừ")

    def __init__(self, context: Context) -> None:
        self._context = context
        self._card: _Card | None = None
        self._shown: tuple[GateRow, ...] = ()
        self.table = EditableTable(gate_fields(), lambda: None, context.words, self.title)
        self.table.edited.connect(self._save)
        self.table.setMinimumHeight(_HEADER + 2 * ROW_HEIGHT)
        self.widget: QWidget = self.table

    def show(self, record: _Card | None) -> None:
        """Show the gates of the year, with those that hit the unit."""
        self._card = record
        records = self._context.desk.records
        template = scoring_template(records, record.sheet.year) if record else None
        marks = {mark.gate_id: mark for mark in records.all(GateMark, unit_id=record.id)} if record else {}
        self._shown = tuple(
            GateRow(
                id=gate.id,
                gate=gate.name,
                effect=gate.effect,
                reason=marks[gate.id].reason if gate.id in marks else "",
                mark=marks[gate.id].id if gate.id in marks else "",
            )
            for gate in (template.gates if template else ())
        )
        self.table.show_rows(self._shown, locked=record is None or self._context.desk.read_only)

    def _save(self, rows: list[GateRow]) -> None:
        if self._card is None:
            return
        sheet = self._card.sheet
        for old, new in zip(self._shown, rows, strict=True):
            if new.reason == old.reason:
                continue
            if new.reason:
                self._context.do(mark_gate, sheet.unit, sheet.unit_id, new.id, new.reason)
            else:
                self._context.do(clear_gate, sheet.unit, old.mark)


def _totals(sheet: ScoreSheet, words: Words) -> str:
    """«Học viện Tư pháp: tự chấm 93, thẩm định 93, thống nhất 93 / 95 điểm · Xuất sắc»."""

    def shown(total: int | None) -> str:
        return "–" if total is None else words.decimal(total)

    sums = sheet.sums
    text = words.text(
        N_("{unit}: tự chấm {own}, thẩm định {checked}, thống nhất {agreed}"),
        unit=sheet.unit,
        own=shown(sums.self_score.total),
        checked=shown(sums.checked.total),
        agreed=shown(sums.agreed.total),
    )
    maximum = sums.of(sheet.column).maximum
    parts = [text if maximum is None else f"{text} / {words.decimal(maximum)}", words.text(sheet.grade)]
    return " · ".join(part for part in parts if part)


def _at_row(problem: Problem, keys: Mapping[str, str]) -> Problem:
    """A problem of a score as one of its row."""
    name, _, key = problem.field.partition(":")
    return replace(problem, field=f"{name}:{keys.get(key, key)}")


def _build(context: Context) -> QWidget:
    return ScoresTab(context)


TAB = Tab(key="scores", title=N_("Chấm điểm"), build=_build)
