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
    PARTIAL_DATE = auto()
    CLOCK = auto()
    CHOICE = auto()  # one of `choices`, or as typed when the record holds another
    SUGGESTION = auto()  # free text with suggestions
    REFERENCE = auto()  # the id of another record
    YES_NO = auto()  # or unknown


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `choices` is asked anew each time the form is shown, since units and people change."""

    name: str
    label: str
    typing: Typing = Typing.TEXT
    choices: Callable[[], Choices] | None = None
    hint: str = ""
    width: int = 14  # characters, in tables


def terms(kind: type[Enum]) -> Callable[[], Choices]:
    """The members of a term list, as choices."""
    pairs = tuple((str(term.value), str(term.value)) for term in kind)
    return lambda: pairs
