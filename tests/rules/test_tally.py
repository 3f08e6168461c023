"""Counting a ballot: every sum that does not hold is told, every threshold is compared with whole numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.threshold import Threshold
from thiduadesk.rules.tally import base_number, tally_round
from thiduadesk.rules.turnout import Turnout

ROUND = BallotRound(
    id="r",
    conference_id="h",
    position=1,
    title="Cờ thi đua ngành Tư pháp",
    issued=28,
    collected=27,
    valid=26,
    invalid=1,
    base="phát ra",
    threshold="≥ 2/3",
)
TURNOUT = Turnout(members=31, summoned=30, entitled=32, present=29)


def count(agree: int | None, disagree: int | None = None, key: str = "c") -> Count:
    return Count(id=key, round_id="r", position=1, unit_id=f"u-{key}", agree=agree, disagree=disagree)


# Thresholds.


@pytest.mark.parametrize(
    ("threshold", "votes", "base", "passed"),
    [
        ("≥ 90%", 26, 29, False),  # 89,66 %, which a rounding program calls 90 %
        ("≥ 90%", 27, 30, True),
        ("> 90%", 27, 30, False),
        ("≥ 90%", 27, 29, True),
        ("> 50%", 14, 28, False),
        ("> 50%", 15, 28, True),
        ("≥ 50%", 14, 28, True),
        ("≥ 50%", 13, 27, False),
        ("≥ 1/2", 14, 28, True),
        ("> 1/2", 14, 28, False),
        ("≥ 2/3", 18, 27, True),
        ("> 2/3", 18, 27, False),
        ("≥ 2/3", 18, 28, False),  # 64,29 %
        ("≥ 2/3", 19, 28, True),
        ("≥ 66,67%", 18, 27, False),  # two thirds are a little less than 66,67 %
        ("≥ 3/4", 21, 28, True),
        ("> 3/4", 21, 28, False),
        (">= 3/4", 20, 28, False),
        ("≥90%", 9, 10, True),
        ("≥ 100%", 27, 28, False),
        ("≥ 100%", 28, 28, True),
        ("> 50%", 0, 0, False),  # nobody voted, nobody passed
    ],
)
def test_a_threshold_is_reached_or_not(threshold: str, votes: int, base: int, passed: bool) -> None:
    ballot = replace(ROUND, threshold=threshold, base=BallotBase.MEMBERS)
    found = tally_round(ballot, [count(votes, 0)], Turnout(members=base)).outcomes[0]
    assert (found.votes, found.base, found.passed) == (votes, base, passed)


@pytest.mark.parametrize(
    ("ballot", "agree", "base"),
    [
        (ROUND, None, 28),
        (ROUND, 27, None),
        (replace(ROUND, threshold=""), 27, 28),
        (replace(ROUND, threshold="đa số"), 27, 28),
        (replace(ROUND, threshold="≥ 110%"), 27, 28),
        (replace(ROUND, threshold="≥ 2/0"), 27, 28),
        (replace(ROUND, threshold="≥ 0%"), 27, 28),
        (replace(ROUND, threshold="90%"), 27, 28),  # at least, or more than? nobody said
    ],
)
def test_what_is_not_known_is_not_guessed(ballot: BallotRound, agree: int | None, base: int | None) -> None:
    ballot = replace(ballot, base=BallotBase.MEMBERS)
    assert tally_round(ballot, [count(agree)], Turnout(members=base)).outcomes[0].passed is None


@given(votes=st.integers(0, 500), base=st.integers(1, 500), part=st.integers(1, 100), whole=st.integers(1, 100))
def test_a_threshold_is_the_fraction_it_says(votes: int, base: int, part: int, whole: int) -> None:
    share = Fraction(part, whole)
    for sign, wanted in (("≥", Fraction(votes, base) >= share), (">", Fraction(votes, base) > share)):
        threshold = Threshold.parse(f"{sign} {part}/{whole}")
        if share > 1:
            assert threshold is None
        else:
            assert threshold is not None
            assert threshold.reached(votes, base) is wanted
            assert threshold.reached(votes + 1, base) or not wanted  # one vote more never harms


@given(hundredths=st.integers(1, 10_000), base=st.integers(1, 300))
def test_a_percentage_is_the_fraction_it_says(hundredths: int, base: int) -> None:
    text = f"≥ {hundredths // 100},{hundredths % 100:02d}%"
    threshold = Threshold.parse(text)
    assert threshold is not None
    needed = next(votes for votes in range(base + 1) if votes * 10_000 >= hundredths * base)
    assert threshold.reached(needed, base)
    assert not threshold.reached(needed - 1, base)


# Bases.


@pytest.mark.parametrize(
    ("base", "number"),
    [
        ("tổng số thành viên", 31),
        ("triệu tập", 30),
        ("có quyền bỏ phiếu", 32),
        ("có mặt", 29),
        ("phát ra", 28),
        ("thu về", 27),
        ("hợp lệ", 26),
        ("", None),
        ("theo lệ", None),
    ],
)
def test_the_base_is_what_the_round_names(base: str, number: int | None) -> None:
    assert base_number(replace(ROUND, base=base), TURNOUT) == number


@pytest.mark.parametrize("base", BallotBase)
def test_a_base_nobody_counted_is_unknown(base: BallotBase) -> None:
    bare = replace(ROUND, base=base, issued=None, collected=None, valid=None, invalid=None)
    assert base_number(bare, Turnout()) is None
