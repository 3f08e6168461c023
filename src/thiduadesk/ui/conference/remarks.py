"""Steps «Chương trình, báo cáo», «Ý kiến thảo luận» and «Chỉ đạo, kết luận»: what is planned and what was said."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QToolButton

from thiduadesk.desk.commands.conferences import save_agenda, save_remarks
from thiduadesk.desk.queries.conferences import agenda_of, remarks_of
from thiduadesk.desk.queries.day import text_blocks
from thiduadesk.domain.conference import AgendaItem, Remark, RemarkKind
from thiduadesk.domain.ids import new_id
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.conference.page import Page, locked
from thiduadesk.ui.conference.printing import print_kind
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.conferences import AGENDA_FIELDS, REPORT_FIELDS, kinds_of, remark_fields
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.parts import RowsPart

_LONGEST = 90  # characters of a text block in the menu


class _Remarks:
    """The remarks of some kinds in a table, with `others` those of kinds nobody knows too."""

    def __init__(
        self, page: Page, title: str, fields: Sequence[Field], kinds: tuple[RemarkKind, ...], *, others: bool = False
    ) -> None:
        self._page = page
        self._kinds = kinds
        self._others = others
        context = page.context
        self.part = RowsPart(
            context,
            title=title,
            fields=fields,
            load=lambda item: self.shown(),
            save=lambda item, rows: context.do(save_remarks, item, rows, self.shown()),
            make=lambda item: Remark(id=new_id(), conference_id=item.id, position=0, kind=kinds[0], content=""),
            rows=4,
            locked=locked,
        )
        self.blocks = QToolButton()
        self.blocks.setText(context.words.text(N_("Chèn câu mẫu")))
        self.blocks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.blocks.setMenu(QMenu(self.blocks))

    def shown(self) -> list[Remark]:
        """The remarks of these kinds."""
        conference = self._page.conference
        found = remarks_of(self._page.context.desk.records, conference.id) if conference else ()
        known = set(RemarkKind)
        return [item for item in found if item.kind in self._kinds or (self._others and item.kind not in known)]

    def refresh(self) -> None:
        """Show the remarks, and the text blocks there are for them."""
        self.part.show(self._page.conference)
        self.blocks.setEnabled(self._page.writable)
        menu = self.blocks.menu()
        menu.clear()
        if self._page.conference is None:
            return
        records = self._page.context.desk.records
        for block in text_blocks(records, self._kinds, self._page.conference):
            line = " ".join(block.split())
            shown = line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
            menu.addAction(shown.replace("&", "&&")).triggered.connect(lambda _=False, text=block: self.insert(text))

    def insert(self, block: str) -> None:
        """Put a text block at the end of the remark the cursor is in, or into a new one."""
        rows = list(self.part.table.rows)
        current = self.part.table.current
        conference = self._page.conference
        if conference is None:
            return
        if current is not None and current in rows:
            text = f"{current.content} {block}".strip()
            rows[rows.index(current)] = replace(current, content=text)
        else:
            rows.append(
                Remark(id=new_id(), conference_id=conference.id, position=0, kind=self._kinds[0], content=block)
            )
        self._page.do(save_remarks, rows, self.shown())


class AgendaPage(Page):
    """The agenda, and the reports given."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading(N_("Chương trình"))
        self.agenda = RowsPart(
            context,
            title=N_("Chương trình"),
            fields=AGENDA_FIELDS,
            load=lambda item: agenda_of(context.desk.records, item.id),
            save=lambda item, rows: context.do(save_agenda, item, rows),
            make=lambda item: AgendaItem(id=new_id(), conference_id=item.id, position=0, content=""),
            rows=4,
            locked=locked,
        )
        self.column.addWidget(self.agenda.widget, 3)
        self.heading(N_("Báo cáo tại hội nghị"))
        self.reports = _Remarks(self, N_("Báo cáo tại hội nghị"), REPORT_FIELDS, (RemarkKind.REPORT,))
        self.column.addWidget(self.reports.part.widget, 2)
        self.invite = self.button(N_("In giấy mời"), lambda: print_kind(self, "giay-moi"))
        self.print = self.button(N_("In chương trình"), lambda: print_kind(self, "chuong-trinh"))
        self.row_of(self.reports.blocks, None, self.invite, self.print)

    def refresh(self) -> None:
        self.agenda.show(self.conference)
        self.reports.refresh()


class RemarksPage(Page):
    """What was said, of the kinds a step is about."""

    def __init__(self, context: Context, title: str, kinds: tuple[RemarkKind, ...], *, others: bool = False) -> None:
        super().__init__(context)
        self.heading(title)
        self.remarks = _Remarks(self, title, remark_fields(kinds_of(*kinds)), kinds, others=others)
        self.column.addWidget(self.remarks.part.widget, 1)
        self.row_of(self.remarks.blocks, None)

    def refresh(self) -> None:
        self.remarks.refresh()
