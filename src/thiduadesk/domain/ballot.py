"""Ballot rounds (vòng bỏ phiếu), their rules, their ballots and the votes of every candidate."""

from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.threshold import Threshold
from thiduadesk.i18n.mark import N_


class BallotBase(StrEnum):
    """Cơ sở tính: what a share of votes is a share of."""

    MEMBERS = N_("tổng số thành viên")
    SUMMONED = N_("triệu tập")
    ENTITLED = N_("có quyền bỏ phiếu")
    PRESENT = N_("có mặt")
    ISSUED = N_("phát ra")
    COLLECTED = N_("thu về")
    VALID = N_("hợp lệ")


BEYOND_THE_ROOM = (BallotBase.MEMBERS, BallotBase.SUMMONED, BallotBase.ENTITLED)
"""Bases that count the absent too, so that opinions in writing are votes; of the others they are not a part."""


class BallotPurpose(StrEnum):
    """Nội dung bỏ phiếu: what a round decides."""

    AWARD = N_("đề nghị khen thưởng")
    HEAD = N_("bầu Cụm trưởng")
    DEPUTY = N_("bầu Cụm phó")
    MOTION = N_("thông qua")


ELECTIONS = (BallotPurpose.HEAD, BallotPurpose.DEPUTY)
"""Rounds that choose who holds a post of the cluster."""


class BallotForm(StrEnum):
    """Hình thức: how people vote, or that only the result was written down."""

    YES_NO = N_("đồng ý, không đồng ý từng tên")
    CHOOSE = N_("chọn trong danh sách")
    HANDS = N_("giơ tay")
    RESULT = N_("chỉ ghi kết quả")


class BallotTie(StrEnum):
    """Khi bằng phiếu: how one of several with equal votes gets the last seat."""

    ASK = N_("dừng lại, xin ý kiến hội nghị")
    REVOTE = N_("bỏ phiếu lại")
    SCORE = N_("điểm thi đua cao hơn, rồi bỏ phiếu lại")
    HEAD = N_("Cụm trưởng quyết định")


class RoundState(StrEnum):
    """Where a round stands; one written down after the meeting has no state."""

    OPEN = N_("đang bỏ phiếu")
    CLOSED = N_("đã chốt vòng")


COLLECTIVES, PERSONS, REMAINING_UNITS = "tập thể", "cá nhân", "các đơn vị còn lại"
"""Names that stand for several, with how many they are, where the result was told without names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRound:
    """Vòng bỏ phiếu for one title; counts are ballots, None while unknown.

    `seats` is how many can win, None for all who reach the threshold; `choices` how many names one ballot may choose,
    None for as many as there are seats. `among_id` is the round whose winners alone may stand, `follows_id` the one
    this round votes again for.
    """

    id: str
    conference_id: str
    position: int
    title: str
    purpose: str = BallotPurpose.AWARD
    form: str = BallotForm.YES_NO
    seats: int | None = None
    choices: int | None = None
    issued: int | None = None  # phát ra
    collected: int | None = None  # thu về
    not_returned: int | None = None  # không thu lại
    spoiled: int | None = None  # hỏng, đã đổi phiếu khác
    valid: int | None = None  # hợp lệ
    invalid: int | None = None  # không hợp lệ
    written: int | None = None  # ý kiến bằng văn bản của người vắng; by the roll-call when empty
    voters: int | None = None  # người có quyền bỏ phiếu có mặt, kept when the round is closed
    base: str = ""
    threshold: str = ""  # as written; `Threshold.parse` reads it
    basis: str = ""  # căn cứ: where the threshold comes from, as the minutes cite it
    tie: str = BallotTie.ASK
    among_id: str | None = None
    follows_id: str | None = None
    per_sheet: int | None = None  # số phiếu trên một tờ A4; as many as fit when empty
    spare: int | None = None  # phiếu in dự phòng
    state: str = ""
    note: str = ""

    @property
    def open(self) -> bool:
        """Whether the round still waits to be closed."""
        return self.state == RoundState.OPEN

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Phiếu of one candidate: a unit, a person, or a name as typed when it is neither.

    `quantity` is for how many a name stands that is nobody's («tập thể», 5); `decided` is what was said without
    counting, or by whoever parts a tie: True for chosen.
    """

    id: str
    round_id: str
    position: int
    unit_id: str | None = None
    person_id: str | None = None
    name: str = ""
    quantity: int | None = None
    agree: int | None = None  # đồng ý
    disagree: int | None = None  # không đồng ý
    blank: int | None = None  # không có ý kiến
    written_agree: int | None = None  # đồng ý bằng văn bản
    written_disagree: int | None = None  # không đồng ý bằng văn bản
    decided: bool | None = None  # được chọn
    withdrawn: bool | None = None  # xin rút
    note: str = ""


PILES = ("issued", "collected", "not_returned", "spoiled", "valid", "invalid", "written")
"""The fields of a round that count its ballots."""

PER_SHEET = (1, 2, 4, 8)
"""How many ballots a sheet of A4 can be cut into."""

VOTES = ("agree", "disagree", "blank", "written_agree", "written_disagree")
"""The fields of a candidate that count votes."""

_NEGATIVE = N_("Số phiếu không thể âm.")


def check_ballot_round(ballot: BallotRound) -> tuple[Problem, ...]:
    """A title, no negative ballots, a readable threshold. Whether the sums hold is `rules.tally`'s to say."""
    problems = []
    if not ballot.title:
        problems.append(Problem("title", N_("Cần ghi danh hiệu được bỏ phiếu.")))
    problems += [Problem(field, _NEGATIVE) for field in PILES if (getattr(ballot, field) or 0) < 0]
    problems += [
        Problem(field, N_("Số được chọn ít nhất là 1."))
        for field in ("seats", "choices")
        if getattr(ballot, field) is not None and getattr(ballot, field) < 1
    ]
    if ballot.per_sheet is not None and ballot.per_sheet not in PER_SHEET:
        problems.append(Problem("per_sheet", N_("Mỗi tờ A4 in 1, 2, 4 hoặc 8 phiếu.")))
    if (ballot.spare or 0) < 0:
        problems.append(Problem("spare", _NEGATIVE))
    if ballot.threshold and Threshold.parse(ballot.threshold) is None:
        problems.append(Problem("threshold", N_("Ngưỡng ghi dạng ≥ 90%, > 50% hoặc ≥ 2/3.")))
    return tuple(problems)


def check_count(count: Count) -> tuple[Problem, ...]:
    """A candidate is named, a number of nameless ones is positive, and votes are not negative."""
    problems = []
    if not (count.unit_id or count.person_id or count.name):
        problems.append(Problem("name", N_("Cần ghi ứng viên.")))
    if count.quantity is not None and count.quantity < 1:
        problems.append(Problem("quantity", N_("Số lượng ít nhất là 1.")))
    problems += [Problem(field, _NEGATIVE) for field in VOTES if (getattr(count, field) or 0) < 0]
    return tuple(problems)
