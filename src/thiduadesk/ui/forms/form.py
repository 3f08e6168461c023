"""A form over one frozen record: each changed field gives a new record; problems stand beside their fields."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.editors import Editor, editor_for
from thiduadesk.ui.forms.field import Field


class Form(QWidget):
    """Fields under each other; `committed` gives the new record when a changed field is left."""

    committed = Signal(object)

    def __init__(self, fields: Sequence[Field], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._record: Any = None
        self._editors: dict[str, Editor] = {}
        self._complaints: dict[str, QLabel] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            self._add(layout, field)

    @property
    def record(self) -> Any:
        """The record shown, as it was given."""
        return self._record

    def show_record(self, record: Any) -> None:
        """Show a record; None empties and locks the form."""
        same = record is not None and self._record is not None and record.id == self._record.id
        self._record = record
        self.setEnabled(record is not None)
        for name, editor in self._editors.items():
            # What could not be read or saved yet stays as typed while the same record is shown.
            if same and self._complaints[name].isVisibleTo(self):
                continue
            self._complain(name, "")
            editor.show(getattr(record, name) if record is not None else None)

    def set_locked(self, locked: bool) -> None:  # a property of the record shown
        """Show without letting anything be changed."""
        for editor in self._editors.values():
            editor.lock(locked)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put problems beside their fields; those of other fields are given back."""
        others = []
        for problem in problems:
            if problem.field in self._editors:
                self._complain(problem.field, self._words.sentence(problem))
            else:
                others.append(problem)
        return others

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._editors.values())).widget.setFocus()

    def commit(self) -> None:
        """Read all fields and give the new record, if every one can be read and something changed."""
        if self._record is None:
            return
        changes = {}
        readable = True
        for name, editor in self._editors.items():
            try:
                value = editor.value()
            except Unreadable as error:
                self._complain(name, self._words.sentence(error))
                readable = False
                continue
            self._complain(name, "")
            if value != getattr(self._record, name):
                changes[name] = value
        if readable and changes:
            self.committed.emit(replace(self._record, **changes))

    def _add(self, layout: QFormLayout, field: Field) -> None:
        editor = editor_for(field, self._words)
        editor.setParent(self)
        editor.finished.connect(self.commit)
        label = QLabel(self._words.text(field.label))
        label.setBuddy(editor.widget)
        editor.widget.setAccessibleName(self._words.text(field.label))
        complaint = QLabel()
        complaint.setObjectName("trouble")
        complaint.setWordWrap(True)
        complaint.hide()
        cell = QVBoxLayout()
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(2)
        cell.addWidget(editor.widget)
        cell.addWidget(complaint)
        layout.addRow(label, cell)
        self._editors[field.name] = editor
        self._complaints[field.name] = complaint

    def _complain(self, name: str, sentence: str) -> None:
        label = self._complaints[name]
        label.setText(sentence)
        label.setVisible(bool(sentence))
        widget = self._editors[name].widget
        if widget.property("wrong") != bool(sentence):
            widget.setProperty("wrong", bool(sentence))
            widget.style().unpolish(widget)
            widget.style().polish(widget)
