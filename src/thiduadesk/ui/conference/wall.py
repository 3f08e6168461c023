"""On the wall: the question, the count as it is typed or once it is released, the result; nothing private."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from thiduadesk.desk.queries.rounds import CountLine, RoundSheet
from thiduadesk.domain.ballot import BallotForm
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.rules.tally import Standing
from thiduadesk.ui.conference.results import TONES, percent_of, rule_text, share_of
from thiduadesk.ui.tables.cells import paint_share, with_sign
from thiduadesk.ui.theme import read_tokens, scheme_of

_MOST = 12  # candidates on one screen; with more, the rows grow thinner
_NUMBERS = (
    ("issued", N_("phát ra {count}")),
    ("collected", N_("thu về {count}")),
    ("valid", N_("hợp lệ {count}")),
    ("invalid", N_("không hợp lệ {count}")),
)


class Wall(QWidget):
    """One round over the whole screen, in type to be read from the last row; Esc or F11 takes it away."""

    closed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._words = words
        self._title = ""
        self._sheet: RoundSheet | None = None
        self._live = False
        self.setWindowTitle(words.text(N_("Chiếu kết quả")))
        self.setAccessibleName(words.text(N_("Chiếu kết quả")))

    @property
    def released(self) -> bool:
        """Whether the numbers are shown: the round is closed, or they may be seen while they are typed."""
        return self._live or (self._sheet is not None and not self._sheet.ballot.open)

    def show_sheet(self, title: str, sheet: RoundSheet | None, *, live: bool) -> None:
        """Show a round of the meeting called `title`; with `live` the numbers as they are typed."""
        self._title, self._sheet, self._live = title, sheet, live
        self.setAccessibleDescription("\n".join(self.lines()))
        self.update()

    def lines(self) -> list[str]:
        """Everything the wall says, from the top."""
        sheet = self._sheet
        if sheet is None:
            return [self._title]
        said = [self._title, sheet.ballot.title, rule_text(sheet, self._words)]
        if not self.released:
            return [*said, *(line.name for line in sheet.counts), self._waiting]
        return [
            *said,
            self._numbers(sheet),
            *(" ".join((line.name, *self._told(line))) for line in sheet.counts),
        ]

    def present(self) -> None:
        """Fill the screen that is not the secretary's, if there are two."""
        screens = QApplication.screens()
        own = QApplication.primaryScreen()
        other = next((screen for screen in screens if screen is not own), own)
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = read_tokens()[scheme_of(self.palette())]
        colours = {name: QColor(colour) for name, colour in tokens.items()}
        painter.fillRect(self.rect(), colours["card"])
        margin = max(self.width() // 24, 16)
        room = self.rect().adjusted(margin, margin // 2, -margin, -margin // 2)
        self._paint(painter, room, colours)
        painter.end()

    @property
    def _waiting(self) -> str:
        return self._words.text(N_("Ban kiểm phiếu đang làm việc"))

    def _paint(self, painter: QPainter, room: QRect, colours: dict[str, QColor]) -> None:
        unit = self.height() / 40
        top = self._write(painter, room, self._title, unit * 1.1, colours["muted"])
        sheet = self._sheet
        if sheet is None:
            return
        room.setTop(top + round(unit * 0.6))
        top = self._write(painter, room, sheet.ballot.title, unit * 2.4, colours["action"], bold=True)
        room.setTop(top + round(unit * 0.4))
        told = [rule_text(sheet, self._words)]
        if self.released and (numbers := self._numbers(sheet)):
            told.append(numbers)
        for line in filter(None, told):
            room.setTop(self._write(painter, room, line, unit * 1.1, colours["muted"]) + round(unit * 0.2))
        room.setTop(room.top() + round(unit))
        if not self.released:
            room.setBottom(room.bottom() - round(unit * 3))
        self._paint_rows(painter, room, sheet, colours)
        if not self.released:
            foot = QRect(room.left(), room.bottom(), room.width(), round(unit * 3))
            painter.setFont(self._font(unit * 1.3))
            painter.setPen(colours["honour"])
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._waiting)

    def _paint_rows(self, painter: QPainter, room: QRect, sheet: RoundSheet, colours: dict[str, QColor]) -> None:
        if not sheet.counts:
            return
        height = min(room.height() // max(len(sheet.counts), 1), round(self.height() / _MOST))
        size = min(height * 0.5, self.height() / 26)
        for place, line in enumerate(sheet.counts):
            row = QRect(room.left(), room.top() + place * height, room.width(), height)
            painter.setPen(colours["hairline"])
            painter.drawLine(row.bottomLeft(), row.bottomRight())
            painter.setFont(self._font(size, bold=line.outcome.standing is Standing.CHOSEN and self.released))
            painter.setPen(colours["text"])
            names = QRect(row.left(), row.top(), row.width() * 48 // 100, row.height())
            shown = painter.fontMetrics().elidedText(
                f"{place + 1}. {line.name}", Qt.TextElideMode.ElideRight, names.width()
            )
            painter.drawText(names, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            if self.released:
                self._paint_result(painter, row, sheet, line, size, colours)

    def _paint_result(
        self,
        painter: QPainter,
        row: QRect,
        sheet: RoundSheet,
        line: CountLine,
        size: float,
        colours: dict[str, QColor],
    ) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        width = row.width()
        votes, percent, standing = self._told(line)
        painter.setFont(self._font(size, bold=True))
        painter.setPen(colours["text"])
        painter.drawText(QRect(row.left() + width * 48 // 100, row.top(), width * 6 // 100, row.height()), right, votes)
        share = share_of(sheet, line)
        if share is not None:
            painter.setFont(self._font(size * 0.85))
            bar = QRect(row.left() + width * 56 // 100, row.top(), width * 28 // 100, row.height())
            paint_share(painter, bar, share, percent, colours)
        painter.setFont(self._font(size * 0.85, bold=True))
        tone = TONES.get(line.outcome.standing)
        painter.setPen(colours[tone] if tone else colours["muted"])
        field = QRect(row.left() + width * 85 // 100, row.top(), width * 15 // 100, row.height())
        shown = painter.fontMetrics().elidedText(standing, Qt.TextElideMode.ElideRight, field.width())
        painter.drawText(field, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _told(self, line: CountLine) -> tuple[str, str, str]:
        """Votes, share and standing of a candidate as words."""
        votes = "" if line.outcome.votes is None else str(line.outcome.votes)
        tone = TONES.get(line.outcome.standing)
        word = self._words.text(line.outcome.standing) if line.outcome.standing else ""
        return votes, percent_of(line, self._words), with_sign(tone, word) if tone and word else word

    def _numbers(self, sheet: RoundSheet) -> str:
        if sheet.ballot.form in (BallotForm.HANDS, BallotForm.RESULT):
            return ""
        known = ((getattr(sheet.ballot, name), text) for name, text in _NUMBERS)
        line = " · ".join(self._words.text(text, count=number) for number, text in known if number is not None)
        return line[:1].upper() + line[1:]

    def _write(
        self, painter: QPainter, room: QRect, words: str, size: float, colour: QColor, *, bold: bool = False
    ) -> int:
        """Write a line, over as many as it needs; gives where it ends."""
        font = self._font(size, bold=bold)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        box = QFontMetrics(font).boundingRect(room, flags, words)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box.adjusted(0, 0, 4, 4), flags, words)
        return box.bottom()

    def _font(self, pixels: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(round(pixels), 8))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
