"""A dialog that only shows a table: the history of the file, the keys of the program."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.frame import Frame


class Listing(Frame):
    """Rows of text under headings, all already in the user's language."""

    def __init__(
        self,
        words: Words,
        title: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        parent: QWidget | None = None,
        *,
        accept_text: str | None = None,
    ) -> None:
        super().__init__(words, title, accept_text, parent)
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setHeaderLabels(list(headings))
        self.table.setAccessibleName(title)
        self.table.addTopLevelItems([_item(row) for row in rows])
        for place in range(len(headings)):
            self.table.resizeColumnToContents(place)
        self.column.addWidget(self.table, 1)
        self.resize(760, 480)


def _item(row: Sequence[str]) -> QTreeWidgetItem:
    """The row; a sentence longer than its column is read by pointing at it."""
    item = QTreeWidgetItem(list(row))
    for column, said in enumerate(row):
        item.setToolTip(column, said)
    return item
