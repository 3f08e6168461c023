"""Columns are as wide as what they hold while there is room, and none goes out of sight while others can give way."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import TableView


@dataclass(frozen=True)
class Line:
    id: str
    day: str = "14/12/2018"
    unit: str = "Trường Trung cấp Luật Buôn Ma Thuột"
    movement: str = "Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới"
    content: str = "Biên soạn tài liệu hỏi đáp pháp luật bằng hai thứ tiếng"


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    columns = (
        Column("Ngày", lambda line: line.day, 11),
        Column("Đơn vị", lambda line: line.unit, 40),
        Column("Nội dung", lambda line: line.content, 0),
        Column("Phong trào", lambda line: line.movement, 60),
    )
    made = TableView(columns, Words("vi"), "Thành tích", "")
    qtbot.addWidget(made)
    made.set_rows([Line("a"), Line("b")])
    made.show()
    return made


def widths(table: TableView, room: int) -> list[int]:
    table.resize(room, 300)
    return [table.columnWidth(column) for column in range(4)]


def test_where_there_is_room_everything_is_shown(table: TableView) -> None:
    day, unit, content, movement = widths(table, 1800)
    for column, width in ((0, day), (1, unit), (3, movement)):
        assert width > table.fontMetrics().horizontalAdvance(str(table.model().index(0, column).data()))
    assert day + unit + content + movement == table.viewport().width()


def test_the_widest_give_way_first_and_get_back_what_they_gave(table: TableView) -> None:
    wide = widths(table, 1800)
    narrow = widths(table, 600)
    assert sum(narrow) <= table.viewport().width()
    assert narrow[0] == wide[0]
    assert narrow[3] < wide[3]
    assert widths(table, 1800) == wide


def test_what_the_user_drew_stays(table: TableView) -> None:
    widths(table, 1800)
    table.setColumnWidth(1, 150)
    assert widths(table, 1700)[1] == 150


def test_no_column_becomes_narrower_than_its_heading(table: TableView) -> None:
    narrow = widths(table, 200)
    letters = table.horizontalHeader().fontMetrics()
    for column in range(4):
        title = table.model().headerData(column, Qt.Orientation.Horizontal)
        assert narrow[column] > letters.horizontalAdvance(title)
    assert table.horizontalScrollBar().maximum() > 0
