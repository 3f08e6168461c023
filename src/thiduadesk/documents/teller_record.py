"""The teller record of a conference (biên bản kiểm phiếu): ballots, votes and results of all its rounds."""

from thiduadesk.documents.ballots import round_blocks
from thiduadesk.documents.facts import ConferenceFacts
from thiduadesk.documents.letterhead import letterhead, profile_of
from thiduadesk.documents.meeting import attendance_sentence, opening, person_line, signature_columns
from thiduadesk.documents.tree import Block, Document, Heading, Style, Together, labelled, text
from thiduadesk.domain.conference import DelegateRole
from thiduadesk.rules.wording import Wording


def compose_teller_record(facts: ConferenceFacts, wording: Wording) -> Document:
    """One record over all rounds; a draft, marked across the page, until the conference is sealed."""
    tellers = [item for item in facts.delegates if item.role == DelegateRole.TELLER]
    blocks: list[Block] = [
        letterhead(facts.letterhead, wording.say("teller.type"), wording),
        Heading(wording.say("teller.title"), Style.TITLE),
        Heading(facts.title, Style.SUBTITLE, rule=0.4),
        *opening(facts, wording),
        labelled(wording.say("minutes.people"), f"{attendance_sentence(facts, wording)}."),
        labelled(wording.say("teller.board"), "" if tellers else wording.say("unknown")),
        *(
            text(f"{place}. {person_line(item, wording)};", style=Style.LIST)
            for place, item in enumerate(tellers, start=1)
        ),
        labelled(wording.say("teller.way"), f"{wording.say('teller.secret')}."),
    ]
    for place, ballot in enumerate(facts.rounds, start=1):
        blocks += round_blocks(place, ballot, wording, against=True)
    head = tellers[0].name if tellers else ""
    signatures = signature_columns(
        (wording.say("teller.signed_head"), facts.chair), (wording.say("teller.signed_board"), head)
    )
    blocks[-1:] = [Together((blocks[-1], text(wording.say("teller.closed")), signatures))]
    return Document(
        title=f"{wording.say('teller.title').capitalize()} {facts.title}",
        blocks=tuple(blocks),
        profile=profile_of(facts.held_on),
        watermark="" if facts.final else wording.say("draft"),
    )
