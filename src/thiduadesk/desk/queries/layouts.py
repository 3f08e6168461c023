"""Layouts to choose from, those of the file and those that come with the program; what a year prints by."""

import unicodedata
from base64 import b64decode
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from thiduadesk.documents.certificates import Pressing
from thiduadesk.documents.layouts import SHIPPED, Design, read_design, shipped_text
from thiduadesk.domain.certificate import PRINTED
from thiduadesk.domain.errors import NotFound, Trouble
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.layout import Layout, LayoutChoice, Picture
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold_tones, text_key
from thiduadesk.store.records import Records


class NotALayout(Trouble):
    """A file that holds no text."""


def layouts_offered(records: Records) -> tuple[Layout, ...]:
    """The layouts of the file by name, then those that come with the program and have no namesake in the file."""
    own = sorted(records.all(Layout), key=lambda layout: text_key(layout.name))
    taken = {fold_tones(layout.name) for layout in own}
    return (*own, *(layout for layout in map(shipped_layout, SHIPPED) if fold_tones(layout.name) not in taken))


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


def layout_from(path: Path) -> Layout:
    """A layout read from a file, in no cluster's file yet; raises `NotALayout`, or `RuleBroken` with every mistake."""
    try:
        content = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))  # with Windows' byte order mark
    except (OSError, UnicodeDecodeError) as error:
        raise NotALayout(N_("Không đọc được tệp {path} dưới dạng chữ Unicode."), path=path.name) from error
    return Layout(id=new_id(), name=read_design(content).name or path.stem, content=content)


def free_name(records: Records, name: str, *, first: int = 2) -> str:
    """The name with the first number no layout of the file has after it: «Phôi A4 ngang (2)»; 1 is not written."""
    taken = {fold_tones(layout.name) for layout in records.all(Layout)}
    numbered = (f"{name} ({number})" if number > 1 else name for number in count(first))
    return next(one for one in numbered if fold_tones(one) not in taken)


def is_shipped(layout: Layout) -> bool:
    """Whether a layout comes with the program and has not been taken into the file."""
    return layout.id in SHIPPED


def year_layout(records: Records, year: int, form: str) -> Layout:
    """The layout certificates of this form are printed by: the last chosen up to that year, else the first shipped."""
    chosen = [choice for choice in records.all(LayoutChoice, form=form) if choice.year <= year]
    last = max(chosen, key=lambda choice: choice.year, default=None)
    return records.need(Layout, last.layout_id) if last else shipped_layout(SHIPPED[0])


def year_pressings(records: Records, year: int) -> Mapping[str, Pressing]:
    """What the certificates of each form are printed by in a year."""
    forms = {*PRINTED, *(choice.form for choice in records.all(LayoutChoice))}
    return {str(form): pressing(records, year_layout(records, year, form)) for form in forms}


def pressing(records: Records, layout: Layout) -> Pressing:
    """What certificates are printed by under one layout."""
    return Pressing(design=design_of(layout), emblem=picture_bytes(records, layout.emblem_id))


def design_of(layout: Layout) -> Design:
    """The layout as it is read; boxes that hang over its paper are told where it is shown and printed."""
    return read_design(layout.content, anywhere=True)


def picture_bytes(records: Records, key: str | None) -> bytes:
    """The file of a picture; empty where there is none."""
    picture = records.get(Picture, key)
    return b64decode(picture.content) if picture else b""
