"""A printer is put right by typing or by measuring, on this computer and for each tray."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.documents.render.printed import read_pages
from tests.ui.screen import bring_up, field, shown, write
from tests.ui.tabs.conftest import Show
from thiduadesk.documents.printer import RULER_SHEETS, STRAIGHT, PrinterProfile, marks
from thiduadesk.documents.render.ruler import render_ruler
from thiduadesk.i18n.words import LANGUAGES, Words
from thiduadesk.rules.pack import common_pack
from thiduadesk.ui import printing
from thiduadesk.ui.context import Context
from thiduadesk.ui.layouts.page import LayoutPage
from thiduadesk.ui.layouts.printers import PrinterPanel
from thiduadesk.ui.printing import print_paper, profile_of
from thiduadesk.ui.spooling import chosen_tray
from thiduadesk.ui.tab import Tab

PLAIN = render_ruler(common_pack().wording, RULER_SHEETS["A4"])


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> PrinterPanel:
    made = PrinterPanel(context)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    made.printer_box.setEditText("HP 2055")
    return made


def choose_sheet(panel: PrinterPanel, name: str) -> None:
    """Choose a size of the ruler sheet, as in the open list."""
    panel.sheet_box.setCurrentText(name)
    panel.sheet_box.activated.emit(panel.sheet_box.currentIndex())


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
        ("Dấu 1, từ trái", "31,5"),
        ("Dấu 1, từ trên", "29"),
        ("Dấu 2, từ trái", "191,5"),
        ("Dấu 2, từ trên", "276"),
    ):
        write(panel.mark_form, label, measured)
    assert context.profiles.find("HP 2055") == PrinterProfile(right=-1.5, down=1)


def test_a_wild_measure_is_said_beside_its_field(panel: PrinterPanel, context: Context) -> None:
    for label, measured in (
        ("Dấu 1, từ trái", "180"),
        ("Dấu 1, từ trên", "30"),
        ("Dấu 2, từ trái", "190"),
        ("Dấu 2, từ trên", "277"),
    ):
        write(panel.mark_form, label, measured)
    assert "lệch quá 25 mm" in field(panel.mark_form, "Dấu 1, từ trái").accessibleDescription()
    assert field(panel.mark_form, "Dấu 2, từ trái").accessibleDescription() == ""
    assert not context.profiles.names
    write(panel.mark_form, "Dấu 1, từ trái", "52")
    assert "Tỷ lệ phải từ 90 đến 110" in field(panel.mark_form, "Dấu 1, từ trái").accessibleDescription()
    assert not context.profiles.names
    write(panel.mark_form, "Dấu 1, từ trái", "31")
    assert [*context.profiles.names] == ["HP 2055"]


def test_crosses_are_measured_on_a3_as_well(panel: PrinterPanel, context: Context) -> None:
    choose_sheet(panel, "A3")
    assert "30 và 30; 277 và 400" in panel.told.text()
    for label, measured in (
        ("Dấu 1, từ trái", "31,5"),
        ("Dấu 1, từ trên", "29"),
        ("Dấu 2, từ trái", "278,5"),
        ("Dấu 2, từ trên", "399"),
    ):
        write(panel.mark_form, label, measured)
    assert context.profiles.find("HP 2055") == PrinterProfile(right=-1.5, down=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_panel_is_cut_on_the_commonest_screen(show: Show, context: Context, language: str) -> None:
    """The panel beside its scroll bar, every field with the room its label needs and no less than its digits do."""
    context.words = Words(language)
    page = show(Tab(key="layouts", title="Mẫu", build=LayoutPage))
    assert isinstance(page, LayoutPage)
    tabs = page.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    area = tabs.currentWidget()
    assert isinstance(area, QScrollArea)
    room = area.viewport().width() - area.verticalScrollBar().sizeHint().width()
    assert page.printers.minimumSizeHint().width() <= room
    for typed in page.printers.findChildren(QLineEdit):
        assert typed.width() >= typed.fontMetrics().horizontalAdvance("-100,00") + 20
    for said in page.printers.findChildren(QLabel):
        if said.wordWrap():
            assert said.height() >= said.heightForWidth(said.width())


def test_the_offsets_act_on_a_wide_page_as_the_panel_says(panel: PrinterPanel) -> None:
    said = panel.upright.text()
    assert "trên giấy in ngang, lệch ngang dời chữ xuống, lệch dọc dời chữ sang trái" in said
    *turn, right, foot = PrinterProfile().matrix(297, 210)
    across, along = turn[2], turn[1]  # how a step up, and one to the right, of the page go right and up on the sheet
    *_, moved, _ = PrinterProfile(right=1).matrix(297, 210)
    assert (moved - right) / across < 0, "not up but down on the page"
    *_, moved = PrinterProfile(down=1).matrix(297, 210)
    assert (moved - foot) / along < 0, "not to its right but to its left"


def test_a_tray_may_have_its_own(panel: PrinterPanel, context: Context) -> None:
    write(panel.profile_form, "Lệch ngang (mm)", "1")
    panel.tray_box.setCurrentIndex(panel.tray_box.findText("nạp tay"))
    panel.tray_box.activated.emit(panel.tray_box.currentIndex())
    assert shown(panel.profile_form, "Lệch ngang (mm)") == "0"
    write(panel.profile_form, "Lệch ngang (mm)", "2")
    assert profile_of(context, "HP 2055", "").right == 1
    assert profile_of(context, "HP 2055", "Manual").right == 2
    assert profile_of(context, "HP 2055", "2Tray").right == 1


@pytest.mark.parametrize("name", RULER_SHEETS)
def test_the_ruler_sheet_has_its_crosses_where_they_are_said_to_be(
    panel: PrinterPanel, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(
        "thiduadesk.ui.layouts.printers.print_paper",
        lambda context, owner, data, title, taken, begin: printed.append(data),
    )
    choose_sheet(panel, name)
    panel.sheet_button.click()
    (page,) = read_pages(printed[0])
    sheet = RULER_SHEETS[name]
    assert (page.width, page.height) == pytest.approx(sheet, abs=0.1)
    for box in page.texts:
        assert box.left > 5, "what no printer reaches"
        assert box.right < sheet[0] - 5, "what no printer reaches"
    for x, y in marks(sheet):
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


def test_the_ruler_sheet_is_asked_for_from_the_tray_it_is_to_measure(
    panel: PrinterPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def look(printer: QPrinter, *_: object) -> bool:
        asked.append((printer.printerName(), chosen_tray(printer)))
        return False

    monkeypatch.setattr(printing, "choose_printer", look)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["HP 2055"])
    named: list[str] = []
    monkeypatch.setattr(QPrinter, "setPrinterName", lambda _, name: named.append(name))
    monkeypatch.setattr(QPrinter, "printerName", lambda _: named[-1])
    panel.sheet_button.click()
    panel.tray_box.setCurrentIndex(panel.tray_box.findText("nạp tay"))
    panel.sheet_button.click()
    assert asked == [("HP 2055", ""), ("HP 2055", "Manual")]


def test_a_tray_chosen_in_the_dialog_finds_its_own_profile(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    context.profiles.keep("HP 2055", PrinterProfile(right=1))
    context.profiles.keep("HP 2055 / Manual", PrinterProfile(right=2))
    sent: list[bytes] = []
    monkeypatch.setattr(printing, "choose_printer", lambda *_: True)
    monkeypatch.setattr(printing, "start_printing", lambda context, owner, data, *_: sent.append(data))
    monkeypatch.setattr(QPrinter, "printerName", lambda _: "HP 2055")
    for tray in ("Manual", "Lower"):
        monkeypatch.setattr(printing, "chosen_tray", lambda _, tray=tray: tray)
        print_paper(context, owner, PLAIN, "Giấy", print, lambda profile, progress: f"{profile.right}".encode())
        qtbot.waitUntil(lambda: not context.jobs.busy)
    assert sent == [b"2", b"1"]
