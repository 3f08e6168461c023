"""Which numbers of papers are taken, and which is free: noted for a paper, or on one that went out."""

from collections.abc import Iterable
from dataclasses import dataclass

from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.catalogue import BY_KIND, NUMBERED
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.printout import ON_PAPER, PrintedNumber, Printout
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True)
class Series:
    """Papers whose numbers count on together: one issuer, the cluster; one type, such as BB; one calendar year."""

    type: str
    year: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """A number some paper has; `printout` is the one it went out with, if that is how it is known."""

    series: Series
    number: int
    paper: tuple[str, int, str]  # kind, emulation year, what it is about
    printout: Printout | None = None


class Numbering:
    """The numbers taken so far, by series."""

    def __init__(
        self,
        wording: Wording,
        conferences: Iterable[Conference],
        numbers: Iterable[PaperNumber],
        printouts: Iterable[Printout],
        printed: Iterable[PrintedNumber],
    ) -> None:
        self._wording = wording
        self._days = {item.id: item.ends_on or item.held_on for item in conferences}
        went_out = {item.id: item for item in printouts}
        self._taken = [
            _Taken(self.series_of(item), item.number, _paper(item)) for item in numbers if item.number is not None
        ]
        for item in printed:
            printout = went_out[item.printout_id]
            paper = (printout.kind, printout.year, item.about)
            self._taken.append(_Taken(Series(item.type, item.series_year), item.number, paper, printout))

    def type_of(self, kind: str) -> str:
        """The abbreviation of a numbered kind of paper, such as BB; empty for letters, which have none."""
        key = NUMBERED[kind]
        return self._wording.say(key) if key else ""

    def series_of(self, number: PaperNumber) -> Series:
        """The series a number is of; they begin anew with the calendar (NĐ 30/2020, Phụ lục I).

        While the day of the paper is left to the pen, the day of its conference tells the calendar year.
        """
        day = number.dated_on or self._days.get(number.about)
        return Series(self.type_of(number.kind), day.year if day else number.year)

    def free(self, number: PaperNumber) -> int:
        """The number that comes next in the series of a paper."""
        return max((item.number for item in self._others(number)), default=0) + 1

    def clash(self, number: PaperNumber) -> Problem | None:
        """Why a paper cannot have its number: another of the series has it, or went out with it."""
        other = next((item for item in self._others(number) if item.number == number.number), None)
        if other is None:
            return None
        kind, _, _ = other.paper
        blanks = {
            "number": two_digits(other.number),
            "paper": BY_KIND[kind].name,
            "free": two_digits(self.free(number)),
        }
        if other.printout is None:
            sentence = N_("Số {number} đã dùng cho văn bản «{paper}». Số tiếp theo còn trống: {free}.")
            return Problem("number", sentence, blanks)
        if other.printout.form == ON_PAPER:
            sentence = N_("Số {number} đã in ngày {day} trên «{paper}». Số tiếp theo còn trống: {free}.")
        else:
            sentence = N_("Số {number} đã ghi vào tệp ngày {day} trên «{paper}». Số tiếp theo còn trống: {free}.")
        return Problem("number", sentence, {**blanks, "day": short_date(other.printout.day)})

    def _others(self, number: PaperNumber) -> list[_Taken]:
        series, paper = self.series_of(number), _paper(number)
        return [item for item in self._taken if item.series == series and item.paper != paper]


def numbering_of(records: Records) -> Numbering:
    """The numbers of the file."""
    return Numbering(
        wording_of(records),
        records.all(Conference),
        records.all(PaperNumber),
        records.all(Printout),
        records.all(PrintedNumber),
    )


def _paper(number: PaperNumber) -> tuple[str, int, str]:
    return number.kind, number.year, number.about
