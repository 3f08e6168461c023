"""A scoring table from Excel: back as it went out, refused with every cell that is wrong, and binding for scores."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from thiduadesk.desk.commands.scoring import import_template
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.scoring import gather_template
from thiduadesk.desk.facts.workbook import gather_tables
from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.desk.importing.scoring import TemplateRefused, read_template
from thiduadesk.desk.queries.scoring import scoring_template
from thiduadesk.desk.scoring_examples import example_lines, read_example
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import ScoringTemplate
from thiduadesk.exchange.sheets import SCORING_SHEETS
from thiduadesk.exchange.workbook import read_workbook, write_workbook

YEAR = 2018
Tables = dict[str, list[dict[str, Any]]]


def tables_of(template: ScoringTemplate) -> Tables:
    return {name: [dict(line) for line in lines] for name, lines in gather_template(template).items()}


def through_excel(tables: Tables, folder: Path) -> ScoringTemplate:
    path = folder / "bang-tieu-chi.xlsx"
    path.write_bytes(write_workbook(tables, sheets=SCORING_SHEETS))
    return read_template(read_workbook(path, SCORING_SHEETS), YEAR)


def refused(tables: Tables, folder: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(TemplateRefused) as caught:
        through_excel(tables, folder)
    return [(one.sheet, one.cell, one.message.format_map(one.params)) for one in caught.value.remarks]


@pytest.mark.parametrize("example", [line.id for line in example_lines()])
def test_a_table_comes_back_from_excel_as_it_went(example: str, tmp_path: Path) -> None:
    template = read_example(example, YEAR)
    assert tables_of(through_excel(tables_of(template), tmp_path)) == tables_of(template)


def test_the_tables_own_workbook_changes_nothing_when_it_comes_back(desk: Desk, tmp_path: Path) -> None:
    template = scoring_template(desk.records, YEAR)
    assert template
    steps = len(desk.history())
    desk.do(import_template, through_excel(tables_of(template), tmp_path), "tệp")
    assert len(desk.history()) == steps


def test_a_cell_that_was_emptied_is_empty_in_the_table(desk: Desk, tmp_path: Path) -> None:
    template = scoring_template(desk.records, YEAR)
    assert template
    tables = tables_of(template)
    tables["Nhóm tiêu chí"][2]["Điểm tối đa"] = None
    desk.do(import_template, through_excel(tables, tmp_path), "tệp")
    changed = scoring_template(desk.records, YEAR)
    assert changed
    assert changed == replace(template, groups=(*template.groups[:2], replace(template.groups[2], cap=None)))


def test_every_cell_that_is_wrong_is_told(tmp_path: Path) -> None:
    tables = tables_of(read_example("so-tu-phap", YEAR))
    tables["Bảng tiêu chí"][0]["Khi bằng điểm"] = "bốc thăm"
    tables["Nhóm tiêu chí"][1]["Thuộc nhóm"] = "Nhóm lạ"
    tables["Nhóm tiêu chí"][3]["Nhóm"] = tables["Nhóm tiêu chí"][4]["Nhóm"]
    tables["Tiêu chí"][0]["Bước điểm"] = -25
    tables["Tiêu chí"][1]["Nhóm"] = "Nhóm lạ"
    tables["Mức điểm"][0]["Điểm"] = 900
    tables["Điều kiện loại trừ"][0]["Xếp loại"] = "Giỏi"
    told = refused(tables, tmp_path)
    places = [(sheet, cell) for sheet, cell, _ in told]
    for place in (
        ("Bảng tiêu chí", "D2"),
        ("Nhóm tiêu chí", "B3"),
        ("Nhóm tiêu chí", "A6"),
        ("Tiêu chí", "E2"),
        ("Tiêu chí", "A3"),
        ("Mức điểm", "D2"),
        ("Điều kiện loại trừ", "C2"),
    ):
        assert place in places
    sentences = [sentence for _, _, sentence in told]
    assert "«bốc thăm» không có trong danh sách chọn." in sentences
    assert "Bước điểm phải lớn hơn 0." in sentences
    assert "Mức «Đúng hạn» cao hơn điểm tối đa 2 của tiêu chí." in sentences


def test_a_workbook_without_a_table_or_with_two_is_refused(tmp_path: Path) -> None:
    tables = tables_of(read_example("so-tu-phap", YEAR))
    twice = {**tables, "Bảng tiêu chí": tables["Bảng tiêu chí"] * 2}
    assert [(sheet, cell) for sheet, cell, _ in refused(twice, tmp_path)] == [("Bảng tiêu chí", "A3")]
    assert [(sheet, cell) for sheet, cell, _ in refused({**tables, "Bảng tiêu chí": []}, tmp_path)] == [
        ("Bảng tiêu chí", "A2")
    ]


def planned(desk: Desk, folder: Path, **cells: Any) -> ImportPlan:
    tables = {name: [dict(line) for line in lines] for name, lines in gather_tables(desk.records, YEAR).items()}
    tables["Chấm điểm"][0] |= cells
    path = folder / "tat-ca.xlsx"
    path.write_bytes(write_workbook(tables))
    return plan_import(desk.records, read_workbook(path), date(2018, 12, 20))


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (1230, "12,3: điểm phải theo bước 0,25."),
        (-100, "Tiêu chí này không nhận điểm âm."),
        (5100, "51 điểm, quá mức tối đa 50."),
    ],
)
def test_new_points_the_table_does_not_allow_keep_their_row_out(
    desk: Desk, tmp_path: Path, points: int, sentence: str
) -> None:
    plan = planned(desk, tmp_path, **{"Thẩm định": points})
    (remark,) = plan.rejected
    assert (remark.sheet, remark.cell) == ("Chấm điểm", "F2")
    assert remark.message.format_map(remark.params) == sentence
    assert plan.unchanged["Chấm điểm"] == 59
    assert plan.records == ()


def test_what_a_score_says_beside_its_points_goes_in(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, **{"Minh chứng": "12/BC", "Lý do thống nhất": "họp", "Tự chấm": 4775})
    assert plan.changed == {"Chấm điểm": 1}
    (score,) = plan.records
    assert isinstance(score, Score)
    assert (score.evidence, score.agreed_reason, score.self_score) == ("12/BC", "họp", 4775)


def test_a_status_nobody_knows_keeps_its_row_out(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, **{"Tình trạng": "hoãn"})
    assert [(one.sheet, one.cell) for one in plan.rejected] == [("Chấm điểm", "I2")]
