"""The minutes of a conference (biên bản hội nghị), after mẫu 1.9 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterable, Iterator

from thiduadesk.documents.ballots import round_blocks
from thiduadesk.documents.facts import ConferenceFacts, RemarkFacts
from thiduadesk.documents.letterhead import letterhead, profile_of
from thiduadesk.documents.meeting import attendance_sentence, moment, opening, person_line, signature_columns
from thiduadesk.documents.tree import Block, Columns, Document, Heading, Style, Together, labelled, text
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
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def compose_minutes(facts: ConferenceFacts, wording: Wording) -> Document:
    """The minutes; a draft, marked across the page, until the conference is sealed."""
    blocks: list[Block] = [
        letterhead(facts.letterhead, wording.say("minutes.type"), wording),
        Heading(wording.say("minutes.title"), Style.TITLE),
        Heading(facts.title, Style.SUBTITLE, rule=0.4),
        *opening(facts, wording),
        *_delegates(facts, wording),
        *_course(facts, wording),
    ]
    closing = text(wording.say("minutes.closed", moment=_closing_moment(facts, wording)))
    blocks[-1:] = [Together((blocks[-1], closing, _signatures(facts, wording), *_recipients(facts, wording)))]
    return Document(
        title=f"{wording.say('minutes.title').capitalize()} {facts.title}",
        blocks=tuple(blocks),
        profile=profile_of(facts.held_on),
        watermark="" if facts.final else wording.say("draft"),
    )


def _delegates(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    yield labelled(wording.say("minutes.people"), f"{attendance_sentence(facts, wording)}.")
    guests = [item for item in facts.delegates if item.role == DelegateRole.GUEST]
    others = [item for item in facts.delegates if item.role != DelegateRole.GUEST]
    for key, people in (("minutes.guests", guests), ("minutes.members", others)):
        there = [item for item in people if item.attendance in ("", Attendance.PRESENT)]
        if there:
            yield text(wording.say(key), italic=True)
            yield from _list(person_line(item, wording) for item in there)
    absent = [item for item in facts.delegates if item.attendance == Attendance.ABSENT]
    if absent:
        yield text(wording.say("minutes.absent"), italic=True)
        yield from _list(person_line(item, wording) for item in absent)
    chair = ", ".join(part for part in (facts.chair, facts.chair_office) if part)
    yield labelled(wording.say("minutes.chair"), f"{chair or wording.say('unknown')}.")
    yield labelled(wording.say("minutes.secretary"), f"{facts.secretary or wording.say('unknown')}.")


def _list(lines: Iterable[str]) -> Iterator[Block]:
    lines = list(lines)
    for place, line in enumerate(lines, start=1):
        yield text(f"- {line}{'.' if place == len(lines) else ';'}", style=Style.LIST)


def _course(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    yield text(wording.say("minutes.content"), bold=True, style=Style.CENTER)
    known = {kind for kind, _ in _SECTIONS if kind}
    others = [item for item in facts.remarks if item.kind not in known]
    numerals = iter(_ROMAN)
    for kind, key in _SECTIONS:
        blocks = (
            [block for place, one in enumerate(facts.rounds, 1) for block in round_blocks(place, one, wording)]
            if kind is None
            else list(_remarks((item for item in facts.remarks if item.kind == kind), wording))
        )
        if key == "minutes.discussion":
            blocks += list(_remarks(others, wording))
        if blocks:
            yield text(f"{next(numerals)}. {wording.say(key).upper()}", bold=True, style=Style.SECTION)
            yield from blocks


def _remarks(remarks: Iterable[RemarkFacts], wording: Wording) -> Iterator[Block]:
    for item in remarks:
        lines = item.content.split("\n")
        if item.speaker:
            lines[0] = wording.say("minutes.said", speaker=item.speaker, content=lines[0])
        yield from (text(line) for line in lines)


def _closing_moment(facts: ConferenceFacts, wording: Wording) -> str:
    return moment(facts.closed_at, official_date(facts.ends_on or facts.held_on), wording)


def _signatures(facts: ConferenceFacts, wording: Wording) -> Columns:
    return signature_columns(
        (wording.say("minutes.signed_secretary"), facts.secretary), (wording.say("minutes.signed_chair"), facts.chair)
    )


def _recipients(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    yield text(wording.say("minutes.recipients"), bold=True, italic=True, style=Style.RECIPIENTS)
    superior = facts.letterhead.superior
    if superior:
        yield text(wording.say("minutes.recipient_superior", superior=superior), style=Style.RECIPIENT)
    for who in ("members", "file"):
        yield text(wording.say(f"minutes.recipient_{who}"), style=Style.RECIPIENT)
