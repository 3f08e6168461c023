"""Counting points: what a criterion takes, what a unit has in all, who comes first, whatever the order of entry."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from thiduadesk.rules.scoring import (
    NO_GRADE,
    Contender,
    Tally,
    loose_problems,
    match_scores,
    points_for_count,
    points_for_ratio,
    ranking,
    reason_problems,
    score_problems,
    sum_problems,
    tally,
    template_of,
    template_problems,
    value_problems,
    verdict,
    wants_evidence,
)

AGREED = ScoreColumn.AGREED


def group(key: str = "g", kind: str = GroupKind.BASE, **more: Any) -> ScoringGroup:
    return ScoringGroup(id=key, plan_id="p", position=1, name=f"nhóm {key}", kind=kind, **more)


def criterion(key: str = "c", of: str = "g", **more: Any) -> Criterion:
    return Criterion(id=key, group_id=of, position=1, name=f"tiêu chí {key}", **more)


def table(
    groups: Sequence[ScoringGroup], criteria: Sequence[Criterion], plan: Mapping[str, Any] = {}, **parts: Any
) -> ScoringTemplate:
    return ScoringTemplate(
        plan=ScoringPlan(id="p", year=2018, name="Bảng", **plan),
        groups=tuple(groups),
        criteria=tuple(criteria),
        **parts,
    )


def score(agreed: int | None = None, **more: Any) -> Score:
    return Score(**{"id": "s", "year": 2018, "unit_id": "u", "criterion": "x", "agreed": agreed, **more})


def whole(template: ScoringTemplate, points: Mapping[str, int | Score | None]) -> Tally:
    scores = {key: one if isinstance(one, Score) else score(one) for key, one in points.items()}
    return tally(template, scores, AGREED).whole


def sentences(problems: Any) -> list[str]:
    return [one.message.format_map(one.params) for one in problems]


@pytest.mark.parametrize(
    ("more", "points", "told"),
    [
        ({"step": 25, "maximum": 2000}, 1250, []),
        ({"step": 25, "maximum": 2000}, 1230, ["12,3: điểm phải theo bước 0,25."]),
        ({"step": 25}, 1275, []),
        ({"maximum": 1000}, 1001, ["10,01 điểm, quá mức tối đa 10."]),
        ({"maximum": 1000}, -1, ["Tiêu chí này không nhận điểm âm."]),
        ({"maximum": 1000}, 0, []),
        ({"kind": CriterionKind.BONUS}, 99999, []),
        ({"kind": CriterionKind.DEDUCTION, "each": 50}, -150, []),
        ({"kind": CriterionKind.DEDUCTION, "each": 50}, 50, ["Điểm trừ phải ghi số âm, như -0,5."]),
        ({"kind": CriterionKind.DEDUCTION, "each": 50, "maximum": 500}, 450, []),
    ],
)
def test_what_a_criterion_takes(more: dict[str, Any], points: int, told: list[str]) -> None:
    assert sentences(value_problems(criterion(**more), group(), (), points, "agreed")) == told


def test_a_chosen_level_is_one_of_the_levels() -> None:
    levels = [Level(id=str(points), criterion_id="c", position=1, name="", points=points) for points in (200, 150, 0)]
    chosen = criterion(kind=CriterionKind.CHOICE, maximum=200)
    assert sentences(value_problems(chosen, group(), levels, 150, "checked")) == []
    (problem,) = value_problems(chosen, group(), levels, 100, "checked")
    assert problem.field == "checked"
    assert sentences([problem]) == ["1 không phải một mức của tiêu chí này; các mức: 2 · 1,5 · 0."]


@pytest.mark.parametrize(
    ("ratio", "points"),
    [(10000, 150), (9501, 150), (9500, 100), (7500, 100), (7499, 50), (5000, 50), (4999, 0), (0, 0)],
)
def test_a_ratio_falls_into_the_band_it_reaches(ratio: int, points: int) -> None:
    bands = [(9500, Bound.ABOVE, 150), (7500, Bound.AT_LEAST, 100), (5000, Bound.AT_LEAST, 50), (0, Bound.AT_LEAST, 0)]
    levels = [
        Level(id=str(at), criterion_id="c", position=at, name="", points=worth, from_ratio=low, bound=bound)
        for at, (low, bound, worth) in enumerate(bands)
    ]
    assert points_for_ratio(levels, ratio) == points
    assert points_for_ratio(levels[:1], 9500) is None


def test_counting_stops_at_the_maximum_and_violations_at_nothing() -> None:
    counted = criterion(kind=CriterionKind.COUNT, each=50, maximum=300)
    assert [points_for_count(counted, times) for times in (0, 5, 7)] == [0, 250, 300]
    kept = criterion(kind=CriterionKind.DEDUCTION, each=50, maximum=100)
    assert [points_for_count(kept, times) for times in (0, 1, 3)] == [100, 50, 0]
    assert points_for_count(criterion(kind=CriterionKind.DEDUCTION, each=50), 3) == -150
    assert points_for_count(criterion(), 3) is None


def test_a_score_says_where_it_is_wrong() -> None:
    told = score_problems(criterion(maximum=500), group(), (), score(600, self_score=400, checked=-1, maximum=400))
    assert [one.field for one in told] == ["checked", "agreed", "maximum"]
    (idle,) = score_problems(criterion(maximum=500), group(), (), score(500, status=ScoreStatus.NOT_ARISEN))
    assert sentences([idle]) == ["Đã ghi «không phát sinh» thì không chấm điểm; hãy để trống ô này."]


def test_without_a_table_only_the_own_maximum_can_be_passed() -> None:
    assert list(loose_problems(score(-50))) == []
    (over,) = loose_problems(score(11840, maximum=10000))
    assert sentences([over]) == ["118,4 điểm, quá mức tối đa 100."]


@pytest.mark.parametrize(
    ("points", "said", "told"),
    [
        ((900, 900, 900), {}, 0),
        ((900, None, 800), {}, 0),
        ((900, 800, 800), {}, 1),
        ((900, 800, 900), {"reason": "bổ sung"}, 0),
        ((900, 900, 800), {"agreed_reason": "họp"}, 0),
        ((900, 800, 700), {"agreed_reason": "họp"}, 1),
    ],
)
def test_a_change_wants_a_reason(points: tuple[int | None, ...], said: dict[str, str], told: int) -> None:
    own, checked, agreed = points
    assert len(list(reason_problems(score(agreed, self_score=own, checked=checked, **said)))) == told


def test_evidence_is_asked_for_where_there_are_points() -> None:
    needs = criterion(evidence_needed=True)
    assert wants_evidence(needs, score(100))
    assert not wants_evidence(needs, score(0))
    assert not wants_evidence(needs, score(100, evidence="12/BC"))
    assert not wants_evidence(criterion(), score(100))


def test_a_total_passes_one_hundred_and_is_never_cut() -> None:
    groups = [
        group("1", cap=8000),
        group("1b", GroupKind.BONUS, parent_id="1"),
        group("1d", GroupKind.DEDUCTION, parent_id="1", cap=150),
        group("2", cap=2000),
    ]
    criteria = [
        criterion("c1", "1", maximum=8000),
        criterion("b", "1b", kind=CriterionKind.BONUS),
        criterion("d", "1d", kind=CriterionKind.DEDUCTION, each=50),
        criterion("c2", "2", maximum=2000),
    ]
    found = tally(
        table(groups, criteria),
        {"c1": score(7790), "b": score(2250), "d": score(-400), "c2": score(2000)},
        AGREED,
    )
    assert found.groups["1"].total == 9890  # 77,9 + 22,5 - 1,5: above the 80 of its group
    assert found.whole.total == 11890
    assert (found.whole.bonus, found.whole.deducted, found.whole.maximum) == (2250, -150, 10000)
    assert whole(table(groups, criteria), {"c1": 8000, "b": 2440, "c2": 2000}).total == 12440


def test_caps_hold_at_every_depth() -> None:
    groups = [group("a", cap=1000), group("b", parent_id="a", cap=600), group("c", parent_id="b")]
    criteria = [criterion("x", "a"), criterion("y", "b"), criterion("z", "c")]
    found = tally(table(groups, criteria), {"x": score(500), "y": score(400), "z": score(300)}, AGREED)
    assert [found.groups[key].total for key in "cba"] == [300, 600, 1000]
    assert found.whole.maximum == 1000


def test_a_bonus_group_may_have_a_cap() -> None:
    groups = [group("g"), group("b", GroupKind.BONUS, cap=500)]
    criteria = [criterion("c", maximum=1000), criterion("x", "b"), criterion("y", "b")]
    assert whole(table(groups, criteria), {"c": 900, "x": 400, "y": 300}).total == 1400


def test_of_a_family_only_the_best_counts() -> None:
    family = {"kind": CriterionKind.BONUS, "either": "Cờ thi đua"}
    criteria = [
        criterion("ministry", maximum=1000, **family),
        criterion("government", maximum=1500, **{**family, "either": "cờ  thi đua"}),
        criterion("c", maximum=10000),
    ]
    both = {"ministry": score(1000), "government": score(1500), "c": score(9700)}
    found = tally(table([group()], criteria), both, AGREED)
    assert found.whole.total == 11200
    assert found.counted == {"government", "c"}
    assert whole(table([group()], criteria), {"ministry": 1000, "c": 9700}).total == 10700


def test_a_family_of_ordinary_criteria_has_one_maximum_and_waits_for_one() -> None:
    criteria = [criterion("x", maximum=300, either="f"), criterion("y", maximum=500, either="f")]
    found = whole(table([group()], criteria), {"x": 200})
    assert (found.total, found.maximum, found.missing) == (200, 500, 0)


def test_what_was_not_assigned_is_out_of_points_and_maximum() -> None:
    criteria = [criterion("x", maximum=600), criterion("y", maximum=400)]
    points = {"x": score(450), "y": score(status=ScoreStatus.NOT_ASSIGNED)}
    found = whole(table([group()], criteria), points)
    assert (found.total, found.maximum, found.missing, found.complete) == (450, 600, 0, True)
    rescaled = whole(table([group()], criteria, {"not_assigned": NotAssigned.RESCALED}), points)
    assert (rescaled.total, rescaled.maximum) == (750, 1000)


def test_rescaling_rounds_half_up_and_leaves_bonuses_alone() -> None:
    criteria = [
        criterion("x", maximum=700),
        criterion("y", maximum=300),
        criterion("b", kind=CriterionKind.BONUS),
    ]
    plan = {"not_assigned": NotAssigned.RESCALED}
    idle = score(status=ScoreStatus.NOT_ASSIGNED)
    found = whole(table([group()], criteria, plan), {"x": 500, "y": idle, "b": 100})
    assert (found.base, found.bonus) == (714, 100)  # 500 × 1000 / 700 = 714,28…
    assert whole(table([group()], criteria, plan), {"x": 501, "y": idle}).base == 716  # 715,71…
    assert whole(table([group()], criteria, plan), {"x": idle, "y": idle}).total is None


@pytest.mark.parametrize(
    ("plan", "own", "total", "maximum"),
    [
        (NotArisen.FULL, "", 850, 1000),
        (NotArisen.FULL, NotArisen.EXCLUDED, 450, 600),
        (NotArisen.EXCLUDED, "", 450, 600),
        (NotArisen.EXCLUDED, NotArisen.FULL, 850, 1000),
    ],
)
def test_what_did_not_arise_counts_as_the_table_says(plan: str, own: str, total: int, maximum: int) -> None:
    criteria = [criterion("x", maximum=600), criterion("y", maximum=400, not_arisen=own)]
    points = {"x": score(450), "y": score(status=ScoreStatus.NOT_ARISEN)}
    found = whole(table([group()], criteria, {"not_arisen": plan}), points)
    assert (found.total, found.maximum, found.missing) == (total, maximum, 0)


def test_a_bonus_that_did_not_arise_is_none() -> None:
    idle = score(status=ScoreStatus.NOT_ARISEN)
    criteria = [criterion("x", maximum=600), criterion("b", kind=CriterionKind.BONUS, maximum=500)]
    assert whole(table([group()], criteria), {"x": 500, "b": idle}).total == 500


def test_what_is_unknown_stays_unknown() -> None:
    criteria = [criterion("x", maximum=600), criterion("y", maximum=400), criterion("b", kind=CriterionKind.BONUS)]
    nothing, some, all_ = (whole(table([group()], criteria), one) for one in ({}, {"x": 0}, {"x": 0, "y": 0}))
    assert (nothing.total, nothing.missing, nothing.complete) == (None, 2, False)
    assert (some.total, some.missing, some.complete) == (0, 1, False)
    assert (all_.total, all_.missing, all_.complete) == (0, 0, True)
    assert whole(table([group()], [criterion("x")]), {"x": 5}).maximum is None


def test_columns_are_counted_apart() -> None:
    scores = {"c": score(self_score=500, checked=300)}
    totals = [tally(table([group()], [criterion()]), scores, column).whole.total for column in ScoreColumn]
    assert totals == [500, 300, None]


GRADES = (
    Grade(id="1", plan_id="p", name="Khá", at_least=6500),
    Grade(id="2", plan_id="p", name="Xuất sắc", at_least=9000),
    Grade(id="3", plan_id="p", name="Tốt", at_least=8000),
)
NO_EXCELLENT = Gate(id="a", plan_id="p", position=1, name="", effect=GateEffect.BARS_GRADE, grade="xuất sắc")
LOWERED = Gate(id="b", plan_id="p", position=2, name="", effect=GateEffect.LOWERS)
NO_FLAG = Gate(id="c", plan_id="p", position=3, name="", effect=GateEffect.BARS_FLAG)


@pytest.mark.parametrize(
    ("total", "hit", "grade"),
    [
        (9000, (), "Xuất sắc"),
        (8999, (), "Tốt"),
        (6500, (), "Khá"),
        (6499, (), NO_GRADE),
        (11840, (NO_EXCELLENT,), "Tốt"),
        (7000, (NO_EXCELLENT,), "Khá"),
        (9500, (LOWERED,), "Tốt"),
        (9500, (LOWERED, NO_EXCELLENT), "Tốt"),
        (9500, (LOWERED, LOWERED), "Khá"),
        (6500, (LOWERED,), NO_GRADE),
        (9500, (NO_FLAG,), "Xuất sắc"),
    ],
)
def test_grades_and_gates(total: int, hit: tuple[Gate, ...], grade: str) -> None:
    found = verdict(table([], [], grades=GRADES), Tally(base=total, given=1), hit)
    assert found.grade == grade
    assert verdict(table([], [], grades=GRADES), Tally(base=total, given=1), hit[::-1]) == found
    assert found.flag_barred is (NO_FLAG in hit)


def test_a_grade_waits_for_all_points() -> None:
    assert verdict(table([], [], grades=GRADES), Tally(base=9500, given=1, missing=1), ()).grade == ""
    assert verdict(table([], []), Tally(base=9500, given=1), ()).grade == ""


def test_ties_are_shared_or_parted_by_the_rule() -> None:
    units = [
        Contender(unit="a", total=8900, checked=8800, first_group=5000, bonus=100, place=1),
        Contender(unit="b", total=8900, checked=8900, first_group=4000, bonus=200, place=2),
        Contender(unit="c", total=8825, place=3),
        Contender(unit="d", total=None, place=4),
        Contender(unit="e", total=9000, place=5),
    ]
    ranks = {
        rule: "".join(f"{key}{place.rank or '-'}" for key, place in ranking(units, rule).items()) for rule in TieRule
    }
    assert ranks == {
        TieRule.SHARED: "a2b2c4d-e1",
        TieRule.CHECKED: "a3b2c4d-e1",
        TieRule.FIRST_GROUP: "a2b3c4d-e1",
        TieRule.BONUS: "a3b2c4d-e1",
        TieRule.PROTOCOL: "a2b3c4d-e1",
    }
    shared, parted = ranking(units, TieRule.SHARED), ranking(units, TieRule.CHECKED)
    assert (shared["a"].shared, shared["a"].parted) == (True, False)
    assert (parted["a"].shared, parted["a"].parted) == (False, True)
    assert not shared["c"].shared
    unknown = [replace(one, checked=None) for one in units]
    assert ranking(unknown, TieRule.CHECKED)["a"].shared, "nobody can tell, so the rank is shared"


def test_a_table_that_cannot_be_counted_by_is_refused() -> None:
    groups = [
        group("a", parent_id="b"),
        group("b", parent_id="a"),
        replace(group("c", GroupKind.DEDUCTION), name="NHÓM  a"),
        group("d", GroupKind.BONUS, parent_id="c"),
    ]
    criteria = [
        criterion("x", "c", kind=CriterionKind.CHOICE),
        replace(criterion("y", "c", kind=CriterionKind.RATIO, maximum=100), name="Tiêu chí X"),
    ]
    levels = (Level(id="l", criterion_id="y", position=1, name="cao", points=150),)
    gates = (replace(NO_EXCELLENT, grade="Giỏi"),)
    told = template_problems(table(groups, criteria, levels=levels, gates=gates, grades=GRADES))
    assert [one.field for one in told] == [
        *("name:c", "name:y"),
        *("parent_id:a", "parent_id:b", "kind:d"),
        *("kind:x", "points:l", "from_ratio:l", "grade:a"),
    ]


def test_sums_that_do_not_meet_are_told() -> None:
    groups = [group("a", cap=1000), group("b", cap=500), group("z", GroupKind.BONUS, cap=300)]
    criteria = [
        criterion("x", "a", maximum=600),
        criterion("y", "a", maximum=300),
        criterion("w", "b", maximum=500),
        criterion("v", "z", maximum=900),
    ]
    told = sum_problems(table(groups, criteria, {"total": 1500}))
    assert sentences(told) == [
        "Nhóm «nhóm a» tối đa 10 điểm nhưng các mục bên trong cộng lại 9.",
        "Tổng điểm chuẩn ghi 15 nhưng các nhóm cộng lại 14.",
    ]
    assert sum_problems(table(groups[1:2], criteria[2:3], {"total": 500})) == ()
    assert sum_problems(table([group("a", cap=1000)], [criterion("x", "a")], {"total": 1000})) == ()


def test_scores_find_their_criteria_as_the_import_finds_records() -> None:
    template = table([replace(group(), name="Hoà giải")], [replace(criterion(), name="Đúng hạn")])
    scores = [
        score(id="1", group=" hòa  giải", criterion="ĐÚNG HẠN"),
        score(id="2", group="Hoà giải", criterion="Đúng hạn"),
        score(id="3", group="Hoà giải", criterion="Đứng hạn"),
    ]
    found = match_scores(template, scores)
    assert found.by_criterion["c"].id == "1"
    assert [one.id for one in found.strays] == ["2", "3"]


def test_scores_without_a_table_imply_one() -> None:
    scores = [
        score(400, group="I", criterion="a", maximum=None),
        score(400, group="II", criterion="a", maximum=600),
        score(400, group="i", criterion="A", maximum=500),
    ]
    implied = template_of(scores, 2018)
    assert [one.name for one in implied.groups] == ["I", "II"]
    assert [(one.name, one.maximum) for one in implied.criteria] == [("a", 500), ("a", 600)]
    assert template_problems(implied) == ()


points = st.none() | st.integers(-500, 2000)
kinds = st.sampled_from(CriterionKind)


@st.composite
def tables(draw: st.DrawFn) -> ScoringTemplate:
    groups: list[ScoringGroup] = []
    for place in range(draw(st.integers(1, 5))):
        above = draw(st.none() | st.sampled_from(range(place))) if place else None
        kind = groups[above].kind if above is not None and groups[above].kind != GroupKind.BASE else None
        groups.append(
            group(
                f"g{place}",
                kind or draw(st.sampled_from(GroupKind)),
                parent_id=None if above is None else f"g{above}",
                cap=draw(st.none() | st.integers(0, 3000)),
            )
        )
    criteria = [
        criterion(
            f"c{place}",
            draw(st.sampled_from(groups)).id,
            kind=draw(kinds),
            maximum=draw(st.none() | st.integers(0, 2000)),
            either=draw(st.sampled_from(["", "", "f", "g"])),
        )
        for place in range(draw(st.integers(0, 8)))
    ]
    plan = {"not_assigned": draw(st.sampled_from(NotAssigned)), "not_arisen": draw(st.sampled_from(NotArisen))}
    return table(groups, criteria, plan)


@st.composite
def scored(draw: st.DrawFn) -> tuple[ScoringTemplate, dict[str, Score]]:
    template = draw(tables())
    statuses = st.sampled_from(["", "", "", *ScoreStatus])
    return template, {
        item.id: score(draw(points), id=item.id, status=draw(statuses))
        for item in template.criteria
        if draw(st.booleans())
    }


@given(scored(), st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_no_total(made: tuple[ScoringTemplate, dict[str, Score]], mix: Random) -> None:
    template, scores = made
    entered = list(scores.items())
    mix.shuffle(entered)
    criteria, groups = list(template.criteria), list(template.groups)
    mix.shuffle(criteria)
    mix.shuffle(groups)
    mixed = replace(template, criteria=tuple(criteria), groups=tuple(groups))
    before, after = tally(template, scores, AGREED), tally(template, dict(entered), AGREED)
    assert before == after
    if not any(item.either for item in template.criteria):  # of equals in a family the table's order decides which
        assert tally(mixed, scores, AGREED) == before


@given(scored())
def test_every_group_keeps_within_its_cap(made: tuple[ScoringTemplate, dict[str, Score]]) -> None:
    template, scores = made
    found = tally(template, scores, AGREED).groups
    for one in template.groups:
        if one.cap is None:
            continue
        sums = {
            GroupKind.BASE: found[one.id].base,
            GroupKind.BONUS: found[one.id].bonus,
            GroupKind.DEDUCTION: -found[one.id].deducted,
        }
        assert sums[GroupKind(one.kind)] <= one.cap


@given(scored())
def test_a_family_gives_no_more_than_its_best(made: tuple[ScoringTemplate, dict[str, Score]]) -> None:
    template, scores = made
    counted = tally(template, scores, AGREED).counted
    for family in ("f", "g"):
        members = [item for item in template.criteria if item.either == family]
        assert sum(item.id in counted for item in members) <= 1


@given(scored())
def test_the_whole_is_the_sum_of_the_outer_groups(made: tuple[ScoringTemplate, dict[str, Score]]) -> None:
    template, scores = made
    plain = replace(template, plan=replace(template.plan, not_assigned=NotAssigned.EXCLUDED))
    found = tally(plain, scores, AGREED)
    outer = [found.groups[one.id] for one in template.groups if one.parent_id is None]
    assert found.whole.base == sum(one.base for one in outer)
    assert found.whole.bonus == sum(one.bonus for one in outer)
    assert found.whole.missing == sum(one.missing for one in outer)


contenders = st.lists(
    st.builds(
        Contender,
        unit=st.uuids().map(str),
        total=st.none() | st.integers(0, 5),
        checked=st.none() | st.integers(0, 2),
        first_group=st.none() | st.integers(0, 2),
        bonus=st.none() | st.integers(0, 2),
        place=st.integers(1, 4),
    ),
    unique_by=lambda one: one.unit,
    max_size=8,
)


@given(contenders, st.sampled_from(TieRule), st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_no_rank(units: list[Contender], rule: TieRule, mix: Random) -> None:
    mixed = list(units)
    mix.shuffle(mixed)
    places = ranking(units, rule)
    assert ranking(mixed, rule) == places
    ranked = sorted(place.rank for place in places.values() if place.rank is not None)
    assert all(ranked.index(rank) + 1 == rank for rank in ranked), "1, 2, 2, 4"
