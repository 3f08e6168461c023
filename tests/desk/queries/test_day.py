"""The conference day step by step: what is done, what is wrong, what is missing before the end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from thiduadesk.desk.commands.conferences import (
    begin_supplement,
    call_all_present,
    finalise_conference,
    save_agenda,
    save_conference,
    save_delegates,
    save_remarks,
    summon_units,
)
from thiduadesk.desk.commands.rounds import begin_round, close_round, remove_round, save_counts, save_round, vote_again
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.commands.years import begin_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.conferences import delegates_of, remarks_of
from thiduadesk.desk.queries.day import (
    DIRECTING,
    LISTENING,
    day_steps,
    day_warnings,
    missing_before_finalising,
    text_blocks,
)
from thiduadesk.desk.queries.problems import findings
from thiduadesk.desk.queries.rounds import counts_of
from thiduadesk.desk.queries.units import UnitCard, unit_names
from thiduadesk.domain.ballot import BallotForm, BallotPurpose, BallotRound, Count
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import AgendaItem, Conference, Delegate, DelegateRole, Remark, RemarkKind
from thiduadesk.domain.errors import RuleBroken
from thiduadesk.rules.phrases import phrases

MEETING = Conference(id="c", year=2018, title="Hội nghị", held_on=date(2018, 12, 14))
HELD = replace(
    MEETING, place="Học viện", opened_at="14:00", closed_at="17:00", chair="Lê Thị Một", secretary="Trần Văn Hai"
)
MOTION = "Giao ước thi đua năm 2019"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A cluster of three units with one meeting about to begin."""
    desk = Desk.create(tmp_path / "x.tdk")
    desk.do(begin_cluster, Cluster(name="Cụm thi đua số II", parent="Bộ Tư pháp"), 2018)
    for number in range(1, 4):
        desk.do(save_unit, UnitCard(id=f"u{number}", year=2018, name=f"Đơn vị {number}", position=number))
    desk.do(save_conference, MEETING)
    yield desk
    desk.close()


def steps(desk: Desk) -> str:
    """The steps as letters: done in capitals, wrong with an exclamation mark."""
    letters = {
        "meeting": "m",
        "people": "p",
        "agenda": "a",
        "discussion": "d",
        "tellers": "t",
        "conclusion": "c",
        "closing": "z",
    }
    found = day_steps(desk.records, desk.records.need(Conference, "c"))
    assert all(step.round == (step.key not in letters) for step in found)
    told = ((letters.get(step.key, "r"), step) for step in found)
    return "".join((letter.upper() if step.done else letter) + "!" * step.wrong for letter, step in told)


def said(key: str, kind: str) -> Remark:
    return Remark(id=key, conference_id="c", position=1, kind=kind, content=f"Nội dung {key}")


def test_the_steps_are_done_one_by_one_as_the_day_goes_on(desk: Desk) -> None:
    assert steps(desk) == "mpadtcz"
    desk.do(save_conference, HELD)
    assert steps(desk) == "Mpadtcz"
    desk.do(summon_units, HELD)
    assert steps(desk) == "Mpadtcz"
    desk.do(call_all_present, HELD)
    assert steps(desk) == "MPadtcz"
    desk.do(save_agenda, HELD, [AgendaItem(id="g", conference_id="c", position=1, content="Khai mạc")])
    assert steps(desk) == "MPAdtcz"
    desk.do(save_remarks, HELD, [said("k", RemarkKind.PROPOSAL)])
    assert steps(desk) == "MPADtcz"
    people = delegates_of(desk.records, "c")
    desk.do(save_delegates, HELD, [replace(people[0], role=DelegateRole.HEAD_TELLER), *people[1:]])
    assert steps(desk) == "MPADTcz"
    key = desk.do(begin_round, HELD, MOTION, BallotPurpose.MOTION)
    assert steps(desk) == "MPADTrcz"
    ballot = replace(desk.records.need(BallotRound, key), issued=3, collected=3, valid=2, invalid=0)
    desk.do(save_round, ballot)
    assert steps(desk) == "MPADTr!cz"
    ballot = replace(ballot, valid=3)
    desk.do(save_round, ballot)
    (one,) = counts_of(desk.records, key)
    desk.do(save_counts, ballot, [replace(one, agree=3)])
    desk.do(close_round, ballot)
    assert steps(desk) == "MPADTRcz"
    desk.do(save_remarks, HELD, [said("l", RemarkKind.CONCLUSION)], [])
    assert steps(desk) == "MPADTRCz"
    desk.do(finalise_conference, HELD, datetime(2018, 12, 14, 10, tzinfo=UTC))
    assert steps(desk) == "MPADTRCZ"


def test_a_report_is_an_agenda_and_a_remark_of_an_unknown_kind_a_discussion(desk: Desk) -> None:
    desk.do(save_remarks, MEETING, [said("b", RemarkKind.REPORT)])
    assert steps(desk) == "mpAdtcz"
    desk.do(save_remarks, MEETING, [said("x", "bên lề")])
    assert steps(desk) == "mpaDtcz"
    desk.do(save_remarks, MEETING, [said("y", RemarkKind.DIRECTION)])
    assert steps(desk) == "mpadtCz"


