"""The paper of a layout with its boxes on it, taken hold of with the mouse or the arrow keys."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
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
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from thiduadesk.desk.facts.proofs import Fit
from thiduadesk.documents.layouts import Design, brought_onto
from thiduadesk.documents.tree import Box, Emblem, Sides
from thiduadesk.ui.layouts.cards import EMBLEM

NUDGE, STRIDE = 0.5, 5.0
"""How far an arrow key moves a box, alone and with Shift, in mm; the mouse moves it in steps of the first."""
ZOOMS = (50, 75, 100, 150, 200, 300, 400)
"""Per cent of the true size."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GAP = 16  # pixels around the paper
_NEAR = 4  # pixels beside a box that still mean it
_NARROWEST = 5.0  # mm
# Marks of the editor on paper, which is white under any theme.
_OUTLINE, _CHOSEN, _WRONG = QColor("#7a869a"), QColor("#1f5fd0"), QColor("#b3261e")


class _Hold(Enum):
    """What of a box is taken hold of."""

    WHOLE = auto()
    LEFT = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class _Grip:
    """A part taken hold of, as it stood when the button went down there."""

    name: str
    part: Box | Emblem
    hold: _Hold
    point: QPointF


class LayoutCanvas(QAbstractScrollArea):
    """Shows a page as it prints over the scan of its blank, its boxes and emblem; what moves is told, not done."""

    chosen = Signal(str)
    """The part that was clicked, by its name."""
    moving = Signal(str, object)
    """A part on its way, as it would stand."""
    settled = Signal()
    """What was moving has come to rest."""
    zoomed = Signal(int)
    """The zoom is another one, in per cent, 0 for the whole paper."""

    def __init__(self) -> None:
        super().__init__()
        self._design: Design | None = None
        self._page = QImage()
        self._scan = QImage()
        self._fits: Mapping[str, Fit] = {}
        self._selected = ""
        self._zoom = 0  # per cent; 0 shows the whole paper
        self._shape = 0.0
        self._grip: _Grip | None = None
        self._on_the_way = False
        self.locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.viewport().update)

    def show_page(
        self, design: Design, page: QImage, scan: QImage, fits: Mapping[str, Fit], shape: float = 0.0
    ) -> None:
        """Show a layout: its page as printed, what lies behind it, how each text fits.

        `shape` is how many times as wide as high the picture of its emblem is, 0 where there is none.
        """
        self._design, self._page, self._scan, self._fits, self._shape = design, page, scan, fits, shape
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
        """One of `ZOOMS`, or 0 for the whole paper."""
        self._zoom = percent
        self._arrange()
        self.zoomed.emit(percent)

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
            size = QSizeF(self._scan.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
            behind = QRectF(paper.topLeft(), size)
            behind.moveCenter(paper.center())
            painter.drawImage(behind, self._scan)
        # What is white on the printed page leaves the blank to be seen.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(paper, self._page)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for name, part in self._parts.items():
            fit = self._fits.get(name)
            wrong = fit is not None and not fit.good
            pen = QPen(_WRONG if wrong else _OUTLINE, 1, Qt.PenStyle.SolidLine if wrong else Qt.PenStyle.DotLine)
            if name == self._selected:
                pen = QPen(_WRONG if wrong else _CHOSEN, 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(self._place(part))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom while Ctrl is held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            now = round(self.scale * 25.4 / self.logicalDpiX() * 100)
            larger = next((zoom for zoom in ZOOMS if zoom > now), ZOOMS[-1])
            smaller = next((zoom for zoom in reversed(ZOOMS) if zoom < now), 0)
            self.set_zoom(larger if event.angleDelta().y() > 0 else smaller)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = event.position()
        name = self._under(point)
        if not name or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self.locked:
            self._grip = _Grip(name, self._parts[name], self._hold(name, point), point)
        self.chosen.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point, grip = event.position(), self._grip
        if grip is None:
            self._show_what_can_be_held(point)
        elif self._on_the_way or (point - grip.point).manhattanLength() >= QApplication.startDragDistance():
            self._pull(grip, (point - grip.point) / self.scale)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._grip = None
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        part = self._parts.get(self._selected)
        if event.key() not in _STEPS or part is None or self.locked:
            super().keyPressEvent(event)
            return
        step = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
        across, down = _STEPS[Qt.Key(event.key())]
        self._move(self._selected, replace(part, x=part.x + across * step, y=part.y + down * step))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A key held down moves a box in one step of the history."""
        if event.key() in _STEPS and not event.isAutoRepeat():
            self._settle()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._settle()

    def _pull(self, grip: _Grip, way: QPointF) -> None:
        """Let what is held stand where it was pulled to, in steps of `NUDGE`."""
        part = grip.part
        if isinstance(part, Emblem) or grip.hold is _Hold.WHOLE:
            self._move(grip.name, replace(part, x=_snapped(part.x + way.x()), y=_snapped(part.y + way.y())))
            return
        assert self._design is not None
        left, _, right, _ = part.sides
        if grip.hold is _Hold.RIGHT:
            most = self._design.width - left
            pulled = part.staying(width=min(max(_snapped(part.width + way.x()), _NARROWEST), most))
        else:
            pulled = part.staying(width=min(max(_snapped(part.width - way.x()), _NARROWEST), right))
            pulled = replace(pulled, x=round(pulled.x + part.width - pulled.width, 2))
        self._move(grip.name, pulled)

    def _move(self, name: str, part: Box | Emblem) -> None:
        assert self._design is not None
        self._on_the_way = True
        self.moving.emit(name, brought_onto(self._design, part, self._sides(part)))

    def _settle(self) -> None:
        if self._on_the_way:
            self._on_the_way = False
            self.settled.emit()

    @property
    def _parts(self) -> Mapping[str, Box | Emblem]:
        """What can be taken hold of, by its name."""
        if self._design is None:
            return {}
        emblem = {EMBLEM: self._design.emblem} if self._design.emblem and self._shape else {}
        return {**{box.name: box for box in self._design.boxes}, **emblem}

    def _under(self, point: QPointF) -> str:
        """The part under the pointer, the smallest of several, the chosen one before others; empty for none."""

        def rank(name: str) -> tuple[bool, float]:
            size = places[name].size()
            return name != self._selected, size.width() * size.height()

        places = {name: self._place(part) for name, part in self._parts.items()}
        near = (name for name, place in places.items() if _around(place).contains(point))
        return min(near, key=rank, default="")

    def _hold(self, name: str, point: QPointF) -> _Hold:
        """What of a part would be taken hold of there: sides only of the chosen box, lest one is pulled by mistake."""
        part = self._parts[name]
        if isinstance(part, Emblem) or name != self._selected or self.locked:
            return _Hold.WHOLE
        place = self._place(part)
        if abs(point.x() - place.right()) <= _NEAR:
            return _Hold.RIGHT
        return _Hold.LEFT if abs(point.x() - place.left()) <= _NEAR else _Hold.WHOLE

    def _show_what_can_be_held(self, point: QPointF) -> None:
        name = self._under(point)
        shape = Qt.CursorShape.SizeAllCursor if name else Qt.CursorShape.ArrowCursor
        if name and self._hold(name, point) is not _Hold.WHOLE:
            shape = Qt.CursorShape.SizeHorCursor
        self.viewport().setCursor(shape)

    def _sides(self, part: Box | Emblem) -> Sides:
        return part.sides if isinstance(part, Box) else part.sides(self._shape)

    def _place(self, part: Box | Emblem) -> QRectF:
        left, top, right, bottom = self._sides(part)
        return QRectF(self.point_of(left, top), self.point_of(right, bottom))

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


def _snapped(length: float) -> float:
    return round(length / NUDGE) * NUDGE


def _around(place: QRectF) -> QRectF:
    return place.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
