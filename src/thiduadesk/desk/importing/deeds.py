"""Sheets of what units and people set out to do and did: movements, pledges, titles, achievements, scores, awards."""

from collections.abc import Mapping
from typing import Any

from thiduadesk.desk.importing.cluster import split_list
from thiduadesk.desk.importing.grounds import take_grounds
from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Key, Shelf, name_of
from thiduadesk.desk.importing.scoring import refuse_points
from thiduadesk.desk.importing.units import NOTE, find_person, find_unit
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.award import Award
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination, NominationEvent
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.score import Score
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_


def take_movement(intake: Intake, row: Row) -> None:
    """Take in one movement, known by its name."""
    name = str(row.values["Tên phong trào"])
    columns = {
        "launcher": "Cấp phát động",
        "kind": "Loại",
        "since": "Từ ngày",
        "until": "Đến ngày",
        "goal": "Mục tiêu",
        **NOTE,
    }
    intake.merge(row, _movements(intake), (name_of(name),), {"name": name}, columns, named="Tên phong trào")


def take_pledge(intake: Intake, row: Row) -> None:
    """Take in a unit's pledge, and one of its targets when the row names one."""
    unit = find_unit(intake, row, "Đơn vị")
    target = row.values.get("Chỉ tiêu")
    pledges = intake.shelf(Pledge, lambda item: (item.unit_id,), year=intake.year)
    columns = {"signed_on": "Ngày ký", "signer": "Người ký"} | ({} if target else NOTE)
    base = {"year": intake.year, "unit_id": unit}
    pledge = intake.merge(row, pledges, (unit,), base, columns, named="Đơn vị", part=bool(target))
    if not target:
        return
    targets = intake.shelf(PledgeTarget, lambda item: (item.pledge_id, name_of(item.name)))
    base = {"pledge_id": pledge.id, "position": targets.next_place(pledge.id), "name": target}
    columns = {"measure": "Đơn vị tính", "planned": "Kế hoạch", "achieved": "Thực hiện", **NOTE}
    intake.merge(row, targets, (pledge.id, name_of(str(target))), base, columns, named="Chỉ tiêu")


def take_registration(intake: Intake, row: Row) -> None:
    """Take in one registered title, known by unit, person and title."""
    columns = {"quantity": "Số lượng", "registered_on": "Ngày đăng ký", **NOTE}
    _take_held(intake, row, Registration, "title", "Danh hiệu", columns)


def take_achievement(intake: Intake, row: Row) -> None:
    """Take in one achievement with its papers, known by unit, person and content."""
    values = {}
    if "Phong trào" in row.values:
        name = str(row.values["Phong trào"])
        movement = intake.find(_movements(intake), (name_of(name),))
        if movement is None:
            message = N_("Không có phong trào «{name}» trong sheet Phong trào hoặc trong tệp.")
            raise Refused(row, "Phong trào", message, {"name": name})
        values["movement_id"] = movement.id
    columns = {
        "achieved_on": "Ngày",
        "result": "Kết quả",
        "movement_id": "Phong trào",
        "role_model": "Điển hình",
        **NOTE,
    }
    achievement = _take_held(intake, row, Achievement, "content", "Nội dung", columns, values)
    text = str(row.values.get("Số văn bản", ""))
    papers = intake.shelf(Evidence, lambda item: (item.achievement_id, name_of(item.reference)))
    if text == "; ".join(paper.reference for paper in papers.under(achievement.id)):
        return  # the cell as the export writes it, whatever signs a reference holds
    for reference in split_list(text):
        base = {"achievement_id": achievement.id, "reference": reference}
        key = (achievement.id, name_of(reference))
        intake.merge(row, papers, key, base, {}, named="Số văn bản", part=True)


def take_score(intake: Intake, row: Row) -> None:
    """Take in one criterion of a unit's score, known by group and criterion."""
    unit = find_unit(intake, row, "Đơn vị")
    group, criterion = str(row.values.get("Nhóm", "")), str(row.values["Tiêu chí"])
    shelf = intake.shelf(
        Score, lambda item: (item.unit_id, name_of(item.group), name_of(item.criterion)), year=intake.year
    )
    base = {
        "year": intake.year,
        "unit_id": unit,
        "group": group,
        "criterion": criterion,
        "position": shelf.next_place(unit),
    }
    columns = {
        "maximum": "Điểm tối đa",
        "self_score": "Tự chấm",
        "checked": "Thẩm định",
        "agreed": "Thống nhất",
        "status": "Tình trạng",
        "evidence": "Minh chứng",
        "reason": "Lý do",
        "agreed_reason": "Lý do thống nhất",
        **NOTE,
    }
    score = intake.merge(row, shelf, (unit, name_of(group), name_of(criterion)), base, columns, named="Tiêu chí")
    refuse_points(intake, row, score)


def take_award(intake: Intake, row: Row) -> None:
    """Take in one award of any year, known by unit, person, title and year."""
    unit = find_unit(intake, row, "Đơn vị")
    person = find_person(intake, row, unit)
    title, year = str(row.values["Danh hiệu"]), row.values["Năm"]
    shelf = intake.shelf(Award, lambda item: (item.unit_id, item.person_id, name_of(item.title), item.year))
    base = {"unit_id": unit, "person_id": person, "title": title, "year": year}
    columns = {
        "year": "Năm",
        "decision_no": "Số quyết định",
        "decided_on": "Ngày quyết định",
        "signer": "Người ký",
        **NOTE,
    }
    intake.merge(row, shelf, (unit, person, name_of(title), year), base, columns, named="Danh hiệu")


def take_nomination(intake: Intake, row: Row) -> None:
    """Take in one nomination, known by unit, person and title; a new status leaves its day in the trail."""
    columns = {
        "reason": "Lý do",
        "position": "Thứ tự",
        "status": "Trạng thái",
        "received_on": "Ngày nhận hồ sơ",
        "rules_on": "Theo quy định ngày",
        "rules_reason": "Lý do chọn quy định",
        **NOTE,
    }
    nomination = _take_held(intake, row, Nomination, "title", "Danh hiệu", columns)
    take_grounds(intake, row, nomination)
    known = intake.stored(Nomination, nomination.id)
    if known is None or known.status != nomination.status:
        events = intake.shelf(NominationEvent, lambda item: (item.nomination_id, item.status, item.happened_on))
        base = {"nomination_id": nomination.id, "status": nomination.status, "happened_on": intake.today}
        intake.merge(row, events, tuple(base.values()), base, {}, named="Trạng thái", part=True)


def _movements(intake: Intake) -> Shelf:
    return intake.shelf(Movement, lambda item: (name_of(item.name),))


def _take_held(
    intake: Intake,
    row: Row,
    kind: type,
    field: str,
    named: str,
    columns: Mapping[str, str],
    values: Mapping[str, str] | None = None,
) -> Any:
    """Take in a record of the year that a unit or one of its people holds, known by these two and one more field."""
    unit = find_unit(intake, row, "Đơn vị")
    person = find_person(intake, row, unit)
    text = str(row.values[named])

    def key(item: Any) -> Key:
        return (item.unit_id, item.person_id, name_of(getattr(item, field)))

    shelf = intake.shelf(kind, key, year=intake.year)
    base = {"year": intake.year, "unit_id": unit, "person_id": person, field: text}
    return intake.merge(row, shelf, (unit, person, name_of(text)), base, columns, named=named, values=values)
