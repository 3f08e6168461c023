"""Layouts as TOML: read with every mistake told by line and key, written so that reading gives the same again."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from thiduadesk.documents.tree import Align, Box, Edge, Emblem, Frame, Sides
from thiduadesk.domain.errors import Params, Problem, RuleBroken
from thiduadesk.domain.layout import LayoutKind
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import points_text
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

PREPRINTED = frozenset({"nation", "motto", "giver", "verb", "form"})
"""What a blank shows already, with its border and emblem."""

SHIPPED = ("a4-ngang", "a3-ngang", "a4-phoi", "a3-phoi")
"""The layouts that come with the program, by the names of their files; the first is used where none is chosen."""

Placed = TypeVar("Placed", bound=Box | Emblem)

NO_BOX = N_("Mẫu phải in ít nhất một ô chữ.")
"""Why a layout cannot be kept on which nothing would be printed: a blank may show all its boxes already."""

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

    @property
    def printed(self) -> "Design":
        """What of it is printed: on a blank neither border nor emblem, nor what is `PREPRINTED`."""
        if self.kind == LayoutKind.FULL_PAGE:
            return self
        left_open = tuple(box for box in self.boxes if box.name not in PREPRINTED)
        return replace(self, frames=(), emblem=None, boxes=left_open)


@cache
def shipped_design(name: str) -> Design:
    """One of `SHIPPED`."""
    return read_design(shipped_text(name))


def usual_box(name: str, design: Design) -> Box:
    """A box for a field the layout did not print yet: as on the shipped full page, brought to this paper's size."""
    across, down, model = _against_model(design)
    (usual,) = (one for one in model.boxes if one.name == name)
    width = round(usual.width * across, 1)
    box = replace(usual, x=round(usual.x * across, 1), y=round(usual.y * down, 1), width=width)
    return brought_onto(design, box, box.sides)


def usual_emblem(design: Design) -> Emblem:
    """The place of an emblem, found as that of `usual_box`."""
    across, down, model = _against_model(design)
    assert model.emblem is not None
    usual = model.emblem
    return Emblem(x=round(usual.x * across, 1), y=round(usual.y * down, 1), height=round(usual.height * down, 1))


def brought_onto(design: Design, part: Placed, sides: Sides) -> Placed:
    """What stands on the paper of a layout with these sides, moved as little as brings all of it onto the paper."""
    over = defaultdict(float, sides.past(design.width, design.height))
    x = part.x + over[Edge.LEFT] - over[Edge.RIGHT]
    y = part.y + over[Edge.TOP] - over[Edge.BOTTOM]
    return replace(part, x=round(x, 2), y=round(y, 2))


def _against_model(design: Design) -> tuple[float, float, Design]:
    """How many times as wide and high a paper is as that of the shipped full page, and this page."""
    model = shipped_design(SHIPPED[0])
    return design.width / model.width, design.height / model.height, model


def shipped_text(name: str) -> str:
    """One of `SHIPPED`, as its file says it."""
    return resource_path("layouts", f"{name}.toml").read_text(encoding="utf-8")


