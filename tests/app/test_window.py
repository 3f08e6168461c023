"""The window as a whole: files, years, languages, looks, workbooks, papers, and what it says when all is not well."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.app.conftest import LIGHT, Start
from tests.ui.screen import column, sayings, shown, tab_titles, write
from thiduadesk.app.cli import main
from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings, read_settings
from thiduadesk.app.window import PRACTICE, Window
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.printouts import printout_lines
from thiduadesk.exchange.values import Value
from thiduadesk.exchange.workbook import write_workbook
from thiduadesk.i18n.resources import translations_dir
from thiduadesk.ui.dialogs.import_report import ImportReport
from thiduadesk.ui.dialogs.listing import Listing
from thiduadesk.ui.dialogs.new_cluster import NewCluster
from thiduadesk.ui.dialogs.new_year import NewYear
from thiduadesk.ui.list_detail import ListDetail
from thiduadesk.ui.tabs.conference import ConferenceTab
from thiduadesk.ui.tabs.papers import PapersTab

TABS = ["Tổng quan", "Đơn vị", "Giao ước", "Thành tích", "Đề nghị", "Hội nghị", "Văn bản"]


def titles(window: Window) -> list[str]:
    return tab_titles(next(pages for pages in window.shell.findChildren(QTabWidget) if not pages.accessibleName()))


def page(window: Window, key: str) -> QWidget:
    window.shell.show_tab(key)
    built = window.shell.tab_widget(key)
    assert built is not None
    return built


def has_rows(view: QAbstractItemView) -> bool:
    return isinstance(view, QTableView | QTreeWidget | QListWidget) and view.model().rowCount() > 0


def units(window: Window) -> ListDetail:
    built = page(window, "units")
    assert isinstance(built, ListDetail)
    return built


def years(window: Window) -> QComboBox:
    boxes = window.shell.findChildren(QComboBox)
    return next(box for box in boxes if box.accessibleName() in ("Năm thi đua", "Emulation year"))


def recent(window: Window) -> list[str]:
    return [Path(action.text()).name for action in window.shell.acts.recent.actions()]


def settle(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not window.shell.jobs.busy)


class TestFiles:
    def test_one_click_opens_the_practice_file(self, window: Window, places: Places) -> None:
        choice = window.shell.findChild(QPushButton, "welcomeChoice")
        assert choice is not None
        choice.click()
        assert (places.documents / PRACTICE).exists()
        assert window.shell.windowTitle() == "Cụm thi đua số II — thiduadesk"
        assert [title for title in titles(window) if title in TABS] == TABS
        assert window.shell.notices.trouble_text == ""

    def test_every_tab_shows_what_the_file_holds(self, window: Window) -> None:
        window.open_practice()
        for key in window.shell.tab_keys:
            lists = page(window, key).findChildren(QAbstractItemView)
            assert any(has_rows(view) for view in lists), key

    def test_practice_is_opened_again_as_it_was_left(self, window: Window) -> None:
        window.open_practice()
        write(units(window).form, "Biên chế", "87")
        window.open_practice()
        assert column(units(window).table, "Biên chế")[0] == "87"

    def test_undo_reaches_over_the_night(self, start: Start, practice: Path) -> None:
        first = start(Settings(language="vi", theme=LIGHT))
        first.open_path(practice)
        write(units(first).form, "Biên chế", "87")
        first.shell.close()
        second = start(first.settings)
        assert recent(second) == [practice.name]
        second.open_path(practice)
        assert "Lưu đơn vị Viện Khoa học pháp lý" in second.shell.acts["undo"].text()
        second.shell.acts["undo"].trigger()
        assert column(units(second).table, "Biên chế")[0] == "86"
        second.shell.acts["redo"].trigger()
        assert column(units(second).table, "Biên chế")[0] == "87"

    def test_what_cannot_be_read_keeps_the_window_open_until_it_is_given_up(
        self, window: Window, practice: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.open_path(practice)
        write(units(window).form, "Biên chế", "tám mươi")
        asked: list[str] = []
        answers = iter((QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard))

        def answer(box: QMessageBox) -> int:
            asked.append(box.text())
            return next(answers)

        monkeypatch.setattr(QMessageBox, "exec", answer)
        window.shell.close()
        assert window.shell.isVisible()
        assert shown(units(window).form, "Biên chế") == "tám mươi"
        window.shell.close()
        assert not window.shell.isVisible()
        assert len(asked) == 2

    def test_what_is_being_typed_is_stored_when_the_window_closes(
        self, start: Start, practice: Path, places: Places
    ) -> None:
        first = start(Settings(language="vi", theme=LIGHT))
        first.open_path(practice)
        staff = next(
            field for field in units(first).form.findChildren(QLineEdit) if field.accessibleName() == "Biên chế"
        )
        staff.setFocus()
        staff.selectAll()
        staff.insert("88")
        first.shell.close()
        second = start(read_settings(places.settings))
        second.open_path(practice)
        assert column(units(second).table, "Biên chế")[0] == "88"

    def test_recent_files_stand_newest_first(self, window: Window, practice: Path, tmp_path: Path) -> None:
        other = Path(shutil.copy(practice, tmp_path / "khác.tdk"))
        for path in (practice, other):
            window.open_path(path)
        assert recent(window) == ["khác.tdk", practice.name]
        window.open_path(practice)
        assert recent(window) == [practice.name, "khác.tdk"]
        window.close_file()
        offered = [button.toolTip() for button in window.shell.welcome.findChildren(QPushButton, "recentFile")]
        assert offered[-2:] == [str(practice), str(other)]

    def test_a_new_cluster_begins_empty(self, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fill(dialog: NewCluster) -> int:
            dialog.name.setText("Cụm thi đua số I")
            dialog.place.setText(str(tmp_path / "cụm-i"))
            dialog.year.setValue(2026)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(NewCluster, "exec", fill)
        window.new_cluster()
        assert window.shell.windowTitle() == "Cụm thi đua số I — thiduadesk"
        assert (tmp_path / "cụm-i.tdk").exists()
        assert years(window).currentText() == "Năm 2026"
        assert column(units(window).table, "Tên đơn vị") == []

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            pytest.param(None, "Không tìm thấy tệp", id="missing"),
            pytest.param(b"\x89PNG not a database", "không phải tệp dữ liệu", id="not a database"),
            pytest.param(b"", "không phải tệp dữ liệu", id="empty"),
        ],
    )
    def test_a_file_that_cannot_be_opened_leaves_the_one_that_is(
        self, window: Window, practice: Path, tmp_path: Path, content: bytes | None, sentence: str
    ) -> None:
        window.open_path(practice)
        broken = tmp_path / "hỏng.tdk"
        if content is not None:
            broken.write_bytes(content)
        assert not window.open_path(broken)
        assert sentence in window.shell.notices.trouble_text
        assert window.context is not None
        assert window.context.desk.path == practice
        assert column(units(window).table, "Tên đơn vị")
        assert recent(window) == [practice.name]

    def test_a_damaged_file_is_refused_on_the_first_page(self, window: Window, practice: Path) -> None:
        whole = practice.read_bytes()
        damaged = whole[: len(whole) // 2]
        practice.write_bytes(damaged)
        assert not window.open_path(practice)
        assert "hỏng" in window.shell.notices.trouble_text
        assert window.context is None
        assert practice.read_bytes() == damaged

    def test_a_file_of_a_newer_program_is_refused(self, window: Window, practice: Path) -> None:
        with sqlite3.connect(practice) as newer:
            newer.execute("PRAGMA user_version = 9999")
        newer.close()
        assert not window.open_path(practice)
        assert "mới hơn" in window.shell.notices.trouble_text

    def test_a_recent_file_that_is_gone_is_forgotten(self, window: Window, practice: Path) -> None:
        window.open_path(practice)
        window.close_file()
        practice.unlink()
        window.open_path(practice)
        assert recent(window) == []

    def test_a_paper_written_while_another_file_is_opened_stands_in_the_register(
        self, window: Window, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        other = Path(shutil.copy(practice, tmp_path / "khác.tdk"))
        window.open_path(practice)
        papers = page(window, "papers")
        assert isinstance(papers, PapersTab)
        papers.choose("to-trinh")
        qtbot.waitUntil(lambda: papers.pane.pdf is not None)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.pdf"), ""))
        papers.pane.save_pdf()
        assert window.open_path(other)
        assert (tmp_path / "x.pdf").exists()
        with closing(Desk.open(practice)) as desk:
            assert [line.form for line in printout_lines(desk.records, 2018)] == ["pdf"]

    def test_a_file_that_is_closed_leaves_no_widget_behind(self, window: Window, practice: Path) -> None:
        # One without a parent would be destroyed whenever Python collects it, on whatever thread that happens.
        def orphans() -> int:
            return sum(widget.parent() is None for widget in QApplication.allWidgets())

        before = orphans()
        window.open_path(practice)
        for key in window.shell.tab_keys:
            page(window, key)
        assert orphans() == before


class TestYears:
    def test_a_new_year_is_begun_looked_at_and_left(
        self, window: Window, practice: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def next_year(dialog: NewYear) -> int:
            assert dialog.year.value() == 2019
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(NewYear, "exec", next_year)
        window.open_path(practice)
        old = column(units(window).table, "Tên đơn vị")
        window.new_year()
        assert years(window).currentText() == "Năm 2019"
        conference = page(window, "conference")
        assert isinstance(conference, ConferenceTab)
        assert conference.chooser.count() == 0
        window.older_year()
        assert years(window).currentText() == "Năm 2018"
        assert conference.chooser.count() == 1
        assert column(units(window).table, "Tên đơn vị") == old
        years(window).setCurrentIndex(years(window).findText("Năm 2019"))
        years(window).activated.emit(years(window).currentIndex())
        assert window.context is not None
        assert window.context.year == 2019


class TestLanguagesAndLooks:
    def test_another_language_keeps_the_file_open(self, window: Window, practice: Path) -> None:
        window.open_path(practice)
        window.choose_language("en")
        assert {"Overview", "Pledges", "Papers"} <= set(titles(window))
        assert years(window).currentText() == "Year 2018"
        assert window.context is not None
        assert window.context.desk.path == practice
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert [button.text().replace("&", "") for button in box.buttons()] == ["Cancel"]
        window.choose_language("vi")
        assert [title for title in titles(window) if title in TABS] == TABS

    def test_light_and_dark(self, window: Window, qapp: QApplication, practice: Path) -> None:
        window.open_path(practice)
        table = units(window).table
        light = table.palette().base().color().lightness()
        window.choose_theme("tối")
        assert table.palette().base().color().lightness() < 64 < light
        assert "#1e2229" in qapp.styleSheet()
        window.choose_theme(LIGHT)
        assert table.palette().base().color().lightness() == light

    def test_what_was_chosen_is_remembered(self, window: Window, practice: Path, places: Places) -> None:
        window.open_path(practice)
        window.choose_theme("tối")
        window.choose_language("en")
        window.shell.close()
        kept = read_settings(places.settings)
        assert (kept.theme, kept.language, kept.recent) == ("tối", "en", (str(practice),))

    def test_the_window_fits_the_commonest_screen(self, window: Window, practice: Path) -> None:
        window.open_path(practice)
        for key in window.shell.tab_keys:
            page(window, key)
        window.shell.resize(1366, 700)
        assert (window.shell.width(), window.shell.height()) == (1366, 700)

    def test_no_list_hides_a_column_there(self, window: Window, practice: Path) -> None:
        window.open_path(practice)
        window.shell.resize(1366, 740)
        for key in window.shell.tab_keys:
            built = page(window, key)
            QApplication.processEvents()
            if isinstance(built, ListDetail):
                assert built.table.horizontalScrollBar().maximum() == 0, key


class TestWorkbooks:
    def bring(self, window: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, answer: int) -> Listing:
        """Import a workbook, answering the report; gives the report as it was shown."""
        reports: list[Listing] = []

        def read(report: ImportReport) -> int:
            reports.append(report)
            return answer

        monkeypatch.setattr(ImportReport, "exec", read)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        window.import_book()
        settle(qtbot, window)
        return reports[0]

    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        """One unit more, one that changed, and a row that cannot be read."""
        path = tmp_path / "số liệu.xlsx"
        rows: list[dict[str, Value]] = [
            {"Tên đơn vị": "Cục Bổ trợ tư pháp", "Biên chế": 40},
            {"Tên đơn vị": "Học viện Tư pháp", "Biên chế": 215},
            {"Tên đơn vị": "Cục Con nuôi", "Biên chế": "độ năm mươi"},
        ]
        path.write_bytes(write_workbook({"Đơn vị": rows}))
        return path

    def test_the_report_names_each_cell_and_writes_nothing(
        self, window: Window, qtbot: QtBot, practice: Path, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.open_path(practice)
        before = practice.read_bytes()
        report = self.bring(window, qtbot, book, monkeypatch, 0)
        rows = [report.table.topLevelItem(row) for row in range(report.table.topLevelItemCount())]
        told = [[row.text(place) for place in range(4)] for row in rows if row]
        rejected = [row[1:] for row in told if row[0] == "Không nhận"]
        assert [row[:2] for row in rejected] == [["Đơn vị", "G4"]]
        assert "độ năm mươi" in rejected[0][2]
        assert practice.read_bytes() == before

    def test_accepted_it_is_one_step(
        self, window: Window, qtbot: QtBot, practice: Path, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.open_path(practice)
        table = units(window).table
        before = column(table, "Tên đơn vị"), column(table, "Biên chế")
        self.bring(window, qtbot, book, monkeypatch, 1)
        assert "Cục Bổ trợ tư pháp" in column(table, "Tên đơn vị")
        assert "Cục Con nuôi" not in column(table, "Tên đơn vị")
        assert "215" in column(table, "Biên chế")
        window.undo()
        assert (column(table, "Tên đơn vị"), column(table, "Biên chế")) == before

    def test_what_is_no_workbook_is_refused(
        self, window: Window, qtbot: QtBot, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.open_path(practice)
        path = tmp_path / "thư.xlsx"
        path.write_bytes(b"PK\x03\x04 nothing")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        window.import_book()
        settle(qtbot, window)
        assert "không phải tệp Excel" in window.shell.notices.trouble_text

    def test_export_and_template_are_the_commands_own(
        self, window: Window, qtbot: QtBot, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.open_path(practice)
        for act, arguments in (
            (window.export_book, ["export", str(practice)]),
            (window.save_template, ["template"]),
        ):
            here, there = tmp_path / "cửa-sổ.xlsx", tmp_path / "lệnh.xlsx"
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, here=here: (str(here), ""))
            act()
            settle(qtbot, window)
            assert main([*arguments, str(there)]) == 0
            assert here.read_bytes() == there.read_bytes()


def test_a_saved_paper_is_the_commands_own(
    window: Window, qtbot: QtBot, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(practice)
    papers = page(window, "papers")
    assert isinstance(papers, PapersTab)
    for kind in ("bien-ban", "kiem-phieu", "giay-chung-nhan"):
        here, there = tmp_path / f"cửa-sổ-{kind}.pdf", tmp_path / f"lệnh-{kind}.pdf"
        papers.choose(kind)
        qtbot.waitUntil(papers.pane.pdf_button.isEnabled)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, here=here: (str(here), ""))
        papers.pane.save_pdf()
        settle(qtbot, window)
        assert main(["print", kind, str(practice), "--year", "2018", "-o", str(there)]) == 0
        assert here.read_bytes() == there.read_bytes()


class TestVietnameseOnly:
    """Words of the English interface, and Qt's own, that are no Vietnamese words as well."""

    @pytest.fixture
    def english(self) -> re.Pattern[str]:
        def catalogue(*place: str) -> Catalog:
            with translations_dir().joinpath(*place).open("rb") as file:
                return read_po(file)

        ours = catalogue("en", "LC_MESSAGES", "thiduadesk.po")
        qt = catalogue("vi", "LC_MESSAGES", "qt.po")
        foreign = [str(message.string) for message in ours] + [str(message.id) for message in qt]
        native = [str(message.id) for message in ours] + [str(message.string) for message in qt]
        known = {word.lower() for text in native for word in re.findall(r"\w+", text.replace("&", ""))}
        words = {word.lower() for text in foreign for word in re.findall(r"[A-Za-z]{3,}", text.replace("&", ""))}
        # Keys are called as they are labelled, a language by its own name, so that those who speak it find it.
        return re.compile(
            rf"\b({'|'.join(sorted(words - known - {'ctrl', 'shift', 'alt', 'english'}))})\b", re.IGNORECASE
        )

    def found(self, english: re.Pattern[str], *windows: QWidget) -> list[str]:
        said = {text.replace("&", "") for window in windows for text in sayings(window)}
        # Addresses of sources and places of files are no words of ours.
        addresses = ("https://", "http://")
        return sorted(
            text
            for text in said
            if english.search(text) and not Path(text).is_absolute() and not text.startswith(addresses)
        )

    def test_the_window(self, window: Window, practice: Path, english: re.Pattern[str]) -> None:
        assert self.found(english, window.shell) == []
        window.open_path(practice)
        for key in window.shell.tab_keys:
            page(window, key)
        assert english.search("Open file")
        assert self.found(english, window.shell) == []

    def test_its_dialogs(self, window: Window, practice: Path, english: re.Pattern[str]) -> None:
        window.open_path(practice)
        shell, words = window.shell, window.words
        dialogs = (NewCluster(words, 2026, practice.parent, shell), NewYear(words, (2018,), 2026, shell))
        assert self.found(english, *dialogs) == []
        keys = " ".join(pressed for _, pressed in shell.acts.shortcuts())
        assert not re.search(r"Left|Right|Del", keys)

    def test_qts_own(self, window: Window, english: re.Pattern[str]) -> None:
        every = QMessageBox.StandardButton
        box = QMessageBox(window.shell)
        for button in every:
            if button not in (every.NoButton, every.ButtonMask, every.FlagMask, every.Default, every.Escape):
                box.addButton(button)
        files = QFileDialog(window.shell)
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        printing = QPrintDialog(QPrinter(), window.shell)
        typing = QLineEdit(window.shell).createStandardContextMenu()
        assert typing is not None
        assert self.found(english, box, files, printing, typing) == []


def test_copies_opened_in_word_are_gone_when_the_program_starts_and_ends(
    start: Start, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thiduadesk.app.logs.start_log", lambda _: None)  # it would stay open after the test

    def leave() -> Path:
        path = places.temporary / "một" / "bien-ban.docx"
        path.parent.mkdir(parents=True)
        path.touch()
        return path

    left = leave()
    window = start(Settings(language="vi", theme=LIGHT))
    window.after_first_paint()
    assert not left.exists()
    left = leave()
    window.shell.close()
    assert not left.exists()
