"""Counting points by a year's table: what a criterion may get, what a unit has in all, its grade, its rank.

Integer hundredths throughout. Points flow in three sums: ordinary ones, bonuses, deductions (never above 0). A group's
cap holds the sum of its own kind, so a bonus inside a capped group still lifts the total above it, and a total may pass
100: it is never cut. What is not known stays unknown: a total says how many criteria it is still waiting for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.score import Score, ScoreColumn, ScoreStatus
from thiduadesk.domain.scoring import (
    Bound,
    Criterion,
    CriterionKind,
    Gate,
    GateEffect,
    Grade,
    GroupKind,
    Level,
    NotArisen,
    NotAssigned,
    ScoringGroup,
    ScoringPlan,
    ScoringTemplate,
    TieRule,
)
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import points_text
from thiduadesk.i18n.vietnamese import fold_tones


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


NO_GRADE = N_("không xếp loại")

SCORE_FIELDS: Mapping[ScoreColumn, str] = {
    ScoreColumn.SELF: "self_score",
    ScoreColumn.CHECKED: "checked",
    ScoreColumn.AGREED: "agreed",
}
"""Column → the field of `Score` that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What points come to; `missing` counts the criteria that wait for points, `maximum` is None without a limit."""

    base: int = 0
    bonus: int = 0
    deducted: int = 0  # 0 or less
    maximum: int | None = 0  # of the ordinary points
    given: int = 0  # criteria that have points
    missing: int = 0

    @property
    def total(self) -> int | None:
        """All points so far, None before the first is given."""
        return self.base + self.bonus + self.deducted if self.given else None

    @property
    def complete(self) -> bool:
        """Whether nothing is missing from the total."""
        return self.given > 0 and not self.missing


@dataclass(frozen=True, slots=True)
class Tallies:
    """One column of one unit: the sum of each group, with what is inside it, and of the whole table."""

    groups: Mapping[str, Tally]
    whole: Tally
    counted: frozenset[str]
    """The criteria that count: assigned, and the best of their either-or family."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The grade of a unit: empty while unknown, `NO_GRADE` when it has none; what its points alone would give."""

    grade: str
    by_points: str
    flag_barred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A unit in the ranking: its total by the column that ranks, and what may part it from another."""

    unit: str
    total: int | None
    checked: int | None = None
    first_group: int | None = None
    bonus: int | None = None
    place: int = 0  # in protocol order


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a unit stands; `shared` with others, or `parted` from one of the same total by the tie rule."""

    rank: int | None
    shared: bool = False
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """The scores of one unit by criterion, and those no criterion of the table is called like, or that come twice."""

    by_criterion: Mapping[str, Score]
    strays: tuple[Score, ...]


def score_key(group: str, criterion: str) -> tuple[str, str]:
    """How a score finds its criterion: case, blanks and the place of the tone forgiven."""
    return fold_tones(group), fold_tones(criterion)


def match_scores(template: ScoringTemplate, scores: Iterable[Score]) -> Matched:
    """Which criterion each score of one unit is for."""
    groups = {group.id: group.name for group in template.groups}
    known = {score_key(groups[item.group_id], item.name): item.id for item in template.criteria}
    found: dict[str, Score] = {}
    strays = []
    for score in scores:
        criterion = known.get(score_key(score.group, score.criterion))
        if criterion is None or criterion in found:
            strays.append(score)
        else:
            found[criterion] = score
    return Matched(found, tuple(strays))


def template_of(scores: Sequence[Score], year: int) -> ScoringTemplate:
    """The table that scores without one imply: their groups and criteria in order, each free up to its maximum."""
    groups: dict[str, ScoringGroup] = {}
    criteria: dict[tuple[str, str], Criterion] = {}
    for score in scores:
        key = score_key(score.group, score.criterion)
        group = groups.setdefault(
            key[0], ScoringGroup(id=f"group:{key[0]}", plan_id="", position=len(groups) + 1, name=score.group)
        )
        known = criteria.get(key)
        if known is None:
            criteria[key] = Criterion(
                id=f"criterion:{key[0]}:{key[1]}",
                group_id=group.id,
                position=len(criteria) + 1,
                name=score.criterion,
                maximum=score.maximum,
            )
        elif known.maximum is None:
            criteria[key] = replace(known, maximum=score.maximum)
    plan = ScoringPlan(id="", year=year, name="")
    return ScoringTemplate(plan=plan, groups=tuple(groups.values()), criteria=tuple(criteria.values()))


