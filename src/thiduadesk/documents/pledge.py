"""The pledge all units sign (bản giao ước thi đua): movements, targets, what is promised, a cell for each unit."""

from datetime import date

from thiduadesk.documents.letterhead import letterhead, profile_of
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.outline import sections
from thiduadesk.documents.signature_grid import signature_grid
from thiduadesk.documents.telling import told
from thiduadesk.documents.tree import Document, Ending, Heading, Paragraph, Style, text
from thiduadesk.documents.year_facts import PledgeFacts
from thiduadesk.documents.year_tables import movement_table, target_table
from thiduadesk.i18n.dates import official_date
from thiduadesk.rules.wording import Wording

_PROMISES = ("pledge.promise_targets", "pledge.promise_reports", "pledge.promise_activities")
_ROWS = 4  # of signatures that a page holds with the end of the text


def compose_pledge(facts: PledgeFacts, wording: Wording) -> Document:
    """One paper for all units; the unit that heads the cluster signs in the last cell."""
    title, about = wording.say("pledge.title"), wording.say("pledge.about", year=facts.year)
    issuer = facts.letterhead.issuer
    day = official_date(facts.signed_on) if facts.signed_on else wording.say("date_blank")
    promises = (text(wording.say("pledge.promises")), *listed(map(wording.say, _PROMISES)))
    closing = text(wording.say("pledge.closing"))
    first, *more = signature_grid(facts.units, facts.head, wording.say("pledge.signed_head"))
    whole = len(more) < _ROWS
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(
            letterhead(facts.letterhead, "", wording),
            Heading(title, Style.TITLE),
            Heading(f"{about} {issuer}", Style.SUBTITLE, rule=0.4, tag="about"),
            Paragraph(
                told(
                    wording,
                    "pledge.opening",
                    "opening",
                    date=day,
                    place=facts.place or wording.say("unknown"),
                    issuer=issuer,
                    year=facts.year,
                )
            ),
            *sections(
                (wording.say("pledge.movements"), movement_table(facts.movements, wording)),
                (wording.say("pledge.targets"), target_table(facts.targets, wording)),
                (wording.say("pledge.promising"), promises),
            ),
            Ending((closing,), (first, *more) if whole else (first,)),
            *(() if whole else more),
        ),
        profile=profile_of(facts.signed_on or date(facts.year, 12, 31)),
    )
