"""Conferences (hội nghị) with their delegates and remarks; finalised ones never change again."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.threshold import Threshold
from thiduadesk.i18n.mark import N_

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_CLOCK_FORM = N_("Giờ ghi dạng 14:00.")


class ConferenceKind(StrEnum):
    """Loại hội nghị."""

    CLOSING = N_("tổng kết")
    MIDYEAR = N_("sơ kết")
    LAUNCH = N_("phát động")
    REVIEW = N_("bình xét")
    OTHER = N_("khác")


CHOOSING = (ConferenceKind.CLOSING, ConferenceKind.REVIEW)
"""Meetings at which the cluster decides whom to put forward."""


class ConferenceState(StrEnum):
    """Open until finalised (chốt); there is no way back, only a supplementary record."""

    OPEN = N_("đang mở")
    FINALISED = N_("đã chốt")


class DelegateRole(StrEnum):
    """Vai trò of a delegate at the meeting."""

    CHAIR = N_("chủ trì")
    SECRETARY = N_("thư ký")
    DELEGATE = N_("đại biểu")
    GUEST = N_("khách mời")
    TELLER = N_("ban kiểm phiếu")
    HEAD_TELLER = N_("trưởng ban kiểm phiếu")


TELLERS = (DelegateRole.HEAD_TELLER, DelegateRole.TELLER)
"""Who counts the ballots, the head of them first."""


class Attendance(StrEnum):
    """Có mặt, vắng, or absent with an opinion in writing."""

    PRESENT = N_("có")
    ABSENT = N_("vắng")
    WRITTEN = N_("ý kiến bằng văn bản")


class RemarkKind(StrEnum):
    """Loại ý kiến."""

    REPORT = N_("báo cáo")
    DISCUSSION = N_("thảo luận")
    PROPOSAL = N_("kiến nghị")
    DIRECTION = N_("chỉ đạo")
    CONCLUSION = N_("kết luận")


class QuorumBase(StrEnum):
    """What the quorum is a share of: the units of the cluster, or the delegates summoned."""

    UNITS = N_("số đơn vị của cụm")
    SUMMONED = N_("số đại biểu triệu tập")


class ResultOrder(StrEnum):
    """In which order the minutes list the candidates of a round."""

    PROTOCOL = N_("thứ tự trong danh sách")
    VOTES = N_("số phiếu từ cao xuống thấp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """Hội nghị. Clock times are «14:00»; `summoned` and `present` count delegates when no list is kept.

    `quorum` is written as the threshold of a ballot («≥ 2/3»). `amends_id` makes this the supplementary record (biên
    bản bổ sung) of a finalised conference, told in `remarks` like any other.
    """

    id: str
    year: int
    title: str
    kind: str = ""
    held_on: date
    ends_on: date | None = None  # when it runs over midnight or over two days
    opened_at: str = ""
    closed_at: str = ""
    place: str = ""
    chair: str = ""
    chair_office: str = ""
    secretary: str = ""
    summoned: int | None = None
    present: int | None = None
    quorum: str = ""
    quorum_base: str = ""
    result_order: str = ResultOrder.PROTOCOL
    amends_id: str | None = None
    state: str = ConferenceState.OPEN
    note: str = ""

    @property
    def finalised(self) -> bool:
        """Whether the record is sealed."""
        return self.state == ConferenceState.FINALISED

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """Đại biểu. `organisation` is as printed: guests come from outside the cluster.

    `unit_id` is the member unit spoken for, if any; `voting` whether the delegate may vote, by the role where unknown.
    """

    id: str
    conference_id: str
    position: int
    name: str
    office: str = ""
    organisation: str = ""
    unit_id: str | None = None
    role: str = ""
    voting: bool | None = None
    attendance: str = ""
    note: str = ""

    @property
    def may_vote(self) -> bool:
        """Có quyền bỏ phiếu: as marked, else everyone but guests."""
        return self.role != DelegateRole.GUEST if self.voting is None else self.voting

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """Nội dung chương trình: what is done at the meeting, from when and by whom."""

    id: str
    conference_id: str
    position: int
    starts_at: str = ""
    content: str
    presenter: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Ý kiến: what was reported, said, directed or concluded, in the order of the meeting."""

    id: str
    conference_id: str
    position: int
    speaker: str = ""
    kind: str = ""
    content: str
    note: str = ""

    def __str__(self) -> str:
        return self.content


def check_conference(conference: Conference) -> tuple[Problem, ...]:
    """A title, sane clock times, an end after the start, and no more present than is possible to count."""
    problems = []
    if not conference.title:
        problems.append(Problem("title", N_("Cần có tên hội nghị.")))
    problems += [
        Problem(field, _CLOCK_FORM)
        for field in ("opened_at", "closed_at")
        if getattr(conference, field) and not _CLOCK.fullmatch(getattr(conference, field))
    ]
    last_day = conference.ends_on or conference.held_on
    if last_day < conference.held_on:
        problems.append(Problem("ends_on", N_("Ngày kết thúc trước ngày bắt đầu.")))
    elif (
        last_day == conference.held_on
        and conference.opened_at
        and conference.closed_at
        and conference.closed_at < conference.opened_at
    ):
        sentence = N_("Giờ kết thúc trước giờ bắt đầu. Họp sang ngày khác thì ghi «Đến ngày».")
        problems.append(Problem("closed_at", sentence))
    if conference.quorum and Threshold.parse(conference.quorum) is None:
        problems.append(Problem("quorum", N_("Ngưỡng ghi dạng ≥ 90%, > 50% hoặc ≥ 2/3.")))
    problems += [
        Problem(field, N_("Số người không thể âm."))
        for field in ("summoned", "present")
        if (getattr(conference, field) or 0) < 0
    ]
    return tuple(problems)


def check_delegate(delegate: Delegate) -> tuple[Problem, ...]:
    """A delegate has a name."""
    return () if delegate.name else (Problem("name", N_("Cần có họ và tên.")),)


def check_remark(remark: Remark) -> tuple[Problem, ...]:
    """A remark says something."""
    return () if remark.content else (Problem("content", N_("Cần ghi nội dung ý kiến.")),)


def check_agenda_item(item: AgendaItem) -> tuple[Problem, ...]:
    """An item says what is done, at a clock time if any."""
    problems = [] if item.content else [Problem("content", N_("Cần ghi nội dung chương trình."))]
    if item.starts_at and not _CLOCK.fullmatch(item.starts_at):
        problems.append(Problem("starts_at", _CLOCK_FORM))
    return tuple(problems)
