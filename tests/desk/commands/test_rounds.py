"""Ballot rounds from the first name to the last seat; every step goes back, a refused one leaves nothing."""

from dataclasses import replace
from datetime import date

import pytest

from tests.desk.rows import do_and_back, refused
from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.commands.rounds import (
    add_remaining_units,
    begin_round,
    close_round,
    remove_round,
    reopen_round,
    save_counts,
    save_round,
    save_rounds,
    vote_again,
)
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.rounds import RoundSheet, candidate_names_of, counts_of, round_sheets, rounds_of
from thiduadesk.desk.queries.units import memberships
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.domain.ballot import (
    REMAINING_UNITS,
    BallotBase,
    BallotForm,
    BallotPurpose,
    BallotRound,
    BallotTie,
    Count,
    RoundState,
)
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.conference import Conference, ConferenceKind
from thiduadesk.domain.errors import Conflict, RuleBroken
from thiduadesk.rules.tally import Standing

MINISTRY, GOVERNMENT = "Cờ thi đua ngành Tư pháp", "Cờ thi đua của Chính phủ"
MEETING = Conference(
    id="c",
    year=2018,
    title="Hội nghị bình xét bổ sung",
    kind=ConferenceKind.REVIEW,
    held_on=date(2018, 12, 20),
    summoned=28,
    present=28,
)


@pytest.fixture
def day(desk: Desk) -> Desk:
    """The practice file with a second, open meeting."""
    desk.do(save_conference, MEETING)
    return desk


def begun(desk: Desk, title: str, purpose: str = BallotPurpose.AWARD) -> tuple[BallotRound, list[Count]]:
    key = do_and_back(desk, begin_round, MEETING, title, purpose)
    return desk.records.need(BallotRound, key), counts_of(desk.records, key)


def names(desk: Desk, counts: list[Count]) -> list[str]:
    known = candidate_names_of(desk.records, 2018)
    return [known.get(item.person_id or item.unit_id or "", item.name) for item in counts]


def counted(desk: Desk, ballot: BallotRound, *votes: int | None, **fields: object) -> BallotRound:
    """28 ballots, all valid, and these votes in the order of the candidates; more candidates are dropped."""
    told = replace(
        ballot,
        issued=28,
        collected=28,
        valid=28,
        invalid=0,
        base=BallotBase.ISSUED,
        threshold="≥ 2/3",
        **fields,  # type: ignore[arg-type]  # fields of a round
    )
    desk.do(save_round, told)
    counts = counts_of(desk.records, ballot.id)[: len(votes)]
    rows = [replace(item, agree=agree) for item, agree in zip(counts, votes, strict=True)]
    desk.do(save_counts, told, rows)
    return told


def sheet_of(desk: Desk, ballot: BallotRound) -> RoundSheet:
    return next(sheet for sheet in round_sheets(desk.records, "c") if sheet.ballot.id == ballot.id)


def fields_of(trouble: RuleBroken) -> set[str]:
    return {problem.field for problem in trouble.problems}


# Beginning a round.


def test_an_award_begins_with_the_rule_of_the_year_and_those_put_forward(day: Desk) -> None:
    ballot, counts = begun(day, MINISTRY)
    assert (ballot.threshold, ballot.base) == ("≥ 2/3", BallotBase.MEMBERS)
    assert ballot.basis == "tham khảo Thông tư 04/2016/TT-TANDTC, Điều 17"
    assert (ballot.position, ballot.form, ballot.seats) == (1, BallotForm.YES_NO, None)
    assert (ballot.purpose, ballot.state, ballot.among_id) == (BallotPurpose.AWARD, RoundState.OPEN, None)
    assert names(day, counts) == [
        "Trường Đại học Luật Hà Nội",
        "Trường Trung cấp Luật Buôn Ma Thuột",
        "Báo Pháp luật Việt Nam",
        "Trung tâm Lý lịch tư pháp quốc gia",
    ]
    assert [item.position for item in counts] == [1, 2, 3, 4]
    assert all(item.agree is None for item in counts)


