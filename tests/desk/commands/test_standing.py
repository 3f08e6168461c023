"""What eligibility looks at beside the history: cases, initiatives, headcounts, grounds; and what belongs to whom."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.desk.commands.achievements import remove_achievement
from thiduadesk.desk.commands.cases import save_cases
from thiduadesk.desk.commands.grounds import save_grounds
from thiduadesk.desk.commands.headcounts import save_headcounts
from thiduadesk.desk.commands.initiatives import save_initiatives
from thiduadesk.desk.commands.nominations import remove_nomination
from thiduadesk.desk.commands.people import save_people
from thiduadesk.desk.commands.units import remove_unit, save_unit
from thiduadesk.desk.commands.years import save_cluster, start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.awards import awards_of
from thiduadesk.desk.queries.cases import cases_of
from thiduadesk.desk.queries.grounds import grounds_of
from thiduadesk.desk.queries.headcounts import headcounts_of
from thiduadesk.desk.queries.initiatives import initiatives_of
from thiduadesk.desk.queries.units import UnitCard, unit_card, unit_lines
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.desk.steps import step
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case, CaseKind
from thiduadesk.domain.errors import RuleBroken, StillUsed
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.rulebook import Rulebook, Ruling
from thiduadesk.domain.year import Year
from thiduadesk.store.work import Work


@step("Thử")
def put_record(work: Work, record: object) -> None:
    """Put a record as it is."""
    work.put(record)


@pytest.fixture
def fresh(desk: Desk) -> UnitCard:
    """A unit nothing speaks of yet."""
    card = UnitCard(id=new_id(), year=2018, name="Trường Trung cấp Luật Cần Thơ", position=13)
    desk.do(save_unit, card)
    return unit_card(desk.records, card.id, 2018)


def _problems(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [problem.field for problem in refused.value.problems]


def test_cases_come_latest_first_and_one_without_a_kind_is_refused(desk: Desk, fresh: UnitCard) -> None:
    old = Case(id=new_id(), unit_id=fresh.id, kind=CaseKind.DISCIPLINE, since=date(2015, 3, 1), until=date(2016, 3, 1))
    now = Case(id=new_id(), unit_id=fresh.id, kind="xác minh", since=date(2018, 9, 1))
    desk.do(save_cases, fresh, [old, now])
    assert cases_of(desk.records, fresh.id) == (now, old)
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_cases, fresh, [replace(old, kind=""), replace(now, until=date(2018, 8, 1))])
    assert _problems(refused) == [f"kind:{old.id}", f"until:{now.id}"]
    desk.undo()
    assert cases_of(desk.records, fresh.id) == ()


def test_initiatives_of_all_years_are_kept_with_their_unit(desk: Desk, fresh: UnitCard) -> None:
    rows = [Initiative(id=new_id(), year=year, unit_id=fresh.id, name="Sổ tay hỏi đáp") for year in (2016, 2018)]
    desk.do(save_initiatives, fresh, rows)
    assert [item.year for item in initiatives_of(desk.records, fresh.id)] == [2018, 2016]
    desk.do(save_initiatives, fresh, rows[:1])
    assert initiatives_of(desk.records, fresh.id) == (rows[0],)


def test_a_unit_has_one_headcount_for_each_year_of_the_file(desk: Desk, fresh: UnitCard) -> None:
    desk.do(start_year, 2017)
    this = Headcount(id=new_id(), year=2018, unit_id=fresh.id, members=20, advanced=15)
    last = Headcount(id=new_id(), year=2017, unit_id=fresh.id, members=19)
    desk.do(save_headcounts, fresh, [last, this])
    assert headcounts_of(desk.records, fresh.id) == (this, last)
    desk.do(save_headcounts, fresh, [replace(last, year=2018), replace(this, year=2017)])
    assert [item.members for item in headcounts_of(desk.records, fresh.id)] == [19, 20]
    desk.undo()
    assert headcounts_of(desk.records, fresh.id) == (this, last)
    with pytest.raises(RuleBroken) as refused:
        desk.do(
            save_headcounts, fresh, [this, replace(last, year=2018), Headcount(id="n", year=1999, unit_id=fresh.id)]
        )
    assert _problems(refused) == [f"year:{last.id}", "year:n"]
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_headcounts, fresh, [replace(this, completed=-1, exemplary=21)])
    assert _problems(refused) == [f"completed:{this.id}", f"exemplary:{this.id}"]
    assert headcounts_of(desk.records, fresh.id) == (this, last)


def test_a_unit_is_not_removed_while_any_of_these_speak_of_it(desk: Desk, fresh: UnitCard) -> None:
    other = unit_card(desk.records, unit_lines(desk.records, 2018)[0].id, 2018)
    for record in (
        Case(id=new_id(), unit_id=fresh.id, kind=CaseKind.COMPLAINT),
        Initiative(id=new_id(), year=2018, unit_id=fresh.id, name="Sổ tay"),
        Headcount(id=new_id(), year=2018, unit_id=fresh.id),
    ):
        desk.do(put_record, record)
        with pytest.raises(StillUsed):
            desk.do(remove_unit, fresh)
        desk.undo()
    desk.do(save_unit, replace(other, merged_into_id=fresh.id))
    with pytest.raises(StillUsed):
        desk.do(remove_unit, fresh)
    desk.undo()
    desk.do(remove_unit, fresh)


def test_a_nomination_goes_with_its_grounds_and_rulings_and_comes_back_with_them(desk: Desk, fresh: UnitCard) -> None:
    nomination = Nomination(id=new_id(), year=2018, unit_id=fresh.id, title="Bằng khen")
    deeds = [Achievement(id=new_id(), year=2018, unit_id=fresh.id, content=f"Việc {n}") for n in (1, 2)]
    for record in (nomination, *deeds):
        desk.do(put_record, record)
    first, second = (deed.id for deed in deeds)
    desk.do(save_grounds, nomination, [first, second, first])
    assert grounds_of(desk.records, nomination.id) == (first, second)
    desk.do(save_grounds, nomination, [second])
    assert grounds_of(desk.records, nomination.id) == (second,)
    with pytest.raises(StillUsed):
        desk.do(remove_achievement, deeds[1])
    ruling = Ruling(id=new_id(), nomination_id=nomination.id, rule="x", met=True, reason="đã xác minh")
    desk.do(put_record, ruling)
    desk.do(remove_nomination, nomination)
    assert (grounds_of(desk.records, nomination.id), desk.records.all(Ruling)) == ((), [])
    desk.undo()
    assert (grounds_of(desk.records, nomination.id), desk.records.all(Ruling)) == ((second,), [ruling])


def test_a_unit_keeps_what_it_was_merged_into_and_from_when_its_history_is_whole(desk: Desk, fresh: UnitCard) -> None:
    other = unit_card(desk.records, unit_lines(desk.records, 2018)[0].id, 2018)
    desk.do(save_unit, replace(fresh, merged_into_id=other.id, history_since=2014))
    stored = unit_card(desk.records, fresh.id, 2018)
    assert (stored.merged_into_id, stored.history_since) == (other.id, 2014)
    for card in (
        replace(other, merged_into_id=fresh.id),
        replace(stored, merged_into_id=fresh.id),
        replace(stored, history_since=14),
    ):
        with pytest.raises(RuleBroken):
            desk.do(save_unit, card)
    assert unit_card(desk.records, fresh.id, 2018) == stored


def test_a_year_keeps_the_book_it_was_closed_with_whatever_the_form_says(desk: Desk) -> None:
    desk.do(put_record, Rulebook(id="sách", content="{}"))
    year = desk.records.one(Year, year=2018)
    assert year is not None
    desk.do(put_record, replace(year, rulebook_id="sách"))
    card = replace(cluster_card(desk.records, 2018), rules_on=date(2018, 7, 1))
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_cluster, card)
    assert _problems(refused) == ["rules_reason"]
    desk.do(save_cluster, replace(card, rules_reason="hướng dẫn của Bộ"))
    stored = desk.records.one(Year, year=2018)
    assert stored == replace(year, rulebook_id="sách", rules_on=date(2018, 7, 1), rules_reason="hướng dẫn của Bộ")


def test_somebody_moved_to_another_unit_stays_the_same_person_with_the_same_history(
    desk: Desk, fresh: UnitCard
) -> None:
    other = unit_card(desk.records, unit_lines(desk.records, 2018)[0].id, 2018)
    here = Person(id=new_id(), unit_id=fresh.id, name="Lương Thế Phú")
    stays = Person(id=new_id(), unit_id=fresh.id, name="Hà Mỹ Duyên")
    desk.do(save_people, fresh, [here, stays])
    award = Award(id=new_id(), unit_id=fresh.id, person_id=here.id, title="Chiến sĩ thi đua cơ sở", year=2017)
    desk.do(put_record, award)
    steps = len(desk.history())
    desk.do(save_people, fresh, [replace(here, unit_id=other.id), stays])
    assert len(desk.history()) == steps + 1
    assert desk.records.all(Person, unit_id=fresh.id) == [stays]
    assert desk.records.need(Person, here.id).unit_id == other.id
    assert awards_of(desk.records, fresh.id) == (award,)
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_people, fresh, [replace(stays, unit_id=None)])  # type: ignore[arg-type]  # a cell that was cleared
    assert _problems(refused) == [f"unit_id:{stays.id}"]
    desk.undo()
    assert desk.records.need(Person, here.id) == here
