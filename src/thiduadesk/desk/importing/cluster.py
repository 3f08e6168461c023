"""Sheet «Cụm»: whose workbook it is, for which year, and who holds the posts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thiduadesk.desk.checks import problems_of
from thiduadesk.desk.importing.intake import Intake, NotOurs
from thiduadesk.desk.importing.matching import name_of
from thiduadesk.desk.importing.plan import Outcome
from thiduadesk.domain.cluster import CLUSTER_ID, Cluster
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.unit import UnitRole
from thiduadesk.domain.year import EARLIEST, LATEST, Year
from thiduadesk.exchange.book import Remark, Row
from thiduadesk.exchange.sheets import CLUSTER_ITEMS
from thiduadesk.i18n.dates import parse_date, short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable, parse_integer
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.records import Records

Items = Mapping[str, tuple[Row, str]]
"""What a row of the sheet names → the row and what it says."""

_VALUE = "Giá trị"
_RULES_ON, _RULES_REASON = "Theo quy định ngày", "Lý do chọn quy định"
_FIELDS = {"Tên cụm": "name", "Cơ quan chủ quản": "parent", "Địa danh": "place", "Ký hiệu": "symbol"}
_POSTS = {UnitRole.HEAD: "Cụm trưởng", UnitRole.DEPUTY: "Cụm phó"}
_SEATS = {UnitRole.HEAD: 1, UnitRole.DEPUTY: 2}


def split_list(text: str) -> list[str]:
    """The parts of a cell that lists several: by semicolon or line, since names hold commas."""
    return [part.strip() for line in text.split("\n") for part in line.split(";") if part.strip()]


def read_items(rows: Iterable[Row]) -> Items:
    """The items that are filled in; of one that stands twice, the first."""
    names = {fold(item): item for item in CLUSTER_ITEMS}
    items: dict[str, tuple[Row, str]] = {}
    for row in rows:
        item = names.get(fold(str(row.values["Mục"])))
        if item and _VALUE in row.values:
            items.setdefault(item, (row, str(row.values[_VALUE])))
    return items


def year_of(records: Records, items: Items) -> int:
    """The year the workbook is for: its own, else the latest of the file; raises `NotOurs`."""
    if "Năm" not in items:
        years = [year.year for year in records.all(Year)]
        if not years:
            raise NotOurs(N_("Sheet Cụm chưa ghi mục Năm, nên không biết số liệu của năm nào."))
        return max(years)
    row, text = items["Năm"]
    try:
        year = parse_integer(text)
    except Unreadable:
        year = 0
    if not EARLIEST <= year <= LATEST:
        raise NotOurs(N_("Ô {cell} của sheet Cụm không phải năm: {text}."), cell=row.cell(_VALUE), text=text)
    return year


def take_cluster(intake: Intake, items: Items, rows: Iterable[Row]) -> Cluster:
    """Take in the cluster's own items; raises `NotOurs` when a new file is given no name."""
    for row in rows:
        _remark(intake, items, row)
    known = intake.records.get(Cluster, CLUSTER_ID)
    if known is None and "Tên cụm" not in items:
        raise NotOurs(N_("Sheet Cụm chưa ghi mục Tên cụm."))
    if "Năm" in items:
        stored = intake.records.one(Year, year=intake.year)
        intake.count(items["Năm"][0], Outcome.UNCHANGED if stored else Outcome.ACCEPTED)
    else:
        message = N_("Sheet Cụm không ghi năm; lấy năm mới nhất của tệp: {year}.")
        intake.notes.append(Remark("Cụm", "", message, {"year": intake.year}))
    changes: dict[str, str] = {}
    for item, field in _FIELDS.items():
        if item not in items:
            continue
        row, theirs = items[item]
        ours = str(getattr(known, field)) if known else ""
        if field == "name" and known and name_of(ours) != name_of(theirs):
            # Another cluster's workbook, or a new name? That is for the secretary to say.
            intake.clash(row, _VALUE, item, ours, theirs)
            theirs = ours
        changes[field] = theirs
        intake.count(row, _outcome(ours, theirs))
    cluster = replace(known, **changes) if known else Cluster(**changes)
    intake.settle(cluster, known)
    return cluster


@dataclass(frozen=True, slots=True)
class Said:
    """What sheet Đơn vị says of the role of one unit."""

    row: Row
    unit: str
    role: str


def settle_year(intake: Intake, items: Items, roles: Iterable[Said]) -> None:
    """Put the year with its posts, as the sheets Cụm and Đơn vị give them; where they disagree, nothing is moved."""
    known = intake.records.one(Year, year=intake.year)
    year = known or Year(id=new_id(), year=intake.year)
    held = {
        UnitRole.HEAD: [unit for unit in (year.head_id,) if unit],
        UnitRole.DEPUTY: [unit for unit in (year.deputy_id, year.second_deputy_id) if unit],
    }
    said = list(roles)
    seats = {role: _seats(intake, items, said, role, held[role]) for role in _SEATS}
    deputies = [*seats[UnitRole.DEPUTY], None, None]
    settled = replace(
        year,
        head_id=next(iter(seats[UnitRole.HEAD]), None),
        deputy_id=deputies[0],
        second_deputy_id=deputies[1],
        secretary=items["Thư ký"][1] if "Thư ký" in items else year.secretary,
        **_rules(intake, items, year),
    )
    if "Thư ký" in items:
        intake.count(items["Thư ký"][0], _outcome(year.secretary, settled.secretary))
    for problem in problems_of(settled):
        row = next((items[item][0] for item in ("Cụm phó", "Cụm trưởng") if item in items), None)
        place = (row.sheet.name, row.cell(_VALUE)) if row else ("Đơn vị", "")
        intake.rejected.append(Remark(*place, problem.message, problem.params))
        settled = replace(
            year, secretary=settled.secretary, rules_on=settled.rules_on, rules_reason=settled.rules_reason
        )
    intake.settle(settled, known)


