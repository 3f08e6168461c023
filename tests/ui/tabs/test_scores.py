"""Chấm điểm: the ranking, the sheet edited as a spreadsheet, gates, and the table points are given by."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import choose, column, go_to, paste, table
from tests.ui.tabs.conftest import Show
from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.queries.scoring import scoring_template
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import GateMark, TieRule
from thiduadesk.ui import scoring_page
from thiduadesk.ui.context import Context
from thiduadesk.ui.tables.editing import EditableTable
from thiduadesk.ui.tabs.scores import TAB, ScoresTab

UNIT = "Học viện Tư pháp"
FIRST = "Hoàn thành nhiệm vụ chuyên môn"


@pytest.fixture
def page(show: Show) -> ScoresTab:
    shown_page = show(TAB)
    assert isinstance(shown_page, ScoresTab)
    return shown_page


def sheet(page: ScoresTab) -> EditableTable:
    return table(page, "Bảng chấm điểm")


def cell(page: ScoresTab, criterion: str, heading: str) -> str:
    return column(sheet(page), heading)[column(sheet(page), "Tiêu chí").index(criterion)]


def type_points(page: ScoresTab, criterion: str, heading: str, text: str) -> None:
    """Put a text into one cell, as Ctrl+V does."""
    paste(sheet(page), column(sheet(page), "Tiêu chí").index(criterion), heading, text)


def told(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_ranking_stands_by_rank_with_grades(page: ScoresTab) -> None:
    assert column(page.list.table, "Đơn vị")[0] == "Trường Đại học Luật Hà Nội"
    assert column(page.list.table, "Hạng")[:3] == ["1", "2", "3"]
    assert column(page.list.table, "Tổng điểm")[0] == "98"
    assert column(page.list.table, "Xếp loại")[0] == "Xuất sắc"


def test_a_point_typed_is_one_step_and_counts_at_once(page: ScoresTab, context: Context) -> None:
    go_to(page.list.table, "Đơn vị", UNIT)
    assert cell(page, "I. Nhiệm vụ chính trị", "Thống nhất") == "67"
    steps = len(context.desk.history())
    type_points(page, FIRST, "Thống nhất", "48")
    assert len(context.desk.history()) == steps + 1
    assert cell(page, "I. Nhiệm vụ chính trị", "Thống nhất") == "66,75"
    assert "thống nhất 92,75" in told(page.list)
    context.undo()
    assert cell(page, FIRST, "Thống nhất") == "48,25"


def test_a_block_from_excel_passes_over_the_rows_of_groups(page: ScoresTab, context: Context) -> None:
    go_to(page.list.table, "Đơn vị", UNIT)
    steps = len(context.desk.history())
    paste(sheet(page), 0, "Tự chấm", "99\n49\n19\n99\n14")
    assert len(context.desk.history()) == steps + 1
    assert column(sheet(page), "Tự chấm")[:5] == ["68", "49", "19", "23", "14"]


@pytest.mark.parametrize(
    ("typed", "sentence"), [("48,1", "điểm phải theo bước 0,25"), ("51", "quá mức tối đa 50"), ("-1", "điểm âm")]
)
def test_points_the_table_does_not_allow_stay_with_the_reason(
    page: ScoresTab, context: Context, typed: str, sentence: str
) -> None:
    go_to(page.list.table, "Đơn vị", UNIT)
    steps = len(context.desk.history())
    type_points(page, FIRST, "Thống nhất", typed)
    assert len(context.desk.history()) == steps
    assert cell(page, FIRST, "Thống nhất") == typed
    assert sentence in told(page.list)


def test_a_changed_point_without_a_reason_is_told(page: ScoresTab) -> None:
    go_to(page.list.table, "Đơn vị", UNIT)
    type_points(page, FIRST, "Thẩm định", "47")
    assert "cần ghi lý do" in told(page.list)
    type_points(page, FIRST, "Lý do", "Một báo cáo gửi chậm")
    assert "cần ghi lý do" not in told(page.list)


def test_rows_of_groups_take_nothing(page: ScoresTab) -> None:
    model = sheet(page).model()
    assert not model.flags(model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(1, 2)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_gate_is_marked_by_its_reason_and_cleared(page: ScoresTab, context: Context) -> None:
    go_to(page.list.table, "Đơn vị", UNIT)
    marks = len(context.desk.records.all(GateMark))
    gates = table(page, "Điều kiện loại trừ")
    paste(gates, 0, "Đơn vị vướng vì", "Ký giao ước quá hạn")
    assert len(context.desk.records.all(GateMark)) == marks + 1
    paste(gates, 0, "Đơn vị vướng vì", "")
    gates.clear_cells()
    assert len(context.desk.records.all(GateMark)) == marks


def test_a_year_without_a_table_takes_an_example_or_the_year_before(page: ScoresTab, context: Context) -> None:
    context.desk.do(start_year, 2019)
    context.year = 2019
    scoring = page.scoring
    assert column(scoring.table, "Nhóm, tiêu chí") == []
    scoring.before_button.click()
    assert scoring_template(context.desk.records, 2019) is not None
    context.undo()
    (first, *_) = scoring.example_button.menu().actions()
    first.trigger()
    assert column(scoring.table, "Nhóm, tiêu chí")
    scoring.remove_button.click()
    assert scoring_template(context.desk.records, 2019) is None


def test_the_table_goes_to_excel_and_comes_back(
    page: ScoresTab, context: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "bang.xlsx"
    monkeypatch.setattr(scoring_page, "ask_save", lambda *_: book)
    monkeypatch.setattr(scoring_page, "ask_open", lambda *_: book)
    page.scoring.export_button.click()
    qtbot.waitUntil(book.exists)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    before = scoring_template(context.desk.records, 2018)
    context.desk.do(start_year, 2019)
    context.year = 2019
    page.scoring.import_button.click()
    qtbot.waitUntil(lambda: scoring_template(context.desk.records, 2019) is not None)
    after = scoring_template(context.desk.records, 2019)
    assert before is not None
    assert after is not None
    assert [item.name for item in after.criteria] == [item.name for item in before.criteria]
    assert context.desk.records.all(Score, year=2019) == []


def test_the_rule_for_ties_is_changed_and_taken_back(page: ScoresTab, context: Context) -> None:
    def rule() -> str:
        template = scoring_template(context.desk.records, 2018)
        return template.plan.tie_rule if template else ""

    assert rule() == TieRule.CHECKED
    page.setCurrentWidget(page.scoring)
    choose(page.scoring.form, "Khi bằng điểm", TieRule.SHARED)
    assert rule() == TieRule.SHARED
    context.undo()
    assert rule() == TieRule.CHECKED
