"""The cluster's plan of a year (kế hoạch hoạt động), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator

from thiduadesk.documents.closing import closing
from thiduadesk.documents.letterhead import profile_of_year, sent_letterhead
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.outline import sections, subsections
from thiduadesk.documents.tree import Block, Document, Ending, Grid, Heading, Style, text
from thiduadesk.documents.year_facts import MilestoneFacts, PlanFacts
from thiduadesk.documents.year_tables import movement_table
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_ACTIVITY_WIDTHS = (0.08, 0.48, 0.22, 0.22)
_MILESTONE_WIDTHS = (0.08, 0.44, 0.20, 0.28)
_AIMS = ("plan.aim_movements", "plan.aim_pledges", "plan.aim_evenness")


def compose_plan(facts: PlanFacts, wording: Wording) -> Document:
    """What for, what and when, who sees to it."""
    issuer = facts.letterhead.issuer
    title, about = wording.say("plan.title"), wording.say("plan.about", issuer=issuer, year=facts.year)
    superior = (facts.letterhead.superior,) if facts.letterhead.superior else ()
    end = closing(facts.letterhead, facts.signer, (*superior, wording.say("recipient_members")), wording)
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("plan.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4),
        *sections(
            (wording.say("plan.aims"), tuple(listed(map(wording.say, _AIMS)))),
            (wording.say("plan.contents"), tuple(_contents(facts, wording))),
            (wording.say("plan.duties"), tuple(_duties(facts, wording))),
        ),
    )
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(*body, Ending((text(wording.say("plan.closing", issuer=issuer)),), tuple(end))),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
    )


def _contents(facts: PlanFacts, wording: Wording) -> Iterator[Block]:
    return subsections(
        (wording.say("pledge.movements"), movement_table(facts.movements, wording)),
        (wording.say("report.activities"), tuple(_activities(facts, wording))),
        (wording.say("plan.milestones"), tuple(_milestones(facts, wording))),
    )


def _activities(facts: PlanFacts, wording: Wording) -> Iterator[Block]:
    if facts.activities:
        columns = ("report.column_activity", "plan.column_kind", "plan.column_day")
        rows = (
            (str(place), item.content, item.kind, short_date(item.planned_on) if item.planned_on else "")
            for place, item in enumerate(facts.activities, start=1)
        )
        head = ("scores.column_number", *columns)
        yield Grid(tuple(map(wording.say, head)), tuple(rows), _ACTIVITY_WIDTHS, frozenset({0, 2, 3}))


def _milestones(facts: PlanFacts, wording: Wording) -> Iterator[Block]:
    if facts.milestones:
        columns = ("plan.column_milestone", "plan.column_due", "plan.column_who")
        rows = (
            (str(place), item.name, short_date(item.due), _who(item, facts, wording))
            for place, item in enumerate(facts.milestones, start=1)
        )
        head = ("scores.column_number", *columns)
        yield Grid(tuple(map(wording.say, head)), tuple(rows), _MILESTONE_WIDTHS, frozenset({0, 2}))


def _who(item: MilestoneFacts, facts: PlanFacts, wording: Wording) -> str:
    if not item.expected:
        return wording.say("plan.by_head")
    if item.expected >= facts.members:
        return wording.say("recipient_members")
    return wording.say("plan.by_some", count=two_digits(item.expected))


def _duties(facts: PlanFacts, wording: Wording) -> Iterator[Block]:
    head = f" ({facts.head})" if facts.head else ""
    lines = [wording.say("plan.duty_head", unit=head)]
    lines += [wording.say("plan.duty_deputy", unit=f" ({unit})") for unit in facts.deputies]
    lines.append(wording.say("plan.duty_members"))
    return listed(lines)
