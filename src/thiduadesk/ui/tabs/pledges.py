"""Giao ước: what each unit signed, its targets, and the titles it registered."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.commands.pledges import remove_pledge, save_pledge, save_registrations, save_targets
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.pledges import (
    SHOWN_TITLES,
    RegistrationStanding,
    pledge_card,
    pledge_lines,
    pledge_targets,
    registrations_of,
)
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import RuleChange
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.forms.pledges import PLEDGE_FIELDS, TARGET_FIELDS, registration_fields
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import RowsPart
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column

_TITLES = (N_("Cờ CP"), N_("Cờ ngành"), N_("TTLĐXS"), N_("CSTĐ ngành"), N_("CSTĐCS"), N_("LĐTT"))
_TONES = {
    RegistrationStanding.IN_TIME: "done",
    RegistrationStanding.LATE: "trouble",
    RegistrationStanding.MADE: "",
    RegistrationStanding.MISSING: "trouble",
}


def _title_column(heading: str, title: str) -> Column:
    return Column(heading, lambda line: line.registered.get(title), 10)


_COLUMNS = (
    Column(N_("Đơn vị"), lambda line: line.unit, 0),
    Column(
        N_("Giao ước"),
        lambda line: N_("đã ký") if line.signed else N_("chưa ký"),
        10,
        term=True,
        tone=lambda line: "done" if line.signed else "trouble",
    ),
    Column(N_("Chỉ tiêu"), lambda line: f"{line.reported}/{line.targets}" if line.targets else "", 7),
    *(_title_column(title, key) for title, key in zip(_TITLES, SHOWN_TITLES, strict=True)),
    Column(
        N_("Đăng ký"),
        lambda line: line.standing,
        16,
        term=True,
        tone=lambda line: _TONES[line.standing],
    ),
)


class PledgesTab(ListDetail):
    """One line for each unit of the year."""

    def __init__(self, context: Context) -> None:
        desk = context.desk

        def people() -> Choices:
            record = self.form.record
            return person_choices(desk.records, record.id) if record is not None else ()

        targets = RowsPart(
            context,
            title=N_("Chỉ tiêu"),
            fields=TARGET_FIELDS,
            load=lambda card: pledge_targets(desk.records, card.id, card.year),
            save=lambda card, rows: context.do(save_targets, card, rows),
            # The pledge itself may not be there yet; the command gives the rows theirs.
            make=lambda card: PledgeTarget(id=new_id(), pledge_id="", position=0, name=""),
        )
        registrations = RowsPart(
            context,
            title=N_("Danh hiệu đăng ký"),
            fields=registration_fields(people),
            load=lambda card: registrations_of(desk.records, card.id, card.year),
            save=lambda card, rows: context.do(save_registrations, card, rows),
            make=lambda card: Registration(id=new_id(), year=card.year, unit_id=card.id, title=""),
        )
        matter = Matter(
            name=N_("Giao ước của các đơn vị"),
            empty=N_("Năm này chưa có đơn vị nào trong cụm."),
            columns=_COLUMNS,
            fields=PLEDGE_FIELDS,
            watched=(Unit, UnitName, Membership, Pledge, PledgeTarget, Registration, RuleChange, Year),
            lines=lambda year: pledge_lines(desk.records, year),
            load=lambda key: pledge_card(desk.records, key, context.year or 0),
            save=lambda card: context.do(save_pledge, card),
            remove=lambda card: context.do(remove_pledge, card),
        )
        super().__init__(context, matter, (targets, registrations), sizes=(900, 426))


def _build(context: Context) -> QWidget:
    return PledgesTab(context)


TAB = Tab(key="pledges", title=N_("Giao ước"), build=_build)
