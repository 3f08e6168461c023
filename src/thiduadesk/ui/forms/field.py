"""A field of a form: which part of a record it edits, and how it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

Choices = Sequence[tuple[str, str]]
"""(value, what is shown) pairs."""


class Typing(Enum):
    """How a field is typed and what it gives."""

    TEXT = auto()
    LONG_TEXT = auto()
    INTEGER = auto()
    POINTS = auto()  # integer hundredths
    DATE = auto()
    PARTIAL_DATE = auto()  # as much of a day as is known: «2018», «2018-12» or «2018-12-14»
    CLOCK = auto()  # «14:00»
    CHOICE = auto()  # one of `choices`, or as typed when the record holds another
    SUGGESTION = auto()  # free text with suggestions
    REFERENCE = auto()  # the id of another record, found by its name
    YES_NO = auto()  # or unknown


_SHORT = {
    Typing.INTEGER,
    Typing.POINTS,
    Typing.DATE,
    Typing.PARTIAL_DATE,
    Typing.CLOCK,
    Typing.CHOICE,
    Typing.YES_NO,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record; label, hint and section are message ids.

    `choices` is asked anew each time the form is shown, since units and people change. `width` is in characters, for
    tables, 0 for what is left. Short fields stand two in a row unless `half` says otherwise. A `fixed` one only tells,
    in tables.
    """

    name: str
    label: str
    typing: Typing = Typing.TEXT
    choices: Callable[[], Choices] | None = None
    hint: str = ""
    width: int = 14
    needed: bool = False
    half: bool | None = None
    section: str = ""  # a heading above this field
    fixed: bool = False

    @property
    def short(self) -> bool:
        """Whether half the width of the form is enough."""
        return self.typing in _SHORT if self.half is None else self.half


def terms(kind: type[Enum]) -> Callable[[], Choices]:
    """The members of a term list, as choices."""
    pairs = tuple((str(term.value), str(term.value)) for term in kind)
    return lambda: pairs
