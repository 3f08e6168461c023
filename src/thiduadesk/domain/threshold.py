"""A threshold (ngưỡng) as people write it: «≥ 2/3», «> 50%»; compared with whole numbers only."""

import re
from dataclasses import dataclass
from fractions import Fraction

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


def tidy_threshold(text: str) -> str:
    """The threshold in its one spelling («>= 50 %» is «≥ 50%»); what is no threshold stays as typed."""
    match = _THRESHOLD.fullmatch(text)
    if not match:
        return text
    share = "%" if match["percent"] else f"/{match['denominator']}"
    return f"{match['operator'].replace('>=', '≥')} {match['number'].replace('.', ',')}{share}"
