"""The emulation year (năm thi đua): who heads the cluster in it."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_

EARLIEST, LATEST = 1945, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Năm thi đua. The year closed is not always the year of its meeting, so it is kept apart from all dates."""

    id: str
    year: int
    head_id: str | None = None  # cụm trưởng, a unit
    deputy_id: str | None = None  # cụm phó
    second_deputy_id: str | None = None
    secretary: str = ""  # thư ký, a person of the head unit
    rules_on: date | None = None  # the day whose rules the year follows; its last day when empty
    rules_reason: str = ""
    rulebook_id: str | None = None  # bộ quy định đã chốt; from then on no other holds for the year
    note: str = ""

    def __str__(self) -> str:
        return str(self.year)


def check_year(year: Year) -> tuple[Problem, ...]:
    """The number is a plausible year, no unit holds two posts, and another day's rules need a reason."""
    problems = []
    if not EARLIEST <= year.year <= LATEST:
        problems.append(Problem("year", N_("Năm phải từ {first} đến {last}."), {"first": EARLIEST, "last": LATEST}))
    posts = [unit for unit in (year.head_id, year.deputy_id, year.second_deputy_id) if unit]
    if len(set(posts)) < len(posts):
        problems.append(Problem("deputy_id", N_("Một đơn vị không giữ hai vai trò trong cùng một năm.")))
    if year.rules_on and not year.rules_reason:
        problems.append(Problem("rules_reason", N_("Chọn quy định của ngày khác thì cần ghi lý do.")))
    return tuple(problems)
