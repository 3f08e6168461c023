"""How a printer misses the place it is told, and what puts it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.i18n.mark import N_

MARKS = ((30.0, 30.0), (150.0, 240.0))
"""Where the two crosses of the ruler sheet stand on A4, upright, in mm from the top left corner."""

_FARTHEST = 25.0  # mm; a cross found farther away was measured from another edge
_WORST = 0.1  # of the scale


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """What is added to every place, in mm, after it was scaled: for one printer and one of its trays."""

    right: float = 0.0
    down: float = 0.0
    across_scale: float = 1.0
    down_scale: float = 1.0

    def matrix(self, height: float) -> tuple[float, float, float, float, float, float]:
        """The transformation of a page so many mm tall, as PDF counts: points, from the lower left corner."""
        points = 72 / 25.4
        rise = height * points * (1 - self.down_scale) - self.down * points
        return (self.across_scale, 0.0, 0.0, self.down_scale, self.right * points, rise)


STRAIGHT = PrinterProfile()
"""A printer that prints where it is told."""


def read_marks(first: Sequence[float], second: Sequence[float]) -> PrinterProfile:
    """The profile that brings both crosses of the ruler sheet, found at these places in mm, to where they belong.

    Raises `RuleBroken` when one of them is so far off that it cannot have been measured right.
    """
    found = (first, second)
    for cross, (place, mark) in enumerate(zip(found, MARKS, strict=True), start=1):
        if any(abs(there - here) > _FARTHEST for there, here in zip(place, mark, strict=True)):
            said = N_("Dấu {cross} lệch quá {most} mm: hãy đo lại từ mép trái và mép trên của tờ giấy.")
            raise RuleBroken([Problem(f"mark{cross}", said, {"cross": cross, "most": f"{_FARTHEST:g}"})])
    (across, right), (along, down) = (
        _line(MARKS[0][axis], MARKS[1][axis], first[axis], second[axis]) for axis in (0, 1)
    )
    return PrinterProfile(
        right=round(right, 2), down=round(down, 2), across_scale=round(across, 5), down_scale=round(along, 5)
    )


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


def _line(mark: float, other: float, found: float, other_found: float) -> tuple[float, float]:
    """The scale and offset that take two places found to the two marks."""
    scale = (other - mark) / (other_found - found)
    return scale, mark - found * scale
