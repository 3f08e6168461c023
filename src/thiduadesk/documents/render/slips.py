"""Slips as PDF: each is written into the file once, and drawn as often as it is handed out, with marks to cut along."""

import io
from itertools import islice, product

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from thiduadesk.documents.render.fitting import DoesNotFit, misfits
from thiduadesk.documents.render.sheets import draw_stamps, empty_canvas
from thiduadesk.documents.render.styles import RULE
from thiduadesk.documents.tree import Slip, Slips

_FROM_EDGE = 3.0  # mm no printer prints on
_MARK = 6.0  # mm, how far a mark at the edge goes in
_CROSS = 3.0  # mm, half of a stroke where two cuts cross
_HAIR = 0.4  # points


def render_slips(paper: Slips) -> bytes:
    """The pages as one PDF file; raises `MissingGlyph`, and `DoesNotFit` naming every slip and text."""
    problems = [problem for slip in paper.slips for problem in misfits(slip)]
    if problems:
        raise DoesNotFit(problems)
    target = io.BytesIO()
    canvas = empty_canvas(target, paper.title)
    for number, slip in enumerate(paper.slips, start=1):
        _pages(canvas, slip, f"slip{number}", f"marks{number}")
    canvas.save()
    return target.getvalue()


def _pages(canvas: Canvas, slip: Slip, form: str, marks: str) -> None:
    width, height = slip.width * mm, slip.height * mm
    page = (slip.across * width, slip.down * height)
    canvas.setPageSize(page)
    canvas.beginForm(form, 0, 0, width, height)
    _draw(canvas, slip)
    canvas.endForm()
    canvas.beginForm(marks, 0, 0, *page)
    _draw_marks(canvas, slip)
    canvas.endForm()
    corners = [
        (column * width, row * height) for row, column in product(reversed(range(slip.down)), range(slip.across))
    ]
    for begun in range(0, slip.copies, len(corners)):
        canvas.doForm(marks)
        for left, foot in islice(corners, slip.copies - begun):
            canvas.saveState()
            canvas.translate(left, foot)
            canvas.doForm(form)
            canvas.restoreState()
        canvas.showPage()


def _draw(canvas: Canvas, slip: Slip) -> None:
    height = slip.height * mm
    canvas.setLineWidth(RULE)
    canvas.setLineCap(2)  # so that the corners of a table close
    for line in slip.lines:
        canvas.line(line.x1 * mm, height - line.y1 * mm, line.x2 * mm, height - line.y2 * mm)
    draw_stamps(canvas, slip.stamps, height)


def _draw_marks(canvas: Canvas, slip: Slip) -> None:
    """A stroke at both ends of every cut, and a cross where two of them meet."""
    width, height = slip.across * slip.width, slip.down * slip.height
    upright = [slip.width * column for column in range(1, slip.across)]
    level = [slip.height * row for row in range(1, slip.down)]
    canvas.setLineWidth(_HAIR)
    for x in upright:
        _strokes(canvas, [(x, y) for y in (_FROM_EDGE, height - _FROM_EDGE - _MARK)], 0, _MARK)
    for y in level:
        _strokes(canvas, [(x, y) for x in (_FROM_EDGE, width - _FROM_EDGE - _MARK)], _MARK, 0)
    _strokes(canvas, [(x - _CROSS, y) for x, y in product(upright, level)], 2 * _CROSS, 0)
    _strokes(canvas, [(x, y - _CROSS) for x, y in product(upright, level)], 0, 2 * _CROSS)


def _strokes(canvas: Canvas, starts: list[tuple[float, float]], across: float, down: float) -> None:
    for x, y in starts:
        canvas.line(x * mm, y * mm, (x + across) * mm, (y + down) * mm)
