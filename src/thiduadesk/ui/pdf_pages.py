"""The pages of a PDF as images, for the screen and for printers that take no PDF."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage

# PDFium is not safe to call from two threads at once, and a job may print while the screen scrolls.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text stands: on which page, counted from 0, and each line of it, in points from the top left."""

    page: int
    lines: tuple[QRectF, ...]


class PdfPages:
    """One PDF held in memory; sizes in points (1/72 inch)."""

    def __init__(self, data: bytes) -> None:
        with _ONE_AT_A_TIME:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = tuple(QSizeF(*self._document.get_page_size(index)) for index in range(len(self._document)))

    def __len__(self) -> int:
        return len(self.sizes)

    def pixels(self, index: int, scale: float) -> QSize:
        """How large `image` makes a page."""
        size = self.sizes[index] * scale
        return QSize(ceil(size.width()), ceil(size.height()))

    def image(self, index: int, scale: float) -> QImage:
        """One page, `scale` pixels to the point."""
        with _ONE_AT_A_TIME:
            page = self._document[index]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            kept = picture.copy()  # the buffer goes away with the bitmap
            # Closed here: left to be let go of by themselves, that would be outside the lock.
            bitmap.close()
            page.close()
        return kept

    def find(self, text: str) -> Found | None:
        """The first page that says a text in whole words, wherever its lines break, and all places where it does.

        One that says it in the same case goes before one that says it in another.
        """
        words = r"\s+".join(map(re.escape, text.split()))
        whole = re.sub(r"^(?=\w)|(?<=\w)$", r"\\b", words)
        for flags in (re.NOFLAG, re.IGNORECASE) if words else ():
            wanted = re.compile(whole, flags)
            for index in range(len(self)):
                lines = self._lines(index, wanted)
                if lines:
                    return Found(index, lines)
        return None

    def _lines(self, index: int, wanted: re.Pattern[str]) -> tuple[QRectF, ...]:
        """The lines a page says it on."""
        height = self.sizes[index].height()
        with _ONE_AT_A_TIME:
            page = self._document[index]
            said = page.get_textpage()
            lines = tuple(
                QRectF(left, height - top, right - left, top - bottom)
                for match in wanted.finditer(said.get_text_range())
                for line in range(said.count_rects(match.start(), len(match[0])))
                for left, bottom, right, top in (said.get_rect(line),)
            )
            said.close()
            page.close()
        return lines

    def close(self) -> None:
        """Let go of the document."""
        with _ONE_AT_A_TIME:
            self._document.close()


def joined(files: Sequence[bytes], pages: Sequence[int] | None = None) -> bytes:
    """Several PDFs as one, one after the other, every page as it was, or of each only these, counted from 0."""
    target = io.BytesIO()
    with _ONE_AT_A_TIME:
        whole = pypdfium2.PdfDocument.new()
        for data in files:
            part = pypdfium2.PdfDocument(data)
            whole.import_pages(part, pages)
            part.close()
        whole.save(target)
        whole.close()
    return target.getvalue()
