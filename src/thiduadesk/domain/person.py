"""People (cá nhân) of the member units."""

import re
from dataclasses import dataclass

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_

_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Cá nhân. `born` is as much of the date as is known: «1975», «1975-03» or «1975-03-02»."""

    id: str
    unit_id: str
    name: str
    gender: str = ""  # nam, nữ, as typed
    born: str = ""
    office: str = ""  # chức vụ
    sort_name: str = ""  # replaces the name when sorting: for names such as H'Hen Niê, whose last word is no given name
    note: str = ""

    def __str__(self) -> str:
        return self.name


def check_person(person: Person) -> tuple[Problem, ...]:
    """A name and a unit are needed; a birthday is a date or the known head of one."""
    problems = []
    if not person.name:
        problems.append(Problem("name", N_("Cần có họ và tên.")))
    if not person.unit_id:
        problems.append(Problem("unit_id", N_("Cần chọn đơn vị.")))
    if person.born and not _PARTIAL_DATE.fullmatch(person.born):
        problems.append(Problem("born", N_("Ngày sinh chưa đọc được.")))
    return tuple(problems)
