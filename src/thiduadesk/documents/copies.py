"""A Word file of ours after somebody edited it: what it says of the facts, and where that is not what they are."""

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from textwrap import shorten
from xml.etree import ElementTree

from thiduadesk.documents.tree import (
    Addressees,
    Block,
    Cell,
    Columns,
    Document,
    Grid,
    Heading,
    Origin,
    Paragraph,
    Style,
    leaves,
    placed,
    row_name,
)
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_KIND, _YEAR, _SUBJECT, _DAY, _CLUSTER = (
    f"thiduadesk.{name}" for name in ("kind", "year", "subject", "day", "cluster")
)
_MOST_BYTES = 1 << 26  # of one part once unpacked, more than any paper
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # how Word begins a file with a password, and every .doc
_ZIP = b"PK"  # and a .docx, as far as it was copied
_BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError)
_STRANGE = (KeyError, RuntimeError, NotImplementedError)  # a part is missing, or packed as Word never packs
_STRANGER = N_("Tệp {name} không phải tệp Word do chương trình này ghi.")
_LOCKED = N_("Tệp {name} có mật khẩu hoặc là .doc cũ; bỏ mật khẩu, lưu dạng .docx rồi kiểm tra lại.")
_DAMAGED = N_("Tệp {name} hỏng hoặc chưa chép hết; hãy chép lại rồi kiểm tra.")
_GONE = {f"{_W}del", f"{_W}moveFrom"}  # what tracked changes take away
_LENGTH = 80  # characters that tell where something stands


class NotACopy(Trouble):
    """The file is no Word file, none this program wrote, or none of this cluster."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a Word file says of itself and of the facts: tag and text, in reading order."""

    origin: Origin
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact a copy tells otherwise; `said` is None where it is gone from the copy, `known` where the data lack it."""

    place: str
    said: str | None
    known: str | None


def origin_properties(origin: Origin) -> dict[str, str]:
    """The properties by which a Word file remembers what it was composed from."""
    day = origin.day.isoformat() if origin.day else ""
    return {
        _KIND: origin.kind,
        _YEAR: str(origin.year),
        _SUBJECT: origin.subject,
        _DAY: day,
        _CLUSTER: origin.cluster,
    }


def read_copy(data: bytes, name: str) -> Copy:
    """A Word file read back; raises `NotACopy` with the name of the file."""
    if data.startswith(_OLE):
        raise NotACopy(_LOCKED, name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            properties = _part(archive, "docProps/custom.xml")
            told = tuple(_told(_part(archive, "word/document.xml")))
    except _BROKEN as error:
        raise NotACopy(_DAMAGED if data.startswith(_ZIP) else _STRANGER, name=name) from error
    except _STRANGE as error:
        raise NotACopy(_STRANGER, name=name) from error
    origin = _origin({entry.get("name", ""): "".join(entry.itertext()) for entry in properties.iter(_PROPERTY)})
    if origin is None:
        raise NotACopy(_STRANGER, name=name)
    if not told:
        lost = N_(
            "Tệp {name} đã mất dấu các chỗ lấy từ dữ liệu; hãy sửa bản lưu từ chương trình bằng Word rồi kiểm tra."
        )
        raise NotACopy(lost, name=name)
    return Copy(origin, told)


def _origin(known: Mapping[str, str]) -> Origin | None:
    """What the properties of a file tell; None where they are not ours."""
    kind, year, day = known.get(_KIND, ""), known.get(_YEAR, ""), known.get(_DAY, "")
    if not kind or not (year.isascii() and year.isdigit()):
        return None
    try:
        as_of = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    return Origin(kind, int(year), known.get(_SUBJECT, ""), as_of, known.get(_CLUSTER, ""))


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise zipfile.BadZipFile(name)
    return ElementTree.fromstring(archive.read(name))


def _told(body: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """What stands in every tagged control, as it reads with all tracked changes accepted."""
    for control in _kept(body):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        content = control.find(f"{_W}sdtContent")
        if control.tag != f"{_W}sdt" or tag is None or content is None:
            continue
        # An emptied control shows Word's own invitation to type.
        emptied = control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
        said = "" if emptied else _plain("".join(_letters(content)))
        # What was moved away whole is told by the control it was moved to, if there is one.
        if said or content.find(f".//{_W}moveFrom") is None:
            yield tag.get(f"{_W}val", ""), said


def _kept(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """An element and all inside it, but what tracked changes take away."""
    if element.tag not in _GONE:
        yield element
        for child in element:
            yield from _kept(child)


def _letters(content: ElementTree.Element) -> Iterator[str]:
    for element in _kept(content):
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in {f"{_W}br", f"{_W}tab", f"{_W}p"}:
            yield " "


def differences(copy: Copy, paper: Document, penned: Document | None = None) -> tuple[Difference, ...]:
    """Every fact the copy tells otherwise than the paper composed anew, in the order of the paper.

    `penned` is the same paper with number and day left to the pen: a copy that still leaves them so says nothing else.
    """
    said = _by_tag(copy.told)
    blanks = _facts_by_tag(penned) if penned else {}
    found: list[Difference] = []
    for tag, facts in _facts_by_tag(paper).items():
        for fact, told, blank in zip_longest(facts, said.pop(tag, ()), blanks.get(tag, ())):
            place, known = fact or ("", None)
            untouched = blank is not None and told == blank[-1]
            if told != known and not untouched and (told or known):
                found.append(Difference(place, told, known))
    found += (Difference("", told, None) for texts in said.values() for told in texts if told)
    return tuple(found)


def _by_tag(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, text in told:
        found.setdefault(tag, []).append(text)
    return found


def _facts_by_tag(paper: Document) -> Mapping[str, list[tuple[str, str]]]:
    """Tag → where the fact stands and what it is; a tag may stand in several places."""
    found: dict[str, list[tuple[str, str]]] = {}
    for tag, place, text in _facts(paper.blocks):
        if tag and text:
            found.setdefault(tag, []).append((shorten(place, _LENGTH, placeholder="…"), _plain(text)))
    return found


def _facts(blocks: Iterable[Block], section: str = "") -> Iterator[tuple[str, str, str]]:
    """Tag, place and text of everything that may be tagged; a place is told by the words that stand around it."""
    for block in leaves(blocks):
        match block:
            case Paragraph():
                before = ""
                for run in block.runs:
                    yield run.tag, before.strip(" :-,") or run.text, run.text
                    before += run.text
                section = before if block.style is Style.SUBSECTION else section
            case Heading():
                yield block.tag, block.text, block.text
                section = block.text if block.style is Style.SUBTITLE else section
            case Addressees():
                yield from ((run.tag, block.label.strip(" :"), run.text) for line in block.lines for run in line)
            case Columns():
                for cell in block.cells:
                    yield from _facts(cell)
            case Grid():
                yield from _cell_facts(block, section)


def _cell_facts(grid: Grid, section: str) -> Iterator[tuple[str, str, str]]:
    for head in grid.head:
        if isinstance(head, Cell):
            yield head.tag, _place(head.text, section), head.text
    for row in grid.rows:
        name = row_name(row)
        for column, _, cell in placed(row):
            if isinstance(cell, Cell):
                head = "" if cell.span > 1 else str(grid.head[column])
                yield cell.tag, _place(head, name, section), cell.text


def _place(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
