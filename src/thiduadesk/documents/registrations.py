"""What all units registered for a year (bảng tổng hợp đăng ký): units by titles, with totals."""

from dataclasses import replace

from thiduadesk.documents.closing import signed_with_maker
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.telling import count_cell, told_row
from thiduadesk.documents.tree import Block, Cell, Document, Ending, Grid, Heading, Run, Style, text
from thiduadesk.documents.year_facts import RegistrationsFacts
from thiduadesk.rules.wording import Wording

_WIDE = 7  # columns from which on a table lies
_NUMBER, _NOTE = 0.06, 0.12


def compose_registrations(facts: RegistrationsFacts, wording: Wording) -> Document:
    """A column for each title somebody registered; people told by name are listed under the table."""
    title = wording.say("registrations.title", year=facts.year)
    people = [
        (Run(item.unit, tag=f"named.{place}.unit"), Run(": "), Run("; ".join(item.named), tag=f"named.{place}.names"))
        for place, item in enumerate(facts.units)
        if item.named
    ]
    named = (text(wording.say("registrations.named"), style=Style.LEAD), *listed(people)) if people else ()
    table = _table(facts, wording)
    signed = tuple(signed_with_maker(facts.letterhead, facts.signer, wording))
    body: tuple[Block, ...] = (table, *named)
    return Document(
        title=title.capitalize(),
        blocks=(
            letterhead(facts.letterhead, "", wording),
            Heading(title, Style.TITLE, rule=0.4, tag="title"),
            *body[:-1],
            Ending(body[-1:], signed),
        ),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
        landscape=len(table.head) >= _WIDE,
    )


def _table(facts: RegistrationsFacts, wording: Wording) -> Grid:
    """Units are given more room the fewer titles there are."""
    count = len(facts.titles)
    unit = max(0.25, 0.44 - 0.05 * count)
    titles = ((1 - _NUMBER - unit - _NOTE) / count,) * count if count else ()
    widths = (_NUMBER, 1 - _NUMBER - sum(titles) - _NOTE, *titles, _NOTE)
    columns = ("number", "unit", *(f"title{place}" for place in range(count)), "note")
    rows = [
        told_row(
            f"units.{place - 1}",
            columns,
            (
                count_cell(place),
                item.unit,
                *(count_cell(number or None) for number in item.counts),
                "" if any(item.counts) else wording.say("registrations.none"),
            ),
        )
        for place, item in enumerate(facts.units, start=1)
    ]
    totals = [sum(numbers) for numbers in zip(*(item.counts for item in facts.units), strict=True)]
    sums = (replace(count_cell(total), tag=f"totals.title{place}") for place, total in enumerate(totals))
    rows.append((Cell(wording.say("scores.total"), span=2), *sums, Cell("")))
    head: tuple[str | Cell, ...] = (
        wording.say("scores.column_number"),
        wording.say("ranking.column_unit"),
        *(Cell(title, tag=f"titles.title{place}") for place, title in enumerate(facts.titles)),
        wording.say("ranking.column_note"),
    )
    return Grid(head, tuple(rows), widths, frozenset({0, *range(2, 2 + count)}), frozenset({len(rows) - 1}))
