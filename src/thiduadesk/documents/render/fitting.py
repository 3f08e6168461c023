"""Fitting words into widths: balanced lines, and stamps that wrap, then shrink, then refuse."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from itertools import accumulate
from math import inf

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from thiduadesk.documents.layouts import FIELDS
from thiduadesk.documents.render.fonts import MissingGlyph, checked, face
from thiduadesk.documents.tree import Box, Edge, Ground, Run, Sheet, Slip, Stamp
from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.i18n.groups import HELD, hold_groups, hold_places
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import points_text

_POINTS = 72 / 25.4
_BLANKS = re.compile(r"[ \n\t]+")  # not the non-breaking one
_ENDS = (",", ";", ":", "-", "–")
_OPENS = ("«", "“", "(")
_LEAN = 0.15  # of the size
_HAIR = 1e-6  # of the size; what sums of widths differ by
_PAUSE_WORTH = 1.3  # a line may be so much longer than needed if it ends at a pause


class DoesNotFit(RuleBroken):
    """Texts too long for their boxes even at the smallest size; `problems` names every recipient and text."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A stamp's lines, each with its width in points, and the size at which they stay inside the box."""

    lines: tuple[tuple[str, float], ...]
    size: float


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Greedy lines no wider than `width` points; a single word may be wider. Non-breaking blanks hold."""
    lines: list[str] = []
    for word in filter(None, _BLANKS.split(text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, font: str, size: float, width: float) -> list[str]:
    """As few lines as `width` needs, but of lengths as equal as the words allow; two lines part at a comma if near.

    They part inside a word of several syllables only where they would be more or too long otherwise.
    """
    lines = wrapped(text, font, size, width)
    if len(lines) < 2:
        return lines
    held = _evened(hold_groups(" ".join(lines)), font, size, width)
    if len(held) > len(lines) or any(stringWidth(line, font, size) > width for line in held):
        return _evened(text, font, size, width)
    return [line.replace(HELD, " ") for line in held]


def held(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs of a paragraph with names of places, and days with their words, held together across all of them."""
    runs = tuple(runs)
    said = hold_places("".join(run.text for run in runs))
    ends = (0, *accumulate(len(run.text) for run in runs))
    return tuple(replace(run, text=said[begin:end]) for run, begin, end in zip(runs, ends, ends[1:], strict=False))


def held_in(text: str, font: str, size: float, width: float) -> str:
    """The text with its words of several syllables held together, where that makes it neither longer nor too wide."""
    groups = hold_groups(text)
    lines = wrapped(groups, font, size, width)
    fits = all(stringWidth(line, font, size) <= width for line in lines)
    return groups if fits and len(lines) <= len(wrapped(text, font, size, width)) else text


def _evened(text: str, font: str, size: float, width: float) -> list[str]:
    lines = wrapped(text, font, size, width)
    if len(lines) < 2:
        return lines
    low, high = stringWidth(text, font, size) / len(lines), width
    while high - low > 0.5:
        middle = (low + high) / 2
        trial = wrapped(text, font, size, middle)
        if len(trial) == len(lines) and all(stringWidth(line, font, size) <= middle for line in trial):
            high = middle
        else:
            low = middle
    even = wrapped(text, font, size, high)
    return _parted(" ".join(even), font, size, min(width, high * _PAUSE_WORTH)) or even if len(even) == 2 else even


def broken(lines: list[str], font: str, size: float, width: float) -> Iterator[str]:
    """The lines, with a word too long for `width` points cut where it must be."""
    for line in lines:
        rest = line
        while stringWidth(rest, font, size) > width and len(rest) > 1:
            fits = bisect_right(range(1, len(rest)), width, key=lambda end: stringWidth(rest[:end], font, size))
            cut = max(1, fits)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


@lru_cache(maxsize=20_000)
def fitted(stamp: Stamp) -> Fitted | None:
    """The stamp's text inside its box, shrunk by half points if need be; None if it cannot, raises `MissingGlyph`.

    Where the text itself begins a new line, so does the box.
    """
    box = stamp.box
    font = face(bold=box.bold, italic=box.italic)
    text = checked(stamp.text)
    # Slanted letters lean over the end of their line.
    room = (box.width * _POINTS) - (_LEAN * box.size if box.italic else 0)
    whole = stringWidth(text, font, box.size)
    if whole <= room and not {"\n", "\t"}.intersection(text):
        return Fitted(((text, whole),), box.size)
    # Words of several syllables are parted only where nothing else helps: a smaller letter is the lesser evil.
    typed = tuple(text.split("\n"))
    blank = stringWidth(" ", font, 1)
    for parts in dict.fromkeys((tuple(map(hold_groups, typed)), typed)):
        widths = [[stringWidth(word, font, 1) for word in _BLANKS.split(part) if word] for part in parts]
        for size in _sizes(box):
            # Lines are made of equal length only where they are few enough: that takes ten times as long.
            if sum(_fewest(words, blank, room / size) for words in widths) > box.room_for(size):
                continue
            lines = [line for part in parts for line in _evened(part, font, size, room) or [""]]
            measured = tuple((line, stringWidth(line, font, size)) for line in lines)
            if len(lines) <= box.room_for(size) and all(width <= room for _, width in measured):
                return Fitted(measured, size)
    return None


