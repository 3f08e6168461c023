"""Editors: one small widget for each way of typing; what cannot be read stays as typed."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Choices, Field, Typing
from thiduadesk.ui.forms.typed import YES_NO, Value, matching, read_field, write_field
from thiduadesk.ui.theme import icon_path, scheme_of

_HINTS = {
    Typing.DATE: N_("ngày/tháng/năm"),
    Typing.PARTIAL_DATE: N_("ngày/tháng/năm, hoặc chỉ năm"),
    Typing.CLOCK: N_("như 14:00"),
    Typing.REFERENCE: N_("gõ để tìm, không cần dấu"),
}
_MOST_OFFERED = 50


class Editor(QObject):
    """What a form asks of each editor; text is only ever put in when it differs, so that typing is not disturbed."""

    edited = Signal()
    """The user is typing."""

    finished = Signal()
    """The user is done with the field, by leaving it or by Enter, and it has changed."""

    widget: QWidget

    def __init__(self, field: Field, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._words = words
        self._shown = ""
        self._told: str | None = ""

    @property
    def touched(self) -> bool:
        """Whether what stands there is no longer what was shown."""
        return self.typed() != self._shown

    def show(self, value: Value) -> None:
        """Show a value."""
        self._put(value)
        self._shown = self._told = self.typed()

    def show_typed(self, text: str) -> None:
        """Let text stand there that could not be read before, as if it had just been typed."""
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(text)

    def value(self) -> Value:
        """The value typed; raises `Unreadable`."""
        return read_field(self.field, self.typed(), self._words)

    def typed(self) -> str:
        """What stands there, as it was typed."""
        raise NotImplementedError

    def lock(self, locked: bool) -> None:  # a state, as in Qt
        """Show without letting it be changed."""
        raise NotImplementedError

    def _put(self, value: Value) -> None:
        raise NotImplementedError

    def _leave(self) -> None:
        if self.typed() != self._told:
            self._told = self.typed()
            self.finished.emit()


class LineEditor(Editor):
    """One line: text, a number, a day, a clock time, or the name of another record."""

    def __init__(self, field: Field, words: Words, parent: QObject | None = None) -> None:
        super().__init__(field, words, parent)
        self._line = _Line()
        self.widget = self._line
        self._line.setPlaceholderText(words.text(field.hint or _HINTS.get(field.typing, "")))
        self._line.textEdited.connect(self.edited)
        self._line.editingFinished.connect(self._tidy)
        self._offers = _Offers(field, self._line) if field.choices else None
        if self._offers:
            self._offers.chosen.connect(self._choose)

    def typed(self) -> str:
        return self._line.text()

    def value(self) -> Value:
        picked = self._offers.picked if self._offers else None
        if self.field.typing is Typing.REFERENCE and picked and picked[1] == self.typed():
            return picked[0]  # of two records with one name, the one that was pointed at
        return super().value()

    def lock(self, locked: bool) -> None:  # a state, as in Qt
        self._line.setReadOnly(locked)
        if self._offers:
            self._offers.button.setEnabled(not locked)

    def _put(self, value: Value) -> None:
        text = write_field(self.field, value, self._words)
        if self._offers:
            self._offers.picked = (str(value), text) if value else None
        if self._line.text() != text:
            self._line.setText(text)
            self._line.setCursorPosition(0)
        self._line.setModified(False)

    def _choose(self) -> None:
        self._told = None  # the same text may now mean another record
        self._tidy()

    def _tidy(self) -> None:
        """Write what was read the way it is shown; only on leaving, never while somebody types."""
        try:
            text = write_field(self.field, self.value(), self._words)
        except Unreadable:
            text = self.typed()
        if text != self.typed():
            self._line.setText(text)
        self._leave()


class TextEditor(Editor):
    """Several lines of text."""

    def __init__(self, field: Field, words: Words, parent: QObject | None = None) -> None:
        super().__init__(field, words, parent)
        self._text = _Text()
        self.widget = self._text
        self._text.setPlaceholderText(words.text(field.hint))
        self._text.textChanged.connect(self._changed)
        self._text.left.connect(self._tidy)
        self._putting = False

    def typed(self) -> str:
        return self._text.toPlainText()

    def lock(self, locked: bool) -> None:  # a state, as in Qt
        self._text.setReadOnly(locked)

    def _put(self, value: Value) -> None:
        self._replace(str(value or ""))
        self._text.document().setModified(False)

    def _tidy(self) -> None:
        self._replace(str(self.value()))
        self._leave()

    def _replace(self, text: str) -> None:
        if self.typed() != text:
            self._putting = True
            self._text.setPlainText(text)
            self._putting = False

    def _changed(self) -> None:
        if not self._putting:
            self.edited.emit()


class ChoiceEditor(Editor):
    """One of a closed list, or yes, no and unknown; a value that is not in the list is kept and shown."""

    picked = Signal()
    """Chosen in the list that was opened, not by walking through it with the keys."""

    def __init__(self, field: Field, words: Words, parent: QObject | None = None) -> None:
        super().__init__(field, words, parent)
        self._box = _Box()
        self.widget = self._box
        self._values: list[Value] = []
        self._box.activated.connect(self._pick)
        self._box.left.connect(self._leave)

    def typed(self) -> str:
        return self._box.currentText()

    def value(self) -> Value:
        return self._values[self._box.currentIndex()] if self._values else None

    def lock(self, locked: bool) -> None:  # a state, as in Qt
        self._box.setEnabled(not locked)

    def _put(self, value: Value) -> None:
        yes_no = self.field.typing is Typing.YES_NO
        pairs: Choices = self.field.choices() if self.field.choices else YES_NO
        values: list[Value] = [None if yes_no else "", *((key == "có" if yes_no else key) for key, _ in pairs)]
        texts = [self._words.text(N_("chưa rõ")) if yes_no else "", *(self._words.text(shown) for _, shown in pairs)]
        if value is None and not yes_no:
            value = ""
        if value not in values:
            values.append(value)
            texts.append(str(value))
        self._values = values
        if texts != [self._box.itemText(place) for place in range(self._box.count())]:
            self._box.clear()
            self._box.addItems(texts)
        self._box.setCurrentIndex(values.index(value))

    def _pick(self) -> None:
        self.edited.emit()
        if not self._box.walking:
            self._leave()
            self.picked.emit()


def editor_for(field: Field, words: Words, parent: QObject | None = None) -> Editor:
    """The editor of a field."""
    match field.typing:
        case Typing.LONG_TEXT:
            return TextEditor(field, words, parent)
        case Typing.CHOICE | Typing.YES_NO:
            return ChoiceEditor(field, words, parent)
        case _:
            return LineEditor(field, words, parent)


class _Line(QLineEdit):
    """Leaves Ctrl+Z to the window while nothing has been typed, so that it takes back the last step."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if not self.isModified() and (event.matches(keys.Undo) or event.matches(keys.Redo)):
                event.ignore()
                return False
        return super().event(event)


