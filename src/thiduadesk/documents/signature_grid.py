"""Cells to sign in, one for each unit: its name, the signer's office, room, the signer's name."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.tree import Block, Columns, Heading, Space, Style, Together, text
from thiduadesk.documents.year_facts import SignerFacts

_GAP = 5.0  # mm above each row of cells
_ROOM = 22.0  # mm for signature and seal
_FEW = 4  # units that two columns hold well


def signature_grid(units: Sequence[SignerFacts], last: SignerFacts | None, last_title: str) -> Iterator[Block]:
    """The units row by row; whoever signs `last` has the last cell, under a title of its own."""
    count = len(units) + (last is not None)
    columns = 2 if count <= _FEW else 3
    blank = SignerFacts()
    cells = list(units)
    if last is not None:
        cells += [blank] * (-count % columns)
        cells.append(last)
    cells += [blank] * (-len(cells) % columns)
    for first in range(0, len(cells), columns):
        yield _row(cells[first : first + columns], last, last_title)


def _row(cells: Sequence[SignerFacts], last: SignerFacts | None, last_title: str) -> Together:
    """Names, offices and signers each on a line of their own, level however long the names are."""
    titles = (f"{last_title}\n{one.office.upper()}" if one is last else one.office.upper() for one in cells)
    rows = (
        (Heading(one.unit.upper(), Style.SIGNING_UNIT) for one in cells),
        (text(title.strip(), bold=True, style=Style.SIGNATURE) for title in titles),
        (text(one.name, bold=True, style=Style.SIGNATURE) for one in cells),
    )
    names, offices, signers = (_columns(row, len(cells)) for row in rows)
    return Together((Space(_GAP), names, offices, Space(_ROOM), signers))


def _columns(blocks: Iterator[Block], count: int) -> Columns:
    return Columns(tuple((block,) for block in blocks), (1 / count,) * count)
