"""Steps «Đại biểu, điểm danh» and «Ban kiểm phiếu»: who is summoned, who came, who counts the ballots."""

from typing import Any

from PySide6.QtWidgets import QLabel

from thiduadesk.desk.commands.conferences import call_all_present, save_delegates, summon_units
from thiduadesk.desk.queries.conferences import delegates_of, quorum_of, turnout_of
from thiduadesk.domain.conference import Attendance, Delegate, DelegateRole
from thiduadesk.domain.ids import new_id
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.rules.turnout import Quorum, Turnout
from thiduadesk.ui.conference.page import Names, Page, locked, set_tone
from thiduadesk.ui.conference.printing import print_kind
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.conferences import TELLER_FIELDS, delegate_fields
from thiduadesk.ui.parts import RowsPart
from thiduadesk.ui.tables.editing import EditableTable

_NUMBERS = (
    ("summoned", N_("triệu tập {count}")),
    ("present", N_("có mặt {count}")),
    ("written", N_("ý kiến bằng văn bản {count}")),
    ("voters", N_("có quyền bỏ phiếu đang có mặt {count}")),
)


class PeoplePage(Page):
    """The list of delegates, called one by one or all at once."""

    def __init__(self, context: Context, names: Names) -> None:
        super().__init__(context)
        self.heading(N_("Đại biểu, điểm danh"))
        self.turnout = QLabel()
        self.turnout.setWordWrap(True)
        self.quorum = QLabel()
        self.quorum.setWordWrap(True)
        for label in (self.turnout, self.quorum):
            self.column.addWidget(label)
        self.part = RowsPart(
            context,
            title=N_("Đại biểu"),
            fields=delegate_fields(names.units),
            load=lambda item: delegates_of(context.desk.records, item.id),
            save=lambda item, rows: context.do(save_delegates, item, rows),
            make=lambda item: Delegate(
                id=new_id(), conference_id=item.id, position=0, name="", role=DelegateRole.DELEGATE
            ),
            rows=8,
            locked=locked,
        )
        self.column.addWidget(self.part.widget, 1)
        self.summon = self.button(N_("Thêm đại biểu các đơn vị"), lambda: self.do(summon_units))
        self.call = self.button(N_("Còn lại có mặt"), lambda: self.do(call_all_present))
        self.print = self.button(N_("In danh sách đại biểu"), lambda: print_kind(self, "dai-bieu"))
        self.row_of(self.summon, self.call, None, self.print)

    def refresh(self) -> None:
        self.part.show(self.conference)
        for button in (self.summon, self.call):
            button.setEnabled(self.writable)
        if self.conference is None:
            self.turnout.clear()
            self.quorum.clear()
            return
        records = self.context.desk.records
        turnout = turnout_of(records, self.conference)
        delegates = delegates_of(records, self.conference.id)
        self.call.setEnabled(self.writable and any(not item.attendance for item in delegates))
        self.turnout.setText(_told(turnout, sum(not item.attendance for item in delegates), self.context.words))
        found = quorum_of(self.conference, turnout)
        set_tone(self.quorum, {True: "done", False: "trouble"}.get(found.met, "") if found.met is not None else "")
        self.quorum.setText(_quorum(found, self.conference.quorum, self.context.words))


def _told(turnout: Turnout, uncalled: int, words: Words) -> str:
    numbers = [
        words.text(text, count=getattr(turnout, name))
        for name, text in _NUMBERS
        if getattr(turnout, name) is not None and (name != "written" or turnout.written)
    ]
    waiting = [words.text(N_("còn {count} chưa điểm danh"), count=uncalled)] if uncalled else []
    line = " · ".join((*numbers, *waiting))
    return line[:1].upper() + line[1:]


def _quorum(found: Quorum, rule: str, words: Words) -> str:
    if not rule:
        return ""
    if found.met is None:
        return words.text(N_("Mức đủ thành phần {rule}: chưa đủ số liệu để kết luận."), rule=rule)
    text = (
        N_("✓ Đủ thành phần: {came}/{base}, mức cần {rule}.")
        if found.met
        else N_("! Chưa đủ thành phần: {came}/{base}, mức cần {rule}. Hội nghị vẫn ghi được, biên bản nêu rõ.")
    )
    return words.text(text, came=found.came or 0, base=found.base or 0, rule=rule)


class TellersPage(Page):
    """Those who came, to give some of them the ballots to count."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading(N_("Ban kiểm phiếu"))
        self.board = QLabel()
        self.board.setWordWrap(True)
        self.column.addWidget(self.board)
        self.table = EditableTable(TELLER_FIELDS, lambda: None, context.words, N_("Chọn Ban kiểm phiếu"))
        self.table.edited.connect(self._save)
        self.column.addWidget(self.table, 1)

    def refresh(self) -> None:
        rows = self._here() if self.conference else []
        self.table.show_rows(rows, locked=not self.writable)
        tellers = [item.name for item in rows if item.role in (DelegateRole.HEAD_TELLER, DelegateRole.TELLER)]
        words = self.context.words
        self.board.setText(
            words.text(N_("Ban kiểm phiếu: {names}."), names=", ".join(tellers))
            if tellers
            else words.text(N_("Đổi cột Vai trò thành «ban kiểm phiếu» hoặc «trưởng ban kiểm phiếu»."))
        )

    def _here(self) -> list[Delegate]:
        assert self.conference is not None
        absent = (Attendance.ABSENT, Attendance.WRITTEN)
        return [
            item
            for item in delegates_of(self.context.desk.records, self.conference.id)
            if item.attendance not in absent
        ]

    def _save(self, rows: list[Any]) -> None:
        assert self.conference is not None
        changed = {row.id: row for row in rows}
        everyone = [changed.get(item.id, item) for item in delegates_of(self.context.desk.records, self.conference.id)]
        if not self.do(save_delegates, everyone):
            self.table.show_problems(self.context.problems)
