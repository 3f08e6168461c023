"""The ranking of a year (bảng tổng hợp điểm, xếp hạng): totals of every unit, ranks, grades, and the rule for ties."""

from collections.abc import Mapping

from thiduadesk.documents.closing import signed_with_maker
from thiduadesk.documents.facts import RankedFacts, RankingFacts
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.outline import under_title
from thiduadesk.documents.telling import Said, count_cell, points_cell, told, told_row
from thiduadesk.documents.tree import Block, Cell, Document, Ending, Grid, Heading, Paragraph, Style
from thiduadesk.domain.scoring import TieRule
from thiduadesk.i18n.numbers import points_text, two_digits
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.05, 0.31, 0.07, 0.07, 0.07, 0.07, 0.09, 0.09, 0.18)
_CENTRED = frozenset({0, 2, 3, 4, 5, 6, 7})
_COLUMNS = (
    "scores.column_number",
    "ranking.column_unit",
    "scores.column_self",
    "scores.column_checked",
    "scores.column_agreed",
    "ranking.column_bonus",
    "ranking.column_rank",
    "ranking.column_grade",
    "ranking.column_note",
)

_TIES: Mapping[str, str] = {TieRule.SHARED: "ranking.tie_shared", TieRule.PROTOCOL: "ranking.tie_protocol"}


def compose_ranking(facts: RankingFacts, wording: Wording) -> Document:
    """The units by rank; those without a rank come last and say what they wait for."""
    title = wording.say("ranking.title", year=facts.year)
    blocks: list[Block] = [
        letterhead(facts.letterhead, "", wording),
        Heading(title, Style.TITLE, rule=0.4, tag="title"),
    ]
    if facts.plan:
        blocks.append(under_title(told(wording, "scores.plan", "scores", plan=facts.plan)))
    columns = tuple(key.rpartition("_")[-1] for key in _COLUMNS)
    rows = tuple(
        told_row(f"units.{place - 1}", columns, _row(place, item, wording))
        for place, item in enumerate(facts.units, start=1)
    )
    table = Grid(tuple(map(wording.say, _COLUMNS)), rows, _WIDTHS, _CENTRED)
    signed = signed_with_maker(facts.letterhead, facts.signer, wording)
    rule = Paragraph(ranking_rule(facts, wording))
    blocks.append(Ending((table,), (rule, *signed)))
    return Document(
        title=title.capitalize(),
        blocks=tuple(blocks),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
        landscape=True,
    )


def ranking_rule(facts: RankingFacts, wording: Wording) -> Said:
    """«Xếp hạng theo điểm thống nhất; trường hợp bằng điểm, đơn vị có điểm thẩm định cao hơn xếp trên.»"""
    key = _TIES.get(facts.tie_rule, "ranking.tie_first")
    tie = told(wording, key, "rule", tie_rule=facts.tie_rule)
    return told(wording, "ranking.rule", "rule", column=facts.rank_by, tie_rule=tie)


def _row(place: int, item: RankedFacts, wording: Wording) -> tuple[str | Cell, ...]:
    points = map(points_cell, (item.self_score, item.checked, item.agreed, item.bonus or None))
    rank = wording.say("ranking.unranked") if item.rank is None else count_cell(item.rank)
    return (count_cell(place), item.unit, *points, rank, item.grade, _note(item, wording))


def _note(item: RankedFacts, wording: Wording) -> str:
    parts = [wording.say("ranking.shared")] if item.shared else []
    if item.parted:
        parts.append(wording.say("ranking.parted"))
    if item.deducted:
        parts.append(wording.say("ranking.deducted", points=points_text(abs(item.deducted))))
    parts += item.gates
    if item.missing:
        parts.append(wording.say("ranking.missing", count=two_digits(item.missing)))
    return ";\n".join(parts)
