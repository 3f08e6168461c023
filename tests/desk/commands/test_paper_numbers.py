"""Numbers of papers: one series for each type and year, no number twice, printed or left to the pen."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.desk.commands.conferences import remove_conference, save_conference
from thiduadesk.desk.commands.paper_numbers import save_paper_number
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.numbering import numbering_of
from thiduadesk.desk.queries.paper_numbers import noted_number, paper_number_lines
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import RuleBroken
from thiduadesk.domain.paper_number import PaperNumber

YEAR = 2018


def blank(desk: Desk, kind: str, row: int = 0) -> PaperNumber:
    return paper_number_lines(desk.records, kind, YEAR)[row].number


def give(desk: Desk, kind: str, number: int | None, row: int = 0, **told: object) -> None:
    desk.do(save_paper_number, replace(blank(desk, kind, row), number=number, **told))  # type: ignore[arg-type]


def free(desk: Desk, kind: str, row: int = 0) -> int:
    return numbering_of(desk.records).free(blank(desk, kind, row))


def printed(desk: Desk, kind: str, subject: str = "") -> str:
    return render_as(compose_paper(desk.records, kind, YEAR, subject, day=date(2018, 12, 20)), "txt").decode()


def test_minutes_and_other_records_share_one_series_and_other_types_have_theirs(desk: Desk) -> None:
    give(desk, "bien-ban", 4)
    give(desk, "to-trinh", 4)
    assert free(desk, "kiem-phieu") == 5
    assert free(desk, "ban-giao") == 5
    assert free(desk, "to-trinh") == 1  # its own number is no other's
    assert free(desk, "bao-cao") == 1


def test_a_number_is_not_given_twice(desk: Desk) -> None:
    give(desk, "bien-ban", 5)
    with pytest.raises(RuleBroken) as refused:
        give(desk, "kiem-phieu", 5)
    (problem,) = refused.value.problems
    said = problem.message.format_map(problem.params)
    assert said == "Số 05 đã dùng cho văn bản «Biên bản hội nghị bình xét». Số tiếp theo còn trống: 06."
    give(desk, "bien-ban", 5, note="vẫn số ấy")
    give(desk, "kiem-phieu", 6)


def test_letters_to_several_units_count_on(desk: Desk) -> None:
    give(desk, "don-doc", 1)
    with pytest.raises(RuleBroken):
        give(desk, "don-doc", 1, row=1)
    give(desk, "don-doc", 2, row=1)
    assert free(desk, "don-doc", row=2) == 3


def test_numbers_begin_anew_with_the_calendar_year_of_the_day(desk: Desk) -> None:
    give(desk, "bao-cao", 7, dated_on=date(2019, 1, 5))
    give(desk, "so-ket", 7, dated_on=date(2018, 7, 5))
    assert numbering_of(desk.records).free(PaperNumber(id="", year=2019, kind="bao-cao")) == 8


def test_nothing_noted_leaves_nothing_and_undo_takes_back(desk: Desk) -> None:
    give(desk, "to-trinh", 3)
    give(desk, "to-trinh", None)
    assert desk.records.all(PaperNumber) == []
    desk.undo()
    assert [item.number for item in desk.records.all(PaperNumber)] == [3]
    desk.undo()
    assert desk.records.all(PaperNumber) == []


@pytest.mark.parametrize("number", [0, -1])
def test_numbers_count_from_one(desk: Desk, number: int) -> None:
    with pytest.raises(RuleBroken):
        give(desk, "to-trinh", number)


def test_a_paper_prints_its_number_place_and_day(desk: Desk) -> None:
    assert f"Số: {' ' * 6}/TTr-CTĐII" in printed(desk, "to-trinh")
    give(desk, "to-trinh", 5, dated_on=date(2018, 12, 20), place="Đà Nẵng", by_hand=False)
    text = printed(desk, "to-trinh")
    assert "Số: 05/TTr-CTĐII" in text
    assert "Đà Nẵng, ngày 20 tháng 12 năm 2018" in text


def test_what_is_left_to_the_pen_is_noted_and_not_printed(desk: Desk) -> None:
    before = printed(desk, "bao-cao")
    give(desk, "bao-cao", 12, dated_on=date(2018, 12, 20), by_hand=True)
    assert printed(desk, "bao-cao") == before
    assert noted_number(desk.records, "bao-cao", YEAR).number == 12


def test_minutes_have_no_line_for_the_day_but_where_a_place_is_given(desk: Desk) -> None:
    give(desk, "bien-ban", 5, dated_on=date(2018, 12, 14), by_hand=False)
    head = printed(desk, "bien-ban").partition("BIÊN BẢN")[0]
    assert "Số: 05/BB-CTĐII" in head
    assert "tháng" not in head
    give(desk, "bien-ban", 5, place="Hà Nội")
    assert "Hà Nội, ngày 14 tháng 12 năm 2018" in printed(desk, "bien-ban")


def test_sealed_minutes_are_numbered_after_they_were_sealed(desk: Desk) -> None:
    assert desk.records.all(Conference)[-1].finalised
    give(desk, "kiem-phieu", 9, by_hand=False)
    assert "Số: 09/BB-CTĐII" in printed(desk, "kiem-phieu")


def test_each_unit_has_its_own_letter(desk: Desk) -> None:
    lines = paper_number_lines(desk.records, "kiem-tra-cheo", YEAR)
    give(desk, "kiem-tra-cheo", 21, row=1, by_hand=False)
    assert "Số: 21/BB-CTĐII" in printed(desk, "kiem-tra-cheo", lines[1].of)
    assert "Số: 21/BB" not in printed(desk, "kiem-tra-cheo", lines[0].of)


def test_tables_that_go_with_a_paper_have_no_number(desk: Desk) -> None:
    assert paper_number_lines(desk.records, "trich-ngang", YEAR) == ()


def test_a_conference_removed_takes_its_numbers_along(desk: Desk) -> None:
    meeting = Conference(id="hop", year=YEAR, title="Họp phiên trù bị", held_on=date(2018, 11, 1))
    desk.do(save_conference, meeting)
    desk.do(save_paper_number, PaperNumber(id="", year=YEAR, kind="bien-ban", conference_id="hop", number=30))
    desk.do(remove_conference, meeting)
    assert desk.records.all(PaperNumber) == []
    desk.undo()
    assert [item.number for item in desk.records.all(PaperNumber)] == [30]
