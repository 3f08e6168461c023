"""Sheets «Đơn vị» and «Cá nhân»: who there is."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from thiduadesk.desk.importing.cluster import Said
from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Shelf, name_of
from thiduadesk.desk.importing.roster import People
from thiduadesk.desk.queries.units import roles, unit_names
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.unit import Membership, Unit, UnitName, UnitRole, covers
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_

NOTE = {"note": "Ghi chú"}
_MERGED = "Nhập vào đơn vị"
_TIED: tuple[type[Any], ...] = (Registration, Achievement, Award, Nomination, Certificate, Case, Initiative)


def know_roster(intake: Intake) -> None:
    """Learn the units and people of the file."""
    records = intake.records
    names = unit_names(records, intake.year)
    for unit in records.all(Unit):
        intake.units.know(unit.id, names.get(unit.id, ""), unit.short_name, unit.parent_id)
    for name in records.all(UnitName):
        if name_of(name.name) != name_of(names[name.unit_id]):
            intake.units.know_former(name.unit_id, name.name)
    intake.people = People(records.all(Person))
    for kind in _TIED:
        for record in records.all(kind):
            if record.unit_id and record.person_id:
                intake.people.tie(record.unit_id, record.person_id)


def find_unit(intake: Intake, row: Row, heading: str, text: str | None = None) -> str:
    """The unit a cell names; raises `Refused`."""
    name = str(row.values[heading]) if text is None else text
    unit = intake.units.called(name)
    if unit is None:
        message = N_("Không có đơn vị «{name}» trong sheet Đơn vị hoặc trong tệp.")
        raise Refused(row, heading, message, {"name": name})
    return unit


def find_person(intake: Intake, row: Row, unit: str) -> str | None:
    """The person of the unit a row is about, None when it is about the unit itself; raises `Refused`."""
    if "Cá nhân" not in row.values:
        return None
    name = str(row.values["Cá nhân"])
    found = intake.people.called(unit, name)
    if not found:
        message = N_("Đơn vị này không có «{name}»; hãy thêm vào sheet Cá nhân.")
        raise Refused(row, "Cá nhân", message, {"name": name})
    if len(found) > 1:
        message = N_("Đơn vị có nhiều người tên «{name}»; hãy ghi thêm năm sinh, như «{name} (1975)».")
        raise Refused(row, "Cá nhân", message, {"name": name})
    return found[0].id


class UnitSheet:
    """Sheet «Đơn vị»; remembers what its rows say of roles."""

    def __init__(self, intake: Intake, organiser: str) -> None:
        self.said: list[Said] = []
        self._organiser = organiser  # cơ quan chủ quản: above the members, but no unit itself
        self._held = roles(intake.records, intake.year)
        first, last = date(intake.year, 1, 1), date(intake.year, 12, 31)
        memberships = intake.records.all(Membership)
        inside = [item for item in memberships if covers(item.since, item.until, first, last)]
        self._later = {item.unit_id: item.since for item in memberships if item.since and item.since > last}
        intake.lay(Shelf(Membership, inside, lambda item: (item.unit_id,)))

    def parents_first(self, rows: Iterable[Row]) -> list[Row]:
        """The rows in an order in which a parent, and the unit one was merged into, is known before.

        A cell may name a unit by its path or short name, so every row it could mean goes first; where rows wait for
        each other they keep their order, and the one that cannot go in is refused.
        """
        rows = list(rows)
        called: dict[str, list[Row]] = {}
        for row in rows:
            for heading in ("Tên đơn vị", "Tên viết tắt"):
                called.setdefault(name_of(str(row.values.get(heading, ""))), []).append(row)
        ordered: dict[int, Row] = {}
        begun: set[int] = set()

        def visit(row: Row) -> None:
            if row.number in begun:
                return
            begun.add(row.number)
            for text in (self._parent(row), name_of(str(row.values.get(_MERGED, "")))):
                for name in _endings(text):
                    for other in called.get(name, ()):
                        visit(other)
            ordered[row.number] = row

        for row in rows:
            visit(row)
        return list(ordered.values())

    def _parent(self, row: Row) -> str:
        parent = name_of(str(row.values.get("Đơn vị cấp trên", "")))
        return "" if parent == name_of(self._organiser) else parent

    def take(self, intake: Intake, row: Row) -> None:
        """Take in one unit with its name, its place and its role."""
        name = str(row.values["Tên đơn vị"])
        parent = find_unit(intake, row, "Đơn vị cấp trên") if self._parent(row) else None
        known = intake.units.of_row(name, parent, parent_said="Đơn vị cấp trên" in row.values)
        columns = {
            "short_name": "Tên viết tắt",
            "kind": "Loại hình",
            "chief": "Thủ trưởng",
            "chief_office": "Chức vụ thủ trưởng",
            "staff": "Biên chế",
            "merged_into_id": _MERGED,
            "history_since": "Lịch sử đủ từ năm",
            **NOTE,
        }
        values = {"merged_into_id": find_unit(intake, row, _MERGED)} if _MERGED in row.values else None
        shelf = intake.shelf(Unit, lambda item: (item.id,))
        base = {"id": known or new_id(), "parent_id": parent}
        unit = intake.merge(row, shelf, (base["id"],), base, columns, named="Tên đơn vị", values=values)
        if known is None:
            names = intake.shelf(UnitName, lambda item: (item.unit_id, item.id))
            base = {"unit_id": unit.id, "name": name}
            intake.merge(row, names, (unit.id, ""), base, {}, named="Tên đơn vị", part=True)
        role = str(row.values.get("Vai trò", ""))
        # A new unit without a parent is taken for a member, unless the row says that it went into another.
        fresh = known is None and parent is None and _MERGED not in row.values
        if role or "Thứ tự" in row.values or fresh:
            self._belong(intake, row, unit.id)
        intake.units.know(unit.id, name, unit.short_name, unit.parent_id)
        if role:
            self.said.append(Said(row, unit.id, role))
            if role != self._held.get(unit.id, UnitRole.MEMBER):
                intake.touch()

    def _belong(self, intake: Intake, row: Row, unit: str) -> None:
        places = intake.shelf(Membership, lambda item: (item.unit_id,))
        later = self._later.get(unit)
        until = later - timedelta(days=1) if later else None
        base = {"unit_id": unit, "since": date(intake.year, 1, 1), "until": until}
        intake.merge(row, places, (unit,), base, {"position": "Thứ tự"}, named="Tên đơn vị", part=True)


def _endings(path: str) -> list[str]:
    """«a / b / c» → itself, «b / c», «c»: names hold slashes too."""
    starts = [0, *(place + 1 for place, sign in enumerate(path) if sign == "/")] if path else []
    return [path[start:].strip() for start in starts]


def take_person(intake: Intake, row: Row) -> None:
    """Take in one person; namesakes of a unit are told apart by birthday, then by office."""
    unit = find_unit(intake, row, "Đơn vị")
    name = str(row.values["Họ và tên"])
    known = _namesake(intake, row, unit, name)
    columns = {"gender": "Giới tính", "born": "Ngày sinh", "office": "Chức vụ", **NOTE}
    shelf = intake.shelf(Person, lambda item: (item.id,))
    base = {"id": known or new_id(), "unit_id": unit, "name": name}
    intake.people.know(intake.merge(row, shelf, (base["id"],), base, columns, named="Họ và tên"))


def _namesake(intake: Intake, row: Row, unit: str, name: str) -> str | None:
    born, office = (str(row.values.get(heading, "")) for heading in ("Ngày sinh", "Chức vụ"))
    twins = [item for item in intake.people.twins(unit, name) if not born or not item.born or born == item.born]
    best = min(twins, key=lambda item: (item.born != born, item.office != office), default=None)
    return best.id if best else None
