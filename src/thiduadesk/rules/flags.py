"""How the Government flag's list stands to the ministry flag's: a custom of each body; it warns and never refuses."""

from collections.abc import Collection

from thiduadesk.domain.cluster import FlagRule
from thiduadesk.i18n.vietnamese import fold


def is_government_flag(title: str) -> bool:
    """Whether a title is the Government's emulation flag (Cờ thi đua của Chính phủ)."""
    folded = fold(title)
    return "co thi dua" in folded and "chinh phu" in folded


def is_ministry_flag(title: str) -> bool:
    """Whether a title is an emulation flag below the Government's: of a ministry, a sector or a province."""
    folded = fold(title)
    return "co thi dua" in folded and "chinh phu" not in folded


def misplaced(rule: str, government: Collection[str], ministry: Collection[str]) -> list[str]:
    """The units put forward for the Government flag, or missing from it, against the rule; empty for «free»."""
    match rule:
        case FlagRule.SUBSET:
            return [unit for unit in government if unit not in ministry]
        case FlagRule.EQUAL:
            return [unit for unit in (*government, *ministry) if (unit in government) != (unit in ministry)]
        case FlagRule.DISJOINT:
            return [unit for unit in government if unit in ministry]
        case _:
            return []
