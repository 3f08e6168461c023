"""Layouts as TOML: read with every mistake told by line and key, written so that reading gives the same again."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any

from thiduadesk.documents.tree import Align, Box, Emblem, Frame
from thiduadesk.domain.errors import Params, Problem, RuleBroken
from thiduadesk.domain.layout import LayoutKind
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path

FIELDS: Mapping[str, str] = {
    "nation": N_("Quốc hiệu"),
    "motto": N_("Tiêu ngữ"),
    "giver": N_("Cơ quan tặng"),
    "verb": N_("Chữ «Tặng»"),
    "form": N_("Tên giấy"),
    "recipient": N_("Người nhận"),
    "office": N_("Chức vụ, đơn vị"),
    "content": N_("Thành tích"),
    "decision": N_("Số quyết định"),
    "book": N_("Vào sổ số"),
    "place_date": N_("Địa danh, ngày"),
    "signer_office": N_("Chức vụ người ký"),
    "signer": N_("Người ký"),
}
"""What may stand on a certificate and what people call it, in reading order."""

SHIPPED = ("a4-ngang", "a3-ngang", "a4-phoi", "a3-phoi")
"""The layouts that come with the program, by the names of their files; the first is used where none is chosen."""

_SYNTAX = re.compile(r"at line (\d+)")
_UNKNOWN = N_("Mẫu giấy, dòng {line}: không có mục nào tên «{key}».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A layout as it was read: the paper in millimetres, its border, and a box for each text it prints."""

    name: str
    kind: LayoutKind
    width: float
    height: float
    frames: tuple[Frame, ...] = ()
    emblem: Emblem | None = None
    boxes: tuple[Box, ...]


@cache
def shipped_design(name: str) -> Design:
    """One of `SHIPPED`."""
    return read_design(shipped_text(name))


def shipped_text(name: str) -> str:
    """One of `SHIPPED`, as its file says it."""
    return resource_path("layouts", f"{name}.toml").read_text(encoding="utf-8")


def read_design(text: str) -> Design:
    """The layout a TOML text holds; raises `RuleBroken` with a sentence for every mistake, naming line and key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.search(str(error))
        line = int(found[1]) if found else max(len(text.splitlines()), 1)
        said = N_("Mẫu giấy, dòng {line}: không đúng cách viết của tệp TOML.")
        raise RuleBroken([Problem("", said, {"line": line})]) from error
    reader = _Reader(text)
    design = reader.design(data)
    if reader.problems:
        raise RuleBroken(reader.problems)
    return design


def write_design(design: Design) -> str:
    """The layout as TOML; what is as usual is left out."""
    lines = [f"name = {_value(design.name)}", f"kind = {_value(str(design.kind))}", ""]
    lines += ["[paper]", f"width = {_value(design.width)}", f"height = {_value(design.height)}", ""]
    for frame in design.frames:
        lines += ["[[frame]]", *(f"{key} = {value}" for key, value in _pairs(frame)), ""]
    if design.emblem:
        lines += ["[emblem]", *(f"{key} = {value}" for key, value in _pairs(design.emblem)), ""]
    lines.append("[field]")
    for box in design.boxes:
        told = ", ".join(f"{key} = {value}" for key, value in _pairs(box) if key != "name")
        lines.append(f"{box.name} = {{ {told} }}")
    return "\n".join(lines) + "\n"


def _pairs(part: Frame | Emblem | Box) -> Iterator[tuple[str, str]]:
    for one in fields(part):
        value = getattr(part, one.name)
        if one.default is MISSING or value != one.default:
            yield one.name, _value(value)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return repr(round(value, 3))
        case _:
            # What a basic string of TOML may not hold as it stands.
            escaped = "".join(f"\\u{ord(sign):04x}" if sign in '"\\' or ord(sign) < 32 else sign for sign in value)
            return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a value must be, and the sentence where it is not."""

    holds: Callable[[Any], bool]
    message: str
    params: Params = field(default_factory=dict)


def _number(least: float, most: float, *, whole: bool = False) -> _Wanted:
    kinds = int if whole else (int, float)
    return _Wanted(
        lambda value: isinstance(value, kinds) and not isinstance(value, bool) and least <= value <= most,
        N_("Mẫu giấy, dòng {line}: «{key}» phải là số từ {least} đến {most}, phần lẻ viết sau dấu chấm."),
        {"least": f"{least:g}", "most": f"{most:g}"},
    )


def _one_of(*terms: str) -> _Wanted:
    quoted = ", ".join(f'"{term}"' for term in terms)
    said = N_("Mẫu giấy, dòng {line}: «{key}» phải là một trong: {terms}.")
    return _Wanted(lambda value: value in terms, said, {"terms": quoted})


_YES_NO = _Wanted(lambda value: isinstance(value, bool), N_("Mẫu giấy, dòng {line}: «{key}» phải là true hoặc false."))
_COLOUR = _Wanted(
    lambda value: isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value) is not None,
    N_('Mẫu giấy, dòng {line}: «{key}» phải là màu viết như "#B3131B".'),
)
_TEXT = _Wanted(lambda value: isinstance(value, str), N_("Mẫu giấy, dòng {line}: «{key}» phải là chữ trong ngoặc kép."))
_PLACE = _number(0, 1200)
_POINTS = _number(4, 200)

