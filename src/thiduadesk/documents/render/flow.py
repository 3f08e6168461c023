"""Flowing papers as PDF: margins, page numbers, tables, and what must stay together on a page."""

import io
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial, singledispatch
from itertools import pairwise
from textwrap import shorten
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    KeepTogether,
    LongTable,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as FlowingParagraph
from reportlab.platypus.doctemplate import LayoutError

from thiduadesk.documents import tree
from thiduadesk.documents.render.fitting import balanced, broken, held
from thiduadesk.documents.render.fonts import checked, face
from thiduadesk.documents.render.styles import (
    CELL_BOTTOM,
    CELL_SIDES,
    CELL_TOP,
    GRID_GAP,
    LANGUAGE,
    MEASURES,
    PAGE,
    RULE,
    RULE_GAP,
    WATERMARK,
    WATERMARK_GREY,
    WATERMARK_TURN,
    Measure,
    Page,
    page_of,
)
from thiduadesk.documents.tree import PageProfile, Style
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

_ALIGN: Mapping[str, Literal[0, 1, 4]] = {"left": TA_LEFT, "center": TA_CENTER, "justify": TA_JUSTIFY}
_ENDLESS = 1e6  # points of height, more than any paper
_TALL = 100  # points of a row that may stand alone
_NAMED = 80  # characters that tell which row is meant


class TooTall(Trouble):
    """Something that is never split is taller than a page, such as a row of a table."""


def render_document(paper: tree.Document) -> bytes:
    """The paper as one PDF file; raises `MissingGlyph`, and `TooTall` for what no page can hold."""
    target, page = io.BytesIO(), page_of(paper)
    template = _Counted(
        target,
        pagesize=(page.width * mm, page.height * mm),
        title=paper.title,
        author="",  # reportlab would say «(anonymous)»
        subject="",
        creator="",
        lang=LANGUAGE,
        invariant=1,
        initialFontName=face(),
        keepTogetherClass=_Headed,
    )
    frame = Frame(
        page.left * mm,
        page.bottom * mm,
        page.text_width * mm,
        _room(page),
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    decorate = partial(_decorate, paper, page)
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=decorate)])
    width = page.text_width * mm
    canvas = partial(Canvas, initialFontName=face(), lang=LANGUAGE)  # type: ignore[arg-type]  # the stubs say float
    try:
        template.build(_flowables(paper.blocks, width), canvasmaker=canvas)
    except LayoutError as error:
        raise _too_tall(paper, page) from error
    return target.getvalue()


def _too_tall(paper: tree.Document, page: Page) -> TooTall:
    """The refusal, naming the row no page holds where it is one alone."""
    for grid in (block for block in tree.leaves(paper.blocks) if isinstance(block, tree.Grid)):
        head, *heights = _flow(grid, page.text_width * mm)._rowHeights  # type: ignore[attr-defined]  # a table's own
        for height, row in zip(heights, grid.rows, strict=True):
            if head + height > _room(page):
                told = N_("Dòng «{row}» trong bảng dài hơn cả trang giấy. Hãy rút gọn chữ trong dòng ấy rồi in lại.")
                return TooTall(told, row=shorten(tree.row_name(row), _NAMED, placeholder="…"))
    return TooTall(
        N_("Có chỗ dài hơn cả trang giấy: tên cột, dòng trong bảng, tên đơn vị hoặc chữ ký. Hãy rút gọn rồi in lại.")
    )


class _Counted(BaseDocTemplate):
    """Knows on which page of the file the paper at hand begins: papers printed one after another count their own."""

    begun = 1

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # reportlab's name
        if isinstance(flowable, PageBreak):
            self.begun = self.canv.getPageNumber()


def _room(page: Page) -> float:
    """The height of the text, in points."""
    return (page.height - page.top - page.bottom) * mm