@pytest.mark.parametrize(
    ("form", "wanted"),
    [(BallotForm.HANDS, "mpadTrcz"), (BallotForm.RESULT, "mpadTrcz"), (BallotForm.CHOOSE, "mpadtrcz")],
)
def test_tellers_are_needed_where_there_are_ballots(desk: Desk, form: BallotForm, wanted: str) -> None:
    key = desk.do(begin_round, MEETING, MOTION, BallotPurpose.MOTION)
    desk.do(save_round, replace(desk.records.need(BallotRound, key), form=form))
    assert steps(desk) == wanted


def test_a_supplement_has_three_steps(desk: Desk) -> None:
    desk.do(finalise_conference, _held(desk), datetime(2018, 12, 14, 10, tzinfo=UTC))
    key = desk.do(begin_supplement, desk.records.need(Conference, "c"), date(2018, 12, 20))
    record = desk.records.need(Conference, key)
    assert [step.key for step in day_steps(desk.records, record)] == ["meeting", "additions", "closing"]
    assert not any(step.done for step in day_steps(desk.records, record))
    desk.do(save_conference, replace(record, opened_at="09:00"))
    desk.do(save_remarks, record, [replace(said("s", ""), conference_id=key)])
    record = desk.records.need(Conference, key)
    assert [step.done for step in day_steps(desk.records, record)] == [True, True, False]


def _held(desk: Desk) -> Conference:
    desk.do(save_conference, HELD)
    return HELD


# Before the end.


def missing(desk: Desk) -> list[tuple[str, str]]:
    found = missing_before_finalising(desk.records, desk.records.need(Conference, "c"))
    return [(problem.field, problem.message.format_map(problem.params)) for problem in found]


def test_everything_that_is_missing_is_listed(desk: Desk) -> None:
    first = desk.do(begin_round, MEETING, "Cờ thi đua", BallotPurpose.AWARD)
    told = replace(desk.records.need(BallotRound, first), issued=28, collected=29, valid=28, invalid=0)
    desk.do(save_round, told)
    assert missing(desk) == [
        ("opened_at", "Chưa ghi giờ bắt đầu."),
        ("chair", "Chưa ghi người chủ trì."),
        ("secretary", "Chưa ghi thư ký hội nghị."),
        ("closed_at", "Chưa ghi giờ kết thúc."),
        (f"round:{first}", "Vòng bỏ phiếu «Cờ thi đua» chưa chốt kết quả."),
        (f"round:{first}", "Vòng «Cờ thi đua» còn vướng:"),
        (f"round:{first}", "Thu về 29 phiếu, nhiều hơn 28 phiếu phát ra (1 phiếu)."),
        (f"round:{first}", "Hợp lệ 28 + không hợp lệ 0 = 28, lệch 1 so với 29 thu về."),
    ]


def test_nothing_is_missing_of_a_meeting_without_ballots(desk: Desk) -> None:
    _held(desk)
    assert missing(desk) == []


def _election(desk: Desk, *votes: int) -> BallotRound:
    """A closed election for one post; who has these votes of three ballots."""
    key = desk.do(begin_round, _held(desk), "Cụm trưởng năm 2019", BallotPurpose.HEAD)
    ballot = replace(
        desk.records.need(BallotRound, key),
        issued=3,
        collected=3,
        valid=3,
        invalid=0,
        base="phát ra",
        threshold="≥ 1/3",
    )
    desk.do(save_round, ballot)
    rows = [replace(item, agree=agree) for item, agree in zip(counts_of(desk.records, key), votes, strict=True)]
    desk.do(save_counts, ballot, rows)
    return ballot


def test_a_closed_round_whose_votes_were_typed_anew_must_be_clear_still(desk: Desk) -> None:
    ballot = _election(desk, 3, 0, 0)
    desk.do(close_round, ballot)
    assert missing(desk) == []
    rows = counts_of(desk.records, ballot.id)
    desk.do(save_counts, ballot, [replace(rows[0], agree=None), *rows[1:]])
    assert missing(desk) == [
        (f"round:{ballot.id}", "Vòng «Cụm trưởng năm 2019» còn vướng:"),
        (f"round:{ballot.id}", "Còn ứng viên chưa ghi số phiếu."),
    ]


def test_a_tie_nobody_parts_any_more_keeps_the_meeting_open(desk: Desk) -> None:
    ballot = _election(desk, 2, 2, 0)
    again = desk.records.need(BallotRound, desk.do(vote_again, ballot))
    assert missing(desk) == [(f"round:{again.id}", "Vòng bỏ phiếu «Cụm trưởng năm 2019» chưa chốt kết quả.")]
    desk.do(remove_round, again)
    _, (field, sentence) = missing(desk)
    assert field == f"round:{ballot.id}"
    assert "bằng phiếu" in sentence


