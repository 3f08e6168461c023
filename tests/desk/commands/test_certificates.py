"""«Vào sổ số»: the next numbers of the year, in protocol order, as one step."""

from collections.abc import Sequence

import pytest

from thiduadesk.desk.commands.certificates import enter_in_book
from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.certificates import certificates_of
from thiduadesk.desk.queries.units import memberships
from thiduadesk.desk.steps import step
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.person import Person
from thiduadesk.domain.year import Year
from thiduadesk.store.work import Work

YEAR = 2019


@step("Thử")
def enter(work: Work, certificates: Sequence[object]) -> None:
    """Enter certificates as an import does."""
    put_checked(work, *certificates)


@step("Thử")
def forget(work: Work) -> None:
    """Take away what the practice file has entered."""
    for item in work.all(Certificate):
        work.drop(item)


def numbers(desk: Desk) -> dict[str, int | None]:
    return {item.id: item.number for item in desk.records.all(Certificate, year=YEAR)}


def test_numbers_follow_the_last_in_protocol_order_units_before_their_people(desk: Desk) -> None:
    first, second, *_ = memberships(desk.records, 2018)
    person = Person(id="người", unit_id=first, name="Lê Hoàng Anh")
    given = [
        Certificate(id="c1", year=YEAR, recipient="Nhân dân và cán bộ xã"),
        Certificate(id="c2", year=YEAR, unit_id=second, person_id=None),
        Certificate(id="c3", year=YEAR, person_id="người"),
        Certificate(id="c4", year=YEAR, unit_id=first),
        Certificate(id="c5", year=YEAR, unit_id=second, number=7),
    ]
    desk.do(enter, [Year(id="y19", year=YEAR), person, *given])
    desk.do(enter_in_book, YEAR)
    assert numbers(desk) == {"c4": 8, "c3": 9, "c2": 10, "c1": 11, "c5": 7}
    desk.undo()
    assert numbers(desk) == {item.id: item.number for item in given}
    desk.redo()
    with pytest.raises(NotFound, match="không có giấy nào chưa vào sổ"):
        desk.do(enter_in_book, YEAR)


def test_where_none_was_entered_those_of_the_nominations_passed_are(desk: Desk) -> None:
    desk.do(forget)
    granted = [item.id for item in certificates_of(desk.records, 2018)]
    assert len(granted) > 1
    desk.do(enter_in_book, 2018)
    assert [(item.id, item.number) for item in certificates_of(desk.records, 2018)] == [
        (key, number) for number, key in enumerate(granted, start=1)
    ]
    desk.undo()
    assert desk.records.all(Certificate) == []
