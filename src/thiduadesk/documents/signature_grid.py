"""Cells to sign in, one for each unit: its name, the signer's office, room, the signer's name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thiduadesk.documents.facts import SignerFacts
from thiduadesk.documents.tree import Block, Columns, Heading, Space, Style, Together, text

_GAP = 5.0  # mm above each row of cells
_ROOM = 22.0  # mm for signature and seal
_FEW = 4  # units that two columns hold well


def signature_grid(units: Sequence[SignerFacts], last: SignerFacts | None, last_title: str) -> Iterator[Block]:
    """The units row by row; whoever signs `last` has the last cell, under a title of its own."""
    count = len(units) + (last is not None)
    columns = 2 if count <= _FEW else 3
    blank = SignerFacts()
    cells = [_Cell(unit, f"units.{place}") for place, unit in enumerate(units)]
    if last is not None:
        cells += [_Cell(blank, "")] * (-count % columns)
        cells.append(_Cell(last, "head", last_title))
    cells += [_Cell(blank, "")] * (-len(cells) % columns)
    for first in range(0, len(cells), columns):
        yield _row(cells[first : first + columns])


@dataclass(frozen=True, slots=True)
class _Cell:
    """Who signs, the fact that is, and the title of whoever has one here."""

    signer: SignerFacts
    about: str
    title: str = ""


def _row(cells: Sequence[_Cell]) -> Together:
    """Names, offices and signers each on a line of their own, level however long the names are."""
    rows = (
        ((Heading(one.signer.unit.upper(), Style.SIGNING_UNIT, tag=f"{one.about}.unit"),) for one in cells),
        (tuple(_offices(one)) for one in cells),
        ((_bold(one.signer.name, f"{one.about}.name"),) for one in cells),
    )
    names, offices, signers = (_columns(row, len(cells)) for row in rows)
    return Together((Space(_GAP), names, offices, Space(_ROOM), signers))


def _offices(cell: _Cell) -> Iterator[Block]:
    if cell.title:
        yield _bold(cell.title)
    if cell.signer.office or not cell.title:
        yield _bold(cell.signer.office.upper(), f"{cell.about}.office")


def _bold(line: str, tag: str = "") -> Block:
    return text(line, bold=True, style=Style.SIGNATURE, tag=tag)


def _columns(cells: Iterator[tuple[Block, ...]], count: int) -> Columns:
    return Columns(tuple(cells), (1 / count,) * count)
