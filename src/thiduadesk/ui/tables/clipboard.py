"""Blocks of cells to and from the clipboard, as spreadsheets write them: tabs, line ends, doubled quotes."""

import csv
import io
from collections.abc import Iterable, Sequence


def to_block(rows: Iterable[Sequence[str]]) -> str:
    """Cells as text a spreadsheet pastes back into cells; text with tabs, line ends or quotes is quoted."""
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return text.getvalue().removesuffix("\n")


def from_block(text: str) -> list[list[str]]:
    """The cells of a copied block; a line end after the last row adds no row."""
    return list(csv.reader(io.StringIO(text.removesuffix("\n").removesuffix("\r"), newline=""), dialect="excel-tab"))
