"""The scoring table of the year to be read, its plan to be changed; from and to Excel, from an example, from before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.commands.scoring import copy_template, import_template, remove_template, save_template
from thiduadesk.desk.queries.scoring import scoring_template
from thiduadesk.desk.scoring_examples import example_lines, read_example
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.scoring import Criterion, ScoringTemplate
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import points_text
from thiduadesk.rules.scoring import outer_first
from thiduadesk.ui.card import card, scrolled, stacked
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.files import ask_open, ask_save
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.forms.scores import plan_fields
from thiduadesk.ui.jobs import Progress
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import TableView
from thiduadesk.ui.text import points

_INDENT = "\u2003"  # a blank that counts in a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One group or criterion of the table."""

    id: str
    name: str
    kind: str
    maximum: int | None
    levels: str = ""
    either: str = ""
    evidence: bool | None = None


class ScoringPage(QWidget):
    """What the units of a year are scored by."""

    def __init__(self, context: Context, watched: Sequence[type]) -> None:
        super().__init__()
        self._context = context
        self._watched = watched
        words = context.words
        self.table = TableView(
            (
                Column(N_("Nhóm, tiêu chí"), lambda line: line.name, 44),
                Column(N_("Cách chấm"), lambda line: line.kind, 14, term=True),
                Column(N_("Tối đa"), lambda line: line.maximum, 8, write=points),
                Column(N_("Mức điểm"), lambda line: line.levels, 0),
                Column(N_("Chỉ tính một"), lambda line: line.either, 14),
                Column(N_("Cần minh chứng"), lambda line: line.evidence, 8),
            ),
            words,
            words.text(N_("Bảng tiêu chí")),
            N_("Năm này chưa có bảng tiêu chí. Nhập từ Excel, hoặc lấy một mẫu có sẵn."),
        )
        self.form = Form(plan_fields(), words)
        self.form.committed.connect(self._save_plan)
        self._grades = QLabel()
        self._grades.setWordWrap(True)
        self._grades.setContentsMargins(14, 4, 14, 10)
        right = card()
        column = stacked(right)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        inside.addWidget(self._grades)
        inside.addStretch(1)
        column.addWidget(scrolled(content))
        right.setMaximumWidth(420)
        left = card()
        column = stacked(left)
        column.addLayout(self._bar())
        column.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 16)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(right)
        context.changed.connect(self._hear)
        context.year_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the table of the year looked at."""
        template = self._template
        self.table.set_rows(tuple(_lines(template)) if template else ())
        self.form.show_record(template.plan if template else None)
        self.form.set_locked(self._context.desk.read_only)
        self._grades.setText(_grades(template) if template else "")
        writable = not self._context.desk.read_only and self._context.year is not None
        self.import_button.setEnabled(writable)
        self.example_button.setEnabled(writable)
        self.before_button.setEnabled(writable and template is None and self._source is not None)
        self.export_button.setEnabled(template is not None)
        self.remove_button.setEnabled(writable and template is not None)

    @property
    def _template(self) -> ScoringTemplate | None:
        year = self._context.year
        return scoring_template(self._context.desk.records, year) if year is not None else None

    @property
    def _source(self) -> int | None:
        """The last year before that has a table."""
        year, records = self._context.year, self._context.desk.records
        if year is None:
            return None
        return next((past for past in self._context.years if past < year and scoring_template(records, past)), None)

    def _bar(self) -> QHBoxLayout:
        words = self._context.words

        def button(text: str) -> QPushButton:
            made = QPushButton(words.text(text))
            bar.addWidget(made)
            return made

        bar = QHBoxLayout()
        bar.setContentsMargins(10, 10, 10, 8)
        self.import_button = button(N_("Nhập từ Excel…"))
        self.import_button.clicked.connect(self._import)
        self.export_button = button(N_("Xuất ra Excel…"))
        self.export_button.clicked.connect(self._export)
        self.example_button = button(N_("Lấy mẫu có sẵn"))
        menu = QMenu(self)
        for line in example_lines():
            menu.addAction(words.text(line.name), partial(self._take_example, line.id))
        self.example_button.setMenu(menu)
        self.before_button = button(N_("Lấy của năm trước"))
        self.before_button.clicked.connect(self._take_before)
        self.remove_button = button(N_("Xóa bảng"))
        self.remove_button.clicked.connect(self._remove)
        bar.addStretch(1)
        return bar

    def _import(self) -> None:
        context, year = self._context, self._context.year
        title = context.words.text(N_("Nhập bảng tiêu chí"))
        path = ask_open(self, context.words, title, ".xlsx", context.desk.path.parent)
        if path is not None and year is not None:
            context.jobs.start(
                context.words.text(N_("Đang đọc Excel…")),
                partial(_read, path, year),
                lambda template: context.do(import_template, template, path.name),
                owner=self,
            )

    def _export(self) -> None:
        context, template = self._context, self._template
        if template is None:
            return
        proposed = context.desk.path.with_name(f"bang-tieu-chi-{template.plan.year}.xlsx")
        path = ask_save(self, context.words, context.words.text(N_("Xuất bảng tiêu chí")), proposed)
        if path is not None:
            said = context.words.text(N_("Đã ghi {path}."), path=str(path))
            context.jobs.start(
                context.words.text(N_("Đang ghi…")),
                partial(_write, path, template),
                lambda _: context.notices.done(said),
                owner=self,
                lasting=True,
            )

    def _take_example(self, example: str) -> None:
        year = self._context.year
        if year is None:
            return
        try:
            template = read_example(example, year)
        except Trouble as trouble:
            self._context.refuse(trouble)
        else:
            self._context.do(import_template, template, template.plan.name)

    def _take_before(self) -> None:
        if self._context.year is not None and self._source is not None:
            self._context.do(copy_template, self._context.year, self._source)

    def _remove(self) -> None:
        if (template := self._template) is not None:
            self._context.do(remove_template, template)

    def _save_plan(self, plan: Any) -> None:
        template = self._template
        if template is not None and not self._context.do(save_template, replace(template, plan=plan)):
            self.form.show_problems(self._context.problems)

    def _hear(self, changes: Any) -> None:
        if changes.touches(*self._watched):
            self.refresh()


def _lines(template: ScoringTemplate) -> Iterator[_Line]:
    for group, depth in outer_first(template.groups):
        inner = _INDENT * depth
        yield _Line(id=group.id, name=f"{inner}{group.name}", kind=group.kind, maximum=group.cap)
        for item in template.criteria:
            if item.group_id == group.id:
                yield _Line(
                    id=item.id,
                    name=f"{inner}{_INDENT}{item.name}",
                    kind=item.kind,
                    maximum=item.maximum,
                    levels=_levels(template, item),
                    either=item.either,
                    evidence=item.evidence_needed,
                )


def _levels(template: ScoringTemplate, criterion: Criterion) -> str:
    own = (level for level in template.levels if level.criterion_id == criterion.id)
    levels = (f"{level.name}: {points_text(level.points)}" for level in own)
    each = f"{points_text(criterion.each)}/1" if criterion.each is not None else ""
    step = f"± {points_text(criterion.step)}" if criterion.step is not None else ""
    return " · ".join(part for part in (*levels, each, step) if part)


def _grades(template: ScoringTemplate) -> str:
    grades = " · ".join(f"{grade.name} ≥ {points_text(grade.at_least)}" for grade in template.grades)
    gates = "\n".join(f"• {gate.name} → {gate.effect} {gate.grade}".rstrip() for gate in template.gates)
    return "\n\n".join(part for part in (grades, gates) if part)


def _read(path: Path, year: int, progress: Progress) -> ScoringTemplate:
    from thiduadesk.desk.importing.scoring import read_template
    from thiduadesk.exchange.sheets import SCORING_SHEETS
    from thiduadesk.exchange.workbook import read_workbook

    progress.step(0, 0)
    return read_template(read_workbook(path, SCORING_SHEETS), year)


def _write(path: Path, template: ScoringTemplate, progress: Progress) -> None:
    from thiduadesk.desk.facts.scoring import gather_template
    from thiduadesk.desk.output import write_out
    from thiduadesk.exchange.sheets import SCORING_SHEETS
    from thiduadesk.exchange.workbook import write_workbook

    progress.step(0, 0)
    write_out(path, write_workbook(gather_template(template), sheets=SCORING_SHEETS))
