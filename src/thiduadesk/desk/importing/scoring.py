"""The year's scoring table from a workbook: merged row by row with the rest, or read whole to replace the old one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from thiduadesk.desk.checks import problems_of
from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Shelf, name_of
from thiduadesk.desk.importing.units import NOTE, find_unit
from thiduadesk.domain.errors import Problem, Trouble
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import (
    Criterion,
    Gate,
    GateMark,
    Grade,
    Level,
    ScoringGroup,
    ScoringPlan,
    ScoringTemplate,
)
from thiduadesk.exchange.book import Book, Remark, Row
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.scoring import score_problems, template_problems

_PLAN = {
    "name": "Tên bảng",
    "total": "Tổng điểm chuẩn",
    "rank_by": "Xếp hạng theo",
    "tie_rule": "Khi bằng điểm",
    "not_arisen": "Không phát sinh",
    "not_assigned": "Không giao",
    **NOTE,
}
_GROUP = {"parent_id": "Thuộc nhóm", "kind": "Loại nhóm", "cap": "Điểm tối đa", "position": "Thứ tự", **NOTE}
_CRITERION = {
    "kind": "Cách chấm",
    "maximum": "Điểm tối đa",
    "step": "Bước điểm",
    "each": "Điểm mỗi lần",
    "either": "Chỉ tính một",
    "not_arisen": "Không phát sinh",
    "evidence_needed": "Cần minh chứng",
    "position": "Thứ tự",
    **NOTE,
}
_LEVEL = {"points": "Điểm", "from_ratio": "Từ tỷ lệ (%)", "bound": "So sánh", **NOTE}
_GRADE = {"at_least": "Từ điểm", **NOTE}
_GATE = {"effect": "Tác động", "grade": "Xếp loại", "position": "Thứ tự", **NOTE}
_SCORE = {"self_score": "Tự chấm", "checked": "Thẩm định", "agreed": "Thống nhất"}

_NO_GROUP = N_("Không có nhóm «{name}» ở sheet Nhóm tiêu chí hoặc trong tệp.")
_NO_PARENT = N_("Không có nhóm «{name}» ở các dòng phía trên.")
_NO_CRITERION = N_("Nhóm này không có tiêu chí «{name}» ở sheet Tiêu chí hoặc trong tệp.")
_NO_GATE = N_("Không có điều kiện «{name}» ở sheet Điều kiện loại trừ hoặc trong tệp.")
_NO_PLAN = N_("Năm này chưa có bảng tiêu chí; hãy ghi sheet Bảng tiêu chí trước.")
_ITSELF = N_("Nhóm «{name}» nằm trong chính nó.")


class TemplateRefused(Trouble):
    """A workbook's scoring table cannot be used; `remarks` tell every cell, nothing was changed."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        first = remarks[0]
        super().__init__(first.message, **first.params)
        self.remarks = tuple(remarks)


# As part of the whole workbook: what stands in the file stays, cells that are filled in change it.


def take_plan(intake: Intake, row: Row) -> None:
    """Take in the year's table; a year has one."""
    base = {"year": intake.year, "name": str(row.values["Tên bảng"])}
    intake.merge(row, _plans(intake), ("",), base, _PLAN, named="Tên bảng")


def take_group(intake: Intake, row: Row) -> None:
    """Take in one group of criteria, known by its name."""
    plan, name = _need_plan(intake, row, "Nhóm"), str(row.values["Nhóm"])
    groups = _groups(intake)
    known = intake.find(groups, (plan.id, name_of(name)))
    values = {}
    if "Thuộc nhóm" in row.values:
        above = _find(intake, row, groups, plan.id, "Thuộc nhóm", _NO_PARENT)
        _refuse_circle(row, known, above, groups)
        values["parent_id"] = above.id
        intake.spoken[above.id] = above.name
    base = {"plan_id": plan.id, "position": groups.next_place(plan.id), "name": name}
    intake.merge(row, groups, (plan.id, name_of(name)), base, _GROUP, named="Nhóm", values=values)


