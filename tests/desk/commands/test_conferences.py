"""Conferences up to finalising, and the three locks after it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.desk.rows import do_and_back, refused, rows_of
from thiduadesk.desk.commands.conferences import (
    begin_supplement,
    call_all_present,
    finalise_conference,
    remove_conference,
    save_agenda,
    save_conference,
    save_delegates,
    save_remarks,
    summon_units,
)
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
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.commands.years import begin_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.conferences import agenda_of, delegates_of, remarks_of, turnout_of
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.sealing import broken_seals, digest_of
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import (
    AgendaItem,
    Attendance,
    Conference,
    ConferenceKind,
    Delegate,
    DelegateRole,
    Remark,
    RemarkKind,
)
from thiduadesk.domain.errors import Conflict, NotFound, RuleBroken, Sealed
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.seal import Seal

_AT = datetime(2018, 12, 14, 10, tzinfo=UTC)
MEETING = Conference(id="c", year=2018, title="Hội nghị tổng kết", held_on=date(2018, 12, 14))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A cluster of three units with one open conference and one round of two candidates."""
    desk = Desk.create(tmp_path / "x.tdk")
    desk.do(begin_cluster, Cluster(name="Cụm thi đua số II", parent="Bộ Tư pháp"), 2018)
    for number in range(1, 4):
        desk.do(save_unit, UnitCard(id=f"u{number}", year=2018, name=f"Đơn vị {number}", position=number))
    desk.do(save_conference, MEETING)
    flag = BallotRound(
        id="r",
        conference_id="c",
        position=1,
        title="Cờ thi đua ngành Tư pháp",
        base=BallotBase.ISSUED,
        threshold="≥ 2/3",
    )
    desk.do(save_rounds, MEETING, [replace(flag, issued=28, collected=28, valid=28, invalid=0)])
    votes = [
        Count(id=f"n{number}", round_id="r", position=number, unit_id=f"u{number}", agree=agree, disagree=28 - agree)
        for number, agree in ((1, 27), (2, 18))
    ]
    desk.do(save_counts, flag, votes)
    yield desk
    desk.close()


def _ready(desk: Desk) -> Conference:
    ready = replace(MEETING, chair="Phạm Quốc Khánh", secretary="Đỗ Thu Trang", opened_at="14:00", closed_at="17:00")
    desk.do(save_conference, ready)
    return ready


def test_outcomes_are_counted_by_whole_votes(desk: Desk) -> None:
    (sheet,) = round_sheets(desk.records, "c")
    assert sheet.problems == ()
    assert [(line.name, line.outcome.passed) for line in sheet.counts] == [("Đơn vị 1", True), ("Đơn vị 2", False)]


def test_attendance_is_counted_from_the_list_when_nobody_typed_it(desk: Desk) -> None:
    people = [
        Delegate(id=new_id(), conference_id="c", position=0, name=f"Người {number}", attendance=there)
        for number, there in enumerate((Attendance.PRESENT, Attendance.PRESENT, Attendance.ABSENT))
    ]
    desk.do(save_delegates, MEETING, people)
    turnout = turnout_of(desk.records, MEETING)
    assert (turnout.summoned, turnout.present) == (3, 2)
    turnout = turnout_of(desk.records, replace(MEETING, summoned=28, present=27))
    assert (turnout.summoned, turnout.present) == (28, 27)


def test_what_is_missing_is_told_all_at_once(desk: Desk) -> None:
    (sheet,) = round_sheets(desk.records, "c")
    desk.do(save_rounds, MEETING, [replace(sheet.ballot, valid=27)])
    with pytest.raises(RuleBroken) as refused:
        desk.do(finalise_conference, MEETING, _AT)
    assert [problem.field for problem in refused.value.problems][:5] == [
        "opened_at",
        "chair",
        "secretary",
        "closed_at",
        "round:r",
    ]
    assert desk.records.all(Seal) == []


