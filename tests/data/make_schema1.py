"""Made schema1.tdk, a file as version 0.1 wrote it, and schema1.json, what it holds.

Run once, with the program that writes schema 1, and never again: both files prove that later versions still read it.
A later schema gets a script and files of its own.
"""

import json
from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from thiduadesk.desk.commands.conferences import finalise_conference
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.steps import step
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.award import Award
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import Conference, Delegate, Remark
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination, NominationEvent
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.score import Score
from thiduadesk.domain.seal import Seal
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.store.mapping import RECORDS
from thiduadesk.store.migrations import newest
from thiduadesk.store.work import Work

HERE = Path(__file__).parent
CLOSED = datetime(2018, 12, 14, 17, 0, tzinfo=timezone(timedelta(hours=7)))
DAY = CLOSED.date()
FLAG = "Cờ thi đua ngành Tư pháp"
MOVEMENT = Movement(id="m1", name="Ngành Tư pháp chung sức", since=date(2016, 1, 1), until=date(2020, 12, 31))
MILESTONE = Milestone(id="k1", year=2018, name="Gửi hồ sơ", due=date(2018, 11, 30))
CONFERENCE = Conference(
    id="h1",
    year=2018,
    title="Hội nghị tổng kết năm 2018",
    kind="tổng kết",
    held_on=DAY,
    opened_at="14:00",
    closed_at="17:00",
    place="Học viện Tư pháp",
    chair="Phạm Quốc Khánh",
    secretary="Đỗ Thu Trang",
    summoned=28,
    present=28,
)
YEAR_2018: tuple[object, ...] = (
    Cluster(name="Cụm thi đua số II", parent="Bộ Tư pháp", place="Hà Nội", symbol="CTĐII"),
    Unit(id="u1", short_name="VKHPL", kind="viện", chief_office="Viện trưởng", staff=86),
    Unit(id="u2", short_name="BPLVN"),
    Unit(id="u3", parent_id="u2", note="đơn vị trực thuộc"),
    UnitName(id="n1", unit_id="u1", name="Viện Khoa học pháp lý"),
    UnitName(id="n2", unit_id="u2", name="Báo Pháp luật Việt Nam", since=date(1985, 7, 10)),
    UnitName(id="n3", unit_id="u3", name="Ban Bạn đọc", until=date(2019, 12, 31)),
    Membership(id="b1", unit_id="u1", position=1),
    Membership(id="b2", unit_id="u2", position=2, since=date(2018, 1, 1)),
    Year(id="y1", year=2018, head_id="u1", deputy_id="u2", secretary="Đỗ Thu Trang"),
    Person(id="p1", unit_id="u1", name="Đỗ Thu Trang", gender="nữ", born="1970-03", office="Chuyên viên"),
    MOVEMENT,
    Activity(id="a1", year=2018, content="Tập huấn", kind="tập huấn", planned_on=date(2018, 5, 15)),
    Participation(id="t1", activity_id="a1", unit_id="u2"),
    Pledge(id="g1", year=2018, unit_id="u2", signed_on=date(2018, 3, 20), signer="Thủ trưởng đơn vị"),
    PledgeTarget(id="c1", pledge_id="g1", position=1, name="Số báo đúng kỳ", planned="trên 92,04", achieved="365"),
    Registration(id="r1", year=2018, unit_id="u2", title=FLAG, registered_on=date(2018, 2, 28)),
    Achievement(id="e1", year=2018, unit_id="u2", content="52 chuyên trang", movement_id="m1", role_model=True),
    Achievement(id="e2", year=2018, unit_id="u1", person_id="p1", content="Sáng kiến", role_model=None),
    Evidence(id="v1", achievement_id="e1", reference="CV 96/BPLVN"),
    Score(id="s1", year=2018, unit_id="u2", criterion="Chuyên môn", maximum=5000, self_score=4875, agreed=-50),
    Award(id="w1", unit_id="u2", title=FLAG, year=2017, decision_no="Số cũ", decided_on=date(2018, 1, 31)),
    Nomination(id="d1", year=2018, unit_id="u2", title=FLAG, position=1, status="thông qua"),
    NominationEvent(id="i1", nomination_id="d1", status="đề nghị", happened_on=date(2018, 11, 29)),
    CONFERENCE,
    Delegate(id="o1", conference_id="h1", position=1, name="Đỗ Thu Trang", role="thư ký", attendance="có"),
    Remark(id="q1", conference_id="h1", position=1, kind="kết luận", content="Nhất trí.\nCụm thực hiện."),
    BallotRound(
        id="z1",
        conference_id="h1",
        position=1,
        title=FLAG,
        issued=28,
        collected=28,
        valid=27,
        invalid=1,
        base="phát ra",
        threshold="≥ 2/3",
    ),
    Count(id="x1", round_id="z1", position=1, unit_id="u2", agree=25, disagree=2),
    MILESTONE,
    Completion(id="l1", milestone_id="k1", unit_id="u2", done_on=date(2018, 12, 5)),
    Certificate(id="f1", year=2018, unit_id="u1", person_id="p1", content="Gương người tốt việc tốt", number=1),
)


@step("Nhập tệp {source}")
def fill(work: Work, source: str) -> None:
    """One step with a record of every kind."""
    work.put_all(YEAR_2018)


@step("Lưu {record}")
def save(work: Work, record: object) -> None:
    """One step with one record."""
    work.put(record)


def main() -> None:
    """Write both files; refuses when they are there, or when the program writes another schema."""
    assert newest() == 1, "only the first schema is made here"
    path = HERE / "schema1.tdk"
    desk = Desk.create(path, who="trang", now=lambda: CLOSED)
    desk.do(fill, "mẫu.xlsx")
    desk.do(save, replace(MOVEMENT, goal="nhầm"))
    desk.undo()
    desk.do(finalise_conference, CONFERENCE, CLOSED)
    desk.do(save, replace(MILESTONE, done_on=DAY))
    held: dict[str, list[dict[str, Any]]] = {table: [] for table in RECORDS}
    for table, kind in RECORDS.items():
        record: Any
        for record in desk.records.all(kind):
            held[table].append({field.name: getattr(record, field.name) for field in fields(record)})
    assert all(held.values()), "a record of every kind"
    assert desk.records.one(Seal) is not None
    # Small pages, since nearly every one of the many tables and indexes is all but empty here.
    desk._store.connection.execute("PRAGMA page_size = 512")
    desk._store.connection.execute("VACUUM")
    desk.close()
    text = json.dumps(held, ensure_ascii=False, indent=1, default=str)
    (HERE / "schema1.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
