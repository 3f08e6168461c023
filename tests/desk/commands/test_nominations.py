"""Nominations through the desk: a sourced rule bars, a ruling lifts the bar and is printed, a closed year keeps all."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from thiduadesk.desk.commands.conferences import finalise_conference, save_conference
from thiduadesk.desk.commands.nominations import remove_nomination, remove_ruling, rule_on, save_nomination
from thiduadesk.desk.commands.rounds import save_counts, save_rounds
from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.eligibility import Assessments
from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.queries.units import memberships
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.conference import Conference, ConferenceKind
from thiduadesk.domain.errors import RuleBroken
from thiduadesk.domain.nomination import Nomination, NominationEvent, NominationStatus
from thiduadesk.domain.rulebook import Rulebook, Ruling
from thiduadesk.domain.year import Year
from thiduadesk.rules.condition import State
from thiduadesk.rules.eligibility import Verdict

DAY = date(2018, 12, 14)
FLAG = "Cờ thi đua ngành Tư pháp"


@pytest.fixture
def unregistered(desk: Desk) -> Nomination:
    """A unit that never registered for the flag it is now put forward for."""
    unit = list(memberships(desk.records, 2018))[-2]
    nomination = Nomination(id="n", year=2018, unit_id=unit, title=FLAG, position=20, status=NominationStatus.PROPOSED)
    desk.do(save_nomination, nomination, DAY)
    return nomination


def test_a_sourced_rule_keeps_it_from_passing(desk: Desk, unregistered: Nomination) -> None:
    passed = replace(unregistered, status=NominationStatus.PASSED)
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_nomination, passed, DAY)
    assert {problem.field for problem in refused.value.problems} == {"status"}
    assert any("Điều 10 khoản 1" in str(problem.params) for problem in refused.value.problems)
    assert desk.records.need(Nomination, "n").status == NominationStatus.PROPOSED


def test_a_ruling_lets_it_pass_and_undo_bars_it_again(desk: Desk, unregistered: Nomination) -> None:
    desk.do(rule_on, unregistered, "registered", met=True, reason="Đã đăng ký bằng văn bản giấy")
    assert Assessments(desk.records, 2018).of(unregistered).verdict is not Verdict.BARRED
    desk.do(save_nomination, replace(unregistered, status=NominationStatus.PASSED), DAY)
    desk.undo()
    desk.undo()
    assert Assessments(desk.records, 2018).of(unregistered).verdict is Verdict.BARRED


def test_a_ruling_is_replaced_dropped_and_goes_with_its_nomination(desk: Desk, unregistered: Nomination) -> None:
    desk.do(rule_on, unregistered, "registered", met=True, reason="Đã đăng ký bằng văn bản giấy")
    desk.do(rule_on, unregistered, "registered", met=False, reason="Tìm lại thì không có")
    (ruling,) = desk.records.all(Ruling)
    assert (ruling.met, ruling.reason) == (False, "Tìm lại thì không có")
    desk.do(remove_ruling, unregistered, "registered")
    assert desk.records.all(Ruling) == []
    desk.undo()
    desk.do(remove_nomination, unregistered)
    assert desk.records.all(Ruling) == []
    assert desk.records.all(NominationEvent, nomination_id="n") == []


def test_no_ruling_without_a_reason(desk: Desk, unregistered: Nomination) -> None:
    with pytest.raises(RuleBroken) as refused:
        desk.do(rule_on, unregistered, "registered", met=True, reason="")
    assert refused.value.problems[0].field == "reason"


def test_the_reason_is_printed_beside_the_candidate(desk: Desk, unregistered: Nomination) -> None:
    desk.do(rule_on, unregistered, "registered", met=True, reason="Đã đăng ký bằng văn bản giấy")
    meeting = Conference(
        id="h", year=2018, title="Hội nghị bình xét bổ sung", kind=ConferenceKind.REVIEW, held_on=date(2018, 12, 18)
    )
    desk.do(save_conference, meeting)
    ballot = BallotRound(id="r", conference_id="h", position=1, title=FLAG, base=BallotBase.VALID, threshold="≥ 2/3")
    desk.do(save_rounds, meeting, [ballot])
    desk.do(save_counts, ballot, [Count(id="k", round_id="r", position=1, unit_id=unregistered.unit_id)])
    printed = render_as(compose_paper(desk.records, "bien-ban", 2018, meeting.title), "txt").decode()
    assert "Vẫn đề nghị: Đã đăng ký bằng văn bản giấy" in printed


def test_the_day_the_dossier_came_in_decides_the_rules(desk: Desk) -> None:
    # Nghị định 98/2023/NĐ-CP is in force from 01/01/2024, the sector's circular for the law before until 11/02/2024.
    desk.do(start_year, 2023)
    nomination = Nomination(id="n", year=2023, unit_id=next(iter(memberships(desk.records, 2018))), title=FLAG)
    rules = RulesOfYear(desk.records, 2023)
    assert "quoc-gia-2017" in rules.holding_for(nomination).packs
    late = replace(nomination, received_on=date(2024, 1, 15))
    overlap = rules.holding_for(late)
    assert {"quoc-gia-2024", "btp-2018"} <= set(overlap.packs)
    assert any("viết cho" in note.message for note in overlap.notes)
    by_hand = replace(late, rules_on=date(2023, 12, 31), rules_reason="Hồ sơ lập trước khi luật mới có hiệu lực")
    assert "quoc-gia-2017" in rules.holding_for(by_hand).packs
    with pytest.raises(RuleBroken):
        desk.do(save_nomination, replace(by_hand, rules_reason=""), DAY)


def test_finalising_keeps_the_rules_with_the_year(desk: Desk) -> None:
    # The practice year was closed with its conference.
    posts = desk.records.one(Year, year=2018)
    assert posts is not None
    book = desk.records.need(Rulebook, posts.rulebook_id)
    closed = RulesOfYear(desk.records, 2018).closed
    assert closed is not None
    assert closed.digest == book.id
    assert {"quoc-gia-2017", "btp-2018", "cum"} == set(closed.packs)


def test_a_launch_does_not_close_the_year(desk: Desk) -> None:
    desk.do(start_year, 2019)
    launch = Conference(
        id="p",
        year=2019,
        title="Hội nghị phát động",
        kind=ConferenceKind.LAUNCH,
        held_on=date(2019, 3, 1),
        opened_at="08:00",
        closed_at="11:00",
        chair="Phạm Quốc Khánh",
        secretary="Đỗ Thu Trang",
    )
    desk.do(save_conference, launch)
    desk.do(finalise_conference, launch, datetime(2019, 3, 1, 11, tzinfo=UTC))
    assert RulesOfYear(desk.records, 2019).closed is None


def test_the_outcome_of_2018_is_legal(desk: Desk) -> None:
    # Four flags of the sector, two of these for the Government's (Nghị định 91/2017/NĐ-CP, Điều 11 and 12).
    flags = [item for item in Assessments(desk.records, 2018).all() if item.nomination.title.startswith("Cờ")]
    assert len(flags) == 6
    assert {item.verdict for item in flags} == {Verdict.ELIGIBLE}
    assert all(item.standing(State.NOT_MET) == () for item in flags)
