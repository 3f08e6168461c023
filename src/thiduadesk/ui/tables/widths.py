"""How wide the columns of a table are: what they hold decides, as far as there is room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStyle, QTableView

from thiduadesk.ui.tables.cells import PADDING

_MEASURED = 200  # rows whose width decides that of the columns
_MARGINS = 4 * PADDING  # around the text of a state, which has a field of its own in the cell
_NARROWEST = 16  # characters of a column that takes what is left, and of a title that may not be cut
_WHOLE = 11  # characters: what is no longer says nothing when it is cut


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
        self._wanted = {}
        for column, most in enumerate(self._most):
            if most and not view.isColumnHidden(column):
                hints = (view.sizeHintForIndex(model.index(row, column)).width() for row in measured)
                content = max(hints, default=0) + 1  # the line between cells
                self._wanted[column] = max(self._title(column), min(content, most * letter + _MARGINS))
        self.share()

    def share(self) -> None:
        """Share out the room there is; before a column goes out of sight, the widest give way, down to their floors."""
        header, room = self._view.horizontalHeader(), self._view.viewport().width()
        floors = [self._floor(column) for column in range(len(self._most))]
        narrowest = _NARROWEST * self._view.fontMetrics().averageCharWidth()
        loose = [column for column, most in enumerate(self._most) if not most and not self._view.isColumnHidden(column)]
        widths = wanted = self._wanted | {column: max(narrowest, floors[column]) for column in loose}
        for cap in range(max(wanted.values(), default=0), 0, -1):
            widths = {column: min(width, max(cap, floors[column])) for column, width in wanted.items()}
            if sum(widths.values()) <= room:
                break
        left = max(room - sum(widths.values()), 0)
        self._sharing = True
        for column, width in widths.items():
            header.resizeSection(column, width + left // len(loose) if column in loose else width)
        self._sharing = False

    def _floor(self, column: int) -> int:
        """The least a column is of use with: its title, unless that is long; and a day or a number whole."""
        most = self._most[column]
        if 0 < most <= _WHOLE:
            return self._wanted.get(column, 0)
        letter = self._view.fontMetrics().averageCharWidth()
        return min(self._title(column), max(most, _NARROWEST) * letter + _MARGINS)

    def _title(self, column: int) -> int:
        header = self._view.horizontalHeader()
        hint = header.sectionSizeHint(column)
        if not header.isSortIndicatorShown() or header.sortIndicatorSection() == column:
            return hint
        # Every hint leaves room for the mark of sorting, but only one column at a time wears it.
        return hint - header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize, None, header)

    def _dragged(self, column: int, _: int, width: int) -> None:
        if not self._sharing and column in self._wanted:
            self._wanted[column] = width
