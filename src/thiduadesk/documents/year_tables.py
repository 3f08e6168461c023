"""Tables several papers of a year share: movements, targets, what was done together, milestones."""

from collections.abc import Sequence
from datetime import date

from thiduadesk.documents.outline import unbroken
from thiduadesk.documents.telling import count_cell, told_row
from thiduadesk.documents.tree import Block, Cell, Grid
from thiduadesk.documents.year_facts import MovementFacts, TargetFacts
from thiduadesk.i18n.dates import short_date
from thiduadesk.rules.wording import Wording

_MOVEMENT_WIDTHS = (0.08, 0.40, 0.29, 0.23)
_TARGET_WIDTHS = (0.08, 0.54, 0.18, 0.20)
_ACHIEVED_WIDTHS = (0.08, 0.44, 0.16, 0.16, 0.16)


def movement_table(movements: Sequence[MovementFacts], wording: Wording) -> tuple[Block, ...]:
    """Movements with what they are for and from when to when; nothing where there are none."""
    if not movements:
        return ()
    columns = ("number", "movement", "goal", "span")
    rows = (
        told_row(
            f"movements.{place - 1}",
            columns,
            (count_cell(place), item.name, item.goal, span_text(item.since, item.until, wording)),
        )
        for place, item in enumerate(movements, start=1)
    )
    head = (wording.say("scores.column_number"), *(wording.say(f"pledge.column_{column}") for column in columns[1:]))
    return (Grid(head, tuple(rows), _MOVEMENT_WIDTHS, frozenset({0, 3})),)


def span_text(since: date | None, until: date | None, wording: Wording) -> str:
    """«từ 01/01/2016 đến 31/12/2020», as far as the days are known; a line parts between the two."""
    ends = (("span_since", since), ("span_until", until))
    return " ".join(unbroken(wording.say(key, date=short_date(day))) for key, day in ends if day)


def target_table(targets: Sequence[TargetFacts], wording: Wording, *, achieved: bool = False) -> tuple[Block, ...]:
    """What all units promise alike first, then the rest unit by unit; what came of it if wanted."""
    if not targets:
        return ()
    columns = ("target", "measure", "planned", "achieved") if achieved else ("target", "measure", "planned")
    units = list(dict.fromkeys(item.unit for item in targets))
    own = {unit: [_cells(item)[: len(columns)] for item in targets if item.unit == unit] for unit in units}
    common = [cells for cells in own[units[0]] if len(units) > 1 and all(cells in own[unit] for unit in units)]
    width = len(columns) + 1
    groups = [("targets.common", Cell(wording.say("pledge.common"), span=width), common)]
    for place, unit in enumerate(units):
        about = f"targets.units.{place}"
        items = [cells for cells in own[unit] if cells not in common]
        groups.append((about, Cell(unit, tag=about, span=width), items))
    rows: list[tuple[str | Cell, ...]] = []
    strong: set[int] = set()
    for about, name, items in groups:
        for place, cells in enumerate(items, start=1):
            if place == 1:
                strong.add(len(rows))
                rows.append((name,))
            rows.append(told_row(f"{about}.{place - 1}", ("number", *columns), (count_cell(place), *cells)))
    head = (wording.say("scores.column_number"), *(wording.say(f"pledge.column_{column}") for column in columns))
    widths = _ACHIEVED_WIDTHS if achieved else _TARGET_WIDTHS
    return (Grid(head, tuple(rows), widths, frozenset(range(len(head))) - {1}, frozenset(strong)),)


def _cells(item: TargetFacts) -> tuple[str, ...]:
    return item.name, item.measure, item.planned, item.achieved
