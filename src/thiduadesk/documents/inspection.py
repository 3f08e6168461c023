"""Records of units checking each other's points (biên bản kiểm tra chéo), after mẫu 1.9 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Sequence
from datetime import date

from thiduadesk.documents.closing import record_recipients
from thiduadesk.documents.facts import CriterionFacts, ScoreGroupFacts, ScoreSheetFacts
from thiduadesk.documents.letterhead import letterhead, profile_of
from thiduadesk.documents.meeting import listed, signature_columns
from thiduadesk.documents.outline import pen_lines
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
    Run,
    Style,
    ended,
    labelled,
    text,
)
from thiduadesk.documents.year_facts import InspectionFacts
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.numbers import points_text, two_digits
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.06, 0.29, 0.09, 0.2, 0.09, 0.09, 0.18)
_CENTRED = frozenset({0, 2, 4, 5})
_HEAD = (
    "scores.column_number",
    "scores.column_criterion",
    "inspection.column_self",
    "scores.column_evidence",
    "inspection.column_checked",
    "inspection.column_difference",
    "inspection.column_reason",
)
_COLUMNS = tuple(key.rpartition("_")[-1] for key in _HEAD)
_ROLES = ("inspection.leader", "inspection.inspector", "inspection.inspector")

_Row = tuple[str | Cell, ...]


def compose_inspections(inspections: Sequence[InspectionFacts], wording: Wording) -> Document:
    """One record for each unit, each beginning a page; `inspections` is not empty."""
    blocks: list[Block] = []
    for place, facts in enumerate(inspections):
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(_record(f"records.{place}", facts, wording))
    first = inspections[0]
    title = f"{wording.say('inspection.title').capitalize()} {wording.say('inspection.about', year=first.sheet.year)}"
    return Document(
        title=f"{title}: {first.sheet.unit}" if len(inspections) == 1 else title,
        blocks=tuple(blocks),
        profile=profile_of(first.inspected_on or date(first.sheet.year, 12, 31)),
        landscape=True,
    )


def _record(about: str, facts: InspectionFacts, wording: Wording) -> Iterator[Block]:
    sheet = facts.sheet
    blank = wording.say("unknown")
    day = official_date(facts.inspected_on) if facts.inspected_on else wording.say("date_blank")
    (line,) = ended((told(wording, "minutes.moment_blank", about, date=day),))
    yield letterhead(sheet.letterhead, wording.say("inspection.type"), wording)
    yield Heading(wording.say("inspection.title"), Style.TITLE)
    yield Heading(wording.say("inspection.about", year=sheet.year), Style.SUBTITLE, rule=0.4, tag=f"{about}.about")
    yield Paragraph((Run(wording.say("inspection.held"), bold=True), Run(" "), *line))
    yield labelled(wording.say("minutes.place"), blank)
    yield labelled(wording.say("inspection.unit"), sheet.unit, tag=f"{about}.unit")
    yield labelled(wording.say("inspection.represented"), facts.chief or blank, tag=f"{about}.chief")
    yield text(wording.say("inspection.team"), bold=True, style=Style.SUBSECTION)
    yield from listed(wording.say("inspection.member", role=wording.say(role)) for role in _ROLES)
    yield text(wording.say("inspection.contents"))
    yield _table(about, sheet, wording)
    if missing := sum(item.checked is None and not item.status for item in _criteria(sheet)):
        yield Paragraph(told(wording, "inspection.missing", f"{about}.missing", count=two_digits(missing)))
    signed = signature_columns((wording.say("inspection.signed_unit"), ()), (wording.say("inspection.signed_team"), ()))
    yield text(wording.say("inspection.remarks"), bold=True, style=Style.SUBSECTION)
    recipients = record_recipients((wording.say("inspection.recipient_unit"), wording.say("plan.by_head")), wording)
    yield Ending(pen_lines(2, wording), (text(wording.say("inspection.closing")), *signed, *recipients))


def _criteria(sheet: ScoreSheetFacts) -> Iterator[CriterionFacts]:
    for group in sheet.groups:
        yield from group.criteria


def _table(about: str, sheet: ScoreSheetFacts, wording: Wording) -> Grid:
    rows: list[_Row] = []
    strong: set[int] = set()
    for group in sheet.groups:
        strong.add(len(rows))
        rows.append(_sum(Cell(group.name, span=2), group))
        rows += [_row(place, item) for place, item in enumerate(group.criteria, start=1)]
    if sheet.strays:
        strong.add(len(rows))
        rows.append((Cell(wording.say("scores.strays"), span=len(_COLUMNS)),))
        rows += [_row(place, item) for place, item in enumerate(sheet.strays, start=1)]
    strong.add(len(rows))
    rows.append(_sum(Cell(wording.say("scores.total"), span=2), sheet))
    named = tuple(told_row(f"{about}.rows.{place}", _COLUMNS, row) for place, row in enumerate(rows))
    return Grid(tuple(map(wording.say, _HEAD)), named, _WIDTHS, _CENTRED, frozenset(strong))


def _sum(name: Cell, of: ScoreGroupFacts | ScoreSheetFacts) -> _Row:
    """What a group, or the whole sheet, comes to."""
    difference = _difference(of.self_score, of.checked)
    return (name, points_cell(of.self_score), "", points_cell(of.checked), difference, "")


def _row(place: int, item: CriterionFacts) -> _Row:
    reasons = ";\n".join(part for part in (item.status, item.reason) if part)
    difference = _difference(item.self_score, item.checked)
    return (
        count_cell(place),
        item.name,
        points_cell(item.self_score),
        item.evidence,
        points_cell(item.checked),
        difference,
        reasons,
    )


def _difference(own: int | None, checked: int | None) -> str:
    """What the check took away or added, «-0,5», «+1»; empty while either is unknown."""
    if own is None or checked is None:
        return ""
    return f"{'+' if checked > own else ''}{points_text(checked - own)}"
