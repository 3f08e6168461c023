"""The register of papers fills itself: whatever was printed, saved or opened from the window is noted afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtPrintSupport import QPrinter

from thiduadesk.desk.commands.printouts import Printing, note_printout
from thiduadesk.desk.facts.printing import booked_numbers, printed_numbers, render_as
from thiduadesk.documents.tree import Paper
from thiduadesk.domain.errors import Trouble
from thiduadesk.ui.context import Context
from thiduadesk.ui.spooling import pages_of_paper


def going_out(context: Context, paper: Paper, kind: str, year: int, subject: str = "", about: str = "") -> Printing:
    """What the register keeps of a paper composed a moment ago for that question; `about` names its subject."""
    return Printing(
        kind=kind,
        year=year,
        subject=subject,
        about=about,
        text=render_as(paper, "txt").decode(),
        numbers=printed_numbers(context.desk.records, kind, year, subject, day=context.desk.now().date()),
        booked=booked_numbers(context.desk.records, kind, year, subject),
    )


def note(context: Context, printing: Printing) -> None:
    """Enter a paper that went out; a file that may only be read keeps no register."""
    if context.desk.read_only:
        return
    try:
        context.desk.do(note_printout, printing, context.desk.now())
    except Trouble as trouble:
        context.refuse(trouble)


def note_print(
    context: Context, papers: Iterable[tuple[Printing, int]], printer: QPrinter, pages: Sequence[int]
) -> None:
    """Enter what was printed in one go, each paper with how many pages it has; of the `pages` taken each gets its own.

    A printer may be a PDF file, as chosen in the dialog.
    """
    before = 0
    for printing, count in papers:
        own = pages_of_paper(pages, before, count)
        before += count
        if own is None:
            continue
        if printer.outputFileName():
            note(context, replace(printing, form="pdf", pages=own))
        else:
            note(context, replace(printing, copies=printer.copyCount(), pages=own))
