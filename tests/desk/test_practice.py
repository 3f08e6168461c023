"""The practice file: the published facts of 2018, the rest marked as illustration, and enough amiss to practise on."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from thiduadesk.desk.commands.imports import import_book
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.desk.practice import write_practice
from thiduadesk.desk.queries.eligibility import Assessments
from thiduadesk.desk.queries.finding import Severity
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.problems import findings
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import StoreTrouble
from thiduadesk.exchange.book import Book
from thiduadesk.exchange.sheets import SHEETS
from thiduadesk.i18n.numbers import parse_hundredths
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.condition import State
from thiduadesk.store.mapping import TABLES

Tables = Mapping[str, Sequence[Mapping[str, Any]]]

CLOSED_ON = date(2018, 12, 14)
MINISTRY, GOVERNMENT = "Cờ thi đua ngành Tư pháp", "Cờ thi đua của Chính phủ"
LAW_UNIVERSITY, BUON_MA_THUOT = "Trường Đại học Luật Hà Nội", "Trường Trung cấp Luật Buôn Ma Thuột"
NEWSPAPER, RECORDS_CENTRE = "Báo Pháp luật Việt Nam", "Trung tâm Lý lịch tư pháp quốc gia"
REAL_PEOPLE = {"Chu Thị Hoa": "Phó Viện trưởng", "Nguyễn Anh Tuấn": "Phó Vụ trưởng"}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return tomllib.loads(resource_path("sample", "cum-ii-2018.toml").read_text(encoding="utf-8"))


def test_it_is_shaped_like_the_workbook(tables: Tables, tmp_path: Path) -> None:
    # Nothing was ruled on, no rule or sentence changed and no paper numbered in the year one practises on.
    untold = {"Ý kiến điều kiện", "Sửa quy định", "Câu chữ", "Số văn bản"}
    assert list(tables) == [sheet.name for sheet in SHEETS if sheet.name not in untold]
    desk = Desk.create(tmp_path / "thử.tdk")
    plan = plan_import(desk.records, Book.from_tables(tables), CLOSED_ON)
    assert (plan.rejected, plan.conflicts, plan.notes) == ((), (), ())
    desk.close()


def test_its_import_is_undone_and_redone_as_one_step(tables: Tables, tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "thử.tdk", now=lambda: datetime(2018, 12, 14, tzinfo=UTC))
    desk.do(import_book, plan_import(desk.records, Book.from_tables(tables), CLOSED_ON), "thử")
    held: dict[type, list[object]] = {kind: desk.records.all(kind) for kind in TABLES}
    desk.undo()
    assert not any(desk.records.counts().values())
    desk.redo()
    assert {kind: desk.records.all(kind) for kind in TABLES} == held
    desk.examine()
    desk.close()


def test_what_was_published_is_told_as_published(desk: Desk) -> None:
    cluster = desk.records.one(Cluster)
    assert cluster is not None
    assert (cluster.name, cluster.parent) == ("Cụm thi đua số II", "Bộ Tư pháp")
    (conference,) = desk.records.all(Conference, held_on="2018-12-14")
    assert (conference.place, conference.finalised) == ("Học viện Tư pháp", True)
    assert conference.opened_at >= "12:00"
    ministry, government = round_sheets(desk.records, conference.id)
    assert (ministry.ballot.title, government.ballot.title) == (MINISTRY, GOVERNMENT)
    assert {line.name for line in ministry.winners} == {LAW_UNIVERSITY, BUON_MA_THUOT, NEWSPAPER, RECORDS_CENTRE}
    assert {line.name for line in government.winners} == {LAW_UNIVERSITY, BUON_MA_THUOT}
    assert [line.count.agree for line in ministry.counts] == [27, 26, 25, 24]


def test_every_row_says_what_is_illustrative(tables: Tables) -> None:
    for sheet, rows in tables.items():
        if sheet != "Cụm":
            silent = [row for row in rows if not {"minh họa", "theo tin hội nghị"} & _marks(row["Ghi chú"])]
            assert silent == [], sheet


def test_of_real_people_only_their_published_part_is_told(tables: Tables) -> None:
    for sheet, rows in tables.items():
        for row in rows:
            for name, office in REAL_PEOPLE.items():
                if name in json.dumps(row, ensure_ascii=False, default=str):
                    assert sheet in {"Đại biểu", "Ý kiến"}
                    assert row["Ghi chú"] == "theo tin hội nghị"
                    assert office in json.dumps(row, ensure_ascii=False)


def test_every_unit_takes_part(tables: Tables) -> None:
    units = [row["Tên đơn vị"] for row in tables["Đơn vị"]]
    assert 10 <= len(units) <= 12
    for sheet in ("Cá nhân", "Giao ước", "Đăng ký", "Thành tích", "Chấm điểm", "Lịch sử", "Đại biểu"):
        assert set(units) <= {row.get("Đơn vị") for row in tables[sheet]}, sheet


def test_scores_are_whole_and_reasoned_and_the_winners_lead(tables: Tables) -> None:
    totals: dict[str, int] = {}
    for row in tables["Chấm điểm"]:
        own, checked, agreed = (parse_hundredths(row[column]) for column in ("Tự chấm", "Thẩm định", "Thống nhất"))
        assert own == checked == agreed or row["Lý do"]
        assert 0 <= agreed <= parse_hundredths(row["Điểm tối đa"])
        totals[row["Đơn vị"]] = totals.get(row["Đơn vị"], 0) + agreed
    first = sorted(totals, key=lambda unit: -totals[unit])[:4]
    assert set(first) == {LAW_UNIVERSITY, BUON_MA_THUOT, NEWSPAPER, RECORDS_CENTRE}
    assert len(set(sorted(totals.values())[-5:])) == 5, "no tie at the places that win"


def test_there_is_something_to_find_and_nothing_that_does_not_add_up(desk: Desk) -> None:
    found = findings(desk.records, 2018, date(2018, 12, 31))
    assert {"overdue", "no-movement", "no-evidence"} <= {item.code for item in found}
    assert {"chain-broken", "case-open", "eligibility-unknown"} <= {item.code for item in found}
    assert [item for item in found if item.severity is Severity.ERROR] == []
    assert "unsealed" not in {item.code for item in found}


def states(desk: Desk, who: str, title: str) -> dict[str, State]:
    """Rule → how it stands, for whoever is put forward for the title."""
    names = {**unit_names(desk.records, 2018), **person_names(desk.records)}
    (found,) = [
        item
        for item in Assessments(desk.records, 2018).all()
        if (names[item.nomination.person_id or item.nomination.unit_id], item.nomination.title) == (who, title)
    ]
    return {item.rule.id: item.state for item in found.conditions}


@pytest.mark.parametrize(
    ("who", "chain", "initiative"),
    [
        ("Đặng Thu Hà", State.MET, State.MET),
        ("Lê Hoàng Anh", State.NOT_MET, State.UNKNOWN),  # 2015, 2017 and 2018 are known, so 2016 is a gap
        ("Đinh Tiến Đạt", State.UNKNOWN, State.UNKNOWN),
        ("H'Lan Niê", State.UNKNOWN, State.UNKNOWN),
    ],
)
def test_three_years_in_a_row_are_there_or_broken_or_unknown(
    desk: Desk, who: str, chain: State, initiative: State
) -> None:
    found = states(desk, who, "Chiến sĩ thi đua ngành Tư pháp")
    assert (found["cstd-nganh.chain"], found["cstd-nganh.initiative"]) == (chain, initiative)


def test_of_the_collectives_one_falls_short(desk: Desk) -> None:
    title = "Tập thể Lao động xuất sắc"
    fit = ("Viện Khoa học pháp lý", "Học viện Tư pháp", "Nhà xuất bản Tư pháp")
    for unit in fit:
        assert set(states(desk, unit, title).values()) <= {State.MET, State.NOT_APPLICABLE}, unit
    short = states(desk, "Tạp chí Dân chủ và Pháp luật", title)
    assert [rule for rule, state in short.items() if state is State.NOT_MET] == ["tap-the-ldxs.share"]


def test_nothing_bad_is_told_of_those_that_won(desk: Desk) -> None:
    names = unit_names(desk.records, 2018)
    won = {LAW_UNIVERSITY, BUON_MA_THUOT, NEWSPAPER, RECORDS_CENTRE}
    for item in Assessments(desk.records, 2018).all():
        if names[item.nomination.unit_id] in won:
            assert [one.rule.id for one in item.standing(State.NOT_MET)] == []


def test_it_replaces_no_file(tmp_path: Path) -> None:
    taken = tmp_path / "cụm.tdk"
    taken.write_bytes(b"mine")
    with pytest.raises(StoreTrouble):
        write_practice(taken)
    assert taken.read_bytes() == b"mine"


def _marks(note: str) -> set[str]:
    return {mark for mark in ("minh họa", "theo tin hội nghị") if mark in note}
