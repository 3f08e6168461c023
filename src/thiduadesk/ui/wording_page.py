"""Câu chữ: every sentence of the papers, worded in the cluster's own way with the original and the paper in sight."""

from collections.abc import Mapping
from functools import partial
from string import Formatter
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from thiduadesk.desk.commands.wording import change_wording, restore_wording
from thiduadesk.desk.facts.printing import compose_paper, keeps_its_words
from thiduadesk.desk.facts.sayings import kinds_saying
from thiduadesk.desk.queries.wording import (
    BLANK_NAMES,
    CHANGED,
    UNFIT,
    SentenceCard,
    sentence_card,
    sentence_lines,
    wording_of,
)
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.wording import WordingChange
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.wording import braced, rewording_problems
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.wording import WORDING_FIELDS
from thiduadesk.ui.jobs import Job
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.page_setting import setting
from thiduadesk.ui.preview import PdfPreview
from thiduadesk.ui.reading import ReadingPart, Told, reading_label
from thiduadesk.ui.tables.column import Column, Tone

_TONES = {CHANGED: Tone.HONOUR, UNFIT: Tone.TROUBLE}
_PATIENCE = 250  # milliseconds nobody types before the paper is set anew
_HEIGHT = 240  # pixels of the paper that are always seen


class WordingPage(ListDetail):
    """The sentences left, by paper; right the one chosen, as the cluster says it and as it came."""

    def __init__(self, context: Context) -> None:
        desk = context.desk
        self.original = _Original(context)
        self.trial = _Trial(context)
        super().__init__(
            context,
            Matter(
                name=N_("Câu chữ của văn bản"),
                empty=N_("Không có câu nào."),
                columns=(
                    Column(N_("Văn bản"), lambda line: line.group, 24, term=True),
                    Column(N_("Câu"), lambda line: line.text, 0),
                    Column(
                        N_("Tình trạng"), lambda line: line.state, 14, term=True, tone=lambda line: _tone(line.state)
                    ),
                ),
                fields=WORDING_FIELDS,
                watched=(WordingChange,),
                lines=lambda _: sentence_lines(desk.records),
                load=lambda key: sentence_card(desk.records, key),
                save=lambda card: context.do(change_wording, card),
            ),
            (self.original, self.trial),
            sizes=(600, 700),
        )
        self.table.wrap()
        self.form.edited.connect(lambda: self.trial.try_on(self.form.draft))


class _Original:
    """The sentence as it came with the program, what fills its blanks, and the way back to it."""

    def __init__(self, context: Context) -> None:
        words = context.words
        self.title = N_("Câu gốc")
        self._context = context
        self._card: SentenceCard | None = None
        self._told = ReadingPart(
            words,
            self.title,
            (
                Told(N_("Câu gốc"), lambda card: card.original),
                Told(N_("Chỗ trống"), self._blanks),
            ),
        )
        self.restore_button = QPushButton(words.text(N_("Trả về câu gốc")))
        self.restore_button.clicked.connect(self._restore)
        self.widget = QWidget()
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told.widget, 1)
        row.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignTop)

    def show(self, card: SentenceCard | None) -> None:
        """Show what a sentence was."""
        self._card = card
        self._told.show(card)
        changed = card is not None and bool(card.state)
        self.restore_button.setEnabled(changed and not self._context.desk.read_only)

    def _blanks(self, card: SentenceCard) -> str:
        words = self._context.words
        return "; ".join(f"{braced(blank)} {words.text(BLANK_NAMES[blank])}" for blank in card.blanks)

    def _restore(self) -> None:
        if self._card is not None:
            self._context.do(restore_wording, self._card)


class _Pages(QWidget):
    """Where the paper is seen; asks for it when it comes into sight."""

    def __init__(self, shown: QTimer) -> None:
        super().__init__()
        self._shown = shown
        shown.setParent(self)  # and gone with it

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        super().showEvent(event)
        self._shown.start()