def take_criterion(intake: Intake, row: Row) -> None:
    """Take in one criterion, known by group and name."""
    plan, name = _need_plan(intake, row, "Nhóm"), str(row.values["Tiêu chí"])
    group = _find(intake, row, _groups(intake), plan.id, "Nhóm", _NO_GROUP)
    criteria = _criteria(intake)
    base = {"group_id": group.id, "position": criteria.next_place(group.id), "name": name}
    intake.merge(row, criteria, (group.id, name_of(name)), base, _CRITERION, named="Tiêu chí")


def take_level(intake: Intake, row: Row) -> None:
    """Take in one level of a criterion, known by what it says."""
    plan, name = _need_plan(intake, row, "Nhóm"), str(row.values["Mức"])
    group = _find(intake, row, _groups(intake), plan.id, "Nhóm", _NO_GROUP)
    criterion = _find(intake, row, _criteria(intake), group.id, "Tiêu chí", _NO_CRITERION)
    levels = _levels(intake)
    base = {"criterion_id": criterion.id, "position": levels.next_place(criterion.id), "name": name}
    intake.merge(row, levels, (criterion.id, name_of(name)), base, _LEVEL, named="Mức")


def take_grade(intake: Intake, row: Row) -> None:
    """Take in one grade, known by its name."""
    plan, name = _need_plan(intake, row, "Xếp loại"), str(row.values["Xếp loại"])
    grades = intake.shelf(Grade, lambda item: (item.plan_id, name_of(item.name)))
    intake.merge(row, grades, (plan.id, name_of(name)), {"plan_id": plan.id, "name": name}, _GRADE, named="Xếp loại")


def take_gate(intake: Intake, row: Row) -> None:
    """Take in one gate, known by what it says."""
    plan, name = _need_plan(intake, row, "Điều kiện"), str(row.values["Điều kiện"])
    gates = _gates(intake)
    base = {"plan_id": plan.id, "position": gates.next_place(plan.id), "name": name}
    intake.merge(row, gates, (plan.id, name_of(name)), base, _GATE, named="Điều kiện")


def take_gate_mark(intake: Intake, row: Row) -> None:
    """Take in a unit that a gate hit."""
    plan = _need_plan(intake, row, "Điều kiện")
    unit = find_unit(intake, row, "Đơn vị")
    gate = _find(intake, row, _gates(intake), plan.id, "Điều kiện", _NO_GATE)
    marks = intake.shelf(GateMark, lambda item: (item.gate_id, item.unit_id))
    base = {"gate_id": gate.id, "unit_id": unit}
    intake.merge(row, marks, (gate.id, unit), base, {"reason": "Lý do", **NOTE}, named="Đơn vị")


def refuse_points(intake: Intake, row: Row, score: Score) -> None:
    """Refuse points the year's table does not allow, if they are new; raises `Refused` with the cell."""
    plan = intake.find(_plans(intake), ("",))
    group = intake.find(_groups(intake), (plan.id, name_of(score.group))) if plan else None
    criterion = intake.find(_criteria(intake), (group.id, name_of(score.criterion))) if group else None
    if group is None or criterion is None:
        return
    known = intake.stored(Score, score.id)
    for problem in score_problems(criterion, group, _levels(intake).under(criterion.id), score):
        heading = _SCORE.get(problem.field)
        if heading and (known is None or getattr(known, problem.field) != getattr(score, problem.field)):
            raise Refused(row, heading, problem.message, problem.params)


def _plans(intake: Intake) -> Shelf:
    return intake.shelf(ScoringPlan, lambda _: ("",), year=intake.year)


def _groups(intake: Intake) -> Shelf:
    return intake.shelf(ScoringGroup, lambda item: (item.plan_id, name_of(item.name)))


def _criteria(intake: Intake) -> Shelf:
    return intake.shelf(Criterion, lambda item: (item.group_id, name_of(item.name)))