def test_whoever_stood_down_is_not_on_the_list_and_the_law_is_cited(day: Desk) -> None:
    ballot, counts = begun(day, "chiến sĩ thi đua ngành tư pháp")
    assert names(day, counts) == ["Đặng Thu Hà", "H'Lan Niê", "Đinh Tiến Đạt"]
    assert ballot.threshold == "≥ 90%"
    assert "tham khảo" not in ballot.basis
    assert ballot.basis


def test_an_award_without_a_rule_of_its_own_needs_the_majority_of_those_present(day: Desk) -> None:
    ballot, counts = begun(day, "Bằng khen của Bộ trưởng Bộ Tư pháp")
    assert (ballot.threshold, ballot.base, ballot.basis) == ("> 50%", BallotBase.PRESENT, "Cụm thống nhất")
    assert names(day, counts) == ["Cầm Thị Nhung", "Vũ Thị Thúy", "Trường Trung cấp Luật Tây Bắc"]


def test_the_government_flag_is_chosen_among_the_winners_of_the_ministry_flag(day: Desk) -> None:
    ministry, _ = begun(day, MINISTRY)
    counted(day, ministry, 10, 27, 20, 5)
    ballot, counts = begun(day, GOVERNMENT)
    assert ballot.among_id == ministry.id
    assert names(day, counts) == ["Trường Trung cấp Luật Buôn Ma Thuột"]  # put forward, and a winner


def test_when_none_of_the_winners_is_put_forward_all_of_them_stand(day: Desk) -> None:
    ministry, _ = begun(day, MINISTRY)
    counted(day, ministry, 10, 10, 20, 27)
    _, counts = begun(day, GOVERNMENT)
    assert names(day, counts) == ["Báo Pháp luật Việt Nam", "Trung tâm Lý lịch tư pháp quốc gia"]


def test_who_wins_a_ministry_flag_when_it_is_voted_on_again_may_stand_too(day: Desk) -> None:
    ministry, _ = begun(day, MINISTRY)
    first = counted(day, ministry, 10, 27, 20, 5, seats=3)
    again = day.records.need(BallotRound, day.do(vote_again, first))
    counted(day, again, 26, 2)
    ballot, counts = begun(day, GOVERNMENT)
    assert ballot.among_id == ministry.id
    assert names(day, counts) == ["Trường Đại học Luật Hà Nội", "Trường Trung cấp Luật Buôn Ma Thuột"]
    sheet = sheet_of(day, ballot)
    assert sheet.strangers == ()
    assert len(sheet.able) == 3


@pytest.mark.parametrize("rule", [FlagRule.DISJOINT, FlagRule.EQUAL, FlagRule.FREE])
def test_another_custom_of_the_flags_binds_no_candidates(day: Desk, rule: FlagRule) -> None:
    day.do(save_cluster, replace(cluster_card(day.records, 2018), flag_rule=rule))
    ministry, _ = begun(day, MINISTRY)
    counted(day, ministry, 10, 27, 20, 5)
    ballot, counts = begun(day, GOVERNMENT)
    assert ballot.among_id is None
    assert names(day, counts) == ["Trường Đại học Luật Hà Nội", "Trường Trung cấp Luật Buôn Ma Thuột"]


@pytest.mark.parametrize(
    ("purpose", "title", "seats"),
    [
        (BallotPurpose.HEAD, "Cụm trưởng năm 2019", 1),
        (BallotPurpose.DEPUTY, "Cụm phó năm 2019", None),
    ],
)
def test_every_member_stands_for_a_post_of_next_year(
    day: Desk, purpose: BallotPurpose, title: str, seats: int | None
) -> None:
    ballot, counts = begun(day, title, purpose)
    assert [item.unit_id for item in counts] == list(memberships(day.records, 2018))
    assert (ballot.seats, ballot.threshold, ballot.base) == (seats, "> 50%", BallotBase.PRESENT)


