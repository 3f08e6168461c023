"""The register of papers printed and saved (sổ in): when, how, and what they said."""

from dataclasses import dataclass
from datetime import date, datetime

from thiduadesk.i18n.mark import N_

ON_PAPER = N_("giấy")
"""How a paper that went to a printer went out; any other is the ending of the file it was saved as."""

BOOK = "sổ cấp giấy"
"""The series of the numbers certificates have in the book of a year; that of papers is called by their type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """Nội dung đã in: what a paper said, as plain text; its id is the digest of the text, so it is kept once."""

    id: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """Lần in of a paper: it was printed, or saved as a file.

    `number` counts the times this paper went out, from 1. `kind`, `year` and `subject` are what was asked for when
    the paper was composed, `about` whom that names: it need not be in the file any more, so no other record is pointed
    to.
    """

    id: str
    year: int
    kind: str
    subject: str = ""
    about: str = ""
    number: int
    printed_at: str  # ISO date and time with its zone
    form: str = ON_PAPER
    copies: int | None = None  # bản; None for a file
    pages: str = ""  # trang đã chọn, «1-2,5-5»; empty for all
    text_id: str

    @property
    def day(self) -> date:
        """The day it went out, by the clock of that computer."""
        return datetime.fromisoformat(self.printed_at).date()

    @property
    def complete(self) -> bool:
        """Whether all its pages went onto paper."""
        return self.form == ON_PAPER and not self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNumber:
    """Số đã in: the number a paper went out with; no other paper of its series is given it, whatever is undone.

    One printout has several where a paper is made for each unit, or for each recipient. `type` and `series_year` are
    the series as it was then, BOOK and its year for certificates; `about` is the id of the conference or unit, which
    need not be in the file any more.
    """

    id: str
    printout_id: str
    about: str = ""
    number: int
    type: str = ""
    series_year: int
