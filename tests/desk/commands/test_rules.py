"""What a cluster puts in place of a rule's values: with a reason, from a year on, never to block, and taken back."""

from dataclasses import replace

import pytest

from thiduadesk.desk.commands.rules import save_rule_values
from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.rules import RuleCard, RulesOfYear, RuleValue, rule_card
from thiduadesk.domain.errors import Conflict, NotFound, RuleBroken
from thiduadesk.domain.rulebook import RuleChange
from thiduadesk.rules.law import Status

CAP = "cstd-co-so.cap"
DEADLINE = "co-chinh-phu.deadline"
REASON = "Nghị quyết của Cụm ngày 12/01/2019"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The practice file, its year 2018 closed, with years that are open."""
    for year in (2019, 2020):
        desk.do(start_year, year)
    return desk


def filled(card: RuleCard, **typed: tuple[str, str]) -> list[RuleValue]:
    """The rows of a rule with (value, reason) typed into those of these fields."""
    return [
        replace(row, value=typed[row.field][0], reason=typed[row.field][1]) if row.field in typed else row
        for row in card.values
    ]


def put(desk: Desk, rule: str, *, year: int = 2019, **typed: tuple[str, str]) -> None:
    card = rule_card(desk.records, year, rule)
    desk.do(save_rule_values, card, filled(card, **typed))


def problems(desk: Desk, rule: str, **typed: tuple[str, str]) -> dict[str, str]:
    """What is refused, by field."""
    card = rule_card(desk.records, 2019, rule)
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_rule_values, card, filled(card, **typed))
    return {problem.field: problem.message for problem in refused.value.problems}


def percent(desk: Desk, year: int) -> object:
    rule = RulesOfYear(desk.records, year).common.rule(CAP)
    assert rule is not None
    return rule.values["percent"]


def test_a_value_changed_with_a_reason_is_the_cluster_s_word_and_only_warns(desk: Desk) -> None:
    before = RulesOfYear(desk.records, 2019).common.rule(CAP)
    assert before is not None
    assert before.blocks
    put(desk, CAP, percent=("20", REASON))
    after = RulesOfYear(desk.records, 2019).common.rule(CAP)
    assert after is not None
    assert after.values == {**before.values, "percent": 20}
    assert after.basis.status is Status.USER
    assert not after.blocks


def test_it_holds_from_its_year_on_and_not_before(desk: Desk) -> None:
    put(desk, CAP, percent=("20", REASON))
    assert [percent(desk, year) for year in (2018, 2019, 2020)] == [15, 20, 20]


def test_one_step_of_the_history_named_by_its_sentence_and_taken_back_by_undo(desk: Desk) -> None:
    steps = len(desk.history())
    put(desk, CAP, percent=("20", REASON))
    assert len(desk.history()) == steps + 1
    assert str(desk.history()[0].params["card"]).startswith("Chiến sĩ thi đua cơ sở: Không quá 15 %")
    desk.undo()
    assert percent(desk, 2019) == 15
    assert desk.records.all(RuleChange) == []


def test_nothing_is_changed_without_a_reason(desk: Desk) -> None:
    assert problems(desk, CAP, percent=("20", "")) == {
        f"reason:2019/{CAP}/percent": "Cần ghi lý do, căn cứ của thay đổi."
    }
    assert percent(desk, 2019) == 15


def test_a_reason_alone_asks_for_the_value(desk: Desk) -> None:
    assert list(problems(desk, CAP, percent=("", REASON))) == [f"value:2019/{CAP}/percent"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("percent", "hai mươi"), ("percent", "101"), ("of", "Danh hiệu lạ"), ("level", "trong huyện")],
)
def test_what_cannot_be_read_is_named_by_its_row_and_nothing_is_written(desk: Desk, field: str, typed: str) -> None:
    refused = problems(desk, CAP, **{"percent": ("20", REASON), field: (typed, REASON)})
    assert list(refused) == [f"value:2019/{CAP}/{field}"]
    assert desk.records.all(RuleChange) == []


def test_a_value_is_kept_as_it_is_written(desk: Desk) -> None:
    put(desk, CAP, of=("tap the ldtt", REASON), level=("TÍNH TRONG CỤM", REASON))
    stored = {change.field: change.value for change in desk.records.all(RuleChange)}
    assert stored == {"of": "Tập thể Lao động tiên tiến", "level": "tính trong cụm"}


def test_a_day_and_a_month_that_fit_only_together_are_taken_together(desk: Desk) -> None:
    put(desk, DEADLINE, day=("30", REASON), month=("6", REASON))
    put(desk, DEADLINE, day=("31", REASON), month=("7", REASON))
    rule = RulesOfYear(desk.records, 2019).common.rule(DEADLINE)
    assert rule is not None
    assert (rule.values["day"], rule.values["month"]) == (31, 7)
    assert list(problems(desk, DEADLINE, month=("2", REASON))) == [f"value:2019/{DEADLINE}/month"]


@pytest.mark.parametrize("emptied", [("", REASON), ("", "")], ids=["the value", "the whole row"])
def test_emptying_takes_the_change_back(desk: Desk, emptied: tuple[str, str]) -> None:
    put(desk, CAP, percent=("20", REASON))
    put(desk, CAP, percent=emptied)
    assert desk.records.all(RuleChange) == []
    desk.undo()
    assert percent(desk, 2019) == 20


def test_another_value_takes_the_place_of_the_one_before(desk: Desk) -> None:
    put(desk, CAP, percent=("20", REASON))
    (first,) = desk.records.all(RuleChange)
    put(desk, CAP, percent=("10", "Họp Cụm ngày 02/03/2019"))
    assert desk.records.all(RuleChange) == [replace(first, value="10", reason="Họp Cụm ngày 02/03/2019")]


def test_a_later_year_goes_its_own_way(desk: Desk) -> None:
    put(desk, CAP, percent=("20", REASON))
    put(desk, CAP, year=2020, percent=("15", "Trở lại như Nghị định"))
    assert [percent(desk, year) for year in (2019, 2020)] == [20, 15]


def test_a_setting_may_be_left_open(desk: Desk) -> None:
    put(desk, "flags-per-cluster", value=("4", "Hướng dẫn của Bộ"))
    put(desk, "flags-per-cluster", year=2020, value=("", "Chưa có hướng dẫn"))
    values = [RulesOfYear(desk.records, year).common.setting("flags-per-cluster") for year in (2019, 2020)]
    assert values == ["4", ""]


def test_in_a_closed_year_nothing_is_changed(desk: Desk) -> None:
    with pytest.raises(Conflict):
        put(desk, CAP, year=2018, percent=("20", REASON))


def test_a_rule_that_does_not_hold_is_not_changed(desk: Desk) -> None:
    card = rule_card(desk.records, 2019, CAP)
    gone = replace(card, id="khong-co")
    with pytest.raises(NotFound):
        desk.do(save_rule_values, gone, card.values)