def outer_first(
    groups: Sequence[ScoringGroup], parent: str | None = None, depth: int = 0
) -> Iterator[tuple[ScoringGroup, int]]:
    """The groups as a table prints them, each followed by those inside it, with their depth counted from 0."""
    known = {group.id for group in groups}
    for group in groups:
        if (group.parent_id if group.parent_id in known else None) == parent:
            yield group, depth
            yield from outer_first(groups, group.id, depth + 1)


# What one criterion may get


def flow(criterion: Criterion, group: ScoringGroup) -> GroupKind:
    """Into which sum the points of a criterion go."""
    if group.kind != GroupKind.BASE:
        return GroupKind(group.kind)
    if criterion.kind == CriterionKind.BONUS:
        return GroupKind.BONUS
    if criterion.kind == CriterionKind.DEDUCTION and criterion.maximum is None:
        return GroupKind.DEDUCTION
    return GroupKind.BASE


def points_for_ratio(levels: Sequence[Level], ratio: int) -> int | None:
    """The points of the highest band a ratio (hundredths of a percent) falls into; None when it falls into none."""
    reached = [
        level
        for level in levels
        if level.from_ratio is not None
        and (ratio > level.from_ratio if level.bound == Bound.ABOVE else ratio >= level.from_ratio)
    ]
    # Of «> 95 %» and «≥ 95 %» the first is the narrower band.
    best = max(reached, key=lambda level: (level.from_ratio or 0, level.bound == Bound.ABOVE), default=None)
    return best.points if best else None


def points_for_count(criterion: Criterion, times: int) -> int | None:
    """The points for so many times counted, or so many violations; None when the criterion does not count."""
    if criterion.each is None or criterion.kind not in {
        CriterionKind.COUNT,
        CriterionKind.DEDUCTION,
        CriterionKind.BONUS,
    }:
        return None
    if criterion.kind != CriterionKind.DEDUCTION:
        return _within(times * criterion.each, 0, criterion.maximum)
    if criterion.maximum is None:
        return -times * criterion.each
    return _within(criterion.maximum - times * criterion.each, 0, criterion.maximum)


def value_problems(
    criterion: Criterion, group: ScoringGroup, levels: Sequence[Level], points: int, field: str
) -> Iterator[Problem]:
    """What is wrong with these points for this criterion, each told of that field."""
    if flow(criterion, group) is GroupKind.DEDUCTION:
        if points > 0:
            yield Problem(field, N_("Điểm trừ phải ghi số âm, như -0,5."))
    elif points < 0:
        yield Problem(field, N_("Tiêu chí này không nhận điểm âm."))
    yield from _over(points, criterion.maximum, field)
    if criterion.step and points % criterion.step:
        params = {"points": points_text(points), "step": points_text(criterion.step)}
        yield Problem(field, N_("{points}: điểm phải theo bước {step}."), params)
    if criterion.kind in {CriterionKind.CHOICE, CriterionKind.RATIO} and levels:
        allowed = sorted({level.points for level in levels}, reverse=True)
        if points not in allowed:
            params = {"points": points_text(points), "levels": " · ".join(map(points_text, allowed))}
            yield Problem(field, N_("{points} không phải một mức của tiêu chí này; các mức: {levels}."), params)


def loose_problems(score: Score) -> Iterator[Problem]:
    """What is wrong with a score of a year without a table: only that it is over its own maximum can be told."""
    for column, field in SCORE_FIELDS.items():
        points = score.points(column)
        if points is not None:
            yield from _over(points, score.maximum, field)


def _over(points: int, maximum: int | None, field: str) -> Iterator[Problem]:
    if maximum is not None and abs(points) > maximum:
        params = {"points": points_text(points), "maximum": points_text(maximum)}
        yield Problem(field, N_("{points} điểm, quá mức tối đa {maximum}."), params)


def reason_problems(score: Score) -> Iterator[Problem]:
    """Points that were changed without a word why. One reason may speak for both changes."""
    if _differ(score.self_score, score.checked) and not score.reason:
        yield Problem("reason", N_("Điểm thẩm định khác điểm tự chấm: cần ghi lý do."))
    elif _differ(score.checked, score.agreed) and not (score.agreed_reason or score.reason):
        yield Problem("reason", N_("Điểm thống nhất khác điểm thẩm định: cần ghi lý do."))


def wants_evidence(criterion: Criterion, score: Score) -> bool:
    """Whether points stand there without the evidence the table asks for; no points need none."""
    return bool(criterion.evidence_needed) and not score.evidence and any(map(score.points, ScoreColumn))


