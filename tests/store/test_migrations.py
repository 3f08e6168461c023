"""Files of every released schema open, whole, with their history; the file as it was stays beside the new one."""

import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from thiduadesk.desk.commands.rounds import save_counts
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.sealing import broken_seals, verify_seals
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import Conference, Delegate
from thiduadesk.domain.errors import Sealed, StoreFault, StoreTrouble
from thiduadesk.domain.milestone import Milestone
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.unit import Unit
from thiduadesk.domain.year import Year
from thiduadesk.store.database import SCHEMA, create_store, open_store
from thiduadesk.store.mapping import RECORDS
from thiduadesk.store.migrations import MIGRATIONS, migrate, newest

from .conftest import Untouched

DATA = Path(__file__).parents[1] / "data"
OLD_FILES = sorted(DATA.glob("schema*.tdk"))

OPEN_CONFERENCE = Conference(id="h2", year=2018, title="Hội nghị sơ kết", held_on=date(2018, 6, 1))
_OPEN_CONFERENCE = (
    """INSERT INTO conference VALUES
        ('h2', 2018, 'Hội nghị sơ kết', '', '2018-06-01', NULL, '', '', '', '', '', '', NULL, NULL, 'đang mở', '')""",
    "INSERT INTO delegate VALUES ('b2', 'h2', 1, 'Lê Thị Một', '', '', '', '', '')",
    "INSERT INTO ballot_round VALUES ('z2', 'h2', 1, 'Cờ', NULL, NULL, NULL, NULL, '', '', '')",
    "INSERT INTO count VALUES ('x2', 'z2', 1, 'u1', NULL, '', NULL, NULL, '')",
)
"""An open conference as a file of the first schema holds it."""


@pytest.fixture
def coming() -> Migrations:
    """The history with one schema more, as the next release may have it."""
    migrations = Migrations("thiduadesk")
    empty = Database(memory=True)
    for known in MIGRATIONS.pending(empty):
        migrations()(known.fn)
    empty.conn.close()

    @migrations()
    def movements_have_a_colour(db: Database) -> None:
        db.conn.execute("ALTER TABLE movement ADD COLUMN colour TEXT NOT NULL DEFAULT 'đỏ'")

    return migrations


@pytest.fixture
def failing(coming: Migrations) -> Migrations:
    """The same, with one more that breaks half way."""

    @coming()
    def breaks(db: Database) -> None:
        db.conn.execute("DROP TABLE certificate")
        db.conn.execute("SELECT nonsense")

    return coming


@pytest.fixture
def old(path: Path) -> Path:
    shutil.copyfile(DATA / "schema1.tdk", path)
    return path


def test_the_number_of_the_schema_is_the_number_of_migrations() -> None:
    assert newest() == SCHEMA
    # The newest may still change until it is released.
    assert len(OLD_FILES) in {SCHEMA - 1, SCHEMA}, "every released schema leaves a file in tests/data"


@pytest.mark.parametrize("file", OLD_FILES, ids=lambda file: file.stem)
def test_an_old_file_opens_with_all_it_holds(file: Path, path: Path) -> None:
    shutil.copyfile(file, path)
    desk = Desk.open(path)
    desk.examine()
    held: dict[str, list[dict[str, Any]]] = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    for table, rows in held.items():
        records: list[Any] = desk.records.all(RECORDS[table])
        assert len(records) == len(rows)
        for record, row in zip(records, rows, strict=True):
            found = {name: getattr(record, name) for name in row}
            assert json.loads(json.dumps(found, default=str)) == row
    assert broken_seals(desk.records) == []
    assert [(step.id, step.reverts, step.final) for step in desk.history()] == [
        (5, None, False),
        (4, None, True),
        (3, 2, False),
        (2, None, False),
        (1, None, False),
    ]
    assert desk.undo().id == 5
    assert desk.records.need(Milestone, "k1").done_on is None
    assert desk.next_undo() is None
    desk.close()


