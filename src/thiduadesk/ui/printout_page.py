"""Sổ in: the papers of the year that were printed or saved, and what has changed in each since."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from thiduadesk.desk.changes import Changes
from thiduadesk.desk.facts.printouts import ChangedLine, Side, changed_lines
from thiduadesk.desk.queries.printouts import PrintoutLine, printout_lines
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.printout import Printout
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.context import Context
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import TableView
from thiduadesk.ui.text import Cell

_SIGNS = {Side.THEN: "−", Side.NOW: "+"}


class PrintoutPage(QWidget):
    """The register above, the lines that differ from the printout chosen below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self.table = TableView(
            (
                Column(N_("Văn bản"), lambda line: line.name, 0, term=True, strong=True),
                Column(N_("Về"), lambda line: line.about, 24),
                Column(N_("Lần"), lambda line: line.number, 6),
                Column(N_("Lúc"), lambda line: line.at, 18, write=_moment),
                Column(N_("Dạng"), lambda line: line.form, 8, term=True),
                Column(N_("Số bản"), lambda line: line.copies, 8),
                Column(N_("Trang"), lambda line: line.pages, 10),
                Column(N_("Mã nội dung"), lambda line: line.digest, 12),
                Column(N_("Ghi chú"), self._remark, 26),
            ),
            self._words,
            N_("Sổ in"),
            N_("Chưa in hay lưu văn bản nào của năm từ cửa sổ này."),
        )
        self.table.opened.connect(self._compare)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setContentsMargins(14, 8, 14, 6)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName(self._words.text(N_("Những dòng thay đổi")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 3)
        column.addWidget(self.said)
        column.addWidget(self.changes, 2)
        context.changed.connect(self._hear)
        context.year_changed.connect(self._refresh)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Read what went out, and what has changed, while another page was looked at."""
        super().showEvent(event)
        self._refresh()

    def _hear(self, changes: Changes) -> None:
        if changes.touches(Printout):
            self._refresh()
        elif self.isVisible():
            self._compare(self.table.current)

    def _refresh(self, *_: object) -> None:
        if not self.isVisible():
            return
        year = self._context.year
        lines = printout_lines(self._context.desk.records, year) if year is not None else ()
        self.table.set_rows(lines)
        if lines and not self.table.current:
            self.table.open(lines[0].id)
        self._compare(self.table.current)

    def _compare(self, key: str) -> None:
        """Say what has changed since the printout chosen."""
        line = next((row for row in self.table.rows.shown if row.id == key), None)
        if line is None:
            self._show(self._words.text(N_("Chọn một lần in để xem văn bản đã thay đổi gì từ lần ấy.")), ())
            return
        try:
            changed = changed_lines(self._context.desk.records, key, self._context.desk.now().date())
        except Trouble as trouble:
            self._show(self._words.sentence(trouble), ())
            return
        self._show(self._told(line, changed), changed)

    def _remark(self, line: PrintoutLine) -> str:
        if line.same_as is None:
            return ""
        said = N_("bản in lại của lần {number}") if line.reprint else N_("cùng nội dung lần {number}")
        return self._words.text(said, number=line.same_as)

    def _told(self, line: PrintoutLine, changed: tuple[ChangedLine, ...]) -> str:
        name = self._words.text(line.name)
        if not changed:
            return self._words.text(
                N_("{paper}: không có gì thay đổi so với lần in số {number}."), paper=name, number=line.number
            )
        return self._words.text(
            N_("{paper}: thay đổi so với lần in số {number}. Dấu − là dòng đã in, dấu + là dòng hiện nay."),
            paper=name,
            number=line.number,
        )

    def _show(self, sentence: str, changed: tuple[ChangedLine, ...]) -> None:
        self.said.setText(sentence)
        self.changes.setPlainText("\n".join(f"{_SIGNS[line.side]} {line.text}" for line in changed))
        self.changes.setVisible(bool(changed))


def _moment(value: Cell, words: Words) -> str:
    return words.moment(str(value))
