"""Importing a workbook: what goes in, what is refused, and that it is one step."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from thiduadesk.desk.commands.conferences import finalise_conference
from thiduadesk.desk.commands.imports import import_book
from thiduadesk.desk.commands.units import rename_unit
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.importing.grounds import told_apart
from thiduadesk.desk.importing.intake import NotOurs
from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.cluster import CLUSTER_ID, Cluster
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Conflict
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.nomination import Ground, Nomination, NominationEvent
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import RuleChange
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.exchange.book import Book
from thiduadesk.exchange.values import Raw
from thiduadesk.i18n.words import Words

TODAY = date(2018, 12, 20)
Tables = Mapping[str, Sequence[Mapping[str, Raw]]]

CLUSTER: list[Mapping[str, Raw]] = [
    {"Mục": "Tên cụm", "Giá trị": "Cụm thi đua số II"},
    {"Mục": "Cơ quan chủ quản", "Giá trị": "Bộ Tư pháp"},
    {"Mục": "Năm", "Giá trị": 2018},
]
BASIS: Tables = {
    "Cụm": CLUSTER,
    "Đơn vị": [
        {"Tên đơn vị": "Học viện Tư pháp", "Tên viết tắt": "HVTP", "Đơn vị cấp trên": "Bộ Tư pháp"},
        {"Tên đơn vị": "Nhà xuất bản Tư pháp", "Tên viết tắt": "NXB", "Vai trò": "cụm trưởng", "Thứ tự": 2},
    ],
    "Cá nhân": [
        {"Họ và tên": "Lê Hoàng Anh", "Đơn vị": "HVTP", "Ngày sinh": "1976"},
        {"Họ và tên": "Vũ Thị Thuý", "Đơn vị": "học viện  tư pháp"},
    ],
}
MEETING: Tables = {
    "Hội nghị": [{"Tên hội nghị": "Hội nghị tổng kết", "Ngày": "14/12/2018", "Chủ trì": "A", "Thư ký": "B"}],
    "Bỏ phiếu": [
        {
            "Hội nghị": "Hội nghị tổng kết",
            "Danh hiệu": "Cờ thi đua",
            "Phát ra": 12,
            "Thu về": 12,
            "Hợp lệ": 12,
            "Không hợp lệ": 0,
            "Ngưỡng": ">= 2/3",
            "Ứng viên": "HVTP",
            "Đồng ý": 12,
            "Không đồng ý": 0,
        }
    ],
}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Desk]:
    """A new, empty file."""
    desk = Desk.create(tmp_path / "cum.tdk")
    yield desk
    desk.close()


@pytest.fixture
def filled(fresh: Desk) -> Desk:
    """A file with two units and two people."""
    take(fresh, BASIS)
    return fresh


def plan(desk: Desk, tables: Tables) -> ImportPlan:
    return plan_import(desk.records, Book.from_tables(tables), TODAY)


def take(desk: Desk, tables: Tables) -> ImportPlan:
    planned = plan(desk, tables)
    desk.do(import_book, planned, "so-lieu.xlsx")
    return planned


def refusals(planned: ImportPlan) -> list[str]:
    return [f"{item.sheet}!{item.cell}" for item in planned.rejected]


def clashes(planned: ImportPlan) -> list[tuple[str, str, str, str]]:
    return [(f"{item.sheet}!{item.cell}", item.field, item.ours, item.theirs) for item in planned.conflicts]


def unit(desk: Desk, name: str) -> str:
    found = desk.records.one(UnitName, name=name)
    assert found is not None
    return found.unit_id


# One step, or nothing.


def test_a_new_file_is_filled_in_one_step(fresh: Desk) -> None:
    planned = take(fresh, BASIS)
    assert planned.clean
    assert planned.accepted == {"Cụm": 3, "Đơn vị": 2, "Cá nhân": 2}
    assert len(fresh.history()) == 1
    assert [item.year for item in fresh.records.all(Year)] == [2018]


def test_planning_alone_writes_nothing(fresh: Desk) -> None:
    before = fresh.path.read_bytes()
    planned = plan(fresh, {**BASIS, **MEETING})
    assert planned.records
    assert fresh.path.read_bytes() == before
    assert not fresh.history()


def test_importing_twice_changes_nothing_and_adds_no_step(filled: Desk) -> None:
    again = take(filled, BASIS)
    assert not again.records
    assert again.unchanged == {"Cụm": 3, "Đơn vị": 2, "Cá nhân": 2}
    assert len(filled.history()) == 1


def test_undo_takes_all_of_it_back(filled: Desk) -> None:
    before = filled.records.counts()
    changed: Tables = {
        "Cụm": CLUSTER,
        "Đơn vị": [{"Tên đơn vị": "HVTP", "Biên chế": 210, "Vai trò": "cụm phó"}, {"Tên đơn vị": "Tạp chí"}],
        **MEETING,
    }
    units = filled.records.all(Unit)
    take(filled, changed)
    assert filled.records.counts() != before
    filled.undo()
    assert filled.records.counts() == before
    assert filled.records.all(Unit) == units
    filled.redo()
    assert not take(filled, changed).records


def test_a_plan_that_time_has_overtaken_is_refused(filled: Desk) -> None:
    tables: Tables = {"Cụm": CLUSTER, "Đơn vị": [{"Tên đơn vị": "HVTP", "Biên chế": 210}]}
    old = plan(filled, tables)
    take(filled, {"Cụm": CLUSTER, "Đơn vị": [{"Tên đơn vị": "HVTP", "Biên chế": 99}]})
    with pytest.raises(Conflict):
        filled.do(import_book, old, "cu.xlsx")
    assert {item.staff for item in filled.records.all(Unit)} == {None, 99}


def test_the_report_has_the_published_shape(filled: Desk) -> None:
    planned = plan(
        filled,
        {
            "Cụm": CLUSTER,
            "Đơn vị": [{"Tên đơn vị": "HVTP", "Biên chế": 210, "Fax": "x"}],
            "Cá nhân": [{"Họ và tên": "A", "Đơn vị": "Không có"}],
            "Mốc": [{"Mốc": "Nộp", "Hạn": "1/1/2018"}, {"Mốc": "Nộp", "Hạn": "2/1/2018"}],
        },
    )
    report = planned.report(Words("vi"))
    assert report["changed"] == {"Đơn vị": 1}
    assert report["rejected"] == [
        {
            "sheet": "Cá nhân",
            "cell": "B2",
            "reason": "Không có đơn vị «Không có» trong sheet Đơn vị hoặc trong tệp.",
        }
    ]
    assert report["conflicts"] == [
        {"sheet": "Mốc", "cell": "B3", "field": "Hạn", "ours": "01/01/2018", "theirs": "02/01/2018"}
    ]
    assert {note["cell"] for note in report["notes"]} >= {"C1"}


# Whose workbook it is.


def test_a_new_file_needs_the_clusters_name_and_year(fresh: Desk) -> None:
    with pytest.raises(NotOurs, match="Năm"):
        plan(fresh, {"Đơn vị": [{"Tên đơn vị": "A"}]})
    with pytest.raises(NotOurs, match="Tên cụm"):
        plan(fresh, {"Cụm": [{"Mục": "Năm", "Giá trị": "2018"}]})
    with pytest.raises(NotOurs, match="B2"):
        plan(fresh, {"Cụm": [{"Mục": "Năm", "Giá trị": "20018"}]})


def test_without_sheet_cum_the_latest_year_of_the_file_is_meant(filled: Desk) -> None:
    planned = take(filled, {"Đăng ký": [{"Đơn vị": "HVTP", "Danh hiệu": "Tập thể LĐXS"}]})
    assert planned.clean
    assert any(note.params.get("year") == 2018 for note in planned.notes)
    assert [item.year for item in filled.records.all(Registration)] == [2018]


def test_blank_items_of_the_template_say_nothing(filled: Desk) -> None:
    planned = plan(filled, {"Cụm": [*CLUSTER, {"Mục": "Thư ký"}, {"Mục": "Địa danh", "Giá trị": ""}]})
    assert planned.clean
    assert not planned.records


def test_another_clusters_name_is_a_conflict(filled: Desk) -> None:
    planned = take(filled, {"Cụm": [{"Mục": "Tên cụm", "Giá trị": "Cụm thi đua số V"}]})
    assert clashes(planned) == [("Cụm!B2", "Tên cụm", "Cụm thi đua số II", "Cụm thi đua số V")]
    cluster = filled.records.need(Cluster, CLUSTER_ID)
    assert cluster.name == "Cụm thi đua số II"


def test_another_year_gets_its_own_numbers_and_keeps_the_members(filled: Desk) -> None:
    for year in (2019, 2017):
        taken = take(
            filled,
            {
                "Cụm": [{"Mục": "Năm", "Giá trị": str(year)}],
                "Đơn vị": [{"Tên đơn vị": "HVTP", "Thứ tự": 1}],
                "Đăng ký": [{"Đơn vị": "HVTP", "Danh hiệu": "Cờ"}],
            },
        )
        assert taken.clean
    spans = [
        (item.since, item.until) for item in filled.records.all(Membership, unit_id=unit(filled, "Học viện Tư pháp"))
    ]
    assert sorted(spans, key=str) == [
        (date(2017, 1, 1), date(2017, 12, 31)),
        (date(2018, 1, 1), None),
    ]


# Posts.


def posts(desk: Desk) -> tuple[str | None, str | None, str | None]:
    year = desk.records.one(Year, year=2018)
    assert year is not None
    return year.head_id, year.deputy_id, year.second_deputy_id


def test_roles_make_head_and_two_deputies(fresh: Desk) -> None:
    take(
        fresh,
        {
            "Cụm": CLUSTER,
            "Đơn vị": [
                {"Tên đơn vị": "A", "Vai trò": "Cụm trưởng"},
                {"Tên đơn vị": "B", "Vai trò": "cụm phó"},
                {"Tên đơn vị": "C", "Vai trò": "cụm phó"},
            ],
        },
    )
    assert posts(fresh) == (unit(fresh, "A"), unit(fresh, "B"), unit(fresh, "C"))


@pytest.mark.parametrize(
    ("items", "roles", "told"),
    [
        ({"Cụm trưởng": "A"}, {"B": "cụm trưởng"}, [("Đơn vị!B3", "Cụm trưởng", "A", "B")]),
        ({"Cụm trưởng": "A"}, {"A": "thành viên"}, [("Đơn vị!B2", "Vai trò", "cụm trưởng", "thành viên")]),
        ({}, {"A": "cụm trưởng", "B": "cụm trưởng"}, [("Đơn vị!B3", "Cụm trưởng", "A", "B")]),
        ({"Cụm phó": "A"}, {"B": "cụm phó"}, [("Đơn vị!B3", "Cụm phó", "A", "B")]),
    ],
)
def test_sheets_that_disagree_on_a_post_move_nobody(
    fresh: Desk, items: Mapping[str, str], roles: Mapping[str, str], told: list[tuple[str, str, str, str]]
) -> None:
    named = [{"Mục": item, "Giá trị": name} for item, name in items.items()]
    units = [{"Tên đơn vị": name, "Vai trò": roles.get(name)} for name in ("A", "B")]
    planned = take(fresh, {"Cụm": [*CLUSTER, *named], "Đơn vị": units})
    assert clashes(planned) == told
    assert posts(fresh) == (None, None, None)


def test_a_unit_cannot_hold_two_posts(fresh: Desk) -> None:
    named = [{"Mục": "Cụm trưởng", "Giá trị": "A"}, {"Mục": "Cụm phó", "Giá trị": "A"}]
    planned = take(fresh, {"Cụm": [*CLUSTER, *named], "Đơn vị": [{"Tên đơn vị": "A"}]})
    assert refusals(planned) == ["Cụm!B6"]
    assert posts(fresh) == (None, None, None)


def test_the_workbook_moves_the_headship(filled: Desk) -> None:
    planned = take(
        filled,
        {
            "Cụm": CLUSTER,
            "Đơn vị": [
                {"Tên đơn vị": "HVTP", "Vai trò": "cụm trưởng"},
                {"Tên đơn vị": "NXB", "Vai trò": "thành viên"},
            ],
        },
    )
    assert planned.changed == {"Đơn vị": 2}
    assert posts(filled)[0] == unit(filled, "Học viện Tư pháp")


# Units and people by what they are called.


def test_names_forgive_case_blanks_and_tone_placement_but_not_tones(filled: Desk) -> None:
    def award(person: str) -> ImportPlan:
        return plan(filled, {"Lịch sử": [{"Đơn vị": "HVTP", "Cá nhân": person, "Danh hiệu": "CSTĐ", "Năm": 2017}]})

    assert award("vũ  thị THÚY").clean
    assert refusals(award("Vũ Thị Thùy")) == ["Lịch sử!B2"]


def test_a_person_missing_from_the_sheet_of_people_is_sent_there(filled: Desk) -> None:
    planned = plan(filled, {"Đề nghị": [{"Đơn vị": "HVTP", "Cá nhân": "Mai Dũng", "Danh hiệu": "CSTĐ"}]})
    assert "sheet Cá nhân" in planned.report(Words("vi"))["rejected"][0]["reason"]
    assert not planned.records


def test_sub_units_are_found_behind_their_parent_in_any_order_of_rows(filled: Desk) -> None:
    planned = take(
        filled,
        {
            "Cụm": CLUSTER,
            "Đơn vị": [
                {"Tên đơn vị": "Tổ 1", "Đơn vị cấp trên": "HVTP / Phòng Đào tạo"},
                {"Tên đơn vị": "Phòng Đào tạo", "Đơn vị cấp trên": "NXB"},
                {"Tên đơn vị": "Phòng Đào tạo", "Đơn vị cấp trên": "HVTP"},
            ],
            "Đăng ký": [
                {"Đơn vị": "Học viện Tư pháp / Phòng Đào tạo", "Danh hiệu": "LĐTT"},
                {"Đơn vị": "HVTP/Phòng Đào tạo/Tổ 1", "Danh hiệu": "LĐTT"},
                {"Đơn vị": "Phòng Đào tạo", "Danh hiệu": "LĐTT"},
            ],
        },
    )
    assert refusals(planned) == ["Đăng ký!A4"]  # which of the two?
    assert planned.accepted == {"Đơn vị": 3, "Đăng ký": 2}
    assert len(filled.records.all(Membership)) == 2  # sub-units are no members


def test_a_unit_under_an_unknown_parent_is_rejected(filled: Desk) -> None:
    planned = plan(filled, {"Cụm": CLUSTER, "Đơn vị": [{"Tên đơn vị": "Phòng X", "Đơn vị cấp trên": "Viện lạ"}]})
    assert refusals(planned) == ["Đơn vị!B2"]


def test_a_renamed_unit_answers_to_its_old_name(filled: Desk) -> None:
    filled.do(rename_unit, unit(filled, "Nhà xuất bản Tư pháp"), "NXB Chính trị Tư pháp", date(2018, 7, 1))
    planned = take(
        filled,
        {
            "Cụm": CLUSTER,
            "Đơn vị": [{"Tên đơn vị": "Nhà xuất bản Tư pháp", "Biên chế": 61}],
            "Lịch sử": [{"Đơn vị": "Nhà xuất bản Tư pháp", "Danh hiệu": "Cờ", "Năm": 2016}],
        },
    )
    assert planned.clean
    assert len(filled.records.all(Unit)) == 2


def test_namesakes_are_told_apart_by_birthday(filled: Desk) -> None:
    again: Tables = {"Cá nhân": [{"Họ và tên": "Lê Hoàng Anh", "Đơn vị": "HVTP", "Ngày sinh": "05/1990"}]}
    take(filled, again)
    assert len(filled.records.all(Person, name="Lê Hoàng Anh")) == 2

    def award(name: str) -> ImportPlan:
        return plan(filled, {"Lịch sử": [{"Đơn vị": "HVTP", "Cá nhân": name, "Danh hiệu": "CSTĐ", "Năm": 2017}]})

    assert refusals(award("Lê Hoàng Anh")) == ["Lịch sử!B2"]
    assert award("Lê Hoàng Anh (1990)").clean
    assert award("Lê Hoàng Anh (1976)").clean


# Empty, changed, contradicted.


def test_an_empty_cell_never_erases_and_another_value_wins(filled: Desk) -> None:
    planned = take(filled, {"Cá nhân": [{"Họ và tên": "Lê Hoàng Anh", "Đơn vị": "HVTP", "Chức vụ": "Giảng viên"}]})
    assert planned.changed == {"Cá nhân": 1}
    (person,) = filled.records.all(Person, name="Lê Hoàng Anh")
    assert (person.born, person.office) == ("1976", "Giảng viên")


def test_a_row_said_twice_is_noted_and_a_contradiction_told(filled: Desk) -> None:
    planned = take(
        filled,
        {
            "Đăng ký": [
                {"Đơn vị": "HVTP", "Danh hiệu": "LĐTT", "Số lượng": 3},
                {"Đơn vị": "Học viện Tư pháp", "Danh hiệu": "LĐTT", "Số lượng": 3},
                {"Đơn vị": "HVTP", "Danh hiệu": "LĐTT", "Số lượng": 5},
            ]
        },
    )
    assert [note.cell for note in planned.notes if note.sheet == "Đăng ký"] == ["B3", "B4"]
    assert clashes(planned) == [("Đăng ký!C4", "Số lượng", "3", "5")]
    assert [item.quantity for item in filled.records.all(Registration)] == [3]


@pytest.mark.parametrize(
    ("sheet", "row", "cell"),
    [
        ("Đăng ký", {"Đơn vị": "HVTP", "Danh hiệu": "LĐTT", "Số lượng": 0}, "C2"),
        ("Lịch sử", {"Đơn vị": "HVTP", "Danh hiệu": "Cờ", "Năm": 3018}, "C2"),
        ("Đề nghị", {"Đơn vị": "HVTP", "Danh hiệu": "Cờ", "Thứ tự": 0}, "C2"),
        ("Phong trào", {"Tên phong trào": "A", "Từ ngày": "2/1/2018", "Đến ngày": "1/1/2018"}, "C2"),
        ("Chấm điểm", {"Đơn vị": "HVTP", "Tiêu chí": "A", "Điểm tối đa": -1}, "C2"),
        ("Thành tích", {"Đơn vị": "HVTP", "Nội dung": "A", "Phong trào": "Không có"}, "C2"),
        ("Đại biểu", {"Hội nghị": "Không có", "Họ và tên": "A"}, "A2"),
        ("Giấy chứng nhận", {"Nội dung": "Đã có thành tích"}, "A2"),
        ("Giấy chứng nhận", {"Cá nhân": "Không có"}, "A2"),
        ("Hoạt động", {"Nội dung": "A", "Đơn vị tham gia": "HVTP; Không có"}, "B2"),
        ("Mốc", {"Mốc": "A", "Hạn": "1/1/2018", "Đơn vị": "Không có"}, "C2"),
        ("Hội nghị", {"Tên hội nghị": "A", "Ngày": "1/1/2018", "Giờ bắt đầu": "14:00", "Giờ kết thúc": "13:00"}, "D2"),
    ],
)
def test_what_the_form_refuses_the_import_refuses_with_its_cell(
    filled: Desk, sheet: str, row: Mapping[str, Raw], cell: str
) -> None:
    planned = plan(filled, {sheet: [row]})
    assert refusals(planned) == [f"{sheet}!{cell}"]
    assert not planned.records


def test_certificates_know_the_nomination_they_are_given_for_and_one_has_no_two(filled: Desk) -> None:
    nominations = [{"Đơn vị": "HVTP", "Danh hiệu": "Giấy khen", "Trạng thái": "thông qua"}]
    old: Mapping[str, Raw] = {"Đơn vị": "HVTP", "Nội dung": "Đã có thành tích", "Vào sổ số": 1}
    take(filled, {"Đề nghị": nominations, "Giấy chứng nhận": [old]})  # as workbooks were before the column
    take(filled, {"Giấy chứng nhận": [{**old, "Danh hiệu": "giấy khen", "Ngày quyết định": "3/12/2018"}]})
    (linked,) = filled.records.all(Certificate)
    (nomination,) = filled.records.all(Nomination)
    assert (linked.nomination_id, linked.decided_on) == (nomination.id, date(2018, 12, 3))
    reworded = {"Đơn vị": "HVTP", "Danh hiệu": "Giấy khen", "Nội dung": "Đã có thành tích xuất sắc"}
    take(filled, {"Giấy chứng nhận": [reworded]})
    assert [item.content for item in filled.records.all(Certificate)] == ["Đã có thành tích xuất sắc"]
    twice = take(
        filled,
        {
            "Đề nghị": [{"Đơn vị": "NXB", "Danh hiệu": "Cờ"}],
            "Giấy chứng nhận": [
                {"Đơn vị": "NXB", "Danh hiệu": "Cờ", "Nội dung": "A"},
                {"Đơn vị": "NXB", "Danh hiệu": "Cờ", "Nội dung": "B"},
                {"Đơn vị": "NXB", "Danh hiệu": "Bằng khen"},
            ],
        },
    )
    assert clashes(twice) == [("Giấy chứng nhận!C3", "Nội dung", "A", "B")]
    assert refusals(twice) == ["Giấy chứng nhận!B4"]
    assert len(filled.records.all(Certificate)) == 2


def test_a_book_number_goes_to_one_certificate_whatever_a_workbook_says(filled: Desk) -> None:
    rows: list[Mapping[str, Raw]] = [
        {"Đơn vị": "HVTP", "Nội dung": "A", "Vào sổ số": 1},
        {"Đơn vị": "NXB", "Nội dung": "B", "Vào sổ số": 1},
        {"Đơn vị": "NXB", "Nội dung": "C", "Vào sổ số": 2},
    ]
    assert refusals(take(filled, {"Giấy chứng nhận": rows})) == ["Giấy chứng nhận!C3"]
    assert sorted((item.content, item.number) for item in filled.records.all(Certificate)) == [("A", 1), ("C", 2)]
    assert refusals(take(filled, {"Giấy chứng nhận": [{**rows[0], "Vào sổ số": 3}, rows[1]]})) == []
    assert refusals(plan(filled, {"Giấy chứng nhận": [{**rows[0], "Vào sổ số": 2}]})) == ["Giấy chứng nhận!C2"]


def test_a_rejected_row_leaves_no_half_of_itself(filled: Desk) -> None:
    row = {**MEETING["Bỏ phiếu"][0], "Đồng ý": -1}
    planned = plan(filled, {**MEETING, "Bỏ phiếu": [row]})
    assert refusals(planned) == ["Bỏ phiếu!I2"]
    assert not [record for record in planned.records if isinstance(record, BallotRound | Count)]


# The sheets that hold more than one record to a row.


def test_pledges_keep_targets_as_written(filled: Desk) -> None:
    take(
        filled,
        {
            "Giao ước": [
                {"Đơn vị": "HVTP", "Ngày ký": "20/03/2018", "Chỉ tiêu": "Học viên", "Kế hoạch": "trên 92,04 %"},
                {"Đơn vị": "HVTP", "Chỉ tiêu": "Lớp", "Kế hoạch": 2400},
                {"Đơn vị": "NXB"},
            ]
        },
    )
    assert [item.signed_on for item in filled.records.all(Pledge)] == [date(2018, 3, 20), None]
    assert {item.name: (item.position, item.planned) for item in filled.records.all(PledgeTarget)} == {
        "Học viên": (1, "trên 92,04 %"),
        "Lớp": (2, "2.400"),
    }


def test_the_papers_of_an_achievement_are_split_at_semicolons(filled: Desk) -> None:
    row = {"Đơn vị": "HVTP", "Nội dung": "Bồi dưỡng, tập huấn", "Số văn bản": "01/BC-HVTP, 06/6; 02/QĐ"}
    take(filled, {"Thành tích": [row]})
    assert [item.reference for item in filled.records.all(Evidence)] == ["01/BC-HVTP, 06/6", "02/QĐ"]
    more = take(filled, {"Thành tích": [{**row, "Số văn bản": "03/QĐ"}]})
    assert more.changed == {"Thành tích": 1}
    assert len(filled.records.all(Achievement)) == 1
    assert len(filled.records.all(Evidence)) == 3


def test_a_new_status_leaves_its_day_in_the_trail(filled: Desk) -> None:
    row = {"Đơn vị": "HVTP", "Danh hiệu": "Cờ"}
    take(filled, {"Đề nghị": [row]})
    take(filled, {"Đề nghị": [{**row, "Trạng thái": "Thông Qua"}]})
    take(filled, {"Đề nghị": [{**row, "Trạng thái": "thông qua"}]})
    assert [item.status for item in filled.records.all(Nomination)] == ["thông qua"]
    assert [(item.status, item.happened_on) for item in filled.records.all(NominationEvent)] == [
        ("dự kiến", TODAY),
        ("thông qua", TODAY),
    ]


def test_candidates_are_units_people_or_names(filled: Desk) -> None:
    base = MEETING["Bỏ phiếu"][0]
    names = ("HVTP", "Lê Hoàng Anh", "Nhân dân xã Hòa Bình, và cán bộ")
    planned = take(filled, {**MEETING, "Bỏ phiếu": [{**base, "Ứng viên": name} for name in names]})
    counts = filled.records.all(Count)
    assert len(filled.records.all(BallotRound)) == 1
    assert [bool(item.unit_id) for item in counts] == [True, True, False]
    assert [bool(item.person_id) for item in counts] == [False, True, False]
    assert counts[2].name == names[2]
    assert [note.cell for note in planned.notes if note.sheet == "Bỏ phiếu"] == ["H4"]


def test_numbers_of_one_round_that_contradict_are_told(filled: Desk) -> None:
    base = MEETING["Bỏ phiếu"][0]
    planned = plan(filled, {**MEETING, "Bỏ phiếu": [base, {**base, "Ứng viên": "NXB", "Thu về": 11}]})
    assert clashes(planned) == [("Bỏ phiếu!D3", "Thu về", "12", "11")]


def test_milestones_of_the_cluster_and_of_units(filled: Desk) -> None:
    take(
        filled,
        {
            "Mốc": [
                {"Mốc": "Nộp báo cáo", "Hạn": "30/11/2018", "Đơn vị": "HVTP", "Ngày hoàn thành": "29/11/2018"},
                {"Mốc": "Nộp báo cáo", "Hạn": "30/11/2018", "Đơn vị": "NXB"},
                {"Mốc": "Tổng kết", "Hạn": "15/12/2018", "Ngày hoàn thành": "14/12/2018"},
            ]
        },
    )
    assert {item.name: item.done_on for item in filled.records.all(Milestone)} == {
        "Nộp báo cáo": None,
        "Tổng kết": date(2018, 12, 14),
    }
    assert [item.done_on for item in filled.records.all(Completion)] == [date(2018, 11, 29), None]


def test_a_conference_may_be_put_off_and_a_second_of_its_name_held(filled: Desk) -> None:
    take(filled, MEETING)
    take(filled, {"Hội nghị": [{"Tên hội nghị": "Hội nghị tổng kết", "Ngày": "21/12/2018"}]})
    assert [item.held_on for item in filled.records.all(Conference)] == [date(2018, 12, 21)]
    two = [{"Tên hội nghị": "Hội nghị tổng kết", "Ngày": day} for day in ("21/12/2018", "28/12/2018")]
    planned = take(
        filled,
        {
            "Hội nghị": two,
            "Đại biểu": [
                {"Hội nghị": "Hội nghị tổng kết", "Họ và tên": "A"},
                {"Hội nghị": "Hội nghị tổng kết (28/12/2018)", "Họ và tên": "A"},
            ],
        },
    )
    assert len(filled.records.all(Conference)) == 2
    assert refusals(planned) == ["Đại biểu!A2"]  # which of the two?


def test_a_finalised_conference_answers_every_difference_with_a_conflict(filled: Desk) -> None:
    head = {**MEETING["Hội nghị"][0], "Giờ bắt đầu": "14:00", "Giờ kết thúc": "17:00"}
    tables = {**MEETING, "Hội nghị": [head]}
    take(filled, tables)
    (conference,) = filled.records.all(Conference)
    filled.do(finalise_conference, conference, datetime(2018, 12, 14, 17, tzinfo=UTC))
    assert plan(filled, tables).clean
    vote = MEETING["Bỏ phiếu"][0]
    planned = take(
        filled,
        {
            "Hội nghị": [{**head, "Địa điểm": "Hà Nội"}],
            "Đại biểu": [{"Hội nghị": "Hội nghị tổng kết", "Họ và tên": "A"}],
            "Bỏ phiếu": [{**vote, "Đồng ý": 11}, {**vote, "Ứng viên": "NXB"}],
        },
    )
    assert not planned.records
    assert clashes(planned) == [
        ("Hội nghị!G2", "Địa điểm", "", "Hà Nội"),
        ("Đại biểu!B2", "Họ và tên", "", "A"),
        ("Bỏ phiếu!I2", "Đồng ý", "12", "11"),
        ("Bỏ phiếu!H3", "Ứng viên", "", "NXB"),
    ]


# What eligibility is judged by.


@pytest.mark.parametrize(
    ("sheet", "row", "cell"),
    [
        ("Vụ việc", {"Đơn vị": "HVTP", "Cá nhân": "Không Ai Cả", "Loại": "kỷ luật"}, "Vụ việc!B2"),
        ("Số liệu tập thể", {"Đơn vị": "HVTP", "Được xét": -1}, "Số liệu tập thể!B2"),
        ("Số liệu tập thể", {"Đơn vị": "HVTP", "Được xét": 5, "Hoàn thành": 6}, "Số liệu tập thể!C2"),
        (
            "Ý kiến điều kiện",
            {"Đơn vị": "HVTP", "Danh hiệu": "Cờ", "Điều kiện": "clear", "Đạt": "có", "Lý do": "x"},
            "Ý kiến điều kiện!B2",
        ),
        (
            "Sửa quy định",
            {"Năm": 1066, "Quy định": "rounding", "Mục": "value", "Giá trị": "x", "Lý do": "y"},
            "Sửa quy định!A2",
        ),
        (
            "Sửa quy định",
            {"Năm": 2018, "Quy định": "rounding", "Mục": "value", "Giá trị": "x", "Lý do": ""},
            "Sửa quy định!E2",
        ),
        ("Câu chữ", {"Mã câu": "minutes.greeting", "Câu": "Kính thưa"}, "Câu chữ!A2"),
        ("Câu chữ", {"Mã câu": "minutes.summoned", "Câu": "đã mời"}, "Câu chữ!B2"),
        (
            "Ý kiến điều kiện",
            {"Đơn vị": "HVTP", "Danh hiệu": "Cờ", "Điều kiện": "clear", "Đạt": "có", "Lý do": ""},
            "Ý kiến điều kiện!E2",
        ),
        (
            "Đề nghị",
            {"Đơn vị": "HVTP", "Danh hiệu": "Cờ", "Theo quy định ngày": "01/06/2018", "Lý do chọn quy định": ""},
            "Đề nghị!D2",
        ),
        ("Sáng kiến", {"Đơn vị": "HVTP", "Cá nhân": "Không Ai Cả", "Tên sáng kiến": "A", "Năm": 2018}, "Sáng kiến!B2"),
        ("Sáng kiến", {"Đơn vị": "HVTP", "Tên sáng kiến": "A", "Năm": 1066}, "Sáng kiến!C2"),
        ("Vụ việc", {"Đơn vị": "Đơn vị lạ", "Loại": "kỷ luật"}, "Vụ việc!A2"),
        (
            "Vụ việc",
            {"Đơn vị": "HVTP", "Loại": "kỷ luật", "Từ ngày": "02/01/2018", "Đến ngày": "01/01/2018"},
            "Vụ việc!D2",
        ),
        ("Đơn vị", {"Tên đơn vị": "Đơn vị mới", "Nhập vào đơn vị": "Đơn vị lạ"}, "Đơn vị!B2"),
    ],
)
def test_what_cannot_be_judged_by_is_refused_with_its_cell(
    filled: Desk, sheet: str, row: dict[str, Any], cell: str
) -> None:
    assert refusals(plan(filled, {sheet: [row]})) == [cell]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        pytest.param({"Văn bản": "Danh sách trích ngang", "Số": 1}, "Số văn bản!A2", id="bears no number"),
        pytest.param({"Văn bản": "Công văn đôn đốc", "Số": 1}, "Số văn bản!A2", id="of which unit"),
        pytest.param({"Văn bản": "Công văn đôn đốc", "Đơn vị": "Đơn vị lạ"}, "Số văn bản!B2", id="no such unit"),
        pytest.param({"Văn bản": "bien-ban", "Hội nghị": "Họp lạ", "Số": 1}, "Số văn bản!B2", id="no such meeting"),
        pytest.param({"Văn bản": "bien-ban", "Số": 1}, "Số văn bản!A2", id="of which meeting"),
        pytest.param({"Văn bản": "Tờ trình", "Số": 0}, "Số văn bản!B2", id="counts from 1"),
    ],
)
def test_a_number_that_cannot_be_taken_in_is_refused_with_its_cell(
    filled: Desk, row: dict[str, Any], cell: str
) -> None:
    assert refusals(plan(filled, {"Số văn bản": [row]})) == [cell]


def test_a_number_given_twice_keeps_the_second_paper_out(filled: Desk) -> None:
    rows: list[dict[str, Any]] = [
        {"Văn bản": "Báo cáo tổng kết", "Số": 4, "Ngày": "20/12/2018"},
        {"Văn bản": "Báo cáo sơ kết", "Số": 4, "Ngày": "20/07/2018"},
    ]
    planned = plan(filled, {"Số văn bản": rows})
    assert refusals(planned) == ["Số văn bản!B3"]
    assert planned.accepted["Số văn bản"] == 1
    rows[1]["Ngày"] = "20/07/2019"
    assert refusals(plan(filled, {"Số văn bản": rows})) == []


def test_rules_of_another_day_need_a_reason_and_the_rest_of_the_cluster_goes_in(filled: Desk) -> None:
    cells = {"Tên cụm": "Cụm", "Năm": "2018", "Theo quy định ngày": "01/06/2018", "Thư ký": "Đỗ Thu Trang"}
    rows = [{"Mục": item, "Giá trị": value} for item, value in cells.items()]
    assert refusals(plan(filled, {"Cụm": rows})) == ["Cụm!B4"]
    planned = take(filled, {"Cụm": [*rows, {"Mục": "Lý do chọn quy định", "Giá trị": "Họp Cụm"}]})
    assert planned.rejected == ()
    year = filled.records.one(Year, year=2018)
    assert year is not None
    assert (year.rules_on, year.rules_reason, year.secretary) == (date(2018, 6, 1), "Họp Cụm", "Đỗ Thu Trang")


def test_a_rule_changed_in_a_year_the_file_lacks_begins_that_year(filled: Desk) -> None:
    change: dict[str, Any] = {"Năm": 2016, "Quy định": "cstd-co-so.cap", "Giá trị": "20", "Lý do": "Họp Cụm"}
    planned = take(filled, {"Sửa quy định": [{**change, "Mục": "percent"}, {**change, "Mục": "of"}]})
    assert planned.accepted == {"Sửa quy định": 2}
    told = [(note.cell, note.params) for note in planned.notes if note.sheet == "Sửa quy định"]
    assert told == [("A2", {"year": "2016"})]
    assert len(filled.records.all(RuleChange, year=2016)) == 2
    assert filled.records.one(Year, year=2016) is not None


def test_parts_of_a_merged_unit_go_in_whatever_the_order_of_the_rows(filled: Desk) -> None:
    rows = [
        {"Tên đơn vị": "Tổ 1", "Đơn vị cấp trên": "Trường cũ / Phòng A"},
        {"Tên đơn vị": "Phòng A", "Đơn vị cấp trên": "TC"},
        {"Tên đơn vị": "Trường cũ", "Tên viết tắt": "TC", "Nhập vào đơn vị": "Trường mới"},
        {"Tên đơn vị": "Trường mới"},
    ]
    planned = take(filled, {"Đơn vị": rows})
    assert (planned.rejected, planned.accepted) == ((), {"Đơn vị": 4})
    old = filled.records.need(Unit, unit(filled, "Trường cũ"))
    assert old.merged_into_id == unit(filled, "Trường mới")


@pytest.mark.parametrize(
    ("cell", "named", "unknown"),
    [
        ("a; b", ["ab"], []),  # the longest it begins with
        ("b; a", ["b", "a"], []),
        ("a; b; c", ["a", "bc"], []),  # «a; b» would leave «c» over
        ("A;b ;  C", ["a", "bc"], []),  # as a hand may type it
        ("b; x; a", ["b", "a"], ["x"]),
        ("x; y; a", ["a"], ["x", "y"]),
        ("D; e", ["de"], []),
        (";; a;", ["a"], []),
    ],
)
def test_contents_with_semicolons_are_told_apart(cell: str, named: list[str], unknown: list[str]) -> None:
    contents = {"a": "a", "b": "b", "a; b": "ab", "b; c": "bc", "D; e": "de"}
    assert told_apart(cell, contents) == (named, unknown)


def test_an_achievement_nobody_knows_is_told_and_the_nomination_goes_in(filled: Desk) -> None:
    planned = take(
        filled, {"Đề nghị": [{"Đơn vị": "HVTP", "Danh hiệu": "Giấy khen", "Thành tích": "Việc chưa ghi ở đâu"}]}
    )
    assert planned.accepted == {"Đề nghị": 1}
    assert [note.cell for note in planned.notes][-1].endswith("2")
    assert filled.records.all(Ground) == []
