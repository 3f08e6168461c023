"""The ledger of a year: everything the file remembers that a rule may look at, laid out so that asking costs no search.

Awards and nominations name their titles as they were typed; here they stand under the title's id, so that «CSTĐCS» and
«Chiến sĩ thi đua cơ sở» are one. What no pack knows stands under its own text.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.shelf import RuleSet

Held = Award | Nomination | Registration | Case | Initiative
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

VoteKey = tuple[str, str | None, str]
"""Unit, person and folded title of a candidate."""


def holder_of(record: Held) -> str:
    """Whose it is: the id of the person, or of the unit when it is the unit's own."""
    return record.person_id or record.unit_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The records of a file as they are read; registrations and headcounts of `year`, all others of every year."""

    year: int
    units: Sequence[Unit] = ()
    people: Sequence[Person] = ()
    awards: Sequence[Award] = ()
    registrations: Sequence[Registration] = ()
    nominations: Sequence[Nomination] = ()
    grounds: Sequence[Ground] = ()
    cases: Sequence[Case] = ()
    initiatives: Sequence[Initiative] = ()
    headcounts: Sequence[Headcount] = ()
    rulings: Sequence[Ruling] = ()
    votes: Mapping[VoteKey, bool] = field(default_factory=dict)
    """What the cluster's ballots decided in the year: whether each candidate passed."""
    flag_rule: str = FlagRule.SUBSET


