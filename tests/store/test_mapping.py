"""Every record comes back from its table as it went in, whatever its fields hold."""

import dataclasses
import sqlite3
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thiduadesk.domain.certificate import Certificate, CertificateForm
from thiduadesk.domain.unit import Unit
from thiduadesk.store.database import Store
from thiduadesk.store.mapping import RECORDS, TABLES, Mapper, mapper
from thiduadesk.store.migrations import migrate

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))  # lone surrogates are no Unicode text
_WHOLE = st.integers(-(2**63), 2**63 - 1)
_BY_HINT: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: _WHOLE,
    bool: st.booleans(),
    date: st.dates(),
    str | None: st.none() | _TEXT,
    int | None: st.none() | _WHOLE,
    bool | None: st.none() | st.booleans(),
    date | None: st.none() | st.dates(),
}


def _records(kind: type) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{name: _BY_HINT[hint] for name, hint in get_type_hints(kind).items()})


@pytest.fixture(scope="module")
def tables() -> sqlite3.Connection:
    """The bare tables: links between rows are not what is tested here."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    for (guard,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{guard}"')
    return connection


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: TABLES[kind])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_record_survives_its_table(tables: sqlite3.Connection, kind: type, data: st.DataObject) -> None:
    record, later = data.draw(_records(kind)), data.draw(_records(kind))
    later = dataclasses.replace(later, id=record.id)
    how: Mapper[Any] = mapper(kind)
    tables.execute(f'DELETE FROM "{how.table}"')
    for version in (record, later):
        tables.execute(how.upsert, how.to_row(version))
        (row,) = tables.execute(how.select).fetchall()
        assert how.from_row(row) == version


@pytest.mark.parametrize(("kind", "table"), TABLES.items(), ids=TABLES.values())
def test_a_record_has_exactly_the_columns_of_its_table(store: Store, kind: type, table: str) -> None:
    columns = [row[1] for row in store.connection.execute(f'PRAGMA table_info("{table}")')]
    assert set(mapper(kind).columns) == set(columns)
    assert columns[0] == "id"
    assert RECORDS[table] is kind


def test_every_table_but_the_trail_holds_records(store: Store) -> None:
    found = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found - {"step", "image", "_sqlite_migrations"} == set(TABLES.values())


def test_a_term_is_stored_as_its_plain_text() -> None:
    certificate = Certificate(id="a", year=2018, form=CertificateForm.COMMENDATION)
    row = dict(zip(mapper(Certificate).columns, mapper(Certificate).to_row(certificate), strict=True))
    assert type(row["form"]) is str
    assert row["form"] == "giấy khen"


def test_what_cannot_be_stored_is_a_bug_at_once() -> None:
    with pytest.raises(TypeError, match="cannot store float"):
        mapper(Unit).to_row(Unit(id="a", staff=1.5))  # type: ignore[arg-type]  # that is the point
    with pytest.raises(KeyError):
        mapper(dict)
