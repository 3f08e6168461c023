"""A Word file of ours after somebody edited it: what it says of the facts, and where that is not what they are."""

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from textwrap import shorten
from xml.etree import ElementTree

from thiduadesk.documents.rows import alone, matched
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
_ROW = 200  # characters that tell which row is meant


_Fact = tuple[str, str]  # where it stands and what it is
_Beside = tuple[_Fact | None, str | None, _Fact | None]  # of the paper, of the copy, as left to the pen


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
    facts = _facts_by_tag(paper)
    known = [(tag, text) for tag, all_of_it in facts.items() for _, text in all_of_it]
    same = matched(copy.told, known)
    gone = alone(copy.told, same)
    said = _by_tag((same.get(tag, tag), text) for tag, text in copy.told if tag not in gone)
    missing = alone(known, same.values())
    blanks = _facts_by_tag(penned) if penned else {}
    found: list[Difference] = []
    for row, tags in _by_row(facts, missing):
        if row:
            place, _ = facts[tags[0]][0]
            found.append(Difference(place, None, _line(text for tag in tags for _, text in facts[tag])))
            continue
        (tag,) = tags
        for fact, told, blank in _side_by_side(facts[tag], said.pop(tag, []), blanks.get(tag, [])):
            place, text = fact or ("", None)
            untouched = blank is not None and told == blank[-1]
            if told != text and not untouched and (told or text):
                found.append(Difference(place, told, text))
    found += (Difference("", told, None) for texts in said.values() for told in texts if told)
    rows = _by_tag((gone[tag], text) for tag, text in copy.told if tag in gone and text)
    found += (Difference("", _line(texts), None) for texts in rows.values())
    return tuple(found)


def _by_row(tags: Iterable[str], rows: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The tags in their order, each alone but those of one of the `rows` together."""
    of_rows = _by_tag((row, tag) for tag, row in rows.items())
    for tag in tags:
        row = rows.get(tag, "")
        if not row:
            yield "", [tag]
        elif row in of_rows:
            yield row, of_rows.pop(row)


def _side_by_side(facts: list[_Fact], said: list[str], blanks: list[_Fact]) -> Iterator[_Beside]:
    """What stands under one tag in several places, one by one; what one side only tells more often is no other fact."""
    if len(facts) == len(said):
        yield from zip_longest(facts, said, blanks)
        return
    texts = [text for _, text in facts]
    for kind, first, last, start, end in SequenceMatcher(None, texts, said, autojunk=False).get_opcodes():
        if kind == "replace":
            yield from zip_longest(facts[first:last], said[start:end], blanks[first:last])
        elif kind == "delete":
            yield from ((fact, None, None) for fact in facts[first:last] if fact[-1] not in said)
        elif kind == "insert":
            yield from ((None, told, None) for told in said[start:end] if told not in texts)


def _line(texts: Iterable[str]) -> str:
    """All that a row tells, as one text."""
    return shorten(" · ".join(dict.fromkeys(texts)), _ROW, placeholder="…")


def _by_tag(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, text in told:
        found.setdefault(tag, []).append(text)
    return found


def _facts_by_tag(paper: Document) -> Mapping[str, list[_Fact]]:
    """Tag → where the fact stands and what it is; a tag may stand in several places."""
    found: dict[str, list[_Fact]] = {}
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