class Ledger:
    """The memory of a year under the rules of that year."""

    def __init__(self, memory: Memory, rules: RuleSet) -> None:
        self.year = memory.year
        self.rules = rules
        self.flag_rule = memory.flag_rule
        self.units = {unit.id: unit for unit in memory.units}
        self.people = {person.id: person for person in memory.people}
        self.headcounts = {item.unit_id: item for item in memory.headcounts}
        self.registered = bool(memory.registrations)
        self._memory = memory
        self._ids: dict[str, str] = {}

    def title_id(self, text: str) -> str:
        """The id of the title a text names; an unknown title is its own folded text."""
        if text not in self._ids:
            title = self.rules.title_named(text)
            self._ids[text] = title.id if title else f"?{fold(text)}"
        return self._ids[text]

    def awards(self, holder: str, title: str) -> dict[int, list[Award]]:
        """The holder's awards of one title, by year."""
        return self._awards.get(holder, {}).get(title, {})

    def award_years(self, holder: str) -> tuple[int, int] | None:
        """The first and the last year the file knows an award of the holder for."""
        years = [year for by_year in self._awards.get(holder, {}).values() for year in by_year]
        return (min(years), max(years)) if years else None

    def complete_since(self, unit: str) -> int | None:
        """From which year on every award of the unit and its people is in the file; None while nobody has said."""
        found = self.units.get(unit)
        return found.history_since if found else None

    def nominated(self, holder: str, title: str) -> list[Nomination]:
        """This year's nominations of the holder for a title that are still alive."""
        return self._nominated.get((holder, title), [])

    def nominated_in(self, unit: str, title: str) -> list[Nomination]:
        """This year's live nominations for a title in a unit and the units below it: its own and its people's."""
        return [item for part in self.parts(unit) for item in self._nominated_in.get((part, title), [])]

    def nominated_for(self, title: str) -> list[Nomination]:
        """All of this year's live nominations for a title."""
        return [item for (_, named), items in sorted(self._nominated.items()) if named == title for item in items]

    def registrations(self, unit: str, title: str) -> list[Registration]:
        """What a unit and its people registered for a title this year."""
        return self._registrations.get((unit, title), [])

    def people_awards(self, unit: str, title: str) -> list[Award]:
        """The awards of one title that people of the unit, and of the units below it, hold for this year."""
        found = self._people_awards.get(title, {})
        return [item for part in self.parts(unit) for item in found.get(part, [])]

    def cases(self, holder: str) -> list[Case]:
        """What is on record about a person, or about a unit as a whole."""
        return self._cases.get(holder, [])

    def cases_of_people(self, unit: str) -> list[Case]:
        """What is on record about the people of a unit and of the units below it."""
        return [item for part in self.parts(unit) for item in self._cases_of_people.get(part, [])]

    def initiatives(self, holder: str) -> list[Initiative]:
        """The holder's initiatives, the latest year first."""
        return self._initiatives.get(holder, [])

    def predecessors(self, unit: str) -> list[str]:
        """The units that were merged into this one."""
        return self._predecessors.get(unit, [])

    def grounds(self, nomination: str) -> list[Ground]:
        """The achievements a nomination rests on."""
        return self._grounds.get(nomination, [])

    def resting_on(self, achievement: str) -> list[Nomination]:
        """The nominations of every year that rest on an achievement."""
        return [
            self._nominations[ground.nomination_id]
            for ground in self._resting.get(achievement, [])
            if ground.nomination_id in self._nominations
        ]

    def same_reason(self, nomination: Nomination) -> list[Nomination]:
        """The other nominations of the holder, of every year, that give the same reason in words."""
        if not nomination.reason:
            return []
        found = self._reasons.get((holder_of(nomination), fold(nomination.reason)), [])
        return [item for item in found if item.id != nomination.id]

    def ruling(self, nomination: str, rule: str) -> Ruling | None:
        """What the secretary ruled on one condition."""
        return self._rulings.get((nomination, rule))

    def vote(self, nomination: Nomination) -> bool | None:
        """Whether the candidate passed in the cluster's ballot; None where there was none."""
        return self._memory.votes.get((nomination.unit_id, nomination.person_id, fold(nomination.title)))

    def parts(self, unit: str) -> list[str]:
        """A unit and all units below it."""
        found = [unit]
        for part in found:  # grows while it is walked
            found.extend(child for child in self._children.get(part, []) if child not in found)
        return found

    @cached_property
    def _awards(self) -> dict[str, dict[str, dict[int, list[Award]]]]:
        found: dict[str, dict[str, dict[int, list[Award]]]] = {}
        for award in self._memory.awards:
            titles = found.setdefault(holder_of(award), {})
            titles.setdefault(self.title_id(award.title), {}).setdefault(award.year, []).append(award)
        return found

    @cached_property
    def _people_awards(self) -> dict[str, dict[str, list[Award]]]:
        found: dict[str, dict[str, list[Award]]] = {}
        for award in self._memory.awards:
            if award.person_id and award.year == self.year:
                found.setdefault(self.title_id(award.title), {}).setdefault(award.unit_id, []).append(award)
        return found

    @cached_property
    def _nominated(self) -> dict[tuple[str, str], list[Nomination]]:
        return _grouped(self._alive(), lambda item: (holder_of(item), self.title_id(item.title)))

    @cached_property
    def _nominated_in(self) -> dict[tuple[str, str], list[Nomination]]:
        return _grouped(self._alive(), lambda item: (item.unit_id, self.title_id(item.title)))

    @cached_property
    def _registrations(self) -> dict[tuple[str, str], list[Registration]]:
        return _grouped(self._memory.registrations, lambda item: (item.unit_id, self.title_id(item.title)))

    @cached_property
    def _cases(self) -> dict[str, list[Case]]:
        return _grouped(self._memory.cases, holder_of)

    @cached_property
    def _cases_of_people(self) -> dict[str, list[Case]]:
        return _grouped((case for case in self._memory.cases if case.person_id), lambda case: case.unit_id)

    @cached_property
    def _initiatives(self) -> dict[str, list[Initiative]]:
        return _grouped(sorted(self._memory.initiatives, key=lambda item: (-item.year, item.id)), holder_of)

    @cached_property
    def _predecessors(self) -> dict[str, list[str]]:
        merged = _grouped(
            (unit for unit in self._memory.units if unit.merged_into_id), lambda unit: unit.merged_into_id or ""
        )
        return {into: sorted(unit.id for unit in units) for into, units in merged.items()}

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        below = _grouped((unit for unit in self._memory.units if unit.parent_id), lambda unit: unit.parent_id or "")
        return {parent: [unit.id for unit in units] for parent, units in below.items()}

    @cached_property
    def _nominations(self) -> dict[str, Nomination]:
        return {item.id: item for item in self._memory.nominations}

    @cached_property
    def _reasons(self) -> dict[tuple[str, str], list[Nomination]]:
        reasoned = (item for item in self._memory.nominations if item.reason)
        return _grouped(reasoned, lambda item: (holder_of(item), fold(item.reason)))

    @cached_property
    def _grounds(self) -> dict[str, list[Ground]]:
        return _grouped(self._memory.grounds, lambda item: item.nomination_id)

    @cached_property
    def _resting(self) -> dict[str, list[Ground]]:
        return _grouped(self._memory.grounds, lambda item: item.achievement_id)

    @cached_property
    def _rulings(self) -> dict[tuple[str, str], Ruling]:
        return {(item.nomination_id, item.rule): item for item in self._memory.rulings}

    def _alive(self) -> Iterator[Nomination]:
        return (item for item in self._memory.nominations if item.year == self.year and item.alive)


def _grouped(records: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return dict(found)
