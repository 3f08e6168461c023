"""Scores as the sheet of a unit and the ranking of a year show them: counted by the year's table, or without one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.score import Score, ScoreColumn
from thiduadesk.domain.scoring import (
    Criterion,
    Gate,
    GateEffect,
    GateMark,
    Grade,
    Level,
    ScoringGroup,
    ScoringPlan,
    ScoringTemplate,
)
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.scoring import (
    SCORE_FIELDS,
    Contender,
    Matched,
    Place,
    Tallies,
    Tally,
    loose_problems,
    match_scores,
    outer_first,
    ranking,
    reason_problems,
    score_problems,
    tally,
    template_of,
    verdict,
    wants_evidence,
)
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One criterion of a unit's sheet. Its id is the criterion's, which stays when the score is first saved.

    `score` is the record, or an empty one to fill in and give to `save_scores`; `maximum` is the table's, else the
    score's own. `counts` is False for the lesser of an either-or family, for what no criterion is called like, and
    for what was not assigned.
    """

    id: str
    score: Score
    group: str
    criterion: str
    kind: str
    maximum: int | None
    step: int | None
    levels: tuple[Level, ...]
    evidence_needed: bool
    counts: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTallies:
    """What the three columns come to."""

    self_score: Tally
    checked: Tally
    agreed: Tally

    def of(self, column: ScoreColumn) -> Tally:
        """The tally of one column."""
        found: Tally = getattr(self, SCORE_FIELDS[column])
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group of a unit's sheet with its own criteria and what it comes to, inner groups included.

    Groups stand in the order of the table, an inner one after the criteria of the one around it; `depth` counts from 0.
    """

    id: str
    name: str
    kind: str
    depth: int
    cap: int | None
    lines: tuple[ScoreLine, ...]
    sums: ColumnTallies


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine:
    """A gate that hit a unit, and why."""

    id: str
    gate: str
    effect: str
    grade: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """Everything about the points of one unit in one year; `plan` is empty where the year has no table.

    `strays` are scores that no criterion of the table is called like, or that come twice: kept, shown, not counted.
    """

    unit_id: str
    unit: str
    year: int
    plan: str
    rank_by: str
    groups: tuple[GroupLine, ...]
    strays: tuple[ScoreLine, ...]
    sums: ColumnTallies
    grade: str
    gates: tuple[GateLine, ...]

    @property
    def column(self) -> ScoreColumn:
        """The column that ranks."""
        return column_of(self.rank_by)

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        """Every criterion in its order, strays last."""
        return (*(line for group in self.groups for line in group.lines), *self.strays)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong on the sheet; the field of each is followed by a colon and the id of its score."""
        return tuple(
            Problem(f"{problem.field}:{line.score.id}", problem.message, problem.params)
            for line in self.lines
            for problem in line.problems
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingLine:
    """One unit of the ranking; its id is the unit's. Totals are None before the first points.

    `base`, `bonus`, `deducted` and `missing` are those of the column that ranks; `missing` counts the criteria still
    without points there, and a unit with some has no rank. `shared` ranks are ties; `parted` ones are but for the rule.
    """

    id: str
    position: int | None
    unit: str
    self_score: int | None
    checked: int | None
    agreed: int | None
    base: int
    bonus: int
    deducted: int
    maximum: int | None
    missing: int
    rank: int | None
    shared: bool
    parted: bool
    grade: str
    flag_barred: bool
    gates: tuple[GateLine, ...]
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The ranking of a year: units with a rank first, by rank, then the others in protocol order."""

    year: int
    plan: str
    rank_by: str
    tie_rule: str
    lines: tuple[RankingLine, ...]


def scoring_template(records: Records, year: int) -> ScoringTemplate | None:
    """The scoring table of the year, its parts in their order; None when it has none."""
    plan = records.one(ScoringPlan, year=year)
    if plan is None:
        return None
    groups = sorted(records.all(ScoringGroup, plan_id=plan.id), key=lambda item: (item.position, item.id))
    places = {group.id: place for place, group in enumerate(groups)}
    criteria = sorted(
        (item for item in records.all(Criterion) if item.group_id in places),
        key=lambda item: (places[item.group_id], item.position, item.id),
    )
    order = {item.id: place for place, item in enumerate(criteria)}
    levels = sorted(
        (item for item in records.all(Level) if item.criterion_id in order),
        key=lambda item: (order[item.criterion_id], item.position, item.id),
    )
    return ScoringTemplate(
        plan=plan,
        groups=tuple(groups),
        criteria=tuple(criteria),
        levels=tuple(levels),
        grades=tuple(sorted(records.all(Grade, plan_id=plan.id), key=lambda item: (-item.at_least, item.id))),
        gates=tuple(sorted(records.all(Gate, plan_id=plan.id), key=lambda item: (item.position, item.id))),
    )


def score_sheet(records: Records, unit_id: str, year: int) -> ScoreSheet:
    """The points of one unit, by the table of the year or, without one, by the scores themselves."""
    scorer = _Scorer(records, year)
    return scorer.sheet(unit_id)


def score_sheets(records: Records, year: int) -> tuple[ScoreSheet, ...]:
    """The sheets of all units of the year in protocol order, then of others that have scores."""
    scorer = _Scorer(records, year)
    return tuple(scorer.sheet(unit) for unit in scorer.units)


def score_ranking(records: Records, year: int) -> Ranking:
    """The ranking of the year; its figures are those of the sheets."""
    scorer = _Scorer(records, year)
    plan = scorer.template.plan
    sheets = [scorer.sheet(unit) for unit in scorer.units]
    places = ranking([_contender(sheet, place) for place, sheet in enumerate(sheets, start=1)], plan.tie_rule)
    lines = [_ranking_line(sheet, scorer.positions.get(sheet.unit_id), places[sheet.unit_id]) for sheet in sheets]
    lines.sort(key=lambda line: (line.rank is None, line.rank or 0))
    return Ranking(year=year, plan=plan.name, rank_by=plan.rank_by, tie_rule=plan.tie_rule, lines=tuple(lines))


class _Scorer:
    """Reads the scores of a year once and makes the sheets of its units."""

    def __init__(self, records: Records, year: int) -> None:
        self.year = year
        self._names = unit_names(records, year)
        members = memberships(records, year)
        self.positions = {unit: member.position for unit, member in members.items()}
        scores = sorted(records.all(Score, year=year), key=lambda item: (item.position, item.id))
        self._scores: dict[str, list[Score]] = {}
        for score in scores:
            self._scores.setdefault(score.unit_id, []).append(score)
        self.units = [*members, *(unit for unit in self._scores if unit not in members)]
        known = scoring_template(records, year)
        self._tabled = known is not None
        self.template = known or template_of(scores, year)
        self._gates = {gate.id: gate for gate in self.template.gates}
        self._marks: dict[str, list[GateMark]] = {}
        for mark in records.all(GateMark) if known else ():
            if mark.gate_id in self._gates:
                self._marks.setdefault(mark.unit_id, []).append(mark)
        self._levels: dict[str, list[Level]] = {}
        for level in self.template.levels:
            self._levels.setdefault(level.criterion_id, []).append(level)

    def sheet(self, unit: str) -> ScoreSheet:
        """The sheet of one unit."""
        matched = match_scores(self.template, self._scores.get(unit, ()))
        tallies = {column: tally(self.template, matched.by_criterion, column) for column in ScoreColumn}
        plan = self.template.plan
        ranked = tallies[column_of(plan.rank_by)]
        hit = [self._gates[mark.gate_id] for mark in self._marks.get(unit, ())]
        return ScoreSheet(
            unit_id=unit,
            unit=self._names.get(unit, ""),
            year=self.year,
            plan=plan.name,
            rank_by=plan.rank_by,
            groups=tuple(self._groups(unit, matched, tallies)),
            strays=tuple(self._stray(score) for score in matched.strays),
            sums=_columns({column: found.whole for column, found in tallies.items()}),
            grade=verdict(self.template, ranked.whole, hit).grade,
            gates=tuple(self._gate(mark) for mark in self._marks.get(unit, ())),
        )

    def _groups(self, unit: str, matched: Matched, tallies: Mapping[ScoreColumn, Tallies]) -> Iterator[GroupLine]:
        for group, depth in outer_first(self.template.groups):
            criteria = [item for item in self.template.criteria if item.group_id == group.id]
            yield GroupLine(
                id=group.id,
                name=group.name,
                kind=group.kind,
                depth=depth,
                cap=group.cap,
                lines=tuple(self._line(unit, group, item, matched, tallies) for item in criteria),
                sums=_columns({column: found.groups[group.id] for column, found in tallies.items()}),
            )

    def _line(
        self,
        unit: str,
        group: ScoringGroup,
        criterion: Criterion,
        matched: Matched,
        tallies: Mapping[ScoreColumn, Tallies],
    ) -> ScoreLine:
        levels = self._levels.get(criterion.id, [])
        score = matched.by_criterion.get(criterion.id)
        problems: tuple[Problem, ...] = ()
        if score is not None:
            own = score_problems(criterion, group, levels, score) if self._tabled else loose_problems(score)
            problems = (*own, *reason_problems(score))
            if wants_evidence(criterion, score):
                problems += (Problem("evidence", N_("Tiêu chí này cần ghi minh chứng.")),)
        return ScoreLine(
            id=criterion.id,
            score=score
            or Score(
                id=criterion.id,
                year=self.year,
                unit_id=unit,
                group=group.name,
                criterion=criterion.name,
                position=criterion.position,
                maximum=criterion.maximum,
            ),
            group=group.name,
            criterion=criterion.name,
            kind=criterion.kind,
            maximum=criterion.maximum if criterion.maximum is not None or score is None else score.maximum,
            step=criterion.step,
            levels=tuple(levels),
            evidence_needed=bool(criterion.evidence_needed),
            counts=criterion.id in tallies[column_of(self.template.plan.rank_by)].counted,
            problems=problems,
        )

    def _stray(self, score: Score) -> ScoreLine:
        message = N_("Bảng tiêu chí của năm không có tiêu chí này, hoặc đã có một dòng khác; điểm không được cộng.")
        return ScoreLine(
            id=score.id,
            score=score,
            group=score.group,
            criterion=score.criterion,
            kind="",
            maximum=score.maximum,
            step=None,
            levels=(),
            evidence_needed=False,
            counts=False,
            problems=(Problem("criterion", message),),
        )

    def _gate(self, mark: GateMark) -> GateLine:
        gate = self._gates[mark.gate_id]
        return GateLine(id=mark.id, gate=gate.name, effect=gate.effect, grade=gate.grade, reason=mark.reason)


def column_of(rank_by: str) -> ScoreColumn:
    """The column that ranks: the one named, else what was agreed."""
    return ScoreColumn(rank_by) if rank_by in set(ScoreColumn) else ScoreColumn.AGREED


def _columns(found: Mapping[ScoreColumn, Tally]) -> ColumnTallies:
    return ColumnTallies(
        self_score=found[ScoreColumn.SELF], checked=found[ScoreColumn.CHECKED], agreed=found[ScoreColumn.AGREED]
    )


def _contender(sheet: ScoreSheet, place: int) -> Contender:
    own = sheet.sums.of(sheet.column)
    first = sheet.groups[0].sums.of(sheet.column) if sheet.groups else None
    return Contender(
        unit=sheet.unit_id,
        total=own.total if own.complete else None,
        checked=sheet.sums.checked.total,
        first_group=first.total if first else None,
        bonus=own.bonus,
        place=place,
    )


def _ranking_line(sheet: ScoreSheet, position: int | None, place: Place) -> RankingLine:
    own = sheet.sums.of(sheet.column)
    return RankingLine(
        id=sheet.unit_id,
        position=position,
        unit=sheet.unit,
        self_score=sheet.sums.self_score.total,
        checked=sheet.sums.checked.total,
        agreed=sheet.sums.agreed.total,
        base=own.base,
        bonus=own.bonus,
        deducted=own.deducted,
        maximum=own.maximum,
        missing=own.missing,
        rank=place.rank,
        shared=place.shared,
        parted=place.parted,
        grade=sheet.grade,
        flag_barred=any(gate.effect == GateEffect.BARS_FLAG for gate in sheet.gates),
        gates=sheet.gates,
        problems=len(sheet.problems),
    )
