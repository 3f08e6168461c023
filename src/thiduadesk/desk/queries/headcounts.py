"""How many people of a unit reached what, year by year."""

from thiduadesk.domain.headcount import Headcount
from thiduadesk.store.records import Records


def headcounts_of(records: Records, unit_id: str) -> tuple[Headcount, ...]:
    """The headcounts of one unit, newest year first."""
    return tuple(sorted(records.all(Headcount, unit_id=unit_id), key=lambda item: (-item.year, item.id)))
