"""Puts what is noted of a paper's number, place and day into the letterheads of its facts."""

from dataclasses import replace
from typing import Any

from thiduadesk.desk.queries.conferences import conferences_of
from thiduadesk.desk.queries.paper_numbers import noted_number
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.documents.catalogue import GOES_WITH, NUMBERED
from thiduadesk.documents.convening_facts import ConveningFacts
from thiduadesk.documents.facts import ConferenceFacts, LetterheadFacts
from thiduadesk.documents.year_facts import InspectionFacts
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.store.records import Records


def noted_numbers(records: Records, kind: str, year: int, facts: Any) -> tuple[PaperNumber, ...]:
    """What is noted for the paper with these facts, or for each of them; nothing for a kind without numbers.

    For one that goes with another paper, what is noted for that.
    """
    kind = GOES_WITH.get(kind, kind)
    if kind not in NUMBERED:
        return ()
    match facts:
        case tuple():
            units = {name: unit for unit, name in unit_names(records, year).items()}
            return tuple(noted_number(records, kind, year, unit_id=units.get(_unit(item))) for item in facts)
        case ConferenceFacts():
            return (noted_number(records, kind, year, conference_id=_meeting(records, facts)),)
        case ConveningFacts():
            return (noted_number(records, kind, year, conference_id=_meeting(records, facts.conference)),)
        case _:
            return (noted_number(records, kind, year),)


def with_numbers(facts: Any, numbers: tuple[PaperNumber, ...]) -> Any:
    """The facts of a paper, their letterheads numbered with what is noted for each; without any, as they are.

    A number is given after a conference is sealed, so it is no part of the seal.
    """
    if not numbers:
        return facts
    return tuple(map(_put, facts, numbers)) if isinstance(facts, tuple) else _put(facts, numbers[0])


def _meeting(records: Records, facts: ConferenceFacts) -> str:
    """The conference behind its facts: no two of one day have the same name."""
    return next(
        item.id
        for item in conferences_of(records, facts.year)
        if (item.title, item.held_on) == (facts.title, facts.held_on)
    )


def _unit(facts: Any) -> str:
    unit: str = facts.sheet.unit if isinstance(facts, InspectionFacts) else facts.unit
    return unit


def _put(facts: Any, noted: PaperNumber) -> Any:
    if isinstance(facts, InspectionFacts):
        return replace(facts, sheet=_put(facts.sheet, noted))
    return replace(facts, letterhead=_numbered(facts.letterhead, noted))


def _numbered(letterhead: LetterheadFacts, noted: PaperNumber) -> LetterheadFacts:
    return replace(
        letterhead,
        number=None if noted.by_hand else noted.number,
        dated_on=None if noted.by_hand else noted.dated_on,
        place=noted.place or letterhead.place,
    )
