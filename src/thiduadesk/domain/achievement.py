"""Achievements (thành tích), tied to a movement, with the papers that prove them (minh chứng)."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """Thành tích of a unit, or of one of its people."""

    id: str
    year: int
    unit_id: str
    person_id: str | None = None
    achieved_on: date | None = None
    content: str
    result: str = ""
    movement_id: str | None = None
    role_model: bool | None = None  # điển hình tiên tiến; None while nobody has said
    note: str = ""

    def __str__(self) -> str:
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Minh chứng: the paper that proves an achievement, by its number."""

    id: str
    achievement_id: str
    reference: str  # số văn bản
    note: str = ""

    def __str__(self) -> str:
        return self.reference


def check_achievement(achievement: Achievement) -> tuple[Problem, ...]:
    """An achievement says what was achieved."""
    return () if achievement.content else (Problem("content", N_("Cần ghi nội dung thành tích.")),)


def check_evidence(evidence: Evidence) -> tuple[Problem, ...]:
    """A paper has a number or a name."""
    return () if evidence.reference else (Problem("reference", N_("Cần ghi số văn bản hoặc tên minh chứng.")),)
