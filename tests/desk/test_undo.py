"""Undo and redo of anything: whatever was done in whatever order, the file agrees with a model that keeps copies."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from thiduadesk.desk.desk import Desk
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Conflict, NotFound, StillUsed
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit
from thiduadesk.store.journal import Step
from thiduadesk.store.work import Work

Rows = dict[str, Unit | Person]
Act = tuple[bool, Unit | Person]  # put or drop

NOON = datetime(2018, 12, 14, 12, tzinfo=UTC)
UNIT_KEYS, PERSON_KEYS = ("u1", "u2", "u3"), ("p1", "p2")

units = st.builds(Unit, id=st.sampled_from(UNIT_KEYS), staff=st.none() | st.integers(0, 2), note=st.sampled_from("aă"))
people = st.builds(Person, id=st.sampled_from(PERSON_KEYS), unit_id=st.sampled_from(UNIT_KEYS), name=st.just("Ân"))
acts = st.lists(st.tuples(st.booleans(), units | people), max_size=5)


@step("Sửa {acts}")
def change(work: Work, acts: Sequence[Act], *, final: bool = False) -> None:
    """Several changes as one step."""
    for put, record in acts:
        if put:
            work.put(record)
        else:
            work.drop(record)
    work.final = final


class Undoing(RuleBasedStateMachine):
    """Random steps on a file, and beside it the rows after each of them."""

    folder: tempfile.TemporaryDirectory[str]
    desk: Desk

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "cụm.tdk"
        self.desk = Desk.create(self.path, who="trang", now=lambda: NOON)
        self.rows: Rows = {}
        self.done: list[tuple[Rows, Rows]] = []  # before and after each step that can be undone
        self.undone: list[tuple[Rows, Rows]] = []
        self.trail: list[Step] = []

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()
            self.folder.cleanup()

    @rule(acts=acts, final=st.sampled_from([False, False, False, True]))
    def do(self, acts: list[Act], final: bool) -> None:
        expected = self._after(acts)
        if expected is None:
            with pytest.raises((NotFound, StillUsed)):
                self.desk.do(change, acts, final=final)
            return
        told: list[frozenset[tuple[str, str]]] = []
        stop = self.desk.subscribe(lambda changes: told.append(changes.keys))
        self.desk.do(change, acts, final=final)
        stop()
        before, self.rows = self.rows, expected
        assert bool(told) == self._grew()
        if told:
            self.undone.clear()
            if final:
                self.done.clear()
            else:
                self.done.append((before, expected))

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(NotFound):
                self.desk.undo()
            return
        self.desk.undo()
        self.undone.append(self.done.pop())
        self.rows = self.undone[-1][0]
        self._grew()

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(NotFound):
                self.desk.redo()
            return
        self.desk.redo()
        self.done.append(self.undone.pop())
        self.rows = self.done[-1][1]
        self._grew()

    @rule()
    def reopen(self) -> None:
        self.desk.close()
        self.desk = Desk.open(self.path, who="trang", now=lambda: NOON)

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo_all_and_redo_all(self) -> None:
        steps = len(self.done)
        for _ in range(steps):
            self.undo()
        for _ in range(steps):
            self.redo()

    @invariant()
    def the_file_holds_what_the_model_holds(self) -> None:
        if not hasattr(self, "desk"):
            return
        held: list[Unit | Person] = [*self.desk.records.all(Unit), *self.desk.records.all(Person)]
        assert {record.id: record for record in held} == self.rows
        assert self.desk.history() == self.trail
        assert (self.desk.next_undo() is None) == (not self.done)
        assert (self.desk.next_redo() is None) == (not self.undone)

    def _grew(self) -> bool:
        """Whether a step was added; the trail before it is as it was."""
        trail = self.desk.history()
        added = len(trail) - len(self.trail)
        assert trail[added:] == self.trail
        assert added in {0, 1}
        self.trail = trail
        return added == 1

    def _after(self, acts: list[Act]) -> Rows | None:
        """The rows after the acts; None when one of them is refused."""
        rows = dict(self.rows)
        for put, record in acts:
            if put:
                if isinstance(record, Person) and record.unit_id not in rows:
                    return None
                rows[record.id] = record
            elif record.id in rows:
                if any(isinstance(other, Person) and other.unit_id == record.id for other in rows.values()):
                    return None
                del rows[record.id]
        return rows


Undoing.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestUndoing = Undoing.TestCase


# What the walk above cannot say in words.


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.create(tmp_path / "cụm.tdk", who="trang", now=lambda: NOON)
    yield opened
    opened.close()


def put(unit: Unit) -> list[Act]:
    return [(True, unit)]


def test_undo_and_redo_are_steps_of_their_own(empty: Desk) -> None:
    empty.do(change, put(Unit(id="u1")))
    assert empty.undo().id == 1
    assert empty.redo().id == 2
    assert empty.undo().id == 3
    names = [(step.name, step.reverts) for step in reversed(empty.history())]
    assert names == [("Sửa {acts}", None), ("Hoàn tác: {step}", 1), ("Làm lại: {step}", 2), ("Hoàn tác: {step}", 3)]
    assert {step.params.get("step", step.name) for step in empty.history()} == {"Sửa {acts}"}
    assert {(step.who, step.at) for step in empty.history()} == {("trang", "2018-12-14T12:00:00+00:00")}


def test_a_final_step_is_a_barrier_but_not_an_end(empty: Desk) -> None:
    empty.do(change, put(Unit(id="u1")))
    empty.do(change, put(Unit(id="u2")), final=True)
    assert empty.next_undo() is None
    with pytest.raises(NotFound) as refused:
        empty.undo()
    assert "chốt" in str(refused.value)
    empty.do(change, put(Unit(id="u3")))
    empty.undo()
    assert [unit.id for unit in empty.records.all(Unit)] == ["u1", "u2"]


def test_a_row_changed_behind_the_desk_is_not_overwritten(empty: Desk, tmp_path: Path) -> None:
    empty.do(change, [(True, Unit(id="u1", staff=1)), (True, Unit(id="u2"))])
    with sqlite3.connect(tmp_path / "cụm.tdk") as other:
        other.execute("UPDATE unit SET staff = 2 WHERE id = 'u1'")
    other.close()
    with pytest.raises(Conflict) as refused:
        empty.undo()
    assert str(refused.value) == "Dữ liệu đã thay đổi sau bước này, nên không hoàn tác được."
    assert empty.records.all(Unit) == [Unit(id="u1", staff=2), Unit(id="u2")]
    assert len(empty.history()) == 1
