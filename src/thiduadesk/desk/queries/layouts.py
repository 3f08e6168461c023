"""Layouts to choose from, those of the file and those that come with the program; what a year prints by."""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass

from thiduadesk.documents.certificates import Pressing
from thiduadesk.documents.layouts import SHIPPED, Design, read_design, shipped_text
from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.layout import Layout, LayoutChoice, LayoutKind, Picture
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutLine:
    """One row of the list of layouts; sizes in mm."""

    id: str
    name: str
    kind: LayoutKind
    width: float
    height: float
    shipped: bool


def layout_lines(records: Records) -> tuple[LayoutLine, ...]:
    """The layouts of the file by name, then those that come with the program."""
    own = sorted(records.all(Layout), key=lambda layout: layout.name)
    return (
        *(_line(layout, shipped=False) for layout in own),
        *(_line(shipped_layout(name), shipped=True) for name in SHIPPED),
    )


def shipped_layout(name: str) -> Layout:
    """A layout that comes with the program, known by the name of its file; it is kept in no file of a cluster."""
    text = shipped_text(name)
    return Layout(id=name, name=read_design(text).name, content=text)


def need_layout(records: Records, key: str) -> Layout:
    """A layout of the file, or one that comes with the program; raises `NotFound`."""
    found = records.get(Layout, key)
    if found is not None:
        return found
    if key in SHIPPED:
        return shipped_layout(key)
    raise NotFound(N_("Mẫu giấy này không còn trong tệp."))


def is_shipped(layout: Layout) -> bool:
    """Whether a layout comes with the program and has not been taken into the file."""
    return layout.id in SHIPPED


def year_layout(records: Records, year: int, form: str) -> Layout:
    """The layout certificates of this form are printed by: the one chosen, else the first shipped."""
    choice = records.one(LayoutChoice, year=year, form=form)
    return records.need(Layout, choice.layout_id) if choice else shipped_layout(SHIPPED[0])


def year_pressings(records: Records, year: int) -> Mapping[str, Pressing]:
    """What the certificates of each form are printed by in a year."""
    forms = {*CertificateForm, *(choice.form for choice in records.all(LayoutChoice, year=year))}
    return {str(form): pressing(records, year_layout(records, year, form)) for form in forms}


def pressing(records: Records, layout: Layout) -> Pressing:
    """What certificates are printed by under one layout."""
    return Pressing(design=design_of(layout), emblem=picture_bytes(records, layout.emblem_id))


def design_of(layout: Layout) -> Design:
    """The layout as it is read."""
    return read_design(layout.content)


def picture_bytes(records: Records, key: str | None) -> bytes:
    """The file of a picture; empty where there is none."""
    picture = records.get(Picture, key)
    return b64decode(picture.content) if picture else b""


def _line(layout: Layout, *, shipped: bool) -> LayoutLine:
    design = design_of(layout)
    return LayoutLine(
        id=layout.id, name=layout.name, kind=design.kind, width=design.width, height=design.height, shipped=shipped
    )
