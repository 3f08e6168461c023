"""Ballot rounds on paper: the same words and numbers in the minutes and in the teller record."""

from collections.abc import Iterator, Sequence
from itertools import chain

from thiduadesk.documents.facts import CandidateFacts, RoundFacts
from thiduadesk.documents.telling import told, told_row
from thiduadesk.documents.tree import Block, Grid, Paragraph, Run, Style, Together, text
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.i18n.numbers import percent, two_digits
from thiduadesk.rules.tally import balance_problems
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.07, 0.49, 0.29, 0.15)
_WIDTHS_AGAINST = (0.07, 0.37, 0.28, 0.13, 0.15)
_SHORT = 15  # rows of a table that is kept on one page
_BASES = {
    BallotBase.MEMBERS: "minutes.base_members",
    BallotBase.SUMMONED: "minutes.base_summoned",
    BallotBase.PRESENT: "minutes.base_present",
    BallotBase.ISSUED: "minutes.base_issued",
    BallotBase.COLLECTED: "minutes.base_collected",
    BallotBase.VALID: "minutes.base_valid",
}


def balances(ballot: RoundFacts) -> bool:
    """Whether the sums of the round hold, among the numbers that are known."""
    counted = BallotRound(
        id="",
        conference_id="",
        position=0,
        title=ballot.title,
        issued=ballot.issued,
        collected=ballot.collected,
        valid=ballot.valid,
        invalid=ballot.invalid,
    )
    votes = [
        Count(id="", round_id="", position=0, name=item.name, agree=item.agree, disagree=item.disagree)
        for item in ballot.candidates
    ]
    return not balance_problems(counted, votes)


def round_blocks(place: int, ballot: RoundFacts, wording: Wording, *, against: bool = False) -> Iterator[Block]:
    """Heading, ballots, rule and table of votes of one round; with the votes against if wanted."""
    about = f"rounds.{place - 1}"
    title = f"{place}. {round_heading(ballot, wording)}"
    heading = text(title, bold=True, style=Style.SUBSECTION, tag=f"{about}.heading")
    numbers = ballot_numbers(ballot, wording)
    sentences = [told(wording, "minutes.ballot_numbers", about, numbers=numbers)] if numbers else []
    if ballot.threshold:
        blank = (Run(" "),) if sentences else ()
        sentences.append((*blank, *told(wording, "minutes.rule", about, rule=_rule(ballot, wording))))
    columns = ("number", "name", "votes", "against", "result") if against else ("number", "name", "votes", "result")
    table = Grid(
        head=tuple(wording.say(f"minutes.column_{name}") for name in columns),
        rows=tuple(
            told_row(f"{about}.candidates.{row - 1}", columns, _row(row, item, ballot, wording, against=against))
            for row, item in enumerate(ballot.candidates, start=1)
        ),
        widths=_WIDTHS_AGAINST if against else _WIDTHS,
        centred=frozenset(range(len(columns))) - {1},
    )
    above = (heading, Paragraph(tuple(chain.from_iterable(sentences)))) if sentences else (heading,)
    if len(table.rows) <= _SHORT:
        yield Together((*above, table))
    else:
        yield Together(above)
        yield table


def _rule(ballot: RoundFacts, wording: Wording) -> str:
    """«≥ 2/3 số phiếu phát ra (28)», as far as base and number are known."""
    key = _BASES.get(BallotBase(ballot.base_name)) if ballot.base_name in set(BallotBase) else None
    base = wording.say(key) if key else ballot.base_name
    if base and ballot.base is not None:
        base = wording.say("minutes.base_number", base=base, count=two_digits(ballot.base))
    return " ".join(part for part in (ballot.threshold, base) if part)


