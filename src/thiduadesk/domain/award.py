"""Award history (lịch sử khen thưởng): decisions already taken."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.year import EARLIEST, LATEST
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Danh hiệu or hình thức khen thưởng a unit or a person holds for a year, by a decision."""

    id: str
    unit_id: str
    person_id: str | None = None
    title: str
    year: int
    decision_no: str = ""
    decided_on: date | None = None
    signer: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.title


def check_award(award: Award) -> tuple[Problem, ...]:
    """A title and a plausible year are needed."""
    problems = []
    if not award.title:
        problems.append(Problem("title", N_("Cần ghi danh hiệu, hình thức khen thưởng.")))
    if not award.year or not EARLIEST <= award.year <= LATEST:
        problems.append(Problem("year", N_("Năm phải từ {first} đến {last}."), {"first": EARLIEST, "last": LATEST}))
    return tuple(problems)
