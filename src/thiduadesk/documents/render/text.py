"""The tree as plain text: for reading on a screen, for searching, and for tests of what a paper says."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from itertools import chain, groupby

from thiduadesk.documents import tree
from thiduadesk.documents.tree import Style

_BOX = "☐"
_BESIDE = 3  # columns from which on each is one line
_SIGNED = {Style.SIGNATURE, Style.SIGNING_UNIT, Style.SIGNER}


def render_text(paper: tree.Paper) -> str:
    """The words and numbers of the paper, in reading order; a form feed parts certificates, and slips told once."""
    return _words(paper).replace("\u00a0", " ") + "\n"


def _words(paper: tree.Paper) -> str:
    if not isinstance(paper, tree.Document):
        if isinstance(paper, tree.Slips):
            return "\n\f\n".join("\n".join(_rows(slip.stamps)) for slip in paper.slips)
        return "\n\f\n".join("\n".join(stamp.text for stamp in page.stamps) for page in paper.pages)
    watermark = (f"[{paper.watermark}]",) if paper.watermark else ()
    foot = (paper.foot,) if paper.foot else ()
    return "\n".join((*watermark, *map(_text, paper.blocks), *foot))


def _rows(stamps: Iterable[tree.Stamp]) -> Iterator[str]:
    """What stands on one line of a slip is a row of its table: the first row heads it, others are to be marked."""
    columns = 0
    for _, row in groupby(stamps, lambda stamp: stamp.box.y):
        said = [_line(stamp.text) for stamp in row]
        columns = columns or (len(said) if len(said) > 1 else 0)
        yield " | ".join(said if len(said) < 2 else said + [_BOX] * (columns - len(said)))


@singledispatch
def _text(block: tree.Block) -> str:
    raise TypeError(block)


@_text.register
def _(block: tree.Paragraph) -> str:
    return "".join(run.text for run in block.runs)


@_text.register
def _(block: tree.Heading) -> str:
    return block.text


@_text.register
def _(block: tree.Space) -> str:
    return ""


@_text.register
def _(block: tree.Together) -> str:
    return "\n".join(map(_text, block.blocks))


@_text.register
def _(block: tree.Columns) -> str:
    cells = [tuple(map(_text, cell)) for cell in block.cells]
    stacked = len(cells) < _BESIDE and any(sum(map(bool, cell)) > 1 for cell in cells)
    if stacked and not (all(map(any, cells)) and _is_signed(block)):
        return "\n".join("\n".join(cell).strip("\n") for cell in cells)
    lines = [_line(" ".join(filter(None, cell))) for cell in cells]
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return " | ".join(lines)


def _is_signed(block: tree.Columns) -> bool:
    """Whether all of it is where parties sign: then a line tells all titles, another all names, each with its side."""
    said = (part for part in chain(*block.cells) if isinstance(part, tree.Paragraph | tree.Heading))
    return all(part.style in _SIGNED for part in said)


@_text.register
def _(block: tree.Addressees) -> str:
    return "\n".join("".join(run.text for run in line) for line in block.lines)


@_text.register
def _(block: tree.Ending) -> str:
    return "\n".join(map(_text, (*block.body, *block.kept)))


@_text.register
def _(block: tree.PageBreak) -> str:
    return "\f"


@_text.register
def _(block: tree.Grid) -> str:
    return "\n".join(_line(" | ".join(map(str, row))) for row in (block.head, *block.rows))


def _line(text: str) -> str:
    return text.replace("\n", " ")
