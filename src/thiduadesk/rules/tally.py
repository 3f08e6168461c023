"""Counting a ballot: what share each candidate has, whether it reaches the threshold, who gets the seats.

Shares are compared as whole numbers, never as the percentage that is printed. Whether the sums of a round hold is
`rules.balance`'s to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from thiduadesk.domain.ballot import BEYOND_THE_ROOM, BallotBase, BallotForm, BallotRound, BallotTie, Count
from thiduadesk.domain.threshold import Threshold
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.turnout import Turnout


class Standing(StrEnum):
    """Kết quả of one candidate."""

    UNKNOWN = ""
    CHOSEN = N_("đạt")
    FAILED = N_("không đạt")
    BEYOND = N_("đủ tỷ lệ, hết chỗ")  # others with more votes, or chosen in a tie, have the seats
    TIED = N_("bằng phiếu, chưa quyết định")
    WITHDRAWN = N_("xin rút")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one candidate's count comes to; None where the counts or the rule are unknown.

    `votes` are those that count: with the opinions in writing where the base counts the absent too. `reached` is about
    the threshold alone, `standing` about the seats too.
    """

    votes: int | None
    base: int | None
    reached: bool | None
    standing: Standing = Standing.UNKNOWN

    @property
    def passed(self) -> bool | None:
        """Chosen or not; None while nobody can tell."""
        if self.standing in (Standing.UNKNOWN, Standing.TIED):
            return None
        return self.standing is Standing.CHOSEN


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTally:
    """The outcomes of a round, in the order of its candidates; `seats_left` is None where any number may win."""

    base: int | None
    outcomes: tuple[Outcome, ...]
    seats_left: int | None

    @property
    def tied(self) -> bool:
        """Whether a tie is left that somebody must part."""
        return any(item.standing is Standing.TIED for item in self.outcomes)


def tally_round(
    ballot: BallotRound, counts: Sequence[Count], turnout: Turnout, scores: Mapping[str, int] | None = None
) -> RoundTally:
    """Count a round; `scores` are the points of candidates by the id of their count, for ties that points part."""
    base = base_number(ballot, turnout)
    outcomes = [_counted(ballot, count, base) for count in counts]
    if ballot.form != BallotForm.RESULT and ballot.seats is not None:
        outcomes = _seated(ballot.seats, ballot.tie, counts, outcomes, scores or {})
    chosen = sum(
        count.quantity or 1 for count, item in zip(counts, outcomes, strict=True) if item.standing is Standing.CHOSEN
    )
    return RoundTally(
        base=base,
        outcomes=tuple(outcomes),
        seats_left=None if ballot.seats is None else max(ballot.seats - chosen, 0),
    )


def base_number(ballot: BallotRound, turnout: Turnout) -> int | None:
    """How many votes the share is taken of; None while the base or its number is unknown."""
    numbers = {
        BallotBase.MEMBERS: turnout.members,
        BallotBase.SUMMONED: turnout.summoned,
        BallotBase.ENTITLED: turnout.entitled,
        BallotBase.PRESENT: turnout.in_the_room,
        BallotBase.ISSUED: ballot.issued,
        BallotBase.COLLECTED: ballot.collected,
        BallotBase.VALID: ballot.valid,
    }
    return numbers.get(BallotBase(ballot.base)) if ballot.base in set(BallotBase) else None


def votes_for(ballot: BallotRound, count: Count) -> int | None:
    """The votes that count for a candidate: those in writing too where the base counts the absent."""
    if count.agree is None or ballot.base not in BEYOND_THE_ROOM:
        return count.agree
    return count.agree + (count.written_agree or 0)


def _counted(ballot: BallotRound, count: Count, base: int | None) -> Outcome:
    """One candidate against the threshold, before anyone asks about seats."""
    votes, threshold = votes_for(ballot, count), Threshold.parse(ballot.threshold)
    reached = threshold.reached(votes, base) if threshold and votes is not None and base is not None else None
    outcome = Outcome(votes=votes, base=base, reached=reached)
    if count.withdrawn:
        return replace(outcome, standing=Standing.WITHDRAWN)
    said = count.decided if ballot.form == BallotForm.RESULT else reached
    return outcome if said is None else replace(outcome, standing=_standing(said))


def _standing(chosen: bool) -> Standing:
    return Standing.CHOSEN if chosen else Standing.FAILED


def _seated(
    seats: int, tie: str, counts: Sequence[Count], outcomes: Sequence[Outcome], scores: Mapping[str, int]
) -> list[Outcome]:
    """The outcomes when only so many can win: most votes first, and a tie for the last seat parted by the rule."""
    seated = list(outcomes)
    able = [place for place, item in enumerate(outcomes) if item.standing is Standing.CHOSEN]
    unknown = sum(item.standing is Standing.UNKNOWN for item in outcomes)
    if len(able) + unknown <= seats:
        return seated
    if unknown:
        # Whoever is still to be counted may have more votes than those who are.
        for place in able:
            seated[place] = replace(seated[place], standing=Standing.UNKNOWN)
        return seated
    able.sort(key=lambda place: -(outcomes[place].votes or 0))
    last = outcomes[able[seats - 1]].votes
    safe = [place for place in able if (outcomes[place].votes or 0) > (last or 0)]
    level = [place for place in able if outcomes[place].votes == last]
    fates = _parted(level, seats - len(safe), tie, counts, scores)
    for place in able:
        fate = Standing.CHOSEN if place in safe else fates.get(place, Standing.BEYOND)
        seated[place] = replace(seated[place], standing=fate)
    return seated


def _parted(
    level: Sequence[int], seats: int, tie: str, counts: Sequence[Count], scores: Mapping[str, int]
) -> dict[int, Standing]:
    """Who of those with equal votes gets one of the seats left for them."""
    if len(level) <= seats:
        return dict.fromkeys(level, Standing.CHOSEN)
    points = {place: scores.get(counts[place].id) for place in level}
    if tie == BallotTie.SCORE:
        return _parted_by_points(level, seats, points)
    chosen = [place for place in level if counts[place].decided]
    if tie in (BallotTie.HEAD, BallotTie.ASK) and len(chosen) == seats:
        return {place: Standing.CHOSEN if place in chosen else Standing.BEYOND for place in level}
    return dict.fromkeys(level, Standing.TIED)


def _parted_by_points(level: Sequence[int], seats: int, points: Mapping[int, int | None]) -> dict[int, Standing]:
    """Most points first; those level in points too at the last seat stay tied, and all while anyone's are unknown."""
    known = [(point, place) for place, point in points.items() if point is not None]
    if len(known) < len(level):
        return dict.fromkeys(level, Standing.TIED)
    last = sorted((point for point, _ in known), reverse=True)[seats - 1]
    fits = sum(point >= last for point, _ in known) == seats
    at_last = Standing.CHOSEN if fits else Standing.TIED
    return {
        place: Standing.CHOSEN if point > last else at_last if point == last else Standing.BEYOND
        for point, place in known
    }
