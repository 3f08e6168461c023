"""What an import would do, row by row: the dry run shows it, the command writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from thiduadesk.exchange.book import Remark
from thiduadesk.i18n.words import Words


class Outcome(Enum):
    """What becomes of a row that is not rejected."""

    ACCEPTED = auto()
    CHANGED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that is not taken over, because the workbook contradicts itself or what is settled."""

    sheet: str
    cell: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The records to put as one step, and the account of every row; counts are rows by sheet."""

    records: tuple[object, ...]
    before: tuple[Any, ...]
    """The records that are replaced, as they stood when the plan was made."""
    accepted: Mapping[str, int]
    changed: Mapping[str, int]
    unchanged: Mapping[str, int]
    rejected: Sequence[Remark]
    conflicts: Sequence[Clash]
    notes: Sequence[Remark]

    @property
    def clean(self) -> bool:
        """Whether every row goes in."""
        return not self.rejected and not self.conflicts

    def report(self, words: Words) -> dict[str, Any]:
        """The account in the shape scripts rely on."""
        return {
            "accepted": dict(self.accepted),
            "changed": dict(self.changed),
            "unchanged": dict(self.unchanged),
            "rejected": [
                {"sheet": item.sheet, "cell": item.cell, "reason": words.text(item.message, **item.params)}
                for item in self.rejected
            ],
            "conflicts": [
                {
                    "sheet": item.sheet,
                    "cell": item.cell,
                    "field": item.field,
                    "ours": item.ours,
                    "theirs": item.theirs,
                }
                for item in self.conflicts
            ],
            "notes": [
                {"sheet": item.sheet, "cell": item.cell, "note": words.text(item.message, **item.params)}
                for item in self.notes
            ],
        }
