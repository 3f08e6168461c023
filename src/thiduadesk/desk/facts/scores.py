"""Gathers score sheets and the ranking for their papers, from the lines the screen shows: the figures are the same."""

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.facts.letterheads import gather_signer
from thiduadesk.desk.queries.scoring import (
    GateLine,
    GroupLine,
    RankingLine,
    ScoreLine,
    ScoreSheet,
    score_ranking,
    score_sheet,
    score_sheets,
)
from thiduadesk.documents.facts import (
    CriterionFacts,
    RankedFacts,
    RankingFacts,
    ScoreGroupFacts,
    ScoreSheetFacts,
)
from thiduadesk.domain.unit import Unit
from thiduadesk.store.records import Records


def gather_score_sheet(records: Records, unit_id: str, year: int) -> ScoreSheetFacts:
    """The score sheet of one unit."""
    return _sheet(records, score_sheet(records, unit_id, year))


def gather_score_sheets(records: Records, year: int) -> tuple[ScoreSheetFacts, ...]:
    """The score sheets of all units of the year, in protocol order."""
    return tuple(_sheet(records, sheet) for sheet in score_sheets(records, year))


def gather_ranking(records: Records, year: int) -> RankingFacts:
    """The ranking of the year."""
    found = score_ranking(records, year)
    return RankingFacts(
        letterhead=gather_letterhead(records),
        signer=gather_signer(records, year),
        year=year,
        plan=found.plan,
        rank_by=found.rank_by,
        tie_rule=found.tie_rule,
        units=tuple(map(_ranked, found.lines)),
    )


def _sheet(records: Records, sheet: ScoreSheet) -> ScoreSheetFacts:
    ranks = sheet.sums.of(sheet.column)
    return ScoreSheetFacts(
        letterhead=gather_letterhead(records),
        signer=gather_signer(records, sheet.year),
        chief=records.need(Unit, sheet.unit_id).chief,
        year=sheet.year,
        unit=sheet.unit,
        plan=sheet.plan,
        rank_by=sheet.rank_by,
        groups=tuple(map(_group, sheet.groups)),
        strays=tuple(map(_criterion, sheet.strays)),
        maximum=ranks.maximum,
        self_score=sheet.sums.self_score.total,
        checked=sheet.sums.checked.total,
        agreed=sheet.sums.agreed.total,
        missing=ranks.missing,
        grade=sheet.grade,
        gates=tuple(map(_gate, sheet.gates)),
    )


def _group(group: GroupLine) -> ScoreGroupFacts:
    return ScoreGroupFacts(
        name=group.name,
        kind=group.kind,
        depth=group.depth,
        maximum=group.cap,
        self_score=group.sums.self_score.total,
        checked=group.sums.checked.total,
        agreed=group.sums.agreed.total,
        criteria=tuple(map(_criterion, group.lines)),
    )


def _criterion(line: ScoreLine) -> CriterionFacts:
    score = line.score
    return CriterionFacts(
        name=line.criterion,
        maximum=line.maximum,
        self_score=score.self_score,
        checked=score.checked,
        agreed=score.agreed,
        status=score.status,
        evidence=score.evidence,
        reason=score.reason,
        agreed_reason=score.agreed_reason,
        counts=line.counts,
    )


def _ranked(line: RankingLine) -> RankedFacts:
    return RankedFacts(
        unit=line.unit,
        self_score=line.self_score,
        checked=line.checked,
        agreed=line.agreed,
        base=line.base,
        bonus=line.bonus,
        deducted=line.deducted,
        missing=line.missing,
        rank=line.rank,
        shared=line.shared,
        parted=line.parted,
        grade=line.grade,
        gates=tuple(map(_gate, line.gates)),
    )


def _gate(line: GateLine) -> str:
    return f"{line.gate} ({line.reason})" if line.reason else line.gate
