"""«Mở năm thi đua mới»: which year."""

from collections.abc import Collection

from PySide6.QtWidgets import QSpinBox, QWidget

from thiduadesk.domain.year import EARLIEST, LATEST
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.frame import Frame


class NewYear(Frame):
    """Asks for the year to begin; proposes the one after the newest."""

    def __init__(self, words: Words, known: Collection[int], proposed: int, parent: QWidget | None = None) -> None:
        super().__init__(words, words.text(N_("Mở năm thi đua mới")), words.text(N_("Mở năm")), parent)
        self._known = known
        self.year = QSpinBox()
        self.year.setRange(EARLIEST, LATEST)
        self.year.setValue(max(known, default=proposed - 1) + 1)
        self.form().addRow(words.text(N_("&Năm thi đua")), self.year)

    def accept(self) -> None:
        """Go on only with a year the file does not hold."""
        if self.year.value() in self._known:
            self.show_problem(self.words.text(N_("Tệp đã có năm {year}."), year=self.year.value()))
        else:
            super().accept()
