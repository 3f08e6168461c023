"""The units and people an import may speak of, found by what they are called."""

import re
from collections.abc import Iterable

from thiduadesk.desk.importing.matching import name_of
from thiduadesk.desk.importing.names import person_marks, unit_path
from thiduadesk.domain.person import Person

_MARKED = re.compile(r"(?P<name>.+?)\s*\((?P<mark>[^()]*(?:\([^()]*\)[^()]*)*)\)", re.DOTALL)


def split_mark(text: str) -> tuple[str, str]:
    """«Lê Hoàng Anh (1975)» → («Lê Hoàng Anh», «1975»); a name without brackets has an empty mark."""
    match = _MARKED.fullmatch(text)
    return (match["name"], match["mark"].strip()) if match else (text, "")


class Units:
    """Units by name, by «parent / name», by short name and by the names they bore in other years."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.parents: dict[str, str | None] = {}
        self._by_name: dict[str, list[str]] = {}
        self._short: dict[str, list[str]] = {}
        self._former: dict[str, list[str]] = {}

    def know(self, unit: str, name: str, short: str, parent: str | None) -> None:
        """Take in a unit, or what has become of it."""
        self.names.setdefault(unit, name)
        self.parents[unit] = parent
        _add(self._by_name, self.names[unit], unit)
        if short:
            _add(self._short, short, unit)

    def know_former(self, unit: str, name: str) -> None:
        """Take in a name a unit bore in another year."""
        _add(self._former, name, unit)

    def path(self, unit: str) -> str:
        """«parent / name»."""
        return unit_path(unit, self.names, self.parents)

    def paths(self) -> dict[str, str]:
        """Unit id → «parent / name»."""
        return {unit: self.path(unit) for unit in self.parents}

    def called(self, text: str) -> str | None:
        """The unit a cell speaks of; None when there is none, or when it could be several."""
        if found := self._one(self._by_name, text):
            return found
        for slash in reversed([match.start() for match in re.finditer("/", text)]):
            parent = self.called(text[:slash].strip())
            if parent and (unit := self._under(parent, text[slash + 1 :].strip())):
                return unit
        return self._one(self._short, text) or self._one(self._former, text)

    def of_row(self, name: str, parent: str | None, *, parent_said: bool) -> str | None:
        """The known unit a row of sheet Đơn vị is about; None for a new one."""
        if found := self._under(parent, name):
            return found
        if parent_said:
            return None
        return self.called(name)  # an empty parent cell does not say that there is none

    def _under(self, parent: str | None, name: str) -> str | None:
        return next((unit for unit in self._by_name.get(name_of(name), ()) if self.parents[unit] == parent), None)

    def _one(self, index: dict[str, list[str]], text: str) -> str | None:
        found = index.get(name_of(text), [])
        top = [unit for unit in found if self.parents[unit] is None]
        chosen = top or found
        return chosen[0] if len(chosen) == 1 else None


class People:
    """People by unit and name, with a mark in brackets where a unit has several of one name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.all: dict[str, Person] = {}
        self._twins: dict[tuple[str, str], list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        self._tied: dict[tuple[str, str], dict[str, None]] = {}
        for person in people:
            self.know(person)

    def know(self, person: Person) -> None:
        """Take in a person, or what has become of one."""
        if person.id not in self.all:
            self._twins.setdefault((person.unit_id, name_of(person.name)), []).append(person.id)
            self._by_name.setdefault(name_of(person.name), []).append(person.id)
        self.all[person.id] = person

    def tie(self, unit: str, person_id: str) -> None:
        """Remember that the file tells of this person under this unit: people move, their history stays."""
        person = self.all.get(person_id)
        if person and person.unit_id != unit:
            self._tied.setdefault((unit, name_of(person.name)), {})[person_id] = None

    def twins(self, unit: str, name: str) -> list[Person]:
        """Everybody of that name in the unit."""
        return [self.all[key] for key in self._twins.get((unit, name_of(name)), ())]

    def called(self, unit: str, text: str) -> list[Person]:
        """Whom a cell speaks of: one is found, none is unknown, several are ambiguous."""
        name, mark = split_mark(text)
        found = self.twins(unit, text) or [self.all[key] for key in self._tied.get((unit, name_of(text)), ())]
        return found or _with_mark(self.twins(unit, name), mark)

    def named(self, text: str) -> list[Person]:
        """Everybody of that name, in whatever unit."""
        name, mark = split_mark(text)
        found = [self.all[key] for key in self._by_name.get(name_of(text), ())]
        return found or _with_mark([self.all[key] for key in self._by_name.get(name_of(name), ())], mark)


def _with_mark(people: list[Person], mark: str) -> list[Person]:
    wanted = name_of(mark)
    return [person for person in people if wanted in map(name_of, person_marks(person))] if mark else []


def _add(index: dict[str, list[str]], text: str, key: str) -> None:
    found = index.setdefault(name_of(text), [])
    if key not in found:
        found.append(key)
