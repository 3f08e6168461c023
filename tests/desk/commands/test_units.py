"""Units: one card, one step; names are dated; posts belong to the year."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.desk.commands.units import remove_unit, rename_unit, save_unit
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.units import UnitCard, roles, unit_card, unit_lines, unit_names
from thiduadesk.domain.errors import RuleBroken, StillUsed
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.unit import UnitRole


def _card(desk: Desk, name: str) -> UnitCard:
    line = next(line for line in unit_lines(desk.records, 2018) if line.name == name)
    return unit_card(desk.records, line.id, 2018)


def test_a_new_unit_is_one_step_and_goes_by_undo(desk: Desk) -> None:
    before = unit_lines(desk.records, 2018)
    card = UnitCard(id=new_id(), year=2018, name="Trường Trung cấp Luật Cần Thơ", position=13)
    desk.do(save_unit, card)
    assert [line.name for line in unit_lines(desk.records, 2018)][-1] == card.name
    assert len(desk.history()) == 3
    desk.undo()
    assert unit_lines(desk.records, 2018) == before


def test_a_card_read_and_saved_again_changes_nothing(desk: Desk) -> None:
    steps = len(desk.history())
    for line in unit_lines(desk.records, 2018):
        desk.do(save_unit, unit_card(desk.records, line.id, 2018))
    assert len(desk.history()) == steps


def test_a_name_already_borne_is_refused_whatever_its_case_and_tone_place(desk: Desk) -> None:
    card = UnitCard(id=new_id(), year=2018, name="học  viện tư pháp")
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_unit, card)
    assert [problem.field for problem in refused.value.problems] == ["name"]


def test_a_renamed_unit_keeps_its_old_name_in_old_years(desk: Desk) -> None:
    card = _card(desk, "Nhà xuất bản Tư pháp")
    desk.do(rename_unit, card.id, "Nhà xuất bản Pháp luật", date(2020, 7, 1))
    assert unit_names(desk.records, 2018)[card.id] == "Nhà xuất bản Tư pháp"
    assert unit_names(desk.records, 2020)[card.id] == "Nhà xuất bản Pháp luật"
    assert unit_names(desk.records)[card.id] == "Nhà xuất bản Pháp luật"


def test_there_is_one_head_and_at_most_two_deputies(desk: Desk) -> None:
    new_head = _card(desk, "Học viện Tư pháp")
    desk.do(save_unit, replace(new_head, role=UnitRole.HEAD))
    held = roles(desk.records, 2018)
    assert held == {new_head.id: UnitRole.HEAD}
    for name in ("Nhà xuất bản Tư pháp", "Báo Pháp luật Việt Nam"):
        desk.do(save_unit, replace(_card(desk, name), role=UnitRole.DEPUTY))
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_unit, replace(_card(desk, "Viện Khoa học pháp lý"), role=UnitRole.DEPUTY))
    assert refused.value.problems[0].field == "role"


def test_a_unit_with_history_is_not_removed(desk: Desk) -> None:
    before = unit_lines(desk.records, 2018)
    with pytest.raises(StillUsed):
        desk.do(remove_unit, _card(desk, "Học viện Tư pháp"))
    assert unit_lines(desk.records, 2018) == before


def test_a_unit_that_left_is_gone_the_year_after(desk: Desk) -> None:
    card = replace(_card(desk, "Trường Trung cấp Luật Tây Bắc"), member_until=date(2018, 12, 31))
    desk.do(save_unit, card)
    assert card.name in [line.name for line in unit_lines(desk.records, 2018)]
    assert card.name not in [line.name for line in unit_lines(desk.records, 2019)]
