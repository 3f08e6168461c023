"""The register of papers fills itself: whatever was printed or saved from the window is noted afterwards."""

from dataclasses import replace

from PySide6.QtPrintSupport import QPrinter

from thiduadesk.desk.commands.printouts import Printing, note_printout
from thiduadesk.domain.errors import Trouble
from thiduadesk.ui.context import Context
from thiduadesk.ui.spooling import chosen_pages


def note(context: Context, printing: Printing) -> None:
    """Enter a paper that went out; a file that may only be read keeps no register."""
    if context.desk.read_only:
        return
    try:
        context.desk.do(note_printout, printing, context.desk.now())
    except Trouble as trouble:
        context.refuse(trouble)


def note_print(context: Context, printing: Printing, printer: QPrinter) -> None:
    """Enter a paper that was printed, with what was chosen in the dialog; there a printer may be a PDF file."""
    if printer.outputFileName():
        note(context, replace(printing, form="pdf", pages=chosen_pages(printer)))
    else:
        note(context, replace(printing, copies=printer.copyCount(), pages=chosen_pages(printer)))
