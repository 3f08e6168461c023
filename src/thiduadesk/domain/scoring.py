"""The year's scoring table (bảng tiêu chí): groups, criteria, levels, grades, and gates no points can open.

All points are integer hundredths. Scores are tied to criteria by the names of group and criterion, so a cluster may
keep scores without a table, and a table made later finds them.
"""

from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.score import ScoreColumn
from thiduadesk.i18n.mark import N_


class GroupKind(StrEnum):
    """Loại nhóm: into which of the three sums of a total the points of a group flow."""

    BASE = N_("điểm chuẩn")
    BONUS = N_("điểm thưởng")
    DEDUCTION = N_("điểm trừ")


class CriterionKind(StrEnum):
    """Cách chấm: how the points of one criterion are found."""

    CHOICE = N_("chọn mức")
    DEDUCTION = N_("trừ điểm")  # from its maximum; without one, the points are negative
    RATIO = N_("theo tỷ lệ")
    COUNT = N_("đếm")
    BONUS = N_("điểm thưởng")
    FREE = N_("tự do")


class NotArisen(StrEnum):
    """Không phát sinh: what a criterion counts in a year in which its matter did not come up."""

    FULL = N_("đủ điểm")
    EXCLUDED = N_("không tính")


class NotAssigned(StrEnum):
    """Không giao: what becomes of a total when some criteria are no concern of the unit."""

    EXCLUDED = N_("giữ nguyên tổng")
    RESCALED = N_("quy đổi theo điểm chuẩn")


class TieRule(StrEnum):
    """Khi bằng điểm: which of two units with one total comes first."""

    SHARED = N_("đồng hạng")
    CHECKED = N_("điểm thẩm định cao hơn")
    FIRST_GROUP = N_("điểm nhóm đầu cao hơn")
    BONUS = N_("điểm thưởng cao hơn")
    PROTOCOL = N_("thứ tự trong cụm")


class Bound(StrEnum):
    """How the lower end of a band of ratios is meant."""

    AT_LEAST = "≥"
    ABOVE = ">"


