"""How a ballot is set: slips of one size, as many to a page as stay legible, every name in a row of the same height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from thiduadesk.documents.tree import Align, Box, Line, Slip, Stamp
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

_A4 = (210.0, 297.0)
_ACROSS_DOWN = {8: (2, 4), 4: (2, 2), 2: (2, 1), 1: (1, 1)}  # two stand side by side on a lying page
_SCALES = (1.3, 1.15, 1.0, 0.85, 0.7)  # of the measures below
_LEGIBLE = 1.0  # the scale below which nobody is given a ballot who did not ask for so many to a page

_MARGIN = 7.0  # mm that stay empty along every edge and cut, at any scale
# Heights in mm and sizes in points at scale 1, from the top of a ballot down.
_ISSUER, _MEETING, _STAMP_WIDTH = 7.5, 13.5, 32.0  # with as many lines as they usually have; the head is both
_ISSUER_LINES, _MEETING_LINES = range(2, 5), range(3, 6)  # usual, up to the most
_ISSUER_SIZE, _MEETING_SIZE = 11.0, 10.0
_TITLE, _ABOUT, _TABLE_HEAD = 9.0, 12.0, 9.5
_ROW, _ROOMY_ROW = 9.0, 13.0  # the least height of a row, and what it may grow to where there is room
_NAME_LINE, _ROW_ENDS = 4.9, 2.6  # the height of each line of a name, and around them
_NOTE, _DAY = 10.5, 5.5
_FIXED = _TITLE + _ABOUT + _TABLE_HEAD + _NOTE + _DAY
_NUMBER, _MARK = 10.5, 18.0  # widths of the columns beside the name
_CELL_SIDES = 1.2
_NAME_SIZE = 12.0
_POINT = 25.4 / 72  # mm
_LETTER, _CAPITAL = 0.5 * _POINT, 0.7 * _POINT  # mm, the width of a letter for each point of its size, rather too wide
_LEADING = 1.15
_LEAST = 0.7  # of its size, to which a text may shrink
_GREY = "#707070"


class TooManyCandidates(Trouble):
    """The candidates of a round do not fit on one ballot, or not on one as small as was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotText:
    """What stands on a ballot; `heads` names the number, the name, and each column to mark."""

    stamp: str
    issuer: str
    meeting: str
    title: str
    about: str
    heads: tuple[str, ...]
    names: tuple[str, ...]
    note: str
    day: str


