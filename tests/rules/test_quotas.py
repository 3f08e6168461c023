"""Caps and thresholds in whole numbers: the fraction left over is rounded as the cluster says, a share never is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.threshold import Threshold
from thiduadesk.rules.quotas import Rounding, allowed


@pytest.mark.parametrize(
    ("rounding", "most"), [(Rounding.FLOOR, 14), (Rounding.HALF_UP, 15), (Rounding.CEILING, 15), (Rounding.MIN_ONE, 14)]
)
def test_fifteen_percent_of_97(rounding: Rounding, most: int) -> None:
    # Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3: 14,55 people; how to round is not said anywhere.
    assert allowed(15, 97, rounding) == most


def test_less_than_one_may_count_as_one() -> None:
    assert allowed(20, 4, Rounding.FLOOR) == 0
    assert allowed(20, 4, Rounding.MIN_ONE) == 1
    assert allowed(20, 0, Rounding.MIN_ONE) == 0


@given(st.integers(0, 100), st.integers(0, 10_000), st.sampled_from(Rounding))
def test_no_rounding_is_off_by_one_or_more(percent: int, base: int, rounding: Rounding) -> None:
    exact = Fraction(percent * base, 100)
    most = allowed(percent, base, rounding)
    assert abs(most - exact) < 1 or (rounding is Rounding.MIN_ONE and most == 1)


def test_two_thirds_of_seven_units_are_five() -> None:
    # Thông tư 04/2016/TT-TANDTC, Điều 17, taken over as comparable.
    threshold = Threshold.parse("≥ 2/3")
    assert threshold is not None
    assert [votes for votes in range(8) if threshold.reached(votes, 7)] == [5, 6, 7]


def test_26_of_29_is_not_ninety_percent() -> None:
    # Nghị định 91/2017/NĐ-CP, Điều 45 khoản 8: it prints as 89,66 % and fails.
    threshold = Threshold.parse("≥ 90%")
    assert threshold is not None
    assert not threshold.reached(26, 29)
    assert threshold.reached(27, 29)
