"""Layouts are changed, copied, taken in, chosen for a year and taken away; each is one step that goes back."""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from thiduadesk.desk.commands.layouts import (
    choose_layout,
    copy_layout,
    import_layout,
    remove_layout,
    save_layout,
    set_emblem,
    set_scan,
)
from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.facts.proofs import proof_of, sample_certificate
from thiduadesk.desk.queries.layouts import (
    design_of,
    is_shipped,
    layout_from,
    layouts_offered,
    need_layout,
    picture_bytes,
    shipped_layout,
    year_layout,
)
from thiduadesk.documents.certificates import CertificateBatch, Pressing, compose_certificates
from thiduadesk.documents.layouts import SHIPPED, shipped_design, shipped_text, write_design
from thiduadesk.documents.render.fitting import DoesNotFit
from thiduadesk.documents.render.sheets import render_sheets
from thiduadesk.documents.tree import Sheets
from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.domain.errors import NotFound, RuleBroken
from thiduadesk.domain.layout import Layout, LayoutChoice, LayoutKind, Picture
from thiduadesk.rules.pack import common_pack

FORM = CertificateForm.CERTIFICATE
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def layout(desk: Desk) -> Layout:
    """A copy of the blank that comes with the program, kept in the file."""
    desk.do(copy_layout, shipped_layout("a4-phoi"), "Phôi của Cụm", 2018, FORM)
    return year_layout(desk.records, 2018, FORM)


def test_what_is_shipped_stands_in_the_list_after_the_files_own(desk: Desk, layout: Layout) -> None:
    assert [(one.id, is_shipped(one)) for one in layouts_offered(desk.records)] == [
        (layout.id, False),
        *((name, True) for name in SHIPPED),
    ]
    assert layout.name == design_of(layout).name == "Phôi của Cụm"


def test_a_year_prints_by_the_first_shipped_layout_until_another_is_chosen(desk: Desk) -> None:
    assert year_layout(desk.records, 2018, FORM).id == SHIPPED[0]
    desk.do(choose_layout, 2018, FORM, shipped_layout("a3-phoi"))
    chosen = year_layout(desk.records, 2018, FORM)
    assert chosen.name == "Phôi A3 ngang"
    paper = compose_paper(desk.records, "giay-chung-nhan", 2018)
    assert isinstance(paper, Sheets)
    assert {page.ground.width for page in paper.pages} == {420}
    desk.do(choose_layout, 2018, CertificateForm.COMMENDATION, shipped_layout("a3-phoi"))
    assert len(desk.records.all(Layout)) == 1, "what comes with the program is kept once"
    desk.undo()
    desk.undo()
    assert desk.records.all(Layout) == []
    assert desk.records.all(LayoutChoice) == []


def test_a_layout_is_printed_by_until_a_later_year_chooses_another(desk: Desk, layout: Layout) -> None:
    desk.do(start_year, 2021)
    desk.do(choose_layout, 2021, FORM, shipped_layout("a3-phoi"))
    used = [year_layout(desk.records, year, FORM).name for year in (2017, 2018, 2020, 2021, 2030)]
    shipped = shipped_layout(SHIPPED[0]).name
    assert used == [shipped, layout.name, layout.name, "Phôi A3 ngang", "Phôi A3 ngang"]
    assert year_layout(desk.records, 2020, CertificateForm.COMMENDATION).name == shipped


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_notepad_or_a_mac_wrote_is_read(form: Literal["NFC", "NFD"], tmp_path: Path) -> None:
    path = tmp_path / "phoi.toml"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize(form, shipped_text("a4-phoi")).encode())
    assert layout_from(path).content == shipped_text("a4-phoi")


def test_a_change_is_a_step_named_after_the_layout(desk: Desk, layout: Layout) -> None:
    design = design_of(layout)
    moved = replace(design, boxes=(replace(design.boxes[0], x=150.5), *design.boxes[1:]))
    desk.do(save_layout, replace(layout, content=write_design(moved)))
    assert design_of(need_layout(desk.records, layout.id)).boxes[0].x == 150.5
    (last,) = desk.history(1)
    assert last.name.format_map(last.params) == "Sửa mẫu giấy «Phôi của Cụm»"
    desk.undo()
    assert need_layout(desk.records, layout.id) == layout


