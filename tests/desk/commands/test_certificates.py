"""Certificates: offered for nominations passed, entered with the next numbers, filled in together, taken out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from thiduadesk.desk.commands.certificates import (
    enter_in_book,
    fill_certificates,
    remove_certificate,
    save_certificate,
)
from thiduadesk.desk.commands.nominations import remove_nomination
from thiduadesk.desk.commands.printouts import Printing, note_printout
from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import booked_numbers, compose_paper, render_as
from thiduadesk.desk.queries.certificates import certificates_of, offered
from thiduadesk.desk.queries.units import memberships
from thiduadesk.desk.steps import step
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.errors import NotFound, RuleBroken, StillUsed
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.year import Year
from thiduadesk.rules.pack import common_pack
from thiduadesk.store.work import Work

YEAR = 2019
WORDING = common_pack().wording


@step("Thử")
def enter(work: Work, records: Sequence[object]) -> None:
    """Enter records as an import does."""
    put_checked(work, *records)


@step("Thử")
def forget(work: Work) -> None:
    """Take away what the practice file has entered."""
    for item in work.all(Certificate):
        work.drop(item)


@pytest.fixture
def unit(desk: Desk) -> str:
    """A unit of a year of its own, in which nothing has happened yet."""
    desk.do(enter, [Year(id="y19", year=YEAR)])
    return next(iter(memberships(desk.records, 2018)))


def passed(unit: str, key: str = "n1", **more: object) -> Nomination:
    return Nomination(id=key, year=YEAR, unit_id=unit, title="Giấy khen", status="thông qua", **more)  # type: ignore[arg-type]


def numbers(desk: Desk) -> dict[str, int | None]:
    return {item.id: item.number for item in desk.records.all(Certificate, year=YEAR)}


def offers(desk: Desk) -> list[Certificate]:
    return list(offered(desk.records, YEAR, WORDING))


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
    granted = [item.id for item in certificates_of(desk.records, 2018, WORDING)]
    assert len(granted) > 1
    desk.do(enter_in_book, 2018)
    assert [(item.id, item.number) for item in certificates_of(desk.records, 2018, WORDING)] == [
        (key, number) for number, key in enumerate(granted, start=1)
    ]
    desk.undo()
    assert desk.records.all(Certificate) == []


def test_a_nomination_passed_later_is_offered_and_gets_the_next_number(desk: Desk, unit: str) -> None:
    desk.do(enter, [passed(unit)])
    desk.do(enter_in_book, YEAR)
    desk.do(enter, [passed(unit, "n2")])
    assert [(item.id, item.nomination_id) for item in offers(desk)] == [("n2", "n2")]
    assert len(render_as(compose_paper(desk.records, "giay-chung-nhan", YEAR), "txt").decode().split("\f")) == 2
    desk.do(enter_in_book, YEAR)
    assert numbers(desk) == {"n1": 1, "n2": 2}
    assert offers(desk) == []


def test_one_entered_by_an_earlier_version_under_the_nominations_id_is_its_certificate(desk: Desk, unit: str) -> None:
    desk.do(enter, [passed(unit), Certificate(id="n1", year=YEAR, unit_id=unit, number=1)])
    assert offers(desk) == []


def test_the_content_proposed_tells_the_achievements_of_the_nomination_and_nothing_else(desk: Desk, unit: str) -> None:
    movement = Movement(id="m1", name="Chung sức xây dựng nông thôn mới")
    deeds = [
        Achievement(id="a1", year=YEAR, unit_id=unit, content="Đỡ đầu hai xã khó khăn", movement_id="m1"),
        Achievement(id="a2", year=YEAR, unit_id=unit, content="Tư vấn miễn phí 120 vụ"),
    ]
    grounds = [
        Ground(id="g1", nomination_id="n2", achievement_id="a1"),
        Ground(id="g2", nomination_id="n3", achievement_id="a1"),
        Ground(id="g3", nomination_id="n3", achievement_id="a2"),
    ]
    nominations = [passed(unit, key, reason="Dẫn đầu Cụm") for key in ("n1", "n2", "n3")]
    desk.do(enter, [movement, *deeds, *nominations, *grounds])
    assert [item.content for item in offers(desk)] == [
        "",
        "Đã có thành tích xuất sắc trong phong trào thi đua «Chung sức xây dựng nông thôn mới» năm 2019",
        "Đã có thành tích xuất sắc năm 2019: Đỡ đầu hai xã khó khăn; Tư vấn miễn phí 120 vụ",
    ]


def test_one_taken_out_is_not_given_nor_offered_until_its_mark_is_taken_out(desk: Desk, unit: str) -> None:
    desk.do(enter, [nomination := passed(unit)])
    desk.do(enter_in_book, YEAR)
    desk.do(remove_certificate, desk.records.need(Certificate, "n1"))
    marked = desk.records.need(Certificate, "n1")
    assert (marked.form, marked.number, offers(desk)) == ("không cấp", None, [])
    for kind in ("giay-chung-nhan", "so-cap"):
        with pytest.raises(NotFound):
            compose_paper(desk.records, kind, YEAR)
    with pytest.raises(NotFound):
        desk.do(enter_in_book, YEAR)
    desk.do(remove_certificate, marked)
    assert [item.id for item in offers(desk)] == ["n1"]
    desk.undo()
    desk.do(remove_nomination, nomination)  # the mark goes with it
    assert desk.records.all(Certificate, year=YEAR) == []


def test_one_without_a_nomination_is_gone_and_a_nomination_with_one_stays(desk: Desk, unit: str) -> None:
    desk.do(enter, [nomination := passed(unit), lone := Certificate(id="c1", year=YEAR, unit_id=unit)])
    desk.do(enter_in_book, YEAR)
    desk.do(remove_certificate, replace(lone, number=1))
    assert [*numbers(desk)] == ["n1"]
    with pytest.raises(StillUsed):
        desk.do(remove_nomination, nomination)


def test_a_number_that_went_out_is_not_given_again_and_one_nobody_saw_is(desk: Desk, unit: str) -> None:
    given = [Certificate(id=f"c{number}", year=YEAR, unit_id=unit, content=str(number)) for number in range(1, 4)]
    desk.do(enter, given)
    desk.do(enter_in_book, YEAR)
    desk.do(remove_certificate, desk.records.need(Certificate, "c3"))
    desk.do(enter, [replace(given[2], id="c4")])
    desk.do(enter_in_book, YEAR)
    assert numbers(desk) == {"c1": 1, "c2": 2, "c4": 3}
    booked = booked_numbers(desk.records, "giay-chung-nhan", YEAR, "c4")
    assert booked == (3,)
    printing = Printing(kind="giay-chung-nhan", year=YEAR, subject="c4", text="Giấy", booked=booked)
    desk.do(note_printout, printing, datetime(2019, 12, 20, 9, tzinfo=UTC))
    desk.undo()
    assert numbers(desk)["c4"] is None
    desk.do(enter_in_book, YEAR)
    assert numbers(desk) == {"c1": 1, "c2": 2, "c4": 4}
    desk.do(save_certificate, replace(desk.records.need(Certificate, "c4"), number=3))
    assert numbers(desk)["c4"] == 3


def test_a_number_is_given_once_and_the_recipient_is_the_nominations(desk: Desk, unit: str) -> None:
    desk.do(enter, [passed(unit), Certificate(id="c1", year=YEAR, recipient="Xã A", number=1)])
    (offer,) = offers(desk)
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_certificate, replace(offer, number=1, unit_id=None))
    assert [problem.field for problem in refused.value.problems] == ["number", "unit_id"]
    desk.do(save_certificate, replace(offer, number=2))
    assert numbers(desk) == {"c1": 1, "n1": 2}


def test_many_are_filled_in_one_step_over_what_they_said_or_where_it_is_empty(desk: Desk, unit: str) -> None:
    source = Certificate(
        id="c1", year=YEAR, unit_id=unit, decision_no="7/QĐ", decided_on=date(2019, 12, 2), signer="Lê Thị Một"
    )
    old = Certificate(id="c2", year=YEAR, recipient="Xã A", decision_no="5/QĐ", place="Huế", note="trao sau")
    desk.do(enter, [passed(unit), source, old])
    others = [old, *offers(desk)]
    desk.do(fill_certificates, source, others, over=False)
    told = {item.id: item for item in desk.records.all(Certificate, year=YEAR)}
    assert told["c2"] == replace(old, decided_on=source.decided_on, signer=source.signer)
    assert (told["n1"].decision_no, told["n1"].nomination_id) == ("7/QĐ", "n1")
    desk.undo()
    assert desk.records.get(Certificate, "n1") is None
    desk.do(fill_certificates, source, others, over=True)
    assert desk.records.need(Certificate, "c2").decision_no == "7/QĐ"
    with pytest.raises(NotFound, match="chưa ghi"):
        desk.do(fill_certificates, replace(source, decision_no="", decided_on=None, signer=""), others, over=True)
