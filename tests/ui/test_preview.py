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

from thiduadesk.ui import preview as module
from thiduadesk.ui import printing
from thiduadesk.ui.pdf_pages import PdfPages
from thiduadesk.ui.preview import LARGEST, SMALLEST, PdfPreview
from thiduadesk.ui.spooling import spooler_options

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
    return preview.viewport().grab().toImage()


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
    preview.fit_width()
    assert preview.horizontalScrollBar().maximum() == 0
    narrow = preview.zoom
    preview.resize(1000, 600)
    assert preview.zoom > narrow
    assert preview.horizontalScrollBar().maximum() == 0


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
    printing.paint_pages(pdf(2, (A4[1], A4[0])), printer, Silent())
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
    printer.setFromTo(2, 4)
    options = spooler_options(printer)
    assert options[:2] == ["-d", printer.printerName()]
    assert options[options.index("-n") + 1] == "3"
    assert options[options.index("-t") + 1] == "Biên bản"
    assert options[options.index("-P") + 1] == "2-4"
    assert options[-1] == "print-scaling=none"
