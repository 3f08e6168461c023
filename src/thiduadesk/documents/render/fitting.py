"""Fitting words into widths: balanced headings, and stamps that wrap, then shrink, then refuse."""

from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from thiduadesk.documents.render.fonts import checked, face
from thiduadesk.documents.tree import Stamp
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

_POINTS = 72 / 25.4


class DoesNotFit(Trouble):
    """A text is too long for its box even at the smallest size allowed."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A stamp's lines and the size, in points, at which they stay inside the box."""

    lines: tuple[str, ...]
    size: float


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Greedy lines no wider than `width` points; a single word may be wider. Non-breaking blanks hold."""
    lines: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        if not word:
            continue
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, font: str, size: float, width: float) -> list[str]:
    """As few lines as `width` needs, but of lengths as equal as the words allow."""
    lines = wrapped(text, font, size, width)
    if len(lines) < 2:
        return lines
    low, high = stringWidth(text, font, size) / len(lines), width
    while high - low > 0.5:
        middle = (low + high) / 2
        trial = wrapped(text, font, size, middle)
        if len(trial) == len(lines) and all(stringWidth(line, font, size) <= middle for line in trial):
            high = middle
        else:
            low = middle
    return wrapped(text, font, size, high)


@lru_cache(maxsize=4096)
def fitted(stamp: Stamp) -> Fitted:
    """The stamp's text inside its box, shrunk by half points if need be; raises `DoesNotFit`, `MissingGlyph`."""
    font = face(bold=stamp.bold, italic=stamp.italic)
    text = checked(" ".join(stamp.text.split("\n")))
    width = stamp.width * _POINTS
    # A stamp that has shrunk may hold one line more: the height of its box stays what the layout gave it.
    height = stamp.size * stamp.leading * stamp.lines
    size = stamp.size
    while size >= stamp.floor:
        lines = balanced(text, font, size, width)
        room = max(stamp.lines, int(height / (size * stamp.leading))) if stamp.lines > 1 else 1
        if len(lines) <= room and all(stringWidth(line, font, size) <= width for line in lines):
            return Fitted(tuple(lines), size)
        size -= 0.5
    raise DoesNotFit(
        N_("Chữ quá dài, không vừa ô trên giấy dù đã thu nhỏ đến cỡ {floor}: «{text}»."),
        floor=f"{stamp.floor:g}",
        text=text if len(text) <= 80 else text[:79] + "…",
    )
