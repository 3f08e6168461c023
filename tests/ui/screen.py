"""The screen as a user sees it: columns by their headings, fields by their labels, everything it says."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.typing_hands import press, type_text
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.tables.editing import EditableTable
from thiduadesk.ui.tables.view import TableView


def drawn(widget: QWidget) -> QImage:
    """What a widget draws, in all its colours: a screen may have fewer."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image)
    return image


def bring_up(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until it is the one that is typed into."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def headings(view: QTableView) -> list[str]:
    """The headings of a table, from the left."""
    return _headings(view.model())


def column(view: QTableView, heading: str) -> list[str]:
    """What stands under a heading, from the top."""
    model = view.model()
    place = _headings(model).index(heading)
    return [str(model.index(row, place).data() or "") for row in range(model.rowCount())]


def go_to(view: TableView, heading: str, text: str) -> None:
    """Click the row that shows the text under the heading."""
    view.selectRow(column(view, heading).index(text))


def table(page: QWidget, name: str) -> EditableTable:
    """The small table of that name beside the form."""
    return next(found for found in page.findChildren(EditableTable) if found.accessibleName() == name)


def paste(view: EditableTable, row: int, heading: str, block: str) -> None:
    """Paste cells from Excel, beginning in a row under a heading."""
    QGuiApplication.clipboard().setText(block)
    view.setCurrentIndex(view.model().index(row, headings(view).index(heading)))
    view.paste()


def field(form: Form, label: str) -> QWidget:
    """The field with that label."""
    typed = (QLineEdit, QPlainTextEdit, QComboBox)
    fields = [child for child in form.findChildren(QWidget) if isinstance(child, typed)]
    return next(child for child in fields if child.accessibleName() == label)


def shown(form: Form, label: str) -> str:
    """What stands in a field."""
    found = field(form, label)
    if isinstance(found, QComboBox):
        return found.currentText()
    return found.toPlainText() if isinstance(found, QPlainTextEdit) else found.text()  # type: ignore[attr-defined]


def write(form: Form, label: str, text: str) -> None:
    """Type into a field in place of what stands there, and go on with Tab."""
    target = field(form, label)
    target.setFocus()
    if isinstance(target, QLineEdit | QPlainTextEdit):
        target.selectAll()
        press(target, Qt.Key.Key_Backspace)
    type_text(target, text)
    press(target, Qt.Key.Key_Tab)


def choose(form: Form, label: str, text: str) -> None:
    """Open the list of a field and pick a line of it."""
    box = field(form, label)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def key(target: QWidget, pressed: Qt.Key) -> None:
    """Press a key together with Ctrl."""
    QTest.keyClick(QApplication.focusWidget() or target, pressed, Qt.KeyboardModifier.ControlModifier)


def tab_titles(pages: QTabWidget) -> list[str]:
    """What stands on the tabs, from the left."""
    return [pages.tabText(place) for place in range(pages.count())]


def sayings(window: QWidget) -> Iterator[str]:
    """Everything a window says of its own: labels, buttons, menus, headings, hints; not what the file holds."""
    for child in [window, *window.findChildren(QWidget)]:
        yield from (child.windowTitle(), child.toolTip(), child.accessibleName(), child.accessibleDescription())
        match child:
            case QLabel() | QAbstractButton():
                yield child.text()
            case QLineEdit() | QPlainTextEdit():
                yield child.placeholderText()
            case QComboBox():
                yield from (child.itemText(place) for place in range(child.count()))
            case QTabWidget():
                yield from tab_titles(child)
            case TableView() | EditableTable():
                yield from headings(child)
            case QTreeWidget():
                yield from _headings(child.model())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _headings(model: QAbstractItemModel) -> list[str]:
    return [str(model.headerData(place, Qt.Orientation.Horizontal) or "") for place in range(model.columnCount())]
