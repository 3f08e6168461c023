"""Đơn vị: the member units, their people and what they were awarded."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.commands.awards import save_awards
from thiduadesk.desk.commands.people import save_people
from thiduadesk.desk.commands.units import remove_unit, save_unit
from thiduadesk.desk.queries.awards import awards_of
from thiduadesk.desk.queries.nominations import known_titles
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import UnitCard, unit_card, unit_choices, unit_lines
from thiduadesk.domain.award import Award
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Membership, Unit, UnitName, UnitRole
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.forms.units import PERSON_FIELDS, award_fields, unit_fields
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import RowsPart
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column

_COLUMNS = (
    Column(N_("TT"), lambda line: line.position, 4),
    Column(N_("Tên đơn vị"), lambda line: line.name, 0),
    Column(N_("Viết tắt"), lambda line: line.short_name, 11),
    Column(N_("Loại hình"), lambda line: line.kind, 16),
    Column(N_("Vai trò"), lambda line: line.role, 11, term=True),
    Column(N_("Biên chế"), lambda line: line.staff, 8),
)


class UnitsTab(ListDetail):
    """The units of the year."""

    def __init__(self, context: Context) -> None:
        desk = context.desk

        def units() -> Choices:
            return unit_choices(desk.records, context.year or 0)

        def of_unit() -> Choices:
            record = self.form.record
            return person_choices(desk.records, record.id) if record is not None else ()

        def titles() -> Choices:
            return tuple((title, title) for title in known_titles(desk.records))

        def not_stored(card: UnitCard) -> bool:
            # A unit being typed is not in the file yet, and nothing can belong to it.
            return desk.records.get(Unit, card.id) is None

        people = RowsPart(
            context,
            title=N_("Cá nhân"),
            fields=PERSON_FIELDS,
            load=lambda card: desk.records.all(Person, unit_id=card.id),
            save=lambda card, rows: context.do(save_people, card, rows),
            make=lambda card: Person(id=new_id(), unit_id=card.id, name=""),
            locked=not_stored,
        )
        awards = RowsPart(
            context,
            title=N_("Lịch sử khen thưởng"),
            fields=award_fields(of_unit, titles),
            load=lambda card: awards_of(desk.records, card.id),
            save=lambda card, rows: context.do(save_awards, card, rows),
            make=lambda card: Award(id=new_id(), unit_id=card.id, title="", year=card.year),
            locked=not_stored,
        )
        matter = Matter(
            name=N_("Danh sách đơn vị"),
            empty=N_("Chưa có đơn vị nào. Bấm Thêm, hoặc nhập từ tệp Excel."),
            columns=_COLUMNS,
            fields=unit_fields(units),
            watched=(Unit, UnitName, Membership, Year, Person, Award),
            lines=lambda year: unit_lines(desk.records, year),
            load=lambda key: unit_card(desk.records, key, context.year or 0),
            save=lambda card: context.do(save_unit, card),
            blank=lambda year: UnitCard(id=new_id(), year=year, role=UnitRole.MEMBER),
            remove=lambda card: context.do(remove_unit, card),
        )
        super().__init__(context, matter, (people, awards), paged=True)


def _build(context: Context) -> QWidget:
    return UnitsTab(context)


TAB = Tab(key="units", title=N_("Đơn vị"), build=_build)
