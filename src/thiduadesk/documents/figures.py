"""Cells of tables that stand for numbers: printed as papers write them, kept as what they are for Excel."""

from decimal import Decimal

from thiduadesk.documents.tree import Cell
from thiduadesk.i18n.numbers import points_text


def points_cell(hundredths: int | None) -> Cell:
    """Points kept in hundredths; an empty cell while they are unknown."""
    return Cell("") if hundredths is None else Cell(points_text(hundredths), Decimal(hundredths).scaleb(-2))


def count_cell(number: int) -> Cell:
    """A number of a row, a rank, a count."""
    return Cell(str(number), number)
