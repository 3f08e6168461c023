"""Ballot rounds of every form, purpose and tie, as the minutes and the teller record tell them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.documents.sample_facts import CONFERENCE, MINISTRY_FLAG
from thiduadesk.documents.ballots import balances, round_blocks
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import CandidateFacts, DelegateFacts, RoundFacts
from thiduadesk.documents.render.text import render_text
from thiduadesk.documents.tree import Grid
from thiduadesk.domain.ballot import BallotBase, BallotForm, BallotPurpose, BallotTie
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.tally import Standing

_WORDING = common_pack().wording
_ROUND = RoundFacts(
    title=MINISTRY_FLAG,
    issued=28,
    collected=28,
    valid=28,
    invalid=0,
    base_name=BallotBase.ISSUED,
    base=28,
    threshold="> 50%",
)


def stood(name: str, agree: int | None, standing: Standing, **more: Any) -> CandidateFacts:
    passed = None if standing in (Standing.UNKNOWN, Standing.TIED) else standing is Standing.CHOSEN
    return CandidateFacts(name=name, person=False, agree=agree, votes=agree, standing=standing, passed=passed, **more)


def said(kind: str, ballot: RoundFacts, **conference: Any) -> str:
    facts = replace(CONFERENCE, rounds=(ballot,), **conference)
    return render_text(COMPOSERS[kind](facts, _WORDING))


def minutes(ballot: RoundFacts, **conference: Any) -> str:
    return said("bien-ban", ballot, **conference)


def tellers(ballot: RoundFacts) -> str:
    return said("kiem-phieu", ballot)


FIRST, SECOND, THIRD = (
    stood("Viện A", 27, Standing.CHOSEN),
    stood("Viện B", 20, Standing.BEYOND),
    stood("Viện C", 20, Standing.CHOSEN),
)
LEVEL = replace(_ROUND, seats=2, candidates=(FIRST, SECOND, THIRD, stood("Viện D", 9, Standing.FAILED)))


@pytest.mark.parametrize(
    ("tie", "how"),
    [
        (BallotTie.ASK, "hội nghị thống nhất chọn Viện C."),
        (BallotTie.SCORE, "theo điểm thi đua cao hơn, chọn Viện C."),
        (BallotTie.HEAD, "Cụm trưởng quyết định chọn Viện C."),
    ],
)
def test_the_minutes_say_why_one_of_two_with_equal_votes_was_chosen(tie: BallotTie, how: str) -> None:
    text = minutes(replace(LEVEL, tie=tie))
    assert f"Bằng phiếu ở chỗ được chọn cuối cùng: Viện B; Viện C; {how} Hội nghị thống nhất đề nghị" in text
    assert "cho 02 tập thể: Viện A; Viện C." in text
    assert "2 | Viện B | 20/28 phiếu (71,43 %) | Đủ tỷ lệ, ngoài số được chọn" in text


def test_where_votes_alone_decide_nothing_is_said_of_ties() -> None:
    fewer = replace(SECOND, agree=19, votes=19)
    assert "Bằng phiếu" not in minutes(replace(LEVEL, tie=BallotTie.HEAD, candidates=(FIRST, fewer, THIRD)))
    everyone = (FIRST, replace(SECOND, standing=Standing.CHOSEN, passed=True), THIRD)
    assert "Bằng phiếu" not in minutes(replace(LEVEL, tie=BallotTie.HEAD, seats=3, candidates=everyone))


@pytest.mark.parametrize(
    ("tie", "then"),
    [
        (BallotTie.ASK, "Hội nghị cho ý kiến về trường hợp bằng phiếu."),
        (BallotTie.REVOTE, "Hội nghị bỏ phiếu lại với các trường hợp bằng phiếu."),
        (BallotTie.SCORE, "Điểm thi đua cũng bằng nhau hoặc chưa đủ, hội nghị bỏ phiếu lại."),
        (BallotTie.HEAD, "Cụm trưởng quyết định trường hợp bằng phiếu."),
        ("bốc thăm", ""),
    ],
)
def test_a_tie_nobody_has_parted_is_told_with_what_comes_next(tie: str, then: str) -> None:
    open_tie = [stood(name, 20, Standing.TIED) for name in ("Viện B", "Viện C")]
    ballot = replace(LEVEL, tie=tie, candidates=(FIRST, *open_tie))
    sentence = " ".join(filter(None, ("Đạt: Viện A. Bằng phiếu ở chỗ được chọn cuối cùng: Viện B; Viện C.", then)))
    assert f"{sentence}\n" in minutes(ballot)
    assert "Kết quả: 03 tập thể đạt mức cần thiết, theo số phiếu từ cao xuống thấp: Viện A (27 phiếu)" in tellers(
        ballot
    )


def test_the_tellers_tell_everyone_who_reached_what_was_needed() -> None:
    text = tellers(LEVEL)
    assert "Kết quả: 03 tập thể đạt mức cần thiết" in text
    assert "Viện A (27 phiếu); Viện B (20 phiếu); Viện C (20 phiếu)." in text
    alone = replace(_ROUND, candidates=(FIRST,))
    assert "Kết quả: 01 tập thể đạt mức cần thiết: Viện A (27 phiếu)." in tellers(alone)
    uncounted = replace(_ROUND, candidates=(FIRST, stood("Viện B", None, Standing.UNKNOWN)))
    assert "Kết quả:" not in tellers(uncounted)


def test_several_names_in_one_line_keep_their_number() -> None:
    rest = stood("các đơn vị còn lại", 20, Standing.CHOSEN, quantity=7)
    assert "07 tập thể đạt mức cần thiết: các đơn vị còn lại (07) (20 phiếu)." in tellers(
        replace(_ROUND, candidates=(rest,))
    )
    told = replace(
        _ROUND,
        form=BallotForm.RESULT,
        candidates=(FIRST, replace(rest, agree=None, votes=None)),
    )
    assert "Viện A (27 phiếu); các đơn vị còn lại (07)." in tellers(told)


# Forms and purposes.


def test_by_a_show_of_hands_people_are_counted_not_ballots() -> None:
    motion = replace(
        _ROUND,
        title="Giao ước thi đua năm 2019",
        purpose=BallotPurpose.MOTION,
        form=BallotForm.HANDS,
        voters=28,
        candidates=(stood("Giao ước thi đua năm 2019", 27, Standing.CHOSEN, disagree=1, blank=0),),
    )
    text = minutes(motion)
    assert "TT | Nội dung | Số người đồng ý | Kết quả" in text
    assert "27/28 người (96,43 %) | Đạt" in text
    assert "Số phiếu: " not in text
    assert "Hội nghị thông qua Giao ước thi đua năm 2019." in text
    assert "Kết quả: Giao ước thi đua năm 2019 (27 người) đạt mức cần thiết." in tellers(motion)
    lost = replace(motion, candidates=(stood("Giao ước thi đua năm 2019", 3, Standing.FAILED),))
    assert "Hội nghị không thông qua Giao ước thi đua năm 2019." in minutes(lost)
    assert "Kết quả: Giao ước thi đua năm 2019 (03 người) không đạt mức cần thiết." in tellers(lost)


@pytest.mark.parametrize(
    ("winners", "sentence"),
    [
        (("Viện A",), "Hội nghị bầu Viện A giữ nhiệm vụ Cụm phó năm 2019."),
        (("Viện A", "Viện B"), "Hội nghị bầu Viện A và Viện B giữ nhiệm vụ Cụm phó năm 2019."),
        (("Viện A", "Viện B", "Viện C"), "Hội nghị bầu Viện A; Viện B và Viện C giữ nhiệm vụ Cụm phó năm 2019."),
        ((), "Chưa bầu được Cụm phó năm 2019."),
    ],
)
def test_an_election_says_who_holds_the_post(winners: tuple[str, ...], sentence: str) -> None:
    lost = stood("Viện Z", 3, Standing.FAILED)
    election = replace(
        _ROUND,
        title="Cụm phó năm 2019",
        purpose=BallotPurpose.DEPUTY,
        seats=2,
        candidates=(*(stood(name, 20, Standing.CHOSEN) for name in winners), lost),
    )
    text = minutes(election)
    assert "1. Bầu Cụm phó năm 2019\n" in text
    assert "Số được bầu: 02." in text
    assert sentence in text


def test_ballots_that_choose_say_how_many_names() -> None:
    choosing = replace(_ROUND, form=BallotForm.CHOOSE, seats=2, choices=2, candidates=(FIRST,))
    assert "mỗi phiếu chọn tối đa 02 tên." in minutes(choosing)
    assert "Không đồng ý" not in tellers(choosing)


# Who may vote, and who wrote.


def test_whoever_is_present_and_may_not_vote_is_no_part_of_the_base() -> None:
    ballot = replace(_ROUND, base_name=BallotBase.PRESENT, base=26, present=27, voters=26, candidates=(FIRST,))
    text = minutes(ballot, present=27, voters=26)
    assert "triệu tập 28 đại biểu, có mặt 27 đại biểu (26 người có quyền bỏ phiếu)" in text
    assert "trên 50 % số người có mặt có quyền bỏ phiếu (26)." in text
    everyone = minutes(replace(ballot, base=27, voters=27), present=27, voters=27)
    assert "có mặt 27 đại biểu, " in everyone
    assert "trên 50 % số đại biểu có mặt (27)." in everyone


def test_opinions_in_writing_are_told_only_where_they_were_counted_and_how() -> None:
    plain = replace(_ROUND, written=2, candidates=(FIRST,))
    assert "Ý kiến bằng văn bản của người vắng mặt" not in minutes(plain)
    voted = replace(FIRST, written_agree=1, written_disagree=0)
    aside = replace(plain, candidates=(voted,))
    assert "Ý kiến bằng văn bản của người vắng mặt: 02, không tính vào tỷ lệ." in minutes(aside)
    part = replace(aside, base_name=BallotBase.MEMBERS)
    assert "người vắng mặt: 02; ý kiến đồng ý được cộng vào số phiếu đồng ý." in minutes(part)


def test_who_stands_for_a_unit_by_its_name_is_not_told_twice() -> None:
    people = (
        DelegateFacts(name="Đại diện Viện A", organisation="Viện A", attendance="có"),
        DelegateFacts(name="Lê Thị Một", organisation="Viện A", attendance="có"),
    )
    text = minutes(replace(_ROUND, candidates=(FIRST,)), delegates=people)
    assert "- Đại diện Viện A;\n- Lê Thị Một, Viện A.\n" in text


# What is printed for good, and how wide.


def test_a_withdrawn_candidate_with_some_votes_makes_no_draft() -> None:
    gone = stood("Viện B", 3, Standing.WITHDRAWN, disagree=4, blank=5)
    ballot = replace(_ROUND, candidates=(FIRST, gone))
    assert balances(ballot)
    assert not balances(replace(ballot, candidates=(FIRST, replace(gone, standing=Standing.FAILED))))
    assert "2 | Viện B | 03/28 phiếu (10,71 %) | Xin rút" in minutes(ballot)


@pytest.mark.parametrize("against", [False, True])
@pytest.mark.parametrize("written", [None, 1])
@pytest.mark.parametrize("blank", [None, 1])
def test_names_have_room_beside_whatever_was_counted(against: bool, written: int | None, blank: int | None) -> None:
    one = stood("Viện A", 20, Standing.CHOSEN, disagree=8, blank=blank, written_agree=written)
    _, table = round_blocks(1, replace(_ROUND, candidates=(one,)), _WORDING, against=against)
    assert isinstance(table, Grid)
    assert table.widths[1] >= 0.3
    assert sum(table.widths) == pytest.approx(1)
