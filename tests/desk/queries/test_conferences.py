"""Who came, in numbers: what a roll-call tells, what was typed, and what neither bears out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from thiduadesk.desk.commands.conferences import save_conference, save_delegates
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.commands.years import begin_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.conferences import quorum_of, turnout_of
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import Attendance, Conference, Delegate, DelegateRole, QuorumBase
from thiduadesk.rules.turnout import Turnout

MEETING = Conference(id="c", year=2018, title="Hội nghị", held_on=date(2018, 12, 14), quorum="≥ 2/3")
HERE, ABSENT, WROTE = Attendance.PRESENT, Attendance.ABSENT, Attendance.WRITTEN


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A cluster of four units, and one that has left it."""
    desk = Desk.create(tmp_path / "x.tdk")
    desk.do(begin_cluster, Cluster(name="Cụm thi đua số II", parent="Bộ Tư pháp"), 2018)
    for number in range(1, 5):
        desk.do(save_unit, UnitCard(id=f"u{number}", year=2018, name=f"Đơn vị {number}", position=number))
    left = UnitCard(id="p", year=2018, name="Đơn vị cũ", member_since=date(2015, 1, 1), member_until=date(2017, 12, 31))
    desk.do(save_unit, left)
    desk.do(save_conference, MEETING)
    yield desk
    desk.close()


def person(
    unit: str | None, attendance: str, role: str = DelegateRole.DELEGATE, *, voting: bool | None = None
) -> Delegate:
    return Delegate(
        id="",
        conference_id="c",
        position=0,
        name="Ai đó",
        unit_id=unit,
        role=role,
        attendance=attendance,
        voting=voting,
    )


def turnout(desk: Desk, *people: Delegate, meeting: Conference = MEETING) -> Turnout:
    desk.do(save_delegates, meeting, [replace(item, id=f"d{place}") for place, item in enumerate(people)])
    return turnout_of(desk.records, meeting)


ROLL = (
    person("u1", HERE, DelegateRole.CHAIR),
    person("u2", HERE, DelegateRole.HEAD_TELLER),
    person("u2", ABSENT),
    person("u3", WROTE),
    person(None, HERE, DelegateRole.SECRETARY, voting=False),
    person(None, HERE, DelegateRole.GUEST),
)


def test_a_roll_call_tells_everything(desk: Desk) -> None:
    assert turnout(desk, *ROLL) == Turnout(members=4, summoned=5, present=3, entitled=4, voters=2, written=1, units=2)


def test_a_guest_who_may_vote_is_a_voter_but_was_not_summoned(desk: Desk) -> None:
    found = turnout(desk, *ROLL, person(None, HERE, DelegateRole.GUEST, voting=True))
    assert (found.summoned, found.present, found.entitled, found.voters) == (5, 3, 5, 3)


def test_until_all_who_may_vote_were_called_nobody_knows_who_votes(desk: Desk) -> None:
    found = turnout(desk, *ROLL, person("u4", ""))
    assert found == Turnout(members=4, summoned=6, present=3, entitled=5)
    found = turnout(desk, *ROLL, person("u4", "", DelegateRole.GUEST), person("u4", "", voting=False))
    assert (found.summoned, found.present, found.voters) == (6, 3, 2)  # of those two neither may vote


def test_a_list_nobody_was_called_from_tells_who_was_summoned(desk: Desk) -> None:
    assert turnout(desk, *(replace(item, attendance="") for item in ROLL)) == Turnout(members=4, summoned=5, entitled=4)


def test_without_a_list_what_was_typed_holds(desk: Desk) -> None:
    assert turnout(desk) == Turnout(members=4)
    typed = replace(MEETING, summoned=28, present=27)
    assert turnout(desk, meeting=typed) == Turnout(members=4, summoned=28, present=27)


@pytest.mark.parametrize("typed", [{"summoned": 28}, {"present": 27}, {"summoned": 28, "present": 27}])
def test_numbers_the_list_does_not_bear_out_make_it_a_part_of_those_who_came(desk: Desk, typed: dict[str, int]) -> None:
    found = turnout(desk, *ROLL, meeting=replace(MEETING, **typed))  # type: ignore[arg-type]  # two numbers
    assert (found.summoned, found.present) == (typed.get("summoned", 5), typed.get("present", 3))
    assert (found.entitled, found.voters, found.written, found.units) == (None, None, None, None)


def test_numbers_the_list_bears_out_change_nothing(desk: Desk) -> None:
    assert turnout(desk, *ROLL, meeting=replace(MEETING, summoned=5, present=3)) == turnout(desk, *ROLL)


def test_only_units_of_the_cluster_count_for_its_quorum(desk: Desk) -> None:
    found = turnout(desk, *ROLL, person("p", HERE))
    assert (found.units, found.voters) == (2, 3)


def test_nobody_speaking_for_a_unit_leaves_the_units_open(desk: Desk) -> None:
    assert turnout(desk, person(None, HERE)).units is None


@pytest.mark.parametrize(
    ("of", "quorum", "came", "base", "met"),
    [
        (QuorumBase.UNITS, "≥ 2/3", 2, 4, False),
        (QuorumBase.UNITS, "≥ 1/2", 2, 4, True),
        (QuorumBase.SUMMONED, "≥ 3/5", 3, 5, True),
        (QuorumBase.SUMMONED, "> 3/5", 3, 5, False),
        (QuorumBase.SUMMONED, "", 3, 5, None),
    ],
)
def test_a_quorum_counts_those_in_the_room_and_no_letters(
    desk: Desk, of: QuorumBase, quorum: str, came: int, base: int, met: bool | None
) -> None:
    found = turnout(desk, *ROLL)
    answer = quorum_of(replace(MEETING, quorum=quorum, quorum_base=of), found)
    assert (answer.came, answer.base, answer.met) == (came, base, met)
