"""The supplementary record (biên bản bổ sung): what was found after the minutes were signed, and which minutes."""

from thiduadesk.documents.facts import AmendedFacts, ConferenceFacts
from thiduadesk.documents.letterhead import letterhead
from thiduadesk.documents.meeting import attendance_sentence, moment, officers, paper_of, remark_lines, signed_by_both
from thiduadesk.documents.telling import told
from thiduadesk.documents.tree import Block, Document, Heading, Paragraph, Style, labelled, text
from thiduadesk.i18n.dates import official_date
from thiduadesk.rules.wording import Wording


def compose_supplement(facts: ConferenceFacts, amended: AmendedFacts, wording: Wording) -> Document:
    """The record, naming the minutes it adds to by title, day and code; a draft until it is sealed itself."""
    title = wording.say("supplement.title")
    body: list[Block] = [
        letterhead(facts.letterhead, wording.say("minutes.type"), wording),
        Heading(title, Style.TITLE),
        Heading(_named(amended, wording), Style.SUBTITLE, rule=0.4, tag="amends"),
        labelled(
            wording.say("supplement.held"),
            moment(facts.opened_at, official_date(facts.held_on), wording),
            tag="opened_at",
        ),
        labelled(wording.say("minutes.place"), facts.place or wording.say("unknown"), tag="place"),
    ]
    if facts.present is not None:
        body.append(labelled(wording.say("minutes.people"), attendance_sentence(facts, wording), tag="present"))
    body += [
        *officers(facts, wording),
        text(wording.say("supplement.content"), bold=True, style=Style.CENTER),
        *remark_lines("remarks", facts.remarks, wording),
    ]
    closed = moment(facts.closed_at, official_date(facts.ends_on or facts.held_on), wording)
    end = (
        Paragraph(told(wording, "supplement.closed", "closed", moment=closed)),
        *signed_by_both(facts, wording),
    )
    return paper_of(title, facts, body, end, wording)


def _named(amended: AmendedFacts, wording: Wording) -> str:
    day = official_date(amended.held_on)
    if amended.code:
        return wording.say("supplement.amends_code", title=amended.title, date=day, code=amended.code)
    return wording.say("supplement.amends", title=amended.title, date=day)
