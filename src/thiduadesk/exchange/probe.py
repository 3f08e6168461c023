"""What only the XML inside an .xlsx tells: failed and never counted formulas, and cells too far out to load."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from thiduadesk.exchange.book import Flaw
from thiduadesk.i18n.mark import N_

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CELL = re.compile(r"([A-Z]+)(\d+)")
_FORMULA_OR_ERROR = re.compile(rb'<(?:\w+:)?f[ >/]|t="e"')
_FILLED = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]+)(\d+)"[^>]*(?<!/)>\s*<(?:\w+:)?(?:v|f|is)[ >]')
_MOST_CELLS = 10_000_000  # a sheet is loaded as a full rectangle, about 24 bytes a cell
_MOST_BYTES = 1 << 30  # of the XML once unpacked


class NotReadable(Exception):
    """The package is damaged, or unpacks to more than any workbook of people and votes could hold."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What the XML of one sheet tells; `far` is the address of a cell that makes the sheet too big to load."""

    flaws: tuple[Flaw, ...] = ()
    far: str = ""


def probe(data: bytes) -> dict[str, Probe]:
    """Sheet name → what its XML tells; empty for an old .xls, which holds none. Raises `NotReadable`."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
                raise NotReadable
            return _sheets(archive)
    except (KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise NotReadable from error
    except (ElementTree.ParseError, NotImplementedError, EOFError) as error:
        raise NotReadable from error


def _sheets(archive: zipfile.ZipFile) -> dict[str, Probe]:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return {}
    links = {
        link.get("Id"): str(link.get("Target"))
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    settings = book.find(f"{_MAIN}calcPr")
    # Excel never saves this wish; a program that cannot count writes it, with 0 for every result.
    uncounted = settings is not None and settings.get("fullCalcOnLoad") in {"1", "true"}
    found: dict[str, Probe] = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = links.get(sheet.get(f"{_LINKS}id"), "").lstrip("/")
        path = target if target.startswith("xl/") else f"xl/{target}"
        if path in names:
            found[str(sheet.get("name"))] = _probe_sheet(archive.read(path), uncounted=uncounted)
    return found


def _probe_sheet(xml: bytes, *, uncounted: bool) -> Probe:
    flaws: list[Flaw] = []
    if _FORMULA_OR_ERROR.search(xml):
        for cell in ElementTree.fromstring(xml).iter(f"{_MAIN}c"):
            message = _flaw(cell, uncounted=uncounted)
            place = _CELL.fullmatch(cell.get("r", ""))
            if message and place:
                flaws.append(Flaw(place[1], int(place[2]), message))
    return Probe(tuple(flaws), _far(xml))


def _flaw(cell: ElementTree.Element, *, uncounted: bool) -> str:
    result = cell.findtext(f"{_MAIN}v")
    if cell.get("t") == "e":
        return N_("Ô {cell} báo lỗi công thức; hãy sửa trong Excel rồi nhập lại.")
    if cell.find(f"{_MAIN}f") is None:
        return ""
    empty_text = cell.get("t") == "str" and result is not None
    if (not result and not empty_text) or (uncounted and result == "0"):
        return N_("Ô {cell} là công thức chưa có kết quả; hãy mở bằng Excel, lưu lại rồi nhập.")
    return ""


def _far(xml: bytes) -> str:
    last = xml.rfind(b"<row ")
    number = re.search(rb'r="(\d+)"', xml[last : last + 200]) if last >= 0 else None
    # A cheap look first: hardly any sheet is so long or so wide that its filled cells must be gone through.
    widest = 26 if not re.search(rb'r="[A-Z]{2}', xml) else 26 * 27 if not re.search(rb'r="[A-Z]{3}', xml) else 1 << 14
    if number and int(number[1]) * widest <= _MOST_CELLS:
        return ""
    width = height = 0
    for letters, digits in _FILLED.findall(xml):
        width, height = max(width, _column_number(letters)), max(height, int(digits))
        if width * height > _MOST_CELLS:
            return f"{letters.decode()}{digits.decode()}"
    return ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
