"""The tree as PDF: fonts embedded, text selectable, the same bytes for the same paper."""

from thiduadesk.documents.render.flow import render_document
from thiduadesk.documents.render.sheets import render_sheets
from thiduadesk.documents.tree import Paper, Sheets


def render_pdf(paper: Paper) -> bytes:
    """The paper as one PDF file; raises `MissingGlyph`, `TooTall`, `DoesNotFit`."""
    return render_sheets(paper) if isinstance(paper, Sheets) else render_document(paper)
