"""Scoring tables and scores as commands: what they do, what they refuse, and that undo takes each back as one step."""

from dataclasses import replace

import pytest

from thiduadesk.desk.commands.scoring import (
    clear_gate,
    copy_template,
    import_template,
    mark_gate,
    remove_score,
    remove_template,
    save_scores,
    save_template,
)
from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.scoring import score_ranking, score_sheet, scoring_template
from thiduadesk.desk.scoring_examples import example_lines, read_example
from thiduadesk.domain.errors import Conflict, NotFound, RuleBroken, StillUsed
from thiduadesk.domain.score import Score, ScoreStatus
from thiduadesk.domain.scoring import Criterion, GateMark, ScoringPlan, ScoringTemplate
from thiduadesk.domain.unit import UnitName
from thiduadesk.rules.scoring import sum_problems

YEAR = 2018
UNIT = "Học viện Tư pháp"


@pytest.fixture
def unit(desk: Desk) -> str:
    found = desk.records.one(UnitName, name=UNIT)
    assert found
    return found.unit_id


def the_template(desk: Desk, year: int = YEAR) -> ScoringTemplate:
    found = scoring_template(desk.records, year)
    assert found
    return found


def held(desk: Desk) -> list[object]:
    kinds: tuple[type, ...] = (ScoringPlan, Criterion, GateMark, Score)
    return [desk.records.all(kind) for kind in kinds]


@pytest.mark.parametrize("example", [line.id for line in example_lines()])
def test_an_example_begins_a_table_as_one_step(desk: Desk, example: str) -> None:
    desk.do(start_year, 2019)
    before, steps = held(desk), len(desk.history())
    template = read_example(example, 2019)
    assert sum_problems(template) == ()
    desk.do(import_template, template, "mẫu")
    assert len(desk.history()) == steps + 1
    taken = the_template(desk, 2019)
    assert [item.name for item in taken.criteria] == [item.name for item in template.criteria]
    assert "minh họa" in taken.plan.note
    desk.undo()
    assert held(desk) == before
    desk.redo()
    assert the_template(desk, 2019) == taken


def test_importing_the_same_table_again_changes_nothing(desk: Desk) -> None:
    desk.do(start_year, 2019)
    desk.do(import_template, read_example("so-tu-phap", 2019), "mẫu")
    steps = len(desk.history())
    desk.do(import_template, read_example("so-tu-phap", 2019), "mẫu")
    assert len(desk.history()) == steps


def test_another_table_replaces_the_old_one_and_the_scores_stay(desk: Desk, unit: str) -> None:
    scores = desk.records.all(Score)
    mark = desk.records.all(GateMark)[0]
    desk.do(clear_gate, "x", mark.id)
    desk.do(import_template, read_example("khoi-thi-dua-tinh", YEAR), "mẫu")
    assert desk.records.all(Score) == scores
    sheet = score_sheet(desk.records, unit, YEAR)
    assert len(sheet.strays) == 5
    assert sheet.sums.agreed.total is None
    desk.undo()
    assert score_sheet(desk.records, unit, YEAR).sums.agreed.total == 9300


def test_a_gate_that_holds_a_unit_cannot_vanish(desk: Desk) -> None:
    template = the_template(desk)
    with pytest.raises(StillUsed):
        desk.do(import_template, read_example("so-tu-phap", YEAR), "mẫu")
    with pytest.raises(StillUsed):
        desk.do(save_template, replace(template, gates=()))
    with pytest.raises(StillUsed):
        desk.do(remove_template, template)
    assert the_template(desk) == template


def test_scores_follow_a_criterion_that_is_called_differently(desk: Desk, unit: str) -> None:
    template = the_template(desk)
    before = score_ranking(desk.records, YEAR)
    changed = replace(
        template,
        groups=tuple(replace(item, name=f"Nhóm {item.position}") for item in template.groups),
        criteria=tuple(replace(item, name=f"{item.name} (mới)") for item in template.criteria),
    )
    desk.do(save_template, changed)
    assert score_sheet(desk.records, unit, YEAR).strays == ()
    assert score_ranking(desk.records, YEAR) == before
    desk.undo()
    assert the_template(desk) == template


def test_a_table_is_refused_as_a_whole_with_every_problem(desk: Desk) -> None:
    template = the_template(desk)
    first, second, *rest = template.criteria
    broken = replace(
        template,
        plan=replace(template.plan, tie_rule="bốc thăm"),
        criteria=(replace(first, step=0), replace(second, name=first.name), *rest),
    )
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_template, broken)
    fields = [problem.field for problem in refused.value.problems]
    assert fields == ["tie_rule", f"step:{first.id}", f"name:{second.id}"]
    assert the_template(desk) == template


