"""Editors: one small widget for each way of typing; what cannot be read stays as typed and is told."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from thiduadesk.i18n.dates import parse_date, short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable, parse_hundredths, parse_integer, points_text
from thiduadesk.i18n.vietnamese import clean, fold
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Choices, Field, Typing

Value = str | int | bool | date | None


def typed_value(text: str, typing: Typing) -> Value:
    """What typed text means; empty is unknown. Raises `Unreadable`."""
    text = clean(text)
    if typing in (Typing.TEXT, Typing.LONG_TEXT, Typing.SUGGESTION, Typing.CHOICE):
        return text
    if not text:
        return "" if typing in (Typing.CLOCK, Typing.PARTIAL_DATE) else None
    read = _READERS.get(typing)
    return read(text) if read else text


def shown_text(value: Value, typing: Typing) -> str:
    """How a value stands in an editor."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return short_date(value)
    if typing is Typing.POINTS and isinstance(value, int):
        return points_text(value)
    if typing is Typing.PARTIAL_DATE:
        return "/".join(reversed(str(value).split("-")))
    return str(value)


class Editor(QObject):
    """What a form asks of each editor."""

    finished = Signal()
    """The user is done with the field and it has changed."""

    widget: QWidget

    def show(self, value: Value) -> None:
        """Show a value."""
        raise NotImplementedError

    def value(self) -> Value:
        """The value typed; raises `Unreadable`."""
        raise NotImplementedError

    def lock(self, locked: bool) -> None:  # a slot
        """Show without letting it be changed."""
        self.widget.setEnabled(not locked)


class LineEditor(Editor):
    """One line of text, a number, a day or a clock time."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__()
        self._typing = field.typing
        self._line = QLineEdit()
        self.widget = self._line
        hints = {
            Typing.DATE: N_("ngày/tháng/năm"),
            Typing.PARTIAL_DATE: N_("ngày/tháng/năm hoặc năm"),
            Typing.CLOCK: N_("giờ:phút"),
        }
        self._line.setPlaceholderText(words.text(field.hint or hints.get(field.typing, "")))
        self._line.editingFinished.connect(self._leave)
        self._before = ""

    def show(self, value: Value) -> None:
        self._before = shown_text(value, self._typing)
        if self._line.text() != self._before:
            self._line.setText(self._before)
            self._line.setCursorPosition(0)

    def value(self) -> Value:
        return typed_value(self._line.text(), self._typing)

    def lock(self, locked: bool) -> None:  # a slot
        self._line.setReadOnly(locked)

    def _leave(self) -> None:
        if self._line.text() != self._before:
            self._before = self._line.text()
            self.finished.emit()


class TextEditor(Editor):
    """Several lines of text."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__()
        self._text = _LeavingText()
        self._text.setPlaceholderText(words.text(field.hint))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * 3 + 16)
        self._text.left.connect(self._leave)
        self.widget = self._text
        self._before = ""

    def show(self, value: Value) -> None:
        self._before = str(value or "")
        if self._text.toPlainText() != self._before:
            self._text.setPlainText(self._before)

    def value(self) -> Value:
        return clean(self._text.toPlainText())

    def lock(self, locked: bool) -> None:  # a slot
        self._text.setReadOnly(locked)

    def _leave(self) -> None:
        if self._text.toPlainText() != self._before:
            self._before = self._text.toPlainText()
            self.finished.emit()


