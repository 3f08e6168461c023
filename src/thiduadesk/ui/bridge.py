"""The desk's changes as one Qt signal, so that whoever shows records can listen and go away safely."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thiduadesk.desk.changes import Changes

if TYPE_CHECKING:
    from thiduadesk.desk.desk import Desk


class Bridge(QObject):
    """Sends `changed` after each commit of one desk."""

    changed = Signal(Changes)

    def __init__(self, desk: "Desk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        desk.subscribe(self.changed.emit)
