"""The ruler sheet: two crosses and a scale along two edges, to find how far a printer misses its place."""

import io

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from thiduadesk.documents.printer import Size, marks
from thiduadesk.documents.render.fonts import checked, face
from thiduadesk.documents.render.styles import LANGUAGE
from thiduadesk.rules.wording import Wording

_ARM = 8.0  # mm of a cross
_FIRST = 20  # mm from the corner, where both scales would meet
_HAIR = 0.3  # points
_TICK, _LONG_TICK = 2.0, 4.0  # mm


def render_ruler(wording: Wording, sheet: Size) -> bytes:
    """One page, upright, as PDF: to be printed at 100 percent by the printer that is to be put right."""
    target = io.BytesIO()
    width, height = sheet[0] * mm, sheet[1] * mm
    canvas = Canvas(target, pagesize=(width, height), invariant=1, lang=LANGUAGE, initialFontName=face())  # type: ignore[arg-type]  # the stubs say float
    canvas.setTitle(wording.say("ruler.title"))
    for leave_empty in (canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        leave_empty("")  # reportlab would say «(anonymous)»
    canvas.setLineWidth(_HAIR)
    canvas.setFont(face(bold=True), 14)
    canvas.drawCentredString(width / 2, height - 110 * mm, checked(wording.say("ruler.title")))
    canvas.setFont(face(), 12)
    for place in (1, 2, 3):
        said = checked(wording.say(f"ruler.step{place}"))
        canvas.drawCentredString(width / 2, height - (112 + 8 * place) * mm, said)
    for number, (x, y) in enumerate(marks(sheet), start=1):
        _cross(canvas, number, x * mm, height - y * mm, checked(wording.say("ruler.mark", number=number)))
    for place in range(_FIRST, int(sheet[0]) - 9):
        _tick(canvas, place * mm, height - 12 * mm, across=False, place=place)
    for place in range(_FIRST, int(sheet[1]) - 9):
        _tick(canvas, 12 * mm, height - place * mm, across=True, place=place)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _cross(canvas: Canvas, number: int, x: float, y: float, said: str) -> None:
    arm = _ARM * mm
    canvas.line(x - arm, y, x + arm, y)
    canvas.line(x, y - arm, x, y + arm)
    canvas.circle(x, y, arm / 2)
    if number == 1:
        canvas.drawString(x + arm, y + arm / 2, said)
    else:  # between the second and its corner no printer may reach
        canvas.drawRightString(x - arm, y + arm / 2, said)


def _tick(canvas: Canvas, x: float, y: float, *, across: bool, place: int) -> None:
    """One millimetre of a scale; every tenth is longer and says how far it is from the edge of the paper."""
    tenth = place % 10 == 0
    length = (_LONG_TICK if tenth else _TICK) * mm
    if across:
        canvas.line(x, y, x + length, y)
    else:
        canvas.line(x, y, x, y - length)
    if tenth:
        canvas.setFont(face(), 7)
        text_x, text_y = (x + length + 1 * mm, y - 2) if across else (x - 3, y - length - 3 * mm)
        canvas.drawString(text_x, text_y, str(place))
        canvas.setFont(face(), 12)
