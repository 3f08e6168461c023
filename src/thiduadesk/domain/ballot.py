"""Ballot rounds (vòng bỏ phiếu), their counts, and the threshold a winner must reach."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


class BallotBase(StrEnum):
    """Cơ sở tính: what a share of votes is a share of."""

    MEMBERS = N_("tổng số thành viên")
    SUMMONED = N_("triệu tập")
    PRESENT = N_("có mặt")
    ISSUED = N_("phát ra")
    COLLECTED = N_("thu về")
    VALID = N_("hợp lệ")


_THRESHOLD = re.compile(
    r"\s*(?P<operator>≥|>=|>)\s*(?P<number>\d+(?:[.,]\d+)?)\s*(?:(?P<percent>%)|/\s*(?P<denominator>\d+))\s*"
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """Ngưỡng: «≥ 2/3», «> 50%». Compared with integers, never with a printed percentage."""

    share: Fraction
    inclusive: bool

    @classmethod
    def parse(cls, text: str) -> "Threshold | None":
        """Read «≥ 90%», «> 50%», «>= 2/3»; None when the text is anything else or the share is not in (0, 1]."""
        match = _THRESHOLD.fullmatch(text)
        if not match:
            return None
        number = Fraction(match["number"].replace(",", "."))
        denominator = 100 if match["percent"] else int(match["denominator"])
        if denominator == 0 or not 0 < number / denominator <= 1:
            return None
        return cls(number / denominator, match["operator"] != ">")

    def reached(self, votes: int, base: int) -> bool:
        """Whether `votes` of `base` pass: 26 of 29 is not ≥ 90 %, though it prints as 89,66 %."""
        if base <= 0:
            return False
        return votes >= self.share * base if self.inclusive else votes > self.share * base


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRound:
    """Vòng bỏ phiếu for one title; counts are ballots, None while unknown."""

    id: str
    conference_id: str
    position: int
    title: str
    issued: int | None = None  # phát ra
    collected: int | None = None  # thu về
    valid: int | None = None  # hợp lệ
    invalid: int | None = None  # không hợp lệ
    base: str = ""
    threshold: str = ""  # as written; `Threshold.parse` reads it
    note: str = ""

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Phiếu of one candidate: a unit, a person, or a name as typed when it is neither."""

    id: str
    round_id: str
    position: int
    unit_id: str | None = None
    person_id: str | None = None
    name: str = ""
    agree: int | None = None  # đồng ý
    disagree: int | None = None  # không đồng ý
    note: str = ""


def check_ballot_round(ballot: BallotRound) -> tuple[Problem, ...]:
    """A title, no negative ballots, a readable threshold. Whether the sums hold is `rules.tally`'s to say."""
    problems = []
    if not ballot.title:
        problems.append(Problem("title", N_("Cần ghi danh hiệu được bỏ phiếu.")))
    problems += [
        Problem(field, N_("Số phiếu không thể âm."))
        for field in ("issued", "collected", "valid", "invalid")
        if (getattr(ballot, field) or 0) < 0
    ]
    if ballot.threshold and Threshold.parse(ballot.threshold) is None:
        problems.append(Problem("threshold", N_("Ngưỡng ghi dạng ≥ 90%, > 50% hoặc ≥ 2/3.")))
    return tuple(problems)


def check_count(count: Count) -> tuple[Problem, ...]:
    """A candidate is named and votes are not negative."""
    problems = []
    if not (count.unit_id or count.person_id or count.name):
        problems.append(Problem("name", N_("Cần ghi ứng viên.")))
    problems += [
        Problem(field, N_("Số phiếu không thể âm."))
        for field in ("agree", "disagree")
        if (getattr(count, field) or 0) < 0
    ]
    return tuple(problems)
