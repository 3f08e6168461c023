"""Initiatives of units and their people."""

from thiduadesk.domain.initiative import Initiative
from thiduadesk.store.records import Records


def initiatives_of(records: Records, unit_id: str) -> tuple[Initiative, ...]:
    """The initiatives of one unit and its people, newest year first."""
    return tuple(sorted(records.all(Initiative, unit_id=unit_id), key=lambda item: (-item.year, item.id)))
