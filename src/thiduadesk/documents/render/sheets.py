"""Placed pages as PDF: a thousand certificates in the time it takes to draw their strings."""

import io
from collections.abc import Iterable, Sequence
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from thiduadesk.documents.render.fitting import DoesNotFit, fitted, misfits
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.styles import LANGUAGE, RULE
from thiduadesk.documents.tree import Sheet, Sheets, Stamp

_SHARED = "shared"
_RULE_DROP = 0.42  # of the size: how far a rule stands below its text's baseline


def render_sheets(paper: Sheets) -> bytes:
    """The pages as one PDF file; raises `MissingGlyph`, and `DoesNotFit` naming everyone concerned."""
    problems = misfits(paper.pages)
    if problems:
        raise DoesNotFit(problems)
    target = io.BytesIO()
    height = paper.height * mm
    canvas = empty_canvas(target, paper.title)
    canvas.setPageSize((paper.width * mm, height))
    shared = _shared(paper.pages)
    # What stands on every page is written into the file once.
    canvas.beginForm(_SHARED, 0, 0, paper.width * mm, height)
    _frames(canvas, paper)
    draw_stamps(canvas, (stamp for stamp in paper.pages[0].stamps if stamp in shared), height)
    canvas.endForm()
    for page in paper.pages:
        canvas.doForm(_SHARED)
        draw_stamps(canvas, (stamp for stamp in page.stamps if stamp not in shared), height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def empty_canvas(target: io.BytesIO, title: str) -> Canvas:
    """A PDF file without a page as yet; whoever draws on it sets the size of the paper."""
    canvas = Canvas(
        target,
        invariant=1,
        lang=LANGUAGE,
        initialFontName=face(),  # type: ignore[arg-type]  # the stubs say float
        pageCompression=1,
    )
    canvas.setTitle(title)
    for leave_empty in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        leave_empty("")  # reportlab would say «(anonymous)»
    return canvas


def _shared(pages: Sequence[Sheet]) -> frozenset[Stamp]:
    first, *others = pages
    return frozenset(first.stamps).intersection(*(page.stamps for page in others))


def _frames(canvas: Canvas, paper: Sheets) -> None:
    for frame in paper.frames:
        canvas.setStrokeColor(_colour(frame.colour))
        canvas.setLineWidth(frame.thickness * mm)
        inset = frame.inset * mm
        canvas.rect(inset, inset, paper.width * mm - 2 * inset, paper.height * mm - 2 * inset)
    canvas.setStrokeColor(_colour("#000000"))
    canvas.setLineWidth(RULE)


def draw_stamps(canvas: Canvas, stamps: Iterable[Stamp], height: float) -> None:
    """Set the texts, all of which fit, on a paper so many points high."""
    for stamp in stamps:
        box, fit = stamp.box, fitted(stamp)
        assert fit is not None  # `misfits` has looked at every stamp
        canvas.setFont(face(bold=box.bold, italic=box.italic), fit.size)
        canvas.setFillColor(_colour(box.colour))
        leading = fit.size * box.leading
        baseline = height - box.y * mm + ((len(fit.lines) - 1) * leading / 2 if box.middle else 0)
        for line, width in fit.lines:
            left = box.x * mm - (width / 2 if box.centred else 0)
            canvas.drawString(left, baseline, line)
            if box.ruled:
                rule = baseline - fit.size * _RULE_DROP
                canvas.line(left, rule, left + width, rule)
            baseline -= leading


@cache
def _colour(code: str) -> Color:
    return HexColor(code)
