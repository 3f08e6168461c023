"""A record told in words, each under what it is: for what is read and not typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

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
        self._rows: list[tuple[QLabel, ...]] = []  # what is read last, what it is before it
        self.widget = QWidget()
        grid = QGridLayout(self.widget)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, one in enumerate(self._told):
            text = reading_label()
            text.setAccessibleName(words.text(one.label or title))
            if one.label:
                label = QLabel(words.text(one.label))
                label.setObjectName("quiet")
                label.setBuddy(text)
                grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, place, 1)
                self._rows.append((label, text))
            else:
                text.setObjectName("cardTitle")
                grid.addWidget(text, place, 0, 1, 2)
                self._rows.append((text,))
        grid.setRowStretch(len(self._told), 1)

    def show(self, record: Any) -> None:
        """Tell of a record; None tells nothing."""
        for one, row in zip(self._told, self._rows, strict=True):
            said = one.text(record) if record is not None else ""
            row[-1].setText(said)
            for label in row:
                label.setVisible(bool(said))

    def sentences(self) -> list[str]:
        """What is told now, from the top."""
        return [row[-1].text() for row in self._rows if row[-1].text()]


def bullets(items: Sequence[str]) -> str:
    """Several things below each other; one alone stands as it is."""
    return "\n".join(f"• {item}" for item in items) if len(items) > 1 else "".join(items)


def reading_label() -> QLabel:
    """Words over as many lines as they need, to be marked and copied."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    # However long a word is, it may not widen what it stands in.
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label
