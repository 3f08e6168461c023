"""The tree as a Word file: real styles, tables, header and sections, to be edited by whoever signs it."""

import io
from copy import deepcopy
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordFile
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from thiduadesk.documents.copies import origin_properties
from thiduadesk.documents.render.docx_flow import body
from thiduadesk.documents.render.docx_page import set_page, set_styles
from thiduadesk.documents.render.docx_xml import node
from thiduadesk.documents.render.office import MADE, file_title, plain, repacked
from thiduadesk.documents.render.styles import LANGUAGE, page_of
from thiduadesk.documents.tree import Document, Origin, parted

_POINTS = 72 / 25.4
_WORD_2013 = "15"  # the layout of this Word and all later ones: tables stand on the margin

_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{properties}</Properties>'
)
_PROPERTY = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
    "<vt:lpwstr>{value}</vt:lpwstr></property>"
)


def render_docx(paper: Document) -> bytes:
    """The paper as one .docx file; the same paper gives the same bytes."""
    word = docx.Document()
    page = page_of(paper)
    _bare(word)
    set_styles(word)
    set_page(word, paper, page)
    text = word.element.body
    section = text[-1]
    *before, last = parted(paper.blocks)
    for blocks in before:
        *elements, end = body(blocks, page.text_width * _POINTS)
        end.find(qn("w:pPr")).append(deepcopy(section))  # a section ends in the last paragraph of its text
        for element in (*elements, end):
            section.addprevious(element)
    for element in body(last, page.text_width * _POINTS):
        section.addprevious(element)
    _name(word, paper)
    if paper.origin:
        _remember(word, paper.origin)
    target = io.BytesIO()
    word.save(target)
    return repacked(target.getvalue())


def _bare(word: WordFile) -> None:
    """Word's template without what no paper uses: its picture, its lists, its second book of styles."""
    for relations in (word.part.package.rels, word.part.rels):
        for key, relation in list(relations.items()):
            inside = relation.reltype.rpartition("/")[-1]
            if inside in {"thumbnail", "customXml", "numbering", "stylesWithEffects", "webSettings"}:
                del relations[key]
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    for child in list(settings):
        if child is not compat and child.tag not in {qn("w:defaultTabStop"), qn("w:characterSpacingControl")}:
            settings.remove(child)
    for child in list(compat):
        compat.remove(child)
    compat.append(node("doNotExpandShiftReturn"))  # a line ended by hand is not stretched to the margin
    compat.append(
        node(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val=_WORD_2013,
        )
    )
    settings.append(node("themeFontLang", val=LANGUAGE, eastAsia=LANGUAGE))


def _name(word: WordFile, paper: Document) -> None:
    about = word.core_properties
    about.title = file_title(paper.title)
    about.language = LANGUAGE
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.created = about.modified = MADE


def _remember(word: WordFile, origin: Origin) -> None:
    """Among the properties of the file, what it was composed from: a copy edited by hand can be checked by them."""
    package = word.part.package
    properties = "".join(
        _PROPERTY.format(pid=pid, name=name, value=escape(plain(value)))
        for pid, (name, value) in enumerate(origin_properties(origin).items(), start=2)
    )
    blob = _PROPERTIES.format(properties=properties).encode()
    package.relate_to(Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, blob, package), _CUSTOM_RELATION)