def _decorate(paper: tree.Document, page: Page, canvas: Canvas, template: _Counted) -> None:
    canvas.saveState()
    if paper.watermark:
        canvas.setFillColor(Color(WATERMARK_GREY, WATERMARK_GREY, WATERMARK_GREY))
        canvas.translate(page.width * mm / 2, page.height * mm / 2)
        canvas.rotate(WATERMARK_TURN)
        canvas.setFont(face(bold=WATERMARK.bold), WATERMARK.size)
        canvas.drawCentredString(0, 0, checked(paper.watermark))
        canvas.rotate(-WATERMARK_TURN)
        canvas.translate(-page.width * mm / 2, -page.height * mm / 2)
        canvas.setFillColor(Color(0, 0, 0))
    number = canvas.getPageNumber() - template.begun + 1
    if number > 1:
        canvas.setFont(face(), page.number_size)
        if paper.profile is PageProfile.DECREE_30:
            middle = (page.left + page.text_width / 2) * mm
            canvas.drawCentredString(middle, (page.height - page.header) * mm - page.number_size, str(number))
        else:
            canvas.drawRightString((page.width - page.right) * mm, page.header * mm, str(number))
    if paper.foot:
        canvas.setFont(face(), page.foot_size)
        canvas.drawString(page.left * mm, page.header * mm, checked(paper.foot))
    canvas.restoreState()


def _flowables(blocks: Iterable[tree.Block], width: float) -> list[Flowable]:
    return [_flow(block, width) for block in _grouped(blocks)]


def _grouped(blocks: Iterable[tree.Block]) -> Iterable[tree.Block]:
    """The blocks, each heading inside the group after it: reportlab keeps a heading with anything but a group."""
    grouped: deque[tree.Block] = deque()
    for block in reversed(tuple(blocks)):
        follower = grouped[0] if grouped and _is_heading(block) else None
        if isinstance(follower, tree.Together):
            grouped[0] = tree.Together((block, *follower.blocks))
        elif isinstance(follower, tree.Ending):
            grouped[0] = tree.Ending((block, *follower.body), follower.kept)
        else:
            grouped.appendleft(block)
    return grouped


def _is_heading(block: tree.Block) -> bool:
    return isinstance(block, tree.Paragraph | tree.Heading) and MEASURES[block.style].keep_with_next


def _dissolved(blocks: Iterable[tree.Block]) -> Iterator[tree.Block]:
    """The blocks of a group; groups inside it dissolve, since it is kept whole itself."""
    for block in blocks:
        if isinstance(block, tree.Together):
            yield from _dissolved(block.blocks)
        else:
            yield block


@singledispatch
def _flow(block: tree.Block, width: float) -> Flowable:
    raise TypeError(block)


@_flow.register
def _(block: tree.Paragraph, width: float) -> Flowable:
    if not any(run.text for run in block.runs):
        return Spacer(0, MEASURES[block.style].leading)  # an empty line is a line, such as one for a name not known
    return FlowingParagraph("".join(map(_markup, held(block.runs))), _style(block.style))


@_flow.register
def _(block: tree.Heading, width: float) -> Flowable:
    return _BalancedHeading(block)


@_flow.register
def _(block: tree.Space, width: float) -> Flowable:
    return Spacer(0, block.height * mm)


@_flow.register
def _(block: tree.Together, width: float) -> Flowable:
    return KeepTogether([_flow(part, width) for part in _dissolved(block.blocks)])


@_flow.register
def _(block: tree.Ending, width: float) -> Flowable:
    body, kept = ([_flow(part, width) for part in _dissolved(blocks)] for blocks in (block.body, block.kept))
    return _Ending(body, kept)


@_flow.register
def _(block: tree.PageBreak, width: float) -> Flowable:
    return PageBreak()


@_flow.register
def _(block: tree.Columns, width: float) -> Flowable:
    widths = [share * width for share in block.widths]
    cells = [[_flow(part, room) for part in cell] for cell, room in zip(block.cells, widths, strict=True)]
    return Table([cells], colWidths=widths, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_cells(0, 0, 0)]))


@_flow.register
def _(block: tree.Addressees, width: float) -> Flowable:
    first, *more = ("".join(map(_markup, line)) for line in block.lines)
    style = _style(Style.ADDRESSEE)
    if not more:
        style.alignment, style.firstLineIndent = TA_CENTER, 0
        return FlowingParagraph(first, style)
    dash = stringWidth("- ", style.fontName, style.fontSize)
    colon = style.firstLineIndent + stringWidth(block.label.rstrip(":"), style.fontName, style.fontSize)
    hanging = style.clone("hanging", firstLineIndent=-dash, leftIndent=colon + dash, spaceBefore=0, spaceAfter=0)
    label = FlowingParagraph(first, style.clone("label", spaceAfter=0))
    names = [FlowingParagraph(line, hanging) for line in more]
    return KeepTogether([label, *names, Spacer(0, style.spaceAfter)])


