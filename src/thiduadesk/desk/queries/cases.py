"""Cases of units and their people."""

from datetime import date

from thiduadesk.domain.case import Case
from thiduadesk.store.records import Records


def cases_of(records: Records, unit_id: str) -> tuple[Case, ...]:
    """The cases of one unit and its people, the latest first, undated ones before them."""
    found = records.all(Case, unit_id=unit_id)
    return tuple(sorted(found, key=lambda case: case.since or date.max, reverse=True))