def lay_out(said: BallotText, copies: int, per_sheet: int | None) -> Slip:
    """The ballot, `per_sheet` (1, 2, 4 or 8) to an A4 page, or as many as stay legible; raises `TooManyCandidates`."""
    cut = _cut(said, per_sheet)
    ballot = _Ballot(cut, said)
    return Slip(
        subject=f"{said.title} {said.about}",
        stamps=tuple(ballot.stamps()),
        lines=tuple(ballot.lines()),
        width=cut.width,
        height=cut.height,
        across=cut.across,
        down=cut.down,
        copies=copies,
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a page is cut into ballots, and how large a ballot is set; lengths in mm, already scaled."""

    across: int
    down: int
    width: float
    height: float
    scale: float
    name_lines: int
    issuer_lines: int
    meeting_lines: int
    row: float

    @property
    def issuer(self) -> float:
        """The height of the issuer's name, at scale 1."""
        return _grown(_ISSUER, self.issuer_lines - _ISSUER_LINES.start, _ISSUER_SIZE)

    @property
    def head(self) -> float:
        """The height of the head, at scale 1."""
        return self.issuer + _grown(_MEETING, self.meeting_lines - _MEETING_LINES.start, _MEETING_SIZE)


def _grown(height: float, lines: int, size: float) -> float:
    """A height with so many lines more."""
    return height + lines * size * _LEADING * _POINT


def _cut(said: BallotText, per_sheet: int | None) -> _Cut:
    """The most ballots to a page at a legible size, then the largest size for them; never two pages for one ballot."""
    wanted = (per_sheet,) if per_sheet else tuple(_ACROSS_DOWN)
    fitting = [cut for count in wanted for scale in _SCALES if (cut := _tried(said, count, scale))]
    legible = [cut for cut in fitting if cut.scale >= _LEGIBLE]
    if fitting:
        return legible[0] if legible else max(fitting, key=lambda cut: cut.scale)
    if per_sheet and per_sheet > 1:
        raise TooManyCandidates(
            N_("Phiếu «{title}» có {count} tên, không vừa khi in {per_sheet} phiếu một trang. Hãy in ít phiếu hơn."),
            title=said.about,
            count=len(said.names),
            per_sheet=per_sheet,
        )
    raise TooManyCandidates(
        N_("Phiếu «{title}» có {count} tên, không vừa một trang giấy. Hãy chia thành nhiều vòng bỏ phiếu."),
        title=said.about,
        count=len(said.names),
    )


def _tried(said: BallotText, per_sheet: int, scale: float) -> _Cut | None:
    """The cut at that scale, or None where the rows do not fit."""
    across, down = _ACROSS_DOWN[per_sheet]
    page_width, page_height = reversed(_A4) if across > down else _A4
    width, height = page_width / across, page_height / down
    room = (width - 2 * _MARGIN) / scale - _NUMBER - len(said.heads[2:]) * _MARK - 2 * _CELL_SIDES
    lines = max(ceil(len(name) * _LETTER * _NAME_SIZE / room) for name in said.names)
    row = max(_ROW, lines * _NAME_LINE + _ROW_ENDS) * scale
    beside = (width - 2 * _MARGIN) / scale - _STAMP_WIDTH - 1
    issuer = _within(_ISSUER_LINES, ceil(len(said.issuer) * _CAPITAL * _ISSUER_SIZE / beside))
    meeting = _within(_MEETING_LINES, ceil(len(said.meeting) * _LETTER * _MEETING_SIZE / beside))
    cut = _Cut(across, down, width, height, scale, lines, issuer, meeting, row)
    most = (height - 2 * _MARGIN - (cut.head + _FIXED) * scale) / len(said.names)
    return replace(cut, row=max(row, min(most, _ROOMY_ROW * scale))) if row <= most else None


def _within(lines: range, wanted: int) -> int:
    """As many lines as wanted, within what there may be."""
    return min(max(wanted, lines.start), lines.stop - 1)


class _Ballot:
    """One ballot drawn at its cut: room for the stamp, what is voted on, the table, how to mark it, the day."""

    def __init__(self, cut: _Cut, said: BallotText) -> None:
        self._cut = cut
        self._said = said
        self._sides = (_MARGIN, cut.width - _MARGIN)
        number, *marks = (width * cut.scale for width in (_NUMBER, *(_MARK for _ in said.heads[2:])))
        name = cut.width - 2 * _MARGIN - number - sum(marks)
        self._columns = list(accumulate((number, name, *marks), initial=_MARGIN))
        head = _MARGIN + (cut.head + _TITLE + _ABOUT) * cut.scale
        first = head + _TABLE_HEAD * cut.scale
        self._rows = [head, *(first + place * cut.row for place in range(len(said.names) + 1))]

    def stamps(self) -> Iterator[Stamp]:
        """The texts in reading order."""
        yield from self._head()
        yield from self._cells(self._said.heads, 0, size=10.5, lines=2, bold=True)
        for place, name in enumerate(self._said.names, start=1):
            yield from self._cells((str(place), name), place, size=_NAME_SIZE, lines=self._cut.name_lines)
        yield from self._foot()

    def lines(self) -> Iterator[Line]:
        """The rules of the table."""
        left, right, top, foot = self._columns[0], self._columns[-1], self._rows[0], self._rows[-1]
        yield from (Line(left, y, right, y) for y in self._rows)
        yield from (Line(x, top, x, foot) for x in self._columns)

    def _head(self) -> Iterator[Stamp]:
        said, cut, (left, right) = self._said, self._cut, self._sides
        beside = left + _STAMP_WIDTH * cut.scale
        issuer, head = cut.issuer, cut.head
        about = head + _TITLE
        yield self._stamp(said.stamp, (left, beside), (0, head), size=8.5, lines=2, italic=True, colour=_GREY)
        sides, lines = (beside, right), cut.issuer_lines
        yield self._stamp(said.issuer, sides, (0, issuer), size=_ISSUER_SIZE, lines=lines, bold=True)
        yield self._stamp(said.meeting, sides, (issuer + 1.5, head - 1), size=_MEETING_SIZE, lines=cut.meeting_lines)
        yield self._stamp(said.title, self._sides, (head, about), size=14, bold=True)
        yield self._stamp(said.about, self._sides, (about, about + _ABOUT - 1.5), size=12, lines=2, bold=True)

    def _foot(self) -> Iterator[Stamp]:
        note = (self._rows[-1] - _MARGIN) / self._cut.scale + 1
        day = note + _NOTE - 1
        yield self._stamp(self._said.note, self._sides, (note, day), size=10, lines=2, italic=True)
        beside = (self._cut.width * 0.4, self._sides[1])
        yield self._stamp(self._said.day, beside, (day, day + _DAY), size=11, italic=True)

    def _cells(self, texts: Sequence[str], row: int, *, size: float, lines: int, bold: bool = False) -> Iterator[Stamp]:
        """The texts of a row, all centred but the name of a candidate."""
        scale, sides = self._cut.scale, _CELL_SIDES * self._cut.scale
        middle = (self._rows[row] + self._rows[row + 1]) / 2
        for column, text in enumerate(texts):
            left, right = self._columns[column] + sides, self._columns[column + 1] - sides
            centred = bold or column == 0
            box = Box(
                name=text,
                x=(left + right) / 2 if centred else left,
                y=_baseline(middle, size * scale),
                width=right - left,
                size=size * scale,
                floor=round(size * scale * _LEAST, 1),
                lines=lines,
                leading=_LEADING,
                bold=bold,
                align=Align.CENTRE if centred else Align.LEFT,
                middle=True,
            )
            yield Stamp(box, _flowing(text))

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
        scale, (left, right) = self._cut.scale, sides
        box = Box(
            name=text,
            x=(left + right) / 2,
            y=_baseline(_MARGIN + sum(ends) / 2 * scale, size * scale),
            width=right - left - 1,
            size=size * scale,
            floor=round(size * scale * _LEAST, 1),
            lines=lines,
            leading=_LEADING,
            bold=bold,
            italic=italic,
            middle=True,
            colour=colour,
        )
        return Stamp(box, _flowing(text))


def _flowing(text: str) -> str:
    """The text without line breaks of its own: where it parts, the room of the ballot decides."""
    return text.replace("\n", " ")


def _baseline(middle: float, size: float) -> float:
    """Where the baseline stands of a line whose capitals have their middle there."""
    return middle + 0.33 * size * _POINT