def test_a_result_written_down_after_the_meeting_says_what_is_known(desk: Desk) -> None:
    key = desk.do(begin_round, _held(desk), "Giấy khen của Cụm", BallotPurpose.AWARD)
    told = replace(desk.records.need(BallotRound, key), form=BallotForm.RESULT, state="")
    desk.do(save_round, told)
    desk.do(save_counts, told, [Count(id="k", round_id=key, position=1, name="tập thể", quantity=5)])
    assert missing(desk) == []


def test_the_minutes_may_not_tell_fewer_people_than_their_list(desk: Desk) -> None:
    _held(desk)
    desk.do(summon_units, HELD)
    guest = Delegate(id="g", conference_id="c", position=9, name="Khách", role=DelegateRole.GUEST)
    desk.do(save_delegates, HELD, (*delegates_of(desk.records, "c"), guest))
    desk.do(call_all_present, HELD)
    desk.do(save_conference, replace(HELD, summoned=2, present=1))
    refuted = [
        ("summoned", "Ghi triệu tập 2 đại biểu, mà danh sách có 3 đại biểu (không kể khách mời)."),
        ("present", "Ghi có mặt 1 đại biểu, mà danh sách điểm danh 3 đại biểu có mặt."),
    ]
    assert missing(desk) == refuted
    found = [item for item in findings(desk.records, 2018, HELD.held_on) if item.code == "count-refuted"]
    assert [(item.about, item.message.format_map(item.params)) for item in found] == [
        ("Hội nghị", sentence) for _, sentence in refuted
    ]
    with pytest.raises(RuleBroken):
        desk.do(finalise_conference, desk.records.need(Conference, "c"), datetime(2018, 12, 15, tzinfo=UTC))


def test_a_list_of_only_some_who_came_bears_a_greater_number(desk: Desk) -> None:
    _held(desk)
    desk.do(summon_units, HELD)
    desk.do(call_all_present, HELD)
    desk.do(save_conference, replace(HELD, summoned=28, present=26))
    assert missing(desk) == []


# Text blocks.


def test_text_blocks_are_those_of_the_program_then_those_of_earlier_meetings(desk: Desk) -> None:
    other = replace(MEETING, id="c0", title="Hội nghị sơ kết", held_on=date(2018, 6, 1))
    desk.do(save_conference, other)
    earlier = [
        replace(said("e1", RemarkKind.DISCUSSION), conference_id="c0"),
        replace(said("e2", RemarkKind.DIRECTION), conference_id="c0"),
        replace(said("e3", RemarkKind.DISCUSSION), conference_id="c0", content=phrases(RemarkKind.DISCUSSION)[0]),
        replace(said("e4", RemarkKind.PROPOSAL), conference_id="c0", content="Nội dung e1"),
    ]
    desk.do(save_remarks, other, earlier)
    desk.do(save_remarks, MEETING, [said("own", RemarkKind.DISCUSSION)])
    assert remarks_of(desk.records, "c")
    shipped = (*phrases(RemarkKind.DISCUSSION), *phrases(RemarkKind.PROPOSAL))
    assert text_blocks(desk.records, LISTENING, MEETING) == (*shipped, "Nội dung e1")
    assert text_blocks(desk.records, DIRECTING, MEETING)[-1] == "Nội dung e2"


@pytest.mark.parametrize("kind", RemarkKind)
def test_every_kind_of_remark_has_text_blocks(kind: RemarkKind) -> None:
    assert phrases(kind)
    assert len(set(phrases(kind))) == len(phrases(kind))


# What is only pointed out.


def warned(desk: Desk) -> list[str]:
    found = day_warnings(desk.records, desk.records.need(Conference, "c"))
    return [problem.message.format_map(problem.params) for problem in found]


def test_more_present_than_summoned_are_pointed_out_and_no_quorum(desk: Desk) -> None:
    desk.do(
        save_conference, replace(HELD, summoned=10, present=50, quorum=">= 2/3", quorum_base="số đại biểu triệu tập")
    )
    assert warned(desk) == [
        "Có mặt 50 người, nhiều hơn 10 người được triệu tập.",
        "Chưa đủ số liệu để biết có đủ thành phần không; biên bản không nêu.",
    ]
    assert desk.records.need(Conference, "c").quorum == "≥ 2/3"


def test_ballots_without_tellers_and_a_unit_elected_twice_are_pointed_out(desk: Desk) -> None:
    head = _election(desk, 3, 0, 0)
    key = desk.do(begin_round, HELD, "Cụm phó năm 2019", BallotPurpose.DEPUTY)
    deputy = replace(desk.records.need(BallotRound, key), issued=3, collected=3, valid=3, invalid=0)
    desk.do(save_round, replace(deputy, base="phát ra", threshold="≥ 1/3"))
    rows = [replace(item, agree=agree) for item, agree in zip(counts_of(desk.records, key), (3, 0, 0), strict=True)]
    desk.do(save_counts, deputy, rows)
    first = unit_names(desk.records, 2018)[counts_of(desk.records, head.id)[0].unit_id or ""]
    assert warned(desk)[-2:] == ["Có bỏ phiếu mà chưa ghi Ban kiểm phiếu.", f"Được bầu vào hai nhiệm vụ: {first}."]
