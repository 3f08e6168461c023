"""The record of handing the cluster over to its next head (biên bản bàn giao), after mẫu 1.9 of NĐ 30/2020."""

from collections.abc import Iterator

from thiduadesk.documents.closing import recipient_lines
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.meeting import listed, signature_columns
from thiduadesk.documents.outline import pen_lines, sections
from thiduadesk.documents.tree import Block, Document, Ending, Grid, Heading, Style, labelled, text
from thiduadesk.documents.year_facts import HandoverFacts, HeldFacts, MilestoneFacts, SignerFacts
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.numbers import grouped, two_digits
from thiduadesk.rules.wording import Wording

_WIDE = 7  # columns from which on a table lies
_NUMBER, _KIND = 0.08, 0.40


def compose_handover(facts: HandoverFacts, wording: Wording) -> Document:
    """The parties, what the file holds, what is unfinished; what no file tells is left to the pen."""
    title = wording.say("handover.title")
    about = wording.say("handover.about", issuer=facts.letterhead.issuer, year=facts.year)
    table = _table(facts, wording)
    signed = signature_columns(
        (wording.say("handover.signed_giver"), (facts.giver.name,)),
        (wording.say("handover.signed_receiver"), (facts.receiver.name,)),
        (wording.say("handover.signed_witness"), ()),
    )
    recipients = recipient_lines((wording.say("handover.recipient_parties"),), wording)
    blank = wording.say("unknown")
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(
            letterhead(facts.letterhead, wording.say("handover.type"), wording),
            Heading(title, Style.TITLE),
            Heading(about, Style.SUBTITLE, rule=0.4),
            text(wording.say("handover.opening", date=wording.say("date_blank"), place=blank)),
            *sections(
                (wording.say("handover.parties"), tuple(_parties(facts, wording))),
                (wording.say("handover.contents"), (text(wording.say("handover.file")), table)),
                (wording.say("handover.unfinished"), tuple(_unfinished(facts, wording))),
                (wording.say("handover.assets"), pen_lines(2, wording)),
            ),
            Ending((text(wording.say("handover.closing")),), (*signed, *recipients)),
        ),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
        landscape=len(table.head) >= _WIDE,
    )


def _parties(facts: HandoverFacts, wording: Wording) -> Iterator[Block]:
    yield labelled(wording.say("handover.giver"), _party(facts.giver, wording))
    yield labelled(wording.say("handover.receiver"), _party(facts.receiver, wording))
    witness = wording.say("handover.witness_of", superior=facts.witness) if facts.witness else ""
    yield labelled(wording.say("handover.witness"), f"{witness or wording.say('unknown')}.")


def _party(party: SignerFacts, wording: Wording) -> str:
    blank = wording.say("unknown")
    person = ", ".join(part for part in (party.name, party.office) if part) if party.name else blank
    return wording.say("handover.party", unit=party.unit or blank, person=person)


def _table(facts: HandoverFacts, wording: Wording) -> Grid:
    """A column for each year of the file; one for other years only where something stands in it."""
    others = any(item.others for item in facts.held)
    head = (
        wording.say("scores.column_number"),
        wording.say("handover.column_kind"),
        *(wording.say("handover.column_year", year=year) for year in facts.years),
        *((wording.say("handover.column_others"),) if others else ()),
        wording.say("handover.column_total"),
    )
    rows = tuple(_row(place, item, facts, wording, others=others) for place, item in enumerate(facts.held, start=1))
    rest = len(head) - 2
    widths = (_NUMBER, _KIND, *((1 - _NUMBER - _KIND) / rest,) * rest)
    return Grid(head, rows, widths, frozenset(range(len(head))) - {1})


def _row(place: int, item: HeldFacts, facts: HandoverFacts, wording: Wording, *, others: bool) -> tuple[str, ...]:
    by_year = item.counts or (0,) * len(facts.years)
    counts = (*by_year, item.others) if others else by_year
    cells = (grouped(count) if count else "" for count in counts)
    return (str(place), wording.say(f"handover.kind_{item.kind}"), *cells, grouped(item.total))


def _unfinished(facts: HandoverFacts, wording: Wording) -> Iterator[Block]:
    lines = [_milestone(item, wording) for item in facts.milestones]
    lines += [wording.say("handover.activity", name=name) for name in facts.activities]
    lines += [wording.say("handover.conference", name=name) for name in facts.conferences]
    if facts.undecided:
        lines.append(wording.say("handover.undecided", count=two_digits(facts.undecided)))
    if lines:
        yield from listed(lines)
    else:
        yield text(wording.say("handover.nothing"))


def _milestone(item: MilestoneFacts, wording: Wording) -> str:
    line = wording.say("handover.milestone", name=item.name, due=short_date(item.due))
    names = ", ".join(one.unit for one in item.late if one.unit)
    return f"{line}: {names}" if names else line
