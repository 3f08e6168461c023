"""Counting a ballot: every sum that does not hold is told, every threshold is compared with whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.ballot import BallotBase, BallotForm, BallotRound, BallotTie, Count
from thiduadesk.domain.threshold import Threshold
from thiduadesk.i18n.numbers import percent
from thiduadesk.rules.tally import Standing, base_number, tally_round
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


THRESHOLDS = {
    "1/2": Fraction(1, 2),
    "2/3": Fraction(2, 3),
    "3/4": Fraction(3, 4),
    "80%": Fraction(4, 5),
    "90%": Fraction(9, 10),
}


@pytest.mark.parametrize("base", BallotBase)
@pytest.mark.parametrize("share", THRESHOLDS)
@pytest.mark.parametrize("sign", ["≥", ">"])
def test_at_every_boundary_the_verdict_is_that_of_fractions(base: BallotBase, share: str, sign: str) -> None:
    for size in range(3, 61):
        everyone = Turnout(members=size, summoned=size, entitled=size, present=size, voters=size, units=size, written=0)
        ballot = replace(
            ROUND, issued=size, collected=size, valid=size, invalid=0, base=base, threshold=f"{sign} {share}"
        )
        boundary = int(THRESHOLDS[share] * size)
        for votes in range(max(boundary - 1, 0), min(boundary + 2, size) + 1):
            found = Fraction(votes, size)
            wanted = found >= THRESHOLDS[share] if sign == "≥" else found > THRESHOLDS[share]
            outcome = tally_round(ballot, [count(votes, size - votes)], everyone).outcomes[0]
            assert (outcome.base, outcome.reached, outcome.passed) == (size, wanted, wanted)
            assert outcome.standing is (Standing.CHOSEN if wanted else Standing.FAILED)


def test_what_prints_as_ninety_percent_may_fail() -> None:
    ballot = replace(ROUND, issued=29, base=BallotBase.ISSUED, threshold="≥ 90%")
    assert tally_round(ballot, [count(26, 3)], TURNOUT).outcomes[0].standing is Standing.FAILED
    assert percent(26, 29) == "89,66 %"
    ballot = replace(ballot, issued=2001, threshold="≥ 2/3")
    assert percent(1334, 2001) == percent(2, 3) == "66,67 %"
    assert tally_round(ballot, [count(1333), count(1334, None, "d")], TURNOUT).outcomes[1].passed


# Opinions in writing.


@pytest.mark.parametrize("base", BallotBase)
def test_opinions_in_writing_are_votes_where_the_base_counts_the_absent(base: BallotBase) -> None:
    beyond = base in ("tổng số thành viên", "triệu tập", "có quyền bỏ phiếu")
    voted = replace(count(20, 6), written_agree=3, written_disagree=1)
    assert tally_round(replace(ROUND, base=base), [voted], TURNOUT).outcomes[0].votes == (23 if beyond else 20)
    assert tally_round(replace(ROUND, base=base), [replace(voted, agree=None)], TURNOUT).outcomes[0].votes is None


# Seats.

C, F, B, T, W, U = (
    Standing.CHOSEN,
    Standing.FAILED,
    Standing.BEYOND,
    Standing.TIED,
    Standing.WITHDRAWN,
    Standing.UNKNOWN,
)
SEATS = replace(ROUND, base=BallotBase.ISSUED, threshold="> 50%")  # 15 of 28


def running(*votes: int | None, **marks: Sequence[bool | None]) -> list[Count]:
    """Candidates a, b, c … with these votes; `decided` and `withdrawn` say something of each."""
    return [
        Count(
            id=chr(ord("a") + place),
            round_id="r",
            position=place + 1,
            unit_id=f"u{place}",
            agree=agree,
            **{name: of_all[place] for name, of_all in marks.items()},  # type: ignore[arg-type]  # yes, no, unknown
        )
        for place, agree in enumerate(votes)
    ]


def standings(
    ballot: BallotRound, counts: Sequence[Count], scores: Mapping[str, int] | None = None
) -> tuple[list[Standing], int | None]:
    found = tally_round(ballot, counts, TURNOUT, scores)
    return [item.standing for item in found.outcomes], found.seats_left


@pytest.mark.parametrize(
    ("seats", "votes", "wanted", "left"),
    [
        (None, (27, 20, 14), [C, C, F], None),
        (2, (27, 20, 14), [C, C, F], 0),
        (1, (20, 27, 14), [B, C, F], 0),
        (3, (27, 20, 14), [C, C, F], 1),
        (2, (20, 27, 20, 27), [B, C, B, C], 0),
        (4, (20, 27, 20, 27), [C, C, C, C], 0),
        (3, (20, 27, 20, 27), [T, C, T, C], 1),
        (1, (20, 20, 14), [T, T, F], 1),
        (1, (14, 13), [F, F], 1),
        (2, (27, None, 20), [U, U, U], 2),  # whoever is still to be counted may have more
        (3, (27, None, 20), [C, U, C], 1),
        (2, (27, None, 14), [C, U, F], 1),
        (1, (27, None), [U, U], 1),
        (1, (), [], 1),
    ],
)
def test_most_votes_first_and_no_more_than_there_are_seats(
    seats: int | None, votes: tuple[int | None, ...], wanted: list[Standing], left: int | None
) -> None:
    assert standings(replace(SEATS, seats=seats), running(*votes)) == (wanted, left)


TIED = (27, 20, 20, 20, 14)
"""Three seats: the first has one, three are level at the last two."""


@pytest.mark.parametrize(
    ("tie", "decided", "scores", "wanted"),
    [
        (BallotTie.ASK, (), "", [C, T, T, T, F]),
        (BallotTie.ASK, "bd", "", [C, C, B, C, F]),
        (BallotTie.ASK, "b", "", [C, T, T, T, F]),  # one of two seats is no answer
        (BallotTie.ASK, "bcd", "", [C, T, T, T, F]),
        (BallotTie.ASK, "ae", "", [C, T, T, T, F]),  # a mark beside the tie decides nothing
        (BallotTie.HEAD, "cd", "", [C, B, C, C, F]),
        (BallotTie.HEAD, (), "", [C, T, T, T, F]),
        (BallotTie.REVOTE, "bd", "b9 c8 d7", [C, T, T, T, F]),
        (BallotTie.SCORE, (), "b7 c9 d8", [C, B, C, C, F]),
        (BallotTie.SCORE, (), "b9 c8 d8", [C, C, T, T, F]),  # the best has a seat, the last is voted on again
        (BallotTie.SCORE, (), "b9 c9 d8", [C, C, C, B, F]),
        (BallotTie.SCORE, (), "b8 c8 d8", [C, T, T, T, F]),
        (BallotTie.SCORE, "bd", "b9 c8", [C, T, T, T, F]),  # whose points are unknown may have the most
        (BallotTie.SCORE, (), "", [C, T, T, T, F]),
        ("bốc thăm", "bd", "b9 c8 d7", [C, T, T, T, F]),
    ],
)
def test_a_tie_at_the_last_seat_is_parted_by_its_rule(
    tie: str, decided: Sequence[str], scores: str, wanted: list[Standing]
) -> None:
    counts = running(*TIED, decided=[letter in decided or None for letter in "abcde"])
    points = {item[0]: int(item[1:]) for item in scores.split()}
    found, left = standings(replace(SEATS, seats=3, tie=tie), counts, {"a": 0, "e": 9, **points} if points else None)
    assert found == wanted
    assert left == 3 - wanted.count(C)


def test_whoever_withdraws_takes_no_seat_whatever_the_votes() -> None:
    counts = running(27, 20, 20, None, withdrawn=[True, None, False, True])
    assert standings(replace(SEATS, seats=2), counts) == ([W, C, C, W], 0)
    assert standings(replace(SEATS, seats=1), counts) == ([W, T, T, W], 1)
    passed = [item.passed for item in tally_round(SEATS, counts, TURNOUT).outcomes]
    assert passed == [False, True, True, False]


def test_a_written_down_result_is_taken_as_it_is() -> None:
    told = replace(SEATS, form=BallotForm.RESULT, seats=1, threshold="")
    counts = running(None, 3, 20, None, decided=[True, True, False, None])
    assert standings(told, counts) == ([C, C, F, U], 0)
    gone = running(None, decided=[True], withdrawn=[True])
    assert standings(told, gone) == ([W], 1)


WORSE_TO_BETTER = (F, U, B, T, C)


@given(data=st.data(), tie=st.sampled_from(BallotTie), seats=st.none() | st.integers(1, 5))
def test_one_vote_more_never_makes_a_candidate_worse_off(
    data: st.DataObject, tie: BallotTie, seats: int | None
) -> None:
    votes = data.draw(st.lists(st.none() | st.integers(12, 20), min_size=1, max_size=6))
    marks = data.draw(st.lists(st.none() | st.booleans(), min_size=len(votes), max_size=len(votes)))
    points = {key: data.draw(st.integers(1, 3)) for key in "abcdef" if data.draw(st.booleans())}
    counts = running(*votes, decided=marks)
    ballot = replace(SEATS, seats=seats, tie=tie)
    before, _ = standings(ballot, counts, points)
    counted = [place for place, number in enumerate(votes) if number is not None]
    if not counted:
        return
    place = data.draw(st.sampled_from(counted))
    counts[place] = replace(counts[place], agree=(votes[place] or 0) + 1)
    after, _ = standings(ballot, counts, points)
    assert WORSE_TO_BETTER.index(after[place]) >= WORSE_TO_BETTER.index(before[place])


@given(data=st.data(), tie=st.sampled_from(BallotTie), seats=st.integers(1, 5))
def test_seats_go_to_nobody_with_fewer_votes_than_one_who_has_none(
    data: st.DataObject, tie: BallotTie, seats: int
) -> None:
    votes = data.draw(st.lists(st.integers(12, 20), min_size=1, max_size=8))
    points = {key: data.draw(st.integers(1, 3)) for key in "abcdefgh"}
    marks = data.draw(st.lists(st.none() | st.booleans(), min_size=len(votes), max_size=len(votes)))
    found, left = standings(replace(SEATS, seats=seats, tie=tie), running(*votes, decided=marks), points)
    with_seat = [number for number, standing in zip(votes, found, strict=True) if standing is C]
    without = [number for number, standing in zip(votes, found, strict=True) if standing in (B, T)]
    assert len(with_seat) == seats - (left or 0) <= seats
    assert not with_seat or not without or min(with_seat) >= max(without)
    assert all((number >= 15) == (standing is not F) for number, standing in zip(votes, found, strict=True))
    assert found.count(T) != 1  # nobody is tied with nobody
    assert not without or left == 0 or T in found
