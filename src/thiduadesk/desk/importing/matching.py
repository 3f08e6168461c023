"""How rows find their records: by what people call them, the same row the same record each time."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from thiduadesk.i18n.vietnamese import fold_tones

Key = tuple[Hashable, ...]


@lru_cache(maxsize=1 << 15)
def name_of(text: str) -> str:
    """How names are matched: case, blanks and the place of the tone forgiven. Kept, for a sheet repeats its units."""
    return fold_tones(text)


class Shelf:
    """The records of one kind by the key people know them by, as the import would leave them."""

    def __init__(self, kind: type, records: Iterable[Any], key: Callable[[Any], Key]) -> None:
        self.kind = kind
        self.key = key
        self.stored: Mapping[str, Any] = {record.id: record for record in records}
        self._now: dict[str, Any] = {}
        self._by_key: dict[Key, list[str]] = {}
        self._under: dict[Hashable, list[str]] = {}
        self._last: dict[Hashable, int] = {}
        for record in self.stored.values():
            self.put(record)

    def found(self, key: Key) -> list[Any]:
        """The records of that key; more than one where the file holds twins."""
        return [self._now[record] for record in self._by_key.get(key, ())]

    def everything(self) -> list[Any]:
        """All records of the shelf."""
        return list(self._now.values())

    def under(self, belongs: Hashable) -> list[Any]:
        """The records whose key begins so."""
        return [self._now[record] for record in self._under.get(belongs, ())]

    def put(self, record: Any) -> None:
        """Add a record or replace it."""
        key = self.key(record)
        if record.id not in self._now:
            self._by_key.setdefault(key, []).append(record.id)
            self._under.setdefault(key[0], []).append(record.id)
            self._last[key[0]] = max(self._last.get(key[0], 0), getattr(record, "position", 0) or 0)
        self._now[record.id] = record

    def next_place(self, belongs: Hashable) -> int:
        """The place after the last of the records whose key begins so."""
        return self._last.get(belongs, 0) + 1
