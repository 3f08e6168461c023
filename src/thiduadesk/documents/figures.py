"""Cells of tables that stand for facts: numbers kept as what they are for Excel, rows that name what they tell."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thiduadesk.documents.tree import Cell
from thiduadesk.i18n.numbers import points_text


def points_cell(hundredths: int | None) -> Cell:
    """Points kept in hundredths; an empty cell while they are unknown."""
    return Cell("") if hundredths is None else Cell(points_text(hundredths), Decimal(hundredths).scaleb(-2))


def count_cell(number: int) -> Cell:
    """A number of a row, a rank, a count."""
    return Cell(str(number), number)


def telling(about: str, columns: Sequence[str], row: Sequence[str | Cell]) -> tuple[Cell, ...]:
    """The row of a table with every cell named for its fact, such as «rounds.0.candidates.2.votes».

    The first column only counts the rows, and an empty cell tells nothing.
    """
    cells = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
    return tuple(
        replace(cell, tag=f"{about}.{name}") if place and cell.text else cell
        for place, (name, cell) in enumerate(zip(columns, cells, strict=True))
    )
