"""Everything in a year that does not add up, is late or is missing: what `check` lists and the overview counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from thiduadesk.desk.queries.achievements import evidence_texts
from thiduadesk.desk.queries.conferences import attendance, round_sheets
from thiduadesk.desk.queries.milestones import milestone_lines
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.activity import Activity
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.nomination import NominationStatus
from thiduadesk.domain.registration import Registration
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.flags import is_government_flag, is_ministry_flag, misplaced
from thiduadesk.store.records import Records

_ALIVE = (NominationStatus.PROPOSED, NominationStatus.PASSED, NominationStatus.DECIDED)


class Severity(StrEnum):
    """How grave a finding is; only an error stops the final paper."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding; `code` is the contract's, `message` a message id, `article` empty where no rule is cited."""

    code: str
    severity: Severity
    about: str
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    article: str = ""


def findings(records: Records, year: int, today: date) -> tuple[Finding, ...]:
    """All findings of the year, the gravest first."""
    order = list(Severity)
    found = [
        *_ballots(records, year),
        *_flags(records, year),
        *_nominations(records, year),
        *_conferences(records, year, today),
        *_overdue(records, year, today),
        *_achievements(records, year),
    ]
    return tuple(sorted(found, key=lambda item: order.index(item.severity)))


def _ballots(records: Records, year: int) -> Iterator[Finding]:
    for conference in records.all(Conference, year=year):
        sheets = round_sheets(records, conference.id)
        if sheets and attendance(records, conference)[1] is None:
            yield Finding(
                code="quorum-missing",
                severity=Severity.WARNING,
                about=conference.title,
                message=N_("Chưa ghi số đại biểu có mặt nên chưa biết đủ thành phần để bỏ phiếu."),
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


def _flags(records: Records, year: int) -> Iterator[Finding]:
    cluster = the_cluster(records)
    if cluster is None:
        return
    alive = [item for item in in_protocol_order(records, year) if item.status in _ALIVE and not item.person_id]
    government = [item.unit_id for item in alive if is_government_flag(item.title)]
    ministry = [item.unit_id for item in alive if is_ministry_flag(item.title)]
    names = unit_names(records, year)
    for unit in misplaced(cluster.flag_rule, government, ministry):
        yield Finding(
            code="flag-not-subset",
            severity=Severity.WARNING,
            about=names.get(unit, ""),
            message=N_("Danh sách Cờ thi đua của Chính phủ không theo cách đã chọn: {rule}."),
            params={"rule": cluster.flag_rule},
        )


def _nominations(records: Records, year: int) -> Iterator[Finding]:
    names = unit_names(records, year)
    people = person_names(records)
    registered = {(item.unit_id, item.person_id, fold(item.title)) for item in records.all(Registration, year=year)}
    in_bulk = {(unit, title) for unit, person, title in registered if person is None}
    passed = _passed_in_ballot(records, year)
    seen: set[tuple[str, str | None, str]] = set()
    for item in in_protocol_order(records, year):
        if item.status in (NominationStatus.WITHDRAWN, NominationStatus.FAILED):
            continue
        about = people.get(item.person_id or "") or names.get(item.unit_id, "")
        key = (item.unit_id, item.person_id, fold(item.title))
        if key in seen:
            yield Finding(
                code="duplicate-nomination",
                severity=Severity.ERROR,
                about=about,
                message=N_("Đề nghị hai lần cho cùng danh hiệu: {title}."),
                params={"title": item.title},
            )
        seen.add(key)
        if registered and key not in registered and (item.unit_id, fold(item.title)) not in in_bulk:
            yield Finding(
                code="not-registered",
                severity=Severity.WARNING,
                about=about,
                message=N_("Chưa thấy đăng ký danh hiệu này từ đầu năm: {title}."),
                params={"title": item.title},
            )
        if item.status in (NominationStatus.PASSED, NominationStatus.DECIDED) and passed.get(key) is False:
            yield Finding(
                code="threshold-not-met",
                severity=Severity.ERROR,
                about=about,
                message=N_("Ghi là thông qua nhưng số phiếu chưa đạt ngưỡng: {title}."),
                params={"title": item.title},
            )


def _passed_in_ballot(records: Records, year: int) -> dict[tuple[str, str | None, str], bool]:
    results: dict[tuple[str, str | None, str], bool] = {}
    for conference in records.all(Conference, year=year):
        for sheet in round_sheets(records, conference.id):
            for line in sheet.counts:
                if line.count.unit_id and line.outcome.passed is not None:
                    key = (line.count.unit_id, line.count.person_id, fold(sheet.ballot.title))
                    results[key] = line.outcome.passed
    return results


def _conferences(records: Records, year: int, today: date) -> Iterator[Finding]:
    for conference in records.all(Conference, year=year):
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
