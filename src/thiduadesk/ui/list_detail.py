"""List left, form right: the shape of most tabs, filled with what a matter says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import TableView


class Part(Protocol):
    """Something below the form that shows more of the same record."""

    widget: QWidget

    def show(self, record: Any) -> None:
        """Show what belongs to the record; None when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What one list and form is about; without `blank` nothing can be added, without `remove` nothing taken out."""

    name: str
    empty: str
    columns: Sequence[Column]
    fields: Sequence[Field]
    watched: Sequence[type]
    lines: Callable[[int], Sequence[Any]]
    load: Callable[[str], Any]
    save: Callable[[Any], bool]
    blank: Callable[[int], Any] | None = None
    remove: Callable[[Any], bool] | None = None
    locked: Callable[[Any], str] = lambda _: ""
    """Why a record cannot be changed, as a message id; empty when it can."""


class ListDetail(QWidget):
    """One matter on the screen."""

    def __init__(
        self,
        context: Context,
        matter: Matter,
        parts: Sequence[Part] = (),
        sizes: tuple[int, int] = (760, 540),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._matter = matter
        self._parts = tuple(parts)
        words = context.words
        self.table = TableView(matter.columns, words, words.text(matter.name), matter.empty)
        self.form = Form(matter.fields, words)
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText(words.text(N_("Lọc (không cần dấu)…")))
        self.filter_box.setAccessibleName(words.text(N_("Lọc danh sách")))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._lock = QLabel()
        self._lock.setObjectName("honour")
        self._lock.setWordWrap(True)
        self._lock.setContentsMargins(14, 10, 14, 0)
        self.add_button = QPushButton(words.text(N_("Thêm")))
        self.remove_button = QPushButton(words.text(N_("Xóa")))
        self._lay_out(sizes)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.table.opened.connect(self._open)
        self.form.committed.connect(self._save)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.filter_box.setFocus),
            (QKeySequence.StandardKey.New, self.add),
        ):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        context.changed.connect(self._hear)
        context.year_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the rows of the year, and for the record shown."""
        year = self._context.year
        self.table.set_rows(self._matter.lines(year) if year is not None else ())
        self._tell_count()
        if not self.table.current and self.table.rows.rowCount():
            self.table.open(self.table.rows.row(self.table.rows.index(0, 0)).id)
        self._show(self._matter.load(self.table.current) if self.table.current else None)

    def add(self) -> None:
        """Begin a new record; it is stored as soon as it holds together."""
        if self._matter.blank is not None and self._context.year is not None and not self._context.desk.read_only:
            self._show(self._matter.blank(self._context.year))
            self.form.focus_first()

    def remove(self) -> None:
        """Take the record shown out of the file."""
        record = self.form.record
        if self._matter.remove is not None and record is not None and self.table.current == record.id:
            self._matter.remove(record)

    def _lay_out(self, sizes: tuple[int, int]) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.filter_box, 1)
        bar.addWidget(self._count)
        if self._matter.blank is not None:
            bar.addWidget(self.add_button)
        if self._matter.remove is not None:
            bar.addWidget(self.remove_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        right = QWidget()
        detail = QVBoxLayout(right)
        detail.setContentsMargins(0, 0, 0, 8)
        detail.setSpacing(4)
        detail.addWidget(self._lock)
        detail.addWidget(self.form)
        for part in self._parts:
            detail.addWidget(part.widget, 1)
        detail.addStretch(0 if self._parts else 1)
        scroll = QScrollArea()
        scroll.setObjectName("card")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(scroll)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes(list(sizes))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.addWidget(splitter)

    def _hear(self, changes: Any) -> None:
        if changes.touches(*self._matter.watched):
            self.refresh()

    def _open(self, key: str) -> None:
        self._show(self._matter.load(key))

    def _show(self, record: Any) -> None:
        self.form.show_record(record)
        reason = self._matter.locked(record) if record is not None else ""
        if self._context.desk.read_only:
            reason = N_("Tệp chỉ cho đọc: xem và in được, không sửa được.")
        self._lock.setText(self._context.words.text(reason))
        self._lock.setVisible(bool(reason))
        self.form.set_locked(bool(reason))
        self.remove_button.setEnabled(record is not None and not reason)
        for part in self._parts:
            part.show(record)

    def _save(self, record: Any) -> None:
        self.table.open(record.id)
        if self._matter.save(record):
            self.table.open(record.id)
            self._show(self._matter.load(record.id))
        else:
            self.form.show_problems(self._context.problems)

    def _filter(self, text: str) -> None:
        self.table.filter(text)
        self._tell_count()

    def _tell_count(self) -> None:
        shown, total = self.table.rows.rowCount(), self.table.rows.total
        message = N_("{shown}/{total} dòng") if shown != total else N_("{total} dòng")
        self._count.setText(self._context.words.text(message, shown=shown, total=total))
