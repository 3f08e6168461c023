"""The one family papers are set in: Liberation Serif, of the same widths as Times New Roman, embedded and subset."""

import unicodedata
from functools import cache
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path

FAMILY = "Serif"
_FACES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


class MissingGlyph(Trouble):
    """The shipped fonts lack a letter; printing it would leave a box."""


def face(*, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face; registers the family when first asked."""
    _register()
    return f"{FAMILY}-{_FACES[bold, italic]}"


def checked(text: str) -> str:
    """The text, composed (NFC: marks set apart would drift); raises `MissingGlyph` naming the letters fonts lack."""
    text = unicodedata.normalize("NFC", text)
    lost = sorted(letter for letter in set(text) - _drawable() if letter not in "\n\t")
    if lost:
        raise MissingGlyph(
            N_("Phông chữ in không có ký tự {letters} trong «{text}». Hãy thay ký tự đó rồi in lại."),
            letters=" ".join(f"«{letter}» (U+{ord(letter):04X})" for letter in lost),
            text=text if len(text) <= 80 else f"{text[:79]}…",
        )
    return text


@cache
def _register() -> None:
    for name in _FACES.values():
        path = resource_path("fonts", f"LiberationSerif-{name}.ttf")
        pdfmetrics.registerFont(TTFont(f"{FAMILY}-{name}", str(path)))
    # Paragraph markup asks for the bold of the face it stands in.
    addMapping(f"{FAMILY}-Regular", 0, 0, f"{FAMILY}-Regular")
    addMapping(f"{FAMILY}-Regular", 1, 0, f"{FAMILY}-Bold")
    addMapping(f"{FAMILY}-Regular", 0, 1, f"{FAMILY}-Italic")
    addMapping(f"{FAMILY}-Regular", 1, 1, f"{FAMILY}-BoldItalic")


@cache
def _drawable() -> frozenset[str]:
    faces: list[Any] = [pdfmetrics.getFont(face(bold=bold, italic=italic)) for bold, italic in _FACES]
    return frozenset(map(chr, set.intersection(*(set(font.face.charToGlyph) for font in faces))))
