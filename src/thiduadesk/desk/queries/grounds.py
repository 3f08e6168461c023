"""The achievements nominations rest on."""

from thiduadesk.domain.nomination import Ground
from thiduadesk.store.records import Records


def grounds_of(records: Records, nomination_id: str) -> tuple[str, ...]:
    """The achievements (ids) one nomination rests on, in the order they were chosen."""
    return tuple(ground.achievement_id for ground in records.all(Ground, nomination_id=nomination_id))
