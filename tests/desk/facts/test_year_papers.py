"""The papers of a whole year from the file: what is true of the practice year, and what an empty year says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from thiduadesk.desk.commands.nominations import save_nomination
from thiduadesk.desk.commands.years import save_cluster, start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, printed_numbers, render_as
from thiduadesk.desk.facts.standings import PaperState, paper_standing
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.rounds import counts_of, rounds_of
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.desk.steps import step
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.tree import Document, PageProfile
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.conference import Conference, ConferenceState
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Ground, Nomination, NominationStatus
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.domain.unit import Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.store.work import Work

YEAR = 2018
TODAY = date(2018, 12, 20)
YEAR_KINDS = (
    *("giao-uoc", "dang-ky", "ke-hoach", "kiem-tra-cheo", "don-doc", "to-trinh", "trich-ngang"),
    *("bao-cao", "so-ket", "so-cap", "ban-giao"),
)


@step("Thử")
def put(work: Work, *rows: object) -> None:
    """Put rows past every check, as an older version or another program may have."""
    for row in rows:
        work.put(row)


@step("Thử")
def drop(work: Work, *rows: object) -> None:
    """Take rows out past every check."""
    for row in rows:
        work.drop(row)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """A file of one year that nobody has written in."""
    desk = Desk.create(tmp_path / "trống.tdk")
    desk.do(start_year, 2026)
    yield desk
    desk.close()


def said(desk: Desk, kind: str, year: int = YEAR, subject: str = "", day: date = TODAY) -> str:
    return render_as(compose_paper(desk.records, kind, year, subject, day=day), "txt").decode()


def unit_named(desk: Desk, short_name: str) -> Unit:
    found = desk.records.one(Unit, short_name=short_name)
    assert found
    return found


@pytest.mark.parametrize("kind", COMPOSERS)
def test_every_paper_prints_something_true_of_the_practice_year(desk: Desk, kind: str) -> None:
    text = said(desk, kind)
    assert "None" not in text
    assert "2018" in text
    assert render_as(compose_paper(desk.records, kind, YEAR, day=TODAY), "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("kind", YEAR_KINDS)
def test_a_year_that_holds_nothing_says_so_in_a_sentence(empty: Desk, kind: str) -> None:
    with pytest.raises(NotFound, match=r"chưa|không có"):
        said(empty, kind, 2026)


@pytest.mark.parametrize("kind", [kind for kind in YEAR_KINDS if kind not in {"kiem-tra-cheo", "don-doc"}])
def test_a_paper_about_all_units_is_not_printed_for_one(desk: Desk, kind: str) -> None:
    with pytest.raises(NotFound, match="«Học viện Tư pháp»"):
        said(desk, kind, subject="Học viện Tư pháp")


def test_the_submission_names_those_that_passed_and_no_others(desk: Desk) -> None:
    text = said(desk, "to-trinh")
    assert "năm 2018 cho 04 tập thể (có Danh sách trích ngang kèm theo), gồm:" in text
    assert "Cờ thi đua ngành Tư pháp: 04 tập thể\n1. Trường Đại học Luật Hà Nội;" in text
    assert "Cờ thi đua của Chính phủ: 02 tập thể" in text
    assert "Tập thể Lao động xuất sắc" not in text  # put forward, not voted on
    assert "Căn cứ Biên bản Hội nghị tổng kết" in text
    assert "Kính gửi: Bộ Tư pháp" in text
    assert "Về việc đề nghị tặng danh hiệu thi đua năm 2018" in text
    assert "Biên bản hội nghị; Biên bản kiểm phiếu; " in text
    assert (
        "tặng Cờ thi đua ngành Tư pháp cho 04 tập thể; "
        "trình Thủ tướng Chính phủ tặng Cờ thi đua của Chính phủ cho 02 tập thể./."
    ) in text


def test_the_laws_a_submission_rests_on_stand_by_rank(desk: Desk) -> None:
    bases = re.findall("Căn cứ (Luật|Nghị định|Thông tư|Quyết định|Biên bản)", said(desk, "to-trinh"))
    assert bases == ["Luật", "Nghị định", "Thông tư", "Thông tư", "Quyết định", "Biên bản"]


@pytest.mark.parametrize(
    ("year", "dated_on", "cited", "left_out"),
    [
        (2023, None, ["26 tháng 11 năm 2003", "91/2017/NĐ-CP", "12/2019/TT-BNV"], ["2022", "98/2023"]),
        (2023, date(2024, 1, 15), ["15 tháng 6 năm 2022", "98/2023/NĐ-CP", "05/2018/TT-BTP"], ["91/2017", "11/2023"]),
        (2025, None, ["152/2025/NĐ-CP", "15/2025/TT-BNV"], ["98/2023/NĐ-CP", "01/2024/TT-BNV"]),
        (2025, date(2025, 6, 20), ["98/2023/NĐ-CP", "01/2024/TT-BNV"], ["152/2025", "15/2025"]),
    ],
)
def test_a_submission_rests_on_the_laws_of_its_day(
    desk: Desk, year: int, dated_on: date | None, cited: list[str], left_out: list[str]
) -> None:
    passed = next(item for item in in_protocol_order(desk.records, YEAR) if item.status == NominationStatus.PASSED)
    desk.do(put, Year(id=new_id(), year=year), replace(passed, id=new_id(), year=year))
    desk.do(put, PaperNumber(id=new_id(), year=year, kind="to-trinh", dated_on=dated_on, by_hand=False))
    bases = "\n".join(re.findall("Căn cứ .*", said(desk, "to-trinh", year)))
    assert [one for one in cited if one not in bases] == []
    assert [one for one in left_out if one in bases] == []


@pytest.mark.parametrize(
    ("dated_on", "law"),
    [
        (
            date(2020, 3, 4),
            "số 15/2003/QH11 ngày 26 tháng 11 năm 2003, được sửa đổi, bổ sung một số điều theo Luật số 47",
        ),
        (
            date(2020, 3, 5),
            "ngày 26 tháng 11 năm 2003, được sửa đổi, bổ sung một số điều theo Luật ngày 14 tháng 6 năm 2005",
        ),
        (date(2025, 1, 15), "ngày 15 tháng 6 năm 2022;"),
    ],
)
def test_a_law_is_cited_without_its_number_since_the_decree_of_2020(desk: Desk, dated_on: date, law: str) -> None:
    desk.do(put, PaperNumber(id=new_id(), year=YEAR, kind="to-trinh", dated_on=dated_on))
    text = said(desk, "to-trinh")
    assert f"Căn cứ Luật Thi đua, khen thưởng {law}" in text
    assert re.search(r"Căn cứ Thông tư số \d+/", text)


def test_the_list_names_the_submission_it_goes_with(desk: Desk) -> None:
    assert "(Kèm theo Tờ trình số ……/TTr-CTĐII ngày …… tháng …… năm ……… của Cụm" in said(desk, "trich-ngang")
    noted = PaperNumber(id=new_id(), year=YEAR, kind="to-trinh", number=5, dated_on=date(2018, 12, 20), by_hand=False)
    desk.do(put, noted)
    assert "(Kèm theo Tờ trình số 05/TTr-CTĐII ngày 20 tháng 12 năm 2018 của Cụm" in said(desk, "trich-ngang")
    assert printed_numbers(desk.records, "trich-ngang", YEAR) == ()  # it has none of its own
    desk.do(put, replace(noted, by_hand=True))
    assert "Tờ trình số ……/TTr-CTĐII ngày …… tháng" in said(desk, "trich-ngang")
    desk.do(save_cluster, replace(cluster_card(desk.records, YEAR), symbol=""))
    assert "Tờ trình số ……/TTr ngày …… tháng" in said(desk, "trich-ngang")


def test_the_list_is_laid_out_as_its_submission(desk: Desk) -> None:
    desk.do(put, PaperNumber(id=new_id(), year=YEAR, kind="to-trinh", dated_on=date(2020, 3, 5), by_hand=False))
    papers = [compose_paper(desk.records, kind, YEAR) for kind in ("to-trinh", "trich-ngang")]
    assert [paper.profile for paper in papers if isinstance(paper, Document)] == [PageProfile.DECREE_30] * 2


def test_persons_follow_collectives_with_what_stands_before_their_names(desk: Desk) -> None:
    for item in in_protocol_order(desk.records, YEAR):
        if item.title == "Chiến sĩ thi đua ngành Tư pháp" and item.alive:
            desk.do(put, replace(item, status=NominationStatus.PASSED))
    text = said(desk, "to-trinh")
    assert "năm 2018 cho 04 tập thể và 03 cá nhân (có Danh sách trích ngang kèm theo), gồm:" in text
    assert "1. Bà Đặng Thu Hà, Giảng viên chính, Trường Đại học Luật Hà Nội;" in text
    assert "3. Ông Đinh Tiến Đạt, Phóng viên, Báo Pháp luật Việt Nam." in text
    listed = said(desk, "trich-ngang")
    assert "Chiến sĩ thi đua cơ sở liên tục; có sáng kiến" in listed


def test_a_part_of_a_unit_is_told_with_the_unit_and_counted_with_it(desk: Desk) -> None:
    unit = unit_named(desk, "HVTP")
    part = Unit(id=new_id(), parent_id=unit.id)
    person = Person(id=new_id(), unit_id=part.id, name="Lê Thị Hạnh", office="Giảng viên")
    title = "Tập thể Lao động xuất sắc"
    movement = desk.records.all(Movement)[0]
    desk.do(
        put,
        part,
        UnitName(id=new_id(), unit_id=part.id, name="Phòng Đào tạo"),
        person,
        Nomination(id=new_id(), year=YEAR, unit_id=part.id, title=title, status=NominationStatus.PASSED),
        Nomination(
            id=new_id(),
            year=YEAR,
            unit_id=part.id,
            person_id=person.id,
            title="Bằng khen",
            status=NominationStatus.PASSED,
        ),
        Registration(id=new_id(), year=YEAR, unit_id=part.id, title=title),
        Achievement(id=new_id(), year=YEAR, unit_id=part.id, content="Dạy giỏi", movement_id=movement.id),
    )
    text = said(desk, "to-trinh")
    assert "1. Phòng Đào tạo, Học viện Tư pháp." in text
    assert "1. Lê Thị Hạnh, Giảng viên, Phòng Đào tạo, Học viện Tư pháp." in text
    registered = said(desk, "dang-ky")
    assert "2 | Học viện Tư pháp |  | 1 | 5 | 1 | 31 |" in registered
    assert "Phòng Đào tạo (Tập thể Lao động xuất sắc)" in registered
    assert f"{movement.name} | Bộ Tư pháp | 9 | 7/12" in said(desk, "bao-cao")
    assert "Gửi minh chứng của thành tích “Dạy giỏi”" in said(desk, "don-doc", subject="HVTP")


def test_a_ruling_stands_beside_its_candidate(desk: Desk) -> None:
    first = in_protocol_order(desk.records, YEAR)[0]
    desk.do(put, Ruling(id=new_id(), nomination_id=first.id, rule="no-twice", met=True, reason="đã có ý kiến của Bộ"))
    for kind in ("to-trinh", "trich-ngang"):
        assert "Trường Đại học Luật Hà Nội (Vẫn đề nghị: đã có ý kiến của Bộ)" in said(desk, kind)


@pytest.mark.parametrize(
    ("year", "cited", "passed_over"),
    [
        (2018, "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", "98/2023"),
        (2024, "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023", "91/2017"),
        (2025, "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025", "98/2023"),
    ],
)
def test_the_law_cited_is_that_of_the_year(desk: Desk, year: int, cited: str, passed_over: str) -> None:
    if year != YEAR:
        desk.do(start_year, year)
    unit = unit_named(desk, "HVTP")
    title = "Tập thể Lao động xuất sắc"
    desk.do(put, Nomination(id=new_id(), year=year, unit_id=unit.id, title=title, status=NominationStatus.PASSED))
    text = said(desk, "to-trinh", year)
    assert f"Căn cứ {cited} của Chính phủ quy định" in text
    assert passed_over not in text
    assert "Kỷ niệm chương" not in text


def test_a_circular_about_one_matter_is_cited_where_it_comes_up(desk: Desk) -> None:
    person = desk.records.all(Person)[0]
    medal = Nomination(
        id=new_id(),
        year=YEAR,
        unit_id=person.unit_id,
        person_id=person.id,
        title="Kỷ niệm chương Vì sự nghiệp Tư pháp",
        status=NominationStatus.PASSED,
    )
    assert "06/2018/TT-BTP" not in said(desk, "to-trinh")
    desk.do(put, medal)
    assert "Căn cứ Thông tư số 06/2018/TT-BTP ngày 07 tháng 6 năm 2018 của Bộ trưởng Bộ Tư pháp;" in said(
        desk, "to-trinh"
    )


def test_nobody_passed_is_a_sentence(desk: Desk) -> None:
    desk.do(start_year, 2019)
    first = in_protocol_order(desk.records, YEAR)[0]
    intended = replace(first, id=new_id(), year=2019, status=NominationStatus.INTENDED)
    desk.do(save_nomination, intended, date(2019, 12, 1))
    with pytest.raises(NotFound, match="2019 chưa có đề nghị nào được thông qua"):
        said(desk, "to-trinh", 2019)


def test_the_list_tells_titles_won_before_and_votes(desk: Desk) -> None:
    text = said(desk, "trich-ngang")
    assert "Tập thể Lao động xuất sắc (2015, 2016, 2017); Cờ thi đua ngành Tư pháp (2015)" in text
    assert "27/28 phiếu (96,43 %)" in text


def test_what_a_person_won_goes_along_to_another_unit(desk: Desk) -> None:
    person = desk.records.one(Person, name="Đặng Thu Hà")
    assert person
    moved = replace(person, unit_id=unit_named(desk, "HVTP").id)
    title = "Chiến sĩ thi đua ngành Tư pháp"
    nomination = Nomination(
        id=new_id(),
        year=YEAR,
        unit_id=moved.unit_id,
        person_id=person.id,
        title=title,
        status=NominationStatus.PASSED,
    )
    desk.do(put, moved, nomination)
    row = next(line for line in said(desk, "trich-ngang").split("\n") if title in line)
    assert "Học viện Tư pháp" in row
    assert "Chủ biên giáo trình Luật Hành chính" in row
    assert "Chiến sĩ thi đua cơ sở (2016, 2017, 2018)" in row


def test_of_many_achievements_the_list_tells_those_the_nomination_names_else_a_few(desk: Desk) -> None:
    nomination = in_protocol_order(desk.records, YEAR)[0]
    many = [
        Achievement(id=new_id(), year=YEAR, unit_id=nomination.unit_id, content=f"Thành tích thứ {number}")
        for number in range(1, 61)
    ]
    shining = replace(many[-1], role_model=True)
    desk.do(put, *many[:-1], shining)
    assert render_as(compose_paper(desk.records, "trich-ngang", YEAR), "pdf")
    text = said(desk, "trich-ngang")
    assert "Thành tích thứ 60" in text
    assert "Thành tích thứ 3 " not in text
    desk.do(put, Ground(id=new_id(), nomination_id=nomination.id, achievement_id=many[4].id))
    row = said(desk, "trich-ngang").partition("\n1 | ")[2].partition("\n")[0]
    assert "Thành tích thứ 5 |" in row
    assert "Thành tích thứ 60" not in row


def test_a_meeting_that_only_launched_the_year_is_not_cited_as_the_one_that_chose(desk: Desk) -> None:
    desk.do(start_year, 2019)
    unit = unit_named(desk, "HVTP")
    desk.do(
        put,
        Conference(id=new_id(), year=2019, title="Hội nghị ký giao ước", kind="phát động", held_on=date(2019, 3, 1)),
        Nomination(id=new_id(), year=2019, unit_id=unit.id, title="Bằng khen", status=NominationStatus.PASSED),
    )
    text = said(desk, "to-trinh", 2019)
    assert "Hội nghị ký giao ước" not in text
    assert "BẢN NHÁP" not in text
    desk.do(
        put,
        Conference(id=new_id(), year=2019, title="Hội nghị bình xét", kind="bình xét", held_on=date(2019, 12, 1)),
    )
    assert said(desk, "to-trinh", 2019).startswith("[BẢN NHÁP]")


def test_what_an_open_conference_chose_waits_until_it_is_sealed(desk: Desk) -> None:
    def standing(kind: str) -> PaperState:
        return paper_standing(desk.records, kind, YEAR, TODAY).state

    held = next(item for item in desk.records.all(Conference, year=YEAR) if item.finalised)
    meeting = replace(held, id=new_id(), title="Họp lại", held_on=date(2018, 12, 19), state=ConferenceState.OPEN)
    desk.do(put, meeting)
    assert standing("to-trinh") is PaperState.WAITING
    assert standing("bao-cao") is PaperState.READY, "the report goes before the conference"
    ballot, *_ = rounds_of(desk.records, held.id)
    again = replace(ballot, id=new_id(), conference_id=meeting.id)
    counts = [replace(item, id=new_id(), round_id=again.id) for item in counts_of(desk.records, ballot.id)]
    desk.do(put, again, *counts)
    assert standing("bao-cao") is PaperState.WAITING
    assert {standing("tong-hop-diem"), standing("ban-giao")} == {PaperState.READY}, "they tell nothing it chose"


def test_the_pledge_has_a_cell_for_every_unit_and_the_head_signs_last(desk: Desk) -> None:
    text = said(desk, "giao-uoc")
    assert "Hôm nay, ngày 20 tháng 3 năm 2018, tại" in text
    cells = text.partition("./.")[2]
    assert cells.index("HỌC VIỆN TƯ PHÁP") < cells.index("TRUNG TÂM LÝ LỊCH TƯ PHÁP QUỐC GIA")
    assert cells.index("TRUNG TÂM LÝ LỊCH TƯ PHÁP QUỐC GIA") < cells.index("VIỆN KHOA HỌC PHÁP LÝ")
    assert cells.rstrip().endswith("CỤM TRƯỞNG VIỆN TRƯỞNG\n\n |  | Phạm Quốc Khánh")
    assert "Thủ trưởng đơn vị" not in text


def test_the_pledge_was_signed_where_the_cluster_met_that_day(desk: Desk) -> None:
    assert "tại ………" in said(desk, "giao-uoc")
    meeting = Conference(id=new_id(), year=YEAR, title="Ký kết", held_on=date(2018, 3, 20), place="Học viện Tư pháp")
    desk.do(put, meeting)
    assert "Hôm nay, ngày 20 tháng 3 năm 2018, tại Học viện Tư pháp, các đơn vị" in said(desk, "giao-uoc")


def test_a_signer_known_by_name_is_told_before_the_chief(desk: Desk) -> None:
    unit = unit_named(desk, "HVTP")
    pledge = desk.records.one(Pledge, year=YEAR, unit_id=unit.id)
    assert pledge
    desk.do(put, replace(unit, chief="Lê Văn Giám"))
    assert "Lê Văn Giám" in said(desk, "giao-uoc")
    desk.do(put, replace(pledge, signer="Trần Thị Phó"))
    text = said(desk, "giao-uoc")
    assert "Trần Thị Phó" in text
    assert "Lê Văn Giám" not in text


def test_registrations_add_up_however_a_title_is_spelled(desk: Desk) -> None:
    before = said(desk, "dang-ky")
    assert "TỔNG CỘNG | 2 | 6 | 27 | 4 | 197 |" in before
    unit = unit_named(desk, "NXBTP")
    desk.do(put, Registration(id=new_id(), year=YEAR, unit_id=unit.id, title="cờ NGÀNH tư pháp"))
    desk.do(put, Registration(id=new_id(), year=YEAR, unit_id=unit.id, title="Giải thưởng riêng", quantity=3))
    text = said(desk, "dang-ky")
    assert "TỔNG CỘNG | 2 | 7 | 27 | 4 | 197 | 3 |" in text


def test_a_unit_that_registered_nothing_is_said_so(desk: Desk) -> None:
    unit = unit_named(desk, "HVTP")
    desk.do(drop, *desk.records.all(Registration, unit_id=unit.id))
    assert "2 | Học viện Tư pháp |  |  |  |  |  | chưa đăng ký" in said(desk, "dang-ky")


def test_the_plan_tells_what_is_planned_not_what_came_of_it(desk: Desk) -> None:
    text = said(desk, "ke-hoach")
    assert "Tập huấn nghiệp vụ thi đua, khen thưởng | tập huấn | 15/05/2018" in text
    assert "24/05/2018" not in text
    assert "Gửi bảng tự chấm điểm | 15/11/2018 | Các đơn vị thành viên" in text
    assert "Hội nghị tổng kết, bình xét | 30/11/2018 | Đơn vị Cụm trưởng" in text


def test_a_check_of_one_unit_tells_the_day_and_the_differences(desk: Desk) -> None:
    text = said(desk, "kiem-tra-cheo", subject="tcl vt")
    assert text.count("BIÊN BẢN") == 1
    assert "ngày 03 tháng 12 năm 2018" in text
    assert "Sáng kiến, mô hình mới | 4 |  | 3 | -1 | Một sáng kiến chưa được công nhận" in text


def test_letters_go_to_those_that_owe_something_and_count_days_to_the_day_stated(desk: Desk) -> None:
    early = said(desk, "don-doc", subject="TCL TN", day=date(2018, 3, 22))
    assert "đến ngày 22 tháng 3 năm 2018" in early
    assert "Ký giao ước thi đua | 20/03/2018 | 2 ngày" in early
    assert "Báo cáo sơ kết" not in early
    assert "Ký bản giao ước" not in early  # the milestone says so
    late = said(desk, "don-doc", day=date(2018, 12, 31))
    assert "Ký giao ước thi đua | 20/03/2018 | 286 ngày" in late
    assert "Kính gửi: Học viện Tư pháp" not in late
    assert "Gửi minh chứng của thành tích “Ủng hộ đồng bào bị thiên tai”" in late
    with pytest.raises(NotFound, match="«Học viện Tư pháp»"):
        said(desk, "don-doc", subject="Học viện Tư pháp")


def test_the_unit_that_heads_the_cluster_writes_no_letter_to_itself(desk: Desk) -> None:
    unit = unit_named(desk, "VKHPL")
    desk.do(drop, *desk.records.all(Registration, unit_id=unit.id))
    assert "Kính gửi: Viện Khoa học pháp lý" not in said(desk, "don-doc")
    with pytest.raises(NotFound, match="«VKHPL»"):
        said(desk, "don-doc", subject="VKHPL")


def test_what_others_handed_in_is_missing_and_what_nobody_did_is_not(desk: Desk) -> None:
    unit = unit_named(desk, "HVTP")
    desk.do(drop, *desk.records.all(Registration, unit_id=unit.id))
    assert "Đăng ký danh hiệu thi đua | chưa có hạn | " in said(desk, "don-doc", subject="HVTP")
    desk.do(drop, *desk.records.all(Registration))
    with pytest.raises(NotFound):
        said(desk, "don-doc", subject="HVTP")


def test_the_report_counts_what_the_file_holds(desk: Desk) -> None:
    text = said(desk, "bao-cao")
    assert "Cụm thi đua số II có 12 đơn vị thành viên" in text
    assert "Đã ghi nhận 25 thành tích, trong đó có 06 điển hình tiên tiến." in text
    assert "Có 11/12 đơn vị ký giao ước thi đua." in text
    assert "Đã thực hiện 06/08 hoạt động." in text
    assert "1 | Trường Đại học Luật Hà Nội | 98 | Xuất sắc" in text
    assert "cho 04 tập thể: Trường Đại học Luật Hà Nội" in text
    assert "Trường Trung cấp Luật Vị Thanh (chậm 04 ngày), Trường Trung cấp Luật Thái Nguyên (chậm 10 ngày)" in text
    assert "tính đến ngày 20 tháng 12 năm 2018" in text


def test_a_report_of_the_day_before_the_conference_tells_no_vote(desk: Desk) -> None:
    vote = "Hội nghị thống nhất đề nghị"
    assert vote not in said(desk, "bao-cao", day=date(2018, 12, 13))
    assert vote in said(desk, "bao-cao", day=date(2018, 12, 14))
    (conference,) = desk.records.all(Conference)
    desk.do(put, replace(conference, id=new_id(), title="Phiên sau", ends_on=date(2019, 1, 10), held_on=TODAY))
    assert vote in said(desk, "bao-cao", day=date(2019, 1, 9))  # the one before has chosen
    assert vote not in said(desk, "bao-cao", day=date(2019, 1, 10))


def test_shortcomings_of_one_kind_are_one_sentence(desk: Desk) -> None:
    text = said(desk, "bao-cao")
    assert (
        "- 04 hoạt động chung chưa đúng tiến độ: Ban hành kế hoạch công tác thi đua, khen thưởng của Cụm "
        "(chậm 09 ngày), Tập huấn nghiệp vụ thi đua, khen thưởng (chậm 09 ngày), "
    ) in text
    undone = "Giao lưu gương điển hình tiên tiến; Tọa đàm đổi mới cách chấm điểm thi đua"
    assert f"- 02 hoạt động chung chưa thực hiện: {undone};" in text
    assert "- 05 đơn vị chưa thực hiện đúng hạn: Ký giao ước thi đua (hạn 20/03/2018) - " in text
    assert "- 01 việc của Cụm chưa đúng hạn: Hội nghị tổng kết, bình xét (hạn 30/11/2018, chậm 14 ngày);" in text
    assert "- 01 đơn vị chưa ký giao ước thi đua: Trường Trung cấp Luật Thái Nguyên." in text


def test_the_half_year_holds_only_what_bears_a_day_up_to_the_end_of_june(desk: Desk) -> None:
    text = said(desk, "so-ket")
    assert "tính đến ngày 30 tháng 6 năm 2018" in text
    assert "Đã ghi nhận 08 thành tích, trong đó có 02 điển hình tiên tiến." in text
    assert "Đã thực hiện 03/03 hoạt động." in text
    assert "Gửi bảng tự chấm điểm" not in text
    assert "Trường Trung cấp Luật Đồng Hới (chậm 14 ngày), Trường Trung cấp Luật Thái Nguyên (chưa hoàn thành)" in text
    assert "tính đến ngày 01 tháng 5 năm 2018" in said(desk, "so-ket", day=date(2018, 5, 1))


def test_staff_unknown_of_one_unit_is_not_added_up(desk: Desk) -> None:
    assert "Tổng biên chế" in said(desk, "bao-cao")
    desk.do(put, replace(unit_named(desk, "HVTP"), staff=None))
    assert "Tổng biên chế" not in said(desk, "bao-cao")


def test_the_book_holds_what_was_entered_not_what_could_be_printed(desk: Desk) -> None:
    assert "1 | Bà H'Lan Niê | Giáo viên, Trường Trung cấp Luật Buôn Ma Thuột | giấy chứng nhận" in said(desk, "so-cap")
    desk.do(drop, *desk.records.all(Certificate))
    assert "GIẤY CHỨNG NHẬN" in said(desk, "giay-chung-nhan")  # from the nominations
    with pytest.raises(NotFound, match="chưa cấp giấy nào"):
        said(desk, "so-cap")


def test_the_handover_names_the_next_head_and_what_is_open(desk: Desk) -> None:
    text = said(desk, "ban-giao")
    assert "Bên giao: Viện Khoa học pháp lý; đại diện: Phạm Quốc Khánh, Viện trưởng." in text
    assert "Bên nhận: ………………………; đại diện: ………" in text
    assert " | Biên bản hội nghị bình xét |  |  |  | \n" in text
    assert "Biên bản bàn giao |" not in text
    assert "12 đơn vị; 32 cá nhân; 03 phong trào thi đua" in text
    assert "- 06 thành tích chưa có minh chứng." in text
    assert "- “Ký giao ước thi đua” (hạn 20/03/2018): Trường Trung cấp Luật Thái Nguyên;" in text
    assert "- 06 đề nghị khen thưởng đã thông qua, chưa có quyết định;" in text
    desk.do(start_year, 2019)
    posts = desk.records.one(Year, year=2019)
    assert posts
    desk.do(put, replace(posts, head_id=unit_named(desk, "ĐHLHN").id))
    text = said(desk, "ban-giao")
    assert "Bên nhận: Trường Đại học Luật Hà Nội; đại diện: ………" in text
    (conference,) = desk.records.all(Conference)
    minutes = PaperNumber(
        id=new_id(),
        year=YEAR,
        kind="bien-ban",
        conference_id=conference.id,
        number=5,
        dated_on=conference.held_on,
    )
    desk.do(put, minutes)
    assert " | Biên bản hội nghị bình xét | 05/BB-CTĐII | 14/12/2018 |  | \n" in said(desk, "ban-giao")


def test_a_cluster_of_little_known_leaves_blanks(desk: Desk) -> None:
    card = cluster_card(desk.records, YEAR)
    desk.do(save_cluster, replace(card, parent="", place="", symbol="", head_id=None, deputy_id=None))
    for kind in YEAR_KINDS:
        text = said(desk, kind)
        assert "None" not in text
        assert "()" not in text
    assert "Kính gửi: ………" in said(desk, "to-trinh")
    assert "………………………, ngày ……" in said(desk, "to-trinh")