def score_problems(
    criterion: Criterion, group: ScoringGroup, levels: Sequence[Level], score: Score
) -> tuple[Problem, ...]:
    """Everything wrong with one score by the table: its points and maximum. Reasons are asked for apart."""
    problems: list[Problem] = []
    for column, field in SCORE_FIELDS.items():
        points = score.points(column)
        if points is None:
            continue
        if score.status:
            params = {"status": score.status}
            problems.append(Problem(field, N_("Đã ghi «{status}» thì không chấm điểm; hãy để trống ô này."), params))
        else:
            problems += value_problems(criterion, group, levels, points, field)
    if criterion.maximum is not None and score.maximum is not None and score.maximum != criterion.maximum:
        params = {"ours": points_text(score.maximum), "table": points_text(criterion.maximum)}
        problems.append(Problem("maximum", N_("Điểm tối đa {ours} khác bảng tiêu chí ({table})."), params))
    return tuple(problems)


# What a unit has in all


def tally(template: ScoringTemplate, scores: Mapping[str, Score], column: ScoreColumn) -> Tallies:
    """The sums of one column of one unit; `scores` by criterion."""
    return _Counting(template, scores, column).tallies()


class _Counting:
    def __init__(self, template: ScoringTemplate, scores: Mapping[str, Score], column: ScoreColumn) -> None:
        self._template = template
        self._groups = {group.id: group for group in template.groups}
        self._scores = scores
        self._column = column
        self._inside: dict[str | None, list[ScoringGroup]] = {}
        for group in template.groups:
            self._inside.setdefault(group.parent_id if group.parent_id in self._groups else None, []).append(group)
        counted = [item for item in template.criteria if self._counts(item)]
        self._limits = _best(counted, lambda item: item.maximum)
        self._kept = _best(counted, self._points)
        self._answered = {fold_tones(item.either) for item in counted if item.either and self._points(item) is not None}
        self._criteria: dict[str, list[Criterion]] = {}
        for item in counted:
            self._criteria.setdefault(item.group_id, []).append(item)

    def tallies(self) -> Tallies:
        found: dict[str, Tally] = {}
        whole = _sum(self._group(group, found) for group in self._inside.get(None, ()))
        if self._template.plan.not_assigned == NotAssigned.RESCALED:
            whole = self._rescaled(whole)
        return Tallies(found, whole, frozenset(self._kept))

    def _counts(self, criterion: Criterion) -> bool:
        score = self._scores.get(criterion.id)
        status = score.status if score else ""
        if status == ScoreStatus.NOT_ARISEN:
            return self._policy(criterion) != NotArisen.EXCLUDED
        return status != ScoreStatus.NOT_ASSIGNED

    def _policy(self, criterion: Criterion) -> str:
        return criterion.not_arisen or self._template.plan.not_arisen

    def _points(self, criterion: Criterion) -> int | None:
        score = self._scores.get(criterion.id)
        if score is None:
            return None
        if score.status == ScoreStatus.NOT_ARISEN:
            ordinary = flow(criterion, self._groups[criterion.group_id]) is GroupKind.BASE
            # Full marks for what did not come up; a bonus or a deduction that did not come up is none.
            return (criterion.maximum or 0) if ordinary else 0
        return score.points(self._column)

    def _group(self, group: ScoringGroup, found: dict[str, Tally]) -> Tally:
        parts = [self._group(inner, found) for inner in self._inside.get(group.id, ())]
        own = _sum([*parts, *(self._criterion(item, group) for item in self._criteria.get(group.id, ()))])
        found[group.id] = _capped(own, group)
        return found[group.id]

    def _criterion(self, criterion: Criterion, group: ScoringGroup) -> Tally:
        sum_ = flow(criterion, group)
        points = self._points(criterion)
        kept = points if criterion.id in self._kept and points is not None else 0
        if sum_ is not GroupKind.BASE:
            # An empty bonus or deduction is none: nobody waits for it.
            given = int(points is not None)
            return Tally(bonus=kept, given=given) if sum_ is GroupKind.BONUS else Tally(deducted=kept, given=given)
        answered = points is not None or fold_tones(criterion.either) in self._answered
        return Tally(
            base=kept,
            maximum=criterion.maximum if criterion.id in self._limits or criterion.maximum is None else 0,
            given=int(points is not None),
            missing=int(not answered),
        )

    def _rescaled(self, whole: Tally) -> Tally:
        everything = {item.id: replace(score, status="") for item, score in self._excluded()}
        if not everything:
            return whole
        full = _Counting(self._template, {**self._scores, **everything}, self._column).limit()
        if not full or not whole.maximum:
            return whole
        # Rounded half up, from integers.
        base = (2 * whole.base * full + whole.maximum) // (2 * whole.maximum)
        return replace(whole, base=base, maximum=full)

    def _excluded(self) -> Iterator[tuple[Criterion, Score]]:
        for item in self._template.criteria:
            if item.id in self._scores and not self._counts(item):
                yield item, self._scores[item.id]

    def limit(self) -> int | None:
        """The most ordinary points there are."""
        return _sum(self._group(group, {}) for group in self._inside.get(None, ())).maximum

    def inside(self, group: ScoringGroup) -> int | None:
        """The most ordinary points there are in a group, its own cap aside."""
        return self._group(replace(group, cap=None), {}).maximum