class GateEffect(StrEnum):
    """Tác động: what a gate does to a unit it hits, whatever its points."""

    BARS_GRADE = N_("không xếp loại này trở lên")
    LOWERS = N_("hạ một loại")
    BARS_FLAG = N_("không xét cờ thi đua")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringPlan:
    """Bảng tiêu chí of one year: its name, what its criteria add up to, and how its ranking is made."""

    id: str
    year: int
    name: str
    total: int | None = None  # tổng điểm chuẩn, bonuses apart
    rank_by: str = ScoreColumn.AGREED
    tie_rule: str = TieRule.SHARED
    not_arisen: str = NotArisen.FULL
    not_assigned: str = NotAssigned.EXCLUDED
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringGroup:
    """Nhóm tiêu chí, perhaps inside another; its cap holds the points of its own kind, None for no cap."""

    id: str
    plan_id: str
    position: int
    name: str
    parent_id: str | None = None
    kind: str = GroupKind.BASE
    cap: int | None = None
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Tiêu chí of a group. Of all criteria that name the same `either`, only the best counts."""

    id: str
    group_id: str
    position: int
    name: str
    kind: str = CriterionKind.FREE
    maximum: int | None = None  # điểm tối đa, None for no limit
    step: int | None = None  # bước điểm: 25 for 0,25
    each: int | None = None  # điểm for one time counted, or taken off for one violation
    either: str = ""  # chỉ tính một
    not_arisen: str = ""  # empty: as the plan says
    evidence_needed: bool | None = None
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Mức of a criterion; for bands of ratios, `from_ratio` in hundredths of a percent is where the band begins."""

    id: str
    criterion_id: str
    position: int
    name: str
    points: int
    from_ratio: int | None = None
    bound: str = Bound.AT_LEAST
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Xếp loại from so many points on; below the lowest, or barred from it, a unit has none (không xếp loại)."""

    id: str
    plan_id: str
    name: str
    at_least: int
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Điều kiện loại trừ; `grade` names the grade it bars, with all above."""

    id: str
    plan_id: str
    position: int
    name: str
    effect: str = GateEffect.BARS_FLAG
    grade: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class GateMark:
    """A gate that hit a unit (đơn vị vướng điều kiện), and why."""

    id: str
    gate_id: str
    unit_id: str
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringTemplate:
    """The whole table of one year, its parts in their order."""

    plan: ScoringPlan
    groups: tuple[ScoringGroup, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    levels: tuple[Level, ...] = ()
    grades: tuple[Grade, ...] = ()
    gates: tuple[Gate, ...] = ()

    def __str__(self) -> str:
        return self.plan.name


def check_scoring_plan(plan: ScoringPlan) -> tuple[Problem, ...]:
    """A table has a name; what it adds up to is more than nothing; its rules are ones the program knows."""
    problems = []
    if not plan.name:
        problems.append(Problem("name", N_("Cần có tên bảng tiêu chí.")))
    if plan.total is not None and plan.total <= 0:
        problems.append(Problem("total", N_("Tổng điểm chuẩn phải lớn hơn 0.")))
    terms = (
        ("rank_by", ScoreColumn),
        ("tie_rule", TieRule),
        ("not_arisen", NotArisen),
        ("not_assigned", NotAssigned),
    )
    problems += [
        _unknown(field, getattr(plan, field)) for field, kind in terms if getattr(plan, field) not in set(kind)
    ]
    return tuple(problems)


def check_scoring_group(group: ScoringGroup) -> tuple[Problem, ...]:
    """A group has a name, a known kind and no negative cap."""
    problems = []
    if not group.name:
        problems.append(Problem("name", N_("Cần có tên nhóm tiêu chí.")))
    if group.kind not in set(GroupKind):
        problems.append(_unknown("kind", group.kind))
    if group.cap is not None and group.cap < 0:
        problems.append(Problem("cap", N_("Điểm tối đa không thể âm.")))
    return tuple(problems)


def check_criterion(criterion: Criterion) -> tuple[Problem, ...]:
    """A criterion has a name and a known kind; maximum, step and points for one time are not negative."""
    problems = []
    if not criterion.name:
        problems.append(Problem("name", N_("Cần có tên tiêu chí.")))
    if criterion.kind not in set(CriterionKind):
        problems.append(_unknown("kind", criterion.kind))
    if criterion.not_arisen and criterion.not_arisen not in set(NotArisen):
        problems.append(_unknown("not_arisen", criterion.not_arisen))
    if criterion.maximum is not None and criterion.maximum < 0:
        problems.append(Problem("maximum", N_("Điểm tối đa không thể âm.")))
    if criterion.step is not None and criterion.step <= 0:
        problems.append(Problem("step", N_("Bước điểm phải lớn hơn 0.")))
    if criterion.each is not None and criterion.each <= 0:
        problems.append(Problem("each", N_("Điểm mỗi lần phải lớn hơn 0; điểm trừ cũng ghi số dương.")))
    if criterion.kind in {CriterionKind.COUNT, CriterionKind.DEDUCTION} and criterion.each is None:
        problems.append(Problem("each", N_("Cần ghi điểm mỗi lần.")))
    return tuple(problems)


def check_level(level: Level) -> tuple[Problem, ...]:
    """A level says what it is; a band begins at no negative ratio, and at or above it."""
    problems = []
    if not level.name:
        problems.append(Problem("name", N_("Cần ghi nội dung của mức điểm.")))
    if level.from_ratio is not None and level.from_ratio < 0:
        problems.append(Problem("from_ratio", N_("Tỷ lệ không thể âm.")))
    if level.bound not in set(Bound):
        problems.append(_unknown("bound", level.bound))
    return tuple(problems)


def check_grade(grade: Grade) -> tuple[Problem, ...]:
    """A grade has a name."""
    return () if grade.name else (Problem("name", N_("Cần có tên xếp loại.")),)


def check_gate(gate: Gate) -> tuple[Problem, ...]:
    """A gate says what it is about and does something known; one that bars a grade names it."""
    problems = []
    if not gate.name:
        problems.append(Problem("name", N_("Cần ghi nội dung điều kiện loại trừ.")))
    if gate.effect not in set(GateEffect):
        problems.append(_unknown("effect", gate.effect))
    if gate.effect == GateEffect.BARS_GRADE and not gate.grade:
        problems.append(Problem("grade", N_("Cần ghi xếp loại mà điều kiện này không cho đạt.")))
    return tuple(problems)


def _unknown(field: str, term: str) -> Problem:
    # Unlike other terms these are not kept as typed: nobody could count by a rule the program does not know.
    return Problem(field, N_("«{term}» không có trong danh sách chọn."), {"term": term})