@_flow.register
def _(block: tree.Grid, width: float) -> Flowable:
    widths = [share * width for share in block.widths]
    rows: list[list[Flowable | str]] = []
    heights: list[float] = []  # told once: reportlab would measure all rows that are left anew on every page
    spans: list[tuple[Any, ...]] = []
    for place, row in enumerate((block.head, *block.rows)):
        bold = not place or place - 1 in block.strong
        cells: list[Flowable | str] = [""] * len(widths)
        height = 0 if bold else block.row_height * mm
        for column, end, content in tree.placed(row):
            cells[column] = cell = _cell(str(content), centred=block.is_centred(place - 1, column, end), bold=bold)
            room = sum(widths[column:end]) - 2 * CELL_SIDES
            height = max(height, cell.wrap(room, _ENDLESS)[1] + CELL_TOP + CELL_BOTTOM)
            if end > column + 1:
                spans.append(("SPAN", (column, place), (end - 1, place)))
        rows.append(cells)
        heights.append(height)
    style = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), RULE, Color(0, 0, 0)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            *_cells(CELL_SIDES, CELL_TOP, CELL_BOTTOM),
            *spans,
            *(("NOSPLIT", (0, place), (-1, place + 1)) for place in _bound(block, heights)),
        ]
    )
    table = LongTable(rows, colWidths=widths, rowHeights=heights, repeatRows=1, style=style)
    table.spaceBefore = table.spaceAfter = GRID_GAP
    return table


def _bound(grid: tree.Grid, heights: Sequence[float]) -> Iterator[int]:
    """The rows, the head being the first, that stay with the next: a bold one, and so that no row stands alone.

    Tall rows may: two of them might not find room on any page.
    """
    last = len(grid.rows)
    for place in range(1, last):
        alone = place in (1, last - 1) and max(heights[place : place + 2]) < _TALL
        if alone or place - 1 in grid.strong:
            yield place


def _cells(sides: float, top: float, bottom: float) -> list[tuple[Any, ...]]:
    everywhere = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *everywhere, face()),  # a table names its font even for cells that draw themselves
        ("LEFTPADDING", *everywhere, sides),
        ("RIGHTPADDING", *everywhere, sides),
        ("TOPPADDING", *everywhere, top),
        ("BOTTOMPADDING", *everywhere, bottom),
    ]


def _cell(content: str, *, centred: bool, bold: bool) -> Flowable:
    measure = MEASURES[Style.CELL_CENTER if centred else Style.CELL]
    return _BalancedLines(content.split("\n"), face(bold=bold), measure, centred=centred)


def _markup(run: tree.Run) -> str:
    """The only place where text becomes markup."""
    text = escape(checked(run.text)).replace("\n", "<br/>")
    text = f"<b>{text}</b>" if run.bold else text
    return f"<i>{text}</i>" if run.italic else text


