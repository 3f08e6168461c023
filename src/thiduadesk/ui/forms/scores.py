"""How the points of a unit are typed: one row for each criterion, under the row of its group; gates, and the plan."""

from dataclasses import dataclass, replace

from thiduadesk.desk.queries.scoring import GroupLine, ScoreLine, ScoreSheet
from thiduadesk.domain.score import Score, ScoreColumn, ScoreStatus
from thiduadesk.domain.scoring import NotArisen, NotAssigned, TieRule
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of a score sheet: a group with what it comes to, or a criterion with its points; hundredths."""

    id: str
    group: bool = False
    criterion: str
    maximum: int | None = None
    self_score: int | None = None
    checked: int | None = None
    agreed: int | None = None
    status: str = ""
    evidence: str = ""
    reason: str = ""


POINTS = ("self_score", "checked", "agreed", "status", "evidence", "reason")
"""What a row and a `Score` call alike."""


def sheet_rows(sheet: ScoreSheet, strays: str) -> tuple[SheetRow, ...]:
    """The rows of a sheet; `strays` heads the scores that belong to no criterion."""
    rows: list[SheetRow] = []
    for group in sheet.groups:
        rows.append(_group_row(group))
        rows.extend(map(_row, group.lines))
    if sheet.strays:
        rows.append(SheetRow(id="strays", group=True, criterion=strays))
        rows.extend(map(_row, sheet.strays))
    return tuple(rows)


def score_of(row: SheetRow, line: ScoreLine) -> Score:
    """The score of a criterion as its row says."""
    return replace(line.score, **{name: getattr(row, name) for name in POINTS})


def _group_row(group: GroupLine) -> SheetRow:
    sums = group.sums
    return SheetRow(
        id=group.id,
        group=True,
        criterion="\u2003" * group.depth + group.name,
        maximum=group.cap,
        self_score=sums.self_score.total,
        checked=sums.checked.total,
        agreed=sums.agreed.total,
    )


def _row(line: ScoreLine) -> SheetRow:
    values = {name: getattr(line.score, name) for name in POINTS}
    return SheetRow(id=line.id, criterion=line.criterion, maximum=line.maximum, **values)


def score_fields() -> tuple[Field, ...]:
    """The columns of a score sheet, as a spreadsheet has them."""
    points = Typing.POINTS
    return (
        Field("criterion", N_("Tiêu chí"), width=0, fixed=True),
        Field("maximum", N_("Tối đa"), points, width=6, fixed=True),
        Field("self_score", N_("Tự chấm"), points, width=7),
        Field("checked", N_("Thẩm định"), points, width=7),
        Field("agreed", N_("Thống nhất"), points, width=7),
        Field("reason", N_("Lý do"), width=11),
        Field("evidence", N_("Minh chứng"), width=11),
        Field("status", N_("Không chấm"), Typing.CHOICE, _statuses, width=13),
    )


def _statuses() -> Choices:
    return (("", ""), *terms(ScoreStatus)())


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """One gate of the year's table; a reason says that it hit the unit, `mark` is the key of that mark."""

    id: str
    gate: str
    effect: str
    reason: str = ""
    mark: str = ""


def gate_fields() -> tuple[Field, ...]:
    """What bars a unit: writing a reason marks it, emptying it takes the mark back."""
    return (
        Field("gate", N_("Điều kiện loại trừ"), width=0, fixed=True),
        Field("effect", N_("Tác động"), Typing.CHOICE, width=22, fixed=True),
        Field("reason", N_("Đơn vị vướng vì"), width=24),
    )


def plan_fields() -> tuple[Field, ...]:
    """How a year's table counts and ranks."""
    return (
        Field("name", N_("Tên bảng"), needed=True),
        Field("total", N_("Tổng điểm chuẩn"), Typing.POINTS),
        Field("rank_by", N_("Xếp hạng theo điểm"), Typing.CHOICE, terms(ScoreColumn)),
        Field("tie_rule", N_("Khi bằng điểm"), Typing.CHOICE, terms(TieRule), half=False),
        Field("not_arisen", N_("Không phát sinh thì"), Typing.CHOICE, terms(NotArisen)),
        Field("not_assigned", N_("Không giao thì"), Typing.CHOICE, terms(NotAssigned)),
    )
