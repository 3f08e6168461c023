"""One step is one transaction, one entry of the trail and one notice; a refused one is none of them."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from thiduadesk.desk.changes import Changes
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.steps import describe, step
from thiduadesk.domain.errors import NotFound, Problem, RuleBroken, StoreFault, StoreTrouble, Trouble
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit
from thiduadesk.store import database
from thiduadesk.store.work import Work

NOON = datetime(2018, 12, 14, 12, tzinfo=UTC)


@step("Lưu {movement}")
def save(work: Work, movement: Movement) -> str:
    """Put one movement, and give its key back."""
    work.put(movement)
    return movement.id


@step("Lưu rồi hỏng")
def save_and_fail(work: Work, movement: Movement, error: Exception) -> None:
    """Put one movement, then find that it will not do."""
    work.put(movement)
    raise error


@step("Lưu người")
def save_person(work: Work, person: Person) -> None:
    """Put one person, first making sure that much else is written."""
    work.put_all(Unit(id=f"u{number}") for number in range(50))
    work.put(person)


MOVEMENT = Movement(id="m1", name="Chung sức")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cụm.tdk"


@pytest.fixture
def fresh(path: Path) -> Iterator[Desk]:
    desk = Desk.create(path, who="trang", now=lambda: NOON)
    yield desk
    desk.close()


def test_a_command_gives_back_what_it_made_and_is_told_once(fresh: Desk) -> None:
    told: list[Changes] = []
    fresh.subscribe(told.append)
    assert fresh.do(save, MOVEMENT) == "m1"
    assert told == [Changes(frozenset({("movement", "m1")}))]
    assert told[0].touches(Unit, Movement)
    assert not told[0].touches(Unit)
    (entry,) = fresh.history()
    assert (entry.name, entry.params, entry.rows) == ("Lưu {movement}", {"movement": "Chung sức"}, 1)
    assert (entry.who, entry.at) == ("trang", "2018-12-14T12:00:00+00:00")


def test_a_step_that_changes_nothing_is_none(fresh: Desk) -> None:
    fresh.do(save, MOVEMENT)
    told: list[Changes] = []
    fresh.subscribe(told.append)
    fresh.do(save, MOVEMENT)
    assert (len(fresh.history()), told) == (1, [])
    fresh.undo()
    fresh.do(save, MOVEMENT)  # something again, so it is a step, and there is nothing to redo any more
    assert fresh.next_redo() is None


@pytest.mark.parametrize(
    "error", [Trouble("không được"), RuntimeError("bug"), KeyboardInterrupt()], ids=lambda error: type(error).__name__
)
def test_a_command_that_fails_writes_nothing(fresh: Desk, path: Path, error: Exception) -> None:
    before = path.read_bytes()
    told: list[Changes] = []
    fresh.subscribe(told.append)
    with pytest.raises(type(error)):
        fresh.do(save_and_fail, MOVEMENT, error)
    assert path.read_bytes() == before
    assert (fresh.records.all(Movement), fresh.history(), told) == ([], [], [])
    fresh.do(save, MOVEMENT)  # and the desk goes on


def test_a_step_is_refused_whole(fresh: Desk) -> None:
    with pytest.raises(NotFound):
        fresh.do(save_person, Person(id="p", unit_id="nobody", name="Ân"))
    assert fresh.records.all(Unit) == []


def test_listeners_come_and_go(fresh: Desk) -> None:
    told: list[str] = []
    stop = fresh.subscribe(lambda changes: told.append("one"))
    fresh.subscribe(lambda changes: told.append("two"))
    fresh.do(save, MOVEMENT)
    stop()
    stop()
    fresh.undo()
    assert told == ["one", "two", "two"]


def test_a_listener_may_read_and_may_write(fresh: Desk) -> None:
    def add(changes: Changes) -> None:
        if len(fresh.records.all(Movement)) == 1:
            fresh.do(save, Movement(id="m2", name="Nông thôn mới"))

    fresh.subscribe(add)
    fresh.do(save, MOVEMENT)
    assert [entry.params["movement"] for entry in fresh.history()] == ["Nông thôn mới", "Chung sức"]


def test_the_newest_steps_come_first_and_only_so_many(fresh: Desk) -> None:
    for number in range(5):
        fresh.do(save, Movement(id=f"m{number}", name=f"Phong trào {number}"))
    assert [entry.id for entry in fresh.history()] == [5, 4, 3, 2, 1]
    assert [entry.id for entry in fresh.history(2)] == [5, 4]


def test_a_file_for_reading_only_takes_no_step(fresh: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh.do(save, MOVEMENT)
    fresh.close()
    monkeypatch.setattr(database, "_writable", lambda path: False)
    desk = Desk.open(path)
    assert desk.read_only
    for act in (lambda: desk.do(save, MOVEMENT), desk.undo):
        with pytest.raises(StoreTrouble) as refused:
            act()
        assert refused.value.fault is StoreFault.READ_ONLY
    assert desk.records.all(Movement) == [MOVEMENT]
    desk.close()


def test_a_locked_file_says_so_and_waits_for_the_next_try(
    fresh: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh.close()
    monkeypatch.setattr(database, "_PATIENCE", 0.01)
    desk, other = Desk.open(path), sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble) as refused:
        desk.do(save, MOVEMENT)
    assert refused.value.fault is StoreFault.LOCKED
    other.close()
    desk.do(save, MOVEMENT)
    assert len(desk.history()) == 1
    desk.close()


def test_a_reader_that_holds_on_stops_the_commit_and_nothing_is_lost(
    fresh: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh.do(save, MOVEMENT)
    fresh.close()
    monkeypatch.setattr(database, "_PATIENCE", 0.01)
    desk, reader = Desk.open(path), sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM movement").fetchone()
    with pytest.raises(StoreTrouble) as refused:
        desk.do(save, Movement(id="m1", name="khác"))
    assert refused.value.fault is StoreFault.LOCKED
    reader.close()
    assert desk.records.all(Movement) == [MOVEMENT]
    assert len(desk.history()) == 1
    desk.close()


def test_two_desks_on_one_file_write_one_trail(fresh: Desk, path: Path) -> None:
    other = Desk.open(path, who="hoà")
    fresh.do(save, MOVEMENT)
    other.do(save, Movement(id="m1", name="Chung sức xây dựng nông thôn mới"))
    assert [entry.who for entry in fresh.history()] == ["hoà", "trang"]
    fresh.undo()
    assert other.records.all(Movement) == [MOVEMENT]
    other.close()


def test_a_file_begun_in_vain_is_taken_away(path: Path) -> None:
    with pytest.raises(RuleBroken), Desk.beginning(path) as desk:
        desk.do(save_and_fail, MOVEMENT, RuleBroken([Problem("name", "Cần có tên.")]))
    assert list(path.parent.iterdir()) == []


def test_a_file_begun_is_kept_and_closed(path: Path) -> None:
    with Desk.beginning(path, who="trang") as desk:
        desk.do(save, MOVEMENT)
    with pytest.raises(sqlite3.ProgrammingError):
        desk.records.all(Movement)
    again = Desk.open(path)
    assert again.records.all(Movement) == [MOVEMENT]
    assert again.schema == database.SCHEMA
    assert again.path == path
    again.close()


def test_a_long_name_is_shortened_in_the_trail() -> None:
    long = Movement(id="m", name="Cán bộ tư pháp đẩy mạnh việc\nhọc tập và làm theo " * 9)
    name, params = describe(save, long)
    assert name == "Lưu {movement}"
    assert len(params["movement"]) <= 60
    assert params["movement"].startswith("Cán bộ tư pháp đẩy mạnh việc học tập")
    assert params["movement"].endswith("…")


def test_a_step_name_speaks_only_of_its_arguments() -> None:
    with pytest.raises(TypeError, match="unit"):

        @step("Lưu {unit}")
        def wrong(work: Work, movement: Movement) -> None:
            """Never made."""


def test_a_command_without_a_name_is_no_command(fresh: Desk) -> None:
    def nameless(work: Work) -> None:
        """Nothing the history could tell."""

    with pytest.raises(KeyError):
        fresh.do(nameless)
