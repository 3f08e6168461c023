"""Counting a ballot: every sum that does not hold is told, every threshold is compared with whole numbers."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.ballot import BallotBase, BallotRound, Count, Threshold
from thiduadesk.domain.conference import Conference
from thiduadesk.rules.tally import balance_problems, base_number, outcome

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
CONFERENCE = Conference(id="h", year=2018, title="Hội nghị", held_on=date(2018, 12, 14), summoned=30, present=29)


def count(agree: int | None, disagree: int | None = None, key: str = "c") -> Count:
    return Count(id=key, round_id="r", position=1, unit_id="u", agree=agree, disagree=disagree)


def complaints(ballot: BallotRound, *counts: Count) -> dict[str, str]:
    return {item.field: item.message.format_map(item.params) for item in balance_problems(ballot, counts)}


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
    found = outcome(replace(ROUND, threshold=threshold), count(votes, 0), base)
    assert (found.agree, found.base, found.passed) == (votes, base, passed)


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
    assert outcome(ballot, count(agree), base).passed is None


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
        ("có mặt", 29),
        ("phát ra", 28),
        ("thu về", 27),
        ("hợp lệ", 26),
        ("", None),
        ("theo lệ", None),
    ],
)
def test_the_base_is_what_the_round_names(base: str, number: int | None) -> None:
    assert base_number(replace(ROUND, base=base), CONFERENCE, 31) == number


@pytest.mark.parametrize("base", BallotBase)
def test_a_base_nobody_counted_is_unknown(base: BallotBase) -> None:
    bare = replace(ROUND, base=base, issued=None, collected=None, valid=None, invalid=None)
    assert base_number(bare, replace(CONFERENCE, summoned=None, present=None), None) is None


# Sums.


def test_a_round_that_balances_is_silent() -> None:
    assert complaints(ROUND, count(26, 0), count(20, 6, "d"), count(13, 10, "e")) == {}


def test_every_sum_that_does_not_hold_is_told_with_its_numbers() -> None:
    wrong = replace(ROUND, collected=30, valid=26, invalid=1)
    assert complaints(wrong, count(26, 0), count(20, 7, "d")) == {
        "collected": "Thu về 30 phiếu, nhiều hơn 28 phiếu phát ra (2 phiếu).",
        "valid": "Hợp lệ 26 + không hợp lệ 1 = 27, lệch 3 so với 30 thu về.",
        "agree:d": "Ứng viên thứ 2: cộng các phiếu được 27, nhiều hơn 26 phiếu hợp lệ.",
    }


@pytest.mark.parametrize("unknown", ["issued", "collected", "valid", "invalid"])
def test_what_is_unknown_cannot_be_wrong(unknown: str) -> None:
    assert complaints(replace(ROUND, **{unknown: None}), count(None), count(3, None, "d")) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ballot", "sentence"),
    [
        (replace(ROUND, valid=None), "Ứng viên thứ 1: cộng các phiếu được 29, nhiều hơn 27 phiếu thu về."),
        (
            replace(ROUND, valid=None, collected=None),
            "Ứng viên thứ 1: cộng các phiếu được 29, nhiều hơn 28 phiếu phát ra.",
        ),
    ],
)
def test_without_the_valid_ballots_the_next_number_is_the_ceiling(ballot: BallotRound, sentence: str) -> None:
    assert complaints(ballot, count(29)) == {"agree:c": sentence}


@pytest.mark.parametrize(
    ("ballot", "told"),
    [
        (replace(ROUND, invalid=None, valid=28), {"valid": "Có 28 phiếu, nhiều hơn 27 phiếu thu về."}),
        (replace(ROUND, valid=None, invalid=28), {"invalid": "Có 28 phiếu, nhiều hơn 27 phiếu thu về."}),
        (
            replace(ROUND, collected=None, valid=28, invalid=1),
            {"valid": "Hợp lệ và không hợp lệ cộng được 29, nhiều hơn 28 phiếu phát ra."},
        ),
    ],
)
def test_part_of_the_numbers_may_be_too_many_already(ballot: BallotRound, told: dict[str, str]) -> None:
    assert complaints(ballot) == told


numbers = st.none() | st.integers(0, 60)


@given(
    issued=numbers,
    collected=numbers,
    valid=numbers,
    invalid=numbers,
    votes=st.lists(st.tuples(numbers, numbers), max_size=4),
)
def test_silence_means_that_all_known_sums_hold(
    issued: int | None,
    collected: int | None,
    valid: int | None,
    invalid: int | None,
    votes: list[tuple[int | None, int | None]],
) -> None:
    ballot = replace(ROUND, issued=issued, collected=collected, valid=valid, invalid=invalid)
    counts = [count(agree, disagree, f"c{place}") for place, (agree, disagree) in enumerate(votes)]
    fields = {problem.field for problem in balance_problems(ballot, counts)}
    assert ("collected" in fields) == (issued is not None and collected is not None and collected > issued)
    counted = (valid or 0) + (invalid or 0)
    if collected is not None and valid is not None and invalid is not None:
        wrong = counted != collected
    else:
        limit = issued if collected is None else collected
        wrong = limit is not None and counted > limit
    assert bool(fields & {"valid", "invalid"}) == wrong
    ceiling = next((number for number in (valid, collected, issued) if number is not None), None)
    for item in counts:
        over = ceiling is not None and (item.agree or 0) + (item.disagree or 0) > ceiling
        assert (f"agree:{item.id}" in fields) == over


@given(data=st.data())
def test_a_real_count_always_balances(data: st.DataObject) -> None:
    issued = data.draw(st.integers(0, 60))
    collected = data.draw(st.integers(0, issued))
    valid = data.draw(st.integers(0, collected))
    agree = data.draw(st.integers(0, valid))
    disagree = data.draw(st.integers(0, valid - agree))
    ballot = replace(ROUND, issued=issued, collected=collected, valid=valid, invalid=collected - valid)
    assert balance_problems(ballot, [count(agree, disagree)]) == ()