def test_after_finalising_nothing_changes_it_any_more(desk: Desk) -> None:
    ready = _ready(desk)
    desk.do(finalise_conference, ready, _AT)
    sealed = desk.records.need(Conference, "c")
    (sheet,) = round_sheets(desk.records, "c")
    agenda = [AgendaItem(id="g", conference_id="c", position=1, content="Thêm")]
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.do(save_conference, replace(sealed, place="Nơi khác")),
        lambda: desk.do(remove_conference, sealed),
        lambda: desk.do(save_delegates, sealed, [Delegate(id="d", conference_id="c", position=1, name="Ai đó")]),
        lambda: desk.do(summon_units, sealed),
        lambda: desk.do(save_agenda, sealed, agenda),
        lambda: desk.do(save_remarks, sealed, [Remark(id="m", conference_id="c", position=1, content="Thêm")]),
        lambda: desk.do(begin_round, sealed, "Cờ thi đua"),
        lambda: desk.do(save_round, replace(sheet.ballot, issued=29)),
        lambda: desk.do(save_rounds, sealed, []),
        lambda: desk.do(save_counts, sheet.ballot, []),
        lambda: desk.do(add_remaining_units, sealed, sheet.ballot),
        lambda: desk.do(close_round, sheet.ballot),
        lambda: desk.do(reopen_round, sheet.ballot),
        lambda: desk.do(vote_again, sheet.ballot),
        lambda: desk.do(remove_round, sheet.ballot),
    )
    rows, steps = rows_of(desk), desk.history()
    for act in acts:
        with pytest.raises(Sealed):
            act()
    with pytest.raises(NotFound):
        desk.undo()
    assert rows_of(desk) == rows
    assert desk.history() == steps


def test_work_after_finalising_can_be_undone_up_to_it(desk: Desk) -> None:
    desk.do(finalise_conference, _ready(desk), _AT)
    desk.do(save_unit, UnitCard(id="u4", year=2018, name="Đơn vị 4", position=4))
    desk.undo()
    with pytest.raises(NotFound):
        desk.undo()


def test_minutes_are_gathered_from_the_seal(desk: Desk) -> None:
    desk.do(finalise_conference, _ready(desk), _AT)
    before = gather_conference(desk.records, "c")
    assert before.final
    desk.do(save_unit, UnitCard(id="u1", year=2018, name="Tên mới", position=1))
    assert gather_conference(desk.records, "c") == before
    assert before.rounds[0].candidates[0].name == "Đơn vị 1"


def test_seals_are_chained_and_a_changed_one_is_found(desk: Desk) -> None:
    desk.do(finalise_conference, _ready(desk), _AT)
    second = replace(_ready_second(), year=2018)
    desk.do(save_conference, second)
    desk.do(finalise_conference, second, _AT)
    first, other = sorted(desk.records.all(Seal), key=lambda seal: seal.id)
    assert other.previous == first.digest
    assert other.digest == digest_of(first.digest, other.facts, other.pack_digest)
    assert broken_seals(desk.records) == []


def _ready_second() -> Conference:
    return replace(
        MEETING, id="c2", title="Hội nghị bổ sung", chair="A", secretary="B", opened_at="17:30", closed_at="18:00"
    )


# When it is held.


def _refused_fields(desk: Desk, conference: Conference) -> set[str]:
    return {problem.field for problem in refused(desk, RuleBroken, save_conference, conference).problems}


def test_two_meetings_of_one_name_on_one_day_are_told_apart_by_their_names(desk: Desk) -> None:
    second = replace(MEETING, id="c2", title="hội nghị  TỔNG KẾT", opened_at="19:00")
    assert _refused_fields(desk, second) == {"title"}
    do_and_back(desk, save_conference, replace(second, title="Hội nghị tổng kết (phiên tối)"))
    do_and_back(desk, save_conference, replace(second, id="c3", held_on=date(2018, 12, 15)))
    do_and_back(desk, save_conference, replace(MEETING, place="Hội trường A"))  # it may be saved again itself


