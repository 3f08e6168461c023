"""The measures of the page: sizes, spacing and margins within NĐ 30/2020, Phụ lục I (TT 01/2011 allows the same)."""

from collections.abc import Mapping
from dataclasses import dataclass

from thiduadesk.documents.tree import Document, Style


@dataclass(frozen=True, slots=True)
class Measure:
    """How one style is set; lengths in points but `indent` in millimetres."""

    size: float
    leading: float
    align: str = "left"
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A4 in millimetres, with margins inside the ranges of Phụ lục I, mục I.3."""

    width: float = 210.0
    height: float = 297.0
    top: float = 20.5  # the border of a table at the head of a page stays below 20
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    header: float = 10.0  # where the page number and the line at the foot stand in their margins
    number_size: float = 13.0
    foot_size: float = 10.0

    @property
    def text_width(self) -> float:
        """The measure of a line of text."""
        return self.width - self.left - self.right


PAGE = Page()
LANDSCAPE = Page(width=297.0, height=210.0)  # allowed where the text has wide tables; margins as the page is read
RULE = 0.7  # points, the thickness of rules and table lines
RULE_GAP = 3.0  # points between the last baseline's descent and the rule under it, and once more below the rule
CELL_SIDES = 4.0  # points beside the text of a cell
CELL_TOP = 3.0
CELL_BOTTOM = 5.0  # descenders ask for more below
GRID_GAP = 6.0  # points above and below a ruled table
WATERMARK = Measure(80, 80, "center", bold=True)
WATERMARK_TURN = 52  # degrees, upwards
WATERMARK_GREY = 0.85  # of white
LANGUAGE = "vi-VN"  # of every paper, whatever the interface speaks

MEASURES: Mapping[Style, Measure] = {
    Style.BODY: Measure(14, 17.5, "justify", indent=10, before=6),
    Style.LIST: Measure(14, 17.5, "justify", indent=10, before=1.5),
    Style.LEAD: Measure(14, 17.5, "left", italic=True, indent=10, before=6, keep_with_next=True),
    Style.CENTER: Measure(14, 17.5, "center", before=6, keep_with_next=True),
    Style.TITLE: Measure(14, 18, "center", bold=True, before=14),
    Style.SUBTITLE: Measure(14, 18, "center", bold=True, after=10),
    Style.UNDER_TITLE: Measure(14, 17.5, "center", before=6),
    Style.SUPERIOR: Measure(13, 15.5, "center"),
    Style.ISSUER: Measure(13, 15.5, "center", bold=True),
    Style.NATION: Measure(13, 15.5, "center", bold=True),
    Style.MOTTO: Measure(14, 16.5, "center", bold=True),
    Style.NUMBER: Measure(13, 15.5, "center"),
    Style.ABOUT: Measure(12, 14.5, "center", before=6),
    Style.PLACE_DATE: Measure(13, 15.5, "center", italic=True),
    Style.SECTION: Measure(14, 17.5, "left", indent=10, before=10, keep_with_next=True),
    Style.SUBSECTION: Measure(14, 17.5, "justify", indent=10, before=6, keep_with_next=True),
    Style.CELL: Measure(13, 15.5),
    Style.CELL_CENTER: Measure(13, 15.5, "center"),
    Style.ADDRESSEE: Measure(14, 17.5, "left", indent=32, before=10, after=6),
    Style.RECIPIENTS: Measure(12, 14, before=12),
    Style.RECIPIENT: Measure(11, 13),
    Style.SIGNATURE: Measure(14, 17, "center"),
    Style.SIGNING_UNIT: Measure(12, 14.5, "center", bold=True),
    Style.SIGNER: Measure(14, 17, "center", bold=True),
}


def page_of(paper: Document) -> Page:
    """The page the paper is set on."""
    return LANDSCAPE if paper.landscape else PAGE
