"""The report on a year or on its first half (báo cáo tổng kết, sơ kết), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.closing import closing
from thiduadesk.documents.facts import RankingFacts
from thiduadesk.documents.letterhead import profile_of, sent_letterhead
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.outline import joined, pen_lines, sections, subsections
from thiduadesk.documents.ranking import ranking_rule
from thiduadesk.documents.results import round_result
from thiduadesk.documents.telling import Said, count_cell, day_cell, linked, points_cell, told, told_row
from thiduadesk.documents.tree import (
    Addressees,
    Block,
    Cell,
    Document,
    Ending,
    Grid,
    Heading,
    Paragraph,
    Run,
    Style,
    text,
)
from thiduadesk.documents.year_facts import ActivityFacts, LateFacts, MilestoneFacts, MovementFacts, ReportFacts
from thiduadesk.documents.year_tables import target_table
from thiduadesk.domain.score import ScoreColumn
from thiduadesk.i18n.dates import official_date, short_date
from thiduadesk.i18n.numbers import grouped, two_digits
from thiduadesk.rules.scoring import SCORE_FIELDS
from thiduadesk.rules.wording import Wording

_MOVEMENT_WIDTHS = (0.08, 0.46, 0.18, 0.13, 0.15)
_ACTIVITY_WIDTHS = (0.08, 0.36, 0.17, 0.17, 0.22)
_RANKING_WIDTHS = (0.12, 0.52, 0.18, 0.18)
_PLAN_LINES, _REQUEST_LINES = 4, 3


def compose_report(facts: ReportFacts, wording: Wording) -> Document:
    """What the data tell is told; where it goes from here is left to the pen.

    It goes before the conference as it is, and is a draft once it tells what that one chose but has not settled.
    """
    title = wording.say("report.title")
    about = wording.say("report.about_half" if facts.half else "report.about", year=facts.year)
    addressees = facts.addressees or (wording.say("unknown"),)
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("report.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4, tag="about"),
        Addressees(wording.say("addressees"), addressees),
        *sections(
            (wording.say("report.situation"), tuple(_situation(facts, wording))),
            (wording.say("report.results"), tuple(_results(facts, wording))),
            (wording.say("report.shortcomings"), tuple(_shortcomings(facts, wording))),
            (wording.say("report.plans"), pen_lines(_PLAN_LINES, wording)),
            (wording.say("report.requests"), pen_lines(_REQUEST_LINES, wording)),
        ),
    )
    recipients = (wording.say("recipient_addressees"), wording.say("recipient_members"))
    again = about[0].lower() + about[1:]
    last = told(wording, "report.closing", "closing", issuer=facts.letterhead.issuer, about=again)
    end = joined((Paragraph(last),), closing(facts.letterhead, facts.signer, recipients, wording))
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(*body[:-1], Ending(body[-1:], end)),
        profile=profile_of(facts.letterhead.dated_on or facts.until),
        watermark="" if facts.final or not any(_chosen(facts, wording)) else wording.say("draft"),
    )


def _situation(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    issuer = facts.letterhead.issuer
    count, names = two_digits(len(facts.units)), ", ".join(facts.units) or wording.say("unknown")
    yield Paragraph(told(wording, "report.members", "members", issuer=issuer, count=count, names=names))
    posts = [told(wording, "report.head", "head", unit=facts.head)] if facts.head else []
    posts += [
        told(wording, "report.deputy", f"deputies.{place}", unit=unit) for place, unit in enumerate(facts.deputies)
    ]
    if posts:
        yield Paragraph(told(wording, "report.posts", "posts", year=facts.year, posts=linked(posts, "; ")))
    if facts.staff is not None:
        yield Paragraph(told(wording, "report.staff", "staff", count=grouped(facts.staff)))
    yield Paragraph(told(wording, "report.until", "until", date=official_date(facts.until)))


def _results(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    return subsections(
        (wording.say("report.movements"), tuple(_movements(facts, wording))),
        (wording.say("report.pledges"), tuple(_pledges(facts, wording))),
        (wording.say("report.activities"), tuple(_activities(facts, wording))),
        (wording.say("report.ranking"), tuple(_ranking(facts.ranking, wording))),
        (wording.say("report.chosen"), tuple(_chosen(facts, wording))),
    )


def _movements(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    if facts.movements:
        columns = ("number", "movement", "launcher", "achievements", "units")
        rows = (
            told_row(f"movements.{place - 1}", columns, _movement(place, item, facts))
            for place, item in enumerate(facts.movements, start=1)
        )
        yield Grid(_head(columns, wording), tuple(rows), _MOVEMENT_WIDTHS, frozenset({0, 3, 4}))
    if facts.achievements:
        count, models = two_digits(facts.achievements), two_digits(len(facts.role_models))
        yield Paragraph(told(wording, "report.achievements", "achievements", count=count, models=models))
    if facts.role_models:
        yield text(wording.say("report.models"), style=Style.LEAD)
        yield from listed(facts.role_models, "models")


def _movement(place: int, item: MovementFacts, facts: ReportFacts) -> tuple[str | Cell, ...]:
    share = f"{item.units}/{len(facts.units)}"
    return (count_cell(place), item.name, item.launcher, count_cell(item.achievements), share)


def _head(columns: Sequence[str], wording: Wording) -> tuple[str, ...]:
    return (wording.say("scores.column_number"), *(wording.say(f"report.column_{name}") for name in columns[1:]))


def _pledges(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    if facts.targets or len(facts.unsigned) < len(facts.units):
        signed, units = two_digits(len(facts.units) - len(facts.unsigned)), two_digits(len(facts.units))
        yield Paragraph(told(wording, "report.signed", "signed", count=signed, all=units))
    # What came of a target bears no day, so the half-year tells the promise alone.
    yield from target_table(facts.targets, wording, achieved=not facts.half)


def _activities(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    if not facts.activities:
        return
    done = two_digits(sum(item.done_on is not None for item in facts.activities))
    yield Paragraph(told(wording, "report.done", "done", count=done, all=two_digits(len(facts.activities))))
    columns = ("number", "activity", "planned", "done", "result")
    rows = (
        told_row(f"activities.{place - 1}", columns, _activity(place, item, facts, wording))
        for place, item in enumerate(facts.activities, start=1)
    )
    yield Grid(_head(columns, wording), tuple(rows), _ACTIVITY_WIDTHS, frozenset({0, 2, 3}))


def _activity(place: int, item: ActivityFacts, facts: ReportFacts, wording: Wording) -> tuple[str | Cell, ...]:
    lateness = "".join(run.text for run in _lateness("", item, facts, wording))
    result = ";\n".join(part for part in (item.result, lateness) if part)
    return (count_cell(place), item.content, day_cell(item.planned_on), day_cell(item.done_on), result)


def _ranking(ranking: RankingFacts | None, wording: Wording) -> Iterator[Block]:
    if ranking is None:
        return
    yield Paragraph(ranking_rule(ranking, wording))
    field = SCORE_FIELDS[ScoreColumn(ranking.rank_by)] if ranking.rank_by in set(ScoreColumn) else "agreed"
    head = ("ranking.column_rank", "ranking.column_unit", "report.column_points", "ranking.column_grade")
    rows = []
    for place, item in enumerate(ranking.units):
        rank = wording.say("ranking.unranked") if item.rank is None else count_cell(item.rank)
        row = (rank, item.unit, points_cell(getattr(item, field)), item.grade)
        rows.append(told_row(f"ranking.{place}", ("rank", "unit", "points", "grade"), row, numbered=False))
    yield Grid(tuple(map(wording.say, head)), tuple(rows), _RANKING_WIDTHS, frozenset({0, 2, 3}))


def _chosen(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    for place, ballot in enumerate(facts.rounds):
        result = round_result(f"rounds.{place}", ballot, wording)
        if result:
            yield Paragraph(result)


def _shortcomings(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    """Only what the data show, told together kind by kind; where they show nothing the pen may."""
    lines = [
        *_late_units(facts, wording),
        *_late_milestones(facts, wording),
        *_late_activities(facts, wording),
        *_uneven(facts, wording),
    ]
    if facts.untied:
        lines.append(told(wording, "report.untied", "untied", count=two_digits(facts.untied)))
    if facts.unsigned:
        count, names = two_digits(len(facts.unsigned)), ", ".join(facts.unsigned)
        lines.append(told(wording, "report.unsigned", "unsigned", count=count, names=names))
    yield from listed(lines) if lines else pen_lines(2, wording)
    yield text(wording.say("report.causes"))
    yield from pen_lines(2, wording)


def _together(wording: Wording, key: str, items: Sequence[Said], link: str, count: int | None = None) -> Iterator[Said]:
    """One sentence over items of one kind and how many they are; none without any."""
    if items:
        number = two_digits(len(items) if count is None else count)
        yield told(wording, f"report.{key}", key, count=number, names=linked(items, link))


def _late_units(facts: ReportFacts, wording: Wording) -> Iterator[Said]:
    """The milestones units must meet, with those that were late and by how much."""
    late = [(place, item) for place, item in enumerate(facts.milestones) if item.late and item.expected]
    items = [_of_units(f"late.{place}", item, wording) for place, item in late]
    return _together(wording, "units", items, "; ", len({one.unit for _, item in late for one in item.late}))


def _of_units(tag: str, item: MilestoneFacts, wording: Wording) -> Said:
    names = linked((_late_unit(f"{tag}.{place}", one, wording) for place, one in enumerate(item.late)), ", ")
    return told(wording, "report.milestone_units", tag, name=item.name, due=short_date(item.due), names=names)


def _late_milestones(facts: ReportFacts, wording: Wording) -> Iterator[Said]:
    """The milestones the cluster itself must meet."""
    items = [
        told(
            wording,
            "report.milestone",
            f"late.{place}",
            name=item.name,
            due=short_date(item.due),
            lateness=_by_days(f"late.{place}", item.late[0], wording),
        )
        for place, item in enumerate(facts.milestones)
        if item.late and not item.expected
    ]
    return _together(wording, "milestones", items, "; ")


def _late_unit(tag: str, item: LateFacts, wording: Wording) -> Said:
    return (Run(item.unit, tag=f"{tag}.unit"), Run(" ("), *_by_days(tag, item, wording), Run(")"))


def _by_days(tag: str, item: LateFacts, wording: Wording) -> Said:
    if item.days is None:
        return told(wording, "report.open", tag)
    return told(wording, "report.late", tag, days=two_digits(item.days))


def _late_activities(facts: ReportFacts, wording: Wording) -> Iterator[Said]:
    """What was done late, then what was not done at all."""
    late: list[Said] = []
    undone: list[Said] = []
    for place, item in enumerate(facts.activities):
        tag = f"late_activities.{place}"
        lateness = _lateness(tag, item, facts, wording)
        if lateness and item.done_on:
            late.append(told(wording, "report.activity", tag, name=item.content, lateness=lateness))
        elif lateness:
            undone.append((Run(item.content, tag=f"{tag}.name"),))
    yield from _together(wording, "activities_late", late, ", ")
    yield from _together(wording, "activities_undone", undone, "; ")


def _lateness(tag: str, item: ActivityFacts, facts: ReportFacts, wording: Wording) -> Said:
    """«chậm 09 ngày», «chưa thực hiện»; empty when in time, not yet due or planned for no day."""
    if item.planned_on is None or (item.done_on or facts.until) <= item.planned_on:
        return ()
    if item.done_on is None:
        return told(wording, "report.undone", tag)
    return told(wording, "report.late", tag, days=two_digits((item.done_on - item.planned_on).days))


def _uneven(facts: ReportFacts, wording: Wording) -> Iterator[Said]:
    items = [
        told(
            wording,
            "report.movement_units",
            f"uneven.{place}",
            movement=item.name,
            units=f"{two_digits(item.units)}/{two_digits(len(facts.units))}",
        )
        for place, item in enumerate(facts.movements)
        if item.units < len(facts.units)
    ]
    if items:
        yield told(wording, "report.uneven", "uneven", names=linked(items, "; "))
