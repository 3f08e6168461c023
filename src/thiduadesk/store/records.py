"""Reading records: the plain questions every query is made of."""

import sqlite3
from pathlib import Path
from typing import Any, TypeVar

from thiduadesk.domain.errors import NotFound
from thiduadesk.i18n.mark import N_
from thiduadesk.store.failures import translating
from thiduadesk.store.mapping import TABLES, Value, mapper

T = TypeVar("T")


class Records:
    """All records of one open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._path = Path(connection.execute("PRAGMA database_list").fetchone()[2])

    def get(self, record: type[T], key: str | None) -> T | None:
        """The record with this key, or None."""
        if key is None:
            return None
        kind = mapper(record)
        rows = self._rows(f"{kind.select} WHERE id = ?", key)
        return kind.from_row(rows[0]) if rows else None

    def need(self, record: type[T], key: str | None) -> T:
        """The record with this key; `NotFound` when it is gone."""
        found = self.get(record, key)
        if found is None:
            raise NotFound(N_("Bản ghi này không còn trong tệp."))
        return found

    def all(self, record: type[T], **equal: Value) -> list[T]:
        """Every record whose fields equal the given values, in the order they were made."""
        kind = mapper(record)
        unknown = equal.keys() - set(kind.columns)
        if unknown:
            raise TypeError(f"{record.__name__} has no {', '.join(sorted(unknown))}")
        tests = " AND ".join(f'"{column}" IS ?' for column in equal)
        where = f" WHERE {tests}" if tests else ""
        return [kind.from_row(row) for row in self._rows(f"{kind.select}{where} ORDER BY id", *equal.values())]

    def one(self, record: type[T], **equal: Value) -> T | None:
        """The first record whose fields equal the given values, or None."""
        found = self.all(record, **equal)
        return found[0] if found else None

    def counts(self) -> dict[str, int]:
        """How many rows each table of records holds."""
        return {table: self._rows(f'SELECT count(*) FROM "{table}"')[0][0] for table in TABLES.values()}

    def used_by(self, table: str, key: str) -> dict[str, int]:
        """Which tables speak of a row, and in how many rows; what would refuse its delete."""
        users: dict[str, int] = {}
        for other in TABLES.values():
            for link in self._rows(f'PRAGMA foreign_key_list("{other}")'):
                if link[2] != table or link[4] != "id":
                    continue
                if number := self._rows(f'SELECT count(*) FROM "{other}" WHERE "{link[3]}" = ?', key)[0][0]:
                    users[other] = users.get(other, 0) + number
        return users

    def _rows(self, statement: str, *values: Value) -> list[tuple[Any, ...]]:
        with translating(self._path):
            return self._connection.execute(statement, values).fetchall()
