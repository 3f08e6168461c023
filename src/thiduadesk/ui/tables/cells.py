"""How a cell is painted: states as a word in a coloured field, shares as bars, long text told in full on hovering."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from thiduadesk.ui.tables.column import Share, Tone
from thiduadesk.ui.tables.rows import SHARE_ROLE, TONE_ROLE
from thiduadesk.ui.theme import read_tokens, scheme_of

Index = QModelIndex | QPersistentModelIndex

PADDING = 8  # left and right of the text of a cell, in pixels
_CHIP_HEIGHT = 20


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of one view in the colours of its theme."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._colours: dict[str, QColor] = {}
        self.take_colours()

    def take_colours(self) -> None:
        """Look up the colours again; to be called when the palette has changed."""
        tokens = read_tokens()[scheme_of(self._view.palette())]
        self._colours = {name: QColor(colour) for name, colour in tokens.items()}

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        return self._colours[token]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(TONE_ROLE)
        share = index.data(SHARE_ROLE)
        text = str(index.data() or "")
        if not text or not (tone or share):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        if isinstance(share, Share):
            paint_share(painter, option.rect.adjusted(PADDING, 0, -PADDING, 0), share, text, self._colours)
            return
        right = bool(option.displayAlignment & Qt.AlignmentFlag.AlignRight)
        self._paint_chip(painter, option.rect, Tone(tone), text, right=right)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's name
        size = super().sizeHint(option, index)
        if index.data(TONE_ROLE):
            text = with_sign(Tone(index.data(TONE_ROLE)), str(index.data() or ""))
            # One pixel more: text is measured in fractions when it is cut to fit.
            size.setWidth(QFontMetrics(_small_font(self._view)).horizontalAdvance(text) + 4 * PADDING + 1)
        elif index.data(SHARE_ROLE):
            size.setWidth(4 * QFontMetrics(self._view.font()).horizontalAdvance("100,00 %"))
        elif isinstance(self._view, QTableView) and self._view.wordWrap() and option.rect.width() > 0:
            room = QRect(0, 0, option.rect.width() - 2 * PADDING, 0)
            text = str(index.data() or "")
            size.setHeight(option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + 2 * PADDING)
        return size

    def helpEvent(  # noqa: N802  # Qt's name
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            cut = self.sizeHint(option, index).width() > option.rect.width()
            QToolTip.showText(event.globalPos(), told or (str(index.data() or "") if cut else ""), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_chip(self, painter: QPainter, cell: QRect, tone: Tone, text: str, *, right: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_small_font(self._view))
        metrics = painter.fontMetrics()
        room = cell.width() - 2 * PADDING
        shown = metrics.elidedText(with_sign(tone, text), Qt.TextElideMode.ElideRight, room - 2 * PADDING)
        height = max(_CHIP_HEIGHT, metrics.height() + 4)
        width = metrics.horizontalAdvance(shown) + 2 * PADDING
        left = cell.right() - PADDING - width if right else cell.left() + PADDING
        chip = QRect(left, cell.center().y() - height // 2 + 1, width, height)
        ground = self._colours["hairline" if tone is Tone.PLAIN else f"{tone}-ground"]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(self._colours[tone])
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()


def paint_share(painter: QPainter, room: QRect, share: Share, text: str, colours: Mapping[str, QColor]) -> None:
    """A bar with the line to be reached, and its text at the right; green once the line is reached."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    width = room.width() - metrics.horizontalAdvance("100,00 %") - PADDING
    height = max(metrics.height() - 2, 4)
    bar = QRect(room.left(), room.center().y() - height // 2 + 1, max(width, 0), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours["hairline"])
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(colours["done" if share.reached else "faint"])
    filled = round(bar.width() * min(share.part, 1))
    painter.drawRoundedRect(QRect(bar.topLeft(), QSize(filled, height)), 3, 3)
    if share.mark is not None:
        painter.setBrush(colours["trouble"])
        place = bar.left() + round(bar.width() * share.mark)
        painter.drawRect(place - 1, bar.top() - 2, max(height // 8, 2), height + 4)
    painter.setPen(colours["text"])
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def with_sign(tone: Tone, text: str) -> str:
    """The word with the sign of its tone before it, unless it brings a sign of its own."""
    return f"{tone.sign} {text}".strip() if text[:1].isalnum() else text


def _small_font(view: QWidget) -> QFont:
    font = QFont(view.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPointSizeF(max(font.pointSizeF() * 0.88, 1))
    return font
