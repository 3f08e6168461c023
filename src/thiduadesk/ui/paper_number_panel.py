"""Above a paper's preview: its number, day and place, printed or left to the pen."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.commands.paper_numbers import save_paper_number
from thiduadesk.desk.queries.numbering import numbering_of
from thiduadesk.desk.queries.paper_numbers import PaperNumberLine, paper_number_lines
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.line_form import LineForm
from thiduadesk.ui.forms.papers import PAPER_NUMBER_FIELDS

_WIDEST = 320  # pixels of the box in which one paper of many is picked


class PaperNumberPanel(QWidget):
    """Hidden for papers that bear no number; where all of a kind are shown together, one picks whose it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kind: str | None = None
        self._asked = ""
        self._offered: frozenset[str] = frozenset()
        self._lines: tuple[PaperNumberLine, ...] = ()
        words = context.words
        self.of = QComboBox()
        self.of.setAccessibleName(words.text(N_("Số của văn bản nào")))
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.of.setMinimumContentsLength(6)
        self.of.setMaximumWidth(_WIDEST)
        self.of.activated.connect(self._choose)
        self.by_hand = QCheckBox(words.text(N_("Để trống số, ngày để viết tay")))
        self.by_hand.setToolTip(words.text(N_("Số và ngày vẫn ghi ở đây để không cấp trùng, nhưng không in lên giấy.")))
        self.by_hand.clicked.connect(self._leave_to_the_pen)
        self.next = QPushButton()
        self.next.setProperty("flat", True)
        self.next.clicked.connect(self._take_next)
        self.form = LineForm(PAPER_NUMBER_FIELDS, words)
        self.form.line.addWidget(self.next)
        self.form.line.addWidget(self.by_hand)
        self.form.line.addWidget(self.of, 1)
        self.form.line.addStretch()
        self.form.committed.connect(self._save)
        self.noted = QLabel()
        self.noted.setObjectName("quiet")
        self.noted.setContentsMargins(14, 0, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(self.noted)
        context.changed.connect(self._refresh)
        context.year_changed.connect(self._refresh)
        self._refresh()

    def show_kind(self, kind: str | None, asked: str = "", offered: Iterable[str] = ()) -> None:
        """Show what is noted for the papers of a kind, or for the one `asked` for, as `compose_paper` takes it.

        Where names are `offered`, there are papers for these alone.
        """
        wanted = kind, asked, frozenset(offered)
        if wanted != (self._kind, self._asked, self._offered):
            self._kind, self._asked, self._offered = wanted
            self.form.show_record(None)
            self._refresh()

    def _refresh(self, *_: object) -> None:
        year, records = self._context.year, self._context.desk.records
        if self._kind is None or year is None:
            self._lines = ()
        else:
            lines = paper_number_lines(records, self._kind, year, self._asked)
            self._lines = tuple(line for line in lines if line.of in self._offered) or lines
        chosen = self.of.currentData()
        self.of.clear()
        for line in self._lines:
            self.of.addItem(self._called(line), line.id)
        self.of.setCurrentIndex(max(self.of.findData(chosen), 0))
        self.of.setVisible(len(self._lines) > 1)
        self.setVisible(bool(self._lines))
        self._show_chosen()

    def _called(self, line: PaperNumberLine) -> str:
        """Whose number it is, with the day where there are two of one name."""
        alone = sum(other.of == line.of for other in self._lines) == 1
        return line.of if alone or line.day is None else f"{line.of} ({self._context.words.date(line.day)})"

    def _choose(self) -> None:
        # Two papers nothing is noted for look like one to the form: what was typed for the one is not for the other.
        self.form.show_record(None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if not self._lines:
            self.form.show_record(None)
            return
        number = self._lines[max(self.of.currentIndex(), 0)].number
        words, locked = self._context.words, self._context.desk.read_only
        numbering = numbering_of(self._context.desk.records)
        self.form.show_record(number)
        self.form.set_locked(locked, "")
        self.by_hand.setChecked(number.by_hand)
        self.by_hand.setDisabled(locked)
        kind = numbering.type_of(number.kind)
        self.next.setText(words.text(N_("Lấy số {number}"), number=_written(numbering.free(number), kind)))
        self.next.setVisible(number.number is None and not locked)
        written = _written(number.number or 0, kind)
        self.noted.setText(words.text(N_("ghi sổ {number}, trên giấy để trống"), number=written))
        self.noted.setVisible(number.number is not None and number.by_hand)

    def _save(self, number: PaperNumber) -> None:
        if not self._context.do_typed(save_paper_number, number):
            self.by_hand.setChecked(self.form.record.by_hand)
            self.form.show_problems(self._context.problems)

    def _leave_to_the_pen(self, by_hand: bool) -> None:
        self._save(replace(self.form.record, by_hand=by_hand))

    def _take_next(self) -> None:
        self.form.revert()
        number = self.form.record
        free = numbering_of(self._context.desk.records).free(number)
        self._save(replace(number, number=free, by_hand=False))


def _written(number: int, kind: str) -> str:
    """«05/BB», or «05» for a letter."""
    return f"{two_digits(number)}/{kind}" if kind else two_digits(number)