class _Trial:
    """A paper that says the sentence, set with what is being typed; nothing of it is stored."""

    def __init__(self, context: Context) -> None:
        words = context.words
        self.title = N_("Xem trên văn bản")
        self._context = context
        self._card: SentenceCard | None = None
        self._kinds: Mapping[str, tuple[str, ...]] | None = None
        self._job: Job | None = None
        self._wait = QTimer(singleShot=True, interval=_PATIENCE)
        self._wait.timeout.connect(self._set)
        self.widget: QWidget = _Pages(self._wait)
        self.kind = QComboBox()
        self.kind.setAccessibleName(words.text(N_("Văn bản có câu này")))
        self.kind.activated.connect(self._set)
        self.preview = PdfPreview()
        self.preview.setAccessibleName(words.text(N_("Xem trước văn bản")))
        self.message = reading_label()
        self.message.setObjectName("quiet")
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.preview)
        self._stack.setMinimumHeight(_HEIGHT)
        label = QLabel(words.text(N_("Văn bản có câu này")))
        label.setObjectName("quiet")
        label.setBuddy(self.kind)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.kind, 1)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        sealed = N_("Hội nghị này đã chốt, văn bản giữ câu chữ lúc chốt; câu mới dùng từ hội nghị sau.")
        self.sealed = reading_label()
        self.sealed.setText(words.text(sealed))
        self.sealed.setObjectName("quiet")
        self.sealed.hide()
        column.addWidget(self.sealed)
        column.addWidget(self._stack, 1)
        context.changed.connect(self._forget)
        context.year_changed.connect(self._forget)

    def show(self, card: SentenceCard | None) -> None:
        """Show a sentence where it stands."""
        other = card is None or self._card is None or card.id != self._card.id
        self._card = card
        if other:
            self.kind.clear()
        self._wait.start()

    def try_on(self, card: SentenceCard) -> None:
        """Show the paper with what is being typed."""
        self._card = card
        self._wait.start()

    def _forget(self, *_: Any) -> None:
        self._kinds = None
        self._wait.start()

    def _set(self, *_: int) -> None:
        card, year, desk = self._card, self._context.year, self._context.desk
        if not self.widget.isVisible() or card is None:
            return
        self._drop()
        self.sealed.hide()
        if year is None or not self._offer(card, year):
            self._say(N_("Các văn bản in được của năm này không có câu này."))
            return
        if rewording_problems(card.id, card.text, card.original):
            self._say(N_("Câu đang ghi chưa in được."))
            return
        worded = wording_of(desk.records).with_changes({card.id: card.text})
        kind = self.kind.currentData()
        try:
            paper = compose_paper(desk.records, kind, year, day=desk.now().date(), wording=worded)
            self.sealed.setVisible(keeps_its_words(desk.records, kind, year))
        except Trouble as trouble:
            self._say(trouble.message, **trouble.params)
            return
        self._job = self._context.jobs.start(
            self._context.words.text(N_("Đang dàn trang…")),
            setting(paper, "pdf"),
            partial(self._show, _longest_piece(card.text)),
            owner=self.widget,
            failed=self._tell,
        )

    def _offer(self, card: SentenceCard, year: int) -> bool:
        """Let the papers that say the sentence be chosen, the one it is made for first; whether there are any."""
        if self._kinds is None:
            self._kinds = kinds_saying(self._context.desk.records, year, self._context.desk.now().date())
        kinds = sorted(self._kinds.get(card.id, ()), key=lambda kind: BY_KIND[kind].name != card.group)
        if kinds != [self.kind.itemData(row) for row in range(self.kind.count())]:
            self.kind.clear()
            for kind in kinds:
                self.kind.addItem(self._context.words.text(BY_KIND[kind].name), kind)
        self.kind.setEnabled(len(kinds) > 1)
        return bool(kinds)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, piece: str, pdf: bytes) -> None:
        self._job = None
        self._stack.setCurrentWidget(self.preview)
        self.preview.show_pdf(pdf, at=piece)

    def _say(self, sentence: str, **blanks: str | int) -> None:
        self._tell(self._context.words.text(sentence, **blanks))

    def _tell(self, sentence: str) -> None:
        self._job = None
        self.message.setText(sentence)
        self._stack.setCurrentWidget(self.message)


def _longest_piece(sentence: str) -> str:
    """The longest stretch of a sentence without a blank: what can be looked for on a page."""
    return max((words for words, *_ in Formatter().parse(sentence)), key=len, default="").strip()


def _tone(state: str) -> Tone | str:
    return _TONES.get(state, "")
