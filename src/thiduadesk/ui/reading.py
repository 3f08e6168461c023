"""A record told in words, each under what it is: for what is read and not typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from thiduadesk.i18n.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told of a record, when there is text to it; `label` is a message id, «» for the head."""

    label: str
    text: Callable[[Any], str]


class ReadingPart:
    """What there is to read of a record, beside or below a list; everything in it can be marked and copied."""

    def __init__(self, words: Words, title: str, told: Sequence[Told]) -> None:
        self.title = title
        self._told = tuple(told)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.widget = QWidget()
        grid = QGridLayout(self.widget)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, one in enumerate(self._told):
            text = _text()
            label = QLabel(words.text(one.label))
            label.setObjectName("quiet")
            label.setBuddy(text)
            text.setAccessibleName(words.text(one.label or title))
            if one.label:
                grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, place, 1)
            else:
                text.setObjectName("cardTitle")
                grid.addWidget(text, place, 0, 1, 2)
            self._rows.append((label, text))
        grid.setRowStretch(len(self._told), 1)

    def show(self, record: Any) -> None:
        """Tell of a record; None tells nothing."""
        for one, (label, text) in zip(self._told, self._rows, strict=True):
            said = one.text(record) if record is not None else ""
            text.setText(said)
            text.setVisible(bool(said))
            label.setVisible(bool(said) and bool(one.label))

    def sentences(self) -> list[str]:
        """What is told now, from the top."""
        return [text.text() for _, text in self._rows if text.text()]


class Sentences(QFrame):
    """Sentences one below the other, as many as there are."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(3)
        self._labels: list[QLabel] = []

    def show_sentences(self, head: str, sentences: Sequence[str]) -> None:
        """Show these in place of the ones before."""
        wanted = [head, *sentences]
        while len(self._labels) < len(wanted):
            label = _text()
            self._labels.append(label)
            self._column.addWidget(label)
        self._labels[0].setObjectName("cardTitle")
        for place, label in enumerate(self._labels):
            label.setText(wanted[place] if place < len(wanted) else "")
            label.setVisible(place < len(wanted))

    def texts(self) -> list[str]:
        """What is shown now, the head first."""
        return [label.text() for label in self._labels if label.text()]


def bullets(items: Sequence[str]) -> str:
    """Several things below each other; one alone stands as it is."""
    return "\n".join(f"• {item}" for item in items) if len(items) > 1 else "".join(items)


def _text() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    return label