def _best(criteria: Iterable[Criterion], value: Callable[[Criterion], int | None]) -> set[str]:
    """The criteria that count: all without a family, and of each family the one with the most, the first of equals."""
    kept = set()
    families: dict[str, Criterion] = {}
    for item in criteria:
        if not item.either:
            kept.add(item.id)
            continue
        family = fold_tones(item.either)
        known = families.get(family)
        if known is None or _rank(value(item)) > _rank(value(known)):
            families[family] = item
    return kept | {item.id for item in families.values()}


def _rank(points: int | None) -> tuple[bool, int]:
    return points is not None, points or 0


def _sum(parts: Iterable[Tally]) -> Tally:
    parts = list(parts)
    limits = [part.maximum for part in parts]
    return Tally(
        base=sum(part.base for part in parts),
        bonus=sum(part.bonus for part in parts),
        deducted=sum(part.deducted for part in parts),
        maximum=None if None in limits else sum(limit for limit in limits if limit is not None),
        given=sum(part.given for part in parts),
        missing=sum(part.missing for part in parts),
    )


def _capped(own: Tally, group: ScoringGroup) -> Tally:
    if group.cap is None:
        return own
    match group.kind:
        case GroupKind.BONUS:
            return replace(own, bonus=min(own.bonus, group.cap))
        case GroupKind.DEDUCTION:
            return replace(own, deducted=max(own.deducted, -group.cap))
        case _:
            limit = group.cap if own.maximum is None else min(own.maximum, group.cap)
            return replace(own, base=min(own.base, group.cap), maximum=limit)


# Grade and rank


def verdict(template: ScoringTemplate, whole: Tally, hit: Sequence[Gate]) -> Verdict:
    """The grade of a total and what the gates that hit the unit leave of it: first lowered, then barred."""
    flag_barred = any(gate.effect == GateEffect.BARS_FLAG for gate in hit)
    grades = sorted(template.grades, key=lambda grade: -grade.at_least)
    total = whole.total
    if not grades or total is None or not whole.complete:
        return Verdict("", "", flag_barred)
    place = next((at for at, grade in enumerate(grades) if total >= grade.at_least), len(grades))
    names = [*(grade.name for grade in grades), NO_GRADE]
    left = place + sum(gate.effect == GateEffect.LOWERS for gate in hit)
    for gate in hit:
        if gate.effect == GateEffect.BARS_GRADE:
            left = max(left, _place_of(grades, gate.grade) + 1)
    return Verdict(names[min(left, len(grades))], names[place], flag_barred)


def _place_of(grades: Sequence[Grade], name: str) -> int:
    return next((at for at, grade in enumerate(grades) if fold_tones(grade.name) == fold_tones(name)), -1)


def ranking(contenders: Sequence[Contender], rule: str) -> dict[str, Place]:
    """Unit → its place: 1, 2, 2, 4 … A unit whose total is unknown has none."""
    known = [item for item in contenders if item.total is not None]
    keys = {item.unit: _key(item, rule) for item in known}
    places = {}
    for item in contenders:
        if item.total is None:
            places[item.unit] = Place(rank=None)
            continue
        own = keys[item.unit]
        equals = [other for other in known if other.unit != item.unit and other.total == item.total]
        places[item.unit] = Place(
            rank=1 + sum(key > own for key in keys.values()),
            shared=any(keys[other.unit] == own for other in equals),
            parted=any(keys[other.unit] != own for other in equals),
        )
    return places


def _key(item: Contender, rule: str) -> tuple[int, bool, int]:
    parting = {
        TieRule.CHECKED: item.checked,
        TieRule.FIRST_GROUP: item.first_group,
        TieRule.BONUS: item.bonus,
        TieRule.PROTOCOL: -item.place,
    }.get(TieRule(rule) if rule in set(TieRule) else TieRule.SHARED)
    return item.total or 0, parting is not None, parting or 0


