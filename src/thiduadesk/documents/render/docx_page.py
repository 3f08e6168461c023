"""The page of a Word file: its styles, its sections, the page number and the watermark in the margins."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from reportlab.pdfbase.pdfmetrics import stringWidth

from thiduadesk.documents.render.docx_xml import Element, flag, half_points, node, twips, twips_mm
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.office import FONT, plain
from thiduadesk.documents.render.styles import (
    LANGUAGE,
    MEASURES,
    WATERMARK,
    WATERMARK_GREY,
    WATERMARK_TURN,
    Measure,
    Page,
)
from thiduadesk.documents.tree import Document, PageProfile, Style

_ALIGN = {"left": "left", "center": "center", "justify": "both"}
_OUTLINE: Mapping[Style, int] = {Style.TITLE: 0, Style.SECTION: 1, Style.SUBSECTION: 2}  # what Word can walk through
_KEPT = ("Normal", "DefaultParagraphFont", "TableNormal")  # of the styles Word's own template begins with


def style_name(style: Style) -> str:
    """The name and key of a style; Word gives a look of its own to names such as «title»."""
    return f"thiduadesk-{style}"


def set_styles(word: WordFile) -> None:
    """One style for each of the paper's, all measured as the PDF is; everything speaks Vietnamese in one family."""
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    body = MEASURES[Style.BODY]
    styles.find(qn("w:docDefaults")).getparent().replace(
        styles.find(qn("w:docDefaults")),
        node("docDefaults", node("rPrDefault", _letters(Measure(body.size, body.leading))), node("pPrDefault")),
    )
    styles.extend(_style(style, measure) for style, measure in MEASURES.items())


def _style(style: Style, measure: Measure) -> Element:
    name = style_name(style)
    return node(
        "style",
        node("name", val=name),
        node("basedOn", val="Normal"),
        node("qFormat"),
        node(
            "pPr",
            flag("keepNext", measure.keep_with_next),
            node("widowControl"),
            node(
                "spacing",
                before=twips(measure.before),
                after=twips(measure.after),
                line=twips(measure.leading),
                lineRule="atLeast",  # a letter taller than the family's, such as an emoji, is not cut
            ),
            node("ind", firstLine=twips_mm(measure.indent)),
            node("jc", val=_ALIGN[measure.align]),
            node("outlineLvl", val=_OUTLINE[style]) if style in _OUTLINE else None,
        ),
        # Said in every style, so that a paragraph copied into another file keeps its face.
        _letters(measure),
        type="paragraph",
        customStyle=1,
        styleId=name,
    )


def _letters(measure: Measure) -> Element:
    """Font and language for every script: where one is left out, Word falls back to another font or tongue."""
    return node(
        "rPr",
        node("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        flag("b", measure.bold),
        flag("i", measure.italic),
        node("sz", val=half_points(measure.size)),
        node("szCs", val=half_points(measure.size)),
        node("lang", val=LANGUAGE, eastAsia=LANGUAGE),
    )


def set_page(word: WordFile, paper: Document, page: Page) -> None:
    """Size, margins, page number and watermark, in the one section every other is copied from."""
    section = word.sections[0]
    section.different_first_page_header_footer = True  # no number on the first page
    at_top = paper.profile is PageProfile.DECREE_30
    first, later = section.first_page_header, section.header
    for place, header in enumerate((first, later), start=1):
        header.is_linked_to_previous = False
        number = _number(page, "center") if at_top and header is later else node("p")
        if paper.watermark:
            number.append(node("r", _watermark(plain(paper.watermark), place)))
        _fill(header._element, number)
    if paper.foot or not at_top:
        for footer in (section.first_page_footer, section.footer):
            footer.is_linked_to_previous = False
        _fill(section.first_page_footer._element, _foot(paper, page, numbered=False))
        _fill(section.footer._element, _foot(paper, page, numbered=not at_top))
    _measure_section(section._sectPr, page)


def _fill(part: Element, paragraph: Element) -> None:
    """Make this all a header or footer holds."""
    for child in list(part):
        part.remove(child)
    part.append(paragraph)


def _foot(paper: Document, page: Page, *, numbered: bool) -> Element:
    """The small line of every page at the left and the number of the page at the right, level with each other."""
    number = _number(page, "right") if numbered else node("p")
    if not paper.foot:
        return number
    size = half_points(page.foot_size)
    run = node("r", node("rPr", node("sz", val=size), node("szCs", val=size)), node("t"))
    run[-1].text = plain(paper.foot)
    if not numbered:
        return node("p", run)
    stop = node("tab", val="right", pos=twips_mm(page.text_width))
    return node("p", node("pPr", node("tabs", stop)), run, node("r", node("tab")), number[-1])


def _number(page: Page, side: str) -> Element:
    size = half_points(page.number_size)
    run = node("r", node("rPr", node("sz", val=size), node("szCs", val=size)), node("t"))
    run[-1].text = "1"
    return node("p", node("pPr", node("jc", val=side)), node("fldSimple", run, instr="PAGE"))


def _measure_section(section: Element, page: Page) -> None:
    """Everything a section says after its headers; pages are counted anew in each."""
    references = [child for child in section if child.tag in {qn("w:headerReference"), qn("w:footerReference")}]
    for child in list(section):
        section.remove(child)
    section.extend(references)
    lying = {"orient": "landscape"} if page.width > page.height else {}
    section.extend(
        (
            node("type", val="nextPage"),
            node("pgSz", w=twips_mm(page.width), h=twips_mm(page.height), **lying),
            node(
                "pgMar",
                top=twips_mm(page.top),
                right=twips_mm(page.right),
                bottom=twips_mm(page.bottom),
                left=twips_mm(page.left),
                header=twips_mm(page.header),
                footer=twips_mm(page.header),
                gutter=0,
            ),
            node("pgNumType", start=1),
            node("titlePg"),
        )
    )


_WORD_ART = """
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
    xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas>{formulas}</v:formulas>
    <v:path textpathok="t" o:connecttype="rect"/>
    <v:textpath on="t" fitshape="t"/>
    <o:lock v:ext="edit" text="t" shapetype="t"/>
  </v:shapetype>
  <v:shape id="PowerPlusWaterMarkObject{place}" o:spid="_x0000_s{number}" type="#_x0000_t136" o:allowincell="f"
      style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:{turn};z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page"
      fillcolor="#{colour}" stroked="f">
    <v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt;font-weight:bold" string={text}/>
  </v:shape>
</w:pict>
"""
# How a text fills its box, as the format writes it for the shape of a plain text.
_FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
)


def _watermark(text: str, place: int) -> Element:
    """A text behind the page, under the name by which Word's own command removes watermarks."""
    grey = round(255 * WATERMARK_GREY)
    return parse_xml(
        _WORD_ART.format(
            formulas="".join(f'<v:f eqn="{one}"/>' for one in _FORMULAS),
            place=place,
            number=2048 + place,
            width=round(stringWidth(text, face(bold=WATERMARK.bold), WATERMARK.size)),
            height=round(WATERMARK.size),
            turn=360 - WATERMARK_TURN,
            colour=f"{grey:02x}" * 3,
            font=FONT,
            text=quoteattr(text),
        )
    )
