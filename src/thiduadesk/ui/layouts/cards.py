"""What is typed about a layout and about one of its parts: measures in hundredths, looks in words."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from enum import StrEnum

from thiduadesk.documents.layouts import (
    FIELDS,
    NO_BOX,
    PREPRINTED,
    SHIPPED,
    Design,
    shipped_design,
    usual_box,
    usual_emblem,
)
from thiduadesk.documents.tree import Align, Box, Edge, Emblem, Frame, Sides
from thiduadesk.domain.errors import Params, Problem
from thiduadesk.domain.layout import LayoutKind
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import points_text
from thiduadesk.ui.forms.field import Field, Typing, terms

EMBLEM = "emblem"
"""The name of the emblem among the parts of a layout, which are its boxes, by field, the emblem and its frames."""
_FRAME = "frame."


class Face(StrEnum):
    """Kiểu chữ."""

    REGULAR = N_("thường")
    BOLD = N_("đậm")
    ITALIC = N_("nghiêng")
    BOLD_ITALIC = N_("đậm nghiêng")


class Side(StrEnum):
    """Canh lề."""

    LEFT = N_("trái")
    CENTRE = N_("giữa")
    RIGHT = N_("phải")


class Anchor(StrEnum):
    """What the `y` of a box tells."""

    FIRST = N_("dòng đầu")
    MIDDLE = N_("giữa các dòng")


_FACES = {
    (False, False): Face.REGULAR,
    (True, False): Face.BOLD,
    (False, True): Face.ITALIC,
    (True, True): Face.BOLD_ITALIC,
}
_SIDES = dict(zip(Align, Side, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxCard:
    """One box as it is typed; lengths in hundredths of a millimetre, sizes in hundredths of a point."""

    id: str
    x: int
    y: int
    width: int
    lines: int
    size: int
    floor: int
    side: str
    face: str
    anchor: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmblemCard:
    """The place of the emblem as it is typed, in hundredths of a millimetre."""

    id: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameCard:
    """One frame as it is typed, in hundredths of a millimetre."""

    id: str
    inset: int
    thickness: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignCard:
    """What is typed about a layout as a whole; the paper in hundredths of a millimetre."""

    id: str
    name: str
    kind: str
    width: int
    height: int


BOX_FIELDS = (
    Field("x", N_("X (mm)"), Typing.POINTS, needed=True),
    Field("y", N_("Y (mm)"), Typing.POINTS, needed=True),
    Field("width", N_("Rộng (mm)"), Typing.POINTS, needed=True),
    Field("lines", N_("Số dòng"), Typing.INTEGER, needed=True),
    Field("size", N_("Cỡ chữ (pt)"), Typing.POINTS, needed=True),
    Field("floor", N_("Cỡ nhỏ nhất (pt)"), Typing.POINTS, needed=True),
    Field("side", N_("Canh lề"), Typing.CHOICE, choices=terms(Side)),
    Field("face", N_("Kiểu chữ"), Typing.CHOICE, choices=terms(Face)),
    Field("anchor", N_("Y chỉ"), Typing.CHOICE, choices=terms(Anchor)),
    Field("colour", N_("Màu"), hint="#B3131B", half=True, needed=True),
)
EMBLEM_FIELDS = (
    Field("x", N_("X, giữa hình (mm)"), Typing.POINTS, needed=True),
    Field("y", N_("Y, mép trên (mm)"), Typing.POINTS, needed=True),
    Field("height", N_("Cao (mm)"), Typing.POINTS, needed=True),
)
FRAME_FIELDS = (
    Field("inset", N_("Cách mép giấy (mm)"), Typing.POINTS, needed=True),
    Field("thickness", N_("Nét dày (mm)"), Typing.POINTS, needed=True),
    Field("colour", N_("Màu"), hint="#B3131B", half=True, needed=True),
)
DESIGN_FIELDS = (
    Field("name", N_("Tên mẫu"), needed=True),
    Field("kind", N_("Cách in"), Typing.CHOICE, choices=terms(LayoutKind), half=False),
    Field("width", N_("Giấy rộng (mm)"), Typing.POINTS, needed=True),
    Field("height", N_("Giấy cao (mm)"), Typing.POINTS, needed=True),
)


def box_card(box: Box) -> BoxCard:
    """A box, to be typed over."""
    return BoxCard(
        id=box.name,
        x=round(box.x * 100),
        y=round(box.y * 100),
        width=round(box.width * 100),
        lines=box.lines,
        size=round(box.size * 100),
        floor=round(box.floor * 100),
        side=_SIDES[box.align],
        face=_FACES[box.bold, box.italic],
        anchor=Anchor.MIDDLE if box.middle else Anchor.FIRST,
        colour=box.colour,
    )


def typed_box(card: BoxCard, box: Box) -> Box:
    """The box with what was typed; what X and Y tell may change without the box moving."""
    shown = box_card(box)
    align = next((align for align, side in _SIDES.items() if side == card.side), box.align)
    stayed = box.staying(align=align, middle=card.anchor == Anchor.MIDDLE)
    return replace(
        stayed,
        x=stayed.x if card.x == shown.x else card.x / 100,
        y=stayed.y if card.y == shown.y else card.y / 100,
        width=card.width / 100,
        lines=card.lines,
        size=card.size / 100,
        floor=card.floor / 100,
        bold=card.face in (Face.BOLD, Face.BOLD_ITALIC),
        italic=card.face in (Face.ITALIC, Face.BOLD_ITALIC),
        colour=card.colour.upper(),
    )


def check_box_card(card: BoxCard, box: Box, design: Design) -> tuple[Problem, ...]:
    """Sizes that can be read, and a box all of which is on the paper; nothing while a measure is missing."""
    if _gaps(card):
        return ()
    return (
        *_within(card, "width", 5_00, round(design.width * 100)),
        *_within(card, "size", 4_00, 200_00),
        *_within(card, "floor", 4_00, card.size),
        *(() if 1 <= card.lines <= 20 else (Problem("lines", _BETWEEN, {"least": 1, "most": 20}),)),
        *_colour_problems(card),
        *_past(typed_box(card, box).sides, design),
    )


def emblem_card(emblem: Emblem) -> EmblemCard:
    """The place of the emblem, to be typed over."""
    return EmblemCard(id=EMBLEM, x=round(emblem.x * 100), y=round(emblem.y * 100), height=round(emblem.height * 100))


def typed_emblem(card: EmblemCard) -> Emblem:
    """The place that was typed."""
    return Emblem(x=card.x / 100, y=card.y / 100, height=card.height / 100)


def check_emblem_card(card: EmblemCard, shape: float, design: Design) -> tuple[Problem, ...]:
    """A picture `shape` times as wide as it is high, all of which is on the paper."""
    if _gaps(card):
        return ()
    return (*_within(card, "height", 1_00, 300_00), *_past(typed_emblem(card).sides(shape), design))


def frame_card(name: str, design: Design) -> FrameCard:
    """A frame, to be typed over."""
    frame = design.frames[_place(name)]
    return FrameCard(
        id=name, inset=round(frame.inset * 100), thickness=round(frame.thickness * 100), colour=frame.colour
    )


def typed_frame(card: FrameCard, design: Design) -> Design:
    """The layout with the frame that was typed."""
    frames = [*design.frames]
    typed = Frame(inset=card.inset / 100, thickness=card.thickness / 100, colour=card.colour.upper())
    frames[_place(card.id)] = typed
    return replace(design, frames=tuple(frames))


def check_frame_card(card: FrameCard, design: Design) -> tuple[Problem, ...]:
    """A line that can be seen, on the paper."""
    if _gaps(card):
        return ()
    most = min(300_00, round(min(design.width, design.height) * 50) - 1)
    return (
        *_within(card, "inset", 0, most),
        *_within(card, "thickness", 5, 20_00),
        *_colour_problems(card),
    )


def design_card(key: str, design: Design) -> DesignCard:
    """A layout, to be typed over."""
    return DesignCard(
        id=key,
        name=design.name,
        kind=design.kind,
        width=round(design.width * 100),
        height=round(design.height * 100),
    )


def typed_design(card: DesignCard, design: Design) -> Design:
    """The layout with what was typed."""
    kind = LayoutKind(card.kind) if card.kind in set(LayoutKind) else design.kind
    return replace(design, name=card.name, kind=kind, width=card.width / 100, height=card.height / 100)


def check_design_card(card: DesignCard, design: Design) -> tuple[Problem, ...]:
    """Paper a printer takes, none that would leave a part of it behind, and something to print on it."""
    if _gaps(card):
        return ()
    problems: tuple[Problem, ...] = (*_within(card, "width", 50_00, 1200_00), *_within(card, "height", 50_00, 1200_00))
    typed = typed_design(card, design)
    if problems or (typed.width, typed.height, typed.kind) == (design.width, design.height, design.kind):
        return problems
    if not typed.printed.boxes:
        return (Problem("kind", NO_BOX),)
    printed = typed.printed
    parts = [(FIELDS[box.name], box.sides) for box in printed.boxes]
    if printed.emblem:
        parts.append((N_("Biểu trưng"), printed.emblem.sides(0)))
    behind = tuple(
        Problem(
            "width" if edge in _ACROSS else "height",
            N_("Ô «{box}» vượt {edge} của tờ giấy {far} mm."),
            {"box": label, "edge": edge, "far": points_text(round(far * 100))},
        )
        for label, sides in parts
        for edge, far in sides.past(typed.width, typed.height).items()
    )
    if all(frame.lies_on(typed.width, typed.height) for frame in printed.frames):
        return behind
    return (
        *behind,
        Problem("width" if typed.width < typed.height else "height", N_("Khung không còn chỗ trên tờ giấy.")),
    )


def part_labels(design: Design) -> dict[str, tuple[str, Params]]:
    """What a layout may print, by its name, in words: its fields, the emblem, its frames and always two of these."""
    frames = range(max(len(design.frames), 2))
    return {
        **{name: (label, {}) for name, label in FIELDS.items()},
        EMBLEM: (N_("Biểu trưng"), {}),
        **{f"{_FRAME}{place}": (N_("Khung {number}"), {"number": place + 1}) for place in frames},
    }


def is_frame(name: str) -> bool:
    """Whether a part is a frame."""
    return name.startswith(_FRAME)


def preprinted(name: str) -> bool:
    """Whether a blank shows such a part already."""
    return name in PREPRINTED or name not in FIELDS


def shows(design: Design, name: str) -> bool:
    """Whether a layout has a place for a part."""
    if name == EMBLEM:
        return design.emblem is not None
    if is_frame(name):
        return _place(name) < len(design.frames)
    return any(box.name == name for box in design.boxes)


def with_usual(design: Design, name: str) -> Design:
    """The layout with a part it had no place for, as the shipped full page has it."""
    if name == EMBLEM:
        return replace(design, emblem=usual_emblem(design))
    if is_frame(name):
        usual = shipped_design(SHIPPED[0]).frames
        return replace(design, frames=(*design.frames, usual[min(len(design.frames), len(usual) - 1)]))
    return with_box(design, usual_box(name, design))


def without(design: Design, name: str) -> Design:
    """The layout without a part."""
    if name == EMBLEM:
        return replace(design, emblem=None)
    if is_frame(name):
        kept = tuple(frame for place, frame in enumerate(design.frames) if place != _place(name))
        return replace(design, frames=kept)
    return replace(design, boxes=tuple(box for box in design.boxes if box.name != name))


def with_box(design: Design, box: Box) -> Design:
    """The layout with a box in the place of its namesake, or added."""
    others = tuple(one for one in design.boxes if one.name != box.name)
    order = [*FIELDS]
    return replace(design, boxes=tuple(sorted((*others, box), key=lambda one: order.index(one.name))))


_ACROSS = (Edge.LEFT, Edge.RIGHT)
_BETWEEN = N_("Phải từ {least} đến {most}.")
Card = BoxCard | EmblemCard | FrameCard | DesignCard


def _place(frame: str) -> int:
    return int(frame.removeprefix(_FRAME))


def _past(sides: Sides, design: Design) -> Iterator[Problem]:
    """What hangs over the paper, beside the measure that moves it."""
    for edge, far in sides.past(design.width, design.height).items():
        told = {"edge": edge, "far": points_text(round(far * 100))}
        yield Problem("x" if edge in _ACROSS else "y", N_("Vượt {edge} của tờ giấy {far} mm."), told)


def _colour_problems(card: BoxCard | FrameCard) -> Iterator[Problem]:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", card.colour):
        yield Problem("colour", N_("Viết màu như #B3131B."))


def _gaps(card: Card) -> bool:
    """Whether something is missing, which the form says by itself."""
    return None in astuple(card)


def _within(card: Card, name: str, least: int, most: int) -> Iterator[Problem]:
    if not least <= getattr(card, name) <= most:
        yield Problem(name, _BETWEEN, {"least": points_text(least), "most": points_text(most)})
