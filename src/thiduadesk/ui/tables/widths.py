"""How wide the columns of a table are: what they hold decides, as far as there is room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTableView

from thiduadesk.ui.tables.cells import PADDING

_MEASURED = 200  # rows whose width decides that of the columns
_MARGINS = 4 * PADDING  # around the text of a state, which has a field of its own in the cell
_NARROWEST = 16  # characters a column that takes what is left can always show


class ColumnWidths:
    """The widths of one view; `most` gives for each column the most characters it grows to, 0 takes what is left."""

    def __init__(self, view: QTableView, most: Sequence[int]) -> None:
        self._view = view
        self._most = tuple(most)
        self._wanted: dict[int, int] = {}  # pixels, by column; not of those that take what is left
        self._sharing = False
        view.horizontalHeader().sectionResized.connect(self._dragged)

    def fit(self) -> None:
        """Give each column the room its title and first rows need."""
        view, model = self._view, self._view.model()
        view.ensurePolished()  # margins are known only then
        letter = view.fontMetrics().averageCharWidth()
        measured = range(min(model.rowCount(), _MEASURED))
        for column, most in enumerate(self._most):
            if most:
                hints = (view.sizeHintForIndex(model.index(row, column)).width() for row in measured)
                content = max(hints, default=0) + 1  # the line between cells
                self._wanted[column] = max(self._title(column), min(content, most * letter + _MARGINS))
        self.share()

    def share(self) -> None:
        """Share out the room there is; before a column goes out of sight, the widest give way, down to their titles.

        The longest titles, which are names people gave, give way too.
        """
        room = self._view.viewport().width()
        letter = self._view.fontMetrics().averageCharWidth()
        titles = [
            min(self._title(column), max(most, _NARROWEST) * letter + _MARGINS)
            for column, most in enumerate(self._most)
        ]
        least = {column: max(_NARROWEST * letter, titles[column]) for column, most in enumerate(self._most) if not most}
        widths = self._wanted
        for cap in range(max(widths.values(), default=0), 0, -1):
            widths = {column: min(wanted, max(cap, titles[column])) for column, wanted in self._wanted.items()}
            if sum(widths.values()) + sum(least.values()) <= room:
                break
        left = room - sum(widths.values())
        widths = widths | {column: max(left // len(least), narrow) for column, narrow in least.items()}
        self._sharing = True
        for column, width in widths.items():
            self._view.horizontalHeader().resizeSection(column, width)
        self._sharing = False

    def _title(self, column: int) -> int:
        return self._view.horizontalHeader().sectionSizeHint(column)

    def _dragged(self, column: int, _: int, width: int) -> None:
        if not self._sharing and column in self._wanted:
            self._wanted[column] = width
