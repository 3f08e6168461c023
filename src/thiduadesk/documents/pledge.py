"""The pledge all units sign (bản giao ước thi đua): movements, targets, what is promised, a cell for each unit."""

from collections.abc import Iterable, Sequence
from datetime import date

from thiduadesk.documents.letterhead import letterhead, profile_of
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.outline import sections
from thiduadesk.documents.signature_grid import signature_grid
from thiduadesk.documents.tree import Block, Document, Ending, Grid, Heading, Style, text
from thiduadesk.documents.year_facts import MovementFacts, PledgeFacts, TargetFacts
from thiduadesk.i18n.dates import official_date, short_date
from thiduadesk.rules.wording import Wording

_MOVEMENT_WIDTHS = (0.08, 0.40, 0.29, 0.23)
_TARGET_WIDTHS = (0.08, 0.54, 0.18, 0.20)
_PROMISES = ("pledge.promise_targets", "pledge.promise_reports", "pledge.promise_activities")


def compose_pledge(facts: PledgeFacts, wording: Wording) -> Document:
    """One paper for all units; the unit that heads the cluster signs in the last cell."""
    title, about = wording.say("pledge.title"), wording.say("pledge.about", year=facts.year)
    issuer = facts.letterhead.issuer
    day = official_date(facts.signed_on) if facts.signed_on else wording.say("date_blank")
    promises = (text(wording.say("pledge.promises")), *listed(map(wording.say, _PROMISES)))
    closing = text(wording.say("pledge.closing"))
    first, *more = signature_grid(facts.units, facts.head, wording.say("pledge.signed_head"))
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(
            letterhead(facts.letterhead, "", wording),
            Heading(title, Style.TITLE),
            Heading(f"{about} {issuer}", Style.SUBTITLE, rule=0.4),
            text(wording.say("pledge.opening", date=day, place=wording.say("unknown"), issuer=issuer, year=facts.year)),
            *sections(
                (wording.say("pledge.movements"), movement_table(facts.movements, wording)),
                (wording.say("pledge.targets"), _target_table(facts.targets, wording)),
                (wording.say("pledge.promising"), promises),
            ),
            Ending((closing,), (first,)),
            *more,
        ),
        profile=profile_of(facts.signed_on or date(facts.year, 12, 31)),
    )


def movement_table(movements: Sequence[MovementFacts], wording: Wording) -> tuple[Block, ...]:
    """Movements with what they are for and from when to when; nothing where there are none."""
    if not movements:
        return ()
    columns = ("scores.column_number", "pledge.column_movement", "pledge.column_goal", "pledge.column_span")
    rows = (
        (str(place), item.name, item.goal, span_text(item.since, item.until, wording))
        for place, item in enumerate(movements, start=1)
    )
    return (Grid(tuple(map(wording.say, columns)), tuple(rows), _MOVEMENT_WIDTHS, frozenset({0, 3})),)


def span_text(since: date | None, until: date | None, wording: Wording) -> str:
    """«từ 01/01/2016 đến 31/12/2020», as far as the days are known."""
    ends = (("span_since", since), ("span_until", until))
    return " ".join(wording.say(key, date=short_date(day)) for key, day in ends if day)


def _target_table(targets: Sequence[TargetFacts], wording: Wording) -> tuple[Block, ...]:
    """What all units promise alike first, then the rest unit by unit."""
    if not targets:
        return ()
    units = list(dict.fromkeys(item.unit for item in targets))
    common = [item for item in targets if item.unit == units[0]] if len(units) > 1 else []
    for unit in units:
        own = {_promise(item) for item in targets if item.unit == unit}
        common = [item for item in common if _promise(item) in own]
    shared = set(map(_promise, common))
    groups: list[tuple[str, Iterable[TargetFacts]]] = [(wording.say("pledge.common"), common)]
    groups += [(unit, [one for one in targets if one.unit == unit and _promise(one) not in shared]) for unit in units]
    rows: list[tuple[str, ...]] = []
    strong: set[int] = set()
    for name, items in groups:
        for place, item in enumerate(items, start=1):
            if place == 1:
                strong.add(len(rows))
                rows.append(("", name, "", ""))
            rows.append((str(place), *_promise(item)))
    columns = ("scores.column_number", "pledge.column_target", "pledge.column_measure", "pledge.column_planned")
    head = tuple(map(wording.say, columns))
    return (Grid(head, tuple(rows), _TARGET_WIDTHS, frozenset({0, 2, 3}), frozenset(strong)),)


def _promise(item: TargetFacts) -> tuple[str, str, str]:
    return item.name, item.measure, item.planned
