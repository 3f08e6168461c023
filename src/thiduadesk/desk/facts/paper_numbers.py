"""Puts what is noted of a paper's number, place and day into the letterheads of its facts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from thiduadesk.desk.queries.conferences import conferences_of
from thiduadesk.desk.queries.paper_numbers import noted_number
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.documents.catalogue import NUMBERED
from thiduadesk.documents.convening_facts import ConveningFacts
from thiduadesk.documents.facts import ConferenceFacts, LetterheadFacts
from thiduadesk.documents.year_facts import InspectionFacts
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.store.records import Records


def with_numbers(records: Records, kind: str, year: int, facts: Any, by_hand: bool | None = None) -> Any:
    """The facts of a paper, their letterheads numbered; those of a kind without numbers as they are.

    A number is given after a conference is sealed, so it is no part of the seal. `by_hand` leaves every number and day
    to the pen or none of them, whatever is noted.
    """
    if kind not in NUMBERED:
        return facts
    noted = partial(_noted, records, kind, year, by_hand)
    match facts:
        case tuple():
            units = {name: unit for unit, name in unit_names(records, year).items()}
            return tuple(_of_unit(item, units, noted) for item in facts)
        case ConferenceFacts():
            return _put(facts, noted(conference_id=_meeting(records, facts)))
        case ConveningFacts():
            return _put(facts, noted(conference_id=_meeting(records, facts.conference)))
        case _:
            return _put(facts, noted())


def _noted(records: Records, kind: str, year: int, by_hand: bool | None, **of: str | None) -> PaperNumber:
    number = noted_number(records, kind, year, **of)
    return number if by_hand is None else replace(number, by_hand=by_hand)


def _meeting(records: Records, facts: ConferenceFacts) -> str:
    """The conference behind its facts: no two of one day have the same name."""
    return next(
        item.id
        for item in conferences_of(records, facts.year)
        if (item.title, item.held_on) == (facts.title, facts.held_on)
    )


def _of_unit(facts: Any, units: dict[str, str], noted: Callable[..., PaperNumber]) -> Any:
    if isinstance(facts, InspectionFacts):
        return replace(facts, sheet=_put(facts.sheet, noted(unit_id=units.get(facts.sheet.unit))))
    return _put(facts, noted(unit_id=units.get(facts.unit)))


def _put(facts: Any, noted: PaperNumber) -> Any:
    return replace(facts, letterhead=_numbered(facts.letterhead, noted))


def _numbered(letterhead: LetterheadFacts, noted: PaperNumber) -> LetterheadFacts:
    return replace(
        letterhead,
        number=None if noted.by_hand else noted.number,
        dated_on=None if noted.by_hand else noted.dated_on,
        place=noted.place or letterhead.place,
    )