@pytest.mark.parametrize(
    ("ends_on", "opened_at", "closed_at", "field"),
    [
        (None, "14:00", "17:00", ""),
        (None, "14:00", "14:00", ""),
        (None, "22:00", "00:30", "closed_at"),
        (date(2018, 12, 14), "22:00", "00:30", "closed_at"),
        (date(2018, 12, 15), "22:00", "00:30", ""),  # over midnight
        (date(2018, 12, 15), "08:00", "17:00", ""),  # two days
        (date(2018, 12, 13), "08:00", "17:00", "ends_on"),
        (None, "24:00", "", "opened_at"),
        (None, "", "5 giờ", "closed_at"),
        (None, "", "17:00", ""),
    ],
)
def test_a_meeting_ends_after_it_begins(
    desk: Desk, ends_on: date | None, opened_at: str, closed_at: str, field: str
) -> None:
    meeting = replace(MEETING, ends_on=ends_on, opened_at=opened_at, closed_at=closed_at)
    if field:
        assert _refused_fields(desk, meeting) == {field}
    else:
        desk.do(save_conference, meeting)
        assert desk.records.need(Conference, "c") == meeting


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"present": -1}, "present"),
        ({"summoned": -1}, "summoned"),
        ({"quorum": "quá bán"}, "quorum"),
        ({"title": ""}, "title"),
    ],
)
def test_what_no_meeting_can_have_is_refused_beside_its_field(desk: Desk, wrong: dict[str, object], field: str) -> None:
    assert _refused_fields(desk, replace(MEETING, **wrong)) == {field}  # type: ignore[arg-type]  # one wrong field


def test_the_minutes_tell_the_day_it_ended(desk: Desk) -> None:
    late = replace(_ready(desk), opened_at="22:00", closed_at="00:30", ends_on=date(2018, 12, 15))
    desk.do(save_conference, late)
    desk.do(finalise_conference, late, _AT)
    text = _printed(desk, MEETING.title)
    assert "22 giờ 00 phút, ngày 14 tháng 12 năm 2018" in text
    assert "00 giờ 30 phút, ngày 15 tháng 12 năm 2018" in text


def _printed(desk: Desk, title: str) -> str:
    return render_as(compose_paper(desk.records, "bien-ban", 2018, title), "txt").decode()


# Who is called.


def test_every_unit_is_summoned_once_by_its_chief_or_a_place_for_one(desk: Desk) -> None:
    desk.do(
        save_unit,
        UnitCard(id="u2", year=2018, name="Đơn vị 2", position=2, chief="Lê Thị Một", chief_office="Viện trưởng"),
    )
    listed = Delegate(id="d", conference_id="c", position=1, name="Trần Văn Hai", organisation="đơn vị 3")
    desk.do(save_delegates, MEETING, [listed])
    do_and_back(desk, summon_units, MEETING)
    assert [(item.name, item.office, item.unit_id) for item in delegates_of(desk.records, "c")] == [
        ("Trần Văn Hai", "", "u3"),
        ("Đại diện Đơn vị 1", "", "u1"),
        ("Lê Thị Một", "Viện trưởng", "u2"),
    ]
    refused(desk, Conflict, summon_units, MEETING)


def test_whoever_speaks_for_a_unit_is_printed_with_its_name(desk: Desk) -> None:
    one = Delegate(id="d1", conference_id="c", position=1, name="Lê Thị Một", unit_id="u1")
    two = replace(one, id="d2", organisation="Phòng Tổng hợp, Đơn vị 1")
    do_and_back(desk, save_delegates, MEETING, [one, two])
    assert [item.organisation for item in delegates_of(desk.records, "c")] == ["Đơn vị 1", "Phòng Tổng hợp, Đơn vị 1"]


def test_all_who_were_not_called_yet_are_present(desk: Desk) -> None:
    answers = ("", Attendance.ABSENT, Attendance.WRITTEN, "")
    people = [
        Delegate(id=f"d{place}", conference_id="c", position=0, name="Ai đó", attendance=answer)
        for place, answer in enumerate(answers)
    ]
    desk.do(save_delegates, MEETING, people)
    do_and_back(desk, call_all_present, MEETING)
    assert [item.attendance for item in delegates_of(desk.records, "c")] == ["có", "vắng", "ý kiến bằng văn bản", "có"]
    steps = len(desk.history())
    desk.do(call_all_present, MEETING)
    assert len(desk.history()) == steps


