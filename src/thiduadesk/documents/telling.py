"""Sentences and tables that name the facts they tell, and cells that keep the number or day beside its text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from thiduadesk.documents.tree import Cell, Run, as_cell, placed
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.numbers import points_text
from thiduadesk.rules.wording import Wording

Said = tuple[Run, ...]
"""A sentence, or a part of one, in runs of which some name the fact they tell."""


def points_cell(hundredths: int | None) -> Cell:
    """Points kept in hundredths; an empty cell while they are unknown."""
    return Cell("") if hundredths is None else Cell(points_text(hundredths), Decimal(hundredths).scaleb(-2))


def count_cell(number: int | None) -> Cell:
    """A number of a row, a rank, a count; an empty cell while it is unknown."""
    return Cell("") if number is None else Cell(str(number), number)


def day_cell(day: date | None) -> Cell:
    """A day as tables write it; an empty cell while it is unknown."""
    return Cell("") if day is None else Cell(short_date(day), day)


def told(wording: Wording, key: str, about: str, /, **blanks: str | int | Said) -> Said:
    """A sentence of the pack as runs: what fills a blank comes from data, and is named for the blank it fills.

    A blank may be filled by runs that name their own facts.
    """
    nested = {blank: filling for blank, filling in blanks.items() if isinstance(filling, tuple)}
    simple = {blank: "" if isinstance(filling, tuple) else filling for blank, filling in blanks.items()}
    runs: list[Run] = []
    for words, blank in wording.parts(key, **simple):
        if blank in nested:
            runs += nested[blank]
        elif words:
            runs.append(Run(words, tag=f"{about}.{blank}" if blank else ""))
    return tuple(runs)


def linked(parts: Iterable[Said], link: str) -> Said:
    """The parts that say something one after another, with the words of `link` between them."""
    runs: list[Run] = []
    for part in filter(None, parts):
        runs += (Run(link), *part) if runs else part
    return tuple(runs)


def named(about: str, **facts: str) -> Said:
    """«Viện trưởng, Viện Khoa học pháp lý»: facts that are known, parted by commas, each with its name."""
    return linked(((Run(fact, tag=f"{about}.{name}"),) for name, fact in facts.items() if fact), ", ")


def bracketed(fact: str, tag: str) -> Said:
    """« (Học viện Tư pháp)», to stand behind what it explains; nothing where it is unknown."""
    return (Run(" ("), Run(fact, tag=tag), Run(")")) if fact else ()


def told_row(
    about: str, columns: Sequence[str], row: Sequence[str | Cell], *, numbered: bool = True
) -> tuple[Cell, ...]:
    """The row of a table with every cell named for its fact, such as «rounds.0.candidates.2.votes».

    The first column of a `numbered` table only counts the rows, so what spans it is named for the second; an empty cell
    tells nothing.
    """
    first = int(numbered)
    cells = ((column, end, as_cell(content)) for column, end, content in placed(row))
    return tuple(
        replace(cell, tag=f"{about}.{columns[max(column, first)]}") if cell.text and end > first else cell
        for column, end, cell in cells
    )
