"""The tree as PDF: fonts embedded, text selectable, the same bytes for the same paper."""

import re

from thiduadesk.documents.render.flow import render_document
from thiduadesk.documents.render.sheets import render_sheets
from thiduadesk.documents.render.slips import render_slips
from thiduadesk.documents.tree import Paper, Sheets, Slips

_PAGE_TREE = re.compile(rb"/Count (\d+) /Kids")  # one flat list, never compressed


def render_pdf(paper: Paper) -> bytes:
    """The paper as one PDF file; raises `MissingGlyph`, `TooTall`, `DoesNotFit`."""
    if isinstance(paper, Sheets):
        return render_sheets(paper)
    return render_slips(paper) if isinstance(paper, Slips) else render_document(paper)


def page_count(data: bytes) -> int:
    """How many pages a file of `render_pdf` has."""
    tree = _PAGE_TREE.search(data)
    assert tree is not None
    return int(tree[1])
