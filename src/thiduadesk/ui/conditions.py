"""The conditions of a nomination beside it: how each stands and why, its article, the records, what was ruled."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.queries.eligibility import ConditionLine, EligibilityCard, Said
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.rules.condition import STATE_NAMES, State
from thiduadesk.rules.eligibility import Verdict
from thiduadesk.rules.law import STATUS_NAMES, Status
from thiduadesk.ui.card import scrolled

VERDICT_TONES: Mapping[str, str] = {
    Verdict.ELIGIBLE: "done",
    Verdict.UNKNOWN: "muted",
    Verdict.WARNED: "trouble",
    Verdict.BARRED: "trouble",
}
_SIGNS = {State.MET: "✓", State.NOT_MET: "!", State.UNKNOWN: "?", State.NOT_APPLICABLE: "–"}
_TONES = {State.MET: "done", State.NOT_MET: "trouble", State.UNKNOWN: "", State.NOT_APPLICABLE: ""}
_ORDER = (State.NOT_MET, State.UNKNOWN, State.MET, State.NOT_APPLICABLE)
"""What needs an eye comes first."""
_MOST_SEEN = 6  # records told one by one; the rest are counted

Rule = Callable[[str, bool, str], bool]
"""Stores a ruling on a rule (id, met, reason); whether that was done."""


class ConditionsView(QWidget):
    """All conditions of one nomination; what is typed into a ruling goes through `rule`, `unrule` takes it back."""

    def __init__(self, words: Words, rule: Rule, unrule: Callable[[str], bool]) -> None:
        super().__init__()
        self._words = words
        self._rule = rule
        self._unrule = unrule
        self._who = QLabel()
        self._who.setObjectName("cardTitle")
        self._who.setWordWrap(True)
        self._verdict = QLabel()
        self._verdict.setObjectName("chip")
        self._why = _quiet("")
        head = QHBoxLayout()
        head.addWidget(self._who, 1)
        head.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolled(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self._scroll, 1)

    def show_card(self, card: EligibilityCard | None, *, locked: bool) -> None:
        """Show the conditions of a nomination; None when none is chosen."""
        self._show_conditions(card.conditions if card else (), locked=locked)
        self._who.setText(f"{card.who} · {card.title}" if card else "")
        self._verdict.setVisible(card is not None)
        self._why.setText("")
        if card is None:
            return
        self._verdict.setText(self._words.text(card.verdict))
        self._verdict.setProperty("tone", VERDICT_TONES[card.verdict])
        self._verdict.style().polish(self._verdict)
        self._why.setText(" ".join(_said(one, self._words) for one in card.why[:1]))
        self._why.setToolTip("\n".join(_said(one, self._words) for one in card.why))
        if not card.known:
            text = N_("Không quy định nào nhắc đến danh hiệu này; chỉ xét điều kiện chung.")
            self._why.setText(f"{self._why.text()} {self._words.text(text)}")

    def _show_conditions(self, lines: Sequence[ConditionLine], *, locked: bool) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for line in sorted(lines, key=lambda line: _ORDER.index(line.state)):
            column.addWidget(_ConditionCard(line, self._words, self._rule, self._unrule, locked=locked))
        column.addStretch(1)
        self._scroll.setWidget(rows)  # the rows before go with this
        rows.setAutoFillBackground(False)


class _ConditionCard(QFrame):
    """One condition."""

    def __init__(
        self, line: ConditionLine, words: Words, rule: Rule, unrule: Callable[[str], bool], *, locked: bool
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._line = line
        self._rule = rule
        self._words = words
        self._ruling: _RulingLine | None = None
        state = words.text(STATE_NAMES[line.state])
        self.setAccessibleName(f"{state}: {line.asked}")
        chip = QLabel(f"{_SIGNS[line.state]} {state}")
        chip.setObjectName("chip")
        chip.setProperty("tone", "" if line.informs else _TONES[line.state])
        asked = QLabel(line.asked)
        asked.setObjectName("cardTitle")
        asked.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(asked, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(_plain(_said(line.found, words)))
        if line.ruled:
            self._column.addWidget(_plain(words.text(N_("Ý kiến của thư ký: {reason}"), reason=line.ruled)))
        for text in _records(line.seen, words):
            self._column.addWidget(_quiet(text))
        self._column.addLayout(self._foot(unrule, locked=locked))

    def _foot(self, unrule: Callable[[str], bool], *, locked: bool) -> QHBoxLayout:
        line, words = self._line, self._words
        parts = [words.text(N_("Căn cứ: {article}"), article=line.article)]
        if line.sure != Status.SOURCED:
            parts.append(words.text(STATUS_NAMES[Status(line.sure)]))
        if line.informs:
            parts.append(words.text(N_("chỉ để biết")))
        basis = _quiet(" · ".join(parts))
        basis.setToolTip(line.note)
        foot = QHBoxLayout()
        foot.addWidget(basis, 1)
        if not locked and line.state is not State.NOT_APPLICABLE:
            foot.addWidget(self._button(N_("Ghi ý kiến"), self._open), 0, Qt.AlignmentFlag.AlignBottom)
            if line.ruled:
                button = self._button(N_("Bỏ ý kiến"), lambda: unrule(line.id))
                foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _button(self, text: str, act: Callable[[], Any]) -> QPushButton:
        button = QPushButton(self._words.text(text))
        button.setProperty("flat", True)
        button.setAccessibleDescription(self._line.asked)
        button.clicked.connect(act)
        return button

    def _open(self) -> None:
        if self._ruling is None:
            # Who rules for the first time mostly rules against what the records say.
            met = (self._line.state is State.MET) == bool(self._line.ruled)
            self._ruling = _RulingLine(self._words, met=met, reason=self._line.ruled)
            self._ruling.ruled.connect(lambda met, reason: self._rule(self._line.id, met, reason))
            self._column.addWidget(self._ruling)
        self._ruling.begin()


class _RulingLine(QWidget):
    """A ruling being typed: met or not, and the reason; Enter stores it, Esc drops it."""

    ruled = Signal(bool, str)

    def __init__(self, words: Words, *, met: bool, reason: str) -> None:
        super().__init__()
        self._met = QComboBox()
        self._met.setAccessibleName(words.text(N_("Điều kiện này")))
        for state in (State.MET, State.NOT_MET):
            self._met.addItem(words.text(STATE_NAMES[state]), state is State.MET)
        self._met.setCurrentIndex(0 if met else 1)
        self._reason = QLineEdit(reason)
        self._reason.setPlaceholderText(words.text(N_("Lý do, căn cứ; được in ra văn bản")))
        self._reason.setAccessibleName(words.text(N_("Lý do")))
        self._reason.returnPressed.connect(self._store)
        save = QPushButton(words.text(N_("Lưu")))
        save.clicked.connect(self._store)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._met)
        row.addWidget(self._reason, 1)
        row.addWidget(save)

    def begin(self) -> None:
        """Take the keyboard."""
        self.show()
        self._reason.setFocus()
        self._reason.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _store(self) -> None:
        self.ruled.emit(bool(self._met.currentData()), self._reason.text())


def _records(seen: Sequence[Said], words: Words) -> list[str]:
    told = [f"• {_said(one, words)}" for one in seen[:_MOST_SEEN]]
    if len(seen) > _MOST_SEEN:
        told.append(words.text(N_("… và {count} bản ghi nữa"), count=len(seen) - _MOST_SEEN))
    return told


def _said(one: Said, words: Words) -> str:
    text = words.text(one.message, **one.params)
    return f"{text} ({one.detail})" if one.detail else text


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _quiet(text: str) -> QLabel:
    label = _plain(text)
    label.setObjectName("quiet")
    return label
