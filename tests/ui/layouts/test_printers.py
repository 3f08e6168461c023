"""A printer is put right by typing or by measuring, on this computer and for each tray."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.documents.render.printed import read_pages
from tests.ui.screen import field, shown, write
from thiduadesk.documents.printer import MARKS, STRAIGHT, PrinterProfile
from thiduadesk.documents.render.ruler import render_ruler
from thiduadesk.rules.pack import common_pack
from thiduadesk.ui import printing
from thiduadesk.ui.context import Context
from thiduadesk.ui.layouts.printers import PrinterPanel
from thiduadesk.ui.printing import print_paper, profile_of

PLAIN = render_ruler(common_pack().wording)
AUTO, MANUAL = QPrinter.PaperSource.Auto, QPrinter.PaperSource.Manual


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> PrinterPanel:
    made = PrinterPanel(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.printer_box.setEditText("HP 2055")
    return made


def test_an_offset_is_typed_and_kept_for_the_printer(panel: PrinterPanel, context: Context) -> None:
    write(panel.profile_form, "Lệch ngang (mm)", "1,5")
    write(panel.profile_form, "Lệch dọc (mm)", "-0,8")
    assert context.profiles.find("HP 2055") == PrinterProfile(right=1.5, down=-0.8)
    assert context.profiles.find("Canon") == STRAIGHT
    panel.printer_box.setEditText("Canon")
    assert shown(panel.profile_form, "Lệch ngang (mm)") == "0"
    panel.printer_box.setEditText("HP 2055")
    assert shown(panel.profile_form, "Lệch ngang (mm)") == "1,5"


def test_two_crosses_measured_give_the_profile(panel: PrinterPanel, context: Context) -> None:
    for label, measured in (
        ("Dấu 1 cách mép trái", "31,5"),
        ("Dấu 1 cách mép trên", "29"),
        ("Dấu 2 cách mép trái", "151,5"),
        ("Dấu 2 cách mép trên", "239"),
    ):
        write(panel.mark_form, label, measured)
    assert context.profiles.find("HP 2055") == PrinterProfile(right=-1.5, down=1)


def test_a_wild_measure_is_said_beside_its_field(panel: PrinterPanel, context: Context) -> None:
    for label, measured in (
        ("Dấu 1 cách mép trái", "180"),
        ("Dấu 1 cách mép trên", "30"),
        ("Dấu 2 cách mép trái", "150"),
        ("Dấu 2 cách mép trên", "240"),
    ):
        write(panel.mark_form, label, measured)
    assert "lệch quá 25 mm" in field(panel.mark_form, "Dấu 1 cách mép trái").accessibleDescription()
    assert context.profiles.names == ()


def test_a_tray_may_have_its_own(panel: PrinterPanel, context: Context) -> None:
    write(panel.profile_form, "Lệch ngang (mm)", "1")
    panel.tray_box.setCurrentIndex(panel.tray_box.findText("nạp tay"))
    panel.tray_box.activated.emit(panel.tray_box.currentIndex())
    assert shown(panel.profile_form, "Lệch ngang (mm)") == "0"
    write(panel.profile_form, "Lệch ngang (mm)", "2")
    assert profile_of(context, "HP 2055", AUTO).right == 1
    assert profile_of(context, "HP 2055", MANUAL).right == 2
    assert profile_of(context, "HP 2055", QPrinter.PaperSource.Lower).right == 1


def test_the_ruler_sheet_has_its_crosses_where_they_are_said_to_be(
    panel: PrinterPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(
        "thiduadesk.ui.layouts.printers.print_paper", lambda context, owner, data, title, taken: printed.append(data)
    )
    panel.sheet_button.click()
    (page,) = read_pages(printed[0])
    assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)
    for x, y in MARKS:
        arms = [line for line in page.lines if abs(line.middle - x) < 0.1 and line.top < y < line.bottom]
        assert any(line.bottom - line.top == pytest.approx(16, abs=0.3) for line in arms)
    assert "TỜ CĂN CHỈNH MÁY IN" in page.text


def test_what_is_printed_is_put_right_for_the_printer_chosen(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    context.profiles.keep("HP 2055", PrinterProfile(right=2))
    sent: list[bytes] = []
    chosen = {"name": "HP 2055"}

    def start(given: Context, asked: QObject, data: bytes, printer: QPrinter, told: object) -> None:
        sent.append(data)

    monkeypatch.setattr(printing, "choose_printer", lambda *_: True)
    monkeypatch.setattr(printing, "start_printing", start)
    monkeypatch.setattr(QPrinter, "printerName", lambda _: chosen["name"])
    print_paper(context, owner, PLAIN, "Giấy", print, lambda profile, progress: f"{profile.right}".encode())
    qtbot.waitUntil(lambda: not context.jobs.busy)
    chosen["name"] = "Canon"
    print_paper(context, owner, PLAIN, "Giấy", print, lambda profile, progress: b"put right")
    print_paper(context, owner, PLAIN, "Biên bản", print)
    assert sent == [b"2", PLAIN, PLAIN]
