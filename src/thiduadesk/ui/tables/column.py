"""A column of a table: where its value comes from, how it is written, sorted and coloured."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from functools import lru_cache
from typing import Any

from thiduadesk.i18n.vietnamese import name_key, text_key
from thiduadesk.i18n.words import Words
from thiduadesk.ui.text import Cell, cell_text, term_text

SortKey = tuple[Any, ...]


class Sorting(Enum):
    """How a column of text is sorted; numbers and days sort by value."""

    ALPHABET = auto()
    GIVEN_NAME = auto()


class Tone(StrEnum):
    """What a state means; each tone is a colour of the theme and a sign, for colour alone says nothing."""

    PLAIN = "muted"
    DONE = "done"
    HONOUR = "honour"
    TROUBLE = "trouble"

    @property
    def sign(self) -> str:
        """What stands before the word."""
        return {Tone.DONE: "✓", Tone.HONOUR: "★", Tone.TROUBLE: "!"}.get(self, "")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, drawn as a bar before its text; `mark` is a line to be reached, as a part of the whole too."""

    part: float
    mark: float | None
    reached: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `value` takes a row.

    `width` is the most characters the column grows to by its content; 0 takes the room that is left. `term` marks
    values to be translated, `write` puts another writing in place of the usual one, `tone` (a `Tone`, or «» for none)
    makes the column one of states, shown as a word in a coloured field with a sign. `share` draws a bar before the
    text, None draws none.
    """

    title: str
    value: Callable[[Any], Cell]
    width: int = 30
    sorting: Sorting = Sorting.ALPHABET
    term: bool = False
    tone: Callable[[Any], str] | None = None
    write: Callable[[Any, Words], str] | None = None
    strong: bool = False  # what a row is known by
    share: Callable[[Any], Share | None] | None = None

    def text(self, row: Any, words: Words) -> str:
        """What the cell shows, on one line."""
        write = self.write or (term_text if self.term else cell_text)
        return write(self.value(row), words).replace("\n", " ")

    def key(self, row: Any) -> SortKey | None:
        """What the row is sorted by; None when the cell is empty, and empty cells come last in either direction."""
        value = self.value(row)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return _name_key(value) if self.sorting is Sorting.GIVEN_NAME else _text_key(value)
        return (value.toordinal() if isinstance(value, date) else int(value),)


# Making the key of a long text costs more than the comparison; rows are sorted again after every change.
_text_key: Callable[[str], SortKey] = lru_cache(maxsize=65_536)(text_key)
_name_key: Callable[[str], SortKey] = lru_cache(maxsize=65_536)(name_key)
