"""Cards: the white fields on which what belongs together stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def card() -> QFrame:
    """A white field with a border, on which things stand together."""
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def stacked(frame: QWidget) -> QVBoxLayout:
    """A column that fills a card to its border."""
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return column


def scrolled(content: QWidget) -> QScrollArea:
    """The same, to be scrolled when there is not room enough for its height."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    # The card's ground shows through; a scroll area would paint the window's.
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll
