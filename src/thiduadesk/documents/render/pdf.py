"""The tree as PDF: fonts embedded, text selectable, the same bytes for the same paper."""

from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.documents.render.flow import render_document
from thiduadesk.documents.render.sheets import Step, render_sheets
from thiduadesk.documents.tree import Paper, Sheets


def render_pdf(paper: Paper, profile: PrinterProfile = STRAIGHT, step: Step | None = None) -> bytes:
    """The paper as one PDF file; raises `MissingGlyph`, `TooTall`, `DoesNotFit`.

    Only placed pages are put right for a printer, and tell how far they are: those are many and must stand exactly.
    """
    return render_sheets(paper, profile, step) if isinstance(paper, Sheets) else render_document(paper)
