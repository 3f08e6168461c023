"""The small vocabulary every paper is composed in; renderers know these nodes and nothing else."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from thiduadesk.i18n.mark import N_

DOTS = "…"
"""What a blank left to the pen is made of; no full stop follows it."""


class Style(StrEnum):
    """How a paragraph is set; the measures stand in `render.styles`."""

    BODY = "body"
    LIST = "list"  # as body, its lines closer together
    LEAD = "lead"  # a line that says what the list under it is
    CENTER = "center"
    TITLE = "title"
    SUBTITLE = "subtitle"
    UNDER_TITLE = "under-title"  # what the paper goes with, before a table that may part
    SUPERIOR = "superior"
    ISSUER = "issuer"
    NATION = "nation"
    MOTTO = "motto"
    NUMBER = "number"
    ABOUT = "about"  # what a letter is about, under its number
    PLACE_DATE = "place-date"
    SECTION = "section"
    SUBSECTION = "subsection"
    CELL = "cell"
    CELL_CENTER = "cell-center"
    ADDRESSEE = "addressee"
    RECIPIENTS = "recipients"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    SIGNING_UNIT = "signing-unit"  # one of many that sign side by side
    SIGNER = "signer"  # for whom and in what office somebody signs


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one face; `tag` names the fact it tells, where a copy edited by hand is to be checked."""

    text: str
    bold: bool = False
    italic: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs set as one paragraph."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A centred line that wraps in balance; `rule` is the line drawn under it, as a share of its width."""

    text: str
    style: Style
    rule: float = 0.0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that stands for more than its text: the number or day itself, the fact it tells.

    It reaches over `span` columns, such as the name of a group over all of them.
    """

    text: str
    value: int | Decimal | date | None = None
    tag: str = ""
    span: int = 1

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; widths are shares of the text width, `centred` columns set in the middle, `strong` rows bold.

    Its rows are `row_height` mm high or higher; the head and the strong rows as their text needs.
    """

    head: tuple[str | Cell, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    widths: tuple[float, ...]
    centred: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()
    row_height: float = 0.0

    def is_centred(self, place: int, column: int, end: int) -> bool:
        """Whether a cell of a row is set in the middle; the head is row -1, and what spans columns is a name."""
        return place < 0 or (column in self.centred and end == column + 1)


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side without rules; widths are shares of the text width."""

    cells: tuple[tuple["Block", ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom a paper goes to: one stands beside the label, several each on a line under its colon.

    Each name tells the fact `tag` and its place.
    """

    label: str
    names: tuple[str, ...]
    tag: str = "addressees"

    @property
    def lines(self) -> tuple[tuple["Run", ...], ...]:
        """What stands on each line: the label with the only name, else alone over «- …;» for each."""
        label = Run(self.label)
        names = [Run(name, tag=f"{self.tag}.{place}") for place, name in enumerate(self.names)]
        if len(names) == 1:
            return ((label, Run(" "), *names),)
        return ((label,), *((Run("- "), *line) for line in ended([(name,) for name in names])))


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that never part over a page break, such as a signature and the lines before it."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """The last of the body and what must never stand alone after it, such as the signatures.

    A page may end inside the last paragraph or table of `body`, but two lines or rows of it go over with `kept`.
    """

    body: tuple["Block", ...]
    kept: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, as a paper of its own: its pages are counted anew."""


Block = Paragraph | Heading | Grid | Columns | Addressees | Space | Together | Ending | PageBreak


class PageProfile(StrEnum):
    """Which rule the page follows: it differs in where the page number stands."""

    DECREE_30 = "NĐ 30/2020"
    CIRCULAR_01 = "TT 01/2011"


@dataclass(frozen=True, slots=True)
class Origin:
    """What was asked for when a paper was composed, so that it can be composed anew; `subject` is empty for all.

    `day` is the one a paper tells what is late as of, None for all others. `cluster` tells whose paper it is.
    """

    kind: str
    year: int
    subject: str = ""
    day: date | None = None
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A flowing paper; `watermark` is printed across every page of a draft, wide tables lie `landscape`.

    `foot` is a small line at the foot of every page, such as the code a sealed paper is verified by.
    """

    title: str
    blocks: tuple[Block, ...]
    profile: PageProfile = PageProfile.DECREE_30
    watermark: str = ""
    landscape: bool = False
    foot: str = ""
    origin: Origin | None = None


class Align(StrEnum):
    """Which point of a line of placed text its `x` tells."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Edge(StrEnum):
    """A side of the paper."""

    LEFT = N_("mép trái")
    RIGHT = N_("mép phải")
    TOP = N_("mép trên")
    BOTTOM = N_("mép dưới")


class Sides(NamedTuple):
    """The four sides of what stands on a paper, in mm from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    def past(self, width: float, height: float) -> Mapping[Edge, float]:
        """How many mm it hangs over the sides of a paper of that size; empty where all of it is on the paper."""
        over = {
            Edge.LEFT: -self.left,
            Edge.RIGHT: self.right - width,
            Edge.TOP: -self.top,
            Edge.BOTTOM: self.bottom - height,
        }
        return {edge: far for edge, far in over.items() if far > _SLACK}


_SLACK = 0.01  # mm: measures are kept in hundredths
_SHARE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}  # of its width that stands left of the `x` of a box
_ABOVE = 0.93  # of the size: how far capitals with two marks rise over their baseline
_BELOW = 0.23  # and how far letters hang below it
_RULE_DROP = 0.42  # where the rule under a text stands
_MM = 25.4 / 72  # of a point


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Box:
    """Where a text of a layout stands: `x` of its lines and `y` of its first baseline, in mm from the top left.

    With `middle` set, `y` is the middle of all its baselines, so that one line and three stand equally well.
    A text wraps inside `width` up to `lines` lines and shrinks from `size` down to `floor` points before it is
    refused. Boxes are compared by identity: thousands of texts share the few a layout has.
    """

    name: str
    x: float
    y: float
    width: float
    size: float
    floor: float
    lines: int = 1
    leading: float = 1.25  # of the size
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTRE
    middle: bool = False
    ruled: bool = False  # with a line of the text's own length under it
    colour: str = "#000000"

    @property
    def left(self) -> float:
        """The left side, in mm."""
        return self.x - self.width * _SHARE[self.align]

    @property
    def top(self) -> float:
        """The upper side, in mm: where the marks of capitals of the first of all its lines end."""
        return self.y - _MM * self.size * (_ABOVE + (self._spread / 2 if self.middle else 0))

    @property
    def height(self) -> float:
        """From the upper side to the lower, in mm."""
        return _MM * self.size * (self._spread + _ABOVE + (_RULE_DROP if self.ruled else _BELOW))

    @property
    def sides(self) -> Sides:
        """All four of them."""
        left, top = self.left, self.top
        return Sides(left, top, left + self.width, top + self.height)

    def staying(self, **changes: Any) -> "Box":
        """The box with these changes, its `x` and `y` such that its left and upper side stay where they are."""
        changed = replace(self, **changes)
        return replace(
            changed, x=round(changed.x + self.left - changed.left, 2), y=round(changed.y + self.top - changed.top, 2)
        )

    @property
    def rule_drop(self) -> float:
        """How far the rule under a text stands below its baseline, for a size of one."""
        return _RULE_DROP

    def room_for(self, size: float) -> int:
        """How many lines of that size its height holds; smaller ones may be more than `lines`."""
        if self.lines == 1:
            return 1
        # Smaller letters hang less far below the last line; lines set around a middle gain that much above as well.
        gained = (self.size - size) * _BELOW * (2 if self.middle else 1)
        return 1 + int((self.size * self._spread + gained) / (size * self.leading) + 1e-9)

    @property
    def _spread(self) -> float:
        return (self.lines - 1) * self.leading


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """A text placed in a box; by identity, so that what stands on every page is one and the same stamp."""

    box: Box
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A drawn border: distance from the paper's edge and thickness in millimetres."""

    inset: float
    thickness: float
    colour: str

    def lies_on(self, width: float, height: float) -> bool:
        """Whether a paper of that size has room inside it."""
        return 2 * self.inset < min(width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """Where a picture the user supplies stands: its upper middle and its height, in millimetres."""

    x: float
    y: float
    height: float

    def sides(self, shape: float) -> Sides:
        """The sides of a picture `shape` times as wide as it is high."""
        half = self.height * shape / 2
        return Sides(self.x - half, self.y, self.x + half, self.y + self.height)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """The paper pages of one layout are printed on, in millimetres, and what stands on all of them; by identity."""

    width: float
    height: float
    frames: tuple[Frame, ...] = ()
    emblem: Emblem | None = None
    picture: bytes = b""  # of the emblem, as PNG or JPEG


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of placed text; `subject` is whom it is for, to name when something does not fit."""

    subject: str
    ground: Ground
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages of placed text, one for each certificate; `listing` makes the same a table, for a print shop."""

    title: str
    pages: tuple[Sheet, ...]
    listing: Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two points, in mm from the top left."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A small paper of placed text that many get alike: printed `across` × `down` on a page, `copies` in all.

    All slips of a page are of one size, its even part, and are cut apart along marks between them. `subject` is what it
    is about, to name when something does not fit.
    """

    subject: str
    stamps: tuple[Stamp, ...]
    lines: tuple[Line, ...]
    width: float  # mm
    height: float  # mm
    across: int
    down: int
    copies: int


@dataclass(frozen=True, slots=True)
class Slips:
    """Pages of slips; each slip begins a page."""

    title: str
    slips: tuple[Slip, ...]


Paper = Document | Sheets | Slips


def leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, those inside groups in place of the groups; columns stay as they are."""
    for block in blocks:
        match block:
            case Together():
                yield from leaves(block.blocks)
            case Ending():
                yield from leaves((*block.body, *block.kept))
            case _:
                yield block


def parted(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks between page breaks: papers in one file, each with pages of its own."""
    paper: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            yield tuple(paper)
            paper = []
        else:
            paper.append(block)
    yield tuple(paper)


def as_cell(content: str | Cell) -> Cell:
    """A cell of a table that may stand for no more than its text."""
    return content if isinstance(content, Cell) else Cell(content)


def placed(row: Iterable[str | Cell]) -> Iterator[tuple[int, int, str | Cell]]:
    """The cells of a row, each with its column and the one after it."""
    column = 0
    for cell in row:
        end = column + (cell.span if isinstance(cell, Cell) else 1)
        yield column, end, cell
        column = end


def row_name(row: Iterable[str | Cell]) -> str:
    """What a row of a table is about: the first of its cells that is no number."""
    return next((str(cell) for cell in row if str(cell) and not str(cell).isdigit()), "")


def text(
    content: str, *, bold: bool = False, italic: bool = False, style: Style = Style.BODY, tag: str = ""
) -> Paragraph:
    """A paragraph of one face."""
    return Paragraph((Run(content, bold, italic, tag),), style)


def labelled(label: str, content: str, style: Style = Style.BODY, *, tag: str = "") -> Paragraph:
    """«Địa điểm: Học viện Tư pháp.»: the label in bold, what it labels tagged; a dotted blank has no full stop."""
    stop = "" if content.endswith(DOTS) else "."
    return Paragraph((Run(label, bold=True), Run(" "), Run(f"{content}{stop}", tag=tag)), style)


def ended(lines: Sequence[Sequence[Run]]) -> tuple[tuple[Run, ...], ...]:
    """«…;» for each line of a list, the last one closed by a full stop unless it ends in a dotted blank."""
    if not lines:
        return ()
    *before, last = lines
    stop = () if "".join(run.text for run in last).endswith(DOTS) else (Run("."),)
    return (*((*line, Run(";")) for line in before), (*last, *stop))
