"""The record of handing the cluster over to its next head (biên bản bàn giao), after mẫu 1.9 of NĐ 30/2020."""

from collections.abc import Iterator

from thiduadesk.documents.closing import record_recipients
from thiduadesk.documents.facts import SignerFacts
from thiduadesk.documents.letterhead import letterhead, paper_symbol, profile_of_year
from thiduadesk.documents.meeting import listed, signature_columns
from thiduadesk.documents.outline import pen_lines, sections
from thiduadesk.documents.telling import Said, count_cell, day_cell, linked, named, told, told_row
from thiduadesk.documents.tree import Block, Document, Ending, Grid, Heading, Paragraph, Run, Style, ended, text
from thiduadesk.documents.year_facts import DossierFacts, HandoverFacts, MilestoneFacts
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.numbers import grouped, two_digits
from thiduadesk.rules.wording import Wording

_COLUMNS = ("number", "name", "symbol", "day", "sheets", "note")
_WIDTHS = (0.08, 0.38, 0.18, 0.13, 0.09, 0.14)


def compose_handover(facts: HandoverFacts, wording: Wording) -> Document:
    """The parties, the papers and the file, what is unfinished; what no file tells is left to the pen."""
    title = wording.say("handover.title")
    about = wording.say("handover.about", issuer=facts.letterhead.issuer, year=facts.year)
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
                (wording.say("handover.contents"), tuple(_contents(facts, wording))),
                (wording.say("handover.unfinished"), tuple(_unfinished(facts, wording))),
                (wording.say("handover.assets"), pen_lines(2, wording)),
            ),
            Ending((text(wording.say("handover.closing")),), (*signed, *recipients)),
        ),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
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


def _contents(facts: HandoverFacts, wording: Wording) -> Iterator[Block]:
    """The papers of the year, then what the file holds."""
    if facts.dossiers:
        yield Paragraph(told(wording, "handover.papers", "papers", year=facts.year))
        yield _table(facts, wording)
    if facts.held:
        yield Paragraph(_file(facts, wording))


def _table(facts: HandoverFacts, wording: Wording) -> Grid:
    """A row for each paper; how many sheets it has and what is to be noted of it is the pen's to say."""
    rows = tuple(
        told_row(
            f"dossiers.{place - 1}",
            _COLUMNS,
            (count_cell(place), _name(item, wording), _symbol(item, facts), day_cell(item.dated_on), "", ""),
        )
        for place, item in enumerate(facts.dossiers, start=1)
    )
    head = (wording.say("scores.column_number"), *(wording.say(f"handover.column_{name}") for name in _COLUMNS[1:]))
    return Grid(head, rows, _WIDTHS, frozenset({0, 2, 3, 4}))


def _name(item: DossierFacts, wording: Wording) -> str:
    return wording.say("handover.paper_of", name=item.name, of=item.of) if item.of else item.name


def _symbol(item: DossierFacts, facts: HandoverFacts) -> str:
    """«05/BB-CTĐII»; nothing while the paper has no number."""
    return f"{two_digits(item.number)}/{paper_symbol(item.type, facts.letterhead)}" if item.number else ""


def _file(facts: HandoverFacts, wording: Wording) -> Said:
    """«Kèm theo 01 tệp dữ liệu của Cụm, số liệu năm 2018, gồm: 12 đơn vị; 32 cá nhân.»"""
    holds = [
        told(
            wording,
            "handover.holds",
            f"held.{item.kind}",
            count=grouped(item.count) if item.count >= 10 else two_digits(item.count),
            name=wording.say(f"handover.kind_{item.kind}"),
        )
        for item in facts.held
    ]
    since, until = min(facts.years), max(facts.years)
    key = "handover.file_years" if since < until else "handover.file_year"
    years = told(wording, key, "years", since=since, until=until)
    return told(wording, "handover.file", "file", years=years, holds=linked(holds, "; "))


def _unfinished(facts: HandoverFacts, wording: Wording) -> Iterator[Block]:
    lines = [_milestone(f"milestones.{place}", item, wording) for place, item in enumerate(facts.milestones)]
    for key, names in (("activity", facts.activities), ("conference", facts.conferences)):
        lines += [told(wording, f"handover.{key}", f"{key}.{place}", name=name) for place, name in enumerate(names)]
    for key, count in (("undecided", facts.undecided), ("unproven", facts.unproven)):
        if count:
            lines.append(told(wording, f"handover.{key}", key, count=two_digits(count)))
    if lines:
        yield from listed(lines)
    else:
        yield text(wording.say("handover.nothing"))


def _milestone(tag: str, item: MilestoneFacts, wording: Wording) -> Said:
    line = told(wording, "handover.milestone", tag, name=item.name, due=short_date(item.due))
    names = ", ".join(one.unit for one in item.late if one.unit)
    return linked((line, (Run(names, tag=f"{tag}.units"),) if names else ()), ": ")
