"""What the shell knows of a tab: its key, its title and how it is built when first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from thiduadesk.ui.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One tab of the window; `title` is a message id."""

    key: str
    title: str
    build: Callable[[Context], QWidget]
