"""What one step changed, as told to whoever listens after the commit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The (table, key) pairs a step touched."""

    keys: frozenset[tuple[str, str]]

    def touches(self, *records: type) -> bool:
        """Whether any record of these kinds changed."""
        # The window opens before any record is known: they are imported with the first file.
        from thiduadesk.store.mapping import TABLES

        tables = {TABLES[record] for record in records}
        return any(table in tables for table, _ in self.keys)
