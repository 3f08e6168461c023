"""The true preview: the pages of a PDF as they will be printed, drawn only where one looks."""

from bisect import bisect_right
from collections import OrderedDict
from enum import IntEnum
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:  # the PDF library loads slowly: it comes with the first paper, not with the tab
    from thiduadesk.ui.pdf_pages import Found, PdfPages

SMALLEST, LARGEST = 50, 200
"""Zoom in per cent; at 100 a page is as large on the screen as on paper."""

ZOOMS = (50, 75, 100, 125, 150, 200)
"""What is offered; every step between can be typed or turned."""

_FITTED = 25  # per cent two wide pages may shrink to where both are asked for
_STEP = 10  # per cent, for one turn of the wheel or one press of a key
_GAP = 16  # pixels between pages and around them
_MARK = QColor("#ffe68a")  # a marker pen's, whatever the theme: paper stays white
_KEPT = 96 * 1024 * 1024  # bytes of drawn pages kept
_PAGE_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TURNS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Fit(IntEnum):
    """What a zoom follows when the window changes: nothing, or so many pages over the width."""

    NONE = 0
    WIDTH = 1
    SPREAD = 2


class PdfPreview(QAbstractScrollArea):
    """Pages under each other, two side by side where the zoom leaves room for them.

    Page Up, Page Down, Home and End go by pages, the arrows scroll, left and right turn the page where there is nothing
    to scroll; Ctrl with the wheel, plus, minus and 0 zooms.
    """

    page_changed = Signal(int, int)
    """The page at the top and how many there are, counted from one; (0, 0) when empty."""
    zoom_changed = Signal()
    """How large the pages are, or what that follows, is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._found: Found | None = None
        self._zoom = 100
        self._fit = Fit.WIDTH
        self._across = 1  # pages side by side
        self._tops: list[int] = []  # of each row of pages, then where the next would begin; in pixels
        self._widest = 0  # pixels of the widest page
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._shown = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, data: bytes | None, *, at: str = "") -> None:
        """Show these pages, or nothing: from the first on, or where they say `at`, marked; the zoom stays as it was."""
        from thiduadesk.ui.pdf_pages import PdfPages

        if self._pages is not None:
            self._pages.close()
        self._drawn.clear()
        self._pages = PdfPages(data) if data else None
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._found = self._pages.find(at) if self._pages else None
        if self._found:
            self._go_to_found(self._found)
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

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    @property
    def across(self) -> int:
        """How many pages stand side by side."""
        return self._across

    def set_zoom(self, percent: int) -> None:
        """Show the pages at so many per cent, within bounds."""
        self._follow(Fit.NONE)
        self._set_zoom(percent)

    def fit_to(self, fit: Fit) -> None:
        """Show one page or two as wide as there is room, and keep it so when the window changes."""
        self._follow(fit)
        self._arrange()

    def go_to(self, page: int) -> None:
        """Bring the top of a page, counted from one, to the top."""
        if self._pages:
            index = min(max(page, 1), len(self._pages)) - 1
            self.verticalScrollBar().setValue(self._tops[index // self._across] - _GAP // 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name, as all below
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        if self._pages is None:
            return
        offset = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, offset + event.rect().top()) - 1, 0) * self._across
        to_screen = painter.deviceTransform()
        for index in range(first, len(self._pages)):
            place = self._place(index)
            if place.top() > event.rect().bottom():
                break
            if place.intersects(event.rect()):
                # On a pixel of the screen, each of the image goes to one of the screen's.
                pixel = QPointF(to_screen.map(place.topLeft()).toPoint())
                place.moveTopLeft(to_screen.inverted()[0].map(pixel))
                painter.drawImage(place.topLeft(), self._image(index))
                self._mark_found(painter, index, place.topLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the width fitted and the page at the top in place."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Take the keys that zoom before the window looks for a shortcut among them; draw anew for another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._zoomed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by pages, zoom; everything else scrolls as usual."""
        zoom = self._zoomed(event)
        turned = _TURNS.get(Qt.Key(event.key()), 0) if not self.horizontalScrollBar().maximum() else 0
        if zoom:
            self.set_zoom(zoom)
        elif event.key() in _PAGE_KEYS or turned:
            self.go_to(self.page + (_PAGE_KEYS.get(Qt.Key(event.key())) or turned) * self._across)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom while Ctrl is held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom + (_STEP if event.angleDelta().y() > 0 else -_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    @property
    def _scale(self) -> float:
        return self._zoom / 100 * self.logicalDpiX() / 72

    def _zoomed(self, event: QKeyEvent) -> int:
        """The zoom a key asks for; 0 when it asks for none."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return 0
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                return self._zoom + _STEP
            case Qt.Key.Key_Minus:
                return self._zoom - _STEP
            case Qt.Key.Key_0:
                return 100
            case _:
                return 0

    def _follow(self, fit: Fit) -> None:
        if fit is not self._fit:
            self._fit = fit
            self.zoom_changed.emit()

    def _set_zoom(self, percent: int, *, smallest: int = SMALLEST) -> None:
        percent = min(max(percent, smallest), LARGEST)
        if percent != self._zoom:
            self._zoom = percent
            self.zoom_changed.emit()
        self._lay_out()

    def _arrange(self) -> None:
        if self._fit and self._pages:
            across = min(int(self._fit), len(self._pages))
            room = self.viewport().width() - (across + 1) * _GAP
            widest = max(size.width() for size in self._pages.sizes)
            self._set_zoom(int(room / (across * widest) * 72 / self.logicalDpiX() * 100), smallest=_FITTED)
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        """Work out where each page stands, keeping the place one was reading."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        page, into = self._reading()
        sizes = [self._size(index) for index in range(self.page_count)]
        widest = self._widest = ceil(max((size.width() for size in sizes), default=0))
        two = self._fit is not Fit.WIDTH and len(sizes) > 1 and 2 * widest + 3 * _GAP <= self.viewport().width()
        self._across = 2 if two else 1
        tallest = (
            ceil(max(size.height() for size in sizes[first : first + self._across]))
            for first in range(0, len(sizes), self._across)
        )
        self._tops = list(accumulate((height + _GAP for height in tallest), initial=_GAP))
        bar.setRange(0, max(self._tops[-1] - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        across.setRange(0, 0 if two else max(widest + 2 * _GAP - self.viewport().width(), 0))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(40)
        if sizes and bar.value():
            row = min(page // self._across, len(self._tops) - 2)
            bar.setValue(round(self._tops[row] + into * (self._tops[row + 1] - self._tops[row])))
        self._tell_page()
        self.viewport().update()

    def _reading(self) -> tuple[int, float]:
        """The first page of the row at the top, counted from 0, and how much of the row has gone by."""
        if len(self._tops) < 2:
            return 0, 0.0
        at = self.verticalScrollBar().value()
        row = min(max(bisect_right(self._tops, at) - 1, 0), len(self._tops) - 2)
        return row * self._across, (at - self._tops[row]) / (self._tops[row + 1] - self._tops[row])

    def _size(self, index: int) -> QSizeF:
        """How large a page is drawn, in pixels of the window: so many whole ones of the screen."""
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        return QSizeF(self._pages.pixels(index, self._scale * ratio)) / ratio

    def _place(self, index: int) -> QRectF:
        """Where a page stands in the viewport."""
        size, widest = self._size(index), self._widest
        row, column = divmod(index, self._across)
        top = self._tops[row] - self.verticalScrollBar().value()
        whole = self._across * widest + (self._across + 1) * _GAP
        room = self.viewport().width()
        left = (room - whole) // 2 if whole <= room else -self.horizontalScrollBar().value()
        across = left + _GAP + column * (widest + _GAP) + (widest - size.width()) / 2
        return QRectF(QPointF(across, top), size)

    def _go_to_found(self, found: "Found") -> None:
        """Bring the first line found into the upper half, with what stands above it in sight."""
        self.go_to(found.page + 1)
        place, line = self._place(found.page), found.lines[0]
        for bar, start, middle, room in (
            (self.verticalScrollBar(), place.top(), line.center().y(), self.viewport().height()),
            (self.horizontalScrollBar(), place.left(), line.center().x(), self.viewport().width()),
        ):
            bar.setValue(round(bar.value() + start + middle * self._scale - room / 3))

    def _mark_found(self, painter: QPainter, index: int, corner: QPointF) -> None:
        if self._found is None or self._found.page != index:
            return
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.translate(corner)
        painter.scale(self._scale, self._scale)
        for line in self._found.lines:
            painter.fillRect(line.adjusted(-1, -1, 1, 1), _MARK)
        painter.restore()

    def _image(self, index: int) -> QImage:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        key = (index, self._scale * ratio)
        if key not in self._drawn:
            image = self._pages.image(index, key[1])
            image.setDevicePixelRatio(ratio)
            self._drawn[key] = image
            while self.drawn_bytes > _KEPT and len(self._drawn) > 1:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _tell_page(self) -> None:
        count = self.page_count
        # The page whose middle third has come up is the one being read.
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = min((max(bisect_right(self._tops, line), 1) - 1) * self._across + 1, count) if count else 0
        if (page, count) != self._shown:
            self._shown = (page, count)
            self.page_changed.emit(page, count)
