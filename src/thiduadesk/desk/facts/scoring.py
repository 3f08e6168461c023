"""Gathers a year's scoring table into the tables of its workbook."""

from collections.abc import Iterator, Mapping

from thiduadesk.domain.scoring import ScoringTemplate
from thiduadesk.exchange.sheets import SCORING_SHEETS
from thiduadesk.exchange.values import Value
from thiduadesk.rules.scoring import outer_first

Line = dict[str, Value]


def gather_template(template: ScoringTemplate | None) -> Mapping[str, list[Line]]:
    """Sheet → rows of heading → value; every sheet empty for a year without a table."""
    if template is None:
        return {sheet.name: [] for sheet in SCORING_SHEETS}
    return {
        "Bảng tiêu chí": [_plan(template)],
        "Nhóm tiêu chí": list(_groups(template)),
        "Tiêu chí": list(_criteria(template)),
        "Mức điểm": list(_levels(template)),
        "Xếp loại": list(_grades(template)),
        "Điều kiện loại trừ": list(_gates(template)),
    }


def _plan(template: ScoringTemplate) -> Line:
    plan = template.plan
    return {
        "Tên bảng": plan.name,
        "Tổng điểm chuẩn": plan.total,
        "Xếp hạng theo": plan.rank_by,
        "Khi bằng điểm": plan.tie_rule,
        "Không phát sinh": plan.not_arisen,
        "Không giao": plan.not_assigned,
        "Ghi chú": plan.note,
    }


def _groups(template: ScoringTemplate) -> Iterator[Line]:
    names = {group.id: group.name for group in template.groups}
    for group, _ in outer_first(template.groups):
        yield {
            "Nhóm": group.name,
            "Thuộc nhóm": names.get(group.parent_id or "", ""),
            "Loại nhóm": group.kind,
            "Điểm tối đa": group.cap,
            "Thứ tự": group.position,
            "Ghi chú": group.note,
        }


def _criteria(template: ScoringTemplate) -> Iterator[Line]:
    names = {group.id: group.name for group in template.groups}
    for item in template.criteria:
        yield {
            "Nhóm": names[item.group_id],
            "Tiêu chí": item.name,
            "Cách chấm": item.kind,
            "Điểm tối đa": item.maximum,
            "Bước điểm": item.step,
            "Điểm mỗi lần": item.each,
            "Chỉ tính một": item.either,
            "Không phát sinh": item.not_arisen,
            "Cần minh chứng": item.evidence_needed,
            "Thứ tự": item.position,
            "Ghi chú": item.note,
        }


def _levels(template: ScoringTemplate) -> Iterator[Line]:
    names = {group.id: group.name for group in template.groups}
    criteria = {item.id: item for item in template.criteria}
    for level in template.levels:
        criterion = criteria[level.criterion_id]
        yield {
            "Nhóm": names[criterion.group_id],
            "Tiêu chí": criterion.name,
            "Mức": level.name,
            "Điểm": level.points,
            "Từ tỷ lệ (%)": level.from_ratio,
            "So sánh": level.bound,
            "Ghi chú": level.note,
        }


def _grades(template: ScoringTemplate) -> Iterator[Line]:
    for grade in template.grades:
        yield {"Xếp loại": grade.name, "Từ điểm": grade.at_least, "Ghi chú": grade.note}


def _gates(template: ScoringTemplate) -> Iterator[Line]:
    for gate in template.gates:
        yield {
            "Điều kiện": gate.name,
            "Tác động": gate.effect,
            "Xếp loại": gate.grade,
            "Thứ tự": gate.position,
            "Ghi chú": gate.note,
        }
