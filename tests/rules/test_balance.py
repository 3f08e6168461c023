"""The sums of a ballot: every one that does not hold is told, with the box and by how much."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_tally import ROUND, count
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.rules.balance import balance_problems


def complaints(ballot: BallotRound, *counts: Count) -> dict[str, str]:
    return {item.field: item.message.format_map(item.params) for item in balance_problems(ballot, counts)}


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
