"""Văn bản: the year's papers by stage, the true preview, and the ways onto paper."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from thiduadesk.desk.changes import Changes
from thiduadesk.desk.commands.certificates import enter_in_book
from thiduadesk.desk.facts.checking import check_docx
from thiduadesk.desk.facts.standings import paper_standing
from thiduadesk.documents.catalogue import CERTIFICATES, Kind
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.printout import PrintedText, Printout
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.buttons import keyed_button
from thiduadesk.ui.card import card, stacked
from thiduadesk.ui.certificates_page import CertificatesPage
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.copy_report import CopyReport
from thiduadesk.ui.dialogs.files import ask_open
from thiduadesk.ui.layouts.page import LayoutPage
from thiduadesk.ui.paper_list import PaperList
from thiduadesk.ui.paper_pane import PaperPane
from thiduadesk.ui.printout_page import PrintoutPage
from thiduadesk.ui.tab import Tab


class PapersTab(QWidget):
    """List left, the paper chosen right; beside it the register, the certificates of the year and their layouts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self._unlooked: list[str] = []  # kinds nobody has looked yet how far they are
        self._looking = QTimer(self, interval=0)
        self._looking.timeout.connect(self._look_at_one)
        self.list = PaperList(self._words)
        self.list.chosen.connect(self._choose)
        self.pane = PaperPane(context)
        self._pages_or_register = QStackedWidget()
        self._pages_or_register.addWidget(self.pane)
        self._pages_or_register.addWidget(self._make_register())
        splitter = QSplitter()
        splitter.addWidget(self._make_shelf())
        splitter.addWidget(self._pages_or_register)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([340, 1000])
        splitter.setHandleWidth(16)
        splitter.setChildrenCollapsible(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        self._pages_of_tab = QStackedWidget()
        self._pages_of_tab.addWidget(splitter)
        outer.addWidget(self._pages_of_tab)
        self._layout_page: LayoutPage | None = None
        self._certificates_page: CertificatesPage | None = None
        context.changed.connect(self._hear)
        context.year_changed.connect(self._forget)
        self._forget()

    def choose(self, kind: str) -> None:
        """Show a kind of paper, as if it had been clicked."""
        self.list.choose(kind)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Look anew how far the papers are that have changed while another tab was looked at."""
        super().showEvent(event)
        self._looking.start()

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

    def show_register(self, shown: bool) -> None:
        """Show the register of what went out in place of the paper, or the paper again."""
        self._pages_or_register.setCurrentIndex(int(shown))

    def edit_layout(self) -> None:
        """Go to the page on which layouts of certificates are made."""
        if self._layout_page is None:
            self._layout_page = LayoutPage(self._context)
            self._layout_page.left.connect(self.show_papers)
            self._pages_of_tab.addWidget(self._layout_page)
        self._pages_of_tab.setCurrentWidget(self._layout_page)
        self._layout_page.canvas.setFocus()

    def list_certificates(self) -> None:
        """Go to the page on which the certificates of the year are entered."""
        if self._certificates_page is None:
            self._certificates_page = CertificatesPage(self._context)
            self._certificates_page.left.connect(self.show_papers)
            self._pages_of_tab.addWidget(self._certificates_page)
        self._pages_of_tab.setCurrentWidget(self._certificates_page)
        self._certificates_page.setFocus()

    def show_papers(self) -> None:
        """Come back from the page of layouts or of certificates."""
        self._pages_of_tab.setCurrentIndex(0)
        self.list.setFocus()

    def enter_in_book(self) -> None:
        """Give the certificates of the year that have none their numbers in the book."""
        if self._context.year is not None:
            self._context.do(enter_in_book, self._context.year)

    def _make_shelf(self) -> QFrame:
        """The list of papers, and what is done beside saving and printing one."""
        self.layout_button = keyed_button(self._words, N_("Sửa mẫu giấy…"), "Ctrl+Shift+M", self.edit_layout)
        self.certificates_button = keyed_button(
            self._words, N_("Danh sách giấy…"), "Ctrl+Shift+G", self.list_certificates
        )
        self.book_button = keyed_button(self._words, N_("Vào sổ số"), "Ctrl+Shift+V", self.enter_in_book)
        self.book_button.setDisabled(self._context.desk.read_only)
        for button in (self.layout_button, self.certificates_button, self.book_button):
            button.hide()
        self.check_button = keyed_button(self._words, N_("Kiểm tra tệp Word…"), "Ctrl+Shift+K", self.check_word)
        self.register_button = keyed_button(self._words, N_("Sổ in"), "Ctrl+Shift+L", lambda: None)
        self.register_button.setCheckable(True)
        self.register_button.toggled.connect(self.show_register)
        left = card()
        below = QGridLayout()
        below.setContentsMargins(13, 10, 13, 10)
        below.setSpacing(8)
        below.setColumnStretch(0, 1)
        for place, button in enumerate((self.layout_button, self.book_button, self.check_button, self.register_button)):
            below.addWidget(button, place // 2, place % 2)
        below.addWidget(self.certificates_button, 2, 0, 1, 2)
        shelf = stacked(left)
        shelf.addWidget(self.list, 1)
        shelf.addLayout(below)
        return left

    def _make_register(self) -> QFrame:
        self.register = PrintoutPage(self._context)
        right = card()
        stacked(right).addWidget(self.register)
        return right

    def _choose(self, kind: Kind) -> None:
        for button in (self.layout_button, self.certificates_button, self.book_button):
            button.setVisible(kind.kind == CERTIFICATES)
        self.pane.show_kind(kind)
        self.register_button.setChecked(False)

    def _hear(self, changes: Changes) -> None:
        # What was just printed need not be composed anew for having been entered into the register.
        if not changes.touches_only(Printout, PrintedText):
            self._forget()

    def _forget(self, *_: object) -> None:
        """What is known of the papers no longer holds."""
        self._unlooked = list(self.list.kinds)
        self._looking.start()
        self.pane.grow_stale()

    def _look_at_one(self) -> None:
        """Find out how far one more paper is; all at once would be felt."""
        year, desk = self._context.year, self._context.desk
        if not self._unlooked or not self.isVisible():
            self._looking.stop()
            return
        kind = self._unlooked.pop(0)
        standing = None if year is None else paper_standing(desk.records, kind, year, desk.now().date())
        self.list.show_standing(kind, standing)


TAB = Tab(key="papers", title=N_("Văn bản"), build=PapersTab)
