"""Member units (đơn vị): an identity that outlives its names, its parent and its place in the cluster."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.year import EARLIEST, LATEST
from thiduadesk.i18n.mark import N_


class UnitRole(StrEnum):
    """Vai trò of a unit in one year."""

    HEAD = N_("cụm trưởng")
    DEPUTY = N_("cụm phó")
    MEMBER = N_("thành viên")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Đơn vị. History hangs on its id; its names are dated rows of their own (`UnitName`)."""

    id: str
    parent_id: str | None = None  # đơn vị cấp trên: sub-units also register and win
    short_name: str = ""
    kind: str = ""  # loại hình
    chief: str = ""  # thủ trưởng
    chief_office: str = ""  # chức vụ thủ trưởng
    staff: int | None = None  # biên chế, persons
    merged_into_id: str | None = None  # the unit that took this one over
    history_since: int | None = None  # from this year on the file holds every award of the unit and its people
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """Tên đơn vị from a day to a day; an open end means still, an open start means always."""

    id: str
    unit_id: str
    name: str
    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Tư cách thành viên: when a unit belongs to the cluster and where it stands in protocol order."""

    id: str
    unit_id: str
    position: int | None = None
    since: date | None = None
    until: date | None = None


def check_unit(unit: Unit) -> tuple[Problem, ...]:
    """Staff is not negative; a unit is neither its own parent nor merged into itself; years are plausible."""
    problems = []
    if unit.staff is not None and unit.staff < 0:
        problems.append(Problem("staff", N_("Biên chế không thể âm.")))
    if unit.parent_id == unit.id:
        problems.append(Problem("parent_id", N_("Đơn vị không thể là cấp trên của chính mình.")))
    if unit.merged_into_id == unit.id:
        problems.append(Problem("merged_into_id", N_("Đơn vị không thể nhập vào chính mình.")))
    if unit.history_since is not None and not EARLIEST <= unit.history_since <= LATEST:
        limits = {"first": EARLIEST, "last": LATEST}
        problems.append(Problem("history_since", N_("Năm phải từ {first} đến {last}."), limits))
    return tuple(problems)


def check_unit_name(name: UnitName) -> tuple[Problem, ...]:
    """A name is not blank and does not end before it starts."""
    problems = [] if name.name else [Problem("name", N_("Cần có tên đơn vị."))]
    return (*problems, *check_span(name.since, name.until))


def check_membership(membership: Membership) -> tuple[Problem, ...]:
    """Protocol order is counted from 1 and the span is in order."""
    problems = []
    if membership.position is not None and membership.position < 1:
        problems.append(Problem("position", N_("Thứ tự đếm từ 1.")))
    return (*problems, *check_span(membership.since, membership.until))


def check_span(since: date | None, until: date | None) -> tuple[Problem, ...]:
    """Shared by everything with a first and a last day; the complaint is put on `until`."""
    if since and until and until < since:
        return (Problem("until", N_("Ngày kết thúc trước ngày bắt đầu.")),)
    return ()


def covers(since: date | None, until: date | None, first: date, last: date) -> bool:
    """Whether a span with open ends meets the days from `first` to `last`."""
    return (since is None or since <= last) and (until is None or until >= first)
