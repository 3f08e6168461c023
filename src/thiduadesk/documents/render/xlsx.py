"""The tree as a workbook: a sheet for each paper, its tables in cells with real numbers and days, ready to print."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch
from itertools import accumulate, chain, count, zip_longest
from textwrap import shorten
from typing import Any

import xlsxwriter
from reportlab.pdfbase.pdfmetrics import stringWidth
from xlsxwriter.worksheet import Worksheet

from thiduadesk.documents import tree
from thiduadesk.documents.render.fitting import balanced, broken, wrapped
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.office import FONT, MADE, file_title, plain
from thiduadesk.documents.render.styles import (
    CELL_BOTTOM,
    CELL_SIDES,
    CELL_TOP,
    GRID_GAP,
    LANGUAGE,
    MEASURES,
    PAGE,
    RULE_GAP,
    page_of,
)
from thiduadesk.documents.tree import Cell, Run, Style
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

_FIRST_DAY = date(1900, 1, 1)  # of Excel's calendar
_LONGEST = 32_767  # characters Excel keeps in a cell
_TALLEST = 409  # points a row may have
_NAME = 31  # characters of the name of a sheet, those beyond the first plane counted twice
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\U00010000-\U0010ffff]")
_POINTS = 72 / 25.4
_PIXELS = 96 / 72  # of a point
_A4 = 9
_INDENT = 10.0  # points at most, of the one step by which Excel keeps a text off the line beside it
_SLACK = 0.97  # Excel sets letters and rows by the screen's grid, a little wider and higher than they print


class TooLong(Trouble):
    """A text does not fit into a cell of Excel."""


def render_xlsx(paper: tree.Document) -> bytes:
    """The paper as one .xlsx file, the same bytes for the same paper; raises `TooLong`."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.set_properties({"title": file_title(paper.title), "language": LANGUAGE, "created": MADE})
    looks, names = _Looks(workbook), set[str]()
    for blocks in tree.parted(paper.blocks):
        name = _sheet_name(blocks, paper.title, names)
        names.add(name.casefold())
        _Sheet(workbook.add_worksheet(name, _Numbered), paper, blocks, looks).fill(blocks)
    workbook.close()
    return target.getvalue()


def _sheet_name(blocks: Iterable[tree.Block], title: str, taken: set[str]) -> str:
    """What the paper is about: the last heading above its table, cut at a word and told apart by a number."""
    about = title
    for block in tree.leaves(blocks):
        if isinstance(block, tree.Grid):
            break
        about = block.text if isinstance(block, tree.Heading) else about
    allowed = _NOT_IN_NAMES.sub(" ", plain(about)).strip() or "1"
    endings = chain([""], (f" ({number})" for number in count(2)))
    names = (shorten(allowed, _NAME - len(end), placeholder="…") + end for end in endings)
    return next(name for name in names if name.casefold() not in taken)


class _Looks:
    """The formats of a workbook, each made once: a style of the paper with what a cell adds to it."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, style: Style, **more: object) -> Any:
        measure = MEASURES[style]
        settings = {
            "font_name": FONT,
            "font_size": measure.size,
            "bold": measure.bold,
            "italic": measure.italic,
            "align": "left" if measure.align == "justify" else measure.align,
            "text_wrap": True,
            **more,
        }
        key = tuple(sorted(settings.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(settings)
        return self._made[key]


class _Numbered(Worksheet):  # type: ignore[misc]  # it ships no types
    """A worksheet with no page number on its first page, which Excel knows and XlsxWriter does not."""

    first_footer = ""

    def _write_header_footer(self) -> None:
        self._xml_start_tag("headerFooter", [("differentFirst", 1)])
        said = {"oddHeader": self.header, "oddFooter": self.footer, "firstFooter": self.first_footer}
        for name, words in said.items():
            if words:
                self._xml_data_element(name, words)
        self._xml_end_tag("headerFooter")


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands in one row beside or below others outside tables; lengths in points, `rule` is drawn, not typed."""

    height: float
    runs: tuple[Run, ...] = ()
    style: Style = Style.BODY
    rule: float = 0


