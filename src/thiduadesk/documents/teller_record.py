"""The teller record of a conference (biên bản kiểm phiếu): ballots, votes and results of all its rounds."""

from collections.abc import Iterator

from thiduadesk.documents.ballots import round_blocks
from thiduadesk.documents.facts import ConferenceFacts
from thiduadesk.documents.letterhead import letterhead
from thiduadesk.documents.meeting import (
    attendance_sentence,
    listed,
    paper_of,
    signature_columns,
    teller_lines,
    teller_posts,
)
from thiduadesk.documents.results import counted_result
from thiduadesk.documents.tree import Block, Document, Heading, Paragraph, Style, labelled, text
from thiduadesk.i18n.dates import official_date
from thiduadesk.rules.wording import Wording


def compose_teller_record(facts: ConferenceFacts, wording: Wording) -> Document:
    """One record over all rounds; a draft, marked across the page, until they are closed or the conference is sealed.

    When the counting itself began and ended is not in the facts, so the day is printed and the hour left to the pen.
    """
    posts = teller_posts(facts, wording)
    title = wording.say("teller.title")
    blocks: list[Block] = [
        letterhead(facts.letterhead, wording.say("teller.type"), wording),
        Heading(title, Style.TITLE),
        Heading(facts.title, Style.SUBTITLE, rule=0.4, tag="title"),
        labelled(wording.say("teller.held"), _days(facts, wording), tag="held_on"),
        labelled(wording.say("minutes.place"), facts.place or wording.say("unknown"), tag="place"),
        labelled(wording.say("minutes.people"), attendance_sentence(facts, wording), tag="present"),
        *_board(facts, wording),
        text(wording.say("teller.way")),
    ]
    for place, ballot in enumerate(facts.rounds, start=1):
        blocks += round_blocks(place, ballot, wording, against=True)
        result = counted_result(f"rounds.{place - 1}", ballot, wording)
        if result:
            blocks.append(Paragraph(result))
    signatures = signature_columns(
        (wording.say("teller.signed_chair"), (facts.chair,)),
        (wording.say("teller.signed_board"), tuple((post, item.name) if post else item.name for post, item in posts)),
    )
    closed = bool(facts.rounds) and all(ballot.closed for ballot in facts.rounds)
    end = (text(wording.say("teller.closed")), *signatures)
    return paper_of(title, facts, blocks, end, wording, settled=closed)


def _days(facts: ConferenceFacts, wording: Wording) -> str:
    """The day, or from which to which."""
    if facts.ends_on is None or facts.ends_on == facts.held_on:
        return official_date(facts.held_on)
    return wording.say("teller.days", since=official_date(facts.held_on), until=official_date(facts.ends_on))


def _board(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    title, board = wording.say("teller.board"), teller_lines(facts, wording)
    if board:
        yield text(title, bold=True, style=Style.SUBSECTION)
        yield from listed(board, "tellers")
    else:
        yield labelled(title, wording.say("unknown"))
