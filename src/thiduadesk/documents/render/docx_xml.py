"""Elements of a Word file and its units of length; attributes and children in the order the format wants them."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement


def node(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """The element `w:name` with attributes of the same namespace; children that are None are left out."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def flag(name: str, wanted: bool) -> Element | None:  # the element is the boolean
    """The element that switches something on, when it is wanted."""
    return node(name) if wanted else None


def twips(points: float) -> int:
    """Twentieths of a point, the unit of most lengths."""
    return round(points * 20)


def twips_mm(millimetres: float) -> int:
    """The same, from millimetres."""
    return round(millimetres * 1440 / 25.4)


def eighths(points: float) -> int:
    """Eighths of a point, the unit of borders."""
    return round(points * 8)


def half_points(points: float) -> int:
    """Halves of a point, the unit of letters."""
    return round(points * 2)