class _Sheet:
    """A worksheet filled from the top; its columns are those of the tables, everything else spans some of them."""

    def __init__(self, page: Any, paper: tree.Document, blocks: Iterable[tree.Block], looks: _Looks) -> None:
        self._page = page
        self._looks = looks
        self._measures = page_of(paper)
        self._watermark = paper.watermark
        self._foot = paper.foot
        self._number_above = paper.profile is tree.PageProfile.DECREE_30
        grids = [block for block in tree.leaves(blocks) if isinstance(block, tree.Grid)]
        edges = {round(edge, 4) for grid in grids for edge in accumulate(grid.widths[:-1])}
        self._edges = (0.0, *sorted(edges), 1.0)
        self._one_table = len(grids) == 1
        # A table and nothing else is data for another program: its headings stand in the first row.
        self._bare = len(tuple(tree.leaves(blocks))) == len(grids) == 1 and not paper.watermark
        self._heights: list[float] = []  # of the rows above
        self._said: list[int] = []  # the rows that hold words
        self._bound: set[int] = set()  # the rows that stay on the page of the next
        self._head: int | None = None  # the row every page repeats
        self._set_page()

    @property
    def _width(self) -> float:
        return self._measures.text_width * _POINTS

    def fill(self, blocks: Iterable[tree.Block]) -> None:
        """Write the blocks one below the other."""
        if self._watermark:
            mark = tree.Paragraph((Run(f"[{self._watermark}]", bold=True),), Style.CENTER)
            self._write_lines([[mark]], [1.0])
        if self._bare:
            self._page.freeze_panes(1, 0)
        self._write(blocks)
        self._page.set_h_pagebreaks(list(self._breaks()))

    @property
    def _row(self) -> int:
        return len(self._heights)

    def _write(self, blocks: Iterable[tree.Block]) -> None:
        for block in blocks:
            first = self._row
            match block:
                case tree.Together():
                    self._write(block.blocks)
                    self._bound.update(range(first, self._row - 1))
                case tree.Ending():
                    self._write(block.body)
                    first = max(first, *self._said[-2:-1])
                    self._write(block.kept)
                    self._bound.update(range(first, self._row - 1))
                case tree.Grid():
                    self._write_gap()
                    self._write_grid(block)
                    self._write_gap()
                case tree.Columns():
                    self._write_lines(block.cells, block.widths)
                case _:
                    self._write_lines([[block]], [1.0])
                    if isinstance(block, tree.Heading | tree.Paragraph) and MEASURES[block.style].keep_with_next:
                        self._bound.update(range(first, self._row))

    def _breaks(self) -> Iterator[int]:
        """The rows that begin a page: where one is full, or before what must not part there."""
        page = self._measures
        room = (page.height - page.top - page.bottom) * _POINTS * _SLACK
        begun, full = 0, 0.0
        for row, height in enumerate(self._heights):
            if full + height > room:
                bound = next((at for at in range(row, begun, -1) if at - 1 not in self._bound), row)
                repeated = self._heights[self._head] if self._head is not None and self._head < bound else 0
                begun, full = bound, repeated + sum(self._heights[bound:row])
                yield bound
            full += height

    def _set_page(self) -> None:
        page, measures = self._page, self._measures
        page.set_paper(_A4)
        if measures.width > measures.height:
            page.set_landscape()
        page.set_margins(*(side / 25.4 for side in (measures.left, measures.right, measures.top, measures.bottom)))
        page.fit_to_pages(1, 0)  # one page wide, as many long as it takes
        page.set_start_page(1)
        foot = f'&L&"{FONT},Regular"&{PAGE.foot_size:g} {plain(self._foot).replace("&", "&&")}' if self._foot else ""
        number = f'&"{FONT},Regular"&{PAGE.number_size:g}&P'
        above, below = (f"&C{number}", "") if self._number_above else ("", f"&R{number}")
        margin = {"margin": measures.header / 25.4}
        page.set_header(above, margin)
        page.set_footer(f"{foot}{below}", margin)
        page.first_footer = foot
        page.hide_gridlines()
        for column, (left, right) in enumerate(zip(self._edges, self._edges[1:], strict=False)):
            page.set_column_pixels(column, column, round((right - left) * self._width * _PIXELS))

    def _write_lines(self, cells: Sequence[Iterable[tree.Block]], widths: Sequence[float]) -> None:
        """Blocks side by side, row by row."""
        edges = (0.0, *accumulate(widths))
        stacks = [
            [line for block in tree.leaves(cell) for line in _lines(block, share * self._width * _SLACK)]
            for cell, share in zip(cells, widths, strict=True)
        ]
        for row in zip_longest(*stacks):
            if any(line and line.runs for line in row):
                self._said.append(self._row)
            for line, left, right in zip(row, edges, edges[1:], strict=False):
                if line and line.runs:
                    self._put(self._span(left, right), line.runs, line.style)
                if line and line.rule:
                    self._draw_rule(left, right, line.rule)
            self._end_row(max(line.height for line in row if line))

    def _write_gap(self) -> None:
        if not self._bare:
            self._write_lines([[tree.Space(GRID_GAP / _POINTS)]], [1.0])

    def _write_grid(self, grid: tree.Grid) -> None:
        if self._one_table:
            self._head = self._row
            self._page.repeat_rows(self._row)
        edges = (0.0, *accumulate(grid.widths))
        fractional = _fractional(grid)
        rooms = [(share * self._width - _INDENT - CELL_SIDES) * _SLACK for share in grid.widths]
        for place, row in enumerate((grid.head, *grid.rows), start=-1):
            bold = place < 0 or place in grid.strong
            style = Style.CELL
            cells = tuple(tree.placed(row))
            lines = max(
                _count(str(content), sum(rooms[column:end]), style, bold=bold) for column, end, content in cells
            )
            least = grid.row_height * _POINTS if not bold else 0
            for column, end, content in cells:
                style = Style.CELL_CENTER if grid.is_centred(place, column, end) else Style.CELL
                self._put_value(self._span(edges[column], edges[end]), content, style, column in fractional, bold=bold)
            if bold or place in (0, len(grid.rows) - 2):  # with what it heads; and no row stands alone
                self._bound.add(self._row)
            self._said.append(self._row)
            self._end_row(max(least, lines * MEASURES[style].leading + CELL_TOP + CELL_BOTTOM))

    def _end_row(self, height: float) -> None:
        self._page.set_row(self._row, min(height, _TALLEST))
        self._heights.append(min(height, _TALLEST))

    def _span(self, left: float, right: float) -> tuple[int, int]:
        """The first and the last column of what reaches from one share of the width to another."""
        first, end = (
            min(range(len(self._edges)), key=lambda at: abs(self._edges[at] - edge)) for edge in (left, right)
        )
        return first, max(first, end - 1)

    def _put(self, span: tuple[int, int], runs: Sequence[Run], style: Style) -> None:
        said = [(_kept(run.text), run) for run in runs if run.text]
        faces = [self._looks(style, **_face(run, style)) for _, run in said]
        whole = faces[0] if len(faces) == 1 else self._looks(style)
        first, last = span
        if last > first:
            self._page.merge_range(self._row, first, self._row, last, "", whole)
        if len(said) == 1:
            self._page.write_string(self._row, first, said[0][0], whole)
        elif said:
            parts = [part for (text, _), look in zip(said, faces, strict=True) for part in (look, text)]
            self._page.write_rich_string(self._row, first, *parts, whole)

    def _put_value(
        self, span: tuple[int, int], content: str | Cell, style: Style, fractional: bool, *, bold: bool
    ) -> None:
        first, last = span
        value = tree.as_cell(content).value
        day = isinstance(value, date) and value >= _FIRST_DAY
        shown = "dd/mm/yyyy" if day else "0.00" if fractional and isinstance(value, Decimal) else ""
        more = {"num_format": shown} if shown else {}
        inside = {"border": 1, "valign": "vcenter", "indent": int(style is Style.CELL)}
        look = self._looks(style, bold=bold, **inside, **more)
        if last > first:
            self._page.merge_range(self._row, first, self._row, last, "", look)
        if day:
            self._page.write_datetime(self._row, first, value, look)
        elif value is None or isinstance(value, date):
            self._page.write_string(self._row, first, _kept(str(content)), look)
        else:
            self._page.write_number(self._row, first, float(value), look)

    def _draw_rule(self, left: float, right: float, length: float) -> None:
        """A line in the middle of what stands between two shares of the width, as thin as a box can be."""
        first, last = self._span(left, right)
        begin, end = self._edges[first] * self._width, self._edges[last + 1] * self._width
        self._page.insert_textbox(
            self._row,
            0,
            "",
            {
                "x_offset": round(((begin + end) - length) / 2 * _PIXELS),
                "y_offset": RULE_GAP * _PIXELS,
                "width": length * _PIXELS,
                "height": 1,
                "fill": {"color": "black"},
                "line": {"none": True},
                "object_position": 1,
                "decorative": True,
            },
        )