_PAPER = {"width": _number(50, 1200), "height": _number(50, 1200)}
_FRAME = {"inset": _number(0, 300), "thickness": _number(0.05, 20), "colour": _COLOUR}
_EMBLEM = {"x": _PLACE, "y": _PLACE, "height": _number(1, 300)}
_BOX = {
    "x": _PLACE,
    "y": _PLACE,
    "width": _number(5, 1200),
    "size": _POINTS,
    "floor": _POINTS,
    "lines": _number(1, 20, whole=True),
    "leading": _number(0.8, 3),
    "bold": _YES_NO,
    "italic": _YES_NO,
    "align": _one_of(*Align),
    "middle": _YES_NO,
    "ruled": _YES_NO,
    "colour": _COLOUR,
}
_HEAD = {"name": _TEXT, "kind": _one_of(*LayoutKind)}
_TABLES = ("paper", "frame", "emblem", "field")


class _Reader:
    """Reads the tables of one text and collects what is wrong; what is wrong is left out of the design."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[Problem] = []

    def design(self, data: Mapping[str, Any]) -> Design:
        """The design, of use only while there are no problems."""
        head = self._table({key: data[key] for key in data if key not in _TABLES}, _HEAD, set())
        paper = self._table(data.get("paper", {}), _PAPER, {*_PAPER}, "paper")
        frames = data.get("frame", [])
        boxes = data.get("field")
        if not isinstance(boxes, dict) or not boxes:
            self._tell(("field",), N_("Mẫu giấy, dòng {line}: chưa có ô chữ nào dưới mục [{key}]."))
            boxes = {}
        return Design(
            name=head.get("name", ""),
            kind=LayoutKind(head.get("kind", LayoutKind.FULL_PAGE)),
            width=paper.get("width", 0.0),
            height=paper.get("height", 0.0),
            frames=tuple(
                frame
                for values in (frames if isinstance(frames, list) else [frames])
                if (frame := self._part(Frame, values, _FRAME, "frame"))
            ),
            emblem=self._part(Emblem, data["emblem"], _EMBLEM, "emblem") if "emblem" in data else None,
            boxes=tuple(self._boxes(boxes, paper)),
        )

    def _boxes(self, data: Mapping[str, Any], paper: Mapping[str, Any]) -> Iterator[Box]:
        for name in sorted(data, key=[*FIELDS, *data].index):
            if name not in FIELDS:
                self._tell(("field", name), _UNKNOWN)
            elif box := self._part(Box, data[name], _BOX, "field", name, name=name):
                if box.floor > box.size:
                    said = N_("Mẫu giấy, dòng {line}: «{key}», cỡ chữ nhỏ nhất, đang lớn hơn cỡ chữ.")
                    self._tell(("field", name, "floor"), said)
                if paper and (box.x > paper.get("width", box.x) or box.y > paper.get("height", box.y)):
                    self._tell(("field", name), N_("Mẫu giấy, dòng {line}: ô «{key}» nằm ngoài tờ giấy."))
                yield box

    def _part(self, kind: type[Any], values: Any, known: Mapping[str, _Wanted], *path: str, **more: str) -> Any:
        needed = {one.name for one in fields(kind) if one.default is MISSING} - more.keys()
        read = self._table(values, known, needed, *path)
        return kind(**more, **read) if needed <= read.keys() else None

    def _table(self, values: Any, known: Mapping[str, _Wanted], needed: Set[str], *path: str) -> dict[str, Any]:
        """The values that are right."""
        if not isinstance(values, dict):
            self._tell(path, N_("Mẫu giấy, dòng {line}: «{key}» phải là một bảng gồm nhiều mục."))
            return {}
        read: dict[str, Any] = {}
        for key, value in values.items():
            wanted = known.get(key)
            if wanted is None:
                self._tell((*path, key), _UNKNOWN)
            elif not wanted.holds(value):
                self._tell((*path, key), wanted.message, wanted.params)
            elif key == "align":
                read[key] = Align(value)
            else:
                read[key] = float(value) if type(value) is int and key != "lines" else value
        for key in known:
            if key in needed and key not in values:
                # What is missing stands on no line; the table it belongs to does.
                said = N_("Mẫu giấy, dòng {line}: thiếu mục «{key}».")
                self._tell((*path, key), said, {"line": self._line(path)})
        return read

    def _tell(self, path: Sequence[str], message: str, params: Params = MappingProxyType({})) -> None:
        told = {"line": self._line(path), "key": ".".join(path), **params}
        self.problems.append(Problem(".".join(path), message, told))

    def _line(self, path: Sequence[str]) -> int:
        """The line where a key stands, or the table it is missing from; the parser keeps no places of its own."""
        place = 0
        for key in path:
            found = re.compile(rf"(?<![\w.-])[\"']?{re.escape(key)}[\"']?\s*[=\].]").search(self._text, place)
            place = found.start() if found else place
        return self._text.count("\n", 0, place) + 1
