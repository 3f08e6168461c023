"""Layouts are made with the mouse, the arrow keys and by typing; every change is one step and goes back."""

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.ui.screen import choose, field, shown, write
from thiduadesk.desk.queries.layouts import design_of, year_layout
from thiduadesk.documents.layouts import FIELDS, SHIPPED, shipped_text
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
    assert after.x % 0.5 == after.y % 0.5 == 0
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
    QTest.mousePress(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(page.canvas.viewport(), middle + QPoint(1, 1))  # hands tremble
    QTest.mouseRelease(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(1, 1))
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
    assert (box.x, box.width, box.size, box.colour) == (120.25 - 100 / 2, 100, 20.5, "#B3131B"), "the box stays"
    assert (box.align, box.bold, box.italic) == ("left", True, True)
    assert len(context.desk.history()) == steps + 6


def test_what_cannot_be_is_said_beside_its_field(page: LayoutPage, context: Context) -> None:
    write(page.box_form, "X (mm)", "300")
    write(page.box_form, "Màu", "đỏ")
    assert field(page.box_form, "X (mm)").accessibleDescription() == "Vượt mép phải của tờ giấy 120,5 mm."
    assert field(page.box_form, "Màu").accessibleDescription() == "Viết màu như #B3131B."
    write(page.box_form, "Cỡ chữ (pt)", "")
    assert field(page.box_form, "Cỡ chữ (pt)").accessibleDescription() == "Cần ghi mục này."
    write(page.design_form, "Giấy rộng (mm)", "200")
    said = field(page.design_form, "Giấy rộng (mm)").accessibleDescription()
    assert said.startswith("Ô «")
    assert "vượt mép phải của tờ giấy" in said
    assert context.desk.records.all(Layout) == []
    assert context.notices.trouble_text == ""


def test_a_box_never_leaves_the_paper(page: LayoutPage, context: Context) -> None:
    drag(page, stored(context), 150, -95)
    box = stored(context)
    assert box.sides.right == pytest.approx(297, abs=0.01)
    assert box.sides.top == pytest.approx(0, abs=0.01)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    assert stored(context).x == box.x


def test_what_x_and_y_tell_may_change_while_the_box_stays(page: LayoutPage, context: Context) -> None:
    before = stored(context, "content").sides
    page.choose_box("content")
    for label, text in (("Canh lề", "phải"), ("Y chỉ", "dòng đầu"), ("Canh lề", "trái"), ("Y chỉ", "giữa các dòng")):
        choose(page.box_form, label, text)
        assert stored(context, "content").sides == pytest.approx(before, abs=0.03)


def test_the_right_side_of_the_chosen_box_is_pulled(page: LayoutPage, context: Context) -> None:
    page.choose_box("signer")
    before = stored(context, "signer")
    paper = page.canvas.viewport()
    grip = page.canvas.point_of(before.sides.right, before.top + before.height / 2)
    drop = grip - QPointF(30, 0) * page.canvas.scale
    QTest.mousePress(paper, Qt.MouseButton.LeftButton, pos=grip.toPoint())
    QTest.mouseMove(paper, drop.toPoint())
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=drop.toPoint())
    after = stored(context, "signer")
    assert after.width == pytest.approx(before.width - 30, abs=1)
    assert after.width % 0.5 == 0
    assert after.left == pytest.approx(before.left, abs=0.01)


def test_what_a_blank_shows_already_can_neither_be_ticked_nor_dragged(page: LayoutPage, context: Context) -> None:
    choose(page.design_form, "Cách in", "in trên phôi")
    item = page.box_list.item([*FIELDS].index("nation"))
    assert item.text() == "Quốc hiệu (phôi có sẵn)"
    assert not item.flags() & Qt.ItemFlag.ItemIsEnabled
    page.choose_box("nation")
    assert page.box is None
    choose(page.design_form, "Cách in", "in cả trang")
    assert stored(context, "nation").y == 26, "nothing was lost"


def test_a_field_is_ticked_away_and_back(page: LayoutPage, context: Context) -> None:
    item = page.box_list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert page.layout_shown is not None
    assert "nation" not in {box.name for box in design_of(page.layout_shown).boxes}
    page.box_list.item(0).setCheckState(Qt.CheckState.Checked)
    assert stored(context, "nation").y == 26
    pick(page, "Phôi A4 ngang")
    for place in range(len(FIELDS)):
        page.box_list.item(place).setCheckState(Qt.CheckState.Unchecked)
    assert context.notices.trouble_text == "Mẫu phải in ít nhất một ô chữ."


