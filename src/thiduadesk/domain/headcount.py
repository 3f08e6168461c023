"""Headcounts (số liệu xét tập thể): how many people of a collective reached what, for lists without names."""

from dataclasses import dataclass

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_

_COUNTS = ("members", "completed", "advanced", "exemplary", "disciplined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """Số liệu of one unit in one year, in persons; None while unknown. What is typed here counts before any list."""

    id: str
    year: int
    unit_id: str
    members: int | None = None  # số người được xét
    completed: int | None = None  # hoàn thành nhiệm vụ trở lên
    advanced: int | None = None  # đạt Lao động tiên tiến
    exemplary: int | None = None  # đạt Chiến sĩ thi đua cơ sở
    disciplined: int | None = None  # bị kỷ luật từ cảnh cáo trở lên
    note: str = ""


def check_headcount(headcount: Headcount) -> tuple[Problem, ...]:
    """No count is negative or larger than the members."""
    problems = []
    for field in _COUNTS:
        count = getattr(headcount, field)
        if count is not None and count < 0:
            problems.append(Problem(field, N_("Số người không thể âm.")))
        elif count is not None and headcount.members is not None and count > headcount.members:
            problems.append(
                Problem(field, N_("Nhiều hơn số người được xét ({members})."), {"members": headcount.members})
            )
    return tuple(problems)
