"""The paper of a layout with its boxes on it, taken hold of with the mouse or the arrow keys."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from thiduadesk.desk.facts.proofs import Fit
from thiduadesk.documents.layouts import Design
from thiduadesk.documents.tree import Box

NUDGE, STRIDE = 0.5, 5.0
"""How far an arrow key moves a box, alone and with Shift, in mm."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GAP = 16  # pixels around the paper
_SMALLEST, _LARGEST = 25, 400
_NEAR = 4  # pixels beside a box that still mean it
# Marks of the editor on paper, which is white under any theme.
_OUTLINE, _CHOSEN, _WRONG = QColor("#7a869a"), QColor("#1f5fd0"), QColor("#b3261e")


class LayoutCanvas(QAbstractScrollArea):
    """Shows a page as it prints over the scan of its blank, and the boxes; what moves is told, not done."""

    chosen = Signal(str)
    """The box that was clicked, by its name."""
    moving = Signal(str, float, float)
    """A box on its way, with its new x and y in mm."""
    settled = Signal()
    """What was moving has come to rest."""

    def __init__(self) -> None:
        super().__init__()
        self._design: Design | None = None
        self._page = QImage()
        self._scan = QImage()
        self._fits: Mapping[str, Fit] = {}
        self._selected = ""
        self._zoom = 0  # per cent; 0 shows the whole paper
        self._held: QPointF | None = None  # from the place of the box to the pointer, in mm
        self._on_the_way = False
        self.locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.viewport().update)

    def show_page(self, design: Design, page: QImage, scan: QImage, fits: Mapping[str, Fit]) -> None:
        """Show a layout: its page as printed, what lies behind it, and how each text fits."""
        self._design, self._page, self._scan, self._fits = design, page, scan, fits
        self._arrange()

    def select(self, name: str) -> None:
        """Mark a box as the one the keys move."""
        self._selected = name
        self.viewport().update()

    @property
    def scale(self) -> float:
        """Pixels to the millimetre."""
        if self._design is None:
            return 1.0
        if self._zoom:
            return self._zoom / 100 * self.logicalDpiX() / 25.4
        room = self.viewport().size()
        return max(
            min(
                (room.width() - 2 * _GAP) / self._design.width,
                (room.height() - 2 * _GAP) / self._design.height,
            ),
            0.1,
        )

    def set_zoom(self, percent: int) -> None:
        """Per cent of the true size, 0 for the whole paper."""
        self._zoom = min(max(percent, _SMALLEST), _LARGEST) if percent else 0
        self._arrange()

    def point_of(self, x: float, y: float) -> QPointF:
        """Where a place on the paper, in mm, stands in the viewport."""
        return self._paper().topLeft() + QPointF(x, y) * self.scale

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name, as all below
        if self._design is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = self._paper()
        painter.fillRect(paper, Qt.GlobalColor.white)
        if not self._scan.isNull():
            painter.drawImage(paper, self._scan)
        # What is white on the printed page leaves the blank to be seen.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(paper, self._page)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for box in self._design.boxes:
            fit = self._fits.get(box.name)
            wrong = fit is not None and not fit.lines
            pen = QPen(_WRONG if wrong else _OUTLINE, 1, Qt.PenStyle.SolidLine if wrong else Qt.PenStyle.DotLine)
            if box.name == self._selected:
                pen = QPen(_WRONG if wrong else _CHOSEN, 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(self._place(box))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom while Ctrl is held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            now = round(self.scale * 25.4 / self.logicalDpiX() * 100)
            self.set_zoom(now + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        box = self._under(event.position())
        if box is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.chosen.emit(box.name)
        if not self.locked:
            self._held = self._on_paper(event.position()) - QPointF(box.x, box.y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is None:
            over = self._under(event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
            return
        place = self._on_paper(event.position()) - self._held
        self._move(self._selected, place.x(), place.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = None
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        box = self._box(self._selected)
        if event.key() not in _STEPS or box is None or self.locked:
            super().keyPressEvent(event)
            return
        step = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
        across, down = _STEPS[Qt.Key(event.key())]
        self._move(box.name, box.x + across * step, box.y + down * step)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A key held down moves a box in one step of the history."""
        if event.key() in _STEPS and not event.isAutoRepeat():
            self._settle()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._settle()

    def _move(self, name: str, x: float, y: float) -> None:
        assert self._design is not None
        x = round(min(max(x, 0), self._design.width), 2)
        y = round(min(max(y, 0), self._design.height), 2)
        self._on_the_way = True
        self.moving.emit(name, x, y)

    def _settle(self) -> None:
        if self._on_the_way:
            self._on_the_way = False
            self.settled.emit()

    def _box(self, name: str) -> Box | None:
        boxes = self._design.boxes if self._design else ()
        return next((box for box in boxes if box.name == name), None)

    def _under(self, point: QPointF) -> Box | None:
        """The box under the pointer, the smallest of several, the chosen one before others."""
        boxes = self._design.boxes if self._design else ()
        near = [box for box in boxes if self._place(box).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(point)]
        return min(near, key=lambda box: (box.name != self._selected, box.width * box.height), default=None)

    def _place(self, box: Box) -> QRectF:
        corner = self.point_of(box.left, box.top)
        return QRectF(corner.x(), corner.y(), box.width * self.scale, box.height * self.scale)

    def _on_paper(self, point: QPointF) -> QPointF:
        return (point - self._paper().topLeft()) / self.scale

    def _paper(self) -> QRectF:
        """Where the paper lies in the viewport."""
        assert self._design is not None
        room = self.viewport().size()
        width, height = self._design.width * self.scale, self._design.height * self.scale
        left = max((room.width() - width) / 2, _GAP) - self.horizontalScrollBar().value()
        top = max((room.height() - height) / 2, _GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)

    def _arrange(self) -> None:
        if self._design is not None:
            room = self.viewport().size()
            for bar, length, seen in (
                (self.horizontalScrollBar(), self._design.width, room.width()),
                (self.verticalScrollBar(), self._design.height, room.height()),
            ):
                bar.setRange(0, max(round(length * self.scale) + 2 * _GAP - seen, 0) if self._zoom else 0)
                bar.setPageStep(seen)
                bar.setSingleStep(40)
        self.viewport().update()
