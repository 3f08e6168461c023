"""Thành tích: each tied to a movement and proved by papers."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.commands.achievements import remove_achievement, save_achievement, save_evidence
from thiduadesk.desk.queries.achievements import achievement_lines, movement_choices
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit, UnitName
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.achievements import EVIDENCE_FIELDS, achievement_fields
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import RowsPart
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column, Sorting

_COLUMNS = (
    Column(N_("Ngày"), lambda line: line.achieved_on, 11),
    Column(N_("Đơn vị"), lambda line: line.unit, 20),
    Column(N_("Cá nhân"), lambda line: line.person, 16, Sorting.GIVEN_NAME),
    Column(N_("Nội dung"), lambda line: line.content, 0),
    Column(
        N_("Phong trào"),
        lambda line: line.movement or N_("chưa gắn"),
        16,
        term=True,
        tone=lambda line: "" if line.movement else "trouble",
    ),
    Column(
        N_("Minh chứng"),
        lambda line: line.evidence or N_("chưa có"),
        12,
        term=True,
        tone=lambda line: "" if line.evidence else "trouble",
    ),
    Column(N_("Điển hình"), lambda line: N_("có") if line.role_model else None, 9, term=True, tone=lambda _: "honour"),
)


class AchievementsTab(ListDetail):
    """The achievements of the year."""

    def __init__(self, context: Context) -> None:
        desk = context.desk

        def units() -> Choices:
            return unit_choices(desk.records, context.year or 0)

        def people() -> Choices:
            record = self.form.record
            return person_choices(desk.records, record.unit_id) if record is not None and record.unit_id else ()

        def movements() -> Choices:
            return movement_choices(desk.records, context.year or 0)

        def blank(year: int) -> Achievement:
            first = next(iter(units()), ("", ""))[0]
            return Achievement(id=new_id(), year=year, unit_id=first, content="")

        evidence = RowsPart(
            context,
            title=N_("Minh chứng"),
            fields=EVIDENCE_FIELDS,
            load=lambda item: desk.records.all(Evidence, achievement_id=item.id),
            save=lambda item, rows: context.do(save_evidence, item, rows),
            make=lambda item: Evidence(id=new_id(), achievement_id=item.id, reference=""),
            locked=lambda item: desk.records.get(Achievement, item.id) is None,
        )
        matter = Matter(
            name=N_("Danh sách thành tích"),
            empty=N_("Chưa có thành tích nào trong năm. Bấm Thêm, hoặc nhập từ tệp Excel."),
            columns=_COLUMNS,
            fields=achievement_fields(units, people, movements),
            watched=(Achievement, Evidence, Movement, Person, Unit, UnitName),
            lines=lambda year: achievement_lines(desk.records, year),
            load=lambda key: desk.records.need(Achievement, key),
            save=lambda item: context.do(save_achievement, item),
            blank=blank,
            remove=lambda item: context.do(remove_achievement, item),
        )
        super().__init__(context, matter, (evidence,), sizes=(860, 466))


def _build(context: Context) -> QWidget:
    return AchievementsTab(context)


TAB = Tab(key="achievements", title=N_("Thành tích"), build=_build)
