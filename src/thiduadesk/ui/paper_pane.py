"""One kind of paper: its true preview, whom it is for, its number, and the ways onto paper and into files."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QListWidget, QStackedWidget

from thiduadesk.desk.commands.printouts import Printing
from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.facts.standings import Subject, paper_subjects
from thiduadesk.desk.output import make_folder, write_out
from thiduadesk.documents.catalogue import Kind
from thiduadesk.documents.tree import Paper, Sheets
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.ui.buttons import keyed_button
from thiduadesk.ui.card import stacked
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.files import ask_save
from thiduadesk.ui.jobs import Job, Progress
from thiduadesk.ui.noting import going_out, note, note_print
from thiduadesk.ui.page_setting import Printed, correcting, printing, setting
from thiduadesk.ui.paper_number_panel import PaperNumberPanel
from thiduadesk.ui.preview import PdfPreview
from thiduadesk.ui.printing import page_sizes, print_paper
from thiduadesk.ui.zoom_box import ZoomBox

_LONGEST = 40  # letters of a name in the name of a file


class PaperPane(QFrame):
    """The paper is composed anew when it has grown stale and is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("card")
        self._context = context
        self._words = context.words
        self._kind: Kind | None = None
        self._printed: Printed | None = None
        self._job: Job | None = None
        self._stale = True
        self._names: dict[str, str] = {}  # of those the paper shown can be for, by id
        self.preview = PdfPreview()
        self.preview.setAccessibleName(self._words.text(N_("Xem trước văn bản")))
        self.numbers = PaperNumberPanel(context)
        self._message = QLabel()
        self._message.setObjectName("quiet")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setMargin(40)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.preview)
        self._make_buttons()
        column = stacked(self)
        column.addLayout(self._make_head())
        column.addLayout(self._make_bar())
        column.addWidget(self.numbers)
        column.addWidget(self._make_problems())
        column.addWidget(self._stack, 1)
        self._show(None)

    @property
    def pdf(self) -> bytes | None:
        """The paper shown, exactly as it would be saved and printed."""
        return self._printed.pdf if self._printed else None

    def show_kind(self, kind: Kind) -> None:
        """Show another kind of paper, for whoever is usual."""
        if kind != self._kind:
            self._kind = kind
            self.subject.clear()
            self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Compose what has changed while something else was looked at."""
        super().showEvent(event)
        self._refresh()

    def grow_stale(self, *_: object) -> None:
        """What is shown no longer holds; it is composed anew as soon as it is looked at."""
        self._stale = True
        if self.isVisible():
            self._refresh()

    def save_pdf(self) -> None:
        """Write the paper shown as PDF where the user says."""
        if self._printed is not None:
            self._save(".pdf", partial(_same, self._printed.pdf), self._printed.sound)

    def open_word(self) -> None:
        """Open a copy of the paper shown in the system's program for Word files."""
        if self._printed is None:
            return
        paper = self._printed.paper
        name, printing = self._file_name(".docx"), replace(self._going_out(paper), form="docx")

        def go_on(path: Path) -> None:
            if self._open(path):
                note(self._context, printing)

        self._context.jobs.start(
            self._words.text(N_("Đang ghi…")),
            partial(_write_aside, self._context.temporary, name, setting(paper, "docx")),
            go_on,
            owner=self,
        )

    def save_text(self) -> None:
        """Write the paper shown as plain text where the user says."""
        self._save_as("txt")

    def save_word(self) -> None:
        """Write the paper shown as a Word file where the user says."""
        self._save_as("docx")

    def save_excel(self) -> None:
        """Write the paper shown as a workbook where the user says."""
        self._save_as("xlsx")

    def print_paper(self) -> None:
        """Print the paper shown."""
        if self._printed is not None and self._kind is not None:
            pdf, sound = self._printed.pdf, self._printed.sound
            title = self._words.text(self._kind.name)
            noting = partial(note_print, self._context, [(self._going_out(sound), len(page_sizes(pdf)))])
            put_right = correcting(sound) if isinstance(sound, Sheets) else None
            print_paper(self._context, self, pdf, title, noting, put_right)

    def _make_problems(self) -> QListWidget:
        """What keeps certificates from being printed, above those that are."""
        self.problems = QListWidget()
        self.problems.setAccessibleName(self._words.text(N_("Giấy chưa in được")))
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(120)
        return self.problems

    def _make_buttons(self) -> None:
        self.text_button = keyed_button(self._words, N_("Lưu .txt"), "Ctrl+Shift+T", self.save_text)
        self.excel_button = keyed_button(self._words, N_("Lưu Excel"), "Ctrl+Shift+X", self.save_excel)
        self.open_button = keyed_button(self._words, N_("Mở bằng Word"), "Ctrl+Shift+O", self.open_word)
        self.word_button = keyed_button(self._words, N_("Lưu Word"), "Ctrl+Shift+W", self.save_word)
        self.pdf_button = keyed_button(self._words, N_("Lưu PDF"), "Ctrl+Shift+S", self.save_pdf)
        self.print_button = keyed_button(self._words, N_("In… (Ctrl+P)"), "Ctrl+P", self.print_paper)
        self.print_button.setProperty("main", True)
        self._savers = (
            ("txt", self.text_button),
            ("xlsx", self.excel_button),
            ("docx", self.open_button),
            ("docx", self.word_button),
            ("pdf", self.pdf_button),
        )

    def _make_head(self) -> QHBoxLayout:
        """What is shown, and what is done with it most."""
        self._title = QLabel()
        self._title.setObjectName("cardTitle")
        self._pages = QLabel()
        self._pages.setObjectName("pageTitle")
        self.preview.page_changed.connect(self._tell_page)
        head = _bar(top=10)
        head.addWidget(self._title)
        head.addWidget(self._pages, 1)
        for button in (self.open_button, self.word_button, self.pdf_button, self.print_button):
            head.addWidget(button)
        return head

    def _make_bar(self) -> QHBoxLayout:
        """For whom, how large, and the other formats."""
        words = self._words
        self._subject_label = QLabel(words.text(N_("In cho")))
        self._subject_label.setObjectName("quiet")
        self.subject = QComboBox()
        self.subject.setMaxVisibleItems(20)
        self.subject.setAccessibleName(words.text(N_("In cho")))
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject.setMinimumContentsLength(24)
        self.subject.activated.connect(self.grow_stale)
        self._subject_label.setBuddy(self.subject)
        self.zoom = ZoomBox(self.preview, words)
        bar = _bar(bottom=10)
        bar.addWidget(self._subject_label)
        bar.addWidget(self.subject, 1)
        bar.addStretch(1)
        for widget in (self.zoom, self.text_button, self.excel_button):
            bar.addWidget(widget)
        return bar

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        if self._job is not None:
            self._job.cancel()
            self._job = None
        kind, year = self._kind, self._context.year
        if kind is None or year is None:
            self._offer_subjects((), "")
            self._show(None)
            self._say(self._words.text(N_("Chọn một văn bản ở bên trái để xem trước.")))
            return
        self._title.setText(self._words.text(kind.name))
        self._take(None)
        records, day = self._context.desk.records, self._context.desk.now().date()
        subjects = paper_subjects(records, kind.kind, year, day)
        self._offer_subjects(subjects.items, subjects.chosen)
        try:
            # Reading is quick and belongs to this thread; setting the pages is slow and does not.
            paper = compose_paper(records, kind.kind, year, self._asked, day=day)
        except Trouble as trouble:
            self._show(None)
            self._say(self._words.sentence(trouble))
            return
        job = self._context.jobs.start(
            self._words.text(N_("Đang dàn trang…")),
            printing(paper),
            self._show_printed,
            owner=self,
            failed=self._say,
            cancelled=lambda: self._give_up(job),
        )
        self._job = job

    def _give_up(self, job: Job) -> None:
        """The pages were not to be set after all, unless others are being set already."""
        if job is self._job:
            self._show(None)
            self._stale = True  # choosing the paper once more begins anew
            self._say(self._words.text(N_("Đã dừng dàn trang. Chọn lại văn bản ở bên trái để xem.")))

    def _show_printed(self, printed: Printed) -> None:
        self._show(printed)
        self.problems.addItems([self._words.sentence(problem) for problem in printed.problems])
        self.problems.setVisible(bool(printed.problems))

    def _offer_subjects(self, items: tuple[Subject, ...], chosen: str) -> None:
        """Let be chosen whom the paper is for, keeping who was; without a `chosen` one it is for all at first."""
        words = self._words
        before = self._asked or chosen
        self._names = {item.id: words.text(item.name) if item.term else item.name for item in items}
        self.subject.clear()
        if not chosen:
            self.subject.addItem(words.text(N_("Tất cả")), "")
        for item in items:
            name = self._names[item.id]
            self.subject.addItem(f"{name} ({words.date(item.day)})" if item.day else name, item.id)
        kept = self.subject.findData(before)
        self.subject.setCurrentIndex(kept if kept >= 0 else self.subject.findData(chosen))
        for widget in (self._subject_label, self.subject):
            widget.setVisible(self.subject.count() > 1)
        self.numbers.show_kind(self._kind.kind if self._kind else None, self._asked, self._names.values())

    def _show(self, printed: Printed | None) -> None:
        self._job = None
        self._take(printed)
        self.preview.show_pdf(self.pdf)
        self._stack.setCurrentWidget(self.preview if printed else self._message)

    def _take(self, printed: Printed | None) -> None:
        """Let this paper be saved and printed; while one is set, the pages of the one before stay in sight only."""
        self._printed = printed
        self.problems.clear()
        self.problems.hide()
        self.print_button.setEnabled(printed is not None)
        for ending, button in self._savers:
            button.setEnabled(printed is not None and self._kind is not None and ending in self._kind.formats)

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._stack.setCurrentWidget(self._message)

    def _save_as(self, ending: str) -> None:
        if self._printed is not None:
            paper = self._printed.paper
            self._save(f".{ending}", setting(paper, ending), paper)

    def _save(self, ending: str, make: Callable[[Progress], bytes], paper: Paper) -> None:
        assert self._kind is not None
        proposed = self._context.desk.path.parent / self._file_name(ending)
        path = ask_save(self, self._words, self._words.text(self._kind.name), proposed)
        if path is None:
            return
        said = self._words.text(N_("Đã ghi {path}."), path=str(path))
        printing = replace(self._going_out(paper), form=ending.removeprefix("."))

        def done(_: None) -> None:
            self._context.notices.done(said)
            note(self._context, printing)

        self._context.jobs.start(
            self._words.text(N_("Đang ghi…")), partial(_write, path, make), done, owner=self, lasting=True
        )

    def _going_out(self, paper: Paper) -> Printing:
        """What the register keeps of the paper shown, of all of it or of its sound part."""
        assert self._kind is not None
        assert self._context.year is not None
        about = self._names.get(self._asked, "")
        return going_out(self._context, paper, self._kind.kind, self._context.year, self._asked, about)

    @property
    def _asked(self) -> str:
        """Whom the paper is asked for, as `compose_paper` takes it; empty for all."""
        return str(self.subject.currentData() or "")

    def _file_name(self, ending: str) -> str:
        """The kind, the year and who it is for, in letters every system takes."""
        assert self._kind is not None
        name = f"{self._kind.kind}-{self._context.year}"
        if self.subject.currentIndex() > 0:
            letters = "".join(letter if letter.isalnum() else " " for letter in fold(self.subject.currentText()))
            name = f"{name}-{'-'.join(letters.split())[:_LONGEST].rstrip('-')}"
        return f"{name}{ending}"

    def _open(self, path: Path) -> bool:
        words = self._words
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if opened:
            said = N_("Đã mở bản tạm {name}. Muốn giữ bản sửa thì trong Word chọn lưu sang thư mục của mình.")
            self._context.notices.done(words.text(said, name=path.name))
        else:
            said = N_("Máy này không có chương trình mở tệp Word (.docx). Hãy lưu Word rồi mở ở máy khác.")
            self._context.notices.refuse(words.text(said))
        return opened

    def _tell_page(self, page: int, count: int) -> None:
        self._pages.setText(self._words.text(N_("trang {page}/{count}"), page=page, count=count) if count else "")


def _same(data: bytes, progress: Progress) -> bytes:
    progress.step(0, 0)
    return data


def _write(path: Path, make: Callable[[Progress], bytes], progress: Progress) -> None:
    write_out(path, make(progress))


def _write_aside(folder: Path, name: str, make: Callable[[Progress], bytes], progress: Progress) -> Path:
    """Write a copy to look at, in a folder of its own: the one opened before may still be open in Word."""
    make_folder(folder)
    path = Path(mkdtemp(dir=folder)) / name
    _write(path, make, progress)
    return path


def _bar(*, top: int = 0, bottom: int = 6) -> QHBoxLayout:
    bar = QHBoxLayout()
    bar.setContentsMargins(14, top, 14, bottom)
    bar.setSpacing(8)
    return bar
