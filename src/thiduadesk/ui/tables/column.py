"""A column of a table: where its value comes from, how it is written and sorted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import name_key, text_key
from thiduadesk.i18n.words import Words

Cell = str | int | bool | date | None


class Sorting(Enum):
    """How a column of text is sorted; numbers and days sort by value."""

    ALPHABET = auto()
    GIVEN_NAME = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `value` takes a row; `width` in characters, 0 stretches; `term` marks values to be translated."""

    title: str
    value: Callable[[Any], Cell]
    width: int = 14
    sorting: Sorting = Sorting.ALPHABET
    term: bool = False
    tone: Callable[[Any], str] | None = None  # a colour token: trouble, done, honour

    def text(self, row: Any, words: Words) -> str:
        """What the cell shows."""
        return cell_text(self.value(row), words, term=self.term)

    def key(self, row: Any) -> tuple[bool, Any]:
        """What the row is sorted by; empty cells come last."""
        value = self.value(row)
        if value is None or value == "":
            return True, 0
        if isinstance(value, str):
            return False, name_key(value) if self.sorting is Sorting.GIVEN_NAME else text_key(value)
        return False, value.toordinal() if isinstance(value, date) else int(value)


def cell_text(value: Cell, words: Words, *, term: bool = False) -> str:
    """A value as tables and forms show it; unknown is empty."""
    match value:
        case None:
            return ""
        case bool():
            return words.text(N_("có")) if value else words.text(N_("không"))
        case int():
            return words.number(value)
        case date():
            return words.date(value)
        case _:
            return words.text(value) if term else value