def test_a_motion_is_its_own_only_candidate(day: Desk) -> None:
    ballot, counts = begun(day, "Giao ước thi đua năm 2019", BallotPurpose.MOTION)
    assert names(day, counts) == ["Giao ước thi đua năm 2019"]
    assert (ballot.threshold, ballot.base) == ("> 50%", BallotBase.PRESENT)


def test_a_title_nobody_is_put_forward_for_has_no_candidates_and_none_at_all_is_refused(day: Desk) -> None:
    _, counts = begun(day, "Huân chương Lao động hạng Ba")
    assert counts == []
    assert fields_of(refused(day, RuleBroken, begin_round, MEETING, "")) == {"title"}


# Counting and closing.


def test_sums_that_do_not_hold_are_stored_and_keep_the_round_open(day: Desk) -> None:
    ballot, counts = begun(day, MINISTRY)
    typed = replace(ballot, issued=28, collected=29, valid=28, invalid=0)
    do_and_back(day, save_round, typed)
    do_and_back(day, save_counts, typed, [replace(item, agree=30) for item in counts])
    told = refused(day, RuleBroken, close_round, typed)
    assert {"collected", "valid", *(f"agree:{item.id}" for item in counts)} <= fields_of(told)
    assert day.records.need(BallotRound, ballot.id) == typed


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"issued": -1}, "issued"),
        ({"spoiled": -1}, "spoiled"),
        ({"seats": 0}, "seats"),
        ({"choices": 0}, "choices"),
        ({"threshold": "quá bán"}, "threshold"),
        ({"title": ""}, "title"),
    ],
)
def test_what_no_round_can_have_is_refused_beside_its_field(day: Desk, wrong: dict[str, object], field: str) -> None:
    ballot, _ = begun(day, MINISTRY)
    changed = replace(ballot, **wrong)  # type: ignore[arg-type]  # one wrong field
    assert fields_of(refused(day, RuleBroken, save_round, changed)) == {field}
    assert fields_of(refused(day, RuleBroken, save_rounds, MEETING, [changed])) == {f"{field}:{ballot.id}"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"agree": -1}, "agree"), ({"written_disagree": -2}, "written_disagree"), ({"quantity": 0}, "quantity")],
)
def test_what_no_candidate_can_have_is_refused_beside_its_field(
    day: Desk, wrong: dict[str, object], field: str
) -> None:
    ballot, counts = begun(day, MINISTRY)
    rows = [replace(counts[0], **wrong), *counts[1:]]  # type: ignore[arg-type]  # one wrong field
    assert fields_of(refused(day, RuleBroken, save_counts, ballot, rows)) == {f"{field}:{counts[0].id}"}
    nobody = Count(id="x", round_id=ballot.id, position=1)
    assert fields_of(refused(day, RuleBroken, save_counts, ballot, [nobody])) == {"name:x"}


