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
    note: str = ""

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationEvent:
    """Diễn biến: the day a nomination came to a status, and why."""

    id: str
    nomination_id: str
    status: str
    happened_on: date
    reason: str = ""


def check_nomination(nomination: Nomination) -> tuple[Problem, ...]:
    """A title is needed; protocol order is counted from 1."""
    problems = []
    if not nomination.title:
        problems.append(Problem("title", N_("Cần ghi danh hiệu, hình thức đề nghị.")))
    if nomination.position is not None and nomination.position < 1:
        problems.append(Problem("position", N_("Thứ tự đếm từ 1.")))
    return tuple(problems)
