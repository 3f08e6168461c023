"""The result of a ballot round in sentences: what the minutes say was decided, what the tellers announce."""

from collections.abc import Sequence

from thiduadesk.documents.ballots import by_order, candidate_text, vote_text, votes_of
from thiduadesk.documents.facts import CandidateFacts, RoundFacts
from thiduadesk.documents.telling import told
from thiduadesk.documents.tree import Run
from thiduadesk.domain.ballot import COLLECTIVES, ELECTIONS, PERSONS, BallotForm, BallotPurpose, BallotTie
from thiduadesk.domain.conference import ResultOrder
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.tally import Standing
from thiduadesk.rules.wording import Wording

_TIES = {
    BallotTie.ASK: "minutes.tie_ask",
    BallotTie.REVOTE: "minutes.tie_revote",
    BallotTie.SCORE: "minutes.tie_score",
    BallotTie.HEAD: "minutes.tie_head",
}
_PARTED = {
    BallotTie.ASK: "minutes.parted_ask",
    BallotTie.SCORE: "minutes.parted_score",
    BallotTie.HEAD: "minutes.parted_head",
}
_REACHED = (Standing.BEYOND, Standing.TIED)  # the threshold, but no seat


def round_result(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Who the conference puts forward, elects or what it adopts; empty while no rule can tell."""
    tied = [item for item in ballot.candidates if item.standing == Standing.TIED]
    if tied:
        return _tied_result(about, ballot, tied, wording)
    winners = _winners(ballot)
    if winners is None:
        return ()
    names = [candidate_text(item, wording) for item in winners]
    result = told(
        wording,
        _result_key(ballot, winners),
        about,
        title=ballot.title,
        count=_count(winners, wording),
        names=_and(names, wording) if ballot.purpose in ELECTIONS else "; ".join(names),
        among=ballot.among,
        among_count=two_digits(ballot.among_count),
    )
    parted = _parted(about, ballot, wording)
    return (*parted, Run(" "), *result) if parted else result


def _result_key(ballot: RoundFacts, winners: Sequence[CandidateFacts]) -> str:
    if ballot.purpose == BallotPurpose.MOTION:
        return "minutes.result_motion" if winners else "minutes.result_motion_none"
    if ballot.purpose in ELECTIONS:
        return "minutes.result_election" if winners else "minutes.result_election_none"
    if not winners:
        return "minutes.result_none"
    if all(item.name in (COLLECTIVES, PERSONS) for item in winners):
        return "minutes.result_nameless"
    return "minutes.result_among" if ballot.among else "minutes.result"


def _tied_result(about: str, ballot: RoundFacts, tied: Sequence[CandidateFacts], wording: Wording) -> tuple[Run, ...]:
    winners = "; ".join(candidate_text(item, wording) for item in ballot.candidates if item.passed)
    level = "; ".join(candidate_text(item, wording) for item in tied)
    before = (*told(wording, "minutes.result_sure", f"{about}.sure", names=winners), Run(" ")) if winners else ()
    rule = (Run(" "), *told(wording, _TIES[BallotTie(ballot.tie)], about)) if ballot.tie in set(BallotTie) else ()
    return (*before, *told(wording, "minutes.result_tied", about, names=level), *rule)


def _parted(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Why one of several with equal votes has the last seat; empty where votes alone decided."""
    chosen = [item for item in ballot.candidates if item.passed]
    last = min((votes_of(item) or 0 for item in chosen), default=0)
    level = [
        item
        for item in ballot.candidates
        if votes_of(item) == last and (item.passed or item.standing == Standing.BEYOND)
    ]
    key = _PARTED.get(BallotTie(ballot.tie)) if ballot.tie in set(BallotTie) else None
    if key is None or all(item.passed for item in level):
        return ()
    names = [candidate_text(item, wording) for item in level]
    with_seat = [candidate_text(item, wording) for item in level if item.passed]
    return told(wording, key, f"{about}.level", names="; ".join(names), chosen=_and(with_seat, wording))


def _and(names: Sequence[str], wording: Wording) -> str:
    """«A», «A và B», «A; B và C»."""
    return wording.say("minutes.and").join(part for part in ("; ".join(names[:-1]), names[-1]) if part) if names else ""


def counted_result(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Who reached the threshold, from most votes to fewest, as tellers announce it; empty while no rule can tell."""
    reached = [item for item in ballot.candidates if item.passed or item.standing in _REACHED]
    unknown = any(item.passed is None and item.standing not in _REACHED for item in ballot.candidates)
    untold = ballot.form == BallotForm.RESULT and all(votes_of(item) is None for item in reached)
    if unknown or untold or not ballot.candidates:
        return ()
    by_hands = ballot.form == BallotForm.HANDS
    ranked = by_order(reached, ResultOrder.VOTES)
    names = "; ".join(_counted(item, wording, by_hands=by_hands) for item in ranked)
    if ballot.purpose == BallotPurpose.MOTION:
        every = "; ".join(_counted(item, wording, by_hands=by_hands) for item in ballot.candidates)
        return told(wording, f"teller.result_motion{'' if reached else '_none'}", about, names=names or every)
    if not reached:
        return told(wording, "teller.result_none", about)
    key = "teller.result" if len(reached) > 1 else "teller.result_one"
    return told(wording, key, about, count=_count(reached, wording), names=names)


def _counted(item: CandidateFacts, wording: Wording, *, by_hands: bool) -> str:
    """«Học viện Tư pháp (27 phiếu)»."""
    name, votes = candidate_text(item, wording), vote_text(item, None, wording, by_hands=by_hands)
    return f"{name} ({votes})" if votes else name


def _winners(ballot: RoundFacts) -> list[CandidateFacts] | None:
    """Those who passed; None when it is unknown of anyone, or nobody stood."""
    if not ballot.candidates or any(item.passed is None for item in ballot.candidates):
        return None
    return [item for item in ballot.candidates if item.passed]


def _count(winners: Sequence[CandidateFacts], wording: Wording) -> str:
    """«04 tập thể», «04 tập thể và 02 cá nhân»; «06 trường hợp» when some are known by name only."""
    numbers = {kind: sum(item.quantity or 1 for item in winners if item.person is kind) for kind in (False, True, None)}
    if numbers[None]:
        return wording.say("minutes.cases", count=two_digits(sum(numbers.values())))
    parts = (("minutes.collectives", numbers[False]), ("minutes.persons", numbers[True]))
    return wording.say("minutes.and").join(
        wording.say(key, count=two_digits(number)) for key, number in parts if number
    )