def _fractional(grid: tree.Grid) -> frozenset[int]:
    """The columns with a number that is not whole: all of theirs show two decimals, one under the other."""
    cells = ((column, tree.as_cell(content).value) for row in grid.rows for column, _, content in tree.placed(row))
    return frozenset(column for column, value in cells if isinstance(value, Decimal) and value % 1)


def _face(run: Run, style: Style) -> Mapping[str, object]:
    measure = MEASURES[style]
    return {"bold": run.bold or measure.bold, "italic": run.italic or measure.italic}


def _kept(text: str) -> str:
    said = plain(text)
    if len(said) > _LONGEST:
        raise TooLong(N_("Có nội dung dài quá 32.767 ký tự, một ô Excel không chứa được. Hãy rút gọn rồi lưu lại."))
    return said


def _count(text: str, width: float, style: Style, *, bold: bool = False) -> int:
    """How many lines a text takes."""
    measure = MEASURES[style]
    font = face(bold=bold or measure.bold, italic=measure.italic)
    parts = (
        list(broken(wrapped(part, font, measure.size, width), font, measure.size, width)) for part in text.split("\n")
    )
    return sum(max(1, len(part)) for part in parts)


@singledispatch
def _lines(block: tree.Block, width: float) -> Iterator[_Line]:
    raise TypeError(block)


