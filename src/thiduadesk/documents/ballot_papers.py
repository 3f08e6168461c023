"""Ballot papers (phiếu bình xét, phiếu bầu, phiếu biểu quyết): slips of one size, as many to a page as stay legible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from thiduadesk.documents.ballots import candidate_text
from thiduadesk.documents.facts import CandidateFacts, ConferenceFacts, RoundFacts
from thiduadesk.documents.tree import Box, Line, Slip, Slips, Stamp
from thiduadesk.domain.ballot import ELECTIONS, BallotForm, BallotPurpose
from thiduadesk.domain.conference import Attendance, DelegateRole
from thiduadesk.domain.errors import NotFound, Trouble
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.tally import Standing
from thiduadesk.rules.wording import Wording

ON_PAPER = (BallotForm.YES_NO, BallotForm.CHOOSE)
"""The forms of voting that hand out ballots."""

_A4 = (210.0, 297.0)
_ACROSS_DOWN = {8: (2, 4), 4: (2, 2), 2: (2, 1), 1: (1, 1)}  # two stand side by side on a lying page
_SCALES = (1.3, 1.15, 1.0, 0.85, 0.7)  # of the measures below
_LEGIBLE = 1.0  # the scale below which nobody is given a ballot who did not ask for so many to a page

_MARGIN = 7.0  # mm that stay empty along every edge and cut, at any scale
# Heights in mm and sizes in points at scale 1, from the top of a ballot down.
_HEAD, _STAMP_WIDTH = 21.0, 32.0
_TITLE, _ABOUT, _TABLE_HEAD = 9.0, 12.0, 9.5
_ROW, _NAME_LINE, _ROW_ENDS = 9.0, 4.9, 2.6  # least height of a row; of each line of a name, and around them
_NOTE, _DAY = 10.5, 5.5
_FIXED = _HEAD + _TITLE + _ABOUT + _TABLE_HEAD + _NOTE + _DAY
_NUMBER, _MARK = 10.5, 18.0  # widths of the columns beside the name
_NAME_SIZE = 12.0
_LETTER = 0.5 * _NAME_SIZE * 25.4 / 72  # mm, the width of a letter of a name taken rather too wide
_CELL_SIDES = 1.2
_GREY = "#707070"


class TooManyCandidates(Trouble):
    """The candidates of a round do not fit on one ballot, or not on one as small as was asked for."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a page is cut into ballots, and how large a ballot is set; lengths in mm, already scaled."""

    across: int
    down: int
    width: float
    height: float
    scale: float
    name_lines: int
    row: float


def compose_ballot_papers(facts: ConferenceFacts, wording: Wording, per_sheet: int | None = None) -> Slips:
    """The ballots of every round that is voted on paper, for each voter one and some to spare.

    `per_sheet` (1, 2, 4 or 8) is how many stand on an A4 page; else as many as stay legible. At least one round has
    ballots. Raises `TooManyCandidates`, and `NotFound` while nobody knows how many vote.
    """
    rounds = [ballot for ballot in facts.rounds if has_ballots(ballot)]
    titles = list(dict.fromkeys(_title(ballot, wording).capitalize() for ballot in rounds))
    return Slips(
        title=f"{', '.join(titles)} {facts.title}",
        slips=tuple(_slip(ballot, facts, wording, per_sheet) for ballot in rounds),
    )


def has_ballots(ballot: RoundFacts) -> bool:
    """Whether the round is voted on paper, with somebody to vote on."""
    return ballot.form in ON_PAPER and bool(_standing(ballot))


def ballots_to_print(facts: ConferenceFacts, ballot: RoundFacts) -> int:
    """One for each voter and a tenth to spare, at least two; raises `NotFound` while nobody knows how many vote."""
    voters = _voters(facts, ballot)
    if not voters:
        raise NotFound(
            N_(
                "Chưa biết có bao nhiêu người bỏ phiếu nên chưa in được phiếu. "
                "Hãy ghi số triệu tập hoặc lập danh sách đại biểu."
            )
        )
    return voters + max(2, ceil(voters / 10))


def _voters(facts: ConferenceFacts, ballot: RoundFacts) -> int | None:
    """Who may be handed a ballot: those in the room who may vote, and while the roll is called, who may still come."""
    invited = [item for item in facts.delegates if item.role != DelegateRole.GUEST]
    expected = sum(item.voting and item.attendance in ("", Attendance.PRESENT) for item in facts.delegates)
    # A typed number larger than the list says that the list holds only some of them.
    if expected and len(invited) >= (facts.summoned or 0):
        return expected
    return ballot.voters or facts.summoned or ballot.issued


