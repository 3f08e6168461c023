"""Sentences and tables that name the facts they tell, and cells that keep the number beside its text."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thiduadesk.documents.tree import Cell, Run
from thiduadesk.i18n.numbers import points_text
from thiduadesk.rules.wording import Wording


def points_cell(hundredths: int | None) -> Cell:
    """Points kept in hundredths; an empty cell while they are unknown."""
    return Cell("") if hundredths is None else Cell(points_text(hundredths), Decimal(hundredths).scaleb(-2))


def count_cell(number: int) -> Cell:
    """A number of a row, a rank, a count."""
    return Cell(str(number), number)


def told(wording: Wording, key: str, about: str, **blanks: str | int) -> tuple[Run, ...]:
    """A sentence of the pack as runs: what fills a blank comes from data, and is named for the blank it fills."""
    parts = wording.parts(key, **blanks)
    return tuple(Run(said, tag=f"{about}.{blank}" if blank else "") for said, blank in parts if said)


def told_row(about: str, columns: Sequence[str], row: Sequence[str | Cell]) -> tuple[Cell, ...]:
    """The row of a table with every cell named for its fact, such as «rounds.0.candidates.2.votes».

    The first column only counts the rows, and an empty cell tells nothing.
    """
    cells = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
    return tuple(
        replace(cell, tag=f"{about}.{name}") if place and cell.text else cell
        for place, (name, cell) in enumerate(zip(columns, cells, strict=True))
    )