def _levels(intake: Intake) -> Shelf:
    return intake.shelf(Level, lambda item: (item.criterion_id, name_of(item.name)))


def _gates(intake: Intake) -> Shelf:
    return intake.shelf(Gate, lambda item: (item.plan_id, name_of(item.name)))


def _need_plan(intake: Intake, row: Row, heading: str) -> ScoringPlan:
    plan: ScoringPlan | None = intake.find(_plans(intake), ("",))
    if plan is None:
        raise Refused(row, heading, _NO_PLAN)
    return plan


def _find(intake: Intake, row: Row, shelf: Shelf, belongs: str, heading: str, missing: str) -> Any:
    name = str(row.values[heading])
    found = intake.find(shelf, (belongs, name_of(name)))
    if found is None:
        raise Refused(row, heading, missing, {"name": name})
    return found


def _refuse_circle(row: Row, known: Any | None, above: Any, groups: Shelf) -> None:
    now = {group.id: group for group in groups.everything()}
    while above and known:
        if above.id == known.id:
            raise Refused(row, "Thuộc nhóm", _ITSELF, {"name": known.name})
        above = now.get(above.parent_id or "")


# As a workbook of its own: the table as a whole, or nothing of it.


def read_template(book: Book, year: int) -> ScoringTemplate:
    """The table a workbook holds, for that year; raises `TemplateRefused` with every cell that is wrong."""
    return _Reading(book, year).template()


def renewed(template: ScoringTemplate, year: int, known: ScoringTemplate | None = None) -> ScoringTemplate:
    """The same table for a year, under keys of its own; parts called like those of `known` have their keys."""
    plan = replace(template.plan, id=known.plan.id if known else new_id(), year=year)
    old = known or ScoringTemplate(plan=plan)
    keys = {template.plan.id: plan.id}

    def moved(parts: Iterable[Any], link: str, before: Iterable[Any]) -> Iterator[Any]:
        names = {(getattr(part, link), name_of(part.name)): part.id for part in before}
        for part in parts:
            above = keys[getattr(part, link)]
            keys[part.id] = names.pop((above, name_of(part.name)), "") or new_id()
            yield replace(part, id=keys[part.id], **{link: above})

    groups = tuple(moved(template.groups, "plan_id", old.groups))
    return ScoringTemplate(
        plan=plan,
        groups=tuple(replace(group, parent_id=keys.get(group.parent_id or "")) for group in groups),
        criteria=tuple(moved(template.criteria, "group_id", old.criteria)),
        levels=tuple(moved(template.levels, "criterion_id", old.levels)),
        grades=tuple(moved(template.grades, "plan_id", old.grades)),
        gates=tuple(moved(template.gates, "plan_id", old.gates)),
    )


