"""Văn bản: what is printed or saved is entered into the register, and Ctrl+Z does not touch it."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.screen import column
from tests.ui.tabs.conftest import Show
from thiduadesk.desk.commands.certificates import enter_in_book
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.printout import BOOK, PrintedNumber
from thiduadesk.ui import printing
from thiduadesk.ui.context import Context
from thiduadesk.ui.tabs.papers import TAB, PapersTab


@pytest.fixture
def page(show: Show) -> PapersTab:
    return cast(PapersTab, show(TAB))


@pytest.fixture
def shown(qtbot: QtBot, page: PapersTab, context: Context) -> PapersTab:
    """The submission, composed."""
    page.choose("to-trinh")
    qtbot.waitUntil(lambda: page.pane.pdf is not None and not context.jobs.busy)
    return page


def save(qtbot: QtBot, page: PapersTab, context: Context, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.waitUntil(page.pane.pdf_button.isEnabled)
    page.pane.pdf_button.click()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_what_was_saved_stands_in_the_register(
    qtbot: QtBot, shown: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = shown.pane.pdf
    for name in ("mot.pdf", "hai.pdf"):
        save(qtbot, shown, context, tmp_path / name, monkeypatch)
    assert shown.pane.pdf == pdf, "composed anew for nothing"
    shown.register_button.click()
    table = shown.register.table
    assert column(table, "Văn bản") == ["Tờ trình", "Tờ trình"]
    assert column(table, "Lần") == ["2", "1"]
    assert column(table, "Dạng") == ["pdf", "pdf"]
    assert column(table, "Ghi chú") == ["cùng nội dung lần 1", ""]
    assert shown.register.said.text() == "Tờ trình: không có gì thay đổi so với lần in số 2."
    assert context.desk.next_undo() is None


def test_the_book_numbers_of_certificates_that_went_out_are_kept(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.do(enter_in_book, 2018)
    page.choose("giay-chung-nhan")
    save(qtbot, page, context, tmp_path / "giay.pdf", monkeypatch)
    numbers = [item.number for item in context.desk.records.all(Certificate, year=2018) if item.given]
    kept = context.desk.records.all(PrintedNumber, type=BOOK, series_year=2018)
    assert numbers
    assert sorted(item.number for item in kept) == sorted(filter(None, numbers))


def test_copies_and_pages_of_a_print_are_noted(
    qtbot: QtBot, shown: PapersTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(printer: QPrinter, *_: object) -> bool:
        printer.setCopyCount(12)
        printer.setFromTo(1, 1)
        return True

    monkeypatch.setattr(printing, "choose_printer", choose)
    monkeypatch.setattr("shutil.which", lambda _: "true")
    monkeypatch.setattr(printing, "spooler_options", lambda _: [])
    shown.pane.print_button.click()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    shown.register_button.click()
    table = shown.register.table
    assert (column(table, "Dạng"), column(table, "Số bản"), column(table, "Trang")) == (["giấy"], ["12"], ["1"])


def test_a_print_that_failed_is_not_noted(
    qtbot: QtBot, shown: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, shown, context, tmp_path / "khong-co" / "mot.pdf", monkeypatch)
    shown.register_button.click()
    assert column(shown.register.table, "Lần") == []


def test_what_has_changed_since_is_shown(
    qtbot: QtBot, shown: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, shown, context, tmp_path / "mot.pdf", monkeypatch)
    shown.register_button.click()
    assert not shown.register.changes.isVisible()
    context.do(save_cluster, replace(cluster_card(context.desk.records, 2018), parent="Bộ Nội vụ"))
    assert "thay đổi so với lần in số 1" in shown.register.said.text()
    changed = shown.register.changes.toPlainText().split("\n")
    assert changed[:2] == ["− BỘ TƯ PHÁP", "+ BỘ NỘI VỤ"]


def test_choosing_a_paper_leaves_the_register(shown: PapersTab) -> None:
    shown.register_button.click()
    assert shown.register.isVisible()
    shown.choose("bien-ban")
    assert not shown.register.isVisible()
    assert not shown.register_button.isChecked()
