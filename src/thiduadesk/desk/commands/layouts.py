"""What one does with layouts of certificates: change, copy, take in, take away, choose for a year."""

import hashlib
from base64 import b64encode
from dataclasses import replace

from thiduadesk.desk.checks import problems_of, refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked
from thiduadesk.desk.queries.layouts import design_of, is_shipped
from thiduadesk.desk.steps import step
from thiduadesk.documents.layouts import NO_BOX, usual_emblem, write_design
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.layout import Layout, LayoutChoice, LayoutKind, Picture
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold_tones
from thiduadesk.store.work import Work

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@step(N_("Sửa mẫu giấy {layout}"))
def save_layout(work: Work, layout: Layout) -> None:
    """Put a layout, called as its text says.

    Raises `RuleBroken` for a text that is no layout or prints nothing, or a name taken.
    """
    _put(work, layout)


@step(N_("Chép mẫu giấy {layout} thành {name}"))
def copy_layout(work: Work, layout: Layout, name: str, year: int, form: str) -> None:
    """Put a copy under another name, its pictures with it, and print the form of that year by it."""
    content = write_design(replace(design_of(layout), name=name))
    _choose(work, year, form, replace(layout, id=new_id(), content=content))


@step(N_("Nhập mẫu giấy {layout} từ {source}"))
def import_layout(work: Work, layout: Layout, source: str, year: int, form: str) -> None:  # named after the source
    """Take in a layout that was read from a file, and print the form of that year by it."""
    _choose(work, year, form, layout)


@step(N_("Xóa mẫu giấy {layout}"))
def remove_layout(work: Work, layout: Layout) -> None:
    """Drop a layout and its pictures; years that print by it go back to the choice before, or to what is shipped."""
    drop_whole(work, layout)
    _drop_unused(work, layout.scan_id, layout.emblem_id)


@step(N_("Dùng mẫu {layout} cho {form} năm {year}"))
def choose_layout(work: Work, year: int, form: str, layout: Layout) -> None:
    """Print the certificates of a form in a year by a layout; one the file does not hold yet is kept in it.

    So the certificates of a year stay as they were printed, whatever a later program ships.
    """
    _choose(work, year, form, layout)


@step(N_("Đặt hình quét phôi của mẫu {layout}"))
def set_scan(work: Work, layout: Layout, file: bytes) -> None:
    """Lay the scan of a blank behind the texts while they are placed; no bytes take it away."""
    work.put(replace(layout, scan_id=_picture(work, file)))
    _drop_unused(work, layout.scan_id)


@step(N_("Đặt biểu trưng của mẫu {layout}"))
def set_emblem(work: Work, layout: Layout, file: bytes) -> None:
    """Print this picture where the layout has room for an emblem, made where it had none; no bytes take it away.

    Raises `RuleBroken` for a layout that prints on a blank: its emblem is there already.
    """
    design = design_of(layout)
    if file and design.kind == LayoutKind.OVERLAY:
        said = N_(
            "Mẫu in trên phôi không in biểu trưng, vì phôi đã có sẵn; muốn in, hãy chọn «in cả trang» ở mục Cách in."
        )
        refuse([Problem("content", said)])
    if file and design.emblem is None:
        layout = replace(layout, content=write_design(replace(design, emblem=usual_emblem(design))))
    work.put(replace(layout, emblem_id=_picture(work, file)))
    _drop_unused(work, layout.emblem_id)


def _choose(work: Work, year: int, form: str, layout: Layout) -> None:
    if is_shipped(layout):
        layout = work.one(Layout, name=layout.name) or replace(layout, id=new_id())
    if work.get(Layout, layout.id) is None:
        _put(work, layout)
    known = work.one(LayoutChoice, year=year, form=form)
    choice = known or LayoutChoice(id=new_id(), year=year, form=form, layout_id=layout.id)
    work.put(replace(choice, layout_id=layout.id))


def _put(work: Work, layout: Layout) -> None:
    design = design_of(layout)
    named = replace(layout, name=design.name or layout.name)
    problems = list(problems_of(named))
    if not design.printed.boxes:
        problems.append(Problem("content", NO_BOX))
    same = fold_tones(named.name)
    if any(other.id != named.id and fold_tones(other.name) == same for other in work.all(Layout)):
        problems.append(Problem("name", N_("Đã có mẫu giấy tên «{name}»."), {"name": named.name}))
    refuse(problems)
    work.put(named)


def _picture(work: Work, file: bytes) -> str | None:
    """The key of a picture, kept once; raises `RuleBroken` for a file that is no picture, or a large one."""
    if not file:
        return None
    if not file.startswith((_PNG, _JPEG)):
        refuse([Problem("content", N_("Tệp này không phải hình PNG hoặc JPEG."))])
    picture = Picture(id=hashlib.sha256(file).hexdigest(), content=b64encode(file).decode())
    put_checked(work, picture)
    return picture.id


def _drop_unused(work: Work, *keys: str | None) -> None:
    """Drop those of these pictures no layout shows any more; undo brings them back with their layout."""
    for key in dict.fromkeys(keys):
        picture = work.get(Picture, key)
        if picture is not None and not work.used_by("picture", picture.id):
            work.drop(picture)
