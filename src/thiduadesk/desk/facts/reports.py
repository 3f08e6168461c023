"""Gathers what a year came to, for the report on it and on its first half."""

from collections.abc import Mapping
from datetime import date

from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.facts.letterheads import gather_posts, gather_sent_letterhead, gather_signer
from thiduadesk.desk.facts.scores import gather_ranking
from thiduadesk.desk.facts.year_work import gather_activities, gather_milestones, gather_movements, gather_targets
from thiduadesk.desk.queries.conferences import choosing_conference
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.pledges import pledge_lines
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.documents.facts import RankingFacts
from thiduadesk.documents.year_facts import ReportFacts
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records


def gather_report(records: Records, year: int, day: date) -> ReportFacts:
    """The year as of `day`, or as of its last day once it is over; raises `NotFound` when it holds nothing.

    What a conference chose is told once it was held, which may be after the year.
    """
    return _report(records, year, min(day, date(year, 12, 31)), choosing_conference(records, year, day))


def gather_half_report(records: Records, year: int, day: date) -> ReportFacts:
    """The first half of the year: what bears a day up to 30/6, or up to `day` when that is earlier."""
    return _report(records, year, min(day, date(year, 6, 30)), half=True)


def _report(
    records: Records, year: int, until: date, held: Conference | None = None, *, half: bool = False
) -> ReportFacts:
    letterhead = gather_sent_letterhead(records)
    names, members = unit_names(records, year), list(memberships(records, year))
    head, deputies = gather_posts(records, year)
    staff = [records.need(Unit, unit).staff for unit in members]
    achieved = _achieved(records, year, until, undated=not half)
    people = person_names(records)
    pledges = [line for line in pledge_lines(records, year) if line.id in members]
    conference = gather_conference(records, held.id) if held else None
    report = ReportFacts(
        letterhead=letterhead,
        signer=gather_signer(records, year),
        year=year,
        until=until,
        half=half,
        addressees=(letterhead.superior,) if letterhead.superior else (),
        units=tuple(names.get(unit, "") for unit in members),
        head=head,
        deputies=deputies,
        staff=None if None in staff or not staff else sum(number or 0 for number in staff),
        achievements=len(achieved),
        untied=sum(item.movement_id is None for item in achieved),
        role_models=tuple(_role_model(item, names, people) for item in achieved if item.role_model),
        movements=gather_movements(records, year, achieved),
        unsigned=tuple(line.unit for line in pledges if not _came(line.signed_on, until)),
        targets=gather_targets(records, year),
        activities=gather_activities(records, year, until),
        milestones=gather_milestones(records, year, until),
        ranking=None if half else _ranking(records, year),
        rounds=conference.rounds if conference else (),
        final=conference is None or conference.final,
    )
    if not any((report.achievements, report.targets, report.activities, report.milestones, report.ranking)):
        raise NotFound(N_("Năm {year} chưa có số liệu nào để báo cáo."), year=year)
    return report


def _came(day: date | None, until: date) -> bool:
    return day is not None and day <= until


def _achieved(records: Records, year: int, until: date, *, undated: bool) -> list[Achievement]:
    """What was achieved by a day, in the order of the days; what bears none only for the whole year."""
    found = [
        item
        for item in records.all(Achievement, year=year)
        if (undated if item.achieved_on is None else item.achieved_on <= until)
    ]
    return sorted(found, key=lambda item: (item.achieved_on or date.max, item.id))


def _role_model(item: Achievement, units: Mapping[str, str], people: Mapping[str, str]) -> str:
    who = (people.get(item.person_id or "", ""), units.get(item.unit_id, ""))
    return f"{', '.join(part for part in who if part)}: {item.content}"


def _ranking(records: Records, year: int) -> RankingFacts | None:
    ranking = gather_ranking(records, year)
    return ranking if any(item.rank is not None for item in ranking.units) else None
