"""What is exported comes back as it was: no change, no step, and a new file made of it says the same."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thiduadesk.desk.commands.imports import import_book
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.workbook import gather_tables
from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.desk.steps import step
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.award import Award
from thiduadesk.domain.ballot import BallotForm, BallotRound, Count
from thiduadesk.domain.case import Case
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import AgendaItem, Conference, Delegate, Remark
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import RuleChange, Ruling
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import Criterion, Gate, GateMark, Grade, Level, ScoringGroup, ScoringPlan
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.wording import WordingChange
from thiduadesk.domain.year import Year
from thiduadesk.exchange.workbook import read_workbook, write_workbook
from thiduadesk.i18n.vietnamese import clean, fold_tones
from thiduadesk.store.work import Work

YEAR = 2018
TODAY = date(2018, 12, 20)


@step("Thử")
def put_records(work: Work, records: list[Any]) -> None:
    """Put records as they are."""
    work.put_all(records)


@contextmanager
def file_of(records: list[Any], folder: Path, name: str = "cum.tdk") -> Iterator[Desk]:
    with closing(Desk.create(folder / name)) as desk:
        desk.do(put_records, records)
        yield desk


def exported(desk: Desk, folder: Path, year: int = YEAR) -> Path:
    path = folder / "tat-ca.xlsx"
    path.write_bytes(write_workbook(gather_tables(desk.records, year)))
    return path


def back(desk: Desk, book: Path) -> ImportPlan:
    planned = plan_import(desk.records, read_workbook(book), TODAY)
    desk.do(import_book, planned, book.name)
    return planned


def odd_file() -> list[Any]:
    """One of everything, with what makes naive programs stumble."""
    return [
        Cluster(name="Cụm thi đua số II", parent="Bộ Tư pháp"),
        Unit(id="u1", short_name="HVTP", staff=210),
        Unit(id="u2", short_name="HVTP"),  # the same short name
        Unit(id="u3", note="đã rời cụm"),
        Unit(id="u4", parent_id="u1"),
        Unit(id="u5", parent_id="u2"),
        Unit(id="u6", parent_id="u4"),
        Unit(id="u7", parent_id="u5"),
        UnitName(id="n1", unit_id="u1", name="Học viện Tư pháp, Đào tạo và «Bồi dưỡng»"),
        UnitName(id="n2", unit_id="u2", name="Trung tâm 24/7", until=date(2018, 6, 30)),
        UnitName(id="n2b", unit_id="u2", name="Trung tâm Trực 24/7", since=date(2018, 7, 1)),
        UnitName(id="n3", unit_id="u3", name="=Viện cũ"),
        UnitName(id="n4", unit_id="u4", name="Phòng Hành chính"),
        UnitName(id="n5", unit_id="u5", name="Phòng Hành chính"),
        UnitName(id="n6", unit_id="u6", name="Tổ 1/2"),
        UnitName(id="n7", unit_id="u7", name="Tổ 1/2"),
        Membership(id="m1", unit_id="u1", position=2, since=date(2018, 1, 1)),
        Membership(id="m2", unit_id="u2", since=date(2016, 1, 1)),
        Membership(id="m3", unit_id="u3", since=date(2015, 1, 1), until=date(2016, 12, 31)),
        Membership(id="m4", unit_id="u4"),
        Year(
            id="y",
            year=YEAR,
            head_id="u4",
            deputy_id="u1",
            second_deputy_id="u2",
            secretary="Đỗ Thu Trang",
            rules_on=date(2017, 6, 1),
            rules_reason="Họp Cụm",
        ),
        Year(id="y0", year=2017, head_id="u3"),
        Person(id="p1", unit_id="u1", name="Lê Hoàng Anh", born="1975-03", office="Giảng viên"),
        Person(id="p2", unit_id="u1", name="Lê Hoàng Anh", born="1990", office="Giảng viên"),
        Person(id="p3", unit_id="u1", name="Lê Hoàng Anh", office="Phó Trưởng phòng (phụ trách)"),
        Person(id="p4", unit_id="u5", name="Lê Hoàng Anh"),
        Person(id="p5", unit_id="u2", name="H'Lan Niê", gender="Nữ"),
        Movement(id="v1", name="«Dân vận khéo», thi đua 06/6", since=date(2016, 1, 1), goal="trên 92,04 %"),
        Movement(id="v2", name="Phong trào A"),
        Movement(id="v3", name="phong  trào a", goal="hai phong trào trùng tên"),
        Pledge(id="g1", year=YEAR, unit_id="u1", note="ký sau"),
        PledgeTarget(id="t1", pledge_id="g1", position=1, name="Tỷ lệ", planned="2/3", achieved="1.250"),
        PledgeTarget(id="t2", pledge_id="g1", position=2, name="Tỷ lệ", planned="06/6"),
        Pledge(id="g2", year=YEAR, unit_id="u2"),
        Registration(id="r1", year=YEAR, unit_id="u1", title="LĐTT", quantity=20),
        Registration(id="r2", year=YEAR, unit_id="u1", title="LĐTT", quantity=3, note="bổ sung"),
        Registration(id="r3", year=YEAR, unit_id="u1", person_id="p3", title="LĐTT"),
        Registration(id="r4", year=2017, unit_id="u1", title="LĐTT", quantity=7),
        Achievement(id="a1", year=YEAR, unit_id="u2", content="Dòng một\nDòng hai", movement_id="v1", role_model=False),
        Achievement(id="a2", year=YEAR, unit_id="u2", person_id="p5", content="'=1+1", role_model=True),
        Evidence(id="e1", achievement_id="a1", reference="01/BC; kèm 02/BC"),
        Evidence(id="e2", achievement_id="a1", reference="06/6"),
        Score(id="s1", year=YEAR, unit_id="u1", criterion="A", position=1, maximum=10000, agreed=11840),
        Score(id="s2", year=YEAR, unit_id="u1", criterion="A", position=2, checked=-50),
        ScoringPlan(id="sp", year=YEAR, name="Bảng «=1»", total=10000, tie_rule="thứ tự trong cụm"),
        ScoringGroup(id="sg1", plan_id="sp", position=2, name="I. Nhóm ngoài, 06/6"),
        ScoringGroup(id="sg2", plan_id="sp", position=1, name="Nhóm trong", parent_id="sg1", cap=150, kind="điểm trừ"),
        Criterion(id="sc1", group_id="sg1", position=3, name="Đúng hạn", kind="chọn mức", maximum=200, step=25),
        Criterion(id="sc2", group_id="sg1", position=1, name="Tỷ lệ", kind="theo tỷ lệ", evidence_needed=False),
        Criterion(id="sc3", group_id="sg2", position=1, name="Đúng hạn", kind="trừ điểm", each=50, either="cờ"),
        Level(id="sl1", criterion_id="sc2", position=1, name="Trên 95 %", points=150, from_ratio=9500, bound=">"),
        Level(id="sl2", criterion_id="sc2", position=2, name="Trên 95 %", points=100, from_ratio=7500),
        Grade(id="sx1", plan_id="sp", name="Tốt", at_least=8050),
        Gate(id="sk1", plan_id="sp", position=4, name="Chậm", effect="hạ một loại"),
        GateMark(id="sm1", gate_id="sk1", unit_id="u4", reason="x"),
        Score(id="s3", year=YEAR, unit_id="u2", criterion="Đúng hạn", group="i. nhóm ngoài, 06/6", checked=-999),
        Score(id="s4", year=YEAR, unit_id="u2", criterion="B", status="không giao", evidence="06/6", agreed_reason="y"),
        Unit(id="u8", merged_into_id="u2", history_since=2012),
        UnitName(id="n8", unit_id="u8", name="Đơn vị đã nhập"),
        Case(id="h1", unit_id="u1", person_id="p1", kind="khiếu nại, tố cáo", since=date(2018, 11, 1)),
        Case(id="h2", unit_id="u1", person_id="p1", kind="kỷ luật", level="cảnh cáo", reference="06/6"),
        Case(id="h3", unit_id="u2", kind="việc khác", until=date(2018, 1, 1)),
        Initiative(id="i1", year=2016, unit_id="u1", person_id="p3", name="=Sáng kiến; một", scope="toàn quốc"),
        Headcount(id="hc1", year=YEAR, unit_id="u4", members=9, completed=9, advanced=0),
        Headcount(id="hc2", year=2017, unit_id="u4", members=8),
        RuleChange(id="rc1", year=2017, rule="cstd-co-so.cap", field="percent", value="20", reason="Họp Cụm; 06/6"),
        WordingChange(id="wc1", key="scores.signed_head", text="=TM. {issuer}\nCỤM TRƯỞNG (ký)", note="06/6"),
        WordingChange(id="wc2", key="minutes.votes_only", text="{agree} phiếu thuận"),
        Award(id="w1", unit_id="u3", title="Cờ", year=2015),
        Award(id="w2", unit_id="u3", person_id="p5", title="CSTĐ", year=2015),  # the person has moved since
        Award(id="w3", unit_id="u1", person_id="p1", title="CSTĐ", year=2017, decision_no="06/6"),
        Nomination(id="x1", year=YEAR, unit_id="u1", title="Cờ", status="chờ xét", received_on=date(2018, 12, 20)),
        Nomination(
            id="x3", year=YEAR, unit_id="u2", title="Bằng khen", rules_on=date(2017, 1, 1), rules_reason="Hồ sơ cũ"
        ),
        Achievement(id="a3", year=YEAR, unit_id="u2", content="Dòng một"),
        Achievement(id="a4", year=2017, unit_id="u2", content="Dòng một\nDòng hai; và ba"),
        Ground(id="gr1", nomination_id="x3", achievement_id="a4"),
        Ground(id="gr2", nomination_id="x3", achievement_id="a1"),
        Ruling(id="ru1", nomination_id="x3", rule="clear", met=False, reason="Đang chờ"),
        Ruling(id="ru2", nomination_id="x3", rule="not-rewarded", met=True, reason="06/6"),
        Nomination(id="x2", year=YEAR, unit_id="u1", person_id="p2", title="Cờ", position=1, status="rút"),
        Conference(id="c1", year=YEAR, title="Hội nghị giao ban", held_on=date(2018, 6, 1), opened_at="08:00"),
        Conference(id="c2", year=YEAR, title="Hội nghị giao ban", held_on=date(2018, 12, 1), kind="Bình Xét"),
        Delegate(id="d1", conference_id="c2", position=1, name="A, và B", attendance="có"),
        Delegate(id="d2", conference_id="c2", position=2, name="A, và B", attendance="vắng"),
        Remark(id="k1", conference_id="c1", position=1, content="Nhất trí"),
        Remark(id="k2", conference_id="c1", position=2, content="Nhất trí"),
        BallotRound(id="b1", conference_id="c2", position=1, title="Cờ", issued=12, threshold="≥ 2/3"),
        BallotRound(id="b2", conference_id="c2", position=2, title="Cờ", issued=12, threshold="≥ 2/3"),
        Count(id="q1", round_id="b1", position=1, unit_id="u1", agree=8),
        Count(id="q2", round_id="b1", position=2, unit_id="u1", person_id="p1", agree=4),
        Count(id="q3", round_id="b2", position=1, unit_id="u1", agree=9),
        Count(id="q4", round_id="b2", position=2, person_id="p4"),
        Count(id="q5", round_id="b2", position=3, name="Nhân dân và cán bộ xã, (thôn 2)"),
        Milestone(id="l1", year=YEAR, name="Nộp báo cáo", due=date(2018, 11, 30), note="x"),
        Completion(id="o1", milestone_id="l1", unit_id="u4", done_on=date(2018, 11, 29)),
        Completion(id="o2", milestone_id="l1", unit_id="u2"),
        Activity(id="h1", year=YEAR, content="Tập huấn", kind="Tập huấn", done_on=date(2018, 5, 5)),
        Participation(id="i1", activity_id="h1", unit_id="u5"),
        Participation(id="i2", activity_id="h1", unit_id="u1"),
        Certificate(id="z1", year=YEAR, person_id="p5", content="Đã có thành tích", number=1),
        Certificate(id="z2", year=YEAR, recipient="Nhân dân và cán bộ xã", form="Bằng khen"),
        Certificate(id="z3", year=YEAR, unit_id="u1", person_id="p1", decided_on=date(2018, 12, 3), place="Đà Nẵng"),
        Certificate(id="z4", year=YEAR, unit_id="u1", nomination_id="x1", content="Đã có thành tích", form="không cấp"),
        Certificate(id="z5", year=YEAR, unit_id="u4", nomination_id="x3", content="Đã có thành tích"),  # not its unit
        PaperNumber(id="pn1", year=YEAR, kind="to-trinh", number=5, dated_on=date(2019, 1, 3), by_hand=False),
        PaperNumber(id="pn2", year=YEAR, kind="bien-ban", conference_id="c1", number=5, place="Đà Nẵng, 06/6"),
        PaperNumber(id="pn3", year=YEAR, kind="bien-ban", conference_id="c2", number=6, note="=x"),
        PaperNumber(id="pn4", year=YEAR, kind="don-doc", unit_id="u2", number=1),
        PaperNumber(id="pn5", year=2017, kind="to-trinh", number=5),
    ]


def the_day() -> list[Any]:
    """A conference day with everything it can hold: forms, second rounds, written opinions, a supplementary record."""
    flag: dict[str, Any] = {"conference_id": "cd", "title": "Cờ thi đua ngành Tư pháp", "threshold": "≥ 2/3"}
    return [
        Conference(
            id="cd",
            year=YEAR,
            title="Hội nghị tổng kết",
            kind="tổng kết",
            held_on=date(2018, 12, 14),
            ends_on=date(2018, 12, 15),
            opened_at="22:00",
            closed_at="00:30",
            place="Hội trường 24/7",
            chair="Lê Thị Một",
            chair_office="Viện trưởng",
            secretary="Trần Văn Hai",
            summoned=7,
            present=6,
            quorum="≥ 2/3",
            quorum_base="số đơn vị của cụm",
            result_order="số phiếu từ cao xuống thấp",
            note="họp đêm",
        ),
        Conference(
            id="cs",
            year=YEAR,
            title="Bổ sung: Hội nghị tổng kết",
            kind="khác",
            held_on=date(2018, 12, 10),  # whatever day it bears, it comes after what it adds to
            amends_id="cd",
            quorum_base="số đại biểu triệu tập",
        ),
        Remark(id="ks", conference_id="cs", position=1, kind="kết luận", content="Sửa tên «Viện»."),
        AgendaItem(
            id="ag1", conference_id="cd", position=1, starts_at="22:00", content="Khai mạc", presenter="Cụm trưởng"
        ),
        AgendaItem(id="ag2", conference_id="cd", position=2, content="Bỏ phiếu", note="06/6"),
        AgendaItem(id="ag3", conference_id="c2", position=1, starts_at="08:00", content="Khai mạc"),
        Delegate(
            id="dd1",
            conference_id="cd",
            position=1,
            name="Lê Thị Một",
            office="Viện trưởng",
            organisation="Phòng Tổng hợp",
            unit_id="u1",
            role="trưởng ban kiểm phiếu",
            voting=True,
            attendance="có",
        ),
        Delegate(id="dd2", conference_id="cd", position=2, name="Trần Văn Hai", role="thư ký", voting=False),
        Delegate(
            id="dd3",
            conference_id="cd",
            position=3,
            name="Vũ Thị Ba",
            organisation="Trung tâm Trực 24/7",
            unit_id="u2",
            attendance="ý kiến bằng văn bản",
            note="gửi thư",
        ),
        BallotRound(
            id="f1",
            position=1,
            purpose="đề nghị khen thưởng",
            form="chọn trong danh sách",
            seats=2,
            choices=3,
            issued=9,
            collected=7,
            not_returned=1,
            spoiled=1,
            valid=6,
            invalid=1,
            written=1,
            base="tổng số thành viên",
            basis="Quy chế Cụm; khoản 2",
            tie="bỏ phiếu lại",
            state="đã chốt vòng",
            **flag,
        ),
        BallotRound(id="f2", position=2, seats=1, follows_id="f1", state="đã chốt vòng", issued=7, **flag),
        BallotRound(id="f3", position=3, seats=1, follows_id="f2", form="giơ tay", tie="Cụm trưởng quyết định", **flag),
        BallotRound(
            id="f4",
            conference_id="cd",
            position=4,
            title="Cờ thi đua của Chính phủ",
            among_id="f1",
            tie="điểm thi đua cao hơn, rồi bỏ phiếu lại",
            state="đang bỏ phiếu",
            base="có quyền bỏ phiếu",
        ),
        BallotRound(id="f5", conference_id="cd", position=5, title="Cụm trưởng năm 2019", purpose="bầu Cụm trưởng"),
        BallotRound(id="f6", conference_id="cd", position=6, title="Cụm phó", purpose="bầu Cụm phó", among_id="f2"),
        BallotRound(
            id="f7", conference_id="cd", position=7, title="Giao ước (vòng 2)", purpose="thông qua", form="giơ tay"
        ),
        BallotRound(id="f8", conference_id="cd", position=8, title="Giấy khen", form="chỉ ghi kết quả"),
        Count(
            id="fa",
            round_id="f1",
            position=1,
            unit_id="u1",
            agree=4,
            disagree=1,
            blank=1,
            written_agree=1,
            written_disagree=0,
            decided=True,
            withdrawn=False,
            note="06/6",
        ),
        Count(id="fb", round_id="f1", position=2, unit_id="u2", agree=0, decided=False, withdrawn=True),
        Count(id="fc", round_id="f1", position=3, unit_id="u1", person_id="p1"),
        Count(id="fd", round_id="f2", position=1, unit_id="u2", agree=3),
        Count(id="fe", round_id="f3", position=1, unit_id="u2", agree=4, blank=2),
        Count(id="ff", round_id="f4", position=1, unit_id="u1"),
        Count(id="fg", round_id="f5", position=1, unit_id="u4", agree=5),
        Count(id="fh", round_id="f6", position=1, unit_id="u1"),
        Count(id="fi", round_id="f7", position=1, name="Giao ước (vòng 2)", agree=6),
        Count(id="fj", round_id="f8", position=1, name="tập thể", quantity=5, decided=True),
        Count(id="fk", round_id="f8", position=2, name="các đơn vị còn lại", quantity=7),
    ]


def the_sealed_day() -> list[Any]:
    """The same once it is finalised: what the workbook says again is no wish to change it."""
    day = the_day()
    return [*day, *(replace(item, state="đã chốt") for item in day if isinstance(item, Conference))]


@pytest.mark.parametrize(
    "records",
    [odd_file, lambda: [*odd_file(), *the_day()], lambda: [*odd_file(), *the_sealed_day()]],
    ids=["năm", "hội nghị", "hội nghị đã chốt"],
)
def test_odd_data_comes_back_without_a_change_or_a_step(tmp_path: Path, records: Callable[[], list[Any]]) -> None:
    with file_of(records(), tmp_path) as desk:
        planned = back(desk, exported(desk, tmp_path))
        assert planned.records == ()
        assert planned.rejected == ()
        assert planned.conflicts == ()
        assert len(desk.history()) == 1


def test_of_nominations_alike_each_keeps_its_own_ruling(tmp_path: Path) -> None:
    twins = [Nomination(id=f"xx{place}", year=YEAR, unit_id="u1", title="Giấy khen") for place in (1, 2)]
    rulings = [
        Ruling(id=f"rr{item.id}", nomination_id=item.id, rule="clear", met=True, reason=item.id) for item in twins
    ]
    with file_of([*odd_file(), *twins, *rulings], tmp_path) as desk:
        planned = back(desk, exported(desk, tmp_path))
        assert (planned.records, planned.rejected, planned.conflicts) == ((), (), ())


def test_a_case_stays_with_the_unit_its_person_left(tmp_path: Path) -> None:
    moved = [
        Case(id="h9", unit_id="u1", person_id="p5", kind="kỷ luật"),
        Initiative(id="i9", year=2018, unit_id="u4", person_id="p5", name="A"),
    ]
    with file_of([*odd_file(), *moved], tmp_path) as desk:
        planned = back(desk, exported(desk, tmp_path))
        assert (planned.records, planned.rejected, planned.conflicts) == ((), (), ())


def test_what_eligibility_is_judged_by_goes_into_an_empty_cluster(tmp_path: Path) -> None:
    told = [
        Unit(id="b"),
        Unit(id="a", merged_into_id="b", history_since=2012),
        UnitName(id="na", unit_id="a", name="Trường cũ"),
        UnitName(id="nb", unit_id="b", name="Trường mới"),
        Cluster(name="Cụm"),
        Year(id="y", year=YEAR, rules_on=date(2018, 6, 1), rules_reason="Họp Cụm"),
        Year(id="y0", year=2017),
        Membership(id="mb", unit_id="b", position=1, since=date(2018, 1, 1)),
        Person(id="p", unit_id="a", name="Lê Thị Một"),
        Case(id="c", unit_id="a", person_id="p", kind="kỷ luật", level="cảnh cáo", since=date(2018, 2, 1)),
        Initiative(id="i", year=2016, unit_id="a", person_id="p", name="Một; hai", scope="toàn quốc"),
        Headcount(id="hc", year=YEAR, unit_id="b", members=9, completed=0),
        Achievement(id="a1", year=YEAR, unit_id="b", content="Một"),
        Achievement(id="a2", year=YEAR, unit_id="b", content="Hai; ba"),
        Achievement(id="a3", year=YEAR, unit_id="b", content="Ba"),
        Nomination(
            id="x",
            year=YEAR,
            unit_id="b",
            title="Cờ",
            received_on=date(2018, 12, 1),
            rules_on=date(2017, 6, 1),
            rules_reason="Hồ sơ cũ",
        ),
        Ground(id="g1", nomination_id="x", achievement_id="a1"),
        Ground(id="g2", nomination_id="x", achievement_id="a2"),
        Ruling(id="r", nomination_id="x", rule="clear", met=False, reason="Đang chờ", note="kỳ sau"),
        RuleChange(id="rc", year=2017, rule="cstd-co-so.cap", field="percent", value="20", reason="Họp Cụm"),
        WordingChange(id="wc", key="minutes.place", text="Nơi họp:", note="quy chế của Cụm"),
    ]
    with file_of(told, tmp_path) as desk, closing(Desk.create(tmp_path / "moi.tdk")) as twin:
        planned = back(twin, exported(desk, tmp_path))
        assert planned.clean
        assert gather_tables(twin.records, YEAR) == gather_tables(desk.records, YEAR)


def test_a_conference_day_goes_into_an_empty_file(tmp_path: Path) -> None:
    units = [
        Cluster(name="Cụm"),
        Year(id="y", year=YEAR),
        *(Unit(id=f"u{number}") for number in (1, 2, 4)),
        *(UnitName(id=f"n{number}", unit_id=f"u{number}", name=f"Đơn vị {number}") for number in (1, 2, 4)),
        *(
            Membership(id=f"m{number}", unit_id=f"u{number}", position=number, since=date(2018, 1, 1))
            for number in (1, 2, 4)
        ),
        Person(id="p1", unit_id="u1", name="Lê Hoàng Anh"),
        Conference(id="c2", year=YEAR, title="Hội nghị giao ban", held_on=date(2018, 6, 1)),
    ]
    with file_of([*units, *the_day()], tmp_path) as desk, closing(Desk.create(tmp_path / "moi.tdk")) as twin:
        book = exported(desk, tmp_path)
        planned = back(twin, book)
        assert (planned.rejected, planned.conflicts) == ((), ())
        assert gather_tables(twin.records, YEAR) == gather_tables(desk.records, YEAR)
        assert back(twin, book).records == ()
        for kind in (AgendaItem, Delegate, Remark, BallotRound, Count):
            assert len(twin.records.all(kind)) == len(desk.records.all(kind))


def test_each_year_of_a_file_comes_back(tmp_path: Path) -> None:
    with file_of(odd_file(), tmp_path) as desk:
        planned = back(desk, exported(desk, tmp_path, 2017))
        assert (planned.records, planned.rejected, planned.conflicts) == ((), (), ())


def test_the_practice_file_makes_its_twin(desk: Desk, tmp_path: Path) -> None:
    book = exported(desk, tmp_path)
    assert back(desk, book).records == ()
    with closing(Desk.create(tmp_path / "moi.tdk")) as twin:
        planned = back(twin, book)
        assert planned.clean
        assert gather_tables(twin.records, YEAR) == gather_tables(desk.records, YEAR)


texts = (
    st.text("aăâđeêo ơưÀẫ0123,.;:/()«»'\"=-%\n", min_size=1, max_size=12)
    | st.sampled_from(["Cờ", "và", "1.250", "06/6", "2/3", "=A1", "#x", "Lê Anh (1975)", "A / B", "cờ"])
).map(clean)
names = texts.filter(bool)
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
numbers = st.none() | st.integers(0, 10**6)


@st.composite
def files(draw: st.DrawFn) -> list[Any]:
    """Files as the forms may leave them: names shared and strange, fields filled or not."""
    units = draw(st.lists(names, min_size=1, max_size=4, unique_by=fold_tones))
    records: list[Any] = [Cluster(name="Cụm")]
    for place, name in enumerate(units):
        parent = draw(st.none() | st.sampled_from(range(place))) if place else None
        into = draw(st.none() | st.sampled_from(range(place))) if place else None
        records.append(
            Unit(
                id=f"u{place}",
                parent_id=None if parent is None else f"u{parent}",
                merged_into_id=None if into is None else f"u{into}",
                history_since=draw(st.none() | st.integers(1945, 2100)),
                note=draw(texts),
            )
        )
        records.append(UnitName(id=f"n{place}", unit_id=f"u{place}", name=name))
        if draw(st.booleans()):
            records.append(Membership(id=f"m{place}", unit_id=f"u{place}", since=date(2018, 1, 1)))
    unit = st.sampled_from([f"u{place}" for place in range(len(units))])
    rules_on = draw(days)
    reason = draw(names if rules_on else texts)
    records.append(Year(id="y", year=YEAR, head_id=draw(st.none() | unit), rules_on=rules_on, rules_reason=reason))
    born = st.sampled_from(["", "1975", "1975-03", "1980-03-02"])
    people = draw(
        st.lists(st.tuples(unit, names, born), max_size=4, unique_by=lambda one: (one[0], fold_tones(one[1])))
    )
    records += [Person(id=f"p{place}", unit_id=of, name=name, born=day) for place, (of, name, day) in enumerate(people)]
    holders = unit.map(lambda of: (of, None))
    if people:
        holders |= st.sampled_from([(of, f"p{place}") for place, (of, _, _) in enumerate(people)])

    def held(prefix: str, make: Any) -> None:
        for place, (of, person) in enumerate(draw(st.lists(holders, max_size=4))):
            records.append(make(id=f"{prefix}{place}", unit_id=of, person_id=person))

    records += [Movement(id=f"v{place}", name=name) for place, name in enumerate(draw(st.lists(names, max_size=3)))]
    held("r", lambda **of: Registration(year=YEAR, title=draw(names), note=draw(texts), **of))
    held("w", lambda **of: Award(year=draw(st.integers(2000, 2030)), title=draw(names), signer=draw(texts), **of))
    held("x", lambda **of: Nomination(year=YEAR, title=draw(names), reason=draw(texts), status=draw(names), **of))
    held("y", lambda **of: Nomination(year=YEAR, title="Cờ", received_on=draw(days), rules_reason=draw(texts), **of))
    held("h", lambda **of: Case(kind=draw(names), level=draw(texts), since=draw(days), note=draw(texts), **of))
    held("i", lambda **of: Initiative(year=draw(st.integers(1945, 2100)), name=draw(names), scope=draw(texts), **of))
    records += [
        Headcount(id=f"hc{of}", year=YEAR, unit_id=of, members=draw(numbers), note=draw(texts))
        for of in draw(st.lists(unit, max_size=3, unique=True))
    ]
    records += [
        RuleChange(id=f"rc{place}", year=YEAR, rule=rule, field=draw(names), value=draw(names), reason=draw(names))
        for place, rule in enumerate(draw(st.lists(names, max_size=2, unique=True)))
    ]
    held(
        "a", lambda **of: Achievement(year=YEAR, content=draw(names), role_model=draw(st.none() | st.booleans()), **of)
    )
    records += [
        Evidence(id=f"e{place}", achievement_id=item.id, reference=draw(names))
        for place, item in enumerate([one for one in records if isinstance(one, Achievement)])
    ]
    nominations = [one for one in records if isinstance(one, Nomination)]
    records += [
        Ruling(id=f"ru{item.id}", nomination_id=item.id, rule=draw(names), met=draw(st.booleans()), reason=draw(names))
        for item in nominations
    ]
    records += [
        Ground(id=f"gr{item.id}{one.id}", nomination_id=item.id, achievement_id=one.id)
        for item in nominations
        for one in records
        if isinstance(one, Achievement)
        and (one.unit_id, one.person_id) == (item.unit_id, item.person_id)
        and draw(st.booleans())
    ]
    titles = draw(st.lists(names, max_size=2))
    for place, title in enumerate(titles):
        held_on = date(2018, 1 + place, 1)
        records.append(Conference(id=f"c{place}", year=YEAR, title=title, held_on=held_on, place=draw(texts)))
        records.append(Remark(id=f"k{place}", conference_id=f"c{place}", position=1, content=draw(names)))
        for number in range(draw(st.integers(0, 2))):
            key = f"b{place}{number}"
            earlier = st.none() | st.just(f"b{place}0") if number else st.none()
            records.append(
                BallotRound(
                    id=key,
                    conference_id=f"c{place}",
                    position=number + 1,
                    title=draw(names),
                    issued=draw(numbers),
                    spoiled=draw(numbers),
                    seats=draw(st.none() | st.integers(1, 9)),
                    form=draw(st.sampled_from(BallotForm)),
                    among_id=draw(earlier),
                    follows_id=draw(earlier),
                )
            )
            candidates = draw(st.lists(holders, max_size=3, unique=True))
            records += [
                Count(id=f"{key}{at}", round_id=key, position=at + 1, unit_id=of, person_id=person, agree=draw(numbers))
                for at, (of, person) in enumerate(candidates)
            ]
            records.append(Count(id=f"{key}t", round_id=key, position=9, name=draw(names)))
    return records


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(files())
def test_whatever_the_forms_leave_comes_back_without_a_change(records: list[Any]) -> None:
    with TemporaryDirectory() as folder, file_of(records, Path(folder)) as desk:
        planned = back(desk, exported(desk, Path(folder)))
        assert planned.rejected == ()
        assert planned.conflicts == ()
        assert planned.records == ()


@pytest.mark.parametrize("field", ["chief", "kind", "short_name"])
def test_one_cell_changed_by_hand_changes_one_record(tmp_path: Path, field: str) -> None:
    with file_of(odd_file(), tmp_path) as desk:
        before = desk.records.need(Unit, "u1")
        heading = {"chief": "Thủ trưởng", "kind": "Loại hình", "short_name": "Tên viết tắt"}[field]
        tables = {name: [dict(row) for row in rows] for name, rows in gather_tables(desk.records, YEAR).items()}
        next(row for row in tables["Đơn vị"] if str(row["Tên đơn vị"]).startswith("Học viện"))[heading] = "mới"
        path = tmp_path / "sua.xlsx"
        path.write_bytes(write_workbook(tables))
        planned = back(desk, path)
        assert planned.changed == {"Đơn vị": 1}
        after = desk.records.need(Unit, "u1")
        assert getattr(after, field) == "mới"
        assert len(planned.records) == 1
        assert replace(after, **{field: getattr(before, field)}) == before
