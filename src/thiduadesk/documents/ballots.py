"""Ballot rounds on paper: the same words and numbers in the minutes and in the teller record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thiduadesk.documents.facts import CandidateFacts, RoundFacts
from thiduadesk.documents.telling import told, told_row
from thiduadesk.documents.tree import Block, Grid, Paragraph, Run, Style, Together, text
from thiduadesk.domain.ballot import (
    BEYOND_THE_ROOM,
    COLLECTIVES,
    ELECTIONS,
    PERSONS,
    PILES,
    VOTES,
    BallotBase,
    BallotForm,
    BallotPurpose,
    BallotRound,
    Count,
)
from thiduadesk.domain.conference import ResultOrder
from thiduadesk.domain.threshold import Threshold, tidy_threshold
from thiduadesk.i18n.numbers import percent, two_digits
from thiduadesk.rules.balance import balance_problems
from thiduadesk.rules.tally import Standing
from thiduadesk.rules.turnout import Turnout
from thiduadesk.rules.wording import Wording

ON_PAPER = (BallotForm.YES_NO, BallotForm.CHOOSE)
"""The forms of voting that leave ballots to count."""

_SHARES = {"number": 0.07, "votes": 0.28, "against": 0.13, "blank": 0.11, "written": 0.15, "result": 0.15}
_NARROW = {"number": 0.06, "votes": 0.16, "against": 0.1, "blank": 0.1, "written": 0.13, "result": 0.14}
_NAME = 0.3  # of the width, or the other columns are made narrow
_TOLD = ("issued", "collected", "not_returned", "spoiled", "valid", "invalid")
_BASES = {
    BallotBase.MEMBERS: "minutes.base_members",
    BallotBase.SUMMONED: "minutes.base_summoned",
    BallotBase.ENTITLED: "minutes.base_entitled",
    BallotBase.PRESENT: "minutes.base_present",
    BallotBase.ISSUED: "minutes.base_issued",
    BallotBase.COLLECTED: "minutes.base_collected",
    BallotBase.VALID: "minutes.base_valid",
}
_STANDINGS = {
    Standing.CHOSEN: "minutes.passed",
    Standing.FAILED: "minutes.failed",
    Standing.BEYOND: "minutes.beyond",
    Standing.TIED: "minutes.tied",
    Standing.WITHDRAWN: "minutes.withdrawn",
}


def tellers_counted(rounds: Iterable[RoundFacts]) -> bool:
    """Whether ballots of any round were counted, so that there is a teller record."""
    return any(
        ballot.form in ON_PAPER and any(votes_of(item) is not None for item in ballot.candidates) for ballot in rounds
    )


def balances(ballot: RoundFacts) -> bool:
    """Whether the sums of the round hold, among the numbers that are known."""
    counted = BallotRound(
        id="",
        conference_id="",
        position=0,
        title=ballot.title,
        form=ballot.form,
        seats=ballot.seats,
        choices=ballot.choices,
        **{pile: getattr(ballot, pile) for pile in PILES},
    )
    votes = [
        Count(
            id="",
            round_id="",
            position=0,
            name=f"{place}",
            withdrawn=item.standing == Standing.WITHDRAWN,
            **{vote: getattr(item, vote) for vote in VOTES},
        )
        for place, item in enumerate(ballot.candidates)
    ]
    by_hands = ballot.form == BallotForm.HANDS
    return not balance_problems(counted, votes, Turnout(present=ballot.voters if by_hands else None))


def round_blocks(
    place: int, ballot: RoundFacts, wording: Wording, *, against: bool = False, order: str = ResultOrder.PROTOCOL
) -> Iterator[Block]:
    """Heading, ballots, rule and table of votes of one round; with the votes against if wanted."""
    about = f"rounds.{place - 1}"
    title = f"{place}. {round_heading(ballot, wording)}"
    heading = text(title, bold=True, style=Style.SUBSECTION, tag=f"{about}.heading")
    runs: list[Run] = []
    for sentence in _sentences(about, ballot, wording):
        runs += (*((Run(" "),) if runs else ()), *sentence)
    above = (heading, Paragraph(tuple(runs))) if runs else (heading,)
    yield Together(above)
    yield _table(about, ballot, wording, against=against, order=order)


def _sentences(about: str, ballot: RoundFacts, wording: Wording) -> Iterator[tuple[Run, ...]]:
    """How people voted, what they handed in, what a candidate needs, as far as it is known."""
    if ballot.form == BallotForm.CHOOSE and ballot.choices:
        yield told(wording, "minutes.way_choose", about, count=two_digits(ballot.choices))
    elif ballot.form in ON_PAPER:  # nobody signs a ballot
        yield told(wording, "minutes.way_ballot", about)
    if ballot.form == BallotForm.HANDS:
        yield told(wording, "minutes.way_hands", about)
        if ballot.voters is not None:
            yield told(wording, "minutes.hands", f"{about}.voters", count=two_digits(ballot.voters))
    elif numbers := ballot_numbers(ballot, wording):
        yield told(wording, "minutes.ballot_numbers", about, numbers=numbers)
    if ballot.written and ballot.base_name in BEYOND_THE_ROOM:
        yield told(wording, "minutes.written_votes", f"{about}.written", count=two_digits(ballot.written))
    elif ballot.written and _written(ballot):
        yield told(wording, "minutes.written_aside", f"{about}.written", count=two_digits(ballot.written))
    if ballot.seats and ballot.purpose != BallotPurpose.MOTION:
        key = "minutes.seats_election" if ballot.purpose in ELECTIONS else "minutes.seats"
        yield told(wording, key, f"{about}.seats", count=two_digits(ballot.seats))
    if ballot.threshold and ballot.form != BallotForm.RESULT:
        key = "minutes.rule_basis" if ballot.basis else "minutes.rule"
        yield told(wording, key, about, rule=_rule(ballot, wording), basis=ballot.basis)


def _rule(ballot: RoundFacts, wording: Wording) -> str:
    """«ít nhất 2/3 số phiếu phát ra (28)», as far as base and number are known."""
    key = _BASES.get(BallotBase(ballot.base_name)) if ballot.base_name in set(BallotBase) else None
    if ballot.base_name == BallotBase.PRESENT and ballot.present not in (None, ballot.voters):
        key = "minutes.base_voters"
    base = wording.say(key) if key else ballot.base_name
    if base and ballot.base is not None:
        base = wording.say("minutes.base_number", base=base, count=two_digits(ballot.base))
    return " ".join(part for part in (threshold_text(ballot.threshold, wording), base) if part)


def threshold_text(threshold: str, wording: Wording) -> str:
    """«ít nhất 2/3» for «≥ 2/3», «trên 50 %» for «> 50%»; what is no threshold as it was typed."""
    if Threshold.parse(threshold) is None:
        return threshold
    sign, share = tidy_threshold(threshold).split(" ", 1)
    return wording.say("more_than" if sign == ">" else "at_least", share=share.replace("%", " %"))


def _table(about: str, ballot: RoundFacts, wording: Wording, *, against: bool, order: str) -> Grid:
    """Only columns somebody has filled: votes against, without opinion and in writing are not always counted."""
    known = {vote: any(getattr(item, vote) is not None for item in ballot.candidates) for vote in VOTES}
    columns = [
        "number",
        "name",
        *(["votes"] if ballot.form != BallotForm.RESULT or known["agree"] else []),
        *(["against"] if against and (known["disagree"] or ballot.form == BallotForm.YES_NO) else []),
        *(["blank"] if against and known["blank"] else []),
        *(["written"] if _written(ballot) else []),
        "result",
    ]
    titles = {
        "name": _who(ballot),
        "votes": "hands" if ballot.form == BallotForm.HANDS else "votes",
    }
    return Grid(
        head=tuple(wording.say(f"minutes.column_{titles.get(name, name)}") for name in columns),
        rows=tuple(
            told_row(
                f"{about}.candidates.{row - 1}",
                columns,
                [_cells(row, item, ballot, wording)[name] for name in columns],
            )
            for row, item in enumerate(by_order(ballot.candidates, order), start=1)
        ),
        widths=_widths(columns),
        centred=frozenset(range(len(columns))) - {1},
    )


def _who(ballot: RoundFacts) -> str:
    """What the column of names is headed: «Tập thể» where only collectives stand, «Cá nhân» where only persons do."""
    if ballot.purpose == BallotPurpose.MOTION:
        return "motion"
    return {False: "collectives", True: "persons", None: "name"}[of_persons(ballot.candidates)]


def of_persons(candidates: Sequence[CandidateFacts]) -> bool | None:
    """Whether only persons stand, or only collectives; None where both do or nobody can tell."""
    kinds = {item.person for item in candidates}
    return kinds.pop() if len(kinds) == 1 else None


def _widths(columns: Sequence[str]) -> tuple[float, ...]:
    """The name has what the others leave; where that is little, shares of votes are written on two lines."""
    shares = _SHARES if 1 - sum(_SHARES.get(name, 0) for name in columns) >= _NAME else _NARROW
    spare = 1 - sum(shares.get(name, 0) for name in columns)
    return tuple(shares.get(name, spare) for name in columns)


def _written(ballot: RoundFacts) -> bool:
    """Whether opinions in writing were counted for anyone."""
    return any((item.written_agree, item.written_disagree) != (None, None) for item in ballot.candidates)


def by_order(candidates: Sequence[CandidateFacts], order: str) -> Sequence[CandidateFacts]:
    """The candidates as listed, or from most votes to fewest; between equals the order of the list stays."""
    if order != ResultOrder.VOTES:
        return candidates
    return sorted(candidates, key=lambda item: -(votes_of(item) or 0))


def _cells(row: int, item: CandidateFacts, ballot: RoundFacts, wording: Wording) -> Mapping[str, str]:
    """What stands under each column."""
    ruled = wording.say("minutes.ruled", reason=item.ruled) if item.ruled else ""
    remarks = (item.unit, ruled, item.note)
    written = (_number(item.written_agree) or "–", _number(item.written_disagree) or "–")
    return {
        "number": str(row),
        "name": "\n".join((candidate_text(item, wording), *(f"({remark})" for remark in remarks if remark))),
        "votes": vote_text(item, ballot.base, wording, by_hands=ballot.form == BallotForm.HANDS),
        "against": _number(item.disagree),
        "blank": _number(item.blank),
        "written": wording.say("minutes.written_cell", agree=written[0], disagree=written[1]),
        "result": result_text(item, wording),
    }


def _number(count: int | None) -> str:
    return "" if count is None else two_digits(count)


def candidate_text(item: CandidateFacts, wording: Wording) -> str:
    """The name; «05 tập thể» or «các đơn vị còn lại (07)» where it stands for several."""
    if item.quantity is None:
        return item.name
    key = "minutes.so_many" if item.name in (COLLECTIVES, PERSONS) else "minutes.several"
    return wording.say(key, name=item.name, count=two_digits(item.quantity))


def vote_text(candidate: CandidateFacts, base: int | None, wording: Wording, *, by_hands: bool = False) -> str:
    """«27/28 phiếu (96,43 %)», by hands «27/28 người …»; without a base only the votes, and nothing while unknown."""
    votes = votes_of(candidate)
    if votes is None:
        return ""
    agree = two_digits(votes)
    if not base:
        return wording.say("minutes.hands_only" if by_hands else "minutes.votes_only", agree=agree)
    key = "minutes.hands_of" if by_hands else "minutes.votes"
    return wording.say(key, agree=agree, base=two_digits(base), percent=percent(votes, base))


def votes_of(candidate: CandidateFacts) -> int | None:
    """The votes that count; a seal of an earlier version knows only those on ballots."""
    return candidate.agree if candidate.votes is None else candidate.votes


def result_text(candidate: CandidateFacts, wording: Wording) -> str:
    """«Đạt», «Không đạt», «Đủ tỷ lệ, ngoài số được chọn», or nothing where no rule can tell."""
    if candidate.standing in _STANDINGS:
        return wording.say(_STANDINGS[Standing(candidate.standing)])
    if candidate.passed is None:
        return ""
    return wording.say("minutes.passed" if candidate.passed else "minutes.failed")


def ballot_numbers(ballot: RoundFacts, wording: Wording) -> str:
    """«phát ra 28, thu về 28, hợp lệ 28, không hợp lệ 00», as far as it is known; nothing spoiled is not told."""
    known = ((name, getattr(ballot, name)) for name in _TOLD)
    return ", ".join(
        wording.say(f"minutes.{name}", count=two_digits(number))
        for name, number in known
        if number is not None and (number or name not in ("not_returned", "spoiled"))
    )


def round_heading(ballot: RoundFacts, wording: Wording) -> str:
    """What is voted on, and whose winners the round chooses from."""
    if ballot.among:
        heading = wording.say(
            "minutes.round_among", title=ballot.title, among=ballot.among, count=two_digits(ballot.among_count)
        )
    elif ballot.purpose in ELECTIONS:
        heading = wording.say("minutes.round_election", title=ballot.title)
    elif ballot.purpose == BallotPurpose.MOTION:
        heading = wording.say("minutes.round_motion", title=ballot.title)
    elif ballot.form == BallotForm.RESULT:
        heading = wording.say("minutes.round_result", title=ballot.title)
    else:
        heading = wording.say("minutes.round", title=ballot.title)
    return wording.say("minutes.round_again", heading=heading) if ballot.again else heading
