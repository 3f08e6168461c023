"""Noting that a paper was printed or saved."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from thiduadesk.desk.queries.numbering import numbering_of
from thiduadesk.desk.steps import step
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.printout import BOOK, ON_PAPER, PrintedNumber, PrintedText, Printout
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A paper that has just gone out, with what it says and the numbers it bears; the rest is as in `Printout`.

    `booked` are the numbers certificates have in the book.
    """

    kind: str
    year: int
    subject: str = ""
    about: str = ""
    text: str
    numbers: tuple[PaperNumber, ...] = ()
    booked: tuple[int, ...] = ()
    form: str = ON_PAPER
    copies: int | None = None
    pages: str = ""

    def __str__(self) -> str:
        return BY_KIND[self.kind].name


@step(N_("Ghi sổ in: {printing}"))
def note_printout(work: Work, printing: Printing, at: datetime) -> None:
    """Enter a paper and its numbers into the register; Ctrl+Z passes over it: what is on paper is not taken back."""
    work.noted = True
    before = work.all(Printout, year=printing.year, kind=printing.kind, subject=printing.subject)
    text = PrintedText(id=sha256(printing.text.encode()).hexdigest(), content=printing.text)
    work.put(text)
    printout = Printout(
        id=new_id(),
        year=printing.year,
        kind=printing.kind,
        subject=printing.subject,
        about=printing.about,
        number=max((item.number for item in before), default=0) + 1,
        printed_at=at.isoformat(timespec="seconds"),
        form=printing.form,
        copies=printing.copies,
        pages=printing.pages,
        text_id=text.id,
    )
    work.put(printout)
    numbering = numbering_of(work)
    for item in printing.numbers:
        if item.number is not None:
            series = numbering.series_of(item)
            work.put(
                PrintedNumber(
                    id=new_id(),
                    printout_id=printout.id,
                    about=item.about,
                    number=item.number,
                    type=series.type,
                    series_year=series.year,
                )
            )
    for number in printing.booked:
        work.put(
            PrintedNumber(id=new_id(), printout_id=printout.id, number=number, type=BOOK, series_year=printing.year)
        )
