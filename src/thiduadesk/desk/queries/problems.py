"""Everything in a year that does not add up, is late or is missing: what `check` lists and the overview counts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from thiduadesk.desk.queries.achievements import evidence_texts
from thiduadesk.desk.queries.conferences import quorum_of, refuted_counts, turnout_of
from thiduadesk.desk.queries.eligibility import votes_of
from thiduadesk.desk.queries.eligibility_findings import eligibility_findings
from thiduadesk.desk.queries.finding import Finding, Severity
from thiduadesk.desk.queries.milestones import milestone_lines
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.queries.score_problems import score_findings
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.activity import Activity
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.nomination import DECIDED
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.records import Records


def findings(records: Records, year: int, today: date) -> tuple[Finding, ...]:
    """All findings of the year, the gravest first."""
    order = list(Severity)
    found = [
        *_ballots(records, year),
        *eligibility_findings(records, year),
        *_outvoted(records, year),
        *_conferences(records, year, today),
        *_overdue(records, year, today),
        *_achievements(records, year),
        *score_findings(records, year),
        *_book(records, year),
    ]
    return tuple(sorted(found, key=lambda item: order.index(item.severity)))


def _ballots(records: Records, year: int) -> Iterator[Finding]:
    for conference in records.all(Conference, year=year):
        sheets = round_sheets(records, conference.id)
        turnout = turnout_of(records, conference)
        if sheets and turnout.present is None:
            yield Finding(
                code="quorum-missing",
                severity=Severity.WARNING,
                about=conference.title,
                message=N_("Chưa ghi số đại biểu có mặt nên chưa biết đủ thành phần để bỏ phiếu."),
            )
        found = quorum_of(conference, turnout)
        if found.met is False:
            yield Finding(
                code="quorum-missing",
                severity=Severity.WARNING,
                about=conference.title,
                message=N_("Có mặt {came}/{base}, chưa đủ thành phần theo mức {rule}."),
                params={"came": found.came or 0, "base": found.base or 0, "rule": conference.quorum},
            )
        for sheet in sheets:
            for problem in sheet.problems:
                yield Finding(
                    code="ballot-unbalanced",
                    severity=Severity.ERROR,
                    about=sheet.ballot.title,
                    message=problem.message,
                    params=problem.params,
                )


def _outvoted(records: Records, year: int) -> Iterator[Finding]:
    names = {**unit_names(records, year), **person_names(records)}
    passed = votes_of(records, year)
    for item in in_protocol_order(records, year):
        if item.status in DECIDED and passed.get((item.unit_id, item.person_id, fold(item.title))) is False:
            yield Finding(
                code="threshold-not-met",
                severity=Severity.ERROR,
                about=names.get(item.person_id or item.unit_id, ""),
                message=N_("Ghi là thông qua nhưng số phiếu chưa đạt ngưỡng: {title}."),
                params={"title": item.title},
            )


def _conferences(records: Records, year: int, today: date) -> Iterator[Finding]:
    for conference in records.all(Conference, year=year):
        for problem in refuted_counts(records, conference):
            yield Finding(
                code="count-refuted",
                severity=Severity.ERROR,
                about=conference.title,
                message=problem.message,
                params=problem.params,
            )
        if not conference.finalised and conference.held_on < today and _votes(records, conference):
            yield Finding(
                code="unsealed",
                severity=Severity.WARNING,
                about=conference.title,
                message=N_("Hội nghị đã họp, có bỏ phiếu nhưng chưa chốt."),
            )


def _votes(records: Records, conference: Conference) -> bool:
    return records.one(BallotRound, conference_id=conference.id) is not None


def _overdue(records: Records, year: int, today: date) -> Iterator[Finding]:
    for line in milestone_lines(records, year):
        if days := line.days_late(today):
            yield Finding(
                code="overdue",
                severity=Severity.WARNING,
                about=line.name,
                message=N_("Quá hạn {days} ngày, mới có {met}/{expected} đơn vị hoàn thành.")
                if line.expected
                else N_("Quá hạn {days} ngày mà chưa xong."),
                params={"days": days, "met": line.met, "expected": line.expected},
            )
    for activity in records.all(Activity, year=year):
        if activity.planned_on and activity.done_on is None and activity.planned_on < today:
            yield Finding(
                code="overdue",
                severity=Severity.WARNING,
                about=activity.content,
                message=N_("Hoạt động chung quá ngày dự kiến {days} ngày mà chưa thực hiện."),
                params={"days": (today - activity.planned_on).days},
            )


def _achievements(records: Records, year: int) -> Iterator[Finding]:
    papers = evidence_texts(records)
    for item in records.all(Achievement, year=year):
        if item.movement_id is None:
            yield Finding(
                code="no-movement",
                severity=Severity.INFO,
                about=item.content,
                message=N_("Thành tích chưa gắn với phong trào nào."),
            )
        if item.id not in papers:
            yield Finding(
                code="no-evidence",
                severity=Severity.INFO,
                about=item.content,
                message=N_("Thành tích chưa có văn bản minh chứng."),
            )


def _book(records: Records, year: int) -> Iterator[Finding]:
    names = {**unit_names(records, year), **person_names(records)}
    recipients: dict[int, list[str]] = defaultdict(list)
    for item in records.all(Certificate, year=year):
        if item.number is not None:
            recipients[item.number].append(item.recipient or names.get(item.person_id or item.unit_id or "", ""))
    for number, alike in sorted(recipients.items()):
        if len(alike) > 1:
            yield Finding(
                code="number-twice",
                severity=Severity.ERROR,
                about="; ".join(alike),
                message=N_("Số {number} đã vào sổ cho {count} giấy; hãy sửa để mỗi giấy một số."),
                params={"number": two_digits(number), "count": len(alike)},
            )
