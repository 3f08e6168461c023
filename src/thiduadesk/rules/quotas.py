"""Caps: how many a share allows, and how the fraction left over is rounded, which no source settles."""

from enum import StrEnum
from fractions import Fraction

from thiduadesk.i18n.mark import N_


class Rounding(StrEnum):
    """Cách làm tròn of a cap; a setting of the cluster."""

    FLOOR = N_("bỏ phần lẻ")
    HALF_UP = N_("làm tròn từ nửa trở lên")
    CEILING = N_("làm tròn lên")
    MIN_ONE = N_("bỏ phần lẻ, ít nhất là một")


def allowed(percent: int, base: int, rounding: Rounding) -> int:
    """The most that may be chosen of `base`: 15 % of 97 are 14 (14,55) when the fraction is dropped.

    A base of nought allows nothing, however it is rounded.
    """
    exact = Fraction(percent * base, 100)
    whole = exact.numerator // exact.denominator
    match rounding:
        case Rounding.HALF_UP:
            return whole + (exact - whole >= Fraction(1, 2))
        case Rounding.CEILING:
            return whole + (exact > whole)
        case Rounding.MIN_ONE:
            return max(whole, 1) if base > 0 else 0
        case _:
            return whole
