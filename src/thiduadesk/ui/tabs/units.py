"""Đơn vị: the member units, their people, and what is known of both: awards, cases, initiatives, headcounts."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.commands.awards import save_awards
from thiduadesk.desk.commands.cases import save_cases
from thiduadesk.desk.commands.headcounts import save_headcounts
from thiduadesk.desk.commands.initiatives import save_initiatives
from thiduadesk.desk.commands.people import save_people
from thiduadesk.desk.commands.units import remove_unit, save_unit
from thiduadesk.desk.queries.awards import awards_of
from thiduadesk.desk.queries.cases import cases_of
from thiduadesk.desk.queries.headcounts import headcounts_of, year_to_count
from thiduadesk.desk.queries.initiatives import initiatives_of
from thiduadesk.desk.queries.nominations import known_titles
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import UnitCard, unit_card, unit_choices, unit_lines
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Membership, Unit, UnitName, UnitRole
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.forms.units import (
    HEADCOUNT_FIELDS,
    award_fields,
    case_fields,
    initiative_fields,
    person_fields,
    unit_fields,
)
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import RowsPart
from thiduadesk.ui.remembered import Remembered
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
        all_units = Remembered(context, lambda _: unit_choices(desk.records, context.year or 0))
        all_people = Remembered(context, lambda unit: person_choices(desk.records, unit))

        def units() -> Choices:
            return all_units.of("")

        def of_unit() -> Choices:
            record = self.form.record
            return all_people.of(record.id) if record is not None else ()

        def titles() -> Choices:
            return tuple((title, title) for title in known_titles(desk.records))

        def not_stored(card: UnitCard) -> bool:
            # A unit being typed is not in the file yet, and nothing can belong to it.
            return desk.records.get(Unit, card.id) is None

        people = RowsPart(
            context,
            title=N_("Cá nhân", "tab"),
            fields=person_fields(units),
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
        cases = RowsPart(
            context,
            title=N_("Vụ việc"),
            fields=case_fields(of_unit),
            load=lambda card: cases_of(desk.records, card.id),
            save=lambda card, rows: context.do(save_cases, card, rows),
            make=lambda card: Case(id=new_id(), unit_id=card.id, kind=""),
            locked=not_stored,
        )
        initiatives = RowsPart(
            context,
            title=N_("Sáng kiến"),
            fields=initiative_fields(of_unit),
            load=lambda card: initiatives_of(desk.records, card.id),
            save=lambda card, rows: context.do(save_initiatives, card, rows),
            make=lambda card: Initiative(id=new_id(), year=card.year, unit_id=card.id, name=""),
            locked=not_stored,
        )
        headcounts = RowsPart(
            context,
            title=N_("Số liệu xét tập thể"),
            fields=HEADCOUNT_FIELDS,
            load=lambda card: headcounts_of(desk.records, card.id),
            save=lambda card, rows: context.do(save_headcounts, card, rows),
            make=lambda card: Headcount(
                id=new_id(), year=year_to_count(desk.records, card.id, card.year), unit_id=card.id
            ),
            locked=not_stored,
        )
        matter = Matter(
            name=N_("Danh sách đơn vị"),
            empty=N_("Chưa có đơn vị nào. Bấm Thêm, hoặc nhập từ tệp Excel."),
            columns=_COLUMNS,
            fields=unit_fields(units),
            watched=(Unit, UnitName, Membership, Year, Person, Award, Case, Initiative, Headcount),
            lines=lambda year: unit_lines(desk.records, year),
            load=lambda key: unit_card(desk.records, key, context.year or 0),
            save=lambda card: context.do(save_unit, card),
            blank=lambda year: UnitCard(id=new_id(), year=year, role=UnitRole.MEMBER),
            remove=lambda card: context.do(remove_unit, card),
        )
        super().__init__(
            context, matter, (people, awards, cases, initiatives, headcounts), paged=True, sizes=(684, 642)
        )


def _build(context: Context) -> QWidget:
    return UnitsTab(context)


TAB = Tab(key="units", title=N_("Đơn vị", "tab"), build=_build)
