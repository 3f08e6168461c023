"""Milestones of the year (mốc) and when each unit met them."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Mốc: a thing due by a day, by the cluster (`done_on`) or by each unit (`Completion`)."""

    id: str
    year: int
    name: str
    due: date
    done_on: date | None = None
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Việc hoàn thành một mốc của một đơn vị; expected but not done while `done_on` is empty."""

    id: str
    milestone_id: str
    unit_id: str
    done_on: date | None = None
    note: str = ""


def check_milestone(milestone: Milestone) -> tuple[Problem, ...]:
    """A milestone has a name."""
    return () if milestone.name else (Problem("name", N_("Cần có tên mốc.")),)
