"""The blocks of a paper as the body of a Word file: paragraphs, tables, and what is kept together on a page."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import pairwise

from docx.oxml.ns import qn
from reportlab.pdfbase.pdfmetrics import stringWidth

from thiduadesk.documents import tree
from thiduadesk.documents.render.docx_page import style_name
from thiduadesk.documents.render.docx_xml import Element, eighths, flag, node, twips
from thiduadesk.documents.render.fitting import balanced, held, held_in
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.office import plain
from thiduadesk.documents.render.styles import (
    CELL_BOTTOM,
    CELL_SIDES,
    CELL_TOP,
    GRID_GAP,
    MEASURES,
    RULE,
    RULE_GAP,
)
from thiduadesk.documents.tree import Run, Style

_SLIT = 1.0  # points: the least a paragraph between two tables takes, without which Word would join them
_POINTS = 72 / 25.4


@dataclass(slots=True)
class _Piece:
    """A block that is no group, and how it stands to its neighbours; distances in points.

    With `keep` it ends on the page of what follows, with `whole` it is not parted itself. What stands at the `top` of a
    cell keeps no space to what is above.
    """

    block: tree.Block
    keep: bool
    whole: bool
    before: float = 0
    after: float = 0
    top: bool = False


def body(blocks: Iterable[tree.Block], width: float, *, keep: bool = False, cell: bool = False) -> list[Element]:
    """The paragraphs and tables of a text `width` points wide; the last one is a paragraph, as Word demands.

    With `keep` all of it stands on the page of what follows; a `cell` has margins of its own.
    """
    pieces = list(_pieces(blocks, keep=keep, whole=keep))
    for piece in pieces[:1]:
        piece.top = cell
    for one, two in pairwise(pieces):
        one.after = GRID_GAP if isinstance(two.block, tree.Grid) else 0
        two.before = GRID_GAP if isinstance(one.block, tree.Grid) else 0
    made: list[Element] = []
    above: tree.Block | None = None
    for piece in pieces:
        following = list(_made(piece.block, piece, width))
        if made and _is_table(made[-1]) and _is_table(following[0]):
            if _same_columns(above, piece.block):
                made[-1].extend(following.pop().findall(qn("w:tr")))
            else:
                made.append(_gap(max(_SLIT, piece.before), keep=piece.keep))
        made += following
        above = piece.block
    return made if made and not _is_table(made[-1]) else [*made, _gap(_SLIT, keep=keep)]


def _pieces(blocks: Iterable[tree.Block], *, keep: bool, whole: bool) -> Iterator[_Piece]:
    """The blocks with their groups dissolved into what each must be kept to; `keep` is for the last of them."""
    blocks = tuple(blocks)
    for place, block in enumerate(blocks, start=1):
        bound = keep if place == len(blocks) else whole
        match block:
            case tree.Together():
                yield from _pieces(block.blocks, keep=bound, whole=True)
            case tree.Ending():
                # Of what precedes the signatures Word takes two lines or rows over with them, and no more.
                yield from _pieces(block.body, keep=True, whole=whole)
                yield from _pieces(block.kept, keep=bound, whole=True)
            case _:
                yield _Piece(block, bound, whole)


def _is_table(element: Element) -> bool:
    return bool(element.tag == qn("w:tbl"))


def _same_columns(above: tree.Block | None, below: tree.Block) -> bool:
    """Whether both are columns of the same widths: then they are rows of one table."""
    return isinstance(above, tree.Columns) and isinstance(below, tree.Columns) and above.widths == below.widths


@singledispatch
def _made(block: tree.Block, piece: _Piece, width: float) -> Iterator[Element]:
    raise TypeError(block)


@_made.register
def _(block: tree.Paragraph, piece: _Piece, width: float) -> Iterator[Element]:
    yield _paragraph(held(block.runs), block.style, piece)


@_made.register
def _(block: tree.Heading, piece: _Piece, width: float) -> Iterator[Element]:
    """Lines of equal length; the rule is the border of an empty paragraph as narrow as it must be."""
    measure = MEASURES[block.style]
    font = face(bold=measure.bold, italic=measure.italic)
    lines = balanced(plain(block.text), font, measure.size, width)
    runs = (Run("\n".join(lines), tag=block.tag),)
    if not block.rule:
        yield _paragraph(runs, block.style, piece)
        return
    yield _paragraph(runs, block.style, replace(piece, keep=True, whole=True, after=0), last=False)
    longest = min(width, max((stringWidth(line, font, measure.size) for line in lines), default=0))
    yield _ruled_gap((width - longest * block.rule) / 2, max(measure.after, piece.after), keep=piece.keep)


@_made.register
def _(block: tree.Addressees, piece: _Piece, width: float) -> Iterator[Element]:
    """One in the middle beside the label; of several each on a line of its own, dashes under the colon."""
    first, *more = block.lines
    if not more:
        # The indent of the label would push what is centred off the middle.
        middle = (node("ind", firstLine=0), node("jc", val="center"))
        yield _paragraph(first, Style.ADDRESSEE, piece, place=middle)
        return
    measure = MEASURES[Style.ADDRESSEE]
    font = face(bold=measure.bold, italic=measure.italic)
    dash = stringWidth("- ", font, measure.size)
    colon = measure.indent * _POINTS + stringWidth(block.label.rstrip(":"), font, measure.size)
    hanging = node("ind", left=twips(colon + dash), hanging=twips(dash))
    yield _paragraph(first, Style.ADDRESSEE, _Piece(block, keep=True, whole=True), last=False)
    for line in more:
        end = line is more[-1]
        bound = _Piece(block, keep=piece.keep or not end, whole=True)
        yield _paragraph(line, Style.ADDRESSEE, bound, first=False, last=end, place=(hanging,))


@_made.register
def _(block: tree.Space, piece: _Piece, width: float) -> Iterator[Element]:
    yield _gap(block.height * _POINTS + piece.before + piece.after, keep=piece.keep)


@_made.register
def _(block: tree.Columns, piece: _Piece, width: float) -> Iterator[Element]:
    widths = [share * width for share in block.widths]
    cells = (
        _cell(room, body(cell, room, keep=piece.keep, cell=True))
        for cell, room in zip(block.cells, widths, strict=True)
    )
    yield _table(widths, [_row(cells)])


@_made.register
def _(block: tree.Grid, piece: _Piece, width: float) -> Iterator[Element]:
    widths = [share * width for share in block.widths]
    rows = []
    for place, row in enumerate((block.head, *block.rows), start=-1):
        strong = place < 0 or place in block.strong
        left = len(block.rows) - place - 1  # rows below this one
        # A bold row stays with what it heads, and the last two rows go with what the table is kept to.
        bound = _Piece(block, keep=(left > 0 and (strong or piece.whole)) or (piece.keep and left < 2), whole=False)
        cells = []
        for column, end, content in tree.placed(row):
            room = sum(widths[column:end])
            style = Style.CELL_CENTER if block.is_centred(place, column, end) else Style.CELL
            # What heads a column parts in lines of equal length, as headings do; what people edit flows.
            words = _head(str(content), room) if place < 0 else _held(str(content), room, bold=strong)
            run = Run(words, strong, tag=tree.as_cell(content).tag)
            cells.append(_cell(room, [_paragraph((run,), style, bound)], "center", end - column))
        ordinary = place >= 0 and place not in block.strong
        rows.append(_row(cells, head=place < 0, height=block.row_height * _POINTS if ordinary else 0))
    yield _table(widths, rows, ruled=True)


def _head(text: str, room: float) -> str:
    size = MEASURES[Style.CELL_CENTER].size
    return "\n".join(balanced(plain(text), face(bold=True), size, room - 2 * CELL_SIDES))


def _held(text: str, room: float, *, bold: bool) -> str:
    return held_in(plain(text), face(bold=bold), MEASURES[Style.CELL].size, room - 2 * CELL_SIDES)


def _table(widths: Sequence[float], rows: Iterable[Element], *, ruled: bool = False) -> Element:
    # Word adds the line under a row to its height.
    sides, top, bottom = (CELL_SIDES, CELL_TOP, CELL_BOTTOM - RULE) if ruled else (0, 0, 0)
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {"val": "single", "sz": eighths(RULE), "space": 0, "color": "000000"}
    margins = {"top": top, "left": sides, "bottom": bottom, "right": sides}
    return node(
        "tbl",
        node(
            "tblPr",
            node("tblW", w=twips(sum(widths)), type="dxa"),
            node("tblInd", w=0, type="dxa"),
            node("tblBorders", *(node(edge, **line) for edge in edges)) if ruled else None,
            node("tblLayout", type="fixed"),
            # Word's own margins of a cell would break Quốc hiệu over two lines.
            node("tblCellMar", *(node(edge, w=twips(size), type="dxa") for edge, size in margins.items())),
        ),
        node("tblGrid", *(node("gridCol", w=twips(width)) for width in widths)),
        *rows,
    )


def _row(cells: Iterable[Element], *, head: bool = False, height: float = 0) -> Element:
    """A row that is not parted; `height` in points is the least it takes."""
    least = node("trHeight", val=twips(height), hRule="atLeast") if height else None
    return node("tr", node("trPr", node("cantSplit"), least, flag("tblHeader", head)), *cells)


def _cell(width: float, content: Iterable[Element], stands: str = "top", columns: int = 1) -> Element:
    over = node("gridSpan", val=columns) if columns > 1 else None
    return node("tc", node("tcPr", node("tcW", w=twips(width), type="dxa"), over, node("vAlign", val=stands)), *content)


def _paragraph(
    runs: Iterable[Run],
    style: Style,
    piece: _Piece,
    *,
    first: bool = True,
    last: bool = True,
    place: Sequence[Element] = (),
) -> Element:
    """A paragraph of a style; when it is not the `first` or `last` of its block, no space parts it from the others.

    `place` puts it elsewhere than the style does: an indent, an alignment.
    """
    measure = MEASURES[style]
    spacing: dict[str, int] = {}
    if piece.before > measure.before or piece.top or not first:
        spacing["before"] = twips(piece.before)
    if piece.after > measure.after or not last:
        spacing["after"] = twips(piece.after)
    return node(
        "p",
        node(
            "pPr",
            node("pStyle", val=style_name(style)),
            flag("keepNext", piece.keep),
            flag("keepLines", piece.whole),
            node("spacing", **spacing) if spacing else None,
            *map(deepcopy, place),
        ),
        *map(_told, runs),
    )


def _told(run: Run) -> Element:
    """The run; what tells a fact is a content control named for it, which stays when the text in it is edited."""
    letters = _letters(run)
    if not run.tag or not run.text:
        return letters
    return node("sdt", node("sdtPr", node("tag", val=run.tag)), node("sdtContent", letters))


def _letters(run: Run) -> Element:
    """The run; line breaks and tabs are elements of their own."""
    weight, slope = (flag("b", run.bold), flag("bCs", run.bold)), (flag("i", run.italic), flag("iCs", run.italic))
    made = node("r", node("rPr", *weight, *slope) if run.bold or run.italic else None)
    for place, line in enumerate(plain(run.text).splitlines()):
        if place:
            made.append(node("br"))
        for column, part in enumerate(line.split("\t")):
            if column:
                made.append(node("tab"))
            words = node("t")
            words.text = part
            words.set(qn("xml:space"), "preserve")
            made.append(words)
    return made


def _gap(height: float, *, keep: bool) -> Element:
    """An empty paragraph of this height in points."""
    return node(
        "p",
        node("pPr", flag("keepNext", keep), node("spacing", before=0, after=0, line=twips(height), lineRule="exact")),
    )


def _ruled_gap(indent: float, after: float, *, keep: bool) -> Element:
    """A rule that stands `indent` points from both sides."""
    line = node("bottom", val="single", sz=eighths(RULE), space=0, color="000000")
    return node(
        "p",
        node(
            "pPr",
            flag("keepNext", keep),
            node("pBdr", line),
            node("spacing", before=0, after=twips(2 * RULE_GAP - _SLIT + after), line=twips(_SLIT), lineRule="exact"),
            node("ind", left=twips(indent), right=twips(indent)),
        ),
    )
