"""Step «Chốt và in biên bản»: when it ended, what is still missing, the seal, and what is added after it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMessageBox

from thiduadesk.desk.commands.conferences import begin_supplement, finalise_conference, save_conference
from thiduadesk.desk.queries.day import day_warnings, missing_before_finalising
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.seal import Seal
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.conference.page import Page, locked, sentences, set_tone
from thiduadesk.ui.conference.printing import print_kind
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.conferences import CLOSING_FIELDS
from thiduadesk.ui.parts import FormPart


class ClosingPage(Page):
    """The end of the day."""

    supplemented = Signal(str)
    """A supplementary record was begun, of this id."""

    def __init__(self, context: Context, print_all: Callable[[], None]) -> None:
        super().__init__(context)
        self.heading(N_("Chốt và in biên bản"))
        self.part = FormPart(
            context, CLOSING_FIELDS, lambda item: context.do(save_conference, item), locked=locked, across=3
        )
        self.column.addWidget(self.part.widget)
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.missing.setContentsMargins(14, 0, 14, 0)
        self.warnings = QLabel()
        self.warnings.setWordWrap(True)
        self.warnings.setContentsMargins(14, 0, 14, 0)
        self.code = QLabel()
        self.code.setObjectName("cluster")
        self.code.setContentsMargins(14, 0, 14, 0)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for label in (self.missing, self.warnings, self.code):
            self.column.addWidget(label)
        self.column.addStretch(1)
        self.print = self.button(N_("In biên bản"), lambda: print_kind(self, "bien-ban"))
        self.all = self.button(N_("In tất cả cho hôm nay…"), print_all)
        self.supplement = self.button(N_("Lập biên bản bổ sung"), self._supplement)
        self.finalise = self.button(N_("Chốt hội nghị…"), self._finalise, main=True)
        self.row_of(self.print, self.all, None, self.supplement, self.finalise)

    def refresh(self) -> None:
        conference = self.conference
        self.part.show(conference)
        self.finalise.setVisible(not locked(conference))
        self.finalise.setEnabled(self.writable)
        self.supplement.setVisible(locked(conference))
        self.supplement.setEnabled(locked(conference) and not self.context.desk.read_only)
        self.code.setVisible(locked(conference))
        self.warnings.clear()
        if conference is None:
            self.missing.clear()
            return
        words = self.context.words
        if locked(conference):
            set_tone(self.missing, "done")
            self.missing.setText(
                words.text(N_("✓ Hội nghị đã chốt: hồ sơ không sửa được nữa. Sai sót ghi vào biên bản bổ sung."))
            )
            seal = self.context.desk.records.one(Seal, conference_id=conference.id)
            self.code.setText(words.text(N_("Mã kiểm tra: {code}"), code=seal.code) if seal else "")
            return
        problems = missing_before_finalising(self.context.desk.records, conference)
        set_tone(self.missing, "trouble" if problems else "done")
        if problems:
            self.missing.setText(sentences([words.sentence(problem) for problem in problems]))
        else:
            self.missing.setText(words.text(N_("✓ Đủ để chốt: số phiếu khớp, các vòng đã chốt.")))
        told = [words.sentence(problem) for problem in day_warnings(self.context.desk.records, conference)]
        self.warnings.setText("\n".join(words.text(N_("Lưu ý: {sentence}"), sentence=sentence) for sentence in told))

    def _finalise(self) -> None:
        words, conference = self.context.words, self.conference
        if conference is None:
            return
        if missing_before_finalising(self.context.desk.records, conference):
            self.context.do(finalise_conference, conference, self.context.desk.now())
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            words.text(N_("Chốt hội nghị")),
            words.text(
                N_("Sau khi chốt, hồ sơ không sửa, không hoàn tác được; biên bản in từ bản đã chốt.\nChốt ngay?")
            ),
            QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        if box.exec() == QMessageBox.StandardButton.Ok:
            self.context.do(finalise_conference, conference, self.context.desk.now())

    def _supplement(self) -> None:
        conference = self.conference
        if conference is not None and self.do(begin_supplement, self.context.desk.now().date()):
            found = self.context.desk.records.all(Conference, amends_id=conference.id)
            self.supplemented.emit(found[-1].id)