def test_a_year_has_one_table(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.do(save_template, read_example("so-tu-phap", YEAR))
    with pytest.raises(Conflict):
        desk.do(copy_template, YEAR, YEAR)
    desk.do(start_year, 2019)
    with pytest.raises(NotFound):
        desk.do(copy_template, YEAR, 2019)


def test_last_years_table_begins_a_new_year(desk: Desk) -> None:
    desk.do(start_year, 2019)
    desk.do(copy_template, 2019, YEAR)
    old, new = the_template(desk), the_template(desk, 2019)
    assert [item.name for item in new.criteria] == [item.name for item in old.criteria]
    assert not {item.id for item in new.criteria} & {item.id for item in old.criteria}


def test_a_table_goes_with_all_its_parts(desk: Desk) -> None:
    desk.do(start_year, 2019)
    counts = desk.records.counts()
    desk.do(import_template, read_example("khoi-thi-dua-tinh", 2019), "mẫu")
    desk.do(remove_template, the_template(desk, 2019))
    assert desk.records.counts() == counts
    desk.undo()
    assert len(the_template(desk, 2019).groups) == 16


def test_points_are_saved_and_undone_as_one_step(desk: Desk, unit: str) -> None:
    sheet = score_sheet(desk.records, unit, YEAR)
    rows = [replace(line.score, agreed=100, agreed_reason="họp") for line in sheet.lines]
    desk.do(save_scores, UNIT, unit, YEAR, rows)
    assert score_sheet(desk.records, unit, YEAR).sums.agreed.total == 500
    assert desk.history(1)[0].params == {"unit": UNIT, "year": "2018"}
    desk.undo()
    assert score_sheet(desk.records, unit, YEAR) == sheet


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (1230, "12,3: điểm phải theo bước 0,25."),
        (-25, "Tiêu chí này không nhận điểm âm."),
        (5025, "50,25 điểm, quá mức tối đa 50."),
    ],
)
def test_points_the_table_does_not_allow_are_refused_beside_their_field(
    desk: Desk, unit: str, points: int, sentence: str
) -> None:
    line = score_sheet(desk.records, unit, YEAR).lines[0]
    with pytest.raises(RuleBroken) as refused:
        desk.do(save_scores, UNIT, unit, YEAR, [replace(line.score, checked=points)])
    (problem,) = refused.value.problems
    assert problem.field == f"checked:{line.score.id}"
    assert problem.message.format_map(problem.params) == sentence
    assert score_sheet(desk.records, unit, YEAR).lines[0] == line


def test_a_quarter_is_a_step_of_a_quarter(desk: Desk, unit: str) -> None:
    line = score_sheet(desk.records, unit, YEAR).lines[0]
    desk.do(save_scores, UNIT, unit, YEAR, [replace(line.score, checked=1250)])
    assert score_sheet(desk.records, unit, YEAR).lines[0].score.checked == 1250


def test_points_that_stood_there_before_do_not_keep_a_word_from_being_saved(desk: Desk, unit: str) -> None:
    line = score_sheet(desk.records, unit, YEAR).lines[0]
    template = the_template(desk)
    lower = tuple(replace(item, maximum=1000) for item in template.criteria)
    desk.do(save_template, replace(template, criteria=lower))
    desk.do(save_scores, UNIT, unit, YEAR, [replace(line.score, reason="sẽ xem lại")])
    assert score_sheet(desk.records, unit, YEAR).lines[0].score.reason == "sẽ xem lại"


def test_an_empty_row_makes_no_score_and_a_filled_one_does(desk: Desk, unit: str) -> None:
    line = score_sheet(desk.records, unit, YEAR).lines[0]
    desk.do(remove_score, line.score)
    empty = score_sheet(desk.records, unit, YEAR).lines[0]
    assert (empty.id, empty.score.agreed, empty.maximum) == (line.id, None, 5000)
    steps = len(desk.history())
    desk.do(save_scores, UNIT, unit, YEAR, [empty.score])
    assert len(desk.history()) == steps
    desk.do(save_scores, UNIT, unit, YEAR, [replace(empty.score, status=ScoreStatus.NOT_ASSIGNED)])
    again = score_sheet(desk.records, unit, YEAR).lines[0]
    assert (again.id, again.score.status, again.counts) == (line.id, "không giao", False)
    assert again.score.id != empty.score.id


def test_a_gate_is_marked_with_a_reason_and_taken_back(desk: Desk, unit: str) -> None:
    gate = the_template(desk).gates[1]
    with pytest.raises(RuleBroken):
        desk.do(mark_gate, UNIT, unit, gate.id, "  ")
    desk.do(mark_gate, UNIT, unit, gate.id, "Một người bị cảnh cáo")
    desk.do(mark_gate, UNIT, unit, gate.id, "Hai người bị cảnh cáo")
    sheet = score_sheet(desk.records, unit, YEAR)
    assert sheet.grade == "Tốt"  # 93 points would be «Xuất sắc»
    (mark,) = sheet.gates
    assert mark.reason == "Hai người bị cảnh cáo"
    desk.do(clear_gate, UNIT, mark.id)
    assert score_sheet(desk.records, unit, YEAR).grade == "Xuất sắc"
    desk.undo()
    assert score_sheet(desk.records, unit, YEAR) == sheet
