"""Whether enough came: whole numbers against the rule, and no answer while a number or the rule is unknown."""

import pytest

from thiduadesk.domain.conference import QuorumBase
from thiduadesk.rules.turnout import Quorum, Turnout, quorum

UNITS, SUMMONED = QuorumBase.UNITS, QuorumBase.SUMMONED
CAME = Turnout(members=12, units=8, summoned=28, present=21, voters=20, entitled=27, written=2)


@pytest.mark.parametrize(
    ("rule", "of", "came", "base", "met"),
    [
        ("≥ 2/3", UNITS, 8, 12, True),
        ("> 2/3", UNITS, 8, 12, False),
        ("≥ 70%", UNITS, 8, 12, False),
        ("≥ 3/4", SUMMONED, 21, 28, True),  # the secretary who may not vote was summoned, and came
        ("> 3/4", SUMMONED, 21, 28, False),
        ("≥ 3/4", "", 21, 28, True),
        ("", UNITS, 8, 12, None),
        ("đa số", UNITS, 8, 12, None),
    ],
)
def test_a_quorum_is_counted_in_units_or_in_delegates(
    rule: str, of: str, came: int, base: int, met: bool | None
) -> None:
    assert quorum(rule, of, CAME) == Quorum(came=came, base=base, met=met)


@pytest.mark.parametrize(
    ("of", "turnout"),
    [
        (UNITS, Turnout(members=12)),
        (UNITS, Turnout(units=8)),
        (UNITS, Turnout(units=8, members=0)),
        (SUMMONED, Turnout(summoned=28)),
        (SUMMONED, Turnout(present=21)),
        (SUMMONED, Turnout()),
    ],
)
def test_a_number_nobody_knows_leaves_it_open(of: QuorumBase, turnout: Turnout) -> None:
    assert quorum("≥ 2/3", of, turnout).met is None


def test_nobody_is_no_quorum() -> None:
    assert quorum("≥ 2/3", UNITS, Turnout(units=0, members=12)).met is False


def test_those_in_the_room_vote_as_the_roll_call_says_else_all_who_came() -> None:
    assert CAME.in_the_room == 20
    assert Turnout(present=21).in_the_room == 21
    assert Turnout(voters=0, present=21).in_the_room == 0
    assert Turnout().in_the_room is None