def read_design(text: str, *, anywhere: bool = False) -> Design:
    """The layout a TOML text holds; raises `RuleBroken` with a sentence for every mistake, naming line and key.

    What hangs over the paper, and boxes that are all on the blank already, are a mistake unless they may stand
    `anywhere`, as in a layout that is kept already: its owner is to see them and put them right.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.search(str(error))
        line = int(found[1]) if found else max(len(text.splitlines()), 1)
        said = N_("Mẫu giấy, dòng {line}: không đúng cách viết của tệp TOML.")
        raise RuleBroken([Problem("", said, {"line": line})]) from error
    reader = _Reader(text, anywhere=anywhere)
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
            escaped = "".join(f"\\u{ord(sign):04x}" if sign in '"\\\x7f' or ord(sign) < 32 else sign for sign in value)
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

    def __init__(self, text: str, *, anywhere: bool) -> None:
        self._text = text
        self._anywhere = anywhere
        self.problems: list[Problem] = []

    def design(self, data: Mapping[str, Any]) -> Design:
        """The design, of use only while there are no problems."""
        head = self._table({key: data[key] for key in data if key not in _TABLES}, _HEAD, set())
        paper = self._table(data.get("paper", {}), _PAPER, {*_PAPER}, "paper")
        boxes = data.get("field")
        if not isinstance(boxes, dict) or not boxes:
            self._tell(("field",), N_("Mẫu giấy, dòng {line}: chưa có ô chữ nào dưới mục [{key}]."))
            boxes = {}
        design = Design(
            name=head.get("name", ""),
            kind=LayoutKind(head.get("kind", LayoutKind.FULL_PAGE)),
            width=paper.get("width", 0.0),
            height=paper.get("height", 0.0),
            frames=tuple(self._frames(data.get("frame", []), paper)),
            emblem=self._emblem(data["emblem"], paper) if "emblem" in data else None,
            boxes=tuple(self._boxes(boxes, paper)),
        )
        if design.boxes and not design.printed.boxes and not self._anywhere:
            self._tell(
                ("field",), N_("Mẫu giấy, dòng {line}: các ô dưới mục [{key}] đều có sẵn trên phôi, không in gì.")
            )
        return design

    def _frames(self, data: Any, paper: Mapping[str, float]) -> Iterator[Frame]:
        for place, values in enumerate(data if isinstance(data, list) else [data]):
            if frame := self._part(Frame, values, _FRAME, "frame", place):
                if self._bounds(paper) and not frame.lies_on(**paper):
                    said = N_("Mẫu giấy, dòng {line}: «{key}» phải nhỏ hơn nửa cạnh ngắn của tờ giấy, {most} mm.")
                    most = points_text(round(min(paper.values()) * 50))
                    self._tell(("frame", place, "inset"), said, {"most": most})
                yield frame

    def _emblem(self, values: Any, paper: Mapping[str, float]) -> Emblem | None:
        emblem: Emblem | None = self._part(Emblem, values, _EMBLEM, "emblem")
        if emblem and self._bounds(paper):
            self._tell_past(emblem.sides(0), paper, "emblem")  # how wide it is, its picture tells
        return emblem

    def _bounds(self, paper: Mapping[str, float]) -> bool:
        """Whether what stands on the paper has to keep to it, and how large that is is known."""
        return paper.keys() == _PAPER.keys() and not self._anywhere

    def _tell_past(self, sides: Sides, paper: Mapping[str, float], *path: str) -> None:
        for edge, far in sides.past(**paper).items():
            said = N_("Mẫu giấy, dòng {line}: ô «{key}» vượt {edge} của tờ giấy {far} mm.")
            self._tell(path, said, {"edge": edge, "far": points_text(round(far * 100))})

    def _boxes(self, data: Mapping[str, Any], paper: Mapping[str, Any]) -> Iterator[Box]:
        for name in sorted(data, key=[*FIELDS, *data].index):
            if name not in FIELDS:
                self._tell(("field", name), _UNKNOWN)
            elif box := self._part(Box, data[name], _BOX, "field", name, name=name):
                if box.floor > box.size:
                    said = N_("Mẫu giấy, dòng {line}: «{key}», cỡ chữ nhỏ nhất, đang lớn hơn cỡ chữ.")
                    self._tell(("field", name, "floor"), said)
                if self._bounds(paper):
                    self._tell_past(box.sides, paper, "field", name)
                yield box

    def _part(self, kind: type[Any], values: Any, known: Mapping[str, _Wanted], *path: str | int, **more: str) -> Any:
        needed = {one.name for one in fields(kind) if one.default is MISSING} - more.keys()
        read = self._table(values, known, needed, *path)
        return kind(**more, **read) if needed <= read.keys() else None

    def _table(self, values: Any, known: Mapping[str, _Wanted], needed: Set[str], *path: str | int) -> dict[str, Any]:
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

    def _tell(self, path: Sequence[str | int], message: str, params: Params = MappingProxyType({})) -> None:
        key = ".".join(part for part in path if isinstance(part, str))
        self.problems.append(Problem(key, message, {"line": self._line(path), "key": key, **params}))

    def _line(self, path: Sequence[str | int]) -> int:
        """The line where a key stands, or the table it is missing from; the parser keeps no places of its own.

        A number in the path tells which of several tables of one name is meant, counted from 0.
        """
        place = 0
        for before, key in zip(("", *path), path, strict=False):
            name, times = (key, 1) if isinstance(key, str) else (str(before), key)
            for _ in range(times):
                found = re.compile(rf"(?<![\w.-])[\"']?{re.escape(name)}[\"']?\s*[=\].]").search(self._text, place)
                place = found.end() - 1 if found else place
        return self._text.count("\n", 0, place) + 1
