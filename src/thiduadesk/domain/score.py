"""Scores (điểm thi đua): what a unit gave itself, what the check found, what was agreed."""

from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


class ScoreColumn(StrEnum):
    """Cột điểm: who gave the points."""

    SELF = N_("tự chấm")
    CHECKED = N_("thẩm định")
    AGREED = N_("thống nhất")


class ScoreStatus(StrEnum):
    """Tình trạng: why a criterion has no points of its own for a unit."""

    NOT_ASSIGNED = N_("không giao")
    NOT_ARISEN = N_("không phát sinh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Điểm of one criterion for one unit; all points are integer hundredths, and totals may exceed 100 points."""

    id: str
    year: int
    unit_id: str
    group: str = ""  # nhóm tiêu chí
    criterion: str
    position: int = 0
    maximum: int | None = None  # điểm tối đa
    self_score: int | None = None  # tự chấm
    checked: int | None = None  # thẩm định
    agreed: int | None = None  # thống nhất
    status: str = ""
    evidence: str = ""  # minh chứng
    reason: str = ""  # of a change, above all by the check
    agreed_reason: str = ""  # of what was agreed against the check, when it has a reason of its own
    note: str = ""

    def __str__(self) -> str:
        return self.criterion

    def points(self, column: ScoreColumn) -> int | None:
        """The points of one column, None while unknown."""
        return {
            ScoreColumn.SELF: self.self_score,
            ScoreColumn.CHECKED: self.checked,
            ScoreColumn.AGREED: self.agreed,
        }[column]


def check_score(score: Score) -> tuple[Problem, ...]:
    """A criterion is named, its status known, its maximum not negative. Points may be negative: deductions are."""
    problems = []
    if not score.criterion:
        problems.append(Problem("criterion", N_("Cần có tên tiêu chí.")))
    if score.status and score.status not in set(ScoreStatus):
        problems.append(Problem("status", N_("«{term}» không có trong danh sách chọn."), {"term": score.status}))
    if score.maximum is not None and score.maximum < 0:
        problems.append(Problem("maximum", N_("Điểm tối đa không thể âm.")))
    return tuple(problems)
