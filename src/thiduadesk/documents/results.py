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


def round_result(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Who the conference puts forward, elects or what it adopts; empty while no rule can tell."""
    tied = [item for item in ballot.candidates if item.standing == Standing.TIED]
    if tied:
        return _tied_result(about, ballot, tied, wording)
    winners = _winners(ballot)
    if winners is None:
        return ()
    return told(
        wording,
        _result_key(ballot, winners),
        about,
        title=ballot.title,
        count=_count(winners, wording),
        names="; ".join(candidate_text(item, wording) for item in winners),
        among=ballot.among,
        among_count=two_digits(ballot.among_count),
    )


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


def counted_result(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Who reached the threshold, from most votes to fewest, as tellers announce it; empty while no rule can tell."""
    winners = _winners(ballot)
    if winners is None or (ballot.form == BallotForm.RESULT and all(votes_of(item) is None for item in winners)):
        return ()
    if not winners:
        return told(wording, "teller.result_none", about)
    ranked = by_order(winners, ResultOrder.VOTES)
    names = "; ".join(
        f"{candidate_text(item, wording)} ({votes})" if (votes := vote_text(item, None, wording)) else item.name
        for item in ranked
    )
    if ballot.purpose == BallotPurpose.MOTION:
        return told(wording, "teller.result_motion", about, names=names)
    return told(wording, "teller.result", about, count=_count(winners, wording), names=names)


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
