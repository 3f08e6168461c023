"""Ballot papers (phiếu bình xét, phiếu bầu, phiếu biểu quyết): what they ask, and how many are printed."""

from math import ceil

from thiduadesk.documents.ballot_layout import BallotText, lay_out
from thiduadesk.documents.ballots import ON_PAPER, candidate_text, of_persons
from thiduadesk.documents.facts import CandidateFacts, ConferenceFacts, RoundFacts
from thiduadesk.documents.tree import Slip, Slips
from thiduadesk.domain.ballot import ELECTIONS, BallotForm, BallotPurpose
from thiduadesk.domain.conference import Attendance, DelegateRole
from thiduadesk.domain.errors import NotFound
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.tally import Standing
from thiduadesk.rules.wording import Wording


def compose_ballot_papers(facts: ConferenceFacts, wording: Wording) -> Slips:
    """The ballots of every round that is voted on paper, for each voter one and some to spare.

    A round may say how many stand on an A4 page; else as many as stay legible. At least one round has ballots.
    Raises `TooManyCandidates`, and `NotFound` while nobody knows how many vote.
    """
    rounds = [ballot for ballot in facts.rounds if has_ballots(ballot)]
    titles = dict.fromkeys(_title(ballot, wording).capitalize() for ballot in rounds)
    return Slips(
        title=f"{', '.join(titles)} {facts.title}",
        slips=tuple(_slip(ballot, facts, wording) for ballot in rounds),
    )


def has_ballots(ballot: RoundFacts) -> bool:
    """Whether the round is voted on paper, with somebody to vote on."""
    return ballot.form in ON_PAPER and bool(_standing(ballot))


def _slip(ballot: RoundFacts, facts: ConferenceFacts, wording: Wording) -> Slip:
    said = BallotText(
        stamp=wording.say("ballot.stamp"),
        issuer=facts.letterhead.issuer.upper(),
        meeting=facts.title,
        title=_title(ballot, wording),
        about=_about(ballot, facts.year, wording),
        heads=_heads(ballot, wording),
        names=tuple(_name(item, wording) for item in _standing(ballot)),
        note=f"{_how(ballot, wording)} {wording.say('ballot.note_unsigned')}",
        day=_day(facts, wording),
    )
    return lay_out(said, _copies(facts, ballot), ballot.per_sheet)


def _copies(facts: ConferenceFacts, ballot: RoundFacts) -> int:
    """One for each voter and those to spare: as many as the round says, else a tenth, at least two."""
    voters = _voters(facts, ballot)
    if not voters:
        raise NotFound(
            N_(
                "Chưa biết có bao nhiêu người bỏ phiếu nên chưa in được phiếu. "
                "Hãy ghi số triệu tập hoặc lập danh sách đại biểu."
            )
        )
    return voters + (max(2, ceil(voters / 10)) if ballot.spare is None else ballot.spare)


def _voters(facts: ConferenceFacts, ballot: RoundFacts) -> int | None:
    """Who may be handed a ballot: those in the room who may vote, and while the roll is called, who may still come."""
    invited = [item for item in facts.delegates if item.role != DelegateRole.GUEST]
    expected = sum(item.voting and item.attendance in ("", Attendance.PRESENT) for item in facts.delegates)
    # A typed number larger than the list says that the list holds only some of them.
    if expected and len(invited) >= (facts.summoned or 0):
        return expected
    return ballot.voters or facts.summoned or ballot.issued


def _standing(ballot: RoundFacts) -> list[CandidateFacts]:
    return [item for item in ballot.candidates if item.standing != Standing.WITHDRAWN]


def _name(item: CandidateFacts, wording: Wording) -> str:
    name = candidate_text(item, wording)
    return f"{name} ({item.unit})" if item.unit else name


def _title(ballot: RoundFacts, wording: Wording) -> str:
    return wording.say(f"ballot.title_{_purpose(ballot)}")


def _about(ballot: RoundFacts, year: int, wording: Wording) -> str:
    """What is asked; the year of an award once, also where its title bears it."""
    purpose = _purpose(ballot)
    key = "award_dated" if purpose == "award" and str(year) in ballot.title else purpose
    about = wording.say(f"ballot.about_{key}", title=ballot.title, year=year)
    return wording.say("ballot.again", about=about) if ballot.again else about


def _purpose(ballot: RoundFacts) -> str:
    if ballot.purpose in ELECTIONS:
        return "election"
    return "motion" if ballot.purpose == BallotPurpose.MOTION else "award"


def _heads(ballot: RoundFacts, wording: Wording) -> tuple[str, ...]:
    name = {False: "unit", True: "person", None: "name"}[of_persons(_standing(ballot))]
    if ballot.purpose == BallotPurpose.MOTION:
        name = "motion"
    marks = ("choose",) if ballot.form == BallotForm.CHOOSE else ("agree", "disagree")
    return tuple(wording.say(f"ballot.column_{key}") for key in ("number", name, *marks))


def _how(ballot: RoundFacts, wording: Wording) -> str:
    """How to mark the ballot."""
    if ballot.form != BallotForm.CHOOSE:
        return wording.say("ballot.note_yes_no")
    if ballot.choices:
        return wording.say("ballot.note_choose", count=two_digits(ballot.choices))
    return wording.say("ballot.note_choose_any")


def _day(facts: ConferenceFacts, wording: Wording) -> str:
    """The day of the vote; of a meeting that takes several, left to the pen."""
    if facts.ends_on in (None, facts.held_on):
        return official_date(facts.held_on)
    return wording.say("ballot.day_blank", year=facts.year)