# Whether a table holds together


def template_problems(template: ScoringTemplate) -> tuple[Problem, ...]:
    """What makes a table unusable; the field of each problem is followed by a colon and the id of its part."""
    return (
        *_name_problems(template),
        *_nesting_problems(template),
        *_level_problems(template),
        *_gate_problems(template),
    )


def sum_problems(template: ScoringTemplate) -> tuple[Problem, ...]:
    """Sums of the table that do not reconcile: a group with its criteria, the whole with its groups."""
    counting = _Counting(template, {}, ScoreColumn.SELF)
    problems = []
    for group in template.groups:
        inside = counting.inside(group)
        if group.kind == GroupKind.BASE and group.cap is not None and inside is not None and inside != group.cap:
            params = {"group": group.name, "cap": points_text(group.cap), "sum": points_text(inside)}
            message = N_("Nhóm «{group}» tối đa {cap} điểm nhưng các mục bên trong cộng lại {sum}.")
            problems.append(Problem(f"cap:{group.id}", message, params))
    total, limit = template.plan.total, counting.limit()
    if total is not None and limit is not None and total != limit:
        params = {"total": points_text(total), "sum": points_text(limit)}
        message = N_("Tổng điểm chuẩn ghi {total} nhưng các nhóm cộng lại {sum}.")
        problems.append(Problem(f"total:{template.plan.id}", message, params))
    return tuple(problems)


def _name_problems(template: ScoringTemplate) -> Iterator[Problem]:
    yield from _twins(template.groups, N_("Hai nhóm cùng tên «{name}»; tên nhóm phải khác nhau."))
    for group in template.groups:
        own = [item for item in template.criteria if item.group_id == group.id]
        yield from _twins(own, N_("Hai tiêu chí cùng tên «{name}» trong một nhóm."))
    yield from _twins(template.grades, N_("Hai xếp loại cùng tên «{name}»."))
    yield from _twins(template.gates, N_("Hai điều kiện cùng tên «{name}»."))


def _twins(parts: Iterable[_Named], message: str) -> Iterator[Problem]:
    met = set()
    for part in parts:
        name = fold_tones(part.name)
        if name in met:
            yield Problem(f"name:{part.id}", message, {"name": part.name})
        met.add(name)


def _nesting_problems(template: ScoringTemplate) -> Iterator[Problem]:
    groups = {group.id: group for group in template.groups}
    for group in template.groups:
        line = [group]
        while (above := groups.get(line[-1].parent_id or "")) and above not in line:
            line.append(above)
        if above:
            yield Problem(f"parent_id:{group.id}", N_("Nhóm «{name}» nằm trong chính nó."), {"name": group.name})
        elif len(line) > 1 and line[1].kind not in {GroupKind.BASE, group.kind}:
            params = {"name": group.name, "kind": line[1].kind}
            yield Problem(f"kind:{group.id}", N_("Nhóm «{name}» nằm trong nhóm {kind} nên phải cùng loại."), params)


def _level_problems(template: ScoringTemplate) -> Iterator[Problem]:
    for item in template.criteria:
        levels = [level for level in template.levels if level.criterion_id == item.id]
        if item.kind in {CriterionKind.CHOICE, CriterionKind.RATIO} and not levels:
            params = {"criterion": item.name}
            yield Problem(f"kind:{item.id}", N_("Tiêu chí «{criterion}» chấm theo mức nhưng chưa có mức nào."), params)
        for level in levels:
            if item.maximum is not None and abs(level.points) > item.maximum:
                params = {"level": level.name, "maximum": points_text(item.maximum)}
                message = N_("Mức «{level}» cao hơn điểm tối đa {maximum} của tiêu chí.")
                yield Problem(f"points:{level.id}", message, params)
            if item.kind == CriterionKind.RATIO and level.from_ratio is None:
                yield Problem(
                    f"from_ratio:{level.id}", N_("Mức «{level}» cần ghi từ tỷ lệ nào."), {"level": level.name}
                )


def _gate_problems(template: ScoringTemplate) -> Iterator[Problem]:
    for gate in template.gates:
        if gate.effect == GateEffect.BARS_GRADE and gate.grade and _place_of(template.grades, gate.grade) < 0:
            params = {"gate": gate.name, "grade": gate.grade}
            yield Problem(f"grade:{gate.id}", N_("Điều kiện «{gate}» nhắc xếp loại «{grade}» không có."), params)


def _within(points: int, low: int, high: int | None) -> int:
    return max(low, points if high is None else min(points, high))


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other
