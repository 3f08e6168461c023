"""What one step changed, as told to whoever listens after the commit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The (table, key) pairs a step touched."""

    keys: frozenset[tuple[str, str]]

    def touches_only(self, *records: type) -> bool:
        """Whether nothing but records of these kinds changed."""
        return all(table in _tables(records) for table, _ in self.keys)

    def touches(self, *records: type) -> bool:
        """Whether any record of these kinds changed."""
        return any(table in _tables(records) for table, _ in self.keys)


def _tables(records: tuple[type, ...]) -> frozenset[str]:
    # The window opens before any record is known: they are imported with the first file.
    from thiduadesk.store.mapping import TABLES

    return frozenset(TABLES[record] for record in records)
