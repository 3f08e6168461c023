"""No order of entry changes a verdict, and nothing known more makes a condition less known."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case, CaseKind, DisciplineLevel
from thiduadesk.domain.nomination import Ground, Nomination, NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.unit import Unit
from thiduadesk.rules.condition import State
from thiduadesk.rules.eligibility import assess
from thiduadesk.rules.ledger import Ledger, Memory

from .cases import BASE_FIGHTER, EXCELLENT, MINISTER, SECTOR_FIGHTER, SECTOR_FLAG, STATE_FLAG, rules_of

YEARS = (2018, 2024, 2025)
TITLES = st.sampled_from((BASE_FIGHTER, "CSTĐCS", SECTOR_FIGHTER, EXCELLENT, SECTOR_FLAG, STATE_FLAG, MINISTER))
UNITS = st.sampled_from(("u", "v"))
PEOPLE = st.sampled_from((None, "p", "q"))


def keyed(record: Any, **fields: Any) -> st.SearchStrategy[list[Any]]:
    """Up to eight records; their keys come from what they say, not from when they were entered."""
    made = st.builds(record, id=st.uuids().map(str), unit_id=UNITS, person_id=PEOPLE, **fields)
    return st.lists(made, max_size=8)


awards = keyed(Award, title=TITLES, year=st.integers(2014, 2025))
registrations = keyed(Registration, title=TITLES, year=st.just(0), quantity=st.none() | st.integers(1, 30))
nominations = keyed(
    Nomination, title=TITLES, year=st.integers(2016, 2025), status=st.sampled_from(NominationStatus), reason=st.just("")
)
cases = keyed(
    Case,
    kind=st.sampled_from(CaseKind),
    level=st.sampled_from(("", *DisciplineLevel)),
    since=st.none() | st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    until=st.none(),
)


@st.composite
def memories(draw: st.DrawFn) -> Memory:
    year = draw(st.sampled_from(YEARS))
    put_forward = draw(nominations)
    grounds = [
        Ground(id=f"g{place}", nomination_id=item.id, achievement_id=draw(st.sampled_from("abc")))
        for place, item in enumerate(put_forward)
    ]
    return Memory(
        year=year,
        units=[Unit(id="u", staff=20, history_since=draw(st.none() | st.just(2014))), Unit(id="v", merged_into_id="u")],
        people=[Person(id="p", unit_id="u", name="A"), Person(id="q", unit_id="v", name="B")],
        awards=draw(awards),
        registrations=draw(registrations),
        nominations=put_forward,
        grounds=grounds,
        cases=draw(cases),
    )


def verdicts(memory: Memory) -> dict[str, list[tuple[str, State]]]:
    ledger = Ledger(memory, rules_of(memory.year))
    return {
        item.id: [(condition.rule.id, condition.state) for condition in assess(item, ledger).conditions]
        for item in memory.nominations
        if item.year == memory.year
    }


@settings(deadline=None)
@given(memories(), st.randoms(use_true_random=False))
def test_no_order_of_entry_changes_a_verdict(memory: Memory, chance: Any) -> None:
    def shuffled(records: Any) -> list[Any]:
        mixed = list(records)
        chance.shuffle(mixed)
        return mixed

    other = Memory(
        year=memory.year,
        units=shuffled(memory.units),
        people=shuffled(memory.people),
        awards=shuffled(memory.awards),
        registrations=shuffled(memory.registrations),
        nominations=shuffled(memory.nominations),
        grounds=shuffled(memory.grounds),
        cases=shuffled(memory.cases),
    )
    assert verdicts(other) == verdicts(memory)


@settings(deadline=None)
@given(memories(), TITLES, UNITS, PEOPLE, st.integers(2014, 2025))
def test_another_award_never_makes_a_met_chain_unmet(
    memory: Memory, title: str, unit: str, person: str | None, year: int
) -> None:
    more = Award(id="more", unit_id=unit, person_id=person, title=title, year=year)
    known = Memory(
        year=memory.year,
        units=memory.units,
        people=memory.people,
        awards=[*memory.awards, more],
        registrations=memory.registrations,
        nominations=memory.nominations,
        grounds=memory.grounds,
        cases=memory.cases,
    )
    before, after = verdicts(memory), verdicts(known)
    for key, conditions in before.items():
        for (rule, was), (_, now) in zip(conditions, after[key], strict=True):
            if rule.endswith(".chain") and was is State.MET:
                assert now is State.MET
