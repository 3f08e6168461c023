"""One open step: the only door through which rows change."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thiduadesk.domain.errors import Conflict, StillUsed
from thiduadesk.i18n.mark import N_
from thiduadesk.store.mapping import RECORDS, TABLES, Mapper, mapper
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True)
class Image:
    """A row before and after a change, as JSON text; None where it was not there."""

    table: str
    key: str
    before: str | None
    after: str | None


class Work(Records):
    """Reads and writes inside one transaction, keeping an image of every row it touches."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.images: list[Image] = []
        self.final = False
        """Set by a command whose step can never be put back, such as finalising a conference."""
        self.noted = False
        """Set by a command that only notes what happened outside the file, such as a print: undo passes over it."""

    def put(self, record: object) -> None:
        """Insert the record, or replace the one with its key; an equal one leaves no trace."""
        kind = mapper(type(record))
        row = kind.to_row(record)
        key = str(row[0])
        self._write(kind, key, dict(zip(kind.columns, row, strict=True)))

    def put_all(self, records: Iterable[object]) -> None:
        """`put` each of them, in their order."""
        for record in records:
            self.put(record)

    def drop(self, record: Any) -> None:
        """Delete the record; `StillUsed` when others speak of it."""
        table = TABLES[type(record)]
        users = self.used_by(table, record.id)
        if users:
            message = N_("Còn {count} bản ghi khác nhắc đến mục này, nên không xóa được.")
            raise StillUsed(message, count=sum(users.values()))
        self._write(mapper(type(record)), record.id, None)

    def put_back(self, image: Image) -> None:
        """Make the row what it was before `image`; `Conflict` when it no longer looks as the image left it."""
        kind: Mapper[Any] = mapper(RECORDS[image.table])
        if self._row(kind, image.key) != _row_of(kind, image.after):
            raise Conflict(N_("Dữ liệu đã thay đổi sau bước này, nên không hoàn tác được."))
        self._write(kind, image.key, _row_of(kind, image.before))

    def _row(self, kind: Mapper[Any], key: str) -> dict[str, Any] | None:
        found = self._connection.execute(f"{kind.select} WHERE id = ?", (key,)).fetchone()
        return None if found is None else dict(zip(kind.columns, found, strict=True))

    def _write(self, kind: Mapper[Any], key: str, after: dict[str, Any] | None) -> None:
        # sqlite3 commits by itself outside a transaction, and then nothing could be taken back.
        assert self._connection.in_transaction, "write outside a step"
        before = self._row(kind, key)
        if before == after:
            return
        if after is None:
            self._connection.execute(f'DELETE FROM "{kind.table}" WHERE id = ?', (key,))
        else:
            self._connection.execute(kind.upsert, tuple(after[column] for column in kind.columns))
        self.images.append(Image(kind.table, key, _json(before), _json(after)))


def _json(row: dict[str, Any] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _row_of(kind: Mapper[Any], image: str | None) -> dict[str, Any] | None:
    """The row an image holds; columns that came with a later schema have their defaults."""
    return None if image is None else {**kind.defaults, **json.loads(image)}