def test_a_counted_round_is_closed_and_opened_again(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    told = counted(day, ballot, 27, 26, 25, 9)
    do_and_back(day, close_round, told)
    closed = day.records.need(BallotRound, ballot.id)
    assert closed == replace(told, state=RoundState.CLOSED, voters=28)
    do_and_back(day, reopen_round, closed)
    assert day.records.need(BallotRound, ballot.id).open


@pytest.mark.parametrize(
    ("votes", "fields", "field", "word"),
    [
        ((), {}, "counts", "chưa có ứng viên"),
        ((27, None), {}, "counts", "chưa ghi số phiếu"),
        ((27, 20, 20), {"seats": 2}, "counts", "bằng phiếu"),
        ((27, 26), {"threshold": ""}, "threshold", "ngưỡng"),
        ((27, 26), {"base": ""}, "threshold", "cơ sở tính"),
        ((27, 26), {"base": BallotBase.ENTITLED}, "threshold", "con số của cơ sở tính"),
        ((27, 26), {"form": BallotForm.RESULT}, "counts", "được chọn hay không"),
    ],
)
def test_a_round_without_a_clear_result_stays_open_and_says_why(
    day: Desk, votes: tuple[int | None, ...], fields: dict[str, str], field: str, word: str
) -> None:
    ballot, _ = begun(day, MINISTRY)
    told = counted(day, ballot, *votes)
    told = replace(told, **fields)  # type: ignore[arg-type]  # some fields
    day.do(save_round, told)
    (problem,) = refused(day, RuleBroken, close_round, told).problems
    assert problem.field == field
    assert word in problem.message


def test_a_tie_is_closed_once_the_meeting_has_marked_who_is_chosen(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    told = counted(day, ballot, 27, 20, 20, seats=2)
    rows = counts_of(day.records, ballot.id)
    do_and_back(day, save_counts, told, [rows[0], rows[1], replace(rows[2], decided=True)])
    do_and_back(day, close_round, told)
    assert [line.outcome.standing for line in sheet_of(day, ballot).counts] == [
        Standing.CHOSEN,
        Standing.BEYOND,
        Standing.CHOSEN,
    ]


# Voting again.


def test_after_a_tie_only_those_level_stand_again_for_the_seats_left(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    first = counted(day, ballot, 27, 20, 20, 9, seats=2, choices=2, tie=BallotTie.REVOTE, written=0, spoiled=0)
    key = do_and_back(day, vote_again, first)
    again = day.records.need(BallotRound, key)
    assert names(day, counts_of(day.records, key)) == ["Trường Trung cấp Luật Buôn Ma Thuột", "Báo Pháp luật Việt Nam"]
    assert (again.seats, again.choices, again.follows_id, again.state) == (1, None, ballot.id, RoundState.OPEN)
    assert (again.threshold, again.base, again.tie, again.basis) == (
        first.threshold,
        first.base,
        first.tie,
        first.basis,
    )
    assert {getattr(again, pile) for pile in ("issued", "collected", "valid", "invalid", "written", "spoiled")} == {
        None
    }
    assert all(item.agree is None for item in counts_of(day.records, key))
    assert day.records.need(BallotRound, ballot.id).state == RoundState.CLOSED
    assert not sheet_of(day, ballot).undecided
    assert again.position == 2


def test_for_seats_nobody_reached_all_but_winners_and_the_withdrawn_stand_again(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    first = counted(day, ballot, 27, 15, 14, 9, seats=3)
    rows = counts_of(day.records, ballot.id)
    day.do(save_counts, first, [*rows[:3], replace(rows[3], withdrawn=True)])
    again = day.records.need(BallotRound, do_and_back(day, vote_again, first))
    assert again.seats == 2
    assert names(day, counts_of(day.records, again.id)) == [
        "Trường Trung cấp Luật Buôn Ma Thuột",
        "Báo Pháp luật Việt Nam",
    ]


def test_a_second_tie_is_voted_on_a_third_time(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    first = counted(day, ballot, 27, 20, 20, seats=2)
    second = day.records.need(BallotRound, day.do(vote_again, first))
    third = day.records.need(BallotRound, do_and_back(day, vote_again, counted(day, second, 19, 19)))
    assert (third.follows_id, third.seats) == (second.id, 1)


@pytest.mark.parametrize(
    ("votes", "fields", "trouble"),
    [
        ((27, 20), {"seats": 2}, Conflict),  # every seat is taken
        ((27, 20, 9), {"seats": 2}, Conflict),
        ((27, 20), {}, Conflict),  # nobody is left
        ((27, None), {"seats": 2}, RuleBroken),
        ((), {"seats": 2}, RuleBroken),
        ((29, 20), {"seats": 3}, RuleBroken),
    ],
)
def test_no_second_round_without_seats_people_or_a_first_count(
    day: Desk, votes: tuple[int | None, ...], fields: dict[str, object], trouble: type[Exception]
) -> None:
    ballot, _ = begun(day, MINISTRY)
    refused(day, trouble, vote_again, counted(day, ballot, *votes, **fields))


def test_the_same_seats_are_not_voted_on_twice(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    first = counted(day, ballot, 27, 20, 20, seats=2)
    day.do(vote_again, first)
    refused(day, Conflict, vote_again, first)


# The units that are left, and taking rounds away.


def test_the_remaining_units_are_one_line_with_their_number(day: Desk) -> None:
    ministry, _ = begun(day, MINISTRY)
    counted(day, ministry, 27, 26, 25, 9)
    told, _ = begun(day, "Giấy khen của Cụm")
    told = replace(told, form=BallotForm.RESULT)
    day.do(save_round, told)
    do_and_back(day, add_remaining_units, MEETING, told)
    (line,) = counts_of(day.records, told.id)
    assert (line.name, line.quantity, line.decided, line.position) == (REMAINING_UNITS, 12 - 3, True, 1)
    day.do(close_round, told)


def test_where_people_vote_on_the_remaining_units_nothing_is_decided_yet(day: Desk) -> None:
    ballot, counts = begun(day, "Tập thể Lao động xuất sắc")
    do_and_back(day, add_remaining_units, MEETING, ballot)
    line = counts_of(day.records, ballot.id)[-1]
    assert (line.quantity, line.decided, line.position) == (12, None, len(counts) + 1)


def test_when_everyone_has_won_nobody_remains(day: Desk) -> None:
    ballot, _ = begun(day, "Giấy khen của Cụm")
    told = replace(ballot, form=BallotForm.RESULT)
    day.do(save_round, told)
    rows = [
        Count(id=f"k{place}", round_id=ballot.id, position=place, unit_id=unit, decided=True)
        for place, unit in enumerate(memberships(day.records, 2018), start=1)
    ]
    day.do(save_counts, told, rows)
    refused(day, Conflict, add_remaining_units, MEETING, told)


def test_a_round_taken_away_leaves_those_that_spoke_of_it(day: Desk) -> None:
    ministry, _ = begun(day, MINISTRY)
    first = counted(day, ministry, 27, 20, 20, seats=2)
    again = day.do(vote_again, first)
    flag, _ = begun(day, GOVERNMENT)
    assert flag.among_id == ministry.id
    do_and_back(day, remove_round, ministry)
    left = rounds_of(day.records, "c")
    assert [item.id for item in left] == [again, flag.id]
    assert all(item.among_id is None and item.follows_id is None for item in left)
    assert counts_of(day.records, ministry.id) == []
    assert counts_of(day.records, again) != []


def test_rounds_are_put_in_another_order_and_one_is_left_out(day: Desk) -> None:
    for title in (MINISTRY, "Bằng khen", GOVERNMENT):
        begun(day, title)
    one, two, three = rounds_of(day.records, "c")
    do_and_back(day, save_rounds, MEETING, [three, one])
    assert [(item.id, item.position) for item in rounds_of(day.records, "c")] == [(three.id, 1), (one.id, 2)]
    assert counts_of(day.records, two.id) == []


def test_without_the_round_that_parted_it_a_tie_is_open_again(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    first = counted(day, ballot, 27, 20, 20, seats=2)
    again = day.records.need(BallotRound, day.do(vote_again, first))
    assert not sheet_of(day, ballot).undecided
    do_and_back(day, remove_round, again)
    assert sheet_of(day, ballot).undecided


# Points that part a tie.


def test_points_of_the_year_part_a_tie_where_the_round_says_so(day: Desk) -> None:
    ballot, _ = begun(day, MINISTRY)
    counted(day, ballot, 27, 20, 20, 20, seats=3, tie=BallotTie.SCORE)
    standings = [line.outcome.standing for line in sheet_of(day, ballot).counts]
    assert standings == [Standing.CHOSEN, Standing.CHOSEN, Standing.CHOSEN, Standing.BEYOND]  # 97, 95 and 94,5 points


def test_people_have_no_points_so_a_tie_of_theirs_waits(day: Desk) -> None:
    ballot, _ = begun(day, "Chiến sĩ thi đua ngành Tư pháp")
    counted(day, ballot, 27, 27, 9, seats=1, tie=BallotTie.SCORE)
    assert sheet_of(day, ballot).tally.tied