def _standing(ballot: RoundFacts) -> list[CandidateFacts]:
    return [item for item in ballot.candidates if item.standing != Standing.WITHDRAWN]


def _slip(ballot: RoundFacts, facts: ConferenceFacts, wording: Wording, per_sheet: int | None) -> Slip:
    names = [_name(item, wording) for item in _standing(ballot)]
    cut = _cut(ballot, names, per_sheet)
    drawn = _Ballot(cut, ballot, names, facts, wording)
    return Slip(
        subject=f"{_title(ballot, wording)} {_about(ballot, wording)}",
        stamps=tuple(drawn.stamps()),
        lines=tuple(drawn.lines()),
        width=cut.width,
        height=cut.height,
        across=cut.across,
        down=cut.down,
        copies=ballots_to_print(facts, ballot),
    )


def _name(item: CandidateFacts, wording: Wording) -> str:
    name = candidate_text(item, wording)
    return f"{name} ({item.unit})" if item.unit else name


def _cut(ballot: RoundFacts, names: Sequence[str], per_sheet: int | None) -> _Cut:
    """The most ballots to a page at a legible size, then the largest size for them; never two pages for one ballot."""
    wanted = (per_sheet,) if per_sheet else tuple(_ACROSS_DOWN)
    fitting = [cut for count in wanted for scale in _SCALES if (cut := _tried(ballot, names, count, scale))]
    legible = [cut for cut in fitting if cut.scale >= _LEGIBLE]
    if fitting:
        return legible[0] if legible else max(fitting, key=lambda cut: cut.scale)
    if per_sheet and per_sheet > 1:
        raise TooManyCandidates(
            N_("Phiếu «{title}» có {count} tên, không vừa khi in {per_sheet} phiếu một trang. Hãy in ít phiếu hơn."),
            title=ballot.title,
            count=len(names),
            per_sheet=per_sheet,
        )
    raise TooManyCandidates(
        N_("Phiếu «{title}» có {count} tên, không vừa một trang giấy. Hãy chia thành nhiều vòng bỏ phiếu."),
        title=ballot.title,
        count=len(names),
    )


def _tried(ballot: RoundFacts, names: Sequence[str], per_sheet: int, scale: float) -> _Cut | None:
    """The cut at that scale, or None where the rows do not fit."""
    across, down = _ACROSS_DOWN[per_sheet]
    width, height = (sum(_A4) - side if across > down else side for side in _A4)
    width, height = width / across, height / down
    room = (width - 2 * _MARGIN) / scale - _NUMBER - _marks(ballot) * _MARK - 2 * _CELL_SIDES
    lines = max(ceil(len(name) * _LETTER / room) for name in names)
    row = max(_ROW, lines * _NAME_LINE + _ROW_ENDS) * scale
    fits = 2 * _MARGIN + _FIXED * scale + len(names) * row <= height
    return _Cut(across, down, width, height, scale, lines, row) if fits else None


def _marks(ballot: RoundFacts) -> int:
    """How many columns there are to mark."""
    return 1 if ballot.form == BallotForm.CHOOSE else 2


def _title(ballot: RoundFacts, wording: Wording) -> str:
    return wording.say(f"ballot.title_{_purpose(ballot)}")


def _about(ballot: RoundFacts, wording: Wording) -> str:
    about = wording.say(f"ballot.about_{_purpose(ballot)}", title=ballot.title)
    return wording.say("ballot.again", about=about) if ballot.again else about


def _purpose(ballot: RoundFacts) -> str:
    if ballot.purpose in ELECTIONS:
        return "election"
    return "motion" if ballot.purpose == BallotPurpose.MOTION else "award"


