"""Placed pages as PDF: a thousand certificates in the time it takes to draw their strings."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.documents.render.fitting import DoesNotFit, fits, fitted, misfits
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.styles import LANGUAGE, RULE
from thiduadesk.documents.tree import Align, Ground, Sheet, Sheets, Stamp
from thiduadesk.domain.errors import Problem

_BLACK = "#000000"
_SHARE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}  # of a line's width that stands left of its `x`

Step = Callable[[int, int], object]
"""Told how many pages of how many are done; may raise to stop."""


def render_sheets(paper: Sheets) -> bytes:
    """The pages as one PDF file; raises `DoesNotFit` naming everyone concerned."""
    data, _, problems = render_sound(paper)
    if problems:
        raise DoesNotFit(problems)
    return data


def render_sound(
    paper: Sheets, profile: PrinterProfile = STRAIGHT, step: Step = lambda done, total: None
) -> tuple[bytes, Sheets, tuple[Problem, ...]]:
    """The pages that can be printed as one PDF file, the paper of these alone, and what is wrong with the others.

    Put right for a printer, every page is its sheet as it is fed, upright: who turns a wide one, and which way, is not
    left to the spooler. Raises `DoesNotFit` when no page is left.
    """
    target = io.BytesIO()
    canvas = empty_canvas(target, paper.title)
    by_ground: dict[Ground, list[Sheet]] = defaultdict(list)
    for page in paper.pages:
        by_ground[page.ground].append(page)
    shared = {
        ground: _begin(canvas, f"shared{place}", ground, pages)
        for place, (ground, pages) in enumerate(by_ground.items())
    }
    good = {
        ground: stands if stands and not any(misfits(Sheet("", ground, tuple(stands)))) else frozenset[Stamp]()
        for ground, (_, stands) in shared.items()
    }
    problems: list[Problem] = []
    sound: list[Sheet] = []
    paper_size = None
    for done, page in enumerate(paper.pages):
        step(done, len(paper.pages))
        wrong = tuple(misfits(page, good[page.ground]))
        if wrong:
            problems += wrong
            continue
        sound.append(page)
        form, stands = shared[page.ground]
        width, height = page.ground.width, page.ground.height
        size = (width, height) if profile == STRAIGHT else (min(width, height), max(width, height))
        if size != paper_size:
            paper_size = size
            canvas.setPageSize((size[0] * mm, size[1] * mm))
        if profile != STRAIGHT:
            canvas.transform(*profile.matrix(width, height))
        canvas.doForm(form)
        draw_stamps(canvas, (stamp for stamp in page.stamps if stamp not in stands), height * mm)
        canvas.showPage()
    if problems and not sound:
        raise DoesNotFit(problems)
    canvas.save()
    return target.getvalue(), replace(paper, pages=tuple(sound)) if problems else paper, tuple(problems)


def render_proof(page: Sheet) -> bytes:
    """A page as PDF, to look at while its layout is made: one without a text as well."""
    target = io.BytesIO()
    canvas = empty_canvas(target, "")
    canvas.setPageSize((page.ground.width * mm, page.ground.height * mm))
    form, _ = _begin(canvas, "shared0", page.ground, [page])
    canvas.doForm(form)
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
        pageCompression=0,  # two or three lines are packed into no less, but not for nothing
    )
    canvas.setTitle(title)
    for leave_empty in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        leave_empty("")  # reportlab would say «(anonymous)»
    return canvas


def _begin(canvas: Canvas, form: str, ground: Ground, pages: Sequence[Sheet]) -> tuple[str, frozenset[Stamp]]:
    """Write into the file, once, what stands on every page of a layout; gives its name and which texts it holds."""
    first, *others = pages
    same = frozenset(first.stamps).intersection(*(page.stamps for page in others))
    height = ground.height * mm
    canvas.beginForm(form, 0, 0, ground.width * mm, height)
    _frames(canvas, ground)
    draw_stamps(canvas, (stamp for stamp in first.stamps if stamp in same and fits(stamp)), height)
    canvas.endForm()
    return form, same


def _frames(canvas: Canvas, ground: Ground) -> None:
    for frame in ground.frames:
        canvas.setStrokeColor(_colour(frame.colour))
        canvas.setLineWidth(frame.thickness * mm)
        inset = frame.inset * mm
        canvas.rect(inset, inset, ground.width * mm - 2 * inset, ground.height * mm - 2 * inset)
    canvas.setStrokeColor(_colour(_BLACK))
    canvas.setLineWidth(RULE)
    if ground.emblem:
        picture = ImageReader(io.BytesIO(ground.picture))
        across, down = picture.getSize()
        tall = ground.emblem.height * mm
        wide = tall * across / down
        left, bottom = ground.emblem.x * mm - wide / 2, (ground.height - ground.emblem.y) * mm - tall
        canvas.drawImage(picture, left, bottom, wide, tall, mask="auto")


def draw_stamps(canvas: Canvas, stamps: Iterable[Stamp], height: float) -> None:
    """Set the texts, all of which fit, on a paper so many points high.

    All of them are one text, told only what changes from one to the next: most pages hold two or three lines.
    """
    written = canvas.beginText()
    colour = _BLACK
    rules = []
    for stamp in stamps:
        box, fit = stamp.box, fitted(stamp)
        assert fit is not None  # `misfits` has looked at every stamp
        written.setFont(face(bold=box.bold, italic=box.italic), fit.size)
        if box.colour != colour:
            colour = box.colour
            written.setFillColor(_colour(colour))
        leading = fit.size * box.leading
        baseline = height - box.y * mm + ((len(fit.lines) - 1) * leading / 2 if box.middle else 0)
        for line, width in fit.lines:
            left = box.x * mm - width * _SHARE[box.align]
            written.setTextOrigin(left, baseline)
            written.textOut(line)
            if box.ruled:
                rules.append((left, baseline - fit.size * box.rule_drop, width))
            baseline -= leading
    canvas.drawText(written)
    for left, drop, width in rules:
        canvas.line(left, drop, left + width, drop)


@cache
def _colour(code: str) -> Color:
    return HexColor(code)
