"""What all units registered for a year (bảng tổng hợp đăng ký): units by titles, with totals."""

from thiduadesk.documents.closing import signed_with_maker
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.tree import Block, Document, Ending, Grid, Heading, Style, text
from thiduadesk.documents.year_facts import RegistrationsFacts
from thiduadesk.rules.wording import Wording

_WIDE = 7  # columns from which on a table lies
_NUMBER, _NOTE = 0.06, 0.12


def compose_registrations(facts: RegistrationsFacts, wording: Wording) -> Document:
    """A column for each title somebody registered; people told by name are listed under the table."""
    title = wording.say("registrations.title", year=facts.year)
    named = [f"{item.unit}: {'; '.join(item.named)}" for item in facts.units if item.named]
    told = (text(wording.say("registrations.named"), style=Style.LEAD), *listed(named)) if named else ()
    table = _table(facts, wording)
    signed = tuple(signed_with_maker(facts.letterhead, facts.signer, wording))
    body: tuple[Block, ...] = (table, *told)
    return Document(
        title=title.capitalize(),
        blocks=(
            letterhead(facts.letterhead, "", wording),
            Heading(title, Style.TITLE, rule=0.4),
            *body[:-1],
            Ending(body[-1:], signed),
        ),
        profile=profile_of_year(facts.year),
        landscape=len(table.head) >= _WIDE,
    )


def _table(facts: RegistrationsFacts, wording: Wording) -> Grid:
    """Units are given more room the fewer titles there are."""
    count = len(facts.titles)
    unit = max(0.25, 0.44 - 0.05 * count)
    widths = (_NUMBER, unit, *((1 - _NUMBER - unit - _NOTE) / count,) * count, _NOTE)
    rows = [
        (
            str(place),
            item.unit,
            *(str(number or "") for number in item.counts),
            "" if any(item.counts) else wording.say("registrations.none"),
        )
        for place, item in enumerate(facts.units, start=1)
    ]
    totals = [sum(numbers) for numbers in zip(*(item.counts for item in facts.units), strict=True)]
    rows.append(("", wording.say("scores.total"), *map(str, totals), ""))
    head = (
        wording.say("scores.column_number"),
        wording.say("ranking.column_unit"),
        *facts.titles,
        wording.say("ranking.column_note"),
    )
    return Grid(head, tuple(rows), widths, frozenset({0, *range(2, 2 + count)}), frozenset({len(rows) - 1}))
