"""Reads a PDF back: texts with the boxes they stand in, and the lines drawn, in millimetres from the top left."""

import ctypes
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pypdfium2 import raw

_MM = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """Something printed on a page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    """One page as printed."""

    width: float
    height: float
    text: str
    texts: tuple[Box, ...]
    lines: tuple[Box, ...]

    def find(self, words: str) -> Box:
        """The one stretch of text that holds these words."""
        found = [box for box in self.texts if words in box.text]
        assert len(found) == 1, (words, [box.text for box in self.texts])
        return found[0]

    def line_under(self, box: Box) -> Box:
        """The one line drawn closely under a text."""
        near = [line for line in self.lines if abs(line.top - box.bottom) < 2]
        found = [line for line in near if line.left < box.middle < line.right]
        assert len(found) == 1, found
        return found[0]


def read_pages(data: bytes) -> list[Page]:
    """Every page of a PDF file."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document[index]) for index in range(len(document))]
    finally:
        document.close()


def fonts_of(data: bytes) -> set[str]:
    """The names of all fonts the file speaks of."""
    document = pypdfium2.PdfDocument(data)
    names = set()
    for index in range(len(document)):
        for found in document[index].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
            buffer = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(found), buffer, 200)
            names.add(buffer.value.decode())
    document.close()
    return names


def _page(page: "pypdfium2.PdfPage") -> Page:
    width, height = page.get_size()
    reader = page.get_textpage()

    def box(bounds: tuple[float, float, float, float], text: str = "") -> Box:
        left, bottom, right, top = bounds
        return Box(left * _MM, (height - top) * _MM, right * _MM, (height - bottom) * _MM, text)

    rects = [reader.get_rect(index) for index in range(reader.count_rects())]
    texts = tuple(box(rect, reader.get_text_bounded(*rect).strip()) for rect in rects)
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5)
    lines = tuple(box(_on_page(path)) for path in paths)
    return Page(width * _MM, height * _MM, reader.get_text_range(), texts, lines)


def _on_page(path: "pypdfium2.PdfObject") -> tuple[float, float, float, float]:
    """Where a line stands on the page: inside a form it is told from the form's own corner."""
    left, bottom, right, top = path.get_bounds()
    form = path.container
    across, up = form.get_matrix().get()[4:] if form else (0, 0)
    return left + across, bottom + up, right + across, top + up
