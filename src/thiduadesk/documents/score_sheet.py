"""The score sheets of units (bảng chấm điểm): each criterion in its group, three columns of points, what proves it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thiduadesk.documents.closing import side_by_side, signature, signed
from thiduadesk.documents.facts import CriterionFacts, ScoreGroupFacts, ScoreSheetFacts
from thiduadesk.documents.letterhead import letterhead, profile_of_year
from thiduadesk.documents.outline import under_title
from thiduadesk.documents.telling import count_cell, points_cell, told, told_row
from thiduadesk.documents.tree import (
    Block,
    Cell,
    Document,
    Ending,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Style,
)
from thiduadesk.domain.scoring import GroupKind
from thiduadesk.i18n.numbers import points_text, two_digits
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.05, 0.29, 0.07, 0.07, 0.07, 0.07, 0.19, 0.19)
_GAP = 4.0  # mm between the remarks and the signatures
_CENTRED = frozenset({0, 2, 3, 4, 5})
_COLUMNS = ("number", "criterion", "maximum", "self", "checked", "agreed", "evidence", "reason")

_Row = tuple[str | Cell, ...]


def compose_score_sheets(sheets: Sequence[ScoreSheetFacts], wording: Wording) -> Document:
    """One sheet for each unit, each beginning a page; `sheets` is not empty."""
    blocks: list[Block] = []
    for place, sheet in enumerate(sheets):
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(_sheet(f"sheets.{place}", sheet, wording))
    year = sheets[0].year
    title = wording.say("scores.title", year=year).capitalize()
    return Document(
        title=f"{title} {sheets[0].unit}" if len(sheets) == 1 else title,
        blocks=tuple(blocks),
        profile=profile_of_year(year),
        landscape=True,
    )


def _sheet(about: str, sheet: ScoreSheetFacts, wording: Wording) -> Iterator[Block]:
    # The unit gives itself the points, so it heads the paper; the cluster agrees to them below.
    yield letterhead(replace(sheet.letterhead, issuer=sheet.unit), "", wording)
    yield Heading(wording.say("scores.title", year=sheet.year), Style.TITLE, tag=f"{about}.title")
    yield Heading(sheet.unit, Style.SUBTITLE, rule=0.4, tag=f"{about}.unit")
    if sheet.plan:
        yield under_title(told(wording, "scores.plan", about, plan=sheet.plan))
    parties = (
        tuple(signed(wording.say("scores.signed_unit"), sheet.chief, f"{about}.chief")),
        tuple(signed(wording.say("scores.signed_check"), "", "")),
        tuple(signature(sheet.letterhead, sheet.signer, wording)),
    )
    end = (*_remarks(about, sheet, wording), Space(_GAP), *side_by_side(parties, (1 / 3,) * 3))
    yield Ending((_table(about, sheet, wording),), end)


def _table(about: str, sheet: ScoreSheetFacts, wording: Wording) -> Grid:
    rows: list[_Row] = []
    strong: set[int] = set()
    for group in sheet.groups:
        strong.add(len(rows))
        rows.append(_group_row(group))
        rows += [_row(place, item, wording) for place, item in enumerate(group.criteria, start=1)]
    if sheet.strays:
        strong.add(len(rows))
        rows.append((Cell(wording.say("scores.strays"), span=len(_COLUMNS)),))
        rows += [_row(place, item, wording) for place, item in enumerate(sheet.strays, start=1)]
    strong.add(len(rows))
    columns = (sheet.self_score, sheet.checked, sheet.agreed)
    maximum, remark = _maximum(sheet, wording)
    rows.append((Cell(wording.say("scores.total"), span=2), maximum, *map(points_cell, columns), "", remark))
    head = tuple(wording.say(f"scores.column_{name}") for name in _COLUMNS)
    told = tuple(told_row(f"{about}.rows.{place}", _COLUMNS, row) for place, row in enumerate(rows))
    return Grid(head, told, _WIDTHS, _CENTRED, frozenset(strong))


def _maximum(sheet: ScoreSheetFacts, wording: Wording) -> tuple[Cell, str]:
    """«95 + 5» and what the two are: the total is of the ordinary points alone, bonuses with a maximum stand apart."""
    bonus, within = 0, None
    for group in sheet.groups:  # an inner group comes after its outer one, which holds its points already
        if within is None or group.depth <= within:
            within = group.depth if group.kind == GroupKind.BONUS else None
            bonus += (group.maximum or 0) if within is not None else 0
    if not bonus or sheet.maximum is None:
        return points_cell(sheet.maximum), ""
    parts = {"ordinary": points_text(sheet.maximum), "bonus": points_text(bonus)}
    return Cell(wording.say("scores.total_parts", **parts)), wording.say("scores.total_ordinary")


def _group_row(group: ScoreGroupFacts) -> _Row:
    columns = (group.maximum, group.self_score, group.checked, group.agreed)
    return (Cell(group.name, span=2), *map(points_cell, columns), "", "")


def _row(place: int, item: CriterionFacts, wording: Wording) -> _Row:
    columns = (item.maximum, item.self_score, item.checked, item.agreed)
    skipped = "" if item.counts or item.status else wording.say("scores.not_counted")
    reasons = dict.fromkeys(part for part in (item.status, skipped, item.reason, item.agreed_reason) if part)
    return (count_cell(place), item.name, *map(points_cell, columns), item.evidence, ";\n".join(reasons))


def _remarks(about: str, sheet: ScoreSheetFacts, wording: Wording) -> Iterator[Block]:
    if sheet.missing:
        yield Paragraph(told(wording, "scores.missing", about, count=two_digits(sheet.missing), column=sheet.rank_by))
    if sheet.grade:
        yield Paragraph(told(wording, "scores.grade", about, grade=sheet.grade))
    if sheet.gates:
        yield Paragraph(told(wording, "scores.gates", about, gates="; ".join(sheet.gates)))