class _Ballot:
    """One ballot drawn at its cut: room for the stamp, what is voted on, the table, how to mark it, the day."""

    def __init__(
        self, cut: _Cut, ballot: RoundFacts, names: Sequence[str], facts: ConferenceFacts, wording: Wording
    ) -> None:
        self._cut = cut
        self._ballot = ballot
        self._names = names
        self._facts = facts
        self._wording = wording
        marks = [_MARK * cut.scale] * _marks(ballot)
        number = _NUMBER * cut.scale
        inner = cut.width - 2 * _MARGIN
        self._columns = list(accumulate((number, inner - number - sum(marks), *marks), initial=_MARGIN))
        self._table = _MARGIN + (_HEAD + _TITLE + _ABOUT) * cut.scale
        head = self._table + _TABLE_HEAD * cut.scale
        self._rows = [self._table, *(head + place * cut.row for place in range(len(names) + 1))]

    def stamps(self) -> Iterator[Stamp]:
        """The texts in reading order."""
        yield from self._head()
        yield from self._cells(self._heads(), 0, size=10.5, lines=2, bold=True)
        for place, name in enumerate(self._names, start=1):
            yield from self._cells((str(place), name), place, size=_NAME_SIZE, lines=self._cut.name_lines)
        yield from self._foot()

    def lines(self) -> Iterator[Line]:
        """The rules of the table."""
        left, right, top, foot = self._columns[0], self._columns[-1], self._rows[0], self._rows[-1]
        yield from (Line(left, y, right, y) for y in self._rows)
        yield from (Line(x, top, x, foot) for x in self._columns)

    def _head(self) -> Iterator[Stamp]:
        scale, right = self._cut.scale, self._cut.width - _MARGIN
        beside = _MARGIN + _STAMP_WIDTH * scale
        stamp = self._wording.say("ballot.stamp")
        yield self._stamp(stamp, (_MARGIN, beside), (0, _HEAD), size=8.5, lines=2, italic=True, colour=_GREY)
        yield self._stamp(self._facts.letterhead.issuer.upper(), (beside, right), (0, 7), size=11, lines=2, bold=True)
        yield self._stamp(self._facts.title, (beside, right), (7, _HEAD - 1), size=10, lines=3)
        title, about = _title(self._ballot, self._wording), _about(self._ballot, self._wording)
        whole = (_MARGIN, right)
        yield self._stamp(title, whole, (_HEAD, _HEAD + _TITLE), size=14, bold=True)
        yield self._stamp(about, whole, (_HEAD + _TITLE, _HEAD + _TITLE + _ABOUT - 1.5), size=12, lines=2, bold=True)

    def _heads(self) -> tuple[str, ...]:
        motion = self._ballot.purpose == BallotPurpose.MOTION
        marks = ("choose",) if self._ballot.form == BallotForm.CHOOSE else ("agree", "disagree")
        keys = ("number", "motion" if motion else "name", *marks)
        return tuple(self._wording.say(f"ballot.column_{key}") for key in keys)

    def _cells(self, texts: Sequence[str], row: int, *, size: float, lines: int, bold: bool = False) -> Iterator[Stamp]:
        scale = self._cut.scale
        middle = (self._rows[row] + self._rows[row + 1]) / 2
        for column, text in enumerate(texts):
            sides = _CELL_SIDES * scale
            left, right = self._columns[column] + sides, self._columns[column + 1] - sides
            centred = bold or column == 0
            box = Box(
                name=text,
                x=(left + right) / 2 if centred else left,
                y=_baseline(middle, size * scale),
                width=right - left,
                size=size * scale,
                floor=size * scale * 0.7,
                lines=lines,
                leading=1.15,
                bold=bold,
                centred=centred,
                middle=True,
            )
            yield Stamp(box, text)

    def _foot(self) -> Iterator[Stamp]:
        wording, ballot = self._wording, self._ballot
        if ballot.form != BallotForm.CHOOSE:
            how = wording.say("ballot.note_yes_no")
        elif ballot.choices:
            how = wording.say("ballot.note_choose", count=two_digits(ballot.choices))
        else:
            how = wording.say("ballot.note_choose_any")
        below = (self._rows[-1] - _MARGIN) / self._cut.scale + 1
        whole = (_MARGIN, self._cut.width - _MARGIN)
        note = f"{how} {wording.say('ballot.note_unsigned')}"
        yield self._stamp(note, whole, (below, below + _NOTE - 1), size=10, lines=2, italic=True)
        one_day = self._facts.ends_on in (None, self._facts.held_on)
        day = official_date(self._facts.held_on) if one_day else wording.say("ballot.day_blank", year=self._facts.year)
        beside = (self._cut.width * 0.4, self._cut.width - _MARGIN)
        yield self._stamp(day, beside, (below + _NOTE - 1, below + _NOTE + _DAY - 1), size=11, italic=True)

    def _stamp(
        self,
        text: str,
        sides: tuple[float, float],
        ends: tuple[float, float],
        *,
        size: float,
        lines: int = 1,
        bold: bool = False,
        italic: bool = False,
        colour: str = "#000000",
    ) -> Stamp:
        """A text in the middle between two sides, and between two heights below the margin, told at scale 1."""
        scale = self._cut.scale
        left, right = sides
        box = Box(
            name=text,
            x=(left + right) / 2,
            y=_baseline(_MARGIN + sum(ends) / 2 * scale, size * scale),
            width=right - left - 1,
            size=size * scale,
            floor=size * scale * 0.7,
            lines=lines,
            leading=1.15,
            bold=bold,
            italic=italic,
            middle=True,
            colour=colour,
        )
        return Stamp(box, text)


def _baseline(middle: float, size: float) -> float:
    """Where the baseline stands of a line whose capitals have their middle there."""
    return middle + 0.33 * size * 25.4 / 72