def _rules(intake: Intake, items: Items, year: Year) -> dict[str, Any]:
    """The day whose rules the year follows, with its reason; one without the other stays out, and that is told."""
    reason = items[_RULES_REASON][1] if _RULES_REASON in items else year.rules_reason
    day = year.rules_on
    if _RULES_ON in items:
        row, text = items[_RULES_ON]
        try:
            day = parse_date(text)
        except Unreadable as unreadable:
            intake.rejected.append(Remark(row.sheet.name, row.cell(_VALUE), unreadable.message, unreadable.params))
            return {}
        intake.count(row, _outcome(short_date(year.rules_on) if year.rules_on else "", short_date(day)))
    if _RULES_REASON in items:
        intake.count(items[_RULES_REASON][0], _outcome(year.rules_reason, reason))
    wanted = replace(year, rules_on=day, rules_reason=reason)
    for problem in problems_of(wanted):
        if problem.field == "rules_reason":
            row = items[_RULES_ON][0]
            intake.rejected.append(Remark(row.sheet.name, row.cell(_VALUE), problem.message, problem.params))
            return {}
    return {"rules_on": day, "rules_reason": reason}


def _seats(intake: Intake, items: Items, said: list[Said], role: UnitRole, held: list[str]) -> list[str]:
    """Who sits where after the import: named in Cụm, or by their role in Đơn vị, or as before."""
    item = _POSTS[role]
    named = _named(intake, items, item)
    if named is None:
        return held
    by_role = [one for one in said if one.role == role]
    others = {one.unit: one for one in said if one.role != role}
    before = len(intake.conflicts)
    # Cụm may name one deputy and the roles two; a role that leaves out whom Cụm names contradicts it.
    agree = role is UnitRole.DEPUTY and set(named) <= {one.unit for one in by_role}
    for one in by_role:
        if named and not agree and one.unit not in named:
            intake.clash(one.row, "Vai trò", item, _names(intake, named), intake.units.path(one.unit))
    for unit in named:
        if unit in others:
            intake.clash(others[unit].row, "Vai trò", "Vai trò", str(role), others[unit].role)
    replaced = named or (role is UnitRole.HEAD and by_role)
    stay = [] if replaced else [unit for unit in held if unit not in others]
    seats = list(dict.fromkeys([*stay, *named, *(one.unit for one in by_role)]))
    if len(seats) > _SEATS[role] and len(intake.conflicts) == before:
        last = next((one for one in by_role if one.unit == seats[-1]), None)
        row = last.row if last else items[item][0]
        heading = "Vai trò" if last else _VALUE
        intake.clash(row, heading, item, _names(intake, seats[: _SEATS[role]]), intake.units.path(seats[-1]))
    if len(intake.conflicts) > before or set(seats) == set(held):
        seats = held
    if item in items:
        intake.count(items[item][0], _outcome(_names(intake, held), _names(intake, seats)))
    return seats


def _named(intake: Intake, items: Items, item: str) -> list[str] | None:
    """The units Cụm names for a post; None when one of them is unknown, which is told."""
    if item not in items:
        return []
    row, text = items[item]
    found = []
    for name in [text] if intake.units.called(text) else split_list(text):
        unit = intake.units.called(name)
        if unit is None:
            message = N_("Không có đơn vị «{name}» trong sheet Đơn vị hoặc trong tệp.")
            intake.rejected.append(Remark(row.sheet.name, row.cell(_VALUE), message, {"name": name}))
            return None
        found.append(unit)
    return found


def _names(intake: Intake, units: Iterable[str]) -> str:
    return "; ".join(intake.units.path(unit) for unit in units)


def _remark(intake: Intake, items: Items, row: Row) -> None:
    item = next((name for name in CLUSTER_ITEMS if fold(name) == fold(str(row.values["Mục"]))), None)
    if item is None:
        intake.note(row, "Mục", N_("Mục «{item}» không thuộc mẫu nên được bỏ qua."), item=str(row.values["Mục"]))
    elif item in items and items[item][0] is not row and _VALUE in row.values:
        first, again = items[item][1], str(row.values[_VALUE])
        if name_of(first) == name_of(again):
            number = items[item][0].number
            intake.note(row, "Mục", N_("Dòng này nói về cùng một mục với dòng {number}."), number=number)
        else:
            intake.clash(row, _VALUE, item, first, again)


def _outcome(ours: str, theirs: str) -> Outcome:
    if ours == theirs:
        return Outcome.UNCHANGED
    return Outcome.CHANGED if ours else Outcome.ACCEPTED
