"""The tree as PDF: fonts embedded, text selectable, the same bytes for the same paper."""

from thiduadesk.documents.render.flow import render_document
from thiduadesk.documents.render.sheets import render_sheets
from thiduadesk.documents.render.slips import render_slips
from thiduadesk.documents.tree import Paper, Sheets, Slips


def render_pdf(paper: Paper) -> bytes:
    """The paper as one PDF file; raises `MissingGlyph`, `TooTall`, `DoesNotFit`."""
    if isinstance(paper, Sheets):
        return render_sheets(paper)
    return render_slips(paper) if isinstance(paper, Slips) else render_document(paper)
