"""Nominations (đề nghị khen thưởng) and the trail of what became of each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


class NominationStatus(StrEnum):
    """Trạng thái of a nomination; it runs from intention to decision, partly into the next year."""

    INTENDED = N_("dự kiến")
    PROPOSED = N_("đề nghị")
    PASSED = N_("thông qua")
    FAILED = N_("không thông qua")
    WITHDRAWN = N_("rút")
    DECIDED = N_("đã có quyết định")


DECIDED = (NominationStatus.PASSED, NominationStatus.DECIDED)
"""What the cluster, or a decision after it, has settled in favour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """Đề nghị khen thưởng for a unit or a person. `position` is the protocol order on lists and ballots."""

    id: str
    year: int
    unit_id: str
    person_id: str | None = None
    title: str
    reason: str = ""
    position: int | None = None
    status: str = NominationStatus.INTENDED
    received_on: date | None = None  # ngày cơ quan có thẩm quyền nhận hồ sơ: it decides which rules hold
    rules_on: date | None = None  # the day whose rules are chosen by hand, against the usual choice
    rules_reason: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.title

    @property
    def alive(self) -> bool:
        """Whether it still stands: neither withdrawn nor voted down."""
        return self.status not in (NominationStatus.WITHDRAWN, NominationStatus.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationEvent:
    """Diễn biến: the day a nomination came to a status, and why."""

    id: str
    nomination_id: str
    status: str
    happened_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Thành tích làm căn cứ: an achievement a nomination rests on."""

    id: str
    nomination_id: str
    achievement_id: str


def check_nomination(nomination: Nomination) -> tuple[Problem, ...]:
    """A title is needed; protocol order is counted from 1; rules chosen by hand need a reason."""
    problems = []
    if not nomination.title:
        problems.append(Problem("title", N_("Cần ghi danh hiệu, hình thức đề nghị.")))
    if nomination.position is not None and nomination.position < 1:
        problems.append(Problem("position", N_("Thứ tự đếm từ 1.")))
    if nomination.rules_on and not nomination.rules_reason:
        problems.append(Problem("rules_reason", N_("Chọn quy định khác với ngày nhận hồ sơ thì cần ghi lý do.")))
    return tuple(problems)
