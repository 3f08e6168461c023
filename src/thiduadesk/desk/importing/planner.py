"""Planning an import: the sheets in the order in which they lean on each other, each row turned into records."""

from collections.abc import Callable
from datetime import date

from thiduadesk.desk.importing.calendar import take_activity, take_milestone
from thiduadesk.desk.importing.certificates import CertificateSheet
from thiduadesk.desk.importing.cluster import read_items, settle_year, take_cluster, year_of
from thiduadesk.desk.importing.deeds import (
    take_achievement,
    take_award,
    take_movement,
    take_nomination,
    take_pledge,
    take_registration,
    take_score,
)
from thiduadesk.desk.importing.intake import Intake
from thiduadesk.desk.importing.meetings import MeetingSheets
from thiduadesk.desk.importing.paper_numbers import PaperNumberSheet
from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.importing.scoring import (
    take_criterion,
    take_gate,
    take_gate_mark,
    take_grade,
    take_group,
    take_level,
    take_plan,
)
from thiduadesk.desk.importing.standing import (
    take_case,
    take_headcount,
    take_initiative,
    take_rule_change,
    take_ruling,
)
from thiduadesk.desk.importing.units import UnitSheet, know_roster, take_person
from thiduadesk.desk.importing.wording import take_wording_change
from thiduadesk.exchange.book import Book, Row
from thiduadesk.store.records import Records


def plan_import(records: Records, book: Book, today: date) -> ImportPlan:
    """What importing the book would do to the file; reads only. Raises `NotOurs`."""
    rows = book.rows
    items = read_items(rows["Cụm"])
    intake = Intake(records, year_of(records, items), today)
    intake.rejected.extend(book.rejected)
    intake.notes.extend(book.notes)
    cluster = take_cluster(intake, items, rows["Cụm"])
    know_roster(intake)
    units = UnitSheet(intake, cluster.parent)
    for row in units.parents_first(rows["Đơn vị"]):
        intake.take(row, units.take)
    settle_year(intake, items, units.said)

    def sheet(name: str, act: Callable[[Intake, Row], None]) -> None:
        for row in rows[name]:
            intake.take(row, act)

    sheet("Cá nhân", take_person)
    sheet("Phong trào", take_movement)
    sheet("Giao ước", take_pledge)
    sheet("Đăng ký", take_registration)
    sheet("Thành tích", take_achievement)
    sheet("Bảng tiêu chí", take_plan)
    sheet("Nhóm tiêu chí", take_group)
    sheet("Tiêu chí", take_criterion)
    sheet("Mức điểm", take_level)
    sheet("Xếp loại", take_grade)
    sheet("Điều kiện loại trừ", take_gate)
    sheet("Vướng điều kiện", take_gate_mark)
    sheet("Chấm điểm", take_score)
    sheet("Lịch sử", take_award)
    sheet("Đề nghị", take_nomination)
    sheet("Vụ việc", take_case)
    sheet("Sáng kiến", take_initiative)
    sheet("Số liệu tập thể", take_headcount)
    sheet("Ý kiến điều kiện", take_ruling)
    sheet("Sửa quy định", take_rule_change)
    meetings = MeetingSheets(intake)
    sheet("Hội nghị", meetings.take_conference)
    meetings.begin_parts(intake)
    sheet("Chương trình", meetings.take_agenda_item)
    sheet("Đại biểu", meetings.take_delegate)
    sheet("Ý kiến", meetings.take_remark)
    sheet("Bỏ phiếu", meetings.take_ballot)
    sheet("Mốc", take_milestone)
    sheet("Hoạt động", take_activity)
    sheet("Giấy chứng nhận", CertificateSheet(intake).take)
    sheet("Câu chữ", take_wording_change)
    sheet("Số văn bản", PaperNumberSheet(meetings).take)
    return intake.plan()
