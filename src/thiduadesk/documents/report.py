"""The report on a year or on its first half (báo cáo tổng kết, sơ kết), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator
from datetime import date

from thiduadesk.documents.closing import closing
from thiduadesk.documents.facts import RankingFacts
from thiduadesk.documents.letterhead import profile_of, sent_letterhead
from thiduadesk.documents.meeting import listed
from thiduadesk.documents.outline import joined, pen_lines, sections, subsections
from thiduadesk.documents.results import round_result
from thiduadesk.documents.telling import points_cell
from thiduadesk.documents.tree import Addressees, Block, Document, Ending, Grid, Heading, Paragraph, Style, text
from thiduadesk.documents.year_facts import ActivityFacts, LateFacts, MilestoneFacts, ReportFacts
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
    """What the data tell is told; where it goes from here is left to the pen."""
    title = wording.say("report.title")
    about = wording.say("report.about_half" if facts.half else "report.about", year=facts.year)
    addressees = facts.addressees or (wording.say("unknown"),)
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("report.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4),
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
    end = joined(
        (text(wording.say("report.closing", issuer=facts.letterhead.issuer, about=about[0].lower() + about[1:])),),
        closing(facts.letterhead, facts.signer, recipients, wording),
    )
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(*body[:-1], Ending(body[-1:], end)),
        profile=profile_of(facts.letterhead.dated_on or facts.until),
    )


def _situation(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    issuer = facts.letterhead.issuer
    count, names = two_digits(len(facts.units)), ", ".join(facts.units) or wording.say("unknown")
    yield text(wording.say("report.members", issuer=issuer, count=count, names=names))
    posts = [wording.say("report.head", unit=facts.head)] if facts.head else []
    posts += [wording.say("report.deputy", unit=unit) for unit in facts.deputies]
    if posts:
        yield text(wording.say("report.posts", year=facts.year, posts="; ".join(posts)))
    if facts.staff is not None:
        yield text(wording.say("report.staff", count=grouped(facts.staff)))
    yield text(wording.say("report.until", date=official_date(facts.until)))


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
        columns = ("movement", "launcher", "achievements", "units")
        head = (wording.say("scores.column_number"), *(wording.say(f"report.column_{name}") for name in columns))
        rows = (
            (str(place), item.name, item.launcher, str(item.achievements), f"{item.units}/{len(facts.units)}")
            for place, item in enumerate(facts.movements, start=1)
        )
        yield Grid(head, tuple(rows), _MOVEMENT_WIDTHS, frozenset({0, 3, 4}))
    if facts.achievements:
        count, models = two_digits(facts.achievements), two_digits(len(facts.role_models))
        yield text(wording.say("report.achievements", count=count, models=models))
    if facts.role_models:
        yield text(wording.say("report.models"), style=Style.LEAD)
        yield from listed(facts.role_models)


def _pledges(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    if facts.targets or len(facts.unsigned) < len(facts.units):
        signed = two_digits(len(facts.units) - len(facts.unsigned))
        yield text(wording.say("report.signed", count=signed, all=two_digits(len(facts.units))))
    # What came of a target bears no day, so the half-year tells the promise alone.
    yield from target_table(facts.targets, wording, achieved=not facts.half)


def _activities(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    if not facts.activities:
        return
    done = sum(item.done_on is not None for item in facts.activities)
    yield text(wording.say("report.done", count=two_digits(done), all=two_digits(len(facts.activities))))
    columns = ("activity", "planned", "done", "result")
    head = (wording.say("scores.column_number"), *(wording.say(f"report.column_{name}") for name in columns))
    rows = []
    for place, item in enumerate(facts.activities, start=1):
        lateness = _lateness(item, facts, wording)
        result = ";\n".join(part for part in (item.result, lateness) if part)
        rows.append((str(place), item.content, _day(item.planned_on), _day(item.done_on), result))
    yield Grid(head, tuple(rows), _ACTIVITY_WIDTHS, frozenset({0, 2, 3}))


def _ranking(ranking: RankingFacts | None, wording: Wording) -> Iterator[Block]:
    if ranking is None:
        return
    yield text(wording.say("ranking.rule", column=ranking.rank_by, tie_rule=ranking.tie_rule))
    field = SCORE_FIELDS[ScoreColumn(ranking.rank_by)] if ranking.rank_by in set(ScoreColumn) else "agreed"
    columns = ("ranking.column_rank", "ranking.column_unit", "report.column_points", "ranking.column_grade")
    rows = []
    for item in ranking.units:
        rank = wording.say("ranking.unranked") if item.rank is None else str(item.rank)
        points = getattr(item, field)
        rows.append((rank, item.unit, points_cell(points), item.grade))
    yield Grid(tuple(map(wording.say, columns)), tuple(rows), _RANKING_WIDTHS, frozenset({0, 2, 3}))


def _chosen(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    for place, ballot in enumerate(facts.rounds):
        result = round_result(f"rounds.{place}", ballot, wording)
        if result:
            yield Paragraph(result)


def _shortcomings(facts: ReportFacts, wording: Wording) -> Iterator[Block]:
    """Only what the data show; where they show nothing the pen may."""
    lines = [
        *(_milestone(item, wording) for item in facts.milestones if item.late),
        *_late_activities(facts, wording),
        *(
            wording.say("report.uneven", movement=item.name, units=f"{item.units}/{len(facts.units)}")
            for item in facts.movements
            if item.units < len(facts.units)
        ),
    ]
    if facts.untied:
        lines.append(wording.say("report.untied", count=two_digits(facts.untied)))
    if facts.unsigned:
        lines.append(wording.say("report.unsigned", names=", ".join(facts.unsigned)))
    yield from listed(lines) if lines else pen_lines(2, wording)
    yield text(wording.say("report.causes"))
    yield from pen_lines(2, wording)


def _milestone(item: MilestoneFacts, wording: Wording) -> str:
    due = short_date(item.due)
    if not item.expected:
        lateness = _by_days(item.late[0], wording)
        return wording.say("report.milestone", name=item.name, due=due, lateness=lateness)
    names = ", ".join(f"{one.unit} ({_by_days(one, wording)})" for one in item.late)
    share = f"{two_digits(len(item.late))}/{two_digits(item.expected)}"
    return wording.say("report.milestone_units", name=item.name, due=due, count=share, names=names)


def _by_days(item: LateFacts, wording: Wording) -> str:
    return wording.say("report.open") if item.days is None else wording.say("report.late", days=item.days)


def _late_activities(facts: ReportFacts, wording: Wording) -> Iterator[str]:
    for item in facts.activities:
        lateness = _lateness(item, facts, wording)
        if lateness:
            yield wording.say("report.activity", name=item.content, lateness=lateness)


def _lateness(item: ActivityFacts, facts: ReportFacts, wording: Wording) -> str:
    """«chậm 9 ngày», «chưa thực hiện»; empty when in time, not yet due or planned for no day."""
    if item.planned_on is None or (item.done_on or facts.until) <= item.planned_on:
        return ""
    if item.done_on is None:
        return wording.say("report.undone")
    return wording.say("report.late", days=(item.done_on - item.planned_on).days)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