def _sizes(box: Box) -> Iterator[float]:
    size = box.size
    while size >= box.floor:
        yield size
        size -= 0.5


def _fewest(widths: Sequence[float], blank: float, room: float) -> float:
    """How many lines words of these widths need, one without words too; endless where one is wider than the room."""
    room += _HAIR  # the same words, measured one by one, must not count as wider
    if max(widths, default=0) > room:
        return inf
    lines, left = 1, room + blank
    for width in widths:
        left -= blank + width
        if left < 0:
            lines, left = lines + 1, room - width
    return lines


def fits(stamp: Stamp) -> Fitted | None:
    """As `fitted`, and None too where the fonts lack a letter."""
    try:
        return fitted(stamp)
    except MissingGlyph:
        return None


@lru_cache(maxsize=1_000)
def past_edges(box: Box, ground: Ground) -> Mapping[Edge, float]:
    """How many mm a box hangs over the sides of its paper: what stands there would be cut."""
    return box.sides.past(ground.width, ground.height)


@lru_cache(maxsize=1_000)
def _emblem_past(ground: Ground) -> Mapping[Edge, float]:
    """How many mm the emblem hangs over the sides of its paper."""
    if ground.emblem is None:
        return {}
    across, down = ImageReader(BytesIO(ground.picture)).getSize()
    return ground.emblem.sides(across / down).past(ground.width, ground.height)


@lru_cache(maxsize=1_000)
def _has_room_for_frames(ground: Ground) -> bool:
    return all(frame.lies_on(ground.width, ground.height) for frame in ground.frames)


def _over_edges(page: Sheet, stamps: Iterable[Stamp]) -> Iterator[tuple[str, str, Edge, float]]:
    """What hangs over the paper: its name, what it is called, over which side and how many mm."""
    for stamp in stamps:
        name = stamp.box.name
        for edge, far in past_edges(stamp.box, page.ground).items():
            yield name, FIELDS.get(name, name), edge, far
    for edge, far in _emblem_past(page.ground).items():
        yield "emblem", N_("Biểu trưng"), edge, far


def misfits(page: Sheet | Slip, sound: frozenset[Stamp] = frozenset()) -> Iterator[Problem]:
    """What keeps a page from being printed: parts over its edge, texts too long for theirs, letters no font has.

    And a certificate without any text: nobody is to be handed an empty blank. Texts known to be `sound`, as those that
    stand on every page, are not looked at again.
    """
    stamps = [stamp for stamp in page.stamps if stamp not in sound]
    if isinstance(page, Sheet) and not page.stamps:
        said = N_("Giấy của «{recipient}»: không có chữ nào để in; hãy đánh dấu ô được in trong mẫu giấy.")
        yield Problem("", said, {"recipient": page.subject})
    for name, label, edge, far in _over_edges(page, stamps) if isinstance(page, Sheet) else ():
        yield Problem(
            name,
            N_("Giấy của «{recipient}»: ô «{box}» vượt {edge} của tờ giấy {far} mm; hãy dời ô đó trong mẫu giấy."),
            {"recipient": page.subject, "box": label, "edge": edge, "far": points_text(round(far * 100))},
        )
    if isinstance(page, Sheet) and not _has_room_for_frames(page.ground):
        said = N_("Giấy của «{recipient}»: khung cách mép giấy quá xa, không nằm trên tờ giấy; hãy sửa trong mẫu giấy.")
        yield Problem("frame", said, {"recipient": page.subject})
    for stamp in stamps:
        try:
            fit = fitted(stamp)
        except MissingGlyph as lost:
            said = N_("Giấy của «{recipient}»: phông chữ in không có ký tự {letters}. Hãy thay ký tự đó rồi in lại.")
            letters = lost.params["letters"]
            yield Problem(stamp.box.name, said, {"recipient": page.subject, "letters": letters})
            continue
        if fit is None:
            yield Problem(
                stamp.box.name,
                N_("Giấy của «{recipient}»: chữ quá dài, không vừa ô dù đã thu nhỏ đến cỡ {floor}: «{text}»."),
                {"recipient": page.subject, "floor": f"{stamp.box.floor:g}", "text": stamp.text},
            )


def _parted(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in two lines no wider than `width`, parted at the pause nearest to its middle; empty if none fits."""
    words = text.split(" ")
    choices = [
        (" ".join(words[:place]), " ".join(words[place:]))
        for place in range(1, len(words))
        if words[place - 1].endswith(_ENDS) or words[place].startswith(_OPENS)
    ]
    ranked = sorted((max(stringWidth(line, font, size) for line in pair), pair) for pair in choices)
    return list(ranked[0][1]) if ranked and ranked[0][0] <= width else []