def test_an_undo_reaches_back_behind_a_migration(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.row_factory = sqlite3.Row
    for statement in _OPEN_CONFERENCE:
        connection.execute(statement)
    changes = (
        ("unit", "u1", "staff", 90),
        ("year", "y1", "secretary", "Hà Mỹ Duyên"),
        ("nomination", "d1", "reason", "dẫn đầu"),
        ("conference", "h2", "place", "Hội trường B"),
        ("delegate", "b2", "attendance", "có"),
        ("ballot_round", "z2", "issued", 28),
        ("count", "x2", "agree", 25),
    )
    for number, (table, key, field, value) in enumerate(changes, start=6):
        before = dict(connection.execute(f"SELECT * FROM {table} WHERE id = ?", (key,)).fetchone())
        connection.execute(f"UPDATE {table} SET {field} = ? WHERE id = ?", (value, key))
        connection.execute("INSERT INTO step VALUES (?, 'Thử', '{}', '', '', NULL, 0)", (number,))
        images = (json.dumps(row, ensure_ascii=False) for row in (before, {**before, field: value}))
        connection.execute("INSERT INTO image VALUES (?, 1, ?, ?, ?, ?)", (number, table, key, *images))
    connection.commit()
    connection.close()
    desk = Desk.open(old)
    assert desk.records.need(Unit, "u1") == Unit(
        id="u1", short_name="VKHPL", kind="viện", chief_office="Viện trưởng", staff=90
    )
    for _ in changes:
        desk.undo()
    assert desk.records.need(Unit, "u1").staff == 86
    assert desk.records.need(Year, "y1").secretary == "Đỗ Thu Trang"
    assert desk.records.need(Conference, "h2") == OPEN_CONFERENCE
    assert desk.records.need(Delegate, "b2") == Delegate(id="b2", conference_id="h2", position=1, name="Lê Thị Một")
    assert desk.records.need(BallotRound, "z2") == BallotRound(id="z2", conference_id="h2", position=1, title="Cờ")
    assert desk.records.need(Count, "x2") == Count(id="x2", round_id="z2", position=1, unit_id="u1")
    for _ in changes:
        desk.redo()
    assert desk.records.need(Conference, "h2") == replace(OPEN_CONFERENCE, place="Hội trường B")
    assert desk.records.need(Delegate, "b2").attendance == "có"
    assert desk.records.need(BallotRound, "z2").issued == 28
    assert desk.records.need(Count, "x2").agree == 25
    assert desk.records.need(Unit, "u1").staff == 90
    assert desk.records.need(Year, "y1").secretary == "Hà Mỹ Duyên"
    assert desk.records.need(Nomination, "d1").reason == "dẫn đầu"
    desk.close()


def test_a_finalised_conference_of_an_old_file_prints_from_its_seal_and_is_verified(old: Path) -> None:
    desk = Desk.open(old)
    (sealed,) = verify_seals(desk.records)
    assert sealed.holds
    assert verify_seals(desk.records, sealed.code.lower()) == [sealed]
    text = render_as(compose_paper(desk.records, "bien-ban", 2018), "txt").decode()
    assert "[BẢN NHÁP]" not in text
    assert sealed.code in text
    assert "25/28 phiếu (89,29 %) | Đạt" in text
    with pytest.raises(Sealed):
        desk.do(save_counts, desk.records.need(BallotRound, "z1"), [])
    desk.close()


def test_a_file_of_todays_schema_is_opened_as_it_is(path: Path, untouched: Untouched) -> None:
    create_store(path).close()
    with untouched(path):
        store = open_store(path)
        assert store.schema == SCHEMA
        store.close()


def test_a_copy_is_made_before_migrating(old: Path, coming: Migrations) -> None:
    store = open_store(old, migrations=coming)
    assert store.schema == SCHEMA + 1
    assert store.connection.execute("SELECT colour FROM movement").fetchall() == [("đỏ",)]
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute("DELETE FROM seal")  # the guards are made anew
    store.close()
    copy = old.with_name(f"{old.stem}.schema1.tdk")
    assert sorted(old.parent.iterdir()) == sorted([old, copy])
    assert _schema(copy) == 1
    assert _dump(copy) == _dump(DATA / "schema1.tdk")


def test_a_copy_never_replaces_another(old: Path, coming: Migrations) -> None:
    taken = old.with_name(f"{old.stem}.schema1.tdk")
    taken.write_bytes(b"kept")
    open_store(old, migrations=coming).close()
    assert taken.read_bytes() == b"kept"
    assert old.with_name(f"{old.stem}.schema1.2.tdk").exists()


def test_a_migration_is_whole_or_nothing(old: Path, failing: Migrations) -> None:
    before = _dump(old)
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        open_store(old, migrations=failing)
    assert _dump(old) == before
    assert _schema(old) == 1


def test_a_copy_that_cannot_be_finished_is_taken_away(
    old: Path, coming: Migrations, untouched: Untouched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(database: Any, *arguments: Any, **settings: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connecting(database, *arguments, **settings)
        if isinstance(database, Path):  # the copy, not the file
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    connecting = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    with untouched(old), pytest.raises(StoreTrouble) as refused:
        open_store(old, migrations=coming)
    assert refused.value.fault is StoreFault.FULL


def test_a_newer_file_is_refused_and_left_alone(path: Path, coming: Migrations, untouched: Untouched) -> None:
    create_store(path).close()
    connection = sqlite3.connect(path)
    migrate(connection, coming)
    connection.close()
    with untouched(path), pytest.raises(StoreTrouble) as refused:
        open_store(path)
    assert refused.value.fault is StoreFault.NEWER
    assert str(refused.value) == (f"Tệp {path} do phiên bản mới hơn của chương trình ghi. Hãy cập nhật rồi mở lại.")


def test_migrating_twice_changes_nothing(path: Path) -> None:
    store = create_store(path)
    before = list(store.connection.iterdump())
    migrate(store.connection, MIGRATIONS)
    assert list(store.connection.iterdump()) == before
    store.close()


def _schema(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