def test_what_a_blank_shows_already_does_not_count_as_printed(page: LayoutPage, context: Context) -> None:
    boxes = [*FIELDS]
    for name in boxes[boxes.index("form") + 1 :]:
        page.box_list.item(boxes.index(name)).setCheckState(Qt.CheckState.Unchecked)
    choose(page.design_form, "Cách in", "in trên phôi")
    assert field(page.design_form, "Cách in").accessibleDescription() == "Mẫu phải in ít nhất một ô chữ."
    page.design_form.revert()
    page.box_list.item(boxes.index("signer")).setCheckState(Qt.CheckState.Checked)
    choose(page.design_form, "Cách in", "in trên phôi")
    page.box_list.item(boxes.index("signer")).setCheckState(Qt.CheckState.Unchecked)
    assert context.notices.trouble_text == "Mẫu phải in ít nhất một ô chữ."
    assert stored(context, "signer").y == 191


def test_frames_are_typed_and_ticked(page: LayoutPage, context: Context) -> None:
    page.choose_box("frame.1")
    write(page.frame_form, "Nét dày (mm)", "0,5")
    write(page.frame_form, "Cách mép giấy (mm)", "105")
    assert field(page.frame_form, "Cách mép giấy (mm)").accessibleDescription() == "Phải từ 0 đến 104,99."
    write(page.frame_form, "Cách mép giấy (mm)", "12")
    assert context.year is not None
    design = design_of(year_layout(context.desk.records, context.year, FORM))
    assert (design.frames[1].inset, design.frames[1].thickness) == (12, 0.5)
    page.box_list.item(page.box_list.currentRow()).setCheckState(Qt.CheckState.Unchecked)
    assert len(design_of(year_layout(context.desk.records, context.year, FORM)).frames) == 1


def test_an_emblem_is_dragged_and_typed_as_a_box(
    page: LayoutPage, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.menu.acts["copy"].trigger()
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#a02020"))
    picture.save(str(tmp_path / "huy.jpg"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "huy.jpg"), ""))
    page.menu.acts["emblem"].trigger()
    (kept,) = context.desk.records.all(Picture)
    assert b64decode(kept.content) == (tmp_path / "huy.jpg").read_bytes()
    page.choose_box("emblem")
    write(page.emblem_form, "Cao (mm)", "20")
    assert page.layout_shown is not None
    before = design_of(page.layout_shown).emblem
    assert before is not None
    grip = page.canvas.point_of(before.x, before.y + before.height / 2)
    drop = grip + QPointF(-50, 10) * page.canvas.scale
    paper = page.canvas.viewport()
    QTest.mousePress(paper, Qt.MouseButton.LeftButton, pos=grip.toPoint())
    QTest.mouseMove(paper, drop.toPoint())
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=drop.toPoint())
    after = design_of(page.layout_shown).emblem
    assert after is not None
    assert (after.x, after.y, after.height) == pytest.approx((before.x - 50, before.y + 10, 20), abs=1)


def test_the_fit_of_a_real_text_is_told(page: LayoutPage) -> None:
    assert page.fit.text() == "Vừa ô: 1 dòng, cỡ 24"
    names = [page.text_list.item(row).text() for row in range(page.text_list.count())]
    page.text_list.setCurrentRow(names.index("Trường Trung cấp Luật Buôn Ma Thuột"))
    assert page.fit.text().startswith("Vừa ô: 1 dòng")
    write(page.box_form, "Số dòng", "1")
    write(page.box_form, "Rộng (mm)", "40")
    assert page.fit.text() == "Không vừa ô, kể cả cỡ 15"
    assert page.fit.property("tone") == "trouble"


def test_paper_without_room_for_the_frame_is_refused(page: LayoutPage, context: Context) -> None:
    for name in FIELDS:
        if name != "nation":
            page.box_list.item([*FIELDS].index(name)).setCheckState(Qt.CheckState.Unchecked)
    page.choose_box("frame.1")
    write(page.frame_form, "Cách mép giấy (mm)", "100")
    write(page.design_form, "Giấy cao (mm)", "190")
    assert field(page.design_form, "Giấy cao (mm)").accessibleDescription() == "Khung không còn chỗ trên tờ giấy."


def test_another_layout_is_chosen_and_kept_in_the_file(page: LayoutPage, context: Context) -> None:
    pick(page, "Phôi A4 ngang")
    assert stored(context).y == 92
    assert page.layout_box.currentText() == "Phôi A4 ngang"
    assert [page.layout_box.itemText(row) for row in range(page.layout_box.count())].count("Phôi A4 ngang") == 1
    page.form_box.setCurrentIndex(1)
    page.form_box.activated.emit(1)
    assert page.layout_box.currentText() == "Giấy A4 ngang, in cả trang"


