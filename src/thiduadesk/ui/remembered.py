"""Choices for the cells of a table, which asks for them at every cell it paints."""

from collections.abc import Callable

from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices


class Remembered:
    """Choices by what they depend on, asked for once, and anew after something has changed.

    To be made before the tables that show them: it must hear of a change first.
    """

    def __init__(self, context: Context, load: Callable[[str], Choices]) -> None:
        self._load = load
        self._found: dict[str, Choices] = {}
        context.changed.connect(self._forget)
        context.year_changed.connect(self._forget)

    def of(self, key: str) -> Choices:
        """The choices that depend on this."""
        if key not in self._found:
            self._found[key] = self._load(key)
        return self._found[key]

    def _forget(self) -> None:
        self._found.clear()
