"""Registrations of titles at the start of a year (đăng ký thi đua)."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Đăng ký thi đua: of the unit, of one person in it, or of so many unnamed people («20 CSTĐCS»)."""

    id: str
    year: int
    unit_id: str
    person_id: str | None = None
    title: str
    quantity: int | None = None
    registered_on: date | None = None
    note: str = ""

    def __str__(self) -> str:
        return self.title


def check_registration(registration: Registration) -> tuple[Problem, ...]:
    """A title is needed; a quantity is at least one."""
    problems = []
    if not registration.title:
        problems.append(Problem("title", N_("Cần ghi danh hiệu đăng ký.")))
    if registration.quantity is not None and registration.quantity < 1:
        problems.append(Problem("quantity", N_("Số lượng phải từ 1 trở lên.")))
    return tuple(problems)
