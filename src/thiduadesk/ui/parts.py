"""What shows a record or what belongs to it: a form, tables of rows edited in place or only shown, lists to tick."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.editing import EditableTable
from thiduadesk.ui.tables.view import ROW_HEIGHT, TableView

_HEADER = 34


class FormPart:
    """A form over a record: `save` stores each field as it is left, of a new record all of them by `commit`."""

    def __init__(
        self,
        context: Context,
        fields: Sequence[Field],
        save: Callable[[Any], bool],
        *,
        title: str = "",
        locked: Callable[[Any], bool] = lambda _: False,
        across: int = 2,
    ) -> None:
        self._context = context
        self._save = save
        self._locked = locked
        self.form = Form(fields, context.words, across=across)
        self.form.committed.connect(self._store)
        self.title = title
        self.widget: QWidget = self.form

    def show(self, record: Any, *, new: bool = False) -> None:
        """Show a record; a new one waits to be stored as a whole."""
        self.form.show_record(record, new=new)
        self.form.set_locked(record is None or self._context.desk.read_only or self._locked(record), "")

    def _store(self, record: Any) -> None:
        if self._save(record):
            self.form.show_record(record)
        else:
            self.form.show_problems(self._context.problems)


class RowsPart:
    """Rows edited in place: `load` gives those of a record, `save` stores all of them as one step."""

    def __init__(
        self,
        context: Context,
        *,
        title: str,
        fields: Sequence[Field],
        load: Callable[[Any], Sequence[Any]],
        save: Callable[[Any, list[Any]], bool],
        make: Callable[[Any], Any],
        told: Sequence[Column] = (),
        rows: int = 4,
        locked: Callable[[Any], bool] = lambda _: False,
    ) -> None:
        self._context = context
        self._record: Any = None
        self._load = load
        self._save = save
        self._locked = locked
        self.table = EditableTable(fields, lambda: make(self._record), context.words, title, told)
        self.table.setMinimumHeight(_HEADER + rows * ROW_HEIGHT)
        self.table.edited.connect(self._edited)
        self.table.unreadable.connect(context.notices.refuse)
        self.title = title
        self.widget: QWidget = self.table

    def show(self, record: Any) -> None:
        """Show the rows of a record."""
        self._record = record
        self.widget.setEnabled(record is not None)
        locked = record is None or self._context.desk.read_only or self._locked(record)
        self.table.show_rows(self._load(record) if record is not None else (), locked=locked)

    def _edited(self, rows: list[Any]) -> None:
        if self._record is not None and not self._save(self._record, rows):
            self.table.show_problems(self._context.problems)


class ShownPart:
    """Rows that are only shown."""

    def __init__(
        self,
        context: Context,
        *,
        title: str,
        columns: Sequence[Column],
        load: Callable[[Any], Sequence[Any]],
        empty: str,
        rows: int = 4,
    ) -> None:
        self._load = load
        self.table = TableView(columns, context.words, context.words.text(title), empty)
        self.table.setMinimumHeight(_HEADER + rows * ROW_HEIGHT)
        self.title = title
        self.widget: QWidget = self.table

    def show(self, record: Any) -> None:
        """Show the rows of a record."""
        self.table.set_rows(self._load(record) if record is not None else ())


class ChosenPart:
    """What a record rests on, ticked in a list: `choices` are (id, text), `load` those ticked, `save` stores them."""

    def __init__(
        self,
        context: Context,
        *,
        title: str,
        choices: Callable[[Any], Sequence[tuple[str, str]]],
        load: Callable[[Any], Sequence[str]],
        save: Callable[[Any, list[str]], bool],
        empty: str,
    ) -> None:
        self._context = context
        self._record: Any = None
        self._choices = choices
        self._load = load
        self._save = save
        self._empty = QLabel(context.words.text(empty))
        self._empty.setObjectName("quiet")
        self._empty.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(context.words.text(title))
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._ticked)
        self.title = title
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def show(self, record: Any) -> None:
        """Show what may be ticked for a record, and what is."""
        self._record = record
        choices = self._choices(record) if record is not None else ()
        ticked = set(self._load(record)) if record is not None else set()
        locked = record is None or self._context.desk.read_only
        with QSignalBlocker(self.list):
            self.list.clear()
            for key, text in choices:
                item = QListWidgetItem(text, self.list)
                item.setData(Qt.ItemDataRole.UserRole, key)
                item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
                if locked:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self._empty.setVisible(record is not None and not choices)
        self.list.setVisible(bool(choices))

    def _ticked(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
        if not self._save(self._record, chosen):
            self.show(self._record)
