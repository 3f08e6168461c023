"""The preview shows the pages of the PDF itself, only those in sight, and moves by pages."""

import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.screen import drawn
from thiduadesk.i18n.words import Words
from thiduadesk.ui import preview as module
from thiduadesk.ui import printing
from thiduadesk.ui.pdf_pages import PdfPages
from thiduadesk.ui.preview import LARGEST, SMALLEST, Fit, PdfPreview
from thiduadesk.ui.spooling import spooler_options
from thiduadesk.ui.zoom_box import ZoomBox

A4 = (595.28, 841.89)


def pdf(pages: int, size: tuple[float, float] = A4) -> bytes:
    """Pages filled with red, so that it shows when they are drawn."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    for _ in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, *size, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def grab(preview: PdfPreview) -> QImage:
    return drawn(preview.viewport())


def test_the_page_is_drawn(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(2))
    picture = grab(preview)
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor("red")


def test_only_pages_in_sight_are_drawn(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(200))
    grab(preview)
    one = preview.drawn_bytes
    assert 0 < one < 3 * 700 * 1000 * 4
    preview.go_to(150)
    grab(preview)
    assert preview.page == 150
    assert preview.drawn_bytes <= 4 * one


def test_what_is_kept_is_bounded(preview: PdfPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 5_000_000)
    preview.show_pdf(pdf(30))
    for page in range(1, 31):
        preview.go_to(page)
        grab(preview)
    assert preview.drawn_bytes <= 5_000_000


def test_page_keys_go_by_pages(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.show_pdf(pdf(5))
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Home, 1),
    ):
        QTest.keyClick(preview, key)
        assert preview.page == page


def test_zoom_keeps_its_bounds_and_the_place_one_reads(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(10))
    preview.go_to(6)
    for wanted, got in ((10, SMALLEST), (120, 120), (900, LARGEST)):
        preview.set_zoom(wanted)
        assert preview.zoom == got
        assert preview.page == 6


def test_the_wheel_zooms_while_ctrl_is_held(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1))
    preview.set_zoom(100)
    event = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), event)
    assert preview.zoom == 110


def test_fitting_the_width_follows_the_window(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(3))
    preview.fit_to(Fit.WIDTH)
    assert preview.horizontalScrollBar().maximum() == 0
    narrow = preview.zoom
    preview.resize(1000, 600)
    assert preview.zoom > narrow
    assert preview.horizontalScrollBar().maximum() == 0


def test_small_pages_stand_side_by_side(preview: PdfPreview) -> None:
    preview.resize(900, 600)
    preview.show_pdf(pdf(5))
    preview.set_zoom(50)
    assert preview.across == 2
    picture = grab(preview)
    for share in (0.3, 0.7):
        assert picture.pixelColor(int(picture.width() * share), picture.height() // 2) == QColor("red")
    pressed = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        QTest.keyClick(preview, key)
        pressed.append(preview.page)
    assert pressed == [3, 5, 3, 1]
    preview.set_zoom(150)
    assert preview.across == 1


@pytest.mark.parametrize("size", [A4, (A4[1], A4[0])], ids=["upright", "lying"])
def test_two_pages_can_be_fitted_into_the_width(preview: PdfPreview, size: tuple[float, float]) -> None:
    preview.show_pdf(pdf(4, size))
    preview.fit_to(Fit.SPREAD)
    assert (preview.across, preview.fit) == (2, Fit.SPREAD)
    assert preview.horizontalScrollBar().maximum() == 0
    preview.fit_to(Fit.WIDTH)
    assert preview.across == 1


def test_one_page_alone_is_not_shrunk_for_two(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1))
    preview.fit_to(Fit.WIDTH)
    wide = preview.zoom
    preview.fit_to(Fit.SPREAD)
    assert (preview.zoom, preview.across) == (wide, 1)


def test_keys_zoom_while_ctrl_is_held(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(2))
    preview.set_zoom(80)
    zooms = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        QTest.keyClick(preview, key, Qt.KeyboardModifier.ControlModifier)
        zooms.append(preview.zoom)
    assert zooms == [90, 100, 90, 100]


def test_arrows_scroll_and_turn_the_page_where_nothing_is_to_scroll(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(3))
    QTest.keyClick(preview, Qt.Key.Key_Down)
    assert preview.verticalScrollBar().value() > 0
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_Left)
    assert preview.page == 1
    preview.set_zoom(LARGEST)
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert (preview.page, preview.horizontalScrollBar().value() > 0) == (1, True)


def written(*pages: str) -> bytes:
    """Pages that say something in their lower half."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for words in pages:
        canvas.drawString(100, 200, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def marked(preview: PdfPreview) -> list[int]:
    """How far down something is marked."""
    picture = grab(preview)
    across = range(0, picture.width(), 3)
    return [y for y in range(picture.height()) if any(picture.pixelColor(x, y) == QColor("#ffe68a") for x in across)]


def test_pages_are_shown_where_they_say_something_and_it_is_marked(preview: PdfPreview) -> None:
    preview.fit_to(Fit.NONE)
    preview.set_zoom(100)
    data = written("First page", "Second  PAGE", "Third page")
    preview.show_pdf(data, at="second page")
    assert preview.page == 2
    assert 100 < min(marked(preview)) < 300
    preview.show_pdf(data, at="fourth page")
    assert preview.page == 1
    assert marked(preview) == []


@pytest.mark.parametrize(
    ("wanted", "page"), [("Passed", 2), ("PASSED", 3), ("surpassed", 1), ("pass", None), ("", None)]
)
def test_whole_words_are_found_in_their_own_case_first(wanted: str, page: int | None) -> None:
    pages = PdfPages(written("Surpassed", "Passed", "PASSED (3)"))
    found = pages.find(wanted)
    assert (found.page + 1 if found else None) == page
    pages.close()


@pytest.mark.parametrize("zoom", [50, 63, 87, 100, 141])
def test_a_page_is_drawn_pixel_for_pixel(preview: PdfPreview, zoom: int) -> None:
    data = written("Every line as sharp as it is printed")
    preview.show_pdf(data)
    preview.set_zoom(zoom)
    pages = PdfPages(data)
    true = pages.image(0, zoom / 100 * preview.logicalDpiX() / 72)
    seen = grab(preview)
    left = next(x for x in range(seen.width()) if seen.pixelColor(x, 20) == QColor("white"))
    width, height = min(true.width(), seen.width() - left), min(true.height(), seen.height() - 16)
    assert seen.copy(left, 16, width, height).convertToFormat(true.format()) == true.copy(0, 0, width, height)
    pages.close()


def test_the_box_tells_every_zoom_and_sets_it(qtbot: QtBot, preview: PdfPreview) -> None:
    box = ZoomBox(preview, Words("vi"))
    qtbot.addWidget(box)
    preview.show_pdf(pdf(3))
    assert box.currentText() == "Vừa chiều rộng"
    offered = [box.itemText(row) for row in range(box.count())]
    for text, zoom in (("150 %", 150), ("50 %", 50)):
        box.setCurrentText(text)
        box.activated.emit(box.currentIndex())
        assert (preview.zoom, preview.fit) == (zoom, Fit.NONE)
    for zoom in (130, 140):
        preview.set_zoom(zoom)
        assert box.currentText() == f"{zoom} %"
        assert box.count() == len(offered) + 1
    preview.set_zoom(100)
    assert box.currentText() == "100 %"
    assert [box.itemText(row) for row in range(box.count())] == offered
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert (preview.across, box.currentText()) == (2, "Hai trang cạnh nhau")


def test_nothing_to_show_is_no_page(preview: PdfPreview) -> None:
    told: list[tuple[int, int]] = []
    preview.page_changed.connect(lambda *numbers: told.append(numbers))
    preview.show_pdf(pdf(2))
    preview.show_pdf(None)
    assert told == [(1, 2), (0, 0)]
    assert preview.page_count == 0


def test_printing_as_images_keeps_pages_and_their_direction(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class Silent:
        def step(self, done: int, total: int) -> None: ...

    target = tmp_path_factory.mktemp("print") / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printing.paint_pages(pdf(2, (A4[1], A4[0])), printer, [0, 1], Silent())
    pages = PdfPages(target.read_bytes())
    assert len(pages) == 2
    assert pages.sizes[0].width() > pages.sizes[0].height()
    middle = pages.image(1, 0.5)
    assert middle.pixelColor(middle.rect().center()).red() > 240
    pages.close()


def test_the_spooler_is_told_what_was_chosen(qapp: QApplication) -> None:
    printer = QPrinter()
    printer.setPrinterName("May-in")
    printer.setDocName("Biên bản")
    printer.setCopyCount(3)
    options = spooler_options(printer)
    assert options[:2] == ["-d", printer.printerName()]
    assert options[options.index("-n") + 1] == "3"
    assert options[options.index("-t") + 1] == "Biên bản"
    assert options[-1] == "print-scaling=none"
