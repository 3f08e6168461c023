"""Achievements as lists show them, tied to unit, person, movement and evidence by name."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.movements import movements_of
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementLine:
    """One row of the list of achievements; `evidence` joins the numbers of the papers."""

    id: str
    achieved_on: date | None
    unit: str
    person: str
    content: str
    result: str
    movement: str
    evidence: str
    role_model: bool | None


def achievement_lines(records: Records, year: int) -> tuple[AchievementLine, ...]:
    """The achievements of the year, by date, undated last."""
    units = unit_names(records, year)
    people = person_names(records)
    movements = {movement.id: movement.name for movement in records.all(Movement)}
    papers = evidence_texts(records)
    found = sorted(
        records.all(Achievement, year=year), key=lambda item: (item.achieved_on is None, item.achieved_on or date.min)
    )
    return tuple(
        AchievementLine(
            id=item.id,
            achieved_on=item.achieved_on,
            unit=units.get(item.unit_id, ""),
            person=people.get(item.person_id or "", ""),
            content=item.content,
            result=item.result,
            movement=movements.get(item.movement_id or "", ""),
            evidence=papers.get(item.id, ""),
            role_model=item.role_model,
        )
        for item in found
    )


def evidence_texts(records: Records) -> dict[str, str]:
    """The numbers of the papers that prove each achievement, joined by «; »."""
    papers: dict[str, list[str]] = {}
    for evidence in records.all(Evidence):
        papers.setdefault(evidence.achievement_id, []).append(evidence.reference)
    return {achievement: "; ".join(references) for achievement, references in papers.items()}


def movement_choices(records: Records, year: int) -> tuple[tuple[str, str], ...]:
    """(id, name) of the movements running in the year."""
    return tuple((movement.id, movement.name) for movement in movements_of(records, year))


def achievement_choices(records: Records, nomination: Nomination) -> tuple[tuple[str, str], ...]:
    """(id, text) of the achievements of whoever is put forward, this year's first: what the nomination may rest on."""
    found = records.all(Achievement, unit_id=nomination.unit_id, person_id=nomination.person_id)
    found.sort(key=lambda item: (-item.year, item.achieved_on or date.max, item.id))
    return tuple((item.id, f"{item.year}: {item.content}") for item in found)
