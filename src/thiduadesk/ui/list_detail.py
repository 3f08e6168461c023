"""List left, form right: the shape of most tabs, filled with what a matter says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.card import card, scrolled, stacked
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.form import Check, Form
from thiduadesk.ui.leaving import everything_stored
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
    check: Check | None = None
    """What is wrong with a record before the desk is asked."""
    add: str = N_("Thêm")


class ListDetail(QWidget):
    """One matter on the screen.

    A changed field is stored when it is left, a new record as a whole by «Lưu» or by going to another. What could not
    be read or stored keeps its record open, so that nothing typed is lost; Esc takes it back.
    """

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
        self._paged = paged
        words = context.words
        self.table = TableView(matter.columns, words, words.text(matter.name), matter.empty)
        self.form = Form(matter.fields, words, check=matter.check)
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText(words.text(N_("Lọc: gõ không dấu cũng được")))
        self.filter_box.setAccessibleName(words.text(N_("Lọc danh sách")))
        self.filter_box.setToolTip("Ctrl+F")
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._lock = QLabel()
        self._lock.setObjectName("quiet")
        self._lock.setWordWrap(True)
        self._lock.setContentsMargins(14, 10, 14, 0)
        self.add_button = self._button(matter.add, "Ctrl+N", self.add)
        self.add_button.setProperty("main", True)
        self.remove_button = self._button(N_("Xóa"), "Del", self.remove)
        self.save_button = self._button(N_("Lưu"), "Ctrl+S", self.form.commit)
        self._keys = {"Ctrl+N": self.add, "Ctrl+S": self.form.commit, "Ctrl+F": self._go_to_filter}
        self._before = ""  # what was open before a new record was begun
        self._settling = False
        self._back = QTimer(self, singleShot=True, interval=0)
        self._back.timeout.connect(self._go_back)
        self._lay_out(sizes, foot)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._type_filter)
        self.table.chosen.connect(self._go_to_form)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.form.committed.connect(self._save)
        self.form.abandoned.connect(self._abandon)
        self.form.edited.connect(self._allow)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        context.changed.connect(self._hear)
        context.year_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the rows of the year, and for the record shown."""
        year = self._context.year
        self._settling = True
        self.table.set_rows(self._matter.lines(year) if year is not None else ())
        self._settling = False
        self._tell_count()
        if not self.form.new:
            self._show_pointed()

    def add(self) -> None:
        """Begin a new record."""
        year = self._context.year
        if self._matter.blank is None or year is None or self._context.desk.read_only or not self.leave():
            return
        self._before = self.table.current
        self._point_at("")
        self._show(self._matter.blank(year), new=True)
        self._go_to_form()

    def remove(self) -> None:
        """Take the record shown out of the file; a new one is only dropped."""
        record = self.form.record
        if self.form.new:
            self._abandon()
        elif self._matter.remove is not None and self.remove_button.isEnabled() and record is not None:
            self._matter.remove(record)

    def leave(self) -> bool:
        """Store what was typed, before another record is shown; False, and there, when that cannot be done."""
        if not everything_stored(self):
            return False
        if self.form.new:
            self._abandon()
        return True

    def event(self, event: QEvent) -> bool:
        # Taken before the window's menus get them: here these keys mean this list.
        if event.type() == QEvent.Type.ShortcutOverride and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        act = self._act_of(event)
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if watched is self.filter_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_table()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.filter_box.clear()
                self._go_to_table()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QEvent) -> Callable[[], None] | None:
        if not isinstance(event, QKeyEvent):
            return None
        return self._keys.get(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))

    def _button(self, text: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._context.words.text(text), self)
        button.setToolTip(keys)
        button.clicked.connect(act)
        return button

    def _lay_out(self, sizes: tuple[int, int], foot: QWidget | None) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 10, 10, 8)
        bar.setSpacing(8)
        for button, act in ((self.add_button, self._matter.blank), (self.remove_button, self._matter.remove)):
            if act is None:
                button.hide()
            else:
                bar.addWidget(button)
        bar.addWidget(self.save_button)
        bar.addStretch(1)
        bar.addWidget(self._count)
        bar.addWidget(self.filter_box, 2)
        left = card()
        column = stacked(left)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        right = card()
        column = stacked(right)
        column.addWidget(self._lock)
        column.addWidget(self._in_pages() if self._paged else self._in_one(), 1)
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
        self.pages.addTab(scrolled(self.form), words.text(N_("Thông tin")))
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
        return scrolled(content)

    def _hear(self, changes: Any) -> None:
        if changes.touches(*self._matter.watched):
            self.refresh()

    def _open(self, key: str) -> None:
        if self._settling or (not self.form.new and self.form.record is not None and key == self.form.record.id):
            return
        if self.leave():
            self._show(self._matter.load(key) if key else None)
            self._point_at(key)
        else:
            # The click that chose another row is still on its way through the table.
            self._back.start()

    def _go_back(self) -> None:
        record = self.form.record
        self._point_at("" if self.form.new or record is None else record.id)

    def _point_at(self, key: str) -> None:
        self._settling = True
        self.table.open(key)
        self._settling = False

    def _show_pointed(self) -> None:
        """Show the record the table points at; when it points at none, the first."""
        if not self.table.current and self.table.rows.shown:
            self._point_at(self.table.rows.shown[0].id)
        self._show(self._matter.load(self.table.current) if self.table.current else None)

    def _show(self, record: Any, *, new: bool = False) -> None:
        self.form.show_record(record, new=new)
        reason = self._matter.locked(record) if record is not None else ""
        if self._context.desk.read_only:
            reason = N_("Tệp chỉ cho đọc: xem và in được, không sửa được.")
        self._lock.setText(self._context.words.text(reason))
        self._lock.setVisible(bool(reason))
        self.form.set_locked(bool(reason), "")
        for part in self._parts:
            # What belongs to a record can be stored only after the record itself.
            part.show(None if new else record)
        self._allow()

    def _save(self, record: Any) -> None:
        new = self.form.new
        if self._matter.save(record):
            self._show(self._matter.load(record.id))
            if new:
                self._point_at(record.id)
        else:
            self.form.show_problems(self._context.problems)

    def _abandon(self) -> None:
        self.form.show_record(None)
        self._point_at(self._before)
        self._show_pointed()

    def _allow(self) -> None:
        """Let be done what can be done now."""
        writable = not self._context.desk.read_only
        one = len(self.table.selectionModel().selectedRows()) <= 1
        locked = not self._lock.isHidden()
        self.add_button.setEnabled(writable and self._context.year is not None)
        self.remove_button.setEnabled(writable and one and not locked and self.form.record is not None)
        self.save_button.setEnabled(writable and (self.form.new or self.form.dirty))

    def _filter(self, text: str) -> None:
        self.table.filter(text)
        self._tell_count()

    def _type_filter(self, text: str) -> None:
        self._go_to_filter()
        self.filter_box.insert(text)

    def _go_to_form(self) -> None:
        if self._paged:
            self.pages.setCurrentIndex(0)
        self.form.focus_first()

    def _go_to_filter(self) -> None:
        self.filter_box.setFocus()
        self.filter_box.selectAll()

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.rows.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.table.rows.index(0, 0), flags)

    def _tell_count(self) -> None:
        shown, total = self.table.rows.rowCount(), self.table.rows.total
        message = N_("{shown}/{total} dòng") if shown != total else N_("{total} dòng")
        self._count.setText(self._context.words.text(message, shown=shown, total=total))
