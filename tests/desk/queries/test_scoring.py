"""Score sheets and the ranking: by the year's table, or by the scores themselves where there is none."""

from dataclasses import replace

from thiduadesk.desk.commands.scoring import clear_gate, remove_template, save_scores, save_template
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.facts.scores import gather_ranking, gather_score_sheets
from thiduadesk.desk.queries.score_problems import score_findings
from thiduadesk.desk.queries.scoring import score_ranking, score_sheet, score_sheets, scoring_template
from thiduadesk.desk.steps import step
from thiduadesk.documents.facts import RankingFacts, canonical_json, facts_from_json
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import GateMark
from thiduadesk.store.work import Work

YEAR = 2018


@step("Thử")
def put_score(work: Work, score: Score) -> None:
    """Put a score past every check, as an older version or another program may have."""
    work.put(score)


def without_a_table(desk: Desk) -> None:
    desk.do(clear_gate, "x", desk.records.all(GateMark)[0].id)
    template = scoring_template(desk.records, YEAR)
    assert template
    desk.do(remove_template, template)


def codes(desk: Desk) -> list[str]:
    return sorted(finding.code for finding in score_findings(desk.records, YEAR))


def test_the_practice_file_is_ranked_and_its_flag_units_lead(desk: Desk) -> None:
    ranking = score_ranking(desk.records, YEAR)
    assert [line.rank for line in ranking.lines] == list(range(1, 13))
    assert [line.agreed for line in ranking.lines[:4]] == [9800, 9700, 9500, 9450]
    assert (ranking.rank_by, ranking.tie_rule) == ("thống nhất", "điểm thẩm định cao hơn")
    first, last = ranking.lines[0], ranking.lines[-1]
    assert (first.self_score, first.checked, first.base, first.bonus, first.maximum) == (9825, 9775, 9300, 500, 9500)
    assert (last.grade, last.flag_barred, last.gates[0].gate) == ("Khá", True, "Chưa ký giao ước thi đua")


def test_without_a_table_the_scores_speak_for_themselves(desk: Desk) -> None:
    before = [(line.unit, line.rank, line.agreed) for line in score_ranking(desk.records, YEAR).lines]
    without_a_table(desk)
    ranking = score_ranking(desk.records, YEAR)
    assert [(line.unit, line.rank, line.agreed) for line in ranking.lines] == before
    assert (ranking.plan, ranking.lines[0].grade, ranking.lines[0].maximum) == ("", "", 10000)


def test_a_unit_whose_points_are_missing_has_no_rank_and_stands_last(desk: Desk) -> None:
    unit = score_ranking(desk.records, YEAR).lines[0]
    line = score_sheet(desk.records, unit.id, YEAR).lines[0]
    desk.do(save_scores, unit.unit, unit.id, YEAR, [replace(line.score, agreed=None)])
    ranking = score_ranking(desk.records, YEAR)
    assert [one.rank for one in ranking.lines] == [*range(1, 12), None]
    assert (ranking.lines[-1].unit, ranking.lines[-1].missing, ranking.lines[-1].agreed) == (unit.unit, 1, 4850)
    assert "score-missing" in codes(desk)


def test_equal_totals_are_parted_by_the_rule_of_the_table(desk: Desk) -> None:
    first, second, *_ = score_ranking(desk.records, YEAR).lines
    line = score_sheet(desk.records, second.id, YEAR).lines[0]
    desk.do(save_scores, second.unit, second.id, YEAR, [replace(line.score, agreed=5000)])
    parted = score_ranking(desk.records, YEAR).lines[:2]
    assert [(one.unit, one.rank, one.shared, one.parted) for one in parted] == [
        (first.unit, 1, False, True),  # 97,75 by the check
        (second.unit, 2, False, True),
    ]
    template = scoring_template(desk.records, YEAR)
    assert template
    desk.do(save_template, replace(template, plan=replace(template.plan, tie_rule="đồng hạng")))
    assert [(one.rank, one.shared) for one in score_ranking(desk.records, YEAR).lines[:3]] == [
        (1, True),
        (1, True),
        (3, False),
    ]


def test_a_score_no_criterion_is_called_like_is_kept_and_not_counted(desk: Desk) -> None:
    unit = score_ranking(desk.records, YEAR).lines[0]
    desk.do(put_score, Score(id="z", year=YEAR, unit_id=unit.id, group="IV", criterion="Lạ", agreed=500))
    sheet = score_sheet(desk.records, unit.id, YEAR)
    assert [line.criterion for line in sheet.strays] == ["Lạ"]
    assert sheet.sums.agreed.total == unit.agreed
    assert sheet.lines[-1] is sheet.strays[0]
    assert "score-stray" in codes(desk)


def test_everything_amiss_is_found(desk: Desk) -> None:
    assert codes(desk) == ["score-no-evidence"] * 2
    sheet = score_sheet(desk.records, score_ranking(desk.records, YEAR).lines[0].id, YEAR)
    desk.do(put_score, replace(sheet.lines[0].score, checked=5130, agreed=5130))
    template = scoring_template(desk.records, YEAR)
    assert template
    desk.do(save_template, replace(template, plan=replace(template.plan, total=10000)))
    found = [finding for finding in score_findings(desk.records, YEAR) if finding.code != "score-no-evidence"]
    assert [(finding.code, str(finding.severity)) for finding in found] == [
        ("template-sum", "warning"),
        *[("score-invalid", "error")] * 4,
        ("score-unexplained", "warning"),
    ]
    told = [finding.message.format_map(finding.params) for finding in found]
    assert "51,3 điểm, quá mức tối đa 50." in told
    assert "51,3: điểm phải theo bước 0,25." in told
    assert told[0] == "Tổng điểm chuẩn ghi 100 nhưng các nhóm cộng lại 95."


def test_without_a_table_the_papers_still_print(desk: Desk) -> None:
    without_a_table(desk)
    sheet = render_as(compose_paper(desk.records, "bang-diem", YEAR, "HVTP"), "txt").decode()
    assert "1 | Hoàn thành nhiệm vụ chuyên môn | 50 | 48,25 | 48,25 | 48,25" in sheet
    ranking = render_as(compose_paper(desk.records, "tong-hop-diem", YEAR), "txt").decode()
    assert "1 | Trường Đại học Luật Hà Nội | 98,25 | 97,75 | 98 |" in ranking
    for paper in (sheet, ranking):
        assert "(Theo" not in paper
        assert ": ." not in paper


def test_the_papers_have_the_figures_of_the_screen(desk: Desk) -> None:
    facts = gather_ranking(desk.records, YEAR)
    lines = score_ranking(desk.records, YEAR).lines
    assert [(one.unit, one.self_score, one.checked, one.agreed, one.rank, one.grade) for one in facts.units] == [
        (one.unit, one.self_score, one.checked, one.agreed, one.rank, one.grade) for one in lines
    ]
    assert facts_from_json(RankingFacts, canonical_json(facts)) == facts
    for paper, sheet in zip(gather_score_sheets(desk.records, YEAR), score_sheets(desk.records, YEAR), strict=True):
        assert paper.agreed == sheet.sums.agreed.total
        assert [one.agreed for one in paper.groups] == [one.sums.agreed.total for one in sheet.groups]
        assert [one.agreed for group in paper.groups for one in group.criteria] == [
            line.score.agreed for line in sheet.lines
        ]
    assert facts.units[-1].gates == ("Chưa ký giao ước thi đua (Đến hội nghị tổng kết vẫn chưa ký giao ước)",)
