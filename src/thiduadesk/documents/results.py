"""The result of a ballot round in sentences: what the minutes say was decided, what the tellers announce."""

from collections.abc import Sequence

from thiduadesk.documents.ballots import by_order, candidate_text, vote_text, votes_of
from thiduadesk.documents.facts import CandidateFacts, RoundFacts
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


def round_result(ballot: RoundFacts, wording: Wording) -> str:
    """Who the conference puts forward, elects or what it adopts; empty while no rule can tell."""
    tied = [item for item in ballot.candidates if item.standing == Standing.TIED]
    if tied:
        return _tied_result(ballot, tied, wording)
    winners = _winners(ballot)
    if winners is None:
        return ""
    return wording.say(
        _result_key(ballot, winners),
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


def _tied_result(ballot: RoundFacts, tied: Sequence[CandidateFacts], wording: Wording) -> str:
    sentence = wording.say("minutes.result_tied", names="; ".join(candidate_text(item, wording) for item in tied))
    winners = [item for item in ballot.candidates if item.passed]
    chosen = "; ".join(candidate_text(item, wording) for item in winners)
    before = [wording.say("minutes.result_sure", names=chosen)] if chosen else []
    rule = [wording.say(_TIES[BallotTie(ballot.tie)])] if ballot.tie in set(BallotTie) else []
    return " ".join((*before, sentence, *rule))


def counted_result(ballot: RoundFacts, wording: Wording) -> str:
    """Who reached the threshold, from most votes to fewest, as tellers announce it; empty while no rule can tell."""
    winners = _winners(ballot)
    if winners is None or (ballot.form == BallotForm.RESULT and all(votes_of(item) is None for item in winners)):
        return ""
    if not winners:
        return wording.say("teller.result_none")
    ranked = by_order(winners, ResultOrder.VOTES)
    names = "; ".join(
        f"{candidate_text(item, wording)} ({votes})" if (votes := vote_text(item, None, wording)) else item.name
        for item in ranked
    )
    if ballot.purpose == BallotPurpose.MOTION:
        return wording.say("teller.result_motion", names=names)
    return wording.say("teller.result", count=_count(winners, wording), names=names)


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