class _Reading:
    """Makes the records of a table from the rows of its sheets, collecting what is wrong with any of them."""

    def __init__(self, book: Book, year: int) -> None:
        self._book = book
        self._year = year
        self._remarks = list(book.rejected)
        self._rows: dict[str, tuple[Row, Mapping[str, str]]] = {}  # id → its row, field → heading

    def template(self) -> ScoringTemplate:
        plans = self._book.rows["Bảng tiêu chí"]
        if not plans:
            self._remarks.append(Remark("Bảng tiêu chí", "A2", N_("Tệp chưa ghi tên bảng ở sheet Bảng tiêu chí.")))
            raise TemplateRefused(self._remarks)
        for row in plans[1:]:
            self._tell(row, "Tên bảng", N_("Sheet Bảng tiêu chí chỉ có một dòng: mỗi năm một bảng."))
        plan = self._make(ScoringPlan, plans[0], "Tên bảng", _PLAN, year=self._year)
        groups = self._all_groups(plan)
        criteria = self._all_criteria(groups)
        levels = self._all_levels(groups, criteria)
        grades = [self._make(Grade, row, "Xếp loại", _GRADE, plan_id=plan.id) for row in self._book.rows["Xếp loại"]]
        gates = [
            self._make(Gate, row, "Điều kiện", _GATE, plan_id=plan.id, position=place)
            for place, row in enumerate(self._book.rows["Điều kiện loại trừ"], start=1)
        ]
        template = ScoringTemplate(
            plan=plan,
            groups=tuple(groups.values()),
            criteria=tuple(criteria.values()),
            levels=tuple(levels),
            grades=tuple(grades),
            gates=tuple(gates),
        )
        for problem in template_problems(template):
            self._tell_problem(problem)
        if self._remarks:
            raise TemplateRefused(self._remarks)
        return template

    def _all_groups(self, plan: ScoringPlan) -> dict[str, ScoringGroup]:
        found: dict[str, ScoringGroup] = {}
        for place, row in enumerate(self._book.rows["Nhóm tiêu chí"], start=1):
            above = self._called(row, "Thuộc nhóm", found, _NO_PARENT) if "Thuộc nhóm" in row.values else None
            group = self._make(ScoringGroup, row, "Nhóm", _GROUP, plan_id=plan.id, position=place)
            group = replace(group, parent_id=above.id if above else None)  # the cell holds its name
            if name_of(group.name) in found:
                self._tell(row, "Nhóm", N_("Hai nhóm cùng tên «{name}»; tên nhóm phải khác nhau."), name=group.name)
            found.setdefault(name_of(group.name), group)
        return found

    def _all_criteria(self, groups: Mapping[str, ScoringGroup]) -> dict[str, Criterion]:
        found: dict[str, Criterion] = {}
        for place, row in enumerate(self._book.rows["Tiêu chí"], start=1):
            group = self._called(row, "Nhóm", groups, _NO_GROUP)
            if group is None:
                continue
            item = self._make(Criterion, row, "Tiêu chí", _CRITERION, group_id=group.id, position=place)
            key = f"{group.id}:{name_of(item.name)}"
            if key in found:
                self._tell(row, "Tiêu chí", N_("Hai tiêu chí cùng tên «{name}» trong một nhóm."), name=item.name)
            found.setdefault(key, item)
        return found

    def _all_levels(self, groups: Mapping[str, ScoringGroup], criteria: Mapping[str, Criterion]) -> list[Level]:
        found = []
        for place, row in enumerate(self._book.rows["Mức điểm"], start=1):
            group = self._called(row, "Nhóm", groups, _NO_GROUP)
            criterion = self._called(row, "Tiêu chí", criteria, _NO_CRITERION, f"{group.id}:") if group else None
            if criterion:
                found.append(self._make(Level, row, "Mức", _LEVEL, criterion_id=criterion.id, position=place))
        return found

    def _make(self, kind: type[Any], row: Row, named: str, columns: Mapping[str, str], **base: Any) -> Any:
        said = {field: row.values[heading] for field, heading in columns.items() if heading in row.values}
        record = kind(**{"id": new_id(), "name": str(row.values[named]), **base, **said})
        self._rows[record.id] = (row, {"name": named, **columns})
        for problem in problems_of(record):
            self._tell_problem(replace(problem, field=f"{problem.field}:{record.id}"))
        return record

    def _called(self, row: Row, heading: str, known: Mapping[str, Any], missing: str, before: str = "") -> Any | None:
        name = str(row.values[heading])
        found = known.get(f"{before}{name_of(name)}")
        if found is None:
            self._tell(row, heading, missing, name=name)
        return found

    def _tell(self, row: Row, heading: str, message: str, **params: str | int) -> None:
        self._remarks.append(Remark(row.sheet.name, row.cell(heading), message, params))

    def _tell_problem(self, problem: Problem) -> None:
        field, _, key = problem.field.partition(":")
        row, columns = self._rows[key]
        self._remarks.append(
            Remark(row.sheet.name, row.cell(columns.get(field, columns["name"])), problem.message, problem.params)
        )
