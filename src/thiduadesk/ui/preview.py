"""The true preview: the pages of a PDF as they will be printed, drawn only where one looks."""

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:  # the PDF library loads slowly: it comes with the first paper, not with the tab
    from thiduadesk.ui.pdf_pages import PdfPages

SMALLEST, LARGEST = 50, 200
"""Zoom in per cent; at 100 a page is as large on the screen as on paper."""

_GAP = 16  # pixels between pages and around them
_KEPT = 96 * 1024 * 1024  # bytes of drawn pages kept


class PdfPreview(QAbstractScrollArea):
    """Pages one under the other; Page Up and Page Down go by pages, Ctrl+wheel zooms."""

    page_changed = Signal(int, int)
    """The page at the top and how many there are, counted from one; (0, 0) when empty."""
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom = 100
        self._fit = True
        self._tops: list[int] = []  # of each page, then where the next would begin; in pixels
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._shown = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, data: bytes | None) -> None:
        """Show these pages from the first on, or nothing; the zoom stays as it was."""
        from thiduadesk.ui.pdf_pages import PdfPages

        if self._pages is not None:
            self._pages.close()
        self._drawn.clear()
        self._pages = PdfPages(data) if data else None
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._tell_page()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages) if self._pages else 0

    @property
    def page(self) -> int:
        """The page at the top, counted from one; 0 when empty."""
        return self._shown[0]

    @property
    def drawn_bytes(self) -> int:
        """How much memory the pages kept as images take."""
        return sum(image.sizeInBytes() for image in self._drawn.values())

    @property
    def zoom(self) -> int:
        """Per cent of the true size."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the pages at so many per cent, within bounds."""
        self._fit = False
        self._set_zoom(percent)

    def fit_width(self) -> None:
        """Show the pages as wide as there is room, and keep it so when the window changes."""
        self._fit = True
        self._arrange()

    def go_to(self, page: int) -> None:
        """Bring the top of a page, counted from one, to the top."""
        if self._pages:
            index = min(max(page, 1), len(self._pages)) - 1
            self.verticalScrollBar().setValue(self._tops[index] - _GAP // 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name, as all below
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        if self._pages is None:
            return
        offset = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, offset + event.rect().top()) - 1, 0)
        for index in range(first, len(self._pages)):
            place = self._place(index)
            if place.top() > event.rect().bottom():
                break
            painter.drawImage(QRectF(place), self._image(index))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the width fitted and the page at the top in place."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by pages; everything else scrolls as usual."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self.page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self.page - 1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom while Ctrl is held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
        else:
            super().wheelEvent(event)

    @property
    def _scale(self) -> float:
        return self._zoom / 100 * self.logicalDpiX() / 72

    def _set_zoom(self, percent: int) -> None:
        percent = min(max(percent, SMALLEST), LARGEST)
        if percent != self._zoom:
            self._zoom = percent
            self.zoom_changed.emit(percent)
        self._lay_out()

    def _arrange(self) -> None:
        if self._fit and self._pages:
            widest = max(size.width() for size in self._pages.sizes)
            room = self.viewport().width() - 2 * _GAP
            self._set_zoom(int(room / widest * 72 / self.logicalDpiX() * 100))
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        """Work out where each page stands, keeping the place one was reading."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        old_end = self._tops[-1] if self._tops else 0
        reading = bar.value() / old_end if old_end else 0.0
        sizes = self._pages.sizes if self._pages else ()
        heights = [round(size.height() * self._scale) + _GAP for size in sizes]
        self._tops = list(accumulate(heights, initial=_GAP))
        end = self._tops[-1]
        widest = max((round(size.width() * self._scale) for size in sizes), default=0) + 2 * _GAP
        bar.setRange(0, max(end - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        across.setRange(0, max(widest - self.viewport().width(), 0))
        across.setPageStep(self.viewport().width())
        bar.setValue(round(reading * end))
        self.viewport().update()

    def _place(self, index: int) -> QRect:
        """Where a page stands in the viewport."""
        assert self._pages is not None
        size = self._pages.sizes[index]
        width, height = round(size.width() * self._scale), round(size.height() * self._scale)
        room = self.viewport().width()
        left = (room - width) // 2 if width + 2 * _GAP <= room else _GAP - self.horizontalScrollBar().value()
        return QRect(left, self._tops[index] - self.verticalScrollBar().value(), width, height)

    def _image(self, index: int) -> QImage:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        key = (index, self._scale * ratio)
        if key not in self._drawn:
            image = self._pages.image(index, key[1])
            self._drawn[key] = image
            while self.drawn_bytes > _KEPT and len(self._drawn) > 1:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _tell_page(self) -> None:
        count = self.page_count
        # The page whose middle third has come up is the one being read.
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = min(max(bisect_right(self._tops, line), 1), count) if count else 0
        if (page, count) != self._shown:
            self._shown = (page, count)
            self.page_changed.emit(page, count)
