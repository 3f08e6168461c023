"""Saving tables of rows that belong to a record, and removing a record with what is part of it."""

from datetime import date

import pytest

from thiduadesk.desk.commands.achievements import remove_achievement, save_achievement, save_evidence
from thiduadesk.desk.commands.milestones import complete_milestone, save_milestones
from thiduadesk.desk.commands.movements import save_activity, save_movements
from thiduadesk.desk.commands.nominations import save_nomination
from thiduadesk.desk.commands.pledges import remove_pledge, save_pledge, save_registrations, save_targets
from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.achievements import achievement_lines
from thiduadesk.desk.queries.milestones import milestone_lines, milestones_of
from thiduadesk.desk.queries.movements import movements_of
from thiduadesk.desk.queries.nominations import trail
from thiduadesk.desk.queries.pledges import pledge_card, pledge_lines, pledge_targets, registrations_of
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.errors import Conflict, NotFound, RuleBroken, StillUsed
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.milestone import Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination, NominationStatus
from thiduadesk.domain.pledge import PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.unit import Unit


def _unit(desk: Desk) -> str:
    return desk.records.all(Unit)[0].id


def test_targets_can_be_typed_before_the_pledge_is_signed(desk: Desk) -> None:
    desk.do(start_year, 2019)
    card = pledge_card(desk.records, _unit(desk), 2019)
    rows = [
        PledgeTarget(id=new_id(), pledge_id="", position=0, name=f"Chỉ tiêu {n}", planned="trên 92,04%") for n in (1, 2)
    ]
    desk.do(save_targets, card, rows)
    assert [target.name for target in pledge_targets(desk.records, card.id, 2019)] == ["Chỉ tiêu 1", "Chỉ tiêu 2"]
    line = next(line for line in pledge_lines(desk.records, 2019) if line.id == card.id)
    assert (line.signed, line.targets, line.reported) == (False, 2, 0)


def test_rows_are_ordered_as_given_and_those_left_out_are_dropped(desk: Desk) -> None:
    card = pledge_card(desk.records, _unit(desk), 2018)
    first, second = pledge_targets(desk.records, card.id, 2018)
    desk.do(save_targets, card, [second, first])
    assert [target.id for target in pledge_targets(desk.records, card.id, 2018)] == [second.id, first.id]
    desk.do(save_targets, card, [second])
    assert [target.id for target in pledge_targets(desk.records, card.id, 2018)] == [second.id]
    desk.undo()
    assert len(pledge_targets(desk.records, card.id, 2018)) == 2


def test_a_row_that_cannot_be_is_named_by_field_and_id_and_nothing_is_written(desk: Desk) -> None:
    card = pledge_card(desk.records, _unit(desk), 2018)
    before = registrations_of(desk.records, card.id, 2018)
    wrong = Registration(id="x", year=2018, unit_id=card.id, title="", quantity=0)
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_registrations, card, [*before, wrong])
    assert [problem.field for problem in refused.value.problems] == ["title:x", "quantity:x"]
    assert registrations_of(desk.records, card.id, 2018) == before


def test_a_pledge_goes_with_its_targets_and_comes_back_with_them(desk: Desk) -> None:
    card = pledge_card(desk.records, _unit(desk), 2018)
    before = pledge_targets(desk.records, card.id, 2018)
    desk.do(remove_pledge, card)
    assert pledge_targets(desk.records, card.id, 2018) == ()
    with pytest.raises(NotFound):
        desk.do(remove_pledge, card)
    desk.undo()
    assert pledge_targets(desk.records, card.id, 2018) == before
    desk.do(save_pledge, pledge_card(desk.records, card.id, 2018))
    assert desk.history()[0].reverts is not None


def test_an_achievement_with_its_evidence(desk: Desk) -> None:
    item = Achievement(id=new_id(), year=2018, unit_id=_unit(desk), content="Tổ chức hội thảo")
    desk.do(save_achievement, item)
    desk.do(save_evidence, item, [Evidence(id=new_id(), achievement_id=item.id, reference="BC 12/BC-VKHPL")])
    line = next(line for line in achievement_lines(desk.records, 2018) if line.id == item.id)
    assert line.evidence == "BC 12/BC-VKHPL"
    desk.do(remove_achievement, item)
    assert item.id not in [line.id for line in achievement_lines(desk.records, 2018)]
    desk.undo()
    assert item.id in [line.id for line in achievement_lines(desk.records, 2018)]


def test_each_status_of_a_nomination_leaves_its_day(desk: Desk) -> None:
    item = Nomination(id=new_id(), year=2018, unit_id=_unit(desk), title="Bằng khen")
    desk.do(save_nomination, item, date(2018, 11, 1))
    passed = Nomination(id=item.id, year=2018, unit_id=item.unit_id, title="Bằng khen", status=NominationStatus.PASSED)
    desk.do(save_nomination, passed, date(2018, 12, 14), "hội nghị bình xét")
    desk.do(save_nomination, passed, date(2018, 12, 20))
    events = trail(desk.records, item.id)
    assert [(event.status, event.happened_on) for event in events] == [
        (NominationStatus.INTENDED, date(2018, 11, 1)),
        (NominationStatus.PASSED, date(2018, 12, 14)),
    ]
    assert events[1].reason == "hội nghị bình xét"


def test_movements_shown_are_replaced_but_one_in_use_stays(desk: Desk) -> None:
    shown = movements_of(desk.records, 2018)
    mine = Movement(id=new_id(), name="Đợt thi đua nước rút")
    desk.do(save_movements, [*shown, mine], shown)
    assert mine in movements_of(desk.records, 2018)
    with pytest.raises(StillUsed):
        desk.do(save_movements, [mine], [*shown, mine])
    assert len(movements_of(desk.records, 2018)) == len(shown) + 1


def test_milestones_and_what_units_did_of_them(desk: Desk) -> None:
    desk.do(start_year, 2019)
    milestone = Milestone(id=new_id(), year=2019, name="Ký giao ước", due=date(2019, 3, 20))
    desk.do(save_milestones, 2019, [milestone])
    desk.do(complete_milestone, milestone, _unit(desk), date(2019, 3, 25))
    (line,) = milestone_lines(desk.records, 2019)
    assert (line.expected, line.met, line.done) == (1, 1, True)
    desk.do(complete_milestone, milestone, _unit(desk), None)
    (line,) = milestone_lines(desk.records, 2019)
    assert line.days_late(date(2019, 3, 30)) == 10
    desk.do(save_milestones, 2019, [])
    assert milestones_of(desk.records, 2019) == []


def test_an_activity_and_the_units_that_took_part(desk: Desk) -> None:
    units = [unit.id for unit in desk.records.all(Unit)[:3]]
    item = Activity(id=new_id(), year=2018, content="Giao lưu thể thao")
    desk.do(save_activity, item, units)
    desk.do(save_activity, item, units[1:])
    assert {part.unit_id for part in desk.records.all(Participation, activity_id=item.id)} == set(units[1:])


def test_a_year_is_opened_once(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.do(start_year, 2018)
