"""Counting a ballot: whether its sums hold, what share a candidate has, whether the threshold is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thiduadesk.domain.ballot import BallotBase, BallotRound, Count, Threshold
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_

# The most votes one candidate can have: the narrowest of the piles that is known, and how to say that it is exceeded.
_CEILINGS = (
    ("valid", N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu hợp lệ.")),
    ("collected", N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu thu về.")),
    ("issued", N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu phát ra.")),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one candidate's count comes to; None where the counts or the rule are unknown."""

    agree: int | None
    disagree: int | None
    base: int | None
    passed: bool | None


def balance_problems(ballot: BallotRound, counts: Sequence[Count]) -> tuple[Problem, ...]:
    """Every sum of the round that does not hold, among the numbers that are known.

    collected ≤ issued; valid + invalid = collected; for each candidate agree + disagree ≤ valid. The field of a
    problem is the box that is wrong; for a candidate it is «agree» followed by a colon and the count's id.
    """
    return (*_collecting_problems(ballot), *_sorting_problems(ballot), *_voting_problems(ballot, counts))


def _collecting_problems(ballot: BallotRound) -> Iterator[Problem]:
    if ballot.issued is not None and ballot.collected is not None and ballot.collected > ballot.issued:
        yield Problem(
            "collected",
            N_("Thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra ({over} phiếu)."),
            {"collected": ballot.collected, "issued": ballot.issued, "over": ballot.collected - ballot.issued},
        )


def _sorting_problems(ballot: BallotRound) -> Iterator[Problem]:
    sorted_ballots = (ballot.valid or 0) + (ballot.invalid or 0)
    if ballot.collected is None:
        if ballot.issued is not None and sorted_ballots > ballot.issued:
            yield Problem(
                "valid",
                N_("Hợp lệ và không hợp lệ cộng được {counted}, nhiều hơn {issued} phiếu phát ra."),
                {"counted": sorted_ballots, "issued": ballot.issued},
            )
    elif ballot.valid is None or ballot.invalid is None:
        if sorted_ballots > ballot.collected:
            yield Problem(
                "invalid" if ballot.valid is None else "valid",
                N_("Có {counted} phiếu, nhiều hơn {collected} phiếu thu về."),
                {"counted": sorted_ballots, "collected": ballot.collected},
            )
    elif sorted_ballots != ballot.collected:
        yield Problem(
            "valid",
            N_("Hợp lệ {valid} + không hợp lệ {invalid} = {counted}, lệch {gap} so với {collected} thu về."),
            {
                "valid": ballot.valid,
                "invalid": ballot.invalid,
                "counted": sorted_ballots,
                "gap": abs(sorted_ballots - ballot.collected),
                "collected": ballot.collected,
            },
        )


def _voting_problems(ballot: BallotRound, counts: Sequence[Count]) -> Iterator[Problem]:
    known = ((getattr(ballot, pile), sentence) for pile, sentence in _CEILINGS if getattr(ballot, pile) is not None)
    ceiling, sentence = next(known, (None, ""))
    if ceiling is None:
        return
    for place, count in enumerate(counts, start=1):
        votes = (count.agree or 0) + (count.disagree or 0)
        if votes > ceiling:
            yield Problem(f"agree:{count.id}", sentence, {"place": place, "votes": votes, "ceiling": ceiling})


def base_number(ballot: BallotRound, conference: Conference, members: int | None) -> int | None:
    """How many votes the share is taken of; None while the base or its number is unknown."""
    numbers = {
        BallotBase.MEMBERS: members,
        BallotBase.SUMMONED: conference.summoned,
        BallotBase.PRESENT: conference.present,
        BallotBase.ISSUED: ballot.issued,
        BallotBase.COLLECTED: ballot.collected,
        BallotBase.VALID: ballot.valid,
    }
    return numbers.get(BallotBase(ballot.base)) if ballot.base in set(BallotBase) else None


def outcome(ballot: BallotRound, count: Count, base: int | None) -> Outcome:
    """The candidate's votes and whether they reach the round's threshold of `base`."""
    threshold = Threshold.parse(ballot.threshold)
    if count.agree is None or base is None or threshold is None:
        return Outcome(count.agree, count.disagree, base, None)
    return Outcome(count.agree, count.disagree, base, threshold.reached(count.agree, base))
