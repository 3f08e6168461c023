"""What one does with the year's scoring table, with the scores of a unit, and with gates that hit one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thiduadesk.desk.checks import problems_of, problems_of_rows, refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked
from thiduadesk.desk.importing.scoring import renewed
from thiduadesk.desk.queries.scoring import scoring_template
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Conflict, NotFound, Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import GateMark, ScoringPlan, ScoringTemplate
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.scoring import match_scores, outer_first, score_problems, template_problems
from thiduadesk.store.work import Work


@step(N_("Lưu bảng tiêu chí {template}"))
def save_template(work: Work, template: ScoringTemplate) -> None:
    """Make this the year's scoring table, scores following criteria that are called differently now.

    Raises `RuleBroken`, naming field and id of the part; `StillUsed` when a gate that is gone still bars a unit.
    """
    _put_template(work, template)


@step(N_("Nhập bảng tiêu chí {template} từ {source}"))
def import_template(work: Work, template: ScoringTemplate, source: str) -> None:  # the step's name speaks of the source
    """Put a table that was read in the place of the year's own; parts with the same names stay the same parts."""
    _put_template(work, renewed(template, template.plan.year, scoring_template(work, template.plan.year)))


@step(N_("Dùng bảng tiêu chí năm {source} cho năm {year}"))
def copy_template(work: Work, year: int, source: int) -> None:
    """Begin a year's table with that of another; raises `NotFound`, `Conflict` when the year has one."""
    template = scoring_template(work, source)
    if template is None:
        raise NotFound(N_("Năm {year} không có bảng tiêu chí."), year=source)
    _put_template(work, renewed(template, year))


@step(N_("Xóa bảng tiêu chí {template}"))
def remove_template(work: Work, template: ScoringTemplate) -> None:
    """Drop the table with all its parts; scores stay. Raises `StillUsed` while a gate of it bars a unit."""
    drop_whole(work, template.plan)


@step(N_("Lưu điểm của {unit} năm {year}"))
def save_scores(work: Work, unit: str, unit_id: str, year: int, rows: Sequence[Score]) -> None:
    """Put these scores of one unit, whose name the history shows; scores not among them stay.

    A row whose key the file does not know yet is a new score. Points the table does not allow are refused, unless they
    stood there before; raises `RuleBroken`, naming field and row id. Rows that say nothing are not kept.
    """
    template = scoring_template(work, year)
    known = {score.id: score for score in work.all(Score, year=year, unit_id=unit_id)}
    problems = list(problems_of_rows(rows))
    if template is not None:
        problems += _new_problems(template, rows, known)
    refuse(problems)
    for row in rows:
        if row.id in known:
            work.put(row)
        elif _says_something(row):
            work.put(replace(row, id=new_id(), year=year, unit_id=unit_id))


@step(N_("Xóa điểm {score}"))
def remove_score(work: Work, score: Score) -> None:
    """Drop one score, such as one no criterion is called like."""
    work.drop(score)


@step(N_("Ghi {unit} vướng điều kiện: {reason}"))
def mark_gate(work: Work, unit: str, unit_id: str, gate_id: str, reason: str) -> None:
    """Mark a unit as hit by a gate, or change why; raises `RuleBroken` without a reason."""
    if not reason.strip():
        refuse([Problem("reason", N_("Cần ghi lý do vướng điều kiện."))])
    known = work.one(GateMark, gate_id=gate_id, unit_id=unit_id)
    mark = known or GateMark(id=new_id(), gate_id=gate_id, unit_id=unit_id)
    put_checked(work, replace(mark, reason=reason))


@step(N_("Bỏ điều kiện đã ghi cho {unit}"))
def clear_gate(work: Work, unit: str, mark_id: str) -> None:  # the step's name speaks of the unit
    """Take a mark back; raises `NotFound`."""
    work.drop(work.need(GateMark, mark_id))


def _put_template(work: Work, template: ScoringTemplate) -> None:
    plan = template.plan
    other = work.one(ScoringPlan, year=plan.year)
    if other is not None and other.id != plan.id:
        raise Conflict(N_("Năm {year} đã có bảng tiêu chí."), year=plan.year)
    old = scoring_template(work, plan.year)
    parts = list(reversed(_inner_first(template)))
    refuse([*problems_of(plan), *problems_of_rows(parts), *template_problems(template)])
    work.put_all([plan, *parts])
    if old is not None:
        _follow(work, old, template)
        kept = {part.id for part in parts}
        for part in _inner_first(old):
            if part.id not in kept:
                work.drop(part)


def _follow(work: Work, old: ScoringTemplate, new: ScoringTemplate) -> None:
    """Scores find their criterion by name: where the names change, they change with them."""
    groups = {group.id: group.name for group in new.groups}
    names = {item.id: (groups[item.group_id], item.name) for item in new.criteria}
    units: dict[str, list[Score]] = {}
    for score in work.all(Score, year=old.plan.year):
        units.setdefault(score.unit_id, []).append(score)
    before = {item.id: item for item in old.criteria}
    former = {group.id: group.name for group in old.groups}
    for scores in units.values():
        for criterion, score in match_scores(old, scores).by_criterion.items():
            was = (former[before[criterion].group_id], before[criterion].name)
            group, name = names.get(criterion, was)
            if (group, name) != was:
                work.put(replace(score, group=group, criterion=name))


def _inner_first(template: ScoringTemplate) -> list[Any]:
    groups = [group for group, _ in outer_first(template.groups)]
    return [*template.gates, *template.grades, *template.levels, *template.criteria, *reversed(groups)]


def _new_problems(template: ScoringTemplate, rows: Sequence[Score], known: dict[str, Score]) -> Iterator[Problem]:
    groups = {group.id: group for group in template.groups}
    criteria = {item.id: item for item in template.criteria}
    for criterion, row in match_scores(template, rows).by_criterion.items():
        item = criteria[criterion]
        levels = [level for level in template.levels if level.criterion_id == criterion]
        before = known.get(row.id)
        for problem in score_problems(item, groups[item.group_id], levels, row):
            if before is None or getattr(before, problem.field) != getattr(row, problem.field):
                yield replace(problem, field=f"{problem.field}:{row.id}")


def _says_something(row: Score) -> bool:
    points = (row.self_score, row.checked, row.agreed)
    return any(one is not None for one in points) or bool(row.status or row.evidence or row.reason or row.note)
