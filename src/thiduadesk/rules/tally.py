"""Counting a ballot: whether its sums hold, what share a candidate has, whether the threshold is reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.ballot import BallotBase, BallotRound, Count, Threshold
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


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
    problems = []
    if ballot.issued is not None and ballot.collected is not None and ballot.collected > ballot.issued:
        problems.append(
            Problem(
                "collected",
                N_("Thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra ({over} phiếu)."),
                {
                    "collected": ballot.collected,
                    "issued": ballot.issued,
                    "over": ballot.collected - ballot.issued,
                },
            )
        )
    if ballot.collected is not None and ballot.valid is not None and ballot.invalid is not None:
        counted = ballot.valid + ballot.invalid
        if counted != ballot.collected:
            problems.append(
                Problem(
                    "valid",
                    N_("Hợp lệ {valid} + không hợp lệ {invalid} = {counted}, lệch {gap} so với {collected} thu về."),
                    {
                        "valid": ballot.valid,
                        "invalid": ballot.invalid,
                        "counted": counted,
                        "gap": abs(counted - ballot.collected),
                        "collected": ballot.collected,
                    },
                )
            )
    ceiling = _ceiling(ballot)
    if ceiling is not None:
        for place, count in enumerate(counts, start=1):
            votes = (count.agree or 0) + (count.disagree or 0)
            if votes > ceiling:
                problems.append(
                    Problem(
                        f"agree:{count.id}",
                        N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu hợp lệ."),
                        {"place": place, "votes": votes, "ceiling": ceiling},
                    )
                )
    return tuple(problems)


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


def _ceiling(ballot: BallotRound) -> int | None:
    known = [number for number in (ballot.valid, ballot.collected, ballot.issued) if number is not None]
    return known[0] if known else None
