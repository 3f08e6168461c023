"""Reads a Word file back: its words in reading order, its styles, its sections."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def open_word(data: bytes) -> Document:
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    """The text of every paragraph, those of tables in the order they are read; empty ones are left out."""
    return [said for said in map(text_of, elements(data, "p")) if said]


def foot(data: bytes) -> str:
    """What stands at the foot of the first page, where there is no page number."""
    section = open_word(data).sections[0]
    return " ".join(text_of(part) for part in section.first_page_footer._element.iter(qn("w:p"))).strip()


def elements(data: bytes, name: str) -> Iterator[BaseOxmlElement]:
    """The elements of one name in the body, in the order of the file."""
    yield from open_word(data).element.body.iter(qn(f"w:{name}"))


def text_of(paragraph: BaseOxmlElement) -> str:
    """What a paragraph says; a line broken by hand and a tab are blanks."""
    blanks = {qn("w:br"): " ", qn("w:tab"): " "}
    parts = paragraph.iter(qn("w:t"), *blanks)
    return "".join(blanks.get(part.tag) or part.text or "" for part in parts)


def value(element: BaseOxmlElement, path: str, attribute: str = "val") -> str | None:
    """An attribute of what stands below an element: «w:pPr/w:jc»."""
    found = element.find(path, {"w": qn("w:t").removesuffix("t").strip("{}")})
    return None if found is None else found.get(qn(f"w:{attribute}"))
