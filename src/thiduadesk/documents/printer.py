"""How a printer misses the place it is told, and what puts it right."""

from collections.abc import Mapping
from dataclasses import dataclass

from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.i18n.mark import N_

Size = tuple[float, float]
Place = tuple[float, float]

RULER_SHEETS: Mapping[str, Size] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""The sheets a printer is measured on: width and height in mm, upright, as they are fed."""

_NEAR, _FAR = 30.0, 20.0  # mm from the edges both scales stand at, and from the other two
_FARTHEST = 25.0  # mm; a cross found farther away was measured from another edge
_WORST = 0.1  # of the scale
_EDGES = ("left", "top")  # a place is measured from


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """What is added to every place, in mm, after it was scaled: for one printer and one of its trays.

    Right and down are those of the sheet as it is fed, upright, whichever way the page lies on it.
    """

    right: float = 0.0
    down: float = 0.0
    across_scale: float = 1.0
    down_scale: float = 1.0

    def matrix(self, width: float, height: float) -> tuple[float, float, float, float, float, float]:
        """What puts a page of so many mm onto its sheet, as PDF counts: points, from the lower left corner.

        A wide page is turned to the left, as spoolers and most drivers do: its head is at the left of the sheet.
        """
        points = 72 / 25.4
        across, along = self.across_scale, self.down_scale
        right, foot = self.right * points, (max(width, height) * (1 - along) - self.down) * points
        if width > height:
            return (0.0, along, -across, 0.0, height * points * across + right, foot)
        return (across, 0.0, 0.0, along, right, foot)


STRAIGHT = PrinterProfile()
"""A printer that prints where it is told."""


def marks(sheet: Size) -> tuple[Place, Place]:
    """Where the two crosses of the ruler sheet stand, in mm from its top left corner: near two opposite corners."""
    width, height = sheet
    return (_NEAR, _NEAR), (width - _FAR, height - _FAR)


def read_marks(sheet: Size, first: Place, second: Place) -> PrinterProfile:
    """The profile that brings both crosses of a ruler sheet, found at these places in mm, to where they belong.

    Raises `RuleBroken`, by `left1`, `top1`, `left2` and `top2`, for what cannot have been measured right.
    """
    belong = marks(sheet)
    problems = [
        Problem(
            f"{edge}{cross}",
            N_("Dấu {cross} lệch quá {most} mm: hãy đo lại từ mép trái và mép trên của tờ giấy."),
            {"cross": cross, "most": f"{_FARTHEST:g}"},
        )
        for cross, (found, mark) in enumerate(zip((first, second), belong, strict=True), start=1)
        for edge, there, here in zip(_EDGES, found, mark, strict=True)
        if abs(there - here) > _FARTHEST
    ]
    if problems:
        raise RuleBroken(problems)
    (across, right), (along, down) = (
        _line(belong[0][axis], belong[1][axis], first[axis], second[axis]) for axis in (0, 1)
    )
    profile = PrinterProfile(
        right=round(right, 2), down=round(down, 2), across_scale=round(across, 5), down_scale=round(along, 5)
    )
    # Of an offset and a scale behind one reading the scale is told: it makes the offset wrong as well.
    wrong = {_reading_behind(one.field, belong, (first, second)): one for one in check_profile(profile)}
    if wrong:
        raise RuleBroken([Problem(reading, one.message, one.params) for reading, one in wrong.items()])
    return profile


def check_profile(profile: PrinterProfile) -> tuple[Problem, ...]:
    """A correction so large that it is a mistake is refused."""
    problems = [
        Problem(name, N_("Độ lệch không quá {most} mm."), {"most": f"{_FARTHEST:g}"})
        for name in ("right", "down")
        if abs(getattr(profile, name)) > _FARTHEST
    ]
    problems += [
        Problem(name, N_("Tỷ lệ phải từ 90 đến 110 %."))
        for name in ("across_scale", "down_scale")
        if abs(getattr(profile, name) - 1) > _WORST
    ]
    return tuple(problems)


def _reading_behind(measure: str, belong: tuple[Place, Place], found: tuple[Place, Place]) -> str:
    """The reading a measure of the profile comes from: that of the cross farther from where it belongs."""
    axis = 0 if measure in ("right", "across_scale") else 1
    off = [abs(there[axis] - here[axis]) for there, here in zip(found, belong, strict=True)]
    return f"{_EDGES[axis]}{1 + off.index(max(off))}"


def _line(mark: float, other: float, found: float, other_found: float) -> tuple[float, float]:
    """The scale and offset that take two places found to the two marks."""
    scale = (other - mark) / (other_found - found)
    return scale, mark - found * scale
