"""Layouts are made with the mouse, the arrow keys and by typing; every change is one step and goes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListWidget

from tests.ui.screen import choose, field, shown, write
from thiduadesk.desk.queries.layouts import design_of, year_layout
from thiduadesk.documents.layouts import SHIPPED, shipped_text
from thiduadesk.documents.tree import Box
from thiduadesk.domain.layout import Layout, Picture
from thiduadesk.ui.context import Context
from thiduadesk.ui.layouts.page import LayoutPage

FORM = "giấy chứng nhận"


def stored(context: Context, name: str = "recipient") -> Box:
    """A box as the file holds it."""
    assert context.year is not None
    design = design_of(year_layout(context.desk.records, context.year, FORM))
    return next(box for box in design.boxes if box.name == name)


def drag(page: LayoutPage, box: Box, across: float, down: float) -> None:
    """Take hold of a box in its middle and let it go so many mm further."""
    grip = page.canvas.point_of(box.left + box.width / 2, box.top + box.height / 2)
    drop = grip + QPointF(across, down) * page.canvas.scale
    paper = page.canvas.viewport()
    QTest.mousePress(paper, Qt.MouseButton.LeftButton, pos=grip.toPoint())
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(paper, (grip + (drop - grip) * part).toPoint())
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=drop.toPoint())


def pick(page: LayoutPage, name: str) -> None:
    """Choose a layout by its name, as in the open list."""
    page.layout_box.setCurrentIndex(page.layout_box.findText(name))
    page.layout_box.activated.emit(page.layout_box.currentIndex())


def test_a_box_is_dragged_and_undo_brings_it_back(page: LayoutPage, context: Context) -> None:
    before = stored(context)
    drag(page, before, 12, -8)
    after = stored(context)
    pixel = 1 / page.canvas.scale
    assert after.x == pytest.approx(before.x + 12, abs=2 * pixel)
    assert after.y == pytest.approx(before.y - 8, abs=2 * pixel)
    assert len(context.desk.records.all(Layout)) == 1, "what comes with the program became the file's own"
    assert shown(page.box_form, "X (mm)") == str(round(after.x, 2)).replace(".", ",").removesuffix(",0")
    context.undo()
    assert (stored(context).x, stored(context).y) == (before.x, before.y)
    assert page.layout_shown is not None
    assert page.layout_shown.id == SHIPPED[0]


def test_a_click_chooses_a_box_and_changes_nothing(page: LayoutPage, context: Context) -> None:
    box = stored(context, "signer")
    middle = page.canvas.point_of(box.x, box.top + box.height / 2).toPoint()
    QTest.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.box is not None
    assert page.box.name == "signer"
    assert shown(page.box_form, "Cỡ chữ (pt)") == "14"
    assert context.desk.records.all(Layout) == []


def test_arrow_keys_nudge_half_a_millimetre_and_five_with_shift(page: LayoutPage, context: Context) -> None:
    before = stored(context)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    QTest.keyClick(page.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    after = stored(context)
    assert (after.x - before.x, after.y - before.y) == (0.5, -5)
    context.undo()
    assert (stored(context).x - before.x, stored(context).y - before.y) == (0.5, 0)


def test_a_key_held_down_is_one_step(page: LayoutPage, context: Context) -> None:
    before, steps = stored(context), len(context.desk.history())
    for repeated in (False, True, True, True):
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", autorep=repeated, count=1
        )
        QApplication.sendEvent(page.canvas, key)
    QTest.keyRelease(page.canvas, Qt.Key.Key_Down)
    assert stored(context).y - before.y == 2
    assert len(context.desk.history()) == steps + 1


def test_measures_and_looks_are_typed(page: LayoutPage, context: Context) -> None:
    steps = len(context.desk.history())
    write(page.box_form, "X (mm)", "120,25")
    write(page.box_form, "Rộng (mm)", "100")
    write(page.box_form, "Cỡ chữ (pt)", "20,5")
    write(page.box_form, "Màu", "#b3131b")
    choose(page.box_form, "Canh lề", "trái")
    choose(page.box_form, "Kiểu chữ", "đậm nghiêng")
    box = stored(context)
    assert (box.x, box.width, box.size, box.colour) == (120.25, 100, 20.5, "#B3131B")
    assert (box.align, box.bold, box.italic) == ("left", True, True)
    assert len(context.desk.history()) == steps + 6


def test_what_cannot_be_is_said_beside_its_field(page: LayoutPage, context: Context) -> None:
    write(page.box_form, "X (mm)", "300")
    write(page.box_form, "Màu", "đỏ")
    assert field(page.box_form, "X (mm)").accessibleDescription() == "Phải từ 0 đến 297."
    assert field(page.box_form, "Màu").accessibleDescription() == "Viết màu như #B3131B."
    assert context.desk.records.all(Layout) == []


def test_a_field_is_ticked_away_and_back(page: LayoutPage, context: Context) -> None:
    item = page.box_list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert page.layout_shown is not None
    assert "nation" not in {box.name for box in design_of(page.layout_shown).boxes}
    page.box_list.item(0).setCheckState(Qt.CheckState.Checked)
    assert stored(context, "nation").y == 26


def test_the_fit_of_a_real_text_is_told(page: LayoutPage) -> None:
    assert page.fit.text() == "Vừa ô: 1 dòng, cỡ 24"
    names = [page.text_list.item(row).text() for row in range(page.text_list.count())]
    page.text_list.setCurrentRow(names.index("Trường Trung cấp Luật Buôn Ma Thuột"))
    assert page.fit.text().startswith("Vừa ô: 1 dòng")
    write(page.box_form, "Số dòng", "1")
    write(page.box_form, "Rộng (mm)", "40")
    assert page.fit.text() == "Không vừa ô, kể cả cỡ 15"
    assert page.fit.property("tone") == "trouble"


def test_another_layout_is_chosen_and_kept_in_the_file(page: LayoutPage, context: Context) -> None:
    pick(page, "Phôi A4 ngang")
    assert stored(context).y == 92
    assert page.layout_box.currentText() == "Phôi A4 ngang"
    assert [page.layout_box.itemText(row) for row in range(page.layout_box.count())].count("Phôi A4 ngang") == 1
    page.form_box.setCurrentIndex(1)
    page.form_box.activated.emit(1)
    assert page.layout_box.currentText() == "Giấy A4 ngang, in cả trang"


def test_a_layout_goes_out_to_a_file_and_comes_back(
    page: LayoutPage, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(page, "Phôi A4 ngang")
    path = tmp_path / "phoi.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.menu.acts["export"].trigger()
    assert path.read_text("utf-8") == shipped_text("a4-phoi")
    path.write_text(shipped_text("a4-phoi").replace("Phôi A4 ngang", "Phôi mới").replace("92.0", "95.5"), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.menu.acts["import"].trigger()
    assert stored(context).y == 95.5
    path.write_text(shipped_text("a4-phoi").replace("floor", "flor", 1), "utf-8")
    page.menu.acts["import"].trigger()
    assert "dòng 12: không có mục nào tên «field.recipient.flor»" in context.notices.trouble_text
    path.write_bytes(b"\xff\xfe\x00")
    page.menu.acts["import"].trigger()
    assert context.notices.trouble_text == "Không đọc được tệp phoi.toml dưới dạng chữ Unicode."
    assert len(context.desk.records.all(Layout)) == 2


def test_a_layout_is_copied_and_taken_away(page: LayoutPage, context: Context) -> None:
    page.menu.acts["copy"].trigger()
    assert page.layout_box.currentText() == "Giấy A4 ngang, in cả trang (2)"
    page.menu.acts["remove"].trigger()
    assert page.layout_box.currentText() == "Giấy A4 ngang, in cả trang"
    assert context.desk.records.all(Layout) == []


def test_the_scan_of_a_blank_lies_behind_the_texts(
    page: LayoutPage, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(page, "Phôi A4 ngang")
    picture = QImage(3000, 2100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#20a040"))
    picture.save(str(tmp_path / "phoi.png"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "phoi.png"), ""))
    page.menu.acts["scan"].trigger()
    (kept,) = context.desk.records.all(Picture)
    assert len(kept.content) < 100_000
    seen = page.canvas.viewport().grab().toImage()
    corner = page.canvas.point_of(5, 5).toPoint()
    ratio = seen.devicePixelRatio()
    assert QColor(seen.pixel(QPoint(round(corner.x() * ratio), round(corner.y() * ratio)))).green() > 120
    (tmp_path / "phoi.png").write_bytes(b"GIF")
    page.menu.acts["scan"].trigger()
    assert "Không đọc được hình phoi.png" in context.notices.trouble_text
    page.menu.acts["no-scan"].trigger()
    assert page.layout_shown is not None
    assert page.layout_shown.scan_id is None


def test_zoom_goes_from_the_whole_sheet_to_its_true_size_and_beyond(page: LayoutPage) -> None:
    whole = page.canvas.scale
    page.canvas.set_zoom(200)
    assert page.canvas.scale > 2 * whole
    assert page.canvas.horizontalScrollBar().maximum() > 0
    page.canvas.set_zoom(0)
    assert page.canvas.scale == whole


def test_everything_can_be_reached_and_is_called_by_name(page: LayoutPage) -> None:
    reached = [page.form_box, page.layout_box, page.text_list, page.box_list, page.canvas, page.zoom_box]
    for widget in (*reached, *page.findChildren(QLineEdit), *page.findChildren(QListWidget)):
        if widget.isVisibleTo(page) and not isinstance(widget.parent(), type(page.printers.printer_box)):
            assert widget.accessibleName(), widget
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert page.canvas.accessibleDescription() == "Người nhận: X 148,5 mm, Y 99 mm"
