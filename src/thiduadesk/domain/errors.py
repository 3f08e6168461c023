"""Everything that can go wrong in a way the secretary must hear about, as sentences with blanks to fill."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.i18n.mark import N_

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field; `message` is a message id, `params` fill its blanks."""

    field: str
    message: str
    params: Params = dataclasses.field(default_factory=dict)


class Trouble(Exception):
    """Base of all refusals: a message id and what fills its blanks. Nothing was written."""

    def __init__(self, message: str, **params: str | int) -> None:
        super().__init__(message.format_map(params) if params else message)
        self.message = message
        self.params: Params = params


class RuleBroken(Trouble):
    """A record that does not hold together; `problems` lists everything found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(first.message, **first.params)
        self.problems = tuple(problems)


class Sealed(Trouble):
    """The record belongs to a finalised conference and cannot change any more."""


class NotFound(Trouble):
    """Something was asked for that the file does not hold."""


class Conflict(Trouble):
    """The rows have changed since, so the step cannot be put back."""


class StillUsed(Trouble):
    """A record cannot be deleted because others speak of it."""


class Cancelled(Trouble):
    """The user stopped a long piece of work."""

    def __init__(self) -> None:
        super().__init__(N_("Đã dừng theo yêu cầu."))


class StoreFault(StrEnum):
    """Why a file cannot be used; decided once, where SQLite or the system says so."""

    MISSING = "missing"
    EXISTS = "exists"
    UNREADABLE = "unreadable"
    READ_ONLY = "read-only"
    NOT_OURS = "not-ours"
    NOT_TEXT = "not-text"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"
    FULL = "full"
    FAILED = "failed"


class StoreTrouble(Trouble):
    """The file cannot be opened, read or written; it was left as it was."""

    def __init__(self, fault: StoreFault, message: str, **params: str | int) -> None:
        super().__init__(message, **params)
        self.fault = fault
