"""The minutes of a conference (biên bản hội nghị), after mẫu 1.9 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterable, Iterator

from thiduadesk.documents.ballots import round_blocks, tellers_counted
from thiduadesk.documents.facts import ConferenceFacts, DelegateFacts, RemarkFacts
from thiduadesk.documents.letterhead import letterhead
from thiduadesk.documents.meeting import (
    attendance_sentence,
    listed,
    moment,
    officers,
    paper_of,
    person_line,
    quorum_sentence,
    remark_lines,
    signed_by_both,
    teller_lines,
)
from thiduadesk.documents.results import round_result
from thiduadesk.documents.supplement import compose_supplement
from thiduadesk.documents.telling import told
from thiduadesk.documents.tree import Block, Document, Heading, Paragraph, Style, labelled, text
from thiduadesk.domain.ballot import BallotPurpose
from thiduadesk.domain.conference import Attendance, DelegateRole, RemarkKind
from thiduadesk.i18n.dates import official_date
from thiduadesk.rules.wording import Wording

_SECTIONS = (
    (RemarkKind.REPORT, "minutes.reports"),
    (RemarkKind.DISCUSSION, "minutes.discussion"),
    (RemarkKind.PROPOSAL, "minutes.proposals"),
    (None, "minutes.ballots"),
    (RemarkKind.DIRECTION, "minutes.directions"),
    (RemarkKind.CONCLUSION, "minutes.conclusion"),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def compose_minutes(facts: ConferenceFacts, wording: Wording) -> Document:
    """The minutes; a draft, marked across the page, until the conference is sealed.

    Of a supplementary record (biên bản bổ sung), what it adds to the minutes it names.
    """
    if facts.amends is not None:
        return compose_supplement(facts, facts.amends, wording)
    title = wording.say("minutes.title")
    body: list[Block] = [
        letterhead(facts.letterhead, wording.say("minutes.type"), wording),
        Heading(title, Style.TITLE),
        Heading(facts.title, Style.SUBTITLE, rule=0.4, tag="title"),
        labelled(
            wording.say("minutes.opened"),
            moment(facts.opened_at, official_date(facts.held_on), wording),
            tag="opened_at",
        ),
        labelled(wording.say("minutes.place"), facts.place or wording.say("unknown"), tag="place"),
        labelled(wording.say("minutes.people"), attendance_sentence(facts, wording), tag="present"),
        *_quorum(facts, wording),
        *_delegates(facts.delegates, wording),
        *officers(facts, wording),
        *_course(facts, wording),
    ]
    closed = moment(facts.closed_at, official_date(facts.ends_on or facts.held_on), wording)
    end = (
        text(wording.say("minutes.agreed")),
        Paragraph(told(wording, "minutes.closed", "closed", moment=closed)),
        *signed_by_both(facts, wording),
    )
    return paper_of(title, facts, body, end, wording)


def _quorum(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    sentence = quorum_sentence(facts, wording)
    if sentence:
        yield Paragraph(sentence)


def _delegates(delegates: Iterable[DelegateFacts], wording: Wording) -> Iterator[Block]:
    groups: dict[str, list[str]] = {
        "minutes.guests": [],
        "minutes.members": [],
        "minutes.written_by": [],
        "minutes.absent": [],
    }
    for item in delegates:
        line = person_line(item, wording)
        if item.attendance == Attendance.ABSENT:
            group = "minutes.absent"
        elif item.attendance == Attendance.WRITTEN:
            group = "minutes.written_by"
        else:
            group = "minutes.guests" if item.role == DelegateRole.GUEST else "minutes.members"
            # A term this program does not know was kept as typed, and is printed as typed.
            line += f" ({item.attendance})" if item.attendance not in ("", Attendance.PRESENT) else ""
        groups[group].append(line)
    for key, lines in groups.items():
        if lines:
            yield text(wording.say(key), style=Style.LEAD)
            yield from listed(lines, key.removeprefix("minutes."))


def _course(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    """The contents as the meeting ran; remarks of an unknown kind stand with the discussion."""
    sections = [(_heading(key, facts), list(_section(kind, facts, wording))) for kind, key in _SECTIONS]
    if any(blocks for _, blocks in sections):
        yield text(wording.say("minutes.content"), bold=True, style=Style.CENTER)
    numerals = iter(_ROMAN)
    for key, blocks in sections:
        if blocks:
            yield text(f"{next(numerals)}. {wording.say(key).upper()}", bold=True, style=Style.SECTION)
            yield from blocks


def _heading(key: str, facts: ConferenceFacts) -> str:
    """The heading of a section; where nobody is put forward for an award, that of the ballots says so."""
    awards = any(ballot.purpose == BallotPurpose.AWARD for ballot in facts.rounds)
    return "minutes.elections" if key == "minutes.ballots" and not awards else key


def _section(kind: RemarkKind | None, facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    if kind is None:
        board = teller_lines(facts, wording)
        if board and facts.rounds:
            yield text(wording.say("minutes.board"), style=Style.LEAD)
            yield from listed(board, "tellers")
        if tellers_counted(facts.rounds):
            yield text(wording.say("minutes.counted"))
        for place, ballot in enumerate(facts.rounds, start=1):
            yield from round_blocks(place, ballot, wording, order=facts.result_order)
            result = round_result(f"rounds.{place - 1}", ballot, wording)
            if result:
                yield Paragraph(result)
    else:
        remarks = [item for item in facts.remarks if _kind_of(item) is kind]
        yield from remark_lines(f"remarks.{kind.name.lower()}", remarks, wording)


def _kind_of(remark: RemarkFacts) -> RemarkKind:
    return RemarkKind(remark.kind) if remark.kind in set(RemarkKind) else RemarkKind.DISCUSSION
