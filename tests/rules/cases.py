"""Small worlds for the rules: one unit, one person, and what is on record about them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from thiduadesk.domain.award import Award
from thiduadesk.domain.nomination import Nomination, NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.unit import Unit
from thiduadesk.rules.condition import Condition, State
from thiduadesk.rules.eligibility import Assessment, assess
from thiduadesk.rules.ledger import Ledger, Memory
from thiduadesk.rules.shelf import RuleSet, shelf

UNIT = Unit(id="u", staff=100)
PERSON = Person(id="p", unit_id="u", name="Đặng Thu Hà")

BASE_FIGHTER = "Chiến sĩ thi đua cơ sở"
SECTOR_FIGHTER = "Chiến sĩ thi đua ngành Tư pháp"
ADVANCED = "Lao động tiên tiến"
EXCELLENT = "Tập thể Lao động xuất sắc"
SECTOR_FLAG = "Cờ thi đua ngành Tư pháp"
STATE_FLAG = "Cờ thi đua của Chính phủ"
MINISTER = "Bằng khen của Bộ trưởng Bộ Tư pháp"


def rules_of(year: int) -> RuleSet:
    """The shipped rules of the last day of a year."""
    return shelf().choose_for(year)


def put_forward(title: str, *, person: bool = False, year: int = 2018, key: str = "n", **more: Any) -> Nomination:
    """A nomination of the unit, or of its one person."""
    return Nomination(
        id=key,
        year=year,
        person_id="p" if person else None,
        title=title,
        **({"unit_id": "u", "status": NominationStatus.PROPOSED} | more),
    )


def won(title: str, years: Iterable[int], *, person: bool = False, unit: str = "u") -> list[Award]:
    """Awards of one title, one for each year."""
    return [
        Award(id=f"{unit}-{title}-{year}", unit_id=unit, person_id="p" if person else None, title=title, year=year)
        for year in years
    ]


def registered(title: str, *, person: bool = False, year: int = 2018, quantity: int | None = None) -> Registration:
    """A registration of the unit, or of its one person."""
    return Registration(
        id=f"r-{title}",
        year=year,
        unit_id="u",
        person_id="p" if person else None,
        title=title,
        quantity=quantity,
        registered_on=date(year, 2, 28),
    )


def judge(nomination: Nomination, rules: RuleSet | None = None, **memory: Any) -> Assessment:
    """The nomination assessed against what is on record; it is itself on record."""
    held: dict[str, Any] = {"year": nomination.year, "units": [UNIT], "people": [PERSON], **memory}
    held["nominations"] = [*memory.get("nominations", ()), nomination]
    known = Memory(**held)
    return assess(nomination, Ledger(known, rules or rules_of(nomination.year)))


def condition(assessment: Assessment, rule: str) -> Condition:
    """The condition of one rule."""
    return next(item for item in assessment.conditions if item.rule.id == rule)


def state(assessment: Assessment, rule: str) -> State:
    """How the condition of one rule stands."""
    return condition(assessment, rule).state


def said(assessment: Assessment, rule: str) -> str:
    """What was found for one rule, in words."""
    answer = condition(assessment, rule).answer
    return answer.message.format_map(answer.params)


def complete_since(year: int) -> Unit:
    """The unit, its history complete from a year on."""
    return replace(UNIT, history_since=year)
