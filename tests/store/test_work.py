"""The one door through which rows change: what it writes, what it refuses, what it remembers."""

import json

import pytest

from thiduadesk.domain.errors import Conflict, NotFound, StillUsed
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit, UnitName
from thiduadesk.store.database import Store
from thiduadesk.store.failures import translating
from thiduadesk.store.records import Records
from thiduadesk.store.work import Image, Work

from .conftest import Writing

UNIT = Unit(id="u1", short_name="VKHPL", staff=86)
PERSON = Person(id="p1", unit_id="u1", name="Đỗ Thu Trang")


def test_an_image_holds_the_row_before_and_after(store: Store, writing: Writing) -> None:
    with writing(store) as work:
        work.put(Movement(id="m1", name="Chung sức"))
        work.put(Movement(id="m1", name="Chung sức xây dựng nông thôn mới"))
        work.drop(Movement(id="m1", name="whatever the caller last saw"))
    made, changed, dropped = work.images
    assert (made.table, made.key, made.before) == ("movement", "m1", None)
    assert json.loads(made.after or "")["name"] == "Chung sức"
    assert (changed.before, dropped.before) == (made.after, changed.after)
    assert dropped.after is None


def test_what_changes_nothing_leaves_no_image(store: Store, writing: Writing) -> None:
    with writing(store) as work:
        work.put(UNIT)
    with writing(store) as work:
        work.put(UNIT)
        work.put_all([UNIT, UNIT])
        work.drop(Movement(id="never", name="there"))
    assert work.images == []


def test_nothing_is_written_outside_a_step(store: Store) -> None:
    with pytest.raises(AssertionError):
        Work(store.connection).put(UNIT)
    assert Records(store.connection).all(Unit) == []


def test_a_row_others_speak_of_stays(store: Store, writing: Writing) -> None:
    with writing(store) as work:
        work.put_all([UNIT, UnitName(id="n1", unit_id="u1", name="Viện Khoa học pháp lý"), PERSON])
        with pytest.raises(StillUsed) as refused:
            work.drop(UNIT)
        assert work.used_by("unit", "u1") == {"unit_name": 1, "person": 1}
        assert "2" in str(refused.value)
        work.drop(PERSON)
        work.drop(UnitName(id="n1", unit_id="u1", name=""))
        work.drop(UNIT)
    assert Records(store.connection).counts()["unit"] == 0


def test_a_row_that_speaks_of_nothing_is_refused_with_a_sentence(store: Store, writing: Writing) -> None:
    with pytest.raises(NotFound) as refused, translating(store.path), writing(store) as work:
        work.put(PERSON)
    assert str(refused.value) == "Bản ghi mà mục này nhắc đến không còn trong tệp."


def test_putting_back_wants_the_row_as_it_was_left(store: Store, writing: Writing) -> None:
    with writing(store) as work:
        work.put(UNIT)
    (made,) = work.images
    with writing(store) as work, pytest.raises(Conflict):
        work.put_back(Image(made.table, made.key, None, made.after and made.after.replace("86", "87")))
    with writing(store) as work:
        work.put_back(made)
    assert Records(store.connection).all(Unit) == []


def test_reading_asks_by_field_and_knows_every_field(store: Store, writing: Writing) -> None:
    with writing(store) as work:
        work.put_all([UNIT, Unit(id="u0", parent_id=None), Unit(id="u2", parent_id="u1")])
    records = Records(store.connection)
    assert [unit.id for unit in records.all(Unit)] == ["u0", "u1", "u2"]
    assert [unit.id for unit in records.all(Unit, parent_id=None)] == ["u0", "u1"]
    assert records.one(Unit, parent_id="u1", staff=None) == Unit(id="u2", parent_id="u1")
    assert records.one(Unit, short_name="nobody") is None
    assert records.get(Unit, None) is None
    with pytest.raises(NotFound):
        records.need(Unit, "u9")
    with pytest.raises(TypeError, match="Unit has no colour"):
        records.all(Unit, colour="red")