def _row(place: int, item: CandidateFacts, ballot: RoundFacts, wording: Wording, *, against: bool) -> tuple[str, ...]:
    ruled = wording.say("minutes.ruled", reason=item.ruled) if item.ruled else ""
    name = "\n".join((item.name, *(f"({remark})" for remark in (ruled, item.note) if remark)))
    disagree = "" if item.disagree is None else two_digits(item.disagree)
    votes = vote_text(item, ballot.base, wording)
    return (str(place), name, votes, *((disagree,) if against else ()), result_text(item, wording))


def vote_text(candidate: CandidateFacts, base: int | None, wording: Wording) -> str:
    """«27/28 phiếu (96,43 %)»; without a base only the votes, and nothing while they are unknown."""
    if candidate.agree is None:
        return ""
    agree = two_digits(candidate.agree)
    if not base:
        return wording.say("minutes.votes_only", agree=agree)
    return wording.say("minutes.votes", agree=agree, base=two_digits(base), percent=percent(candidate.agree, base))


def result_text(candidate: CandidateFacts, wording: Wording) -> str:
    """«Đạt», «Không đạt», or nothing where no rule can tell."""
    if candidate.passed is None:
        return ""
    return wording.say("minutes.passed" if candidate.passed else "minutes.failed")


def ballot_numbers(ballot: RoundFacts, wording: Wording) -> str:
    """«phát ra 28, thu về 28, hợp lệ 28, không hợp lệ 00», as far as it is known."""
    names = ("issued", "collected", "valid", "invalid")
    known = ((name, getattr(ballot, name)) for name in names)
    return ", ".join(
        wording.say(f"minutes.{name}", count=two_digits(number)) for name, number in known if number is not None
    )


def round_heading(ballot: RoundFacts, wording: Wording) -> str:
    """The title voted on, and whose winners it chooses from."""
    if ballot.among:
        return wording.say(
            "minutes.round_among", title=ballot.title, among=ballot.among, count=two_digits(ballot.among_count)
        )
    return wording.say("minutes.round", title=ballot.title)


def round_result(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Who the conference puts forward after this round, in protocol order; empty while no rule can tell."""
    winners = _winners(ballot)
    if winners is None:
        return ()
    if not winners:
        return told(wording, "minutes.result_none", about, title=ballot.title)
    blanks = {
        "title": ballot.title,
        "count": _count(winners, wording),
        "names": "; ".join(item.name for item in winners),
    }
    if ballot.among:
        blanks |= {"among": ballot.among, "among_count": two_digits(ballot.among_count)}
    return told(wording, "minutes.result_among" if ballot.among else "minutes.result", about, **blanks)


def counted_result(about: str, ballot: RoundFacts, wording: Wording) -> tuple[Run, ...]:
    """Who reached the threshold, from most votes to fewest, as tellers announce it; empty while no rule can tell."""
    winners = _winners(ballot)
    if winners is None:
        return ()
    if not winners:
        return told(wording, "teller.result_none", about)
    ranked = sorted(winners, key=lambda item: -(item.agree or 0))  # between equals the protocol order stays
    names = "; ".join(f"{item.name} ({vote_text(item, None, wording)})" for item in ranked)
    return told(wording, "teller.result", about, count=_count(winners, wording), names=names)


def _winners(ballot: RoundFacts) -> list[CandidateFacts] | None:
    """Those who passed; None when it is unknown of anyone, or nobody stood."""
    if not ballot.candidates or any(item.passed is None for item in ballot.candidates):
        return None
    return [item for item in ballot.candidates if item.passed]


def _count(winners: Sequence[CandidateFacts], wording: Wording) -> str:
    """«04 tập thể», «04 tập thể và 02 cá nhân»; «06 trường hợp» when some are known by name only."""
    if any(item.person is None for item in winners):
        return wording.say("minutes.cases", count=two_digits(len(winners)))
    persons = sum(bool(item.person) for item in winners)
    parts = (("minutes.collectives", len(winners) - persons), ("minutes.persons", persons))
    return wording.say("minutes.and").join(
        wording.say(key, count=two_digits(number)) for key, number in parts if number
    )