def _style(style: Style) -> ParagraphStyle:
    measure = MEASURES[style]
    return ParagraphStyle(
        style,
        fontName=face(bold=measure.bold, italic=measure.italic),
        fontSize=measure.size,
        leading=measure.leading,
        alignment=_ALIGN[measure.align],
        firstLineIndent=measure.indent * mm,
        spaceBefore=measure.before,
        spaceAfter=measure.after,
        keepWithNext=int(measure.keep_with_next),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


class _Ending(KeepTogether):
    """Keeps the signatures to the body: the page ends before the last two lines or rows of the body, not after."""

    def __init__(self, body: Sequence[Flowable], kept: Sequence[Flowable]) -> None:
        super().__init__([*body, *kept])
        self._body, self._kept = body, kept

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        whole = _height(self.canv, (*self._body, *self._kept), available_width)
        if whole > available_height:
            stays, goes = self._parted(available_width, available_height)
            if stays:
                return [*stays, FrameBreak(), _Ending(goes, self._kept)]
        if whole > self._page_room > available_height + 1:
            # No page holds it all, so it parts on the next one, where there is room for more of it.
            return [FrameBreak(), _Ending(self._body, self._kept)]
        return super().split(available_width, available_height)

    def _parted(self, width: float, room: float) -> tuple[Sequence[Flowable], Sequence[Flowable]]:
        """As much of the body as this page holds, and the rest, which has two lines at least."""
        lines = tuple(map(_lines, self._body))  # a paragraph forgets them when it tries to part
        for place in reversed(range(len(self._body))):
            before, part, after = self._body[:place], self._body[place], self._body[place + 1 :]
            height = _height(self.canv, (part,), width)
            left = room - (_height(self.canv, (*before, part), width) - height)
            owed = 2 - sum(map(len, lines[place + 1 :]))
            heads = part.getKeepWithNext()  # type: ignore[no-untyped-call]
            if owed <= 0 and height <= left and not heads:
                return self._body[: place + 1], after
            left = min(left, height - sum(lines[place][-owed:] if owed > 0 else ()))
            parts = part.split(width, left) if 0 < left < height else []
            if len(parts) == 2:
                return [*before, parts[0]], [parts[1], *after]
        return (), self._body

    @property
    def _page_room(self) -> float:
        # Both ways a page may lie have the same margins above and below.
        height: float = self.canv._pagesize[1]  # type: ignore[attr-defined]  # the stubs leave it out
        return height - (PAGE.top + PAGE.bottom) * mm


def _lines(part: Flowable) -> Sequence[float]:
    """The heights of the lines of a paragraph or the rows of a table, once it is wrapped."""
    if isinstance(part, FlowingParagraph):
        return [part.style.leading] * len(part.blPara.lines)  # type: ignore[attr-defined]  # set when wrapped
    if isinstance(part, Table):
        rows: Sequence[float] = part._rowHeights[1:]  # type: ignore[attr-defined]  # without the head; set when wrapped
        return rows
    return ()


class _Headed(KeepTogether):
    """Keeps headings to the first two lines or rows of what they head, which itself parts where the page ends."""

    _content: list[Flowable]
    _H: float  # the height of it all, once reportlab has wrapped it

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        *heads, headed = self._content
        if available_height < self._H:
            above = self._H - _height(self.canv, (headed,), available_width)
            parts = headed.split(available_width, available_height - above) if available_height > above else []
            if len(parts) > 1:
                return [*heads, *parts]
        return super().split(available_width, available_height)


def _height(canvas: Canvas, parts: Sequence[Flowable], width: float) -> float:
    """The height of parts as a frame stacks them: of two spaces that meet, the larger one counts."""
    heights = sum(part.wrapOn(canvas, width, _ENDLESS)[1] for part in parts)
    return heights + sum(max(one.getSpaceAfter(), two.getSpaceBefore()) for one, two in pairwise(parts))


class _BalancedLines(Flowable):
    """Text of one face, each part in lines of equal length, so that no last word stands alone.

    A table has hundreds of cells, and a paragraph of reportlab for each would take most of the time of a paper.
    """

    def __init__(self, parts: Sequence[str], font: str, measure: Measure, *, centred: bool) -> None:
        super().__init__()
        self._parts = [checked(part) for part in parts]
        self._font, self._measure, self._centred = font, measure, centred
        self._lines: Sequence[str] = ()
        self.width = 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        if available_width != self.width:
            self.width = available_width
            self._lines = tuple(self._broken(available_width))
            self.height = len(self._lines) * self._measure.leading
        return available_width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.setFont(self._font, self._measure.size)
        baseline = self.height - self._measure.size
        for line in self._lines:
            if self._centred:
                canvas.drawCentredString(self.width / 2, baseline, line)
            else:
                canvas.drawString(0, baseline, line)
            baseline -= self._measure.leading

    def _broken(self, width: float) -> Iterator[str]:
        for part in self._parts:
            lines = balanced(part, self._font, self._measure.size, width)
            yield from broken(lines, self._font, self._measure.size, width)


class _BalancedHeading(_BalancedLines):
    """Centred lines with a drawn rule under them: underscores would not keep the measure."""

    def __init__(self, heading: tree.Heading) -> None:
        measure = MEASURES[heading.style]
        font = face(bold=measure.bold, italic=measure.italic)
        super().__init__([heading.text], font, measure, centred=True)
        self._rule = heading.rule

    def getSpaceBefore(self) -> float:  # noqa: N802  # reportlab's name
        return self._measure.before

    def getSpaceAfter(self) -> float:  # noqa: N802  # reportlab's name
        return self._measure.after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, height = super().wrap(available_width, available_height)
        return available_width, height + self._under

    def draw(self) -> None:
        self.canv.translate(0, self._under)
        super().draw()
        if self._rule and self._lines:
            longest = max(stringWidth(line, self._font, self._measure.size) for line in self._lines)
            half = longest * self._rule / 2
            self.canv.setLineWidth(RULE)
            height = RULE_GAP - self._under
            self.canv.line(self.width / 2 - half, height, self.width / 2 + half, height)

    @property
    def _under(self) -> float:
        """The height of the rule with the space above and below it."""
        return 2 * RULE_GAP if self._rule else 0
