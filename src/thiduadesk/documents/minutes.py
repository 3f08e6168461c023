"""The minutes of a conference (biên bản hội nghị), after mẫu 1.9 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterable, Iterator

from thiduadesk.documents.ballots import round_blocks, round_result
from thiduadesk.documents.facts import ConferenceFacts, DelegateFacts, RemarkFacts
from thiduadesk.documents.letterhead import letterhead
from thiduadesk.documents.meeting import attendance_sentence, listed, moment, paper_of, person_line, signature_columns
from thiduadesk.documents.telling import told
from thiduadesk.documents.tree import Block, Document, Heading, Paragraph, Style, labelled, text
from thiduadesk.domain.conference import Attendance, DelegateRole, RemarkKind
from thiduadesk.i18n.dates import official_date
from thiduadesk.rules.wording import Wording

_SECTIONS = (
    (RemarkKind.REPORT, "minutes.reports"),
    (RemarkKind.DISCUSSION, "minutes.discussion"),
    (None, "minutes.ballots"),
    (RemarkKind.DIRECTION, "minutes.directions"),
    (RemarkKind.CONCLUSION, "minutes.conclusion"),
)
_ROMAN = ("I", "II", "III", "IV", "V")


def compose_minutes(facts: ConferenceFacts, wording: Wording) -> Document:
    """The minutes; a draft, marked across the page, until the conference is sealed."""
    title = wording.say("minutes.title")
    body: list[Block] = [
        letterhead(facts.letterhead, wording.say("minutes.type"), wording),
        Heading(title, Style.TITLE),
        Heading(facts.title, Style.SUBTITLE, rule=0.4, tag="title"),
        labelled(
            wording.say("minutes.opened"),
            f"{moment(facts.opened_at, official_date(facts.held_on), wording)}.",
            tag="opened_at",
        ),
        labelled(wording.say("minutes.place"), f"{facts.place or wording.say('unknown')}.", tag="place"),
        labelled(wording.say("minutes.people"), f"{attendance_sentence(facts, wording)}.", tag="present"),
        *_delegates(facts.delegates, wording),
        *_officers(facts, wording),
        *_course(facts, wording),
    ]
    closed = moment(facts.closed_at, official_date(facts.ends_on or facts.held_on), wording)
    end = (
        Paragraph(told(wording, "minutes.closed", "closed", moment=closed)),
        *_signatures(facts, wording),
        *_recipients(facts, wording),
    )
    return paper_of(title, facts, body, end, wording)


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


def _officers(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    chair = ", ".join(part for part in (facts.chair, facts.chair_office) if part)
    yield labelled(wording.say("minutes.chair"), f"{chair or wording.say('unknown')}.", tag="chair")
    yield labelled(wording.say("minutes.secretary"), f"{facts.secretary or wording.say('unknown')}.", tag="secretary")


def _course(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    """The contents as the meeting ran; remarks of an unknown kind stand with the discussion."""
    sections = [(key, list(_section(kind, facts, wording))) for kind, key in _SECTIONS]
    if any(blocks for _, blocks in sections):
        yield text(wording.say("minutes.content"), bold=True, style=Style.CENTER)
    numerals = iter(_ROMAN)
    for key, blocks in sections:
        if blocks:
            yield text(f"{next(numerals)}. {wording.say(key).upper()}", bold=True, style=Style.SECTION)
            yield from blocks


def _section(kind: RemarkKind | None, facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    if kind is None:
        for place, ballot in enumerate(facts.rounds, start=1):
            yield from round_blocks(place, ballot, wording)
            result = round_result(f"rounds.{place - 1}", ballot, wording)
            if result:
                yield Paragraph(result)
    else:
        yield from _remarks((item for item in facts.remarks if _kind_of(item) is kind), wording)


def _kind_of(remark: RemarkFacts) -> RemarkKind:
    return RemarkKind(remark.kind) if remark.kind in set(RemarkKind) else RemarkKind.DISCUSSION


def _remarks(remarks: Iterable[RemarkFacts], wording: Wording) -> Iterator[Block]:
    for item in remarks:
        lines = item.content.split("\n")
        if item.speaker:
            lines[0] = wording.say("minutes.said", speaker=item.speaker, content=lines[0])
        yield from (text(line) for line in lines)


def _signatures(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    return signature_columns(
        (wording.say("minutes.signed_secretary"), (facts.secretary,)),
        (wording.say("minutes.signed_chair"), (facts.chair,)),
    )


def _recipients(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    yield text(wording.say("minutes.recipients"), bold=True, italic=True, style=Style.RECIPIENTS)
    superior = facts.letterhead.superior
    if superior:
        yield text(wording.say("minutes.recipient_superior", superior=superior), style=Style.RECIPIENT)
    for who in ("members", "file"):
        yield text(wording.say(f"minutes.recipient_{who}"), style=Style.RECIPIENT)
