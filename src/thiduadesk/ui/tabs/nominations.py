"""Đề nghị: nominations in protocol order, each with what became of it."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.commands.nominations import remove_nomination, save_nomination
from thiduadesk.desk.queries.nominations import known_titles, nomination_lines, trail
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import Nomination, NominationEvent, NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit, UnitName
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.forms.nominations import nomination_fields
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import ShownPart
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column, Sorting

_TONES = {
    NominationStatus.PASSED: "done",
    NominationStatus.DECIDED: "done",
    NominationStatus.FAILED: "trouble",
    NominationStatus.WITHDRAWN: "muted",
}
_COLUMNS = (
    Column(N_("TT"), lambda line: line.position, 4),
    Column(N_("Đơn vị"), lambda line: line.unit, 28),
    Column(N_("Cá nhân"), lambda line: line.person, 18, Sorting.GIVEN_NAME),
    Column(N_("Danh hiệu, hình thức"), lambda line: line.title, 0),
    Column(
        N_("Trạng thái"),
        lambda line: line.status,
        16,
        term=True,
        tone=lambda line: _TONES.get(line.status, ""),
    ),
)
_TRAIL = (
    Column(N_("Ngày"), lambda event: event.happened_on, 11),
    Column(N_("Trạng thái"), lambda event: event.status, 18, term=True),
    Column(N_("Lý do"), lambda event: event.reason, 0),
)


class NominationsTab(ListDetail):
    """The nominations of the year."""

    def __init__(self, context: Context) -> None:
        desk = context.desk

        def units() -> Choices:
            return unit_choices(desk.records, context.year or 0)

        def people() -> Choices:
            record = self.form.record
            return person_choices(desk.records, record.unit_id) if record is not None and record.unit_id else ()

        def titles() -> Choices:
            return tuple((title, title) for title in known_titles(desk.records))

        def blank(year: int) -> Nomination:
            first = next(iter(units()), ("", ""))[0]
            return Nomination(id=new_id(), year=year, unit_id=first, title="")

        events = ShownPart(
            context,
            title=N_("Diễn biến"),
            columns=_TRAIL,
            load=lambda item: trail(desk.records, item.id),
            empty=N_("Chưa có diễn biến."),
        )
        matter = Matter(
            name=N_("Danh sách đề nghị"),
            empty=N_("Chưa có đề nghị nào trong năm. Bấm Thêm, hoặc nhập từ tệp Excel."),
            columns=_COLUMNS,
            fields=nomination_fields(units, people, titles),
            watched=(Nomination, NominationEvent, Person, Unit, UnitName),
            lines=lambda year: nomination_lines(desk.records, year),
            load=lambda key: desk.records.need(Nomination, key),
            save=lambda item: context.do(save_nomination, item, desk.now().date()),
            blank=blank,
            remove=lambda item: context.do(remove_nomination, item),
        )
        super().__init__(context, matter, (events,))


def _build(context: Context) -> QWidget:
    return NominationsTab(context)


TAB = Tab(key="nominations", title=N_("Đề nghị"), build=_build)
