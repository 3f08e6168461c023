"""Conferences up to finalising, and the three locks after it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from thiduadesk.desk.commands.conferences import (
    finalise_conference,
    remove_conference,
    save_conference,
    save_delegates,
    save_remarks,
)
from thiduadesk.desk.commands.rounds import save_counts, save_rounds
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.commands.years import begin_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.queries.conferences import turnout_of
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.sealing import broken_seals, digest_of
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import Attendance, Conference, Delegate, Remark
from thiduadesk.domain.errors import NotFound, RuleBroken, Sealed
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
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.do(save_conference, replace(sealed, place="Nơi khác")),
        lambda: desk.do(remove_conference, sealed),
        lambda: desk.do(save_delegates, sealed, [Delegate(id="d", conference_id="c", position=1, name="Ai đó")]),
        lambda: desk.do(save_remarks, sealed, [Remark(id="m", conference_id="c", position=1, content="Thêm")]),
        lambda: desk.do(save_counts, sheet.ballot, []),
    )
    for act in acts:
        with pytest.raises(Sealed):
            act()
    with pytest.raises(NotFound):
        desk.undo()
    assert round_sheets(desk.records, "c") == (sheet,)


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
