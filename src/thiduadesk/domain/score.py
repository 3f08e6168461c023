"""Scores (điểm thi đua): what a unit gave itself, what the check found, what was agreed."""

from dataclasses import dataclass

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


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
    reason: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.criterion


def check_score(score: Score) -> tuple[Problem, ...]:
    """A criterion is named; its maximum is not negative. Points may be negative: deductions are."""
    problems = []
    if not score.criterion:
        problems.append(Problem("criterion", N_("Cần có tên tiêu chí.")))
    if score.maximum is not None and score.maximum < 0:
        problems.append(Problem("maximum", N_("Điểm tối đa không thể âm.")))
    return tuple(problems)