class ChoiceEditor(Editor):
    """One of a list: terms, or other records by name; typing finds without accents."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__()
        self._field = field
        self._words = words
        self._box = _QuietBox()
        self.widget = self._box
        self._values: list[Value] = []
        self._box.activated.connect(lambda _: self.finished.emit())

    def show(self, value: Value) -> None:
        pairs: Choices = self._field.choices() if self._field.choices else _YES_NO
        values: list[Any] = [None if self._field.typing in (Typing.REFERENCE, Typing.YES_NO) else ""]
        texts = [""]
        for key, shown in pairs:
            values.append(key == "có" if self._field.typing is Typing.YES_NO else key)
            texts.append(shown if self._field.typing is Typing.REFERENCE else self._words.text(shown))
        if value not in values:
            values.append(value)
            texts.append(str(value))
        self._values = values
        self._box.clear()
        self._box.addItems(texts)
        self._box.setCurrentIndex(values.index(value))

    def value(self) -> Value:
        return self._values[self._box.currentIndex()] if self._values else None


class SuggestionEditor(Editor):
    """Free text, with what the file already knows offered while typing; accents forgiven."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__()
        self._field = field
        self._line = QLineEdit()
        self._line.setPlaceholderText(words.text(field.hint))
        self._known = QStringListModel(self)
        completer = _FoldingCompleter(self._known, self._line)
        self._line.setCompleter(completer)
        self._line.editingFinished.connect(self._leave)
        self.widget = self._line
        self._before = ""

    def show(self, value: Value) -> None:
        self._known.setStringList([shown for _, shown in self._field.choices()] if self._field.choices else [])
        self._before = str(value or "")
        if self._line.text() != self._before:
            self._line.setText(self._before)
            self._line.setCursorPosition(0)

    def value(self) -> Value:
        return clean(self._line.text())

    def lock(self, locked: bool) -> None:  # a slot
        self._line.setReadOnly(locked)

    def _leave(self) -> None:
        if self._line.text() != self._before:
            self._before = self._line.text()
            self.finished.emit()


def editor_for(field: Field, words: Words) -> Editor:
    """The editor of a field."""
    match field.typing:
        case Typing.LONG_TEXT:
            return TextEditor(field, words)
        case Typing.CHOICE | Typing.REFERENCE | Typing.YES_NO:
            return ChoiceEditor(field, words)
        case Typing.SUGGESTION:
            return SuggestionEditor(field, words)
        case _:
            return LineEditor(field, words)


_YES_NO: Choices = (("có", N_("có")), ("không", N_("không")))


class _LeavingText(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        super().focusOutEvent(event)
        self.left.emit()


class _QuietBox(QComboBox):
    """A box that does not change when somebody scrolls the form over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        event.ignore()


class _FoldingCompleter(QCompleter):
    """Offers what holds the typed words, without accents."""

    def __init__(self, known: QStringListModel, parent: QLineEdit) -> None:
        self._all = known
        self._found = QStringListModel()
        super().__init__(self._found, parent)
        self._found.setParent(self)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(10)
        parent.textEdited.connect(self._filter)

    def _filter(self, text: str) -> None:
        wanted = fold(text)
        found = [known for known in self._all.stringList() if wanted and wanted in fold(known)]
        self._found.setStringList(found[:20])


def _partial(text: str) -> str:
    parts = text.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 1 and len(text) == 4 and text.isdigit():
        return text
    if len(parts) == 2 and parts[0].isdigit() and parts[1].isdigit() and len(parts[1]) == 4:
        if 1 <= int(parts[0]) <= 12:
            return f"{parts[1]}-{int(parts[0]):02d}"
        raise Unreadable(N_("Không có ngày {text}."), text)
    return parse_date(text).isoformat()


def _clock(text: str) -> str:
    hours, _, minutes = text.replace("h", ":").replace("g", ":").replace(".", ":").partition(":")
    if hours.strip().isdigit() and (minutes.strip() or "0").isdigit():
        hour, minute = int(hours), int(minutes.strip() or "0")
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    raise Unreadable(N_("«{text}» không phải giờ; hãy viết như 14:00."), text)


def _yes_no(text: str) -> bool:
    folded = fold(text)
    if folded in ("co", "x", "yes"):
        return True
    if folded in ("khong", "no"):
        return False
    raise Unreadable(N_("«{text}» không rõ là có hay không."), text)


_READERS: Mapping[Typing, Callable[[str], Value]] = {
    Typing.INTEGER: parse_integer,
    Typing.POINTS: parse_hundredths,
    Typing.DATE: parse_date,
    Typing.PARTIAL_DATE: _partial,
    Typing.CLOCK: _clock,
    Typing.YES_NO: _yes_no,
}
