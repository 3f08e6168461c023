"""Buttons with a key of their own."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from thiduadesk.i18n.words import Words


def keyed_button(words: Words, text: str, keys: str, act: Callable[[], object], *, flat: bool = False) -> QPushButton:
    """A button that is also pressed by its keys, which its tool tip tells; `flat` looks like a link."""
    button = QPushButton(words.text(text))
    button.setProperty("flat", flat)
    button.setShortcut(QKeySequence(keys))
    button.setToolTip(keys)
    button.clicked.connect(act)
    return button
