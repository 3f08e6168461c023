"""A form over one frozen record: each changed field gives a new record; problems stand beside their fields."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.editors import Editor, editor_for
from thiduadesk.ui.forms.field import Field

Check = Callable[[Any], Sequence[Problem]]


class Form(QWidget):
    """Fields with their labels above them, short ones two in a row, or as many as `across` says.

    A field that was changed is committed when it is left or by Enter; a new record only by `commit`. What cannot be
    read or was refused stays as typed, with the reason below, until it is put right or Esc takes it back.
    """

    edited = Signal()
    """Something is being typed."""

    committed = Signal(object)
    """The new record, readable and without problems; show it again once it is stored."""

    abandoned = Signal()
    """Esc in a new record: it is not wanted."""

    def __init__(
        self,
        fields: Sequence[Field],
        words: Words,
        parent: QWidget | None = None,
        *,
        check: Check | None = None,
        across: int = 2,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._check = check
        self._record: Any = None
        self._new = False
        self._editors: dict[str, Editor] = {}
        self._complaints: dict[str, QLabel] = {}
        self._lock = _sentence("quiet")
        self._others = _sentence("problem")
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(14, 12, 14, 12)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        for column in range(across):
            self._rows.setColumnStretch(column, 1)
        self._rows.addWidget(self._lock, 0, 0, 1, across)
        self._rows.addWidget(self._others, 1, 0, 1, across)
        self._lay_out(fields, across)

    @property
    def record(self) -> Any:
        """The record shown, as it was given."""
        return self._record

    @property
    def draft(self) -> Any:
        """The record as it reads now; fields that cannot be read keep their old value."""
        changes = {}
        for name, editor in self._editors.items():
            try:
                if editor.touched:
                    changes[name] = editor.value()
            except Unreadable:
                continue
        return replace(self._record, **changes) if changes else self._record

    @property
    def dirty(self) -> bool:
        """Whether something was typed here that is not stored."""
        return self._record is not None and any(editor.touched for editor in self._editors.values())

    @property
    def new(self) -> bool:
        """Whether the record shown has never been stored."""
        return self._new

    def show_record(self, record: Any, *, new: bool = False) -> None:
        """Show a record, None for none; what is being typed into the same record is left alone."""
        same = record is not None and self._record is not None and record.id == self._record.id
        self._record = record
        self._new = new and record is not None
        self.setEnabled(record is not None)
        self._say_others([])
        for name, editor in self._editors.items():
            if not (same and self._unsaved(editor, getattr(record, name))):
                self._complain(name, "")
                editor.show(getattr(record, name) if record is not None else None)

    def set_locked(self, locked: bool, sentence: str = N_("Chỉ xem được, không sửa được.")) -> None:
        """Show without letting anything be changed; `sentence`, a message id, says why, «» when another place does."""
        for editor in self._editors.values():
            editor.lock(locked)
        self._lock.setText(self._words.text(sentence) if locked else "")
        self._lock.setVisible(bool(self._lock.text()))

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put problems beside their fields and go to the first; those of other fields are given back."""
        others = [problem for problem in problems if problem.field not in self._editors]
        own = [problem for problem in problems if problem.field in self._editors]
        for problem in own:
            self._complain(problem.field, self._words.sentence(problem))
        if own:
            self.focus(own[0].field)
        self._say_others(others)
        return others

    def mark(self, names: Collection[str]) -> None:
        """Let these fields stand out as wrong together; another place says why."""
        for name, editor in self._editors.items():
            _set_wrong(editor.widget, name in names or bool(self._complaints[name].text()))

    def focus(self, name: str) -> None:
        """Put the cursor into a field and bring it into sight."""
        widget = self._editors[name].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget)

    def focus_first(self) -> None:
        """Put the cursor into the first field, if there is one."""
        for name in list(self._editors)[:1]:
            self.focus(name)

    def commit(self) -> None:
        """Give the new record if something changed, every field can be read and nothing is wrong; else go there."""
        self._commit(going=True)

    def revert(self) -> None:
        """Take back what was typed and not stored."""
        if self._new:
            self.abandoned.emit()
        elif self._record is not None:
            record, self._record = self._record, None
            self.show_record(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.key() == Qt.Key.Key_Escape and (self.dirty or self._new):
            self.revert()
        else:
            super().keyPressEvent(event)

    def _left(self) -> None:
        # Fields are also left while the window is being destroyed.
        if isValid(self) and not self._new:
            self._commit(going=False)
        elif isValid(self):
            self._unreadable()

    def _commit(self, *, going: bool) -> None:
        if not (self.dirty or self._new):
            return
        wrong = self._unreadable()
        if not wrong:
            draft = self.draft
            problems = [*self._missing(draft), *(self._check(draft) if self._check else ())]
            if not problems and (self._new or draft != self._record):
                self.committed.emit(draft)
                return
            wrong = [problem.field for problem in problems if problem.field in self._editors]
            for problem in problems:
                if problem.field in self._editors:
                    self._complain(problem.field, self._words.sentence(problem))
            self._say_others([problem for problem in problems if problem.field not in self._editors])
        if going and wrong:
            self.focus(wrong[0])

    def _unreadable(self) -> list[str]:
        """The fields that cannot be read, each with its sentence; the others are cleared of theirs."""
        wrong = []
        for name, editor in self._editors.items():
            try:
                if editor.touched:
                    editor.value()
                self._complain(name, "")
            except Unreadable as error:
                self._complain(name, self._words.sentence(error))
                wrong.append(name)
        return wrong

    def _missing(self, record: Any) -> list[Problem]:
        return [
            Problem(name, N_("Cần ghi mục này."))
            for name, editor in self._editors.items()
            if editor.field.needed and getattr(record, name) in (None, "")
        ]

    def _unsaved(self, editor: Editor, stored: Any) -> bool:
        try:
            return editor.touched and editor.value() != stored
        except Unreadable:
            return True

    def _complain(self, name: str, sentence: str) -> None:
        label, widget = self._complaints[name], self._editors[name].widget
        if label.text() == sentence:
            return
        label.setText(sentence)
        label.setVisible(bool(sentence))
        widget.setAccessibleDescription(sentence)
        _set_wrong(widget, bool(sentence))

    def _say_others(self, problems: Sequence[Problem]) -> None:
        self._others.setText("\n".join(self._words.sentence(problem) for problem in problems))
        self._others.setVisible(bool(problems))

    def _lay_out(self, fields: Sequence[Field], across: int) -> None:
        before: QWidget | None = None
        row, column = 0, across
        for field in fields:
            if field.section:
                heading = QLabel(self._words.text(field.section))
                heading.setObjectName("cardTitle")
                self._rows.addWidget(heading, self._rows.rowCount(), 0, 1, across)
                column = across
            span = 1 if field.short else across
            if column + span > across:
                row, column = self._rows.rowCount(), 0
            self._rows.addLayout(self._cell(field), row, column, 1, span)
            column += span
            widget = self._editors[field.name].widget
            if before is not None:
                self.setTabOrder(before, widget)
            before = widget
        self._rows.setRowStretch(self._rows.rowCount(), 1)

    def _cell(self, field: Field) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(3)
        for widget in self._make(field):
            cell.addWidget(widget)
        cell.addStretch(1)
        return cell

    def _make(self, field: Field) -> tuple[QLabel, QWidget, QLabel]:
        """A field's label, its editor and, hidden for now, its complaint."""
        editor = editor_for(field, self._words, self)
        editor.edited.connect(self.edited)
        editor.finished.connect(self._left)
        text = self._words.text(field.label)
        label = QLabel(f"{text} *" if field.needed else text)
        label.setObjectName("quiet")
        label.setBuddy(editor.widget)
        editor.widget.setAccessibleName(text)
        complaint = _sentence("problem")
        self._editors[field.name] = editor
        self._complaints[field.name] = complaint
        return label, editor.widget, complaint


def _set_wrong(widget: QWidget, wrong: bool) -> None:
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _sentence(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.hide()
    return label
