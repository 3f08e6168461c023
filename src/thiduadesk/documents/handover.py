"""The record of handing the cluster over to its next head (biên bản bàn giao), after mẫu 1.9 of NĐ 30/2020."""

from collections.abc import Iterator

from thiduadesk.documents.closing import record_recipients
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.meeting import listed, signature_columns
from thiduadesk.documents.outline import pen_lines, sections
from thiduadesk.documents.telling import Said, count_cell, linked, named, told, told_row
from thiduadesk.documents.tree import Block, Cell, Document, Ending, Grid, Heading, Paragraph, Run, Style, ended, text
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
    recipients = record_recipients((wording.say("handover.recipient_parties"),), wording)
    blank = wording.say("unknown")
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(
            letterhead(facts.letterhead, wording.say("handover.type"), wording),
            Heading(title, Style.TITLE),
            Heading(about, Style.SUBTITLE, rule=0.4, tag="about"),
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
    blank = wording.say("unknown")
    superior = facts.witness
    witness = told(wording, "handover.witness_of", "witness", superior=superior) if superior else (Run(blank),)
    parties = {
        "giver": _party("giver", facts.giver, wording),
        "receiver": _party("receiver", facts.receiver, wording),
        "witness": witness,
    }
    for name, party in parties.items():
        (line,) = ended((party,))
        yield Paragraph((Run(wording.say(f"handover.{name}"), bold=True), Run(" "), *line))


def _party(tag: str, party: SignerFacts, wording: Wording) -> Said:
    blank = wording.say("unknown")
    person = named(tag, name=party.name, office=party.office) if party.name else (Run(blank, tag=f"{tag}.name"),)
    return told(wording, "handover.party", tag, unit=party.unit or blank, person=person)


def _table(facts: HandoverFacts, wording: Wording) -> Grid:
    """A column for each year of the file; one for other years only where something stands in it."""
    others = any(item.others for item in facts.held)
    head = (
        wording.say("scores.column_number"),
        wording.say("handover.column_kind"),
        *(Cell(wording.say("handover.column_year", year=year), tag=f"years.{year}") for year in facts.years),
        *((wording.say("handover.column_others"),) if others else ()),
        wording.say("handover.column_total"),
    )
    columns = ("number", "kind", *map(str, facts.years), *(("others",) if others else ()), "total")
    rows = tuple(
        told_row(f"held.{item.kind}", columns, _row(place, item, facts, wording, others=others))
        for place, item in enumerate(facts.held, start=1)
    )
    rest = len(head) - 2
    widths = (_NUMBER, _KIND, *((1 - _NUMBER - _KIND) / rest,) * rest)
    return Grid(head, rows, widths, frozenset(range(len(head))) - {1})


def _row(
    place: int, item: HeldFacts, facts: HandoverFacts, wording: Wording, *, others: bool
) -> tuple[str | Cell, ...]:
    by_year = item.counts or (0,) * len(facts.years)
    counts = (*by_year, item.others) if others else by_year
    cells = (grouped(count) if count else "" for count in counts)
    return (count_cell(place), wording.say(f"handover.kind_{item.kind}"), *cells, grouped(item.total))


def _unfinished(facts: HandoverFacts, wording: Wording) -> Iterator[Block]:
    lines = [_milestone(f"milestones.{place}", item, wording) for place, item in enumerate(facts.milestones)]
    for key, names in (("activity", facts.activities), ("conference", facts.conferences)):
        lines += [told(wording, f"handover.{key}", f"{key}.{place}", name=name) for place, name in enumerate(names)]
    if facts.undecided:
        lines.append(told(wording, "handover.undecided", "undecided", count=two_digits(facts.undecided)))
    if lines:
        yield from listed(lines)
    else:
        yield text(wording.say("handover.nothing"))


def _milestone(tag: str, item: MilestoneFacts, wording: Wording) -> Said:
    line = told(wording, "handover.milestone", tag, name=item.name, due=short_date(item.due))
    names = ", ".join(one.unit for one in item.late if one.unit)
    return linked((line, (Run(names, tag=f"{tag}.units"),) if names else ()), ": ")
