"""The tree as plain text: for reading on a screen, for searching, and for tests of what a paper says."""

from functools import singledispatch

from thiduadesk.documents import tree


def render_text(paper: tree.Paper) -> str:
    """The words and numbers of the paper, in reading order; a form feed parts certificates, and slips told once."""
    return _words(paper).replace("\u00a0", " ") + "\n"


def _words(paper: tree.Paper) -> str:
    if not isinstance(paper, tree.Document):
        placed = paper.pages if isinstance(paper, tree.Sheets) else paper.slips
        return "\n\f\n".join("\n".join(_line(stamp.text) for stamp in one.stamps) for one in placed)
    watermark = (f"[{paper.watermark}]",) if paper.watermark else ()
    foot = (paper.foot,) if paper.foot else ()
    return "\n".join((*watermark, *map(_text, paper.blocks), *foot))


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
    cells = ["\n".join(map(_text, cell)).strip("\n") for cell in block.cells]
    one_line = all("\n" not in cell for cell in cells)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return " | ".join(cells) if one_line else "\n".join(cells)


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
