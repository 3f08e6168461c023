"""Above a paper's preview: its number, day and place, printed or left to the pen."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.commands.paper_numbers import save_paper_number
from thiduadesk.desk.queries.paper_numbers import PaperNumberLine, free_number, paper_number_lines, paper_type
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.forms.papers import PAPER_NUMBER_FIELDS

_WIDTH = 500  # pixels; a number, a day and a place need no more


class PaperNumberPanel(QWidget):
    """Hidden for papers that bear no number; where all of a kind are shown together, one picks whose it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kind: str | None = None
        self._of = ""
        words = context.words
        self.of = QComboBox()
        self.of.setAccessibleName(words.text(N_("Số của văn bản nào")))
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.of.setMinimumContentsLength(22)
        self.of.activated.connect(self._show_chosen)
        self.form = Form(PAPER_NUMBER_FIELDS, words, across=3)
        self.form.setFixedWidth(_WIDTH)
        self.form.committed.connect(self._save)
        self.by_hand = QCheckBox(words.text(N_("Để trống số, ngày để viết tay")))
        self.by_hand.setToolTip(words.text(N_("Số và ngày vẫn ghi ở đây để không cấp trùng, nhưng không in lên giấy.")))
        self.by_hand.clicked.connect(self._leave_to_the_pen)
        self.next = QPushButton()
        self.next.setProperty("flat", True)
        self.next.clicked.connect(self._take_next)
        above = QHBoxLayout()
        above.addWidget(self.of)
        above.addWidget(self.next)
        above.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addLayout(above)
        beside.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 14, 0)
        row.addWidget(self.form)
        row.addLayout(beside)
        row.addStretch(1)
        context.changed.connect(self._refresh)
        context.year_changed.connect(self._refresh)
        self._refresh()

    def show_kind(self, kind: str | None, of: str = "") -> None:
        """Show what is noted for the papers of a kind, or for the one `of` a meeting or unit."""
        if (kind, of) == (self._kind, self._of):
            return
        self._kind, self._of = kind, of
        self.form.show_record(None)
        self.of.clear()
        self._refresh()

    @property
    def _lines(self) -> tuple[PaperNumberLine, ...]:
        year = self._context.year
        if self._kind is None or year is None:
            return ()
        lines = paper_number_lines(self._context.desk.records, self._kind, year)
        return tuple(line for line in lines if self._of and line.of == self._of) or lines

    def _refresh(self, *_: object) -> None:
        lines = self._lines
        chosen = self.of.currentText()
        self.of.clear()
        self.of.addItems([line.of for line in lines])
        self.of.setCurrentIndex(max(self.of.findText(chosen), 0))
        self.of.setVisible(len(lines) > 1)
        self.setVisible(bool(lines))
        self._show_chosen()

    def _show_chosen(self) -> None:
        lines = self._lines
        if not lines:
            self.form.show_record(None)
            return
        number = lines[max(self.of.currentIndex(), 0)].number
        words, locked = self._context.words, self._context.desk.read_only
        self.form.show_record(number)
        self.form.set_locked(locked, "")
        self.by_hand.setChecked(number.by_hand)
        self.by_hand.setDisabled(locked)
        kind = paper_type(number.kind)
        free = two_digits(free_number(self._context.desk.records, number))
        self.next.setText(words.text(N_("Lấy số {number}"), number=f"{free}/{kind}" if kind else free))
        self.next.setEnabled(number.number is None and not locked)

    def _save(self, number: PaperNumber) -> None:
        if not self._context.do(save_paper_number, number):
            self.form.show_problems(self._context.problems)

    def _leave_to_the_pen(self, by_hand: bool) -> None:
        self._save(replace(self.form.draft, by_hand=by_hand))

    def _take_next(self) -> None:
        number = self.form.draft
        self._save(replace(number, number=free_number(self._context.desk.records, number)))