def test_a_delegate_without_a_name_is_refused_beside_the_row(desk: Desk) -> None:
    nameless = Delegate(id="d", conference_id="c", position=1, name="")
    told = refused(desk, RuleBroken, save_delegates, MEETING, [nameless])
    assert [problem.field for problem in told.problems] == ["name:d"]


# What is to be done and what was said.


def test_an_agenda_has_its_hours_and_order(desk: Desk) -> None:
    items = [
        AgendaItem(
            id="g2", conference_id="c", position=9, starts_at="14:30", content="Báo cáo", presenter="Cụm trưởng"
        ),
        AgendaItem(id="g1", conference_id="c", position=9, starts_at="14:00", content="Khai mạc"),
    ]
    do_and_back(desk, save_agenda, MEETING, items)
    assert [(item.id, item.position) for item in agenda_of(desk.records, "c")] == [("g2", 1), ("g1", 2)]
    wrong = [replace(items[0], starts_at="2 giờ"), replace(items[1], content="")]
    told = refused(desk, RuleBroken, save_agenda, MEETING, wrong)
    assert {problem.field for problem in told.problems} == {"starts_at:g2", "content:g1"}
    do_and_back(desk, save_agenda, MEETING, [])


def _said(key: str, kind: RemarkKind, content: str = "Nhất trí") -> Remark:
    return Remark(id=key, conference_id="c", position=1, kind=kind, content=content)


def test_remarks_of_some_kinds_are_replaced_and_the_others_stay(desk: Desk) -> None:
    talk = [_said("t1", RemarkKind.DISCUSSION), _said("t2", RemarkKind.PROPOSAL)]
    end = [_said("e1", RemarkKind.DIRECTION), _said("e2", RemarkKind.CONCLUSION)]
    do_and_back(desk, save_remarks, MEETING, talk, [])
    do_and_back(desk, save_remarks, MEETING, end, [])
    before = [item for item in remarks_of(desk.records, "c") if item.id in ("t1", "t2")]
    do_and_back(desk, save_remarks, MEETING, [_said("t3", RemarkKind.DISCUSSION), before[1]], before)
    assert [item.id for item in remarks_of(desk.records, "c")] == ["e1", "e2", "t3", "t2"]
    do_and_back(desk, save_remarks, MEETING, [], before)
    assert [item.id for item in remarks_of(desk.records, "c")] == ["e1", "e2", "t3"]
    do_and_back(desk, save_remarks, MEETING, [_said("z", RemarkKind.REPORT)])
    assert [(item.id, item.position) for item in remarks_of(desk.records, "c")] == [("z", 1)]


def test_a_remark_added_meanwhile_by_another_panel_is_not_lost(desk: Desk) -> None:
    desk.do(save_remarks, MEETING, [_said("t1", RemarkKind.DISCUSSION)], [])
    seen = remarks_of(desk.records, "c")
    desk.do(save_remarks, MEETING, [_said("t2", RemarkKind.DISCUSSION)], [])
    desk.do(save_remarks, MEETING, [_said("t1", RemarkKind.DISCUSSION, "Nhất trí cao")], seen)
    assert {item.id: item.content for item in remarks_of(desk.records, "c")} == {"t2": "Nhất trí", "t1": "Nhất trí cao"}


def test_saving_remarks_as_they_are_is_no_step(desk: Desk) -> None:
    desk.do(save_remarks, MEETING, [_said("t1", RemarkKind.DISCUSSION)], [])
    desk.do(save_remarks, MEETING, [_said("e1", RemarkKind.DIRECTION)], [])
    (last,) = (item for item in remarks_of(desk.records, "c") if item.id == "e1")
    steps = len(desk.history())
    desk.do(save_remarks, MEETING, [last], [last])
    assert len(desk.history()) == steps


def test_an_empty_remark_is_refused_and_the_old_ones_stay(desk: Desk) -> None:
    desk.do(save_remarks, MEETING, [_said("t1", RemarkKind.DISCUSSION)])
    told = refused(desk, RuleBroken, save_remarks, MEETING, [_said("t2", RemarkKind.DISCUSSION, "")])
    assert [problem.field for problem in told.problems] == ["content:t2"]


