"""Member units as lists and forms show them: with the name, place and role they have in one year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.unit import Membership, Unit, UnitName, UnitRole, covers
from thiduadesk.domain.year import Year
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One row of the list of units; `staff` in persons, None while unknown."""

    id: str
    position: int | None
    name: str
    short_name: str
    kind: str
    parent: str
    chief: str
    staff: int | None
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCard:
    """One unit in one year, as its form shows it."""

    id: str
    year: int
    name: str = ""
    short_name: str = ""
    parent_id: str | None = None
    kind: str = ""
    role: str = UnitRole.MEMBER
    position: int | None = None
    chief: str = ""
    chief_office: str = ""
    staff: int | None = None
    member_since: date | None = None
    member_until: date | None = None
    merged_into_id: str | None = None
    history_since: int | None = None
    note: str = ""

    def __str__(self) -> str:
        return self.name


def unit_names(records: Records, year: int | None = None) -> dict[str, str]:
    """The name of every unit as it stood at the end of `year`, or today's when no year is given.

    A unit that had no name yet, or no longer, gets the nearest one: history must always show something.
    """
    names: dict[str, UnitName] = {}
    for name in records.all(UnitName):
        known = names.get(name.unit_id)
        if known is None or _nearness(name, year) > _nearness(known, year):
            names[name.unit_id] = name
    return {unit: name.name for unit, name in names.items()}


def spelt_out(records: Records, year: int, name: str) -> str:
    """The name in that year of the unit whose abbreviation this is; any other name as it is."""
    wanted = fold(name)
    unit = next((unit for unit in records.all(Unit) if unit.short_name and fold(unit.short_name) == wanted), None)
    return unit_names(records, year).get(unit.id, name) if unit else name


def current_name(records: Records, unit_id: str, year: int) -> UnitName | None:
    """The dated name a unit bears at the end of `year`; None for a unit without names."""
    names = records.all(UnitName, unit_id=unit_id)
    return max(names, key=lambda name: _nearness(name, year), default=None)


def memberships(records: Records, year: int) -> dict[str, Membership]:
    """The units that belong to the cluster at some time of `year`, in protocol order, then as entered."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    inside = [item for item in records.all(Membership) if covers(item.since, item.until, first, last)]
    inside.sort(key=lambda item: (item.position is None, item.position or 0, item.id))
    return {item.unit_id: item for item in inside}


def members_of_units(records: Records, year: int) -> dict[str, str]:
    """The member each unit stands for in `year`: itself, or the one it is a part of; others are left out."""
    members, parents = memberships(records, year), {unit.id: unit.parent_id for unit in records.all(Unit)}
    found: dict[str, str] = {}
    for unit in parents:
        above: str | None = unit
        passed: set[str] = set()
        while above and above not in members and above not in passed:
            passed.add(above)
            above = parents.get(above)
        if above in members:
            found[unit] = above
    return found


def roles(records: Records, year: int) -> dict[str, str]:
    """The units that hold a post in `year`; all others are members."""
    posts = records.one(Year, year=year)
    if posts is None:
        return {}
    holders = {posts.second_deputy_id: UnitRole.DEPUTY, posts.deputy_id: UnitRole.DEPUTY, posts.head_id: UnitRole.HEAD}
    return {unit: role for unit, role in holders.items() if unit}


def unit_choices(records: Records, year: int) -> tuple[tuple[str, str], ...]:
    """(id, name) of the year's units in protocol order, then of their sub-units and all others, by name."""
    names = unit_names(records, year)
    parents = {unit.id: unit.parent_id for unit in records.all(Unit)}
    order = list(memberships(records, year))
    rest = sorted((unit for unit in names if unit not in order), key=lambda unit: names[unit])
    return tuple((unit, full_name(unit, names, parents)) for unit in (*order, *rest) if unit in names)


def full_name(unit: str, names: Mapping[str, str], parents: Mapping[str, str | None]) -> str:
    """The name, with the parent's before it for a sub-unit: «Học viện Tư pháp / Phòng Đào tạo»."""
    parent = parents.get(unit)
    return f"{names[parent]} / {names[unit]}" if parent and parent in names else names.get(unit, "")


def unit_lines(records: Records, year: int) -> tuple[UnitLine, ...]:
    """The units of the year in protocol order, each followed by its sub-units."""
    names = unit_names(records, year)
    units = {unit.id: unit for unit in records.all(Unit)}
    held = roles(records, year)
    members = memberships(records, year)
    order: list[str] = []
    for member in members:
        order.append(member)
        order.extend(unit.id for unit in units.values() if unit.parent_id == member and unit.id not in members)
    return tuple(
        UnitLine(
            id=unit.id,
            position=members[unit.id].position if unit.id in members else None,
            name=names.get(unit.id, ""),
            short_name=unit.short_name,
            kind=unit.kind,
            parent=names.get(unit.parent_id or "", ""),
            chief=unit.chief,
            staff=unit.staff,
            role=held.get(unit.id, UnitRole.MEMBER) if unit.id in members else "",
        )
        for unit in (units[key] for key in order)
    )


def unit_card(records: Records, unit_id: str, year: int) -> UnitCard:
    """One unit for its form; raises `NotFound`."""
    unit = records.need(Unit, unit_id)
    name = current_name(records, unit_id, year)
    membership = memberships(records, year).get(unit_id)
    return UnitCard(
        id=unit.id,
        year=year,
        name=name.name if name else "",
        short_name=unit.short_name,
        parent_id=unit.parent_id,
        kind=unit.kind,
        role=roles(records, year).get(unit_id, UnitRole.MEMBER) if membership else "",
        position=membership.position if membership else None,
        chief=unit.chief,
        chief_office=unit.chief_office,
        staff=unit.staff,
        member_since=membership.since if membership else None,
        member_until=membership.until if membership else None,
        merged_into_id=unit.merged_into_id,
        history_since=unit.history_since,
        note=unit.note,
    )


def _nearness(name: UnitName, year: int | None) -> tuple[bool, date, date]:
    day = date(year, 12, 31) if year else date.max
    holds = covers(name.since, name.until, day, day)
    return holds, name.until or date.max, name.since or date.min
