"""A form that takes one line of the screen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.form import Form


class LineForm(Form):
    """Labels before the fields, complaints across the whole below; `line` takes what else is to stand after them."""

    line: QHBoxLayout

    def __init__(self, fields: Sequence[Field], words: Words) -> None:
        super().__init__(fields, words, across=1)
        self._rows.setContentsMargins(14, 0, 14, 8)
        self._rows.setVerticalSpacing(4)

    def _lay_out(self, fields: Sequence[Field], across: int) -> None:
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        row = self._rows.rowCount()
        self._rows.addLayout(self.line, row, 0, 1, across)
        for place, field in enumerate(fields, start=1):
            label, editor, complaint = self._make(field)
            # A character of the interface's fonts is about eight pixels wide.
            editor.setFixedWidth(field.width * 8)
            self.line.addWidget(label)
            self.line.addWidget(editor)
            self._rows.addWidget(complaint, row + place, 0, 1, across)
