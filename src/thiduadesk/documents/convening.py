"""What is sent out before a conference: invitations (giấy mời, mẫu 1.7 of NĐ 30/2020) and the agenda (chương trình)."""

from collections.abc import Iterator

from thiduadesk.documents.closing import closing
from thiduadesk.documents.convening_facts import ConveningFacts, InviteeFacts
from thiduadesk.documents.facts import AgendaFacts, ConferenceFacts
from thiduadesk.documents.letterhead import profile_of, sent_letterhead
from thiduadesk.documents.meeting import moment
from thiduadesk.documents.telling import told, told_row
from thiduadesk.documents.tree import (
    Block,
    Cell,
    Document,
    Ending,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Style,
    labelled,
    text,
)
from thiduadesk.i18n.dates import clock_short, official_date
from thiduadesk.rules.wording import Wording

_AGENDA_COLUMNS = ("time", "content", "presenter")
_AGENDA_WIDTHS = (0.15, 0.53, 0.32)
_AGENDA_CENTRED = frozenset({0})


def compose_invitations(facts: ConveningFacts, wording: Wording) -> Document:
    """One invitation for each invitee, each beginning a page; there is at least one."""
    blocks: list[Block] = []
    for place, invitee in enumerate(facts.invitees):
        if blocks:
            blocks.append(PageBreak())
        blocks += _invitation(facts, invitee, place, wording)
    meeting = facts.conference
    return Document(
        title=f"{wording.say('invitation.title').capitalize()} {meeting.title}",
        blocks=tuple(blocks),
        profile=profile_of(meeting.held_on),
    )


def compose_agenda(facts: ConveningFacts, wording: Wording) -> Document:
    """The agenda of the conference, which is not empty; an unknown hour is left open."""
    meeting, title = facts.conference, wording.say("agenda.title")
    table = Grid(
        head=tuple(wording.say(f"agenda.column_{name}") for name in _AGENDA_COLUMNS),
        rows=tuple(_item(place, item) for place, item in enumerate(meeting.agenda)),
        widths=_AGENDA_WIDTHS,
        centred=_AGENDA_CENTRED,
    )
    end = closing(facts.letterhead, facts.signer, (wording.say("recipient_members"),), wording)
    return Document(
        title=f"{title.capitalize()} {meeting.title}",
        blocks=(
            sent_letterhead(facts.letterhead, wording.say("agenda.type"), wording),
            Heading(title, Style.TITLE),
            Heading(meeting.title, Style.SUBTITLE, rule=0.4, tag="title"),
            *_when_and_where(meeting, wording),
            Ending((table,), (text(wording.say("agenda.closing")), *end)),
        ),
        profile=profile_of(meeting.held_on),
    )


def _invitation(facts: ConveningFacts, invitee: InviteeFacts, place: int, wording: Wording) -> Iterator[Block]:
    meeting, unknown = facts.conference, wording.say("unknown")
    chair = ", ".join(part for part in (meeting.chair, meeting.chair_office) if part)
    yield sent_letterhead(facts.letterhead, wording.say("invitation.type"), wording)
    yield Heading(wording.say("invitation.title"), Style.TITLE)
    yield Heading(wording.say("invitation.about", title=meeting.title), Style.SUBTITLE, rule=0.4, tag="about")
    invites = told(wording, "invitation.invites", "letterhead", issuer=facts.letterhead.issuer)
    yield Paragraph((*invites, Run(_named(invitee), bold=True, tag=f"invitees.{place}")))
    yield Paragraph(told(wording, "invitation.to", "meeting", title=meeting.title))
    yield labelled(wording.say("minutes.chair"), chair or unknown, tag="chair")
    yield from _when_and_where(meeting, wording)
    if meeting.agenda:
        yield text(wording.say("invitation.with_agenda"))
    key = "invitation.reply_to" if meeting.secretary else "invitation.reply"
    reply = Paragraph(told(wording, key, "reply", secretary=meeting.secretary))
    end = closing(facts.letterhead, facts.signer, (wording.say("recipient_addressees"),), wording)
    yield Ending((reply,), tuple(end))


def _when_and_where(meeting: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    when = moment(meeting.opened_at, official_date(meeting.held_on), wording)
    if meeting.ends_on not in (None, meeting.held_on):
        when = wording.say("invitation.until", moment=when, date=official_date(meeting.ends_on))
    yield labelled(wording.say("invitation.time"), when, tag="held_on")
    yield labelled(wording.say("minutes.place"), meeting.place or wording.say("unknown"), tag="place")


def _item(place: int, item: AgendaFacts) -> tuple[Cell, ...]:
    row = (clock_short(item.starts_at), item.content, item.presenter)
    return told_row(f"agenda.{place}", _AGENDA_COLUMNS, row, numbered=False)


def _named(invitee: InviteeFacts) -> str:
    """«Nguyễn Văn A, Phó Vụ trưởng Vụ Thi đua - Khen thưởng», «Giám đốc Học viện Tư pháp», or the unit alone."""
    place = " ".join(part for part in (invitee.office, invitee.organisation) if part)
    return ", ".join(part for part in (invitee.name, place) if part)
