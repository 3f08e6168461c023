"""Văn bản: the year's papers by stage, the true preview, and the ways onto paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from thiduadesk.desk.commands.certificates import enter_in_book
from thiduadesk.desk.facts.checking import check_docx
from thiduadesk.desk.facts.printing import PaperLine, compose_paper, paper_lines, render_as, sound_part
from thiduadesk.desk.output import write_out
from thiduadesk.documents.catalogue import CERTIFICATES, STAGE_NAMES, Stage
from thiduadesk.documents.printer import PrinterProfile
from thiduadesk.documents.tree import Paper, Sheets
from thiduadesk.domain.errors import Problem, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.copy_report import CopyReport
from thiduadesk.ui.dialogs.files import ask_open, ask_save
from thiduadesk.ui.jobs import Job, Progress
from thiduadesk.ui.layouts.page import LayoutPage
from thiduadesk.ui.preview import PdfPreview
from thiduadesk.ui.printing import print_paper
from thiduadesk.ui.tab import Tab

_ZOOMS = (50, 75, 100, 125, 150, 200)


@dataclass(frozen=True, slots=True)
class _Printed:
    """What can be printed of a paper, and what is wrong with the rest."""

    paper: Paper
    pdf: bytes
    problems: tuple[Problem, ...]


class PapersTab(QWidget):
    """List left, preview right; the paper is composed anew when the file changes while it is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self._line: PaperLine | None = None
        self._paper: Paper | None = None
        self._pdf: bytes | None = None
        self._job: Job | None = None
        self._stale = True
        self.list = self._make_list()
        self.preview = PdfPreview()
        self.preview.setAccessibleName(self._words.text(N_("Xem trước văn bản")))
        self._message = QLabel()
        self._message.setObjectName("quiet")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setMargin(40)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.preview)
        right = _card()
        column = _column(right)
        column.addLayout(self._make_bar())
        self.problems = QListWidget()
        self.problems.setAccessibleName(self._words.text(N_("Giấy chưa in được")))
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(120)
        column.addWidget(self.problems)
        column.addWidget(self._stack, 1)
        left = self._make_shelf()
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 1040])
        splitter.setHandleWidth(16)
        splitter.setChildrenCollapsible(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        self._pages_of_tab = QStackedWidget()
        self._pages_of_tab.addWidget(splitter)
        outer.addWidget(self._pages_of_tab)
        self._layout_page: LayoutPage | None = None
        context.changed.connect(self._grow_stale)
        context.year_changed.connect(self._grow_stale)
        self._show(None, None)

    @property
    def pdf(self) -> bytes | None:
        """The paper shown, exactly as it would be saved and printed."""
        return self._pdf

    def choose(self, kind: str) -> None:
        """Show a kind of paper, as if it had been clicked."""
        for stage in range(self.list.topLevelItemCount()):
            heading = self.list.topLevelItem(stage)
            for row in range(heading.childCount() if heading else 0):
                item = heading.child(row) if heading else None
                if item and item.data(0, Qt.ItemDataRole.UserRole).id == kind:
                    self.list.setCurrentItem(item)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Compose what has changed while another tab was looked at."""
        super().showEvent(event)
        self._refresh()

    def save_pdf(self) -> None:
        """Write the paper shown as PDF where the user says."""
        if self._pdf is not None:
            self._save(".pdf", partial(_same, self._pdf))

    def save_text(self) -> None:
        """Write the paper shown as plain text where the user says."""
        self._save_as("txt")

    def save_word(self) -> None:
        """Write the paper shown as a Word file where the user says."""
        self._save_as("docx")

    def save_excel(self) -> None:
        """Write the paper shown as a workbook where the user says."""
        self._save_as("xlsx")

    def check_word(self) -> None:
        """Hold a Word file somebody edited against the data, and tell where they differ."""
        words = self._words
        path = ask_open(self, words, words.text(N_("Kiểm tra tệp Word")), ".docx", self._context.desk.path.parent)
        if path is None:
            return
        try:
            check = check_docx(self._context.desk.records, path)
        except Trouble as trouble:
            self._context.refuse(trouble)
            return
        CopyReport(words, check, path.name, self).exec()

    def print_paper(self) -> None:
        """Print the paper shown."""
        if self._pdf is not None and self._line is not None:
            title, pages = self._words.text(self._line.name), self.preview.page_count
            put_right = partial(_put_right, self._paper) if isinstance(self._paper, Sheets) else None
            print_paper(self._context, self, self._pdf, title, pages, put_right)

    def edit_layout(self) -> None:
        """Go to the page on which layouts of certificates are made."""
        if self._layout_page is None:
            self._layout_page = LayoutPage(self._context)
            self._layout_page.left.connect(self.show_papers)
            self._pages_of_tab.addWidget(self._layout_page)
        self._pages_of_tab.setCurrentWidget(self._layout_page)
        self._layout_page.canvas.setFocus()

    def show_papers(self) -> None:
        """Come back from the page of layouts."""
        self._pages_of_tab.setCurrentIndex(0)
        self.list.setFocus()

    def enter_in_book(self) -> None:
        """Give the certificates of the year that have none their numbers in the book."""
        if self._context.year is not None:
            self._context.do(enter_in_book, self._context.year)

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("paperList")
        tree.setAccessibleName(self._words.text(N_("Các loại văn bản")))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(10)
        tree.setMinimumWidth(280)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        headings: dict[str, QTreeWidgetItem] = {}
        for line in paper_lines():
            if line.stage not in headings:
                heading = QTreeWidgetItem([self._words.text(STAGE_NAMES[Stage(line.stage)])])
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = heading.font(0)
                font.setBold(True)
                heading.setFont(0, font)
                headings[line.stage] = heading
                tree.addTopLevelItem(heading)
                heading.setExpanded(True)
            ready = bool(line.formats)
            item = QTreeWidgetItem([self._words.text(line.name), "" if ready else self._words.text(N_("chưa có"))])
            item.setData(0, Qt.ItemDataRole.UserRole, line)
            item.setDisabled(not ready)
            headings[line.stage].addChild(item)
        tree.setItemsExpandable(False)
        tree.currentItemChanged.connect(self._choose)
        return tree

    def _make_shelf(self) -> QFrame:
        self.check_button = self._button(N_("Kiểm tra tệp Word…"), "Ctrl+Shift+K", self.check_word)
        left = _card()
        self.layout_button = self._button(N_("Sửa mẫu giấy…"), "Ctrl+Shift+M", self.edit_layout)
        self.book_button = self._button(N_("Vào sổ số"), "Ctrl+Shift+V", self.enter_in_book)
        below = QVBoxLayout()
        below.setContentsMargins(13, 10, 13, 10)
        below.setSpacing(6)
        for button in (self.layout_button, self.book_button, self.check_button):
            below.addWidget(button)
        shelf = _column(left)
        shelf.addWidget(self.list, 1)
        shelf.addLayout(below)
        return left

    def _make_bar(self) -> QHBoxLayout:
        words = self._words
        self._title = QLabel()
        self._title.setObjectName("cardTitle")
        self._pages = QLabel()
        self._pages.setObjectName("pageTitle")
        self.preview.page_changed.connect(self._tell_page)
        self._zoom = QComboBox()
        self._zoom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._zoom.setMinimumContentsLength(len(words.text(N_("Vừa chiều rộng"))))
        self._zoom.setAccessibleName(words.text(N_("Độ phóng")))
        self._zoom.addItem(words.text(N_("Vừa chiều rộng")), 0)
        for percent in _ZOOMS:
            self._zoom.addItem(f"{percent} %", percent)
        self._zoom.activated.connect(self._set_zoom)
        self.text_button = self._button(N_("Lưu văn bản (.txt)"), "Ctrl+Shift+T", self.save_text)
        self.excel_button = self._button(N_("Lưu Excel"), "Ctrl+Shift+X", self.save_excel)
        self.word_button = self._button(N_("Lưu Word"), "Ctrl+Shift+W", self.save_word)
        self.pdf_button = self._button(N_("Lưu PDF"), "Ctrl+Shift+S", self.save_pdf)
        self.print_button = self._button(N_("In… (Ctrl+P)"), "Ctrl+P", self.print_paper)
        self.print_button.setProperty("main", True)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 10, 14, 10)
        bar.setSpacing(8)
        bar.addWidget(self._title)
        bar.addWidget(self._pages, 1)
        self._savers = {
            "txt": self.text_button,
            "xlsx": self.excel_button,
            "docx": self.word_button,
            "pdf": self.pdf_button,
        }
        for widget in (self._zoom, *self._savers.values(), self.print_button):
            bar.addWidget(widget)
        return bar

    def _button(self, text: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._words.text(text))
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(keys)
        button.clicked.connect(act)
        return button

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        self._line = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        self._grow_stale()

    def _grow_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        if self._job is not None:
            self._job.cancel()
            self._job = None
        line, year = self._line, self._context.year
        if line is None or year is None:
            self._show(None, None)
            self._say(self._words.text(N_("Chọn một văn bản ở bên trái để xem trước.")))
            return
        self._title.setText(self._words.text(line.name))
        self._take(None, None)
        try:
            # Reading is quick and belongs to this thread; setting the pages is slow and does not.
            paper = compose_paper(self._context.desk.records, line.id, year, day=self._context.desk.now().date())
        except Trouble as trouble:
            self._show(None, None)
            self._say(self._words.sentence(trouble))
            return
        self._job = self._context.jobs.start(
            self._words.text(N_("Đang dàn trang…")),
            partial(_print, paper),
            self._show_printed,
            owner=self,
            failed=self._say,
        )

    def _show_printed(self, printed: _Printed) -> None:
        self._show(printed.paper, printed.pdf)
        self.problems.addItems([self._words.sentence(problem) for problem in printed.problems])
        self.problems.setVisible(bool(printed.problems))

    def _show(self, paper: Paper | None, pdf: bytes | None) -> None:
        self._job = None
        self._take(paper, pdf)
        self.preview.show_pdf(pdf)
        self._stack.setCurrentWidget(self.preview if pdf else self._message)

    def _take(self, paper: Paper | None, pdf: bytes | None) -> None:
        """Let this paper be saved and printed; while one is set, the pages of the one before stay in sight only."""
        self._paper, self._pdf = paper, pdf
        self.problems.clear()
        self.problems.hide()
        certificates = self._line is not None and self._line.id == CERTIFICATES
        self.layout_button.setVisible(certificates)
        self.book_button.setVisible(certificates)
        self.book_button.setEnabled(not self._context.desk.read_only)
        self.print_button.setEnabled(pdf is not None)
        for ending, button in self._savers.items():
            button.setEnabled(pdf is not None and self._line is not None and ending in self._line.formats)

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._stack.setCurrentWidget(self._message)

    def _save_as(self, ending: str) -> None:
        if self._paper is not None:
            self._save(f".{ending}", partial(_render, self._paper, ending))

    def _save(self, ending: str, make: Callable[[Progress], bytes]) -> None:
        assert self._line is not None
        name = f"{self._line.id}-{self._context.year}{ending}"
        proposed = self._context.desk.path.parent / name
        path = ask_save(self, self._words, self._words.text(self._line.name), proposed)
        if path is None:
            return
        said = self._words.text(N_("Đã ghi {path}."), path=str(path))
        self._context.jobs.start(
            self._words.text(N_("Đang ghi…")),
            partial(_write, path, make),
            lambda _: self._context.notices.done(said),
            owner=self,
        )

    def _set_zoom(self, row: int) -> None:
        percent = self._zoom.itemData(row)
        if percent:
            self.preview.set_zoom(percent)
        else:
            self.preview.fit_width()

    def _tell_page(self, page: int, count: int) -> None:
        self._pages.setText(self._words.text(N_("trang {page}/{count}"), page=page, count=count) if count else "")


def _print(paper: Paper, progress: Progress) -> _Printed:
    progress.step(0, 0)
    sound, problems = sound_part(paper)
    return _Printed(paper, render_as(sound, "pdf", step=progress.step), problems)


def _put_right(paper: Paper, profile: PrinterProfile, progress: Progress) -> bytes:
    sound, _ = sound_part(paper)
    return render_as(sound, "pdf", profile=profile, step=progress.step)


def _render(paper: Paper, ending: str, progress: Progress) -> bytes:
    progress.step(0, 0)
    return render_as(paper, ending)


def _same(data: bytes, progress: Progress) -> bytes:
    progress.step(0, 0)
    return data


def _write(path: Path, make: Callable[[Progress], bytes], progress: Progress) -> None:
    write_out(path, make(progress))


def _card() -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    return card


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return column


TAB = Tab(key="papers", title=N_("Văn bản"), build=PapersTab)