def test_a_meeting_goes_with_all_that_belongs_to_it_and_comes_back_whole(desk: Desk) -> None:
    desk.do(summon_units, MEETING)
    desk.do(save_agenda, MEETING, [AgendaItem(id="g", conference_id="c", position=1, content="Khai mạc")])
    desk.do(save_remarks, MEETING, [_said("t1", RemarkKind.DISCUSSION)])
    (sheet,) = round_sheets(desk.records, "c")
    desk.do(save_round, replace(sheet.ballot, seats=2))
    again = desk.do(vote_again, replace(sheet.ballot, seats=2))
    among = replace(sheet.ballot, id="r0", title="Cờ thi đua của Chính phủ", among_id=again, position=9)
    desk.do(save_round, among)
    do_and_back(desk, remove_conference, MEETING)
    assert desk.records.all(BallotRound) == []
    assert desk.records.all(Count) == []


# The supplementary record.


def test_only_a_finalised_meeting_is_added_to(desk: Desk) -> None:
    refused(desk, Conflict, begin_supplement, MEETING, date(2018, 12, 20))


def test_a_supplement_names_what_it_adds_to_and_is_sealed_itself(desk: Desk) -> None:
    desk.do(finalise_conference, replace(_ready(desk), kind=ConferenceKind.CLOSING), _AT)
    first = desk.records.need(Conference, "c")
    key = do_and_back(desk, begin_supplement, first, date(2018, 12, 20))
    record = desk.records.need(Conference, key)
    assert (record.title, record.amends_id, record.held_on) == (f"Bổ sung: {first.title}", "c", date(2018, 12, 20))
    assert (record.chair, record.secretary, record.finalised) == (first.chair, first.secretary, False)
    told = refused(desk, RuleBroken, finalise_conference, record, _AT)
    assert {problem.field for problem in told.problems} == {"opened_at", "closed_at", "remarks"}
    ready = replace(record, opened_at="09:00", closed_at="09:30")
    desk.do(save_conference, ready)
    desk.do(save_remarks, ready, [Remark(id="m", conference_id=key, position=1, content="Sửa tên «Đơn vị 1».")])
    assert "[BẢN NHÁP]" in _printed(desk, record.title)
    desk.do(finalise_conference, ready, _AT)
    seals = {seal.conference_id: seal for seal in desk.records.all(Seal)}
    assert seals[key].previous == seals["c"].digest
    text = _printed(desk, record.title)
    assert "[BẢN NHÁP]" not in text
    assert "BIÊN BẢN BỔ SUNG" in text
    assert f"Bổ sung Biên bản {first.title}, ngày 14 tháng 12 năm 2018 (mã kiểm tra {seals['c'].code})" in text
    assert "Sửa tên «Đơn vị 1»." in text
    assert f"Mã kiểm tra: {seals[key].code}" in text
    assert _printed(desk, first.title) != text


def test_two_supplements_of_one_day_have_names_of_their_own(desk: Desk) -> None:
    desk.do(finalise_conference, _ready(desk), _AT)
    first = desk.records.need(Conference, "c")
    keys = [desk.do(begin_supplement, first, date(2018, 12, 20)) for _ in range(2)]
    assert [desk.records.need(Conference, key).title for key in keys] == [
        "Bổ sung: Hội nghị tổng kết",
        "Bổ sung lần 2: Hội nghị tổng kết",
    ]


def test_a_guest_is_called_like_everyone_but_not_counted_among_those_summoned(desk: Desk) -> None:
    desk.do(summon_units, MEETING)
    guest = Delegate(id="k", conference_id="c", position=9, name="Khách", role=DelegateRole.GUEST)
    desk.do(save_delegates, MEETING, [*delegates_of(desk.records, "c"), guest])
    desk.do(call_all_present, MEETING)
    turnout = turnout_of(desk.records, MEETING)
    assert (turnout.summoned, turnout.present, turnout.voters) == (3, 3, 3)
    assert desk.records.need(Delegate, "k").attendance == Attendance.PRESENT
