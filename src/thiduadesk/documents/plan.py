"""The cluster's plan of a year (kế hoạch hoạt động), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator

from thiduadesk.documents.closing import above_and_members, closing
from thiduadesk.documents.letterhead import profile_of_year, sent_letterhead
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.outline import sections, subsections
from thiduadesk.documents.telling import bracketed, count_cell, day_cell, told, told_row
from thiduadesk.documents.tree import Block, Document, Ending, Grid, Heading, Paragraph, Style
from thiduadesk.documents.year_facts import ActivityFacts, MilestoneFacts, PlanFacts
from thiduadesk.documents.year_tables import movement_table
from thiduadesk.domain.activity import ActivityKind
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_ACTIVITY_WIDTHS = (0.08, 0.48, 0.22, 0.22)
_MILESTONE_WIDTHS = (0.08, 0.44, 0.20, 0.28)
_AIMS = ("plan.aim_movements", "plan.aim_pledges", "plan.aim_evenness")


def compose_plan(facts: PlanFacts, wording: Wording) -> Document:
    """What for, what and when, who sees to it."""
    issuer = facts.letterhead.issuer
    title, about = wording.say("plan.title"), wording.say("plan.about", issuer=issuer, year=facts.year)
    recipients = above_and_members(facts.letterhead.superior, wording)
    end = closing(facts.letterhead, facts.signer, recipients, wording)
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("plan.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4, tag="about"),
        *sections(
            (wording.say("plan.aims"), tuple(listed(map(wording.say, _AIMS)))),
            (wording.say("plan.contents"), tuple(_contents(facts, wording))),
            (wording.say("plan.duties"), tuple(_duties(facts, wording))),
        ),
    )
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(*body, Ending((Paragraph(told(wording, "plan.closing", "closing", issuer=issuer)),), tuple(end))),
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
        head = ("scores.column_number", "report.column_activity", "plan.column_kind", "plan.column_day")
        rows = (
            told_row(
                f"activities.{place - 1}",
                ("number", "content", "kind", "planned_on"),
                (count_cell(place), item.content, _kind(item), day_cell(item.planned_on)),
            )
            for place, item in enumerate(facts.activities, start=1)
        )
        yield Grid(tuple(map(wording.say, head)), tuple(rows), _ACTIVITY_WIDTHS, frozenset({0, 2, 3}))


def _kind(item: ActivityFacts) -> str:
    """The kind of an activity; «khác» says nothing and is left out."""
    return "" if item.kind == ActivityKind.OTHER else item.kind


def _milestones(facts: PlanFacts, wording: Wording) -> Iterator[Block]:
    if facts.milestones:
        head = ("scores.column_number", "plan.column_milestone", "plan.column_due", "plan.column_who")
        rows = (
            told_row(
                f"milestones.{place - 1}",
                ("number", "name", "due", "who"),
                (count_cell(place), item.name, day_cell(item.due), _who(item, facts, wording)),
            )
            for place, item in enumerate(facts.milestones, start=1)
        )
        yield Grid(tuple(map(wording.say, head)), tuple(rows), _MILESTONE_WIDTHS, frozenset({0, 2}))


def _who(item: MilestoneFacts, facts: PlanFacts, wording: Wording) -> str:
    if not item.expected:
        return wording.say("plan.by_head")
    if item.expected >= facts.members:
        return wording.say("recipient_members")
    return wording.say("plan.by_some", count=two_digits(item.expected))


def _duties(facts: PlanFacts, wording: Wording) -> Iterator[Block]:
    lines = [told(wording, "plan.duty_head", "head", unit=bracketed(facts.head, "head.unit"))]
    lines += [
        told(wording, "plan.duty_deputy", "deputies", unit=bracketed(unit, f"deputies.{place}"))
        for place, unit in enumerate(facts.deputies)
    ]
    return listed((*lines, wording.say("plan.duty_members")))
