"""The pages of a PDF as images, for the screen and for printers that take no PDF."""

import io
from collections.abc import Sequence
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

# PDFium is not safe to call from two threads at once, and a job may print while the screen scrolls.
_ONE_AT_A_TIME = Lock()


class PdfPages:
    """One PDF held in memory; sizes in points (1/72 inch)."""

    def __init__(self, data: bytes) -> None:
        with _ONE_AT_A_TIME:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = tuple(QSizeF(*self._document.get_page_size(index)) for index in range(len(self._document)))

    def __len__(self) -> int:
        return len(self.sizes)

    def image(self, index: int, scale: float) -> QImage:
        """One page, `scale` pixels to the point."""
        with _ONE_AT_A_TIME:
            bitmap = self._document[index].render(scale=scale, prefer_bgrx=True)
            picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return picture.copy()  # the buffer goes away with the bitmap

    def page_with(self, text: str) -> int | None:
        """The first page that says a text, whatever its case and wherever its lines break; counted from one."""
        wanted = _searched(text)
        for index in range(len(self)):
            with _ONE_AT_A_TIME:
                said = self._document[index].get_textpage().get_text_range()
            if wanted in _searched(said):
                return index + 1
        return None

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


def _searched(text: str) -> str:
    return " ".join(text.split()).casefold()
