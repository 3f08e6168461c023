"""How many people of a unit reached what, year by year."""

from thiduadesk.desk.queries.years import known_years
from thiduadesk.domain.headcount import Headcount
from thiduadesk.store.records import Records


def headcounts_of(records: Records, unit_id: str) -> tuple[Headcount, ...]:
    """The headcounts of one unit, newest year first."""
    return tuple(sorted(records.all(Headcount, unit_id=unit_id), key=lambda item: (-item.year, item.id)))


def year_to_count(records: Records, unit_id: str, year: int) -> int:
    """The year whose headcount is typed next: the one looked at, else the newest of the file still without one."""
    counted = {headcount.year for headcount in records.all(Headcount, unit_id=unit_id)}
    return next((other for other in (year, *known_years(records)) if other not in counted), year)
