"""Puts what is noted of a paper's number, place and day into the letterheads of its facts."""

from dataclasses import replace
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


def with_numbers(records: Records, kind: str, year: int, facts: Any) -> Any:
    """The facts of a paper, their letterheads numbered; those of a kind without numbers as they are.

    A number is given after a conference is sealed, so it is no part of the seal.
    """
    if kind not in NUMBERED:
        return facts
    match facts:
        case tuple():
            units = {name: unit for unit, name in unit_names(records, year).items()}
            return tuple(_of_unit(records, kind, year, item, units) for item in facts)
        case ConferenceFacts():
            return _put(facts, noted_number(records, kind, year, conference_id=_meeting(records, facts)))
        case ConveningFacts():
            return _put(facts, noted_number(records, kind, year, conference_id=_meeting(records, facts.conference)))
        case _:
            return _put(facts, noted_number(records, kind, year))


def _meeting(records: Records, facts: ConferenceFacts) -> str:
    """The conference behind its facts: no two of one day have the same name."""
    return next(
        item.id
        for item in conferences_of(records, facts.year)
        if (item.title, item.held_on) == (facts.title, facts.held_on)
    )


def _of_unit(records: Records, kind: str, year: int, facts: Any, units: dict[str, str]) -> Any:
    if isinstance(facts, InspectionFacts):
        noted = noted_number(records, kind, year, unit_id=units.get(facts.sheet.unit))
        return replace(facts, sheet=_put(facts.sheet, noted))
    return _put(facts, noted_number(records, kind, year, unit_id=units.get(facts.unit)))


def _put(facts: Any, noted: PaperNumber) -> Any:
    return replace(facts, letterhead=_numbered(facts.letterhead, noted))


def _numbered(letterhead: LetterheadFacts, noted: PaperNumber) -> LetterheadFacts:
    return replace(
        letterhead,
        number=None if noted.by_hand else noted.number,
        dated_on=None if noted.by_hand else noted.dated_on,
        place=noted.place or letterhead.place,
    )
