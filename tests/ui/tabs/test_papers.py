"""Văn bản: what is seen is what is saved and printed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.screen import sayings
from tests.ui.tabs.conftest import Show
from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.commands.years import save_cluster, start_year
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.desk.steps import step
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.printout import PrintedText, Printout
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.work import Work
from thiduadesk.ui import printing
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.copy_report import CopyReport
from thiduadesk.ui.layouts.page import LayoutPage
from thiduadesk.ui.tabs.papers import TAB, PapersTab

PAPERS = {
    "giao-uoc": 3,
    "dang-ky": 2,
    "ke-hoach": 2,
    "bang-diem": 24,
    "tong-hop-diem": 2,
    "kiem-tra-cheo": 24,
    "don-doc": 5,
    "kiem-phieu": 2,
    "bien-ban": 4,
    "to-trinh": 2,
    "trich-ngang": 2,
    "bao-cao": 5,
    "so-ket": 4,
    "giay-chung-nhan": 6,
    "so-cap": 2,
    "ban-giao": 2,
}


@pytest.fixture
def page(show: Show) -> PapersTab:
    shown_page = show(TAB)
    assert isinstance(shown_page, PapersTab)
    return shown_page


def look_at(qtbot: QtBot, page: PapersTab, kind: str) -> bytes:
    page.choose(kind)
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.pdf is not None
    return page.pane.pdf


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.busy)


def answer(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Let the dialog that asks where to save answer with a name; gives what it proposed."""
    proposed: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        proposed.append(Path(str(arguments[2])).name)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


@pytest.mark.parametrize("kind", PAPERS)
def test_each_paper_is_seen_as_it_prints(qtbot: QtBot, page: PapersTab, context: Context, kind: str) -> None:
    assert context.year is not None
    pdf = look_at(qtbot, page, kind)
    today = context.desk.now().date()
    assert pdf == render_as(compose_paper(context.desk.records, kind, context.year, day=today), "pdf")
    assert page.pane.preview.page_count == PAPERS[kind]
    assert page.pane.preview.isVisible()


def listed(page: PapersTab) -> dict[str, QTreeWidgetItem]:
    """The lines of the list by the name of the paper."""
    stages = [page.list.topLevelItem(row) for row in range(page.list.topLevelItemCount())]
    lines = [stage.child(row) for stage in stages if stage for row in range(stage.childCount())]
    return {line.text(0): line for line in lines if line}


