"""What is typed about a layout and about one of its boxes: measures in hundredths, looks in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from thiduadesk.documents.layouts import FIELDS, Design, shipped_design
from thiduadesk.documents.tree import Align, Box
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.layout import LayoutKind
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import points_text
from thiduadesk.ui.forms.field import Field, Typing, terms


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
    """The box with what was typed."""
    return replace(
        box,
        x=card.x / 100,
        y=card.y / 100,
        width=card.width / 100,
        lines=card.lines,
        size=card.size / 100,
        floor=card.floor / 100,
        align=next((align for align, side in _SIDES.items() if side == card.side), box.align),
        bold=card.face in (Face.BOLD, Face.BOLD_ITALIC),
        italic=card.face in (Face.ITALIC, Face.BOLD_ITALIC),
        middle=card.anchor == Anchor.MIDDLE,
        colour=card.colour.upper(),
    )


def check_box_card(card: BoxCard, design: Design) -> tuple[Problem, ...]:
    """Measures that fit the paper, sizes that can be read."""
    return tuple(_box_problems(card, design))


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


def check_design_card(card: DesignCard) -> tuple[Problem, ...]:
    """Paper a printer takes."""
    return tuple(_within(card, "width", 50_00, 1200_00)) + tuple(_within(card, "height", 50_00, 1200_00))


def with_box(design: Design, box: Box) -> Design:
    """The layout with a box in the place of its namesake, or added."""
    others = tuple(one for one in design.boxes if one.name != box.name)
    order = [*FIELDS]
    return replace(design, boxes=tuple(sorted((*others, box), key=lambda one: order.index(one.name))))


def without_box(design: Design, name: str) -> Design:
    """The layout without a box."""
    return replace(design, boxes=tuple(box for box in design.boxes if box.name != name))


def new_box(name: str, design: Design) -> Box:
    """A box for a field the layout did not print yet: as on the shipped full page, brought to this paper's size."""
    model = shipped_design("a4-ngang")
    (box,) = (one for one in model.boxes if one.name == name)
    across, down = design.width / model.width, design.height / model.height
    return replace(box, x=round(box.x * across, 1), y=round(box.y * down, 1), width=round(box.width * across, 1))


def _box_problems(card: BoxCard, design: Design) -> Iterator[Problem]:
    yield from _within(card, "x", 0, round(design.width * 100))
    yield from _within(card, "y", 0, round(design.height * 100))
    yield from _within(card, "width", 5_00, 1200_00)
    yield from _within(card, "size", 4_00, 200_00)
    yield from _within(card, "floor", 4_00, card.size)
    if not 1 <= card.lines <= 20:
        yield Problem("lines", N_("Phải từ {least} đến {most}."), {"least": 1, "most": 20})
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", card.colour):
        yield Problem("colour", N_("Viết màu như #B3131B."))


def _within(card: BoxCard | DesignCard, name: str, least: int, most: int) -> Iterator[Problem]:
    if not least <= getattr(card, name) <= most:
        told = {"least": points_text(least), "most": points_text(most)}
        yield Problem(name, N_("Phải từ {least} đến {most}."), told)
