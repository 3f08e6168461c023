"""What units and their people were awarded."""

from thiduadesk.domain.award import Award
from thiduadesk.store.records import Records


def awards_of(records: Records, unit_id: str) -> tuple[Award, ...]:
    """The history of one unit and its people, newest year first."""
    return tuple(sorted(records.all(Award, unit_id=unit_id), key=lambda award: (-award.year, award.id)))