@_lines.register
def _(block: tree.Space, width: float) -> Iterator[_Line]:
    yield _Line(block.height * _POINTS)


@_lines.register
def _(block: tree.Addressees, width: float) -> Iterator[_Line]:
    for runs in block.lines:
        yield from _lines(tree.Paragraph(runs, Style.ADDRESSEE), width)


@_lines.register
def _(block: tree.Paragraph, width: float) -> Iterator[_Line]:
    measure = MEASURES[block.style]
    said = "".join(run.text for run in block.runs)
    lines = _count(said, width, block.style, bold=any(run.bold for run in block.runs))
    yield _Line(measure.before + lines * measure.leading, block.runs, block.style)
    if measure.after:
        yield _Line(measure.after)


@_lines.register
def _(block: tree.Heading, width: float) -> Iterator[_Line]:
    measure = MEASURES[block.style]
    font = face(bold=measure.bold, italic=measure.italic)
    lines = balanced(plain(block.text), font, measure.size, width)
    longest = min(width, max((stringWidth(line, font, measure.size) for line in lines), default=0))
    yield _Line(measure.before + len(lines) * measure.leading, (Run("\n".join(lines)),), block.style)
    below = (2 * RULE_GAP if block.rule else 0) + measure.after
    if below:
        yield _Line(below, rule=longest * block.rule)
