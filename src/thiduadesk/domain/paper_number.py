"""Numbers of papers (số văn bản): what the office gave a paper, kept so that no number is given twice."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumber:
    """Số văn bản of one paper of a year: its number, place and day.

    `kind` is the kind of paper. A paper of a meeting names its conference, one for each unit its unit.
    """

    id: str
    year: int
    kind: str
    conference_id: str | None = None
    unit_id: str | None = None
    number: int | None = None
    dated_on: date | None = None
    place: str = ""  # địa danh, where it is not the cluster's
    by_hand: bool = True  # để trống để viết tay: noted here, but number and day are left to the pen on paper
    note: str = ""

    @property
    def about(self) -> str:
        """The id of the conference or unit the paper is about, empty for the whole cluster's."""
        return self.conference_id or self.unit_id or ""

    @property
    def on_paper(self) -> bool:
        """Whether the paper bears the number as printed."""
        return self.number is not None and not self.by_hand

    @property
    def says_something(self) -> bool:
        """Whether there is anything to keep."""
        return self.number is not None or bool(self.dated_on or self.place or self.note or not self.by_hand)


def check_paper_number(number: PaperNumber) -> tuple[Problem, ...]:
    """A number counts from 1; everything may be unknown."""
    if number.number is not None and number.number < 1:
        return (Problem("number", N_("Số văn bản tính từ 1.")),)
    return ()
