"""The quiet bar at the foot of the window: what was done, with «Hoàn tác», and what could not be done."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words

SHOWN_FOR = 12_000
"""Milliseconds a notice of something done stays; one of trouble stays until it is closed or answered."""

Act = Callable[[], object]


class Notices(QWidget):
    """One line for trouble and one for what was done, each hidden while it has nothing to say."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trouble = _Line("trouble", "!", words)
        self._done = _Line("done", "✓", words)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self._done.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._trouble)
        layout.addWidget(self._done)

    def done(self, sentence: str, *, undo: Act | None = None) -> None:
        """Say what was done; with `undo`, offer to take it back: a change made is the answer to what was refused."""
        if undo is not None:
            self._trouble.hide()
        self._done.say(sentence, undo)
        self._timer.start()

    def refuse(self, sentence: str) -> None:
        """Say what could not be done; stays until the user closes it or changes something."""
        self._trouble.say(sentence, None)

    def clear(self) -> None:
        """Say nothing any more, as when another file is opened."""
        self._trouble.hide()
        self._done.hide()

    @property
    def done_text(self) -> str:
        """What stands on the quiet line; empty when it is hidden."""
        return self._done.text

    @property
    def trouble_text(self) -> str:
        """What stands on the line of trouble; empty when it is hidden."""
        return self._trouble.text


class _Line(QFrame):
    def __init__(self, tone: str, sign: str, words: Words) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", tone)
        self._undo: Act | None = None
        mark = QLabel(sign)
        mark.setObjectName("sign")
        self._label = QLabel(wordWrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(words.text(N_("Hoàn tác")))
        close = QPushButton(words.text(N_("Đóng")))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 12, 4)
        layout.addWidget(mark)
        layout.addWidget(self._label)
        for button, act in ((self._button, self._take_back), (close, self.hide)):
            button.setProperty("flat", True)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            layout.addWidget(button)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, undo: Act | None) -> None:
        self._undo = undo
        self._label.setText(sentence)
        self._button.setVisible(undo is not None)
        self.show()

    def _take_back(self) -> None:
        undo = self._undo
        self.hide()
        if undo is not None:
            undo()
