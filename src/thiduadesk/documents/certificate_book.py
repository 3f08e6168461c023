"""The book of certificates (sổ cấp giấy): what was given to whom, with room to sign for it."""

from thiduadesk.documents.closing import signed_with_maker
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.outline import unbroken
from thiduadesk.documents.telling import count_cell, day_cell, told_row
from thiduadesk.documents.tree import Cell, Document, Ending, Grid, Heading, Style
from thiduadesk.documents.year_facts import CertificateBookFacts
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.055, 0.17, 0.15, 0.095, 0.215, 0.13, 0.105, 0.08)
_CENTRED = frozenset({0, 3, 5, 6})
_COLUMNS = ("number", "recipient", "office", "form", "content", "decision", "day", "received")


def compose_certificate_book(facts: CertificateBookFacts, wording: Wording) -> Document:
    """One row for each certificate, in the order of the book."""
    title = wording.say("book.title", year=facts.year)
    rows = tuple(
        told_row(f"certificates.{place}", _COLUMNS, _row(item), numbered=False)
        for place, item in enumerate(facts.certificates)
    )
    table = Grid(tuple(wording.say(f"book.column_{name}") for name in _COLUMNS), rows, _WIDTHS, _CENTRED)
    return Document(
        title=title.capitalize(),
        blocks=(
            letterhead(facts.letterhead, "", wording),
            Heading(title, Style.TITLE, rule=0.4, tag="title"),
            Ending((table,), tuple(signed_with_maker(facts.letterhead, facts.signer, wording))),
        ),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
        landscape=True,
    )


def _row(item: CertificateFacts) -> tuple[str | Cell, ...]:
    name = " ".join(part for part in (item.label, item.recipient) if part)
    return (
        count_cell(item.number),
        unbroken(name) if item.person else name,
        item.office,
        item.form,
        item.content,
        item.decision_no,
        day_cell(item.issued_on),
        "",
    )