def test_each_paper_says_how_far_it_is(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    qtbot.waitUntil(lambda: all(line.text(1) for line in listed(page).values()))
    assert {line.text(1) for line in listed(page).values()} == {"sẵn sàng"}
    context.do(start_year, 2019)
    held = Conference(id=new_id(), year=2019, title="Hội nghị bình xét", held_on=date(2019, 12, 1), kind="bình xét")
    context.do(save_conference, held)
    context.year = 2019
    minutes, sheets = listed(page)["Biên bản hội nghị bình xét"], listed(page)["Bảng chấm điểm"]
    qtbot.waitUntil(lambda: minutes.text(1) == "chờ chốt")
    assert sheets.text(1) == "trống"
    assert sheets.toolTip(1) == "Năm 2019 chưa có bảng tiêu chí và điểm nào."


def subjects(page: PapersTab) -> list[str]:
    return [page.pane.subject.itemText(row) for row in range(page.pane.subject.count())]


def pick(page: PapersTab, name: str) -> None:
    page.pane.subject.setCurrentText(name)
    page.pane.subject.activated.emit(page.pane.subject.currentIndex())


def test_a_paper_stopped_while_its_pages_are_set_can_be_chosen_again(
    qtbot: QtBot, page: PapersTab, context: Context
) -> None:
    look_at(qtbot, page, "bien-ban")
    page.choose("bang-diem")
    context.jobs.stop()
    assert page.pane.pdf is None
    assert "Đã dừng dàn trang. Chọn lại văn bản ở bên trái để xem." in sayings(page)
    page.list.itemClicked.emit(listed(page)["Bảng chấm điểm"], 0)
    qtbot.waitUntil(lambda: page.pane.pdf is not None)


@pytest.mark.parametrize("kind", ["bang-diem", "kiem-tra-cheo", "don-doc", "giay-chung-nhan"])
def test_one_sheet_alone_is_seen_and_saved(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    look_at(qtbot, page, kind)
    whole, name = subjects(page)[:2]
    assert whole == "Tất cả"
    assert page.pane.subject.isVisible()
    pick(page, name)
    assert page.pane.pdf is None
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    today = context.desk.now().date()
    assert page.pane.pdf == render_as(compose_paper(context.desk.records, kind, 2018, name, day=today), "pdf")
    assert page.pane.preview.page_count < PAPERS[kind]
    proposed = answer(monkeypatch, str(tmp_path / "mot"))
    page.pane.pdf_button.click()
    settle(qtbot, context)
    assert proposed == [f"{kind}-2018-{fold(name).replace(' ', '-')}.pdf"]
    look_at(qtbot, page, "dang-ky")
    assert not page.pane.subject.isVisible()


def test_who_a_paper_is_for_stays_chosen_while_data_change(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    look_at(qtbot, page, "bang-diem")
    pick(page, "Học viện Tư pháp")
    context.do(save_cluster, replace(cluster_card(context.desk.records, 2018), parent="Bộ Nội vụ"))
    assert page.pane.subject.currentText() == "Học viện Tư pháp"
    qtbot.waitUntil(lambda: page.pane.pdf is not None)


def test_each_conference_of_the_year_has_its_own_minutes(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    twin = Conference(id=new_id(), year=2018, title="Hội nghị giao ban", held_on=date(2018, 6, 1))
    look_at(qtbot, page, "bien-ban")
    assert not page.pane.subject.isVisible()
    context.do(save_conference, twin)
    context.do(save_conference, replace(twin, id=new_id(), held_on=date(2018, 9, 1)))
    names = subjects(page)
    assert names[:2] == ["Hội nghị giao ban (01/06/2018)", "Hội nghị giao ban (01/09/2018)"]
    assert page.pane.subject.currentText() == names[2]
    pick(page, names[0])
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.pdf == render_as(compose_paper(context.desk.records, "bien-ban", 2018, twin.id), "pdf")


def test_a_paper_is_opened_in_word(
    qtbot: QtBot, page: PapersTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    look_at(qtbot, page, "to-trinh")
    page.pane.open_button.click()
    settle(qtbot, context)
    (path,) = opened
    today = context.desk.now().date()
    paper = compose_paper(context.desk.records, "to-trinh", 2018, day=today)
    assert (path.name, path.read_bytes()) == ("to-trinh-2018.docx", render_as(paper, "docx"))
    assert path.is_relative_to(context.temporary)
    assert context.notices.done_text.startswith("Đã mở bản tạm to-trinh-2018.docx.")
    (noted,) = context.desk.records.all(Printout)
    assert (noted.kind, noted.form) == ("to-trinh", "docx")


def test_without_a_program_for_word_files_a_sentence_says_so(
    qtbot: QtBot, page: PapersTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    look_at(qtbot, page, "to-trinh")
    page.pane.open_button.click()
    settle(qtbot, context)
    assert context.notices.trouble_text.startswith("Máy này không có chương trình mở tệp Word")
    assert context.desk.records.all(Printout) == []


def test_a_paper_is_saved_as_it_is_seen(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = look_at(qtbot, page, "bien-ban")
    proposed = answer(monkeypatch, str(tmp_path / "bien-ban"))
    page.pane.pdf_button.click()
    settle(qtbot, context)
    assert proposed == ["bien-ban-2018.pdf"]
    assert (tmp_path / "bien-ban.pdf").read_bytes() == pdf
    assert context.notices.done_text == f"Đã ghi {tmp_path / 'bien-ban.pdf'}."


def test_a_paper_is_saved_as_text(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(qtbot, page, "kiem-phieu")
    answer(monkeypatch, str(tmp_path / "kiem-phieu.txt"))
    page.pane.text_button.click()
    settle(qtbot, context)
    assert "BIÊN BẢN KIỂM PHIẾU" in (tmp_path / "kiem-phieu.txt").read_text("utf-8")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_table_is_saved_for_word_and_excel(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    assert context.year is not None
    look_at(qtbot, page, "tong-hop-diem")
    path = tmp_path / f"bang.{ending}"
    proposed = answer(monkeypatch, str(path))
    {"docx": page.pane.word_button, "xlsx": page.pane.excel_button}[ending].click()
    settle(qtbot, context)
    assert proposed == [f"tong-hop-diem-2018.{ending}"]
    assert path.read_bytes() == render_as(compose_paper(context.desk.records, "tong-hop-diem", context.year), ending)
    assert context.notices.done_text == f"Đã ghi {path}."


def test_only_formats_a_paper_has_can_be_chosen(qtbot: QtBot, page: PapersTab) -> None:
    def offered() -> tuple[bool, bool]:
        return page.pane.word_button.isEnabled(), page.pane.excel_button.isEnabled()

    assert offered() == (False, False)
    for kind, formats in (
        ("bien-ban", (True, False)),
        ("bang-diem", (True, True)),
        ("giay-chung-nhan", (False, True)),
    ):
        look_at(qtbot, page, kind)
        assert offered() == formats
        assert page.pane.pdf_button.isEnabled()


def check(page: PapersTab, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[list[str]]]:
    """Check a Word file; gives what the report says and its rows."""
    reports: list[CopyReport] = []

    def read(report: CopyReport) -> int:
        reports.append(report)
        return 0

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(CopyReport, "exec", read)
    page.check_button.click()
    (report,) = reports
    rows = [report.table.topLevelItem(row) for row in range(report.table.topLevelItemCount())]
    said = [label.text() for label in report.findChildren(QLabel) if label.text()]
    return said, [[row.text(place) for place in range(3)] for row in rows if row]


def test_a_word_file_is_held_against_the_data(
    page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bang.docx"
    path.write_bytes(render_as(compose_paper(context.desk.records, "tong-hop-diem", 2018), "docx"))
    said, rows = check(page, path, monkeypatch)
    assert "Bảng tổng hợp điểm, xếp hạng, năm 2018" in said
    assert any(sentence.startswith("Tất cả") for sentence in said)
    assert rows == []
    context.do(save_cluster, replace(cluster_card(context.desk.records, 2018), parent="Bộ Nội vụ"))
    said, rows = check(page, path, monkeypatch)
    assert "Có 1 chỗ khác dữ liệu hiện có; số còn lại đều khớp." in said
    assert rows == [["BỘ NỘI VỤ", "BỘ TƯ PHÁP", "BỘ NỘI VỤ"]]


def test_a_file_of_another_program_is_refused(
    page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "khac.docx"
    path.write_bytes(b"khong phai Word")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.check_button.click()
    assert context.notices.trouble_text == "Tệp khac.docx không phải tệp Word do chương trình này ghi."


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(qtbot, page, "bien-ban")
    answer(monkeypatch, str(tmp_path / "khong-co" / "bien-ban.pdf"))
    page.pane.pdf_button.click()
    settle(qtbot, context)
    assert context.notices.trouble_text
    assert list(tmp_path.glob("khong-co*")) == []


def test_nothing_of_one_paper_is_saved_as_another(qtbot: QtBot, page: PapersTab) -> None:
    look_at(qtbot, page, "bien-ban")
    page.choose("giay-chung-nhan")
    assert page.pane.pdf is None
    assert not page.pane.pdf_button.isEnabled()
    assert not page.pane.print_button.isEnabled()
    qtbot.waitUntil(page.pane.pdf_button.isEnabled)
    assert page.pane.preview.page_count == PAPERS["giay-chung-nhan"]


def test_printing_hands_over_the_pages_seen(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = look_at(qtbot, page, "giay-chung-nhan")
    target = tmp_path / "may-in.pdf"

    def to_file(printer: QPrinter, _: object, pages: int) -> bool:
        assert pages == PAPERS["giay-chung-nhan"]
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    monkeypatch.setattr(printing, "choose_printer", to_file)
    page.pane.print_button.click()
    settle(qtbot, context)
    assert target.read_bytes() == pdf


def test_pages_chosen_for_a_pdf_are_all_it_holds(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(qtbot, page, "giay-chung-nhan")
    target = tmp_path / "may-in.pdf"

    def to_file(printer: QPrinter, *_: object) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFromTo(2, 3)
        return True

    monkeypatch.setattr(printing, "choose_printer", to_file)
    page.pane.print_button.click()
    settle(qtbot, context)
    assert len(printing.page_sizes(target.read_bytes())) == 2


def test_a_year_without_a_conference_says_so(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    look_at(qtbot, page, "bien-ban")
    context.do(start_year, 2019)
    context.year = 2019
    assert page.pane.pdf is None
    assert not page.pane.preview.isVisible()
    assert any("2019 chưa có hội nghị" in label.text() for label in page.findChildren(QLabel))
    context.year = 2018
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.preview.isVisible()


def test_a_paper_follows_what_is_changed(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    before = look_at(qtbot, page, "giay-chung-nhan")
    context.do(save_cluster, replace(cluster_card(context.desk.records, 2018), name="Cụm thi đua số 2"))
    assert page.pane.pdf is None
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.pdf != before


@step("Thử")
def change(work: Work, certificate: Certificate) -> None:
    """Put a certificate as it is."""
    work.put(certificate)


def test_a_certificate_that_cannot_be_printed_is_listed_above_the_others(
    qtbot: QtBot, page: PapersTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(qtbot, page, "giay-chung-nhan")
    assert not page.pane.problems.isVisible()
    first = context.desk.records.all(Certificate, year=2018)[0]
    context.do(change, replace(first, content="dài " * 500))
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.preview.page_count == PAPERS["giay-chung-nhan"] - 1
    assert page.pane.problems.isVisible()
    assert page.pane.problems.count() == 1
    assert "chữ quá dài, không vừa ô" in page.pane.problems.item(0).text()
    answer(monkeypatch, str(tmp_path / "giay.pdf"))
    page.pane.pdf_button.click()
    settle(qtbot, context)
    (printed,) = context.desk.records.all(PrintedText)
    assert "dài dài" not in printed.content
    context.undo()
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert not page.pane.problems.isVisible()


def test_what_concerns_certificates_is_offered_beside_them_only(
    qtbot: QtBot, page: PapersTab, context: Context
) -> None:
    look_at(qtbot, page, "bien-ban")
    assert not page.layout_button.isVisible()
    assert not page.book_button.isVisible()
    look_at(qtbot, page, "giay-chung-nhan")
    assert page.layout_button.isVisible()
    page.book_button.click()
    assert "không có giấy nào chưa vào sổ" in context.notices.trouble_text


def test_the_page_of_layouts_is_gone_to_and_left(qtbot: QtBot, page: PapersTab, context: Context) -> None:
    before = look_at(qtbot, page, "giay-chung-nhan")
    page.layout_button.click()
    layouts = page.findChild(LayoutPage)
    assert layouts is not None
    assert layouts.isVisible()
    layouts.choose_box("signer")
    layouts.canvas.setFocus()
    QTest.keyClick(layouts.canvas, Qt.Key.Key_Left)
    layouts.back_button.click()
    assert not layouts.isVisible()
    qtbot.waitUntil(lambda: page.pane.pdf is not None)
    assert page.pane.pdf != before
