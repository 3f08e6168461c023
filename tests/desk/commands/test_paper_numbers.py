"""Numbers of papers: one series for each type and year, no number twice, printed or left to the pen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from thiduadesk.desk.commands.conferences import remove_conference, save_conference
from thiduadesk.desk.commands.paper_numbers import save_paper_number
from thiduadesk.desk.commands.printouts import Printing, note_printout
from thiduadesk.desk.commands.wording import change_wording
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, printed_numbers, render_as
from thiduadesk.desk.queries.numbering import numbering_of
from thiduadesk.desk.queries.paper_numbers import noted_number, paper_number_lines
from thiduadesk.desk.queries.rounds import rounds_of
from thiduadesk.desk.queries.wording import sentence_card
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import RuleBroken
from thiduadesk.domain.paper_number import PaperNumber

YEAR = 2018


JANUARY = Conference(id="thang-gieng", year=YEAR, title="Hội nghị trao cờ", held_on=date(2019, 1, 11))


def of_january(**told: object) -> PaperNumber:
    return PaperNumber(id="", year=YEAR, kind="bien-ban", conference_id=JANUARY.id, **told)  # type: ignore[arg-type]


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


def test_a_meeting_in_january_is_numbered_with_its_own_year(desk: Desk) -> None:
    desk.do(save_conference, JANUARY)
    desk.do(save_paper_number, of_january(number=4))
    assert free(desk, "bien-ban") == 1  # of the meeting in December
    assert numbering_of(desk.records).free(PaperNumber(id="", year=2019, kind="ban-giao")) == 5
    desk.do(save_paper_number, of_january(number=4, dated_on=date(2018, 12, 31)))
    assert free(desk, "bien-ban") == 5


def test_types_the_cluster_words_alike_are_one_series(desk: Desk) -> None:
    give(desk, "bao-cao", 4)
    desk.do(change_wording, replace(sentence_card(desk.records, "report.type"), text="BB"))
    assert free(desk, "bien-ban") == 5


def went_out(desk: Desk, kind: str, subject: str = "") -> None:
    numbers = printed_numbers(desk.records, kind, YEAR, subject, day=date(2018, 12, 20))
    printing = Printing(kind=kind, year=YEAR, text=printed(desk, kind, subject), numbers=numbers)
    desk.do(note_printout, printing, datetime(2018, 12, 20, 9, tzinfo=UTC))


def refusal(desk: Desk, kind: str, number: int) -> str:
    with pytest.raises(RuleBroken) as refused:
        give(desk, kind, number)
    (problem,) = refused.value.problems
    return problem.message.format_map(problem.params)


def test_a_number_on_paper_is_no_other_papers_whatever_is_undone(desk: Desk) -> None:
    give(desk, "bien-ban", 5, by_hand=False)
    went_out(desk, "bien-ban")
    desk.undo()
    assert desk.records.all(PaperNumber) == []
    said = "Số 05 đã in ngày 20/12/2018 trên «Biên bản hội nghị bình xét». Số tiếp theo còn trống: 06."
    assert refusal(desk, "kiem-phieu", 5) == said
    assert free(desk, "kiem-phieu") == 6
    give(desk, "bien-ban", 5)


def test_a_number_on_paper_outlives_its_conference(desk: Desk) -> None:
    desk.do(save_conference, JANUARY)
    desk.do(save_paper_number, of_january(number=4, by_hand=False))
    went_out(desk, "bien-ban", subject=JANUARY.id)
    desk.do(remove_conference, JANUARY)
    assert numbering_of(desk.records).free(PaperNumber(id="", year=2019, kind="ban-giao")) == 5


def test_a_number_left_to_the_pen_is_not_on_paper(desk: Desk) -> None:
    give(desk, "bien-ban", 5)
    went_out(desk, "bien-ban")
    give(desk, "bien-ban", 6)
    give(desk, "kiem-phieu", 5)


def test_papers_printed_together_each_keep_their_number(desk: Desk) -> None:
    for row in range(3):
        give(desk, "kiem-tra-cheo", row + 1, row=row, by_hand=False)
    went_out(desk, "kiem-tra-cheo")
    desk.undo()
    assert free(desk, "kiem-tra-cheo", row=4) == 4


def test_the_history_names_the_paper_and_its_number(desk: Desk) -> None:
    give(desk, "bien-ban", 5)
    (step,) = desk.history(1)
    assert step.name.format_map(step.params) == "Lưu số 05, Biên bản hội nghị bình xét"


def test_papers_asked_for_by_id_are_told_apart(desk: Desk) -> None:
    twins = [replace(JANUARY, id=name, held_on=date(2019, month, 5)) for month, name in ((1, "mot"), (2, "hai"))]
    for twin in twins:
        desk.do(save_conference, twin)
        (line,) = paper_number_lines(desk.records, "bien-ban", YEAR, twin.id)
        assert (line.id, line.of, line.day) == (twin.id, twin.title, twin.held_on)
    usual = paper_number_lines(desk.records, "kiem-phieu", YEAR)[0]
    ballot = rounds_of(desk.records, usual.id)[0]
    assert paper_number_lines(desk.records, "kiem-phieu", YEAR, ballot.id) == (usual,)
    assert paper_number_lines(desk.records, "giay-moi", YEAR, "Học viện Tư pháp")[0].id == usual.id


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
