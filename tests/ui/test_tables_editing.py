"""Tables edited in place behave as a spreadsheet does: Enter down, Tab right, blocks in and out, one step each."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import bring_up
from tests.ui.typing_hands import press, type_text
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Field, Typing
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.editing import EditableTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    id: str
    name: str = ""
    planned: int | None = None
    kind: str = ""
    unit_id: str | None = None


UNITS = (("u1", "Học viện Tư pháp"), ("u2", "Viện Khoa học pháp lý"))
FIELDS = (
    Field("name", "Chỉ tiêu", width=0),
    Field("planned", "Kế hoạch", Typing.INTEGER),
    Field("kind", "Loại", Typing.CHOICE, lambda: (("chung", "chung"), ("riêng", "riêng"))),
    Field("unit_id", "Đơn vị", Typing.REFERENCE, lambda: UNITS),
)
TOLD = (Column("Gấp đôi", lambda row: row.planned * 2 if row.planned is not None else None),)
ROWS = (Target(id="a", name="Đề tài", planned=12, kind="chung"), Target(id="b", name="Đơn thư", unit_id="u1"))


@pytest.fixture
def table(qtbot: QtBot) -> EditableTable:
    made = iter(range(1000))
    shown = EditableTable(FIELDS, lambda: Target(id=f"new{next(made)}"), Words("vi"), "Chỉ tiêu", TOLD)
    qtbot.addWidget(shown)
    shown.resize(800, 300)
    shown.show_rows(ROWS)
    bring_up(qtbot, shown)
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    return shown


@pytest.fixture
def saved(table: EditableTable) -> list[tuple[Target, ...]]:
    """What was handed over to be stored; it is shown again, as a tab does after storing it."""
    steps: list[tuple[Target, ...]] = []
    table.edited.connect(lambda rows: steps.append(tuple(rows)))
    table.edited.connect(table.show_rows)
    return steps


def go(table: EditableTable, row: int, column: int) -> None:
    table.setCurrentIndex(table.model().index(row, column))


def place(table: EditableTable) -> tuple[int, int]:
    return table.currentIndex().row(), table.currentIndex().column()


def cell_editor(table: EditableTable) -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not table
    return focus


def enter(editor: QWidget) -> None:
    """Press Enter; Qt closes the editor after it has seen the key itself."""
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def texts(table: EditableTable) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data() or "") for column in columns] for row in range(model.rowCount())]


def paste(table: EditableTable, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_rows_are_shown_with_a_blank_one_below(table: EditableTable) -> None:
    assert texts(table) == [
        ["Đề tài", "12", "chung", "", "24"],
        ["Đơn thư", "", "", "Học viện Tư pháp", ""],
        ["", "", "", "", ""],
    ]
    assert table.rows == ROWS


def test_typing_over_a_cell_and_enter_goes_down(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 0, 1)
    QTest.keyClicks(table, "1")
    type_text(cell_editor(table), "5")
    enter(cell_editor(table))
    assert saved == [(replace(ROWS[0], planned=15), ROWS[1])]
    assert place(table) == (1, 1)
    assert table.hasFocus()


def test_f2_keeps_the_text_and_tab_goes_right(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 0, 0)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = cell_editor(table)
    assert isinstance(editor, QLineEdit)
    editor.end(False)
    type_text(editor, " cấp bộ")
    press(editor, Qt.Key.Key_Tab)
    assert saved == [(replace(ROWS[0], name="Đề tài cấp bộ"), ROWS[1])]
    assert place(table) == (0, 1)


def test_looking_into_a_cell_is_no_step(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 0, 0)
    QTest.keyClick(table, Qt.Key.Key_F2)
    enter(cell_editor(table))
    assert saved == []
    go(table, 0, 0)
    QTest.keyClick(table, Qt.Key.Key_F2)
    type_text(cell_editor(table), "xyz")
    press(cell_editor(table), Qt.Key.Key_Escape)
    assert saved == []
    assert texts(table)[0][0] == "Đề tài"


def test_typing_in_the_blank_row_adds_one(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 2, 0)
    QTest.keyClick(table, Qt.Key.Key_F2)
    type_text(cell_editor(table), "Nông thôn mới")
    press(cell_editor(table), Qt.Key.Key_Tab)
    assert [row.name for row in saved[-1]] == ["Đề tài", "Đơn thư", "Nông thôn mới"]
    assert place(table) == (2, 1)
    assert len(texts(table)) == 4
    type_text(cell_editor(table), "2")
    enter(cell_editor(table))
    assert saved[-1][2] == replace(saved[0][2], planned=2)
    assert place(table) == (3, 1)


def test_a_block_from_excel_is_one_step(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 1, 0)
    paste(table, "Đơn thư vượt cấp\t1.250\tRIÊNG\tvien khoa hoc phap ly\tthừa\r\nMới\t3\tkhác\t\r\n")
    first, second, third = saved[0]
    assert len(saved) == 1
    assert first == ROWS[0]
    assert second == Target(id="b", name="Đơn thư vượt cấp", planned=1250, kind="riêng", unit_id="u2")
    assert replace(third, id="") == Target(id="", name="Mới", planned=3, kind="khác")


def test_one_value_fills_all_cells_chosen(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    model = table.model()
    go(table, 0, 1)
    selection = table.selectionModel()
    selection.select(model.index(1, 1), selection.SelectionFlag.Select)
    paste(table, "7")
    assert [[row.planned for row in step] for step in saved] == [[7, 7]]


def test_what_cannot_be_read_stays_in_its_cell_until_put_right(
    table: EditableTable, saved: list[tuple[Target, ...]], qtbot: QtBot
) -> None:
    go(table, 0, 0)
    with qtbot.waitSignal(table.unreadable) as told:
        paste(table, "Đề tài khoa học\tmười hai\nĐơn\t4")
    assert told.args == ["«mười hai» không phải số nguyên."]
    assert saved == []
    assert table.pending
    assert [row[:2] for row in texts(table)[:2]] == [["Đề tài khoa học", "! mười hai"], ["Đơn", "4"]]
    assert table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "«mười hai» không phải số nguyên."
    table.show_rows(ROWS)  # a change made elsewhere
    assert texts(table)[0][1] == "! mười hai"
    table.go_to_problem()
    assert place(table) == (0, 1)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = cell_editor(table)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "mười hai"
    editor.selectAll()
    type_text(editor, "12")
    enter(editor)
    assert [[(row.name, row.planned) for row in step] for step in saved] == [[("Đề tài khoa học", 12), ("Đơn", 4)]]
    assert not table.pending


def test_escape_takes_back_what_is_not_stored(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 0, 1)
    paste(table, "x")
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.rows == ROWS
    assert not table.pending
    assert texts(table)[0][1] == "12"
    assert saved == []


def test_a_refusal_marks_its_cells_and_keeps_the_rows(table: EditableTable) -> None:
    go(table, 0, 0)
    paste(table, "trùng")
    table.show_problems([Problem("name:a", "Chỉ tiêu này đã có.")])
    assert table.rows[0].name == "trùng"
    assert table.pending
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Chỉ tiêu này đã có."


def test_rows_of_another_record_never_inherit_what_was_typed(qtbot: QtBot) -> None:
    owner = ["x"]
    table = EditableTable(FIELDS, lambda: Target(id=f"{owner[0]}-new", kind=owner[0]), Words("vi"), "Chỉ tiêu")
    qtbot.addWidget(table)
    table.show_rows(())
    go(table, 0, 1)
    QGuiApplication.clipboard().setText("không đọc được")
    table.paste()
    owner[0] = "y"
    table.show_rows(())
    assert not table.pending
    assert table.rows == ()


def test_rows_are_taken_out(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 0, 1)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert saved == [(replace(ROWS[0], planned=None), ROWS[1])]
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert saved[-1] == (ROWS[1],)
    # `selectRow` would ask which keys are held, and Qt still remembers the Ctrl of the line above.
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.model().index(0, 0), flags)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(saved[-1]) == 0


def test_copying_gives_the_block_chosen(table: EditableTable) -> None:
    model, selection = table.model(), table.selectionModel()
    go(table, 0, 0)
    for row, column in ((0, 1), (1, 0), (1, 1)):
        selection.select(model.index(row, column), selection.SelectionFlag.Select)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Đề tài\t12\nĐơn thư\t"


def test_a_choice_is_made_in_a_box(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    go(table, 0, 2)
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = cell_editor(table)
    assert isinstance(box, QComboBox)
    press(box, Qt.Key.Key_Down)
    enter(box)
    assert [row.kind for row in saved[-1]] == ["riêng", ""]
    assert place(table) == (1, 2)


def test_a_locked_table_takes_nothing(table: EditableTable, saved: list[tuple[Target, ...]]) -> None:
    table.show_rows(ROWS, locked=True)
    assert len(texts(table)) == 2
    go(table, 0, 0)
    paste(table, "x")
    QTest.keyClick(table, Qt.Key.Key_Delete)
    QTest.keyClicks(table, "y")
    assert saved == []
    assert table.rows == ROWS


def test_the_row_under_the_cursor_is_told(table: EditableTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        go(table, 1, 0)
    assert opened.args == ["b"]
    assert table.current == ROWS[1]
    with qtbot.waitSignal(table.opened) as opened:
        go(table, 2, 0)
    assert opened.args == [""]
    assert table.current is None


def test_tab_leaves_the_table_after_the_last_cell(table: EditableTable, qtbot: QtBot) -> None:
    go(table, 2, 4)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert place(table) == (2, 4)


FIXED = (Field("name", "Mục", fixed=True), Field("planned", "Kế hoạch", Typing.INTEGER), Field("kind", "Lý do"))


@pytest.fixture
def filled(qtbot: QtBot) -> EditableTable:
    """A table of rows to be filled in; none can be added."""
    shown = EditableTable(FIXED, lambda: None, Words("vi"), "Mục")
    qtbot.addWidget(shown)
    shown.show_rows(ROWS)
    return shown


def test_where_no_row_can_be_added_there_is_no_blank_one_and_pasting_goes_no_further(filled: EditableTable) -> None:
    steps: list[list[Target]] = []
    filled.edited.connect(steps.append)
    assert filled.model().rowCount() == 2
    QGuiApplication.clipboard().setText("Tên khác\t1\tchung\nTên khác\t2\tchung\nTên khác\t3\tchung")
    filled.setCurrentIndex(filled.model().index(0, 0))
    filled.paste()
    assert [[(row.name, row.planned) for row in rows] for rows in steps] == [[("Đề tài", 1), ("Đơn thư", 2)]]


def test_where_no_row_can_be_taken_out_a_whole_one_is_emptied(filled: EditableTable) -> None:
    steps: list[list[Target]] = []
    filled.edited.connect(steps.append)
    filled.selectRow(0)
    filled.remove_rows()
    assert steps == []
    filled.clear_cells()
    assert steps == [[Target(id="a", name="Đề tài"), ROWS[1]]]


def test_what_is_wrong_in_a_filled_table_stays_until_it_is_typed_anew_or_taken_back(filled: EditableTable) -> None:
    seen: list[tuple[str, ...]] = []
    filled.marked.connect(lambda: seen.append(filled.problems))
    filled.setCurrentIndex(filled.model().index(0, 1))
    QGuiApplication.clipboard().setText("20")
    filled.paste()
    filled.show_problems([Problem("kind:a", "Cần ghi lý do.")])
    filled.show_rows(ROWS)
    assert filled.rows[0].planned == 20
    assert filled.pending
    assert seen[-1] == ("Cần ghi lý do.",)
    QGuiApplication.clipboard().setText("12")
    filled.paste()
    assert len(seen[-1]) == 0
    assert not filled.pending
