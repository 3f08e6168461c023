"""Gathers the records of checking each other's points: the score sheets, with the day of the check."""

from collections.abc import Sequence

from thiduadesk.desk.queries.movements import activities_of
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.documents.facts import ScoreSheetFacts
from thiduadesk.documents.year_facts import InspectionFacts
from thiduadesk.domain.activity import ActivityKind
from thiduadesk.domain.unit import Unit
from thiduadesk.store.records import Records


def gather_inspections(records: Records, year: int, sheets: Sequence[ScoreSheetFacts]) -> tuple[InspectionFacts, ...]:
    """One record for each sheet; the day is known when the year's activities tell of one inspection that took place."""
    days = [item.done_on for item in activities_of(records, year) if item.kind == ActivityKind.INSPECTION]
    held = days[0] if len(days) == 1 else None
    names = unit_names(records, year)
    chiefs = {
        names.get(unit.id, ""): f"{unit.chief_office} {unit.chief}".strip() for unit in records.all(Unit) if unit.chief
    }
    return tuple(InspectionFacts(sheet=sheet, inspected_on=held, chief=chiefs.get(sheet.unit, "")) for sheet in sheets)
