"""Initiatives (sáng kiến) and how far they have been recognised."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.year import EARLIEST, LATEST
from thiduadesk.i18n.mark import N_


class InitiativeScope(StrEnum):
    """Phạm vi công nhận, the narrowest first."""

    BASE = N_("cơ sở")
    MINISTRY = N_("bộ, ngành")
    NATION = N_("toàn quốc")

    def reaches(self, floor: "InitiativeScope") -> bool:
        """Whether this is `floor` or wider."""
        order = list(InitiativeScope)
        return order.index(self) >= order.index(floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Sáng kiến of a person or a unit, or research accepted; `year` is the year it counts for."""

    id: str
    year: int
    unit_id: str
    person_id: str | None = None
    name: str
    scope: str = ""
    recognised_on: date | None = None
    reference: str = ""  # số quyết định công nhận
    note: str = ""

    def __str__(self) -> str:
        return self.name


def check_initiative(initiative: Initiative) -> tuple[Problem, ...]:
    """An initiative has a name and a plausible year."""
    problems = [] if initiative.name else [Problem("name", N_("Cần ghi tên sáng kiến."))]
    if not initiative.year or not EARLIEST <= initiative.year <= LATEST:
        problems.append(Problem("year", N_("Năm phải từ {first} đến {last}."), {"first": EARLIEST, "last": LATEST}))
    return tuple(problems)
