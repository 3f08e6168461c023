"""Emulation movements (phong trào thi đua), which run over years."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.unit import check_span
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Phong trào thi đua. Belongs to every year its span meets; without dates, to every year."""

    id: str
    name: str
    launcher: str = ""  # cấp phát động
    kind: str = ""  # thường xuyên, chuyên đề, theo đợt …
    since: date | None = None
    until: date | None = None
    goal: str = ""  # mục tiêu
    note: str = ""

    def __str__(self) -> str:
        return self.name


def check_movement(movement: Movement) -> tuple[Problem, ...]:
    """A name is needed and the span is in order."""
    problems = [] if movement.name else [Problem("name", N_("Cần có tên phong trào."))]
    return (*problems, *check_span(movement.since, movement.until))