def test_a_text_that_is_no_layout_changes_nothing(desk: Desk, layout: Layout) -> None:
    with pytest.raises(RuleBroken, match="dòng 20: không có mục nào tên"):
        desk.do(
            import_layout,
            replace(layout, id="m2", content=shipped_text("a4-phoi") + "ten = 1\n"),
            "phoi.toml",
            2018,
            FORM,
        )
    with pytest.raises(RuleBroken, match="Đã có mẫu giấy tên «Phôi của Cụm»"):
        desk.do(import_layout, replace(layout, id="m2"), "phoi.toml", 2018, FORM)
    assert desk.records.all(Layout) == [layout]


def test_a_layout_that_would_print_nothing_is_not_kept_and_one_kept_already_is_told_when_printed(desk: Desk) -> None:
    only_form = replace(shipped_design("a4-ngang"), name="Trống", kind=LayoutKind.OVERLAY)
    only_form = replace(only_form, boxes=tuple(box for box in only_form.boxes if box.name == "form"))
    empty = Layout(id="m3", name="Trống", content=write_design(only_form))
    with pytest.raises(RuleBroken, match="ít nhất một ô chữ"):
        desk.do(choose_layout, 2018, FORM, empty)
    facts = sample_certificate(desk.records, 2018, FORM)
    wording = common_pack().wording
    press = Pressing(design=only_form)
    with pytest.raises(DoesNotFit, match="không có chữ nào để in"):
        render_sheets(compose_certificates(CertificateBatch([facts], {FORM: press}), wording))
    assert proof_of(facts, press, wording).page.startswith(b"%PDF"), "while it is put right it is seen"


def test_a_layout_taken_away_takes_its_choices_along(desk: Desk, layout: Layout) -> None:
    desk.do(choose_layout, 2018, FORM, layout)
    desk.do(remove_layout, layout)
    assert year_layout(desk.records, 2018, FORM).id == SHIPPED[0]
    with pytest.raises(NotFound):
        need_layout(desk.records, layout.id)
    desk.undo()
    assert year_layout(desk.records, 2018, FORM) == layout


def test_pictures_are_kept_once_beside_their_layouts(desk: Desk, layout: Layout) -> None:
    design = replace(design_of(layout), kind=LayoutKind.FULL_PAGE)
    layout = replace(layout, content=write_design(design))
    desk.do(set_scan, layout, PNG)
    with_scan = need_layout(desk.records, layout.id)
    desk.do(set_emblem, with_scan, PNG)
    with_both = need_layout(desk.records, layout.id)
    assert with_both.scan_id == with_both.emblem_id
    assert picture_bytes(desk.records, with_both.scan_id) == PNG
    assert len(desk.records.all(Picture)) == 1
    desk.do(set_scan, with_both, b"")
    assert need_layout(desk.records, layout.id).scan_id is None
    assert len(desk.records.all(Picture)) == 1, "the emblem still shows it"
    with pytest.raises(RuleBroken, match="không phải hình PNG"):
        desk.do(set_scan, layout, b"GIF89a")
    with pytest.raises(RuleBroken, match="Hình quá lớn"):
        desk.do(set_scan, layout, PNG + b"\0" * 3_100_000)


def test_pictures_go_with_the_last_layout_that_shows_them_and_undo_brings_them_back(desk: Desk, layout: Layout) -> None:
    desk.do(set_scan, layout, PNG)
    desk.do(set_scan, need_layout(desk.records, layout.id), PNG + b"\1")
    (kept,) = desk.records.all(Picture)
    desk.do(remove_layout, need_layout(desk.records, layout.id))
    assert desk.records.all(Picture) == []
    desk.undo()
    assert desk.records.all(Picture) == [kept]
    desk.undo()
    assert picture_bytes(desk.records, need_layout(desk.records, layout.id).scan_id) == PNG
    assert len(desk.records.all(Picture)) == 1


def test_an_emblem_gets_a_place_and_is_refused_where_the_blank_has_one(desk: Desk, layout: Layout) -> None:
    with pytest.raises(RuleBroken, match="phôi đã có sẵn"):
        desk.do(set_emblem, layout, PNG)
    whole = replace(design_of(layout), kind=LayoutKind.FULL_PAGE)
    desk.do(save_layout, replace(layout, content=write_design(whole)))
    desk.do(set_emblem, need_layout(desk.records, layout.id), PNG)
    emblem = design_of(need_layout(desk.records, layout.id)).emblem
    assert emblem is not None
    assert (emblem.x, emblem.y, emblem.height) == (148.5, 4.0, 15.0)
