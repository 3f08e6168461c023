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
        self.table.addTopLevelItems([QTreeWidgetItem(list(row)) for row in rows])
        for place in range(len(headings)):
            self.table.resizeColumnToContents(place)
        self.column.addWidget(self.table, 1)
        self.resize(760, 480)