def test_each_form_gets_a_layout_of_its_own_though_both_begin_with_the_same(page: LayoutPage, context: Context) -> None:
    write(page.box_form, "X (mm)", "150")
    page.form_box.setCurrentIndex(1)
    page.form_box.activated.emit(1)
    assert page.layout_box.currentText() == "Giấy A4 ngang, in cả trang (nguyên bản)"
    page.choose_box("recipient")
    write(page.box_form, "X (mm)", "140")
    assert context.notices.trouble_text == ""
    assert page.layout_box.currentText() == "Giấy A4 ngang, in cả trang (2)"
    assert page.box is not None
    assert page.box.x == 140
    assert stored(context).x == 150, "that of the other form stays"
    context.undo()
    pick(page, "Giấy A4 ngang, in cả trang")
    assert page.box.x == 150, "or both print by the one of the file"


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


@pytest.fixture
def scan(qtbot: QtBot, page: LayoutPage, context: Context, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], QImage]:
    """`scan(FILE)` lays it behind the texts of the shipped blank and gives what the file of the cluster keeps."""
    pick(page, "Phôi A4 ngang")

    def lay(path: Path) -> QImage:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page.menu.acts["scan"].trigger()
        qtbot.waitUntil(lambda: not context.jobs.busy)
        (kept,) = context.desk.records.all(Picture)
        return QImage.fromData(b64decode(kept.content))

    return lay


def painted(path: Path, width: int, height: int, colour: str = "#20a040") -> Path:
    """A picture of one colour, written to a file."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    picture.save(str(path))
    return path


def colour_at(page: LayoutPage, x: float, y: float) -> QColor:
    """What is seen at a place of the paper, in mm."""
    seen = page.canvas.viewport().grab().toImage()
    return QColor(seen.pixel((page.canvas.point_of(x, y) * seen.devicePixelRatio()).toPoint()))


def test_the_scan_of_a_blank_lies_behind_the_texts(
    page: LayoutPage, context: Context, tmp_path: Path, scan: Callable[[Path], QImage]
) -> None:
    kept = scan(painted(tmp_path / "phoi.png", 3000, 2120))
    assert (kept.width(), kept.height()) == (2400, 1696)
    assert colour_at(page, 5, 5).red() < 60
    (tmp_path / "phoi.png").write_bytes(b"GIF")
    scan(tmp_path / "phoi.png")
    assert "Không đọc được hình phoi.png" in context.notices.trouble_text
    page.menu.acts["no-scan"].trigger()
    assert context.desk.records.all(Picture) == []


def test_a_scan_keeps_its_proportions_and_one_that_lies_is_turned(
    page: LayoutPage, context: Context, tmp_path: Path, scan: Callable[[Path], QImage]
) -> None:
    kept = scan(painted(tmp_path / "phoi.jpg", 800, 1000))
    assert (kept.width(), kept.height()) == (1000, 800)
    assert "«Xoay hình quét»" in context.notices.done_text
    told = "Hình quét lệch tỷ lệ 13,14 % so với tờ giấy: hình đặt giữa tờ, không kéo giãn."
    assert told in {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}
    assert colour_at(page, 5, 150) == QColor("white")
    assert colour_at(page, 25, 3).red() < 60
    page.menu.acts["turn"].trigger()
    assert page.layout_shown is not None
    assert colour_at(page, 50, 150) == QColor("white")


def test_a_scan_at_600_dpi_of_a3_is_taken_and_a_page_of_a_pdf(tmp_path: Path, scan: Callable[[Path], QImage]) -> None:
    large = QImage(9921, 7016, QImage.Format.Format_Mono)
    large.fill(0)
    large.save(str(tmp_path / "a3.png"))
    kept = scan(tmp_path / "a3.png")
    assert (kept.width(), kept.height()) == (2400, 1697)
    (tmp_path / "phoi.pdf").write_bytes(_pdf())
    kept = scan(tmp_path / "phoi.pdf")
    assert kept.width() == 2400
    assert kept.height() == pytest.approx(1697, abs=1)


def _pdf() -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(297 * mm, 210 * mm))
    canvas.rect(0, 0, 100, 100, fill=1)
    canvas.save()
    return target.getvalue()


def test_zoom_goes_from_the_whole_sheet_to_its_true_size_and_beyond(page: LayoutPage) -> None:
    whole = page.canvas.scale
    page.canvas.set_zoom(200)
    assert page.canvas.scale > 2 * whole
    assert page.zoom_box.currentText() == "200 %"
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
