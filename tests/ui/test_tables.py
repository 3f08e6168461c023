"""Tables: what a secretary relies on while the list changes, is filtered, sorted and copied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.screen import bring_up
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.cells import with_sign
from thiduadesk.ui.tables.clipboard import from_block, to_block
from thiduadesk.ui.tables.column import Column, Sorting, Tone
from thiduadesk.ui.tables.rows import RowsModel
from thiduadesk.ui.tables.view import TableView
from thiduadesk.ui.text import points, year_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    id: str
    name: str
    staff: int | None = None
    since: date | None = None
    score: int | None = None


COLUMNS = (
    Column("Tên đơn vị", lambda line: line.name, 0),
    Column("Biên chế", lambda line: line.staff),
    Column("Từ ngày", lambda line: line.since),
    Column("Điểm", lambda line: line.score, write=points),
)
LAW = Line(id="law", name="Trường Đại học Luật Hà Nội", staff=1402, since=date(2016, 1, 5), score=9850)
PAPER = Line(id="paper", name="Báo Pháp luật Việt Nam", staff=112, score=9775)
PRESS = Line(id="press", name="Nhà xuất bản Tư pháp", since=date(2015, 12, 31))
CENTRE = Line(id="centre", name="Đoàn Luật sư", staff=9)
LINES = (LAW, PAPER, PRESS, CENTRE)


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    table = TableView(COLUMNS, Words("vi"), "Danh sách đơn vị", "Chưa có đơn vị nào.")
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.set_rows(LINES)
    bring_up(qtbot, table)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table


def names(model: QAbstractItemModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def ids(view: TableView) -> list[str]:
    return [row.id for row in view.rows.shown]


def heard(model: QAbstractItemModel) -> list[str]:
    """What the model tells its views from now on."""
    told: list[str] = []
    model.rowsInserted.connect(lambda _, first, last: told.append(f"in {first}-{last}"))
    model.rowsRemoved.connect(lambda _, first, last: told.append(f"out {first}-{last}"))
    model.dataChanged.connect(lambda top, bottom: told.append(f"new {top.row()}-{bottom.row()}"))
    model.layoutChanged.connect(lambda: told.append("moved"))
    model.modelReset.connect(lambda: told.append("reset"))
    return told


def test_cells_are_written_the_vietnamese_way(view: TableView) -> None:
    shown = [[str(view.rows.index(row, column).data()) for column in range(4)] for row in range(3)]
    assert shown == [
        ["Trường Đại học Luật Hà Nội", "1.402", "05/01/2016", "98,5"],
        ["Báo Pháp luật Việt Nam", "112", "", "97,75"],
        ["Nhà xuất bản Tư pháp", "", "31/12/2015", ""],
    ]
    assert year_text(2018, Words("vi")) == "2018"


@pytest.mark.parametrize("typed", ["luat", "LUẬT", "Luật", " luật "])
def test_filter_forgives_accents_and_case(view: TableView, typed: str) -> None:
    view.filter(typed)
    assert ids(view) == ["law", "paper", "centre"]


def test_filter_looks_into_every_column_and_wants_every_word(view: TableView) -> None:
    view.filter("31/12")
    assert ids(view) == ["press"]
    view.filter("ha noi 98,5")
    assert ids(view) == ["law"]
    view.filter("doan")
    assert ids(view) == ["centre"]
    view.filter("")
    assert ids(view) == ["law", "paper", "press", "centre"]


def test_filter_never_matches_across_rows(view: TableView) -> None:
    view.set_rows((Line(id="a", name="mot"), Line(id="b", name="hai")))
    view.filter("mothai")
    assert ids(view) == []


def test_a_long_list_is_folded_while_nobody_waits(view: TableView, qtbot: QtBot) -> None:
    view.set_rows([Line(id=str(number), name=f"Đơn vị {number}") for number in range(1200)])
    qtbot.waitUntil(lambda: not view.rows.folding)
    view.filter("don vi 1199")
    assert ids(view) == ["1199"]


def test_filter_follows_changed_rows(view: TableView) -> None:
    view.filter("tu phap")
    assert ids(view) == ["press"]
    view.set_rows((LAW, replace(PAPER, name="Báo Tư pháp"), replace(PRESS, name="Nhà xuất bản"), CENTRE))
    assert ids(view) == ["paper"]


def test_the_open_row_stays_open_while_the_filter_hides_it(view: TableView, qtbot: QtBot) -> None:
    view.open("press")
    with qtbot.assertNotEmitted(view.opened):
        view.filter("luật")
        view.filter("")
    assert view.current == "press"
    assert view.currentIndex().row() == 2


def test_sorting_uses_the_alphabet_and_leaves_empty_cells_last(view: TableView) -> None:
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert ids(view) == ["paper", "centre", "press", "law"]
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert ids(view) == ["centre", "paper", "law", "press"]
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert ids(view) == ["law", "paper", "centre", "press"]
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert ids(view) == ["press", "law", "paper", "centre"]
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert ids(view) == ["law", "paper", "press", "centre"]


def test_people_are_sorted_by_given_name(qtbot: QtBot) -> None:
    model = RowsModel((Column("Họ tên", lambda line: line.name, sorting=Sorting.GIVEN_NAME),), Words("vi"))
    people = ("Nguyễn Anh Tuấn", "Chu Thị Hoa", "Lê Văn Ân")
    model.set_rows([Line(id=name, name=name) for name in people])
    model.sort(0)
    assert names(model) == ["Lê Văn Ân", "Chu Thị Hoa", "Nguyễn Anh Tuấn"]


def test_sorting_and_filtering_hold_for_rows_that_come_later(view: TableView) -> None:
    view.filter("luat")
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    view.set_rows((*LINES, Line(id="academy", name="Chi hội Luật gia")))
    assert ids(view) == ["paper", "academy", "centre", "law"]


def test_only_what_differs_is_told(view: TableView) -> None:
    told = heard(view.rows)
    view.set_rows(LINES)
    assert told == []
    view.set_rows((LAW, replace(PAPER, staff=113), PRESS, CENTRE))
    assert told == ["new 1-1"]
    told.clear()
    view.set_rows((LAW, PRESS, CENTRE, Line(id="x", name="X"), Line(id="y", name="Y")))
    assert told == ["out 1-1", "in 3-4"]
    told.clear()
    view.set_rows((Line(id="y", name="Y"), CENTRE, PRESS, LAW, Line(id="x", name="X")))
    assert told == ["moved"]


@pytest.mark.parametrize(
    "later",
    [
        (LAW, PAPER, replace(PRESS, staff=50), CENTRE),
        (Line(id="new", name="Mới"), LAW, PAPER, PRESS, CENTRE),
        (CENTRE, PRESS, PAPER, LAW),
        (PRESS,),
        (PRESS, *(Line(id=f"n{number}", name="Mới") for number in range(300))),
    ],
)
def test_selection_stays_on_its_record(view: TableView, later: Sequence[Line], qtbot: QtBot) -> None:
    view.open("press")
    with qtbot.assertNotEmitted(view.opened):
        view.set_rows(later)
    assert view.current == "press"
    assert view.rows.row(view.currentIndex()).id == "press"
    assert [index.row() for index in view.selectionModel().selectedRows()] == [view.currentIndex().row()]


def test_when_the_open_record_is_gone_its_neighbour_is_opened_once(view: TableView, qtbot: QtBot) -> None:
    view.open("press")
    with qtbot.waitSignal(view.opened) as opened:
        view.set_rows((LAW, PAPER, CENTRE))
    assert opened.args == ["centre"]
    with qtbot.waitSignal(view.opened) as opened:
        view.set_rows(())
    assert opened.args == [""]


def test_scroll_stays_while_other_rows_change(view: TableView, qtbot: QtBot) -> None:
    many = [Line(id=str(number), name=f"Đơn vị {number}") for number in range(200)]
    view.set_rows(many)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 100)
    view.verticalScrollBar().setValue(90)
    view.set_rows([*many[:150], replace(many[150], staff=1), *many[151:]])
    assert view.verticalScrollBar().value() == 90


def test_keys_move_and_typing_is_handed_on(view: TableView, qtbot: QtBot) -> None:
    view.open("paper")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == "centre"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current == "law"
    with qtbot.waitSignal(view.typed) as typed:
        QTest.keyClicks(view, "d")
    assert typed.args == ["d"]
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["law"]


def test_copying_gives_excel_its_cells(view: TableView, qtbot: QtBot) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().clear()
    for row in (2, 0):
        view.selectionModel().select(view.rows.index(row, 0), flags)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    body = "Trường Đại học Luật Hà Nội\t1.402\t05/01/2016\t98,5\nNhà xuất bản Tư pháp\t\t31/12/2015\t"
    assert QGuiApplication.clipboard().text() == body
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == f"Tên đơn vị\tBiên chế\tTừ ngày\tĐiểm\n{body}"


def test_blocks_survive_the_clipboard() -> None:
    block = [["một\ndòng", 'nói "được"', ""], ["a\tb", "1.250", "«x»"]]
    assert from_block(to_block(block)) == block
    assert from_block("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]


def test_a_state_is_a_word_with_a_sign() -> None:
    assert with_sign(Tone.DONE, "đúng hạn") == "✓ đúng hạn"
    assert with_sign(Tone.TROUBLE, "chậm 6 ngày") == "! chậm 6 ngày"
    assert with_sign(Tone.HONOUR, "★ có") == "★ có"
    assert with_sign(Tone.PLAIN, "rút") == "rút"


def test_rows_are_34_pixels_and_the_free_column_takes_the_room(view: TableView) -> None:
    assert view.rowHeight(0) >= 34
    widths = [view.columnWidth(column) for column in range(4)]
    assert sum(widths) == view.viewport().width()
    assert widths[0] == max(widths)


def test_an_empty_list_shows_all_its_headings(qtbot: QtBot) -> None:
    table = TableView(COLUMNS, Words("vi"), "Danh sách đơn vị", "Chưa có đơn vị nào.")
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.set_rows(())
    bring_up(qtbot, table)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_an_index_beyond_the_rows_shows_nothing(view: TableView) -> None:
    assert view.rows.data(QModelIndex()) is None
    assert view.rows.rowCount(view.rows.index(0, 0)) == 0