class _Text(QPlainTextEdit):
    """As tall as three lines; Tab goes on, Ctrl+Enter is done."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 18)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if not self.document().isModified() and (event.matches(keys.Undo) or event.matches(keys.Redo)):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Box(QComboBox):
    """Walking through the list by keys is not choosing yet; scrolling the form over it changes nothing."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.walking = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        self.walking = True
        super().keyPressEvent(event)
        self.walking = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        event.ignore()


class _Offers(QObject):
    """What may be typed into a line, found without accents; the arrow or the Down key shows all of it."""

    chosen = Signal()

    def __init__(self, field: Field, line: QLineEdit) -> None:
        super().__init__(line)
        self.picked: tuple[str, str] | None = None
        self._field = field
        self._line = line
        self._found: Choices = ()
        self._list = QStringListModel(self)
        self._completer = QCompleter(self._list, self)
        # The list is narrowed down here: Qt's own matching wants the accents.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        line.setCompleter(self._completer)
        line.textEdited.connect(self._narrow)
        line.installEventFilter(self)
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]  # overloads, unknown to the stubs
        self.button: QAction = line.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._draw_arrow()
        self.button.triggered.connect(self._open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and not self._line.isReadOnly()
        ):
            self._open()
            return True
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_arrow()
        return super().eventFilter(watched, event)

    def _draw_arrow(self) -> None:
        self.button.setIcon(QIcon(icon_path("arrow", scheme_of(self._line.palette()))))

    def _open(self) -> None:
        self._line.setFocus()
        self._offer(self._field.choices() if self._field.choices else ())
        self._completer.complete()

    def _narrow(self, text: str) -> None:
        choices = self._field.choices() if self._field.choices else ()
        self._offer(matching(text, choices)[:_MOST_OFFERED] if text.strip() else ())

    def _offer(self, found: Choices) -> None:
        self._found = found
        self._list.setStringList([shown for _, shown in found])

    def _pick(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.picked = self._found[index.row()]
            self.chosen.emit()
