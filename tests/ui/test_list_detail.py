"""List and form together: what is typed is stored, or stays where it was typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import bring_up
from tests.ui.typing_hands import press, type_text
from thiduadesk.desk.changes import Changes
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.words import Words
from thiduadesk.store.mapping import TABLES
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Field, Typing
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.editing import EditableTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: str
    name: str = ""
    staff: int | None = None


class Office(QObject):
    """An open file in miniature: what a list and form ask of their context."""

    changed = Signal(Changes)
    year_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.words = Words("vi")
        self.year: int | None = 2018
        self.problems: tuple[Problem, ...] = ()
        self.desk = SimpleNamespace(read_only=False)
        self.notices = SimpleNamespace(refuse=lambda _: None)
        names = ("Viện Khoa học pháp lý", "Học viện Tư pháp", "Báo Pháp luật Việt Nam")
        self.cards = {str(place): Card(id=str(place), name=name, staff=place) for place, name in enumerate(names)}
        self.steps: list[str] = []
        self.made = 0

    def lines(self, _: int) -> Sequence[Card]:
        return tuple(self.cards.values())

    def save(self, card: Card) -> bool:
        if any(other.name == card.name and other.id != card.id for other in self.cards.values()):
            self.problems = (Problem("name", "Đã có đơn vị mang tên này."),)
            return False
        self.cards[card.id] = card
        self._step(f"lưu {card.name}")
        return True

    def remove(self, card: Card) -> bool:
        del self.cards[card.id]
        self._step(f"xóa {card.name}")
        return True

    def blank(self, _: int) -> Card:
        self.made += 1
        return Card(id=f"new{self.made}")

    def _step(self, name: str) -> None:
        self.steps.append(name)
        self.changed.emit(Changes(frozenset({(TABLES[Unit], "x")})))


class Children:
    """A part with rows of its own."""

    title = "Chỉ tiêu"

    def __init__(self) -> None:
        self.table = EditableTable(
            (Field("name", "Chỉ tiêu"), Field("staff", "Kế hoạch", Typing.INTEGER)),
            lambda: Card(id="blank"),
            Words("vi"),
            "Chỉ tiêu",
        )
        self.widget: QWidget = self.table
        self.shown: list[Any] = []

    def show(self, record: Any) -> None:
        self.shown.append(record)
        self.table.show_rows((), locked=record is None)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def children(qtbot: QtBot) -> Children:
    return Children()


@pytest.fixture
def page(office: Office, children: Children, qtbot: QtBot) -> Iterator[ListDetail]:
    matter = Matter(
        name="Danh sách đơn vị",
        empty="Chưa có đơn vị nào.",
        columns=(Column("Tên", lambda card: card.name, 0), Column("Biên chế", lambda card: card.staff)),
        fields=(Field("name", "Tên đơn vị", needed=True), Field("staff", "Biên chế", Typing.INTEGER)),
        watched=(Unit,),
        lines=office.lines,
        load=lambda key: office.cards[key],
        save=office.save,
        blank=office.blank,
        remove=office.remove,
    )
    shown = ListDetail(cast(Context, office), matter, (children,))
    window = QMainWindow()
    qtbot.addWidget(window)
    # The window has the same keys, as the program's own window does.
    window.menuBar().addAction("Lập cụm mới").setShortcut("Ctrl+N")
    window.setCentralWidget(shown)
    window.resize(1200, 600)
    bring_up(qtbot, window)
    shown.setFocus()
    qtbot.waitUntil(shown.table.hasFocus)
    yield shown
    window.close()  # held until now: the page dies with its window


def line(page: ListDetail, label: str) -> QLineEdit:
    return next(child for child in page.form.findChildren(QLineEdit) if child.accessibleName() == label)


def retype(page: ListDetail, label: str, text: str) -> None:
    """Select all, type, and go on with Tab."""
    field = line(page, label)
    field.setFocus()
    field.selectAll()
    press(field, Qt.Key.Key_Backspace)
    type_text(field, text)
    press(field, Qt.Key.Key_Tab)


def names(page: ListDetail) -> list[str]:
    return [row.name for row in page.table.rows.shown]


def ctrl(page: ListDetail, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, Qt.KeyboardModifier.ControlModifier)


def test_the_first_row_is_open_from_the_start(page: ListDetail, children: Children) -> None:
    assert page.table.current == "0"
    assert line(page, "Tên đơn vị").text() == "Viện Khoa học pháp lý"
    assert [card.id for card in children.shown] == ["0"]


def test_leaving_a_field_stores_it_and_the_list_follows(page: ListDetail, office: Office) -> None:
    page.table.open("1")
    retype(page, "Biên chế", "210")
    assert office.steps == ["lưu Học viện Tư pháp"]
    assert office.cards["1"].staff == 210
    assert page.table.current == "1"
    assert page.table.rows.index(1, 1).data() == "210"


def test_what_changes_elsewhere_is_shown_and_the_selection_stays(page: ListDetail, office: Office) -> None:
    page.table.open("2")
    office.cards["2"] = replace(office.cards["2"], name="Báo Pháp luật")
    office.cards = {"9": Card(id="9", name="Đơn vị thứ nhất"), **office.cards}
    office.changed.emit(Changes(frozenset({(TABLES[Unit], "2")})))
    assert page.table.current == "2"
    assert page.table.currentIndex().row() == 3
    assert line(page, "Tên đơn vị").text() == "Báo Pháp luật"


def test_unreadable_text_keeps_its_record_open(page: ListDetail, office: Office, qtbot: QtBot) -> None:
    retype(page, "Biên chế", "rất nhiều")
    page.table.open("2")
    qtbot.waitUntil(lambda: page.table.current == "0")
    assert line(page, "Biên chế").text() == "rất nhiều"
    assert line(page, "Biên chế").hasFocus()
    press(line(page, "Biên chế"), Qt.Key.Key_Escape)
    assert line(page, "Biên chế").text() == "0"
    page.table.open("2")
    assert line(page, "Tên đơn vị").text() == "Báo Pháp luật Việt Nam"
    assert office.steps == []


def test_a_refused_record_stays_open_with_the_reason(page: ListDetail, office: Office, qtbot: QtBot) -> None:
    retype(page, "Tên đơn vị", "Học viện Tư pháp")
    assert line(page, "Tên đơn vị").accessibleDescription() == "Đã có đơn vị mang tên này."
    page.table.open("1")
    qtbot.waitUntil(lambda: page.table.current == "0")
    retype(page, "Tên đơn vị", "Viện Khoa học")
    assert office.steps == ["lưu Viện Khoa học"]


def test_a_new_record_is_stored_as_a_whole(page: ListDetail, office: Office, children: Children) -> None:
    ctrl(page, Qt.Key.Key_N)
    assert line(page, "Tên đơn vị").hasFocus()
    assert [bool(card) for card in children.shown] == [True, False]
    retype(page, "Biên chế", "7")
    retype(page, "Tên đơn vị", "Tạp chí Dân chủ và Pháp luật")
    assert office.steps == []
    ctrl(page, Qt.Key.Key_S)
    assert office.steps == ["lưu Tạp chí Dân chủ và Pháp luật"]
    assert names(page)[-1] == "Tạp chí Dân chủ và Pháp luật"
    assert page.table.current == "new1"
    assert children.shown[-1].id == "new1"


def test_going_to_another_row_stores_the_new_record(page: ListDetail, office: Office) -> None:
    page.add_button.click()
    retype(page, "Tên đơn vị", "Đơn vị mới")
    page.table.open("1")
    assert office.steps == ["lưu Đơn vị mới"]
    assert page.table.current == "1"
    assert line(page, "Tên đơn vị").text() == "Học viện Tư pháp"


def test_an_empty_new_record_leaves_no_trace(page: ListDetail, office: Office) -> None:
    page.table.open("1")
    ctrl(page, Qt.Key.Key_N)
    press(line(page, "Tên đơn vị"), Qt.Key.Key_Escape)
    assert page.table.current == "1"
    assert line(page, "Tên đơn vị").text() == "Học viện Tư pháp"
    ctrl(page, Qt.Key.Key_N)
    page.table.open("2")
    assert line(page, "Tên đơn vị").text() == "Báo Pháp luật Việt Nam"
    assert office.steps == []


def test_a_new_record_survives_changes_made_elsewhere(page: ListDetail, office: Office) -> None:
    ctrl(page, Qt.Key.Key_N)
    type_text(line(page, "Tên đơn vị"), "Chưa xong")
    office.changed.emit(Changes(frozenset({(TABLES[Unit], "2")})))
    assert line(page, "Tên đơn vị").text() == "Chưa xong"
    assert page.form.new


def test_delete_takes_the_open_row_out_and_opens_its_neighbour(page: ListDetail, office: Office) -> None:
    page.table.open("1")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert office.steps == ["xóa Học viện Tư pháp"]
    assert page.table.current == "2"
    assert line(page, "Tên đơn vị").text() == "Báo Pháp luật Việt Nam"


def test_delete_waits_while_several_rows_are_chosen(page: ListDetail, office: Office) -> None:
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert office.steps == []
    assert not page.remove_button.isEnabled()


def test_typing_in_the_list_filters_it(page: ListDetail, office: Office) -> None:
    QTest.keyClicks(page.table, "h")
    assert page.filter_box.hasFocus()
    type_text(page.filter_box, "oc vien tu")
    assert names(page) == ["Học viện Tư pháp"]
    press(page.filter_box, Qt.Key.Key_Return)
    assert page.table.current == "1"
    ctrl(page, Qt.Key.Key_F)
    press(page.filter_box, Qt.Key.Key_Escape)
    assert len(names(page)) == 3
    assert page.table.current == "1"


def test_children_that_cannot_be_read_keep_the_record_open(page: ListDetail, children: Children, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Chỉ tiêu một\tnhiều")
    children.table.setCurrentIndex(children.table.model().index(0, 0))
    children.table.paste()
    page.table.open("2")
    qtbot.waitUntil(lambda: page.table.current == "0")
    assert children.table.hasFocus()
    QTest.keyClick(children.table, Qt.Key.Key_Escape)
    page.table.open("2")
    assert page.table.current == "2"


def test_a_file_that_can_only_be_read_offers_nothing_else(page: ListDetail, office: Office) -> None:
    office.desk.read_only = True
    page.refresh()
    assert not page.add_button.isEnabled()
    assert not page.remove_button.isEnabled()
    assert line(page, "Tên đơn vị").isReadOnly()


def test_another_year_shows_other_rows(page: ListDetail, office: Office) -> None:
    office.cards = {"7": Card(id="7", name="Đơn vị năm sau")}
    office.year_changed.emit(2019)
    assert line(page, "Tên đơn vị").text() == "Đơn vị năm sau"
    office.year = None
    office.year_changed.emit(None)
    assert names(page) == []
    assert not page.form.isEnabled()
