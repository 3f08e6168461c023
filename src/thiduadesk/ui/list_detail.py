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
    QTabWidget,
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
    """Something beside the form that shows more of the same record; `title` is a message id."""

    title: str
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
        *,
        paged: bool = False,
        sizes: tuple[int, int] = (760, 540),
        foot: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`paged` puts the form and each part on a page of its own, else the parts stand below the form."""
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
        self._lay_out(sizes, foot, paged=paged)
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

    def _lay_out(self, sizes: tuple[int, int], foot: QWidget | None, *, paged: bool) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 10, 10, 8)
        bar.addWidget(self.filter_box, 1)
        bar.addWidget(self._count)
        if self._matter.blank is not None:
            bar.addWidget(self.add_button)
        if self._matter.remove is not None:
            bar.addWidget(self.remove_button)
        left = card()
        column = stacked(left)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        right = card()
        column = stacked(right)
        column.addWidget(self._lock)
        column.addWidget(self._in_pages() if paged else self._in_one(), 1)
        if foot is not None:
            column.addWidget(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes(list(sizes))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.addWidget(splitter)

    def _in_pages(self) -> QWidget:
        words = self._context.words
        self.pages = QTabWidget()
        self.pages.setAccessibleName(words.text(N_("Chi tiết")))
        self.pages.addTab(_scrolled(self.form), words.text(N_("Thông tin")))
        for part in self._parts:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(10, 10, 10, 10)
            column.addWidget(part.widget)
            self.pages.addTab(page, words.text(part.title))
        return self.pages

    def _in_one(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.form)
        for part in self._parts:
            label = QLabel(self._context.words.text(part.title))
            label.setObjectName("cardTitle")
            label.setBuddy(part.widget)
            label.setContentsMargins(14, 4, 14, 0)
            column.addWidget(label)
            inset = QVBoxLayout()
            inset.setContentsMargins(14, 0, 14, 4)
            inset.addWidget(part.widget)
            column.addLayout(inset, 1)
        column.addStretch(0 if self._parts else 1)
        return _scrolled(content)

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


def card() -> QFrame:
    """A white field with a border, on which things stand together."""
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def stacked(frame: QWidget) -> QVBoxLayout:
    """A column that fills a card to its border."""
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return column


def _scrolled(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    # The card's ground shows through; a scroll area would paint the window's.
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll
