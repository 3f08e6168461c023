"""Đề nghị: nominations in protocol order, each with its conditions, what it rests on and what became of it."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.commands.grounds import save_grounds
from thiduadesk.desk.commands.nominations import remove_nomination, remove_ruling, rule_on, save_nomination
from thiduadesk.desk.queries.achievements import achievement_choices
from thiduadesk.desk.queries.eligibility import Assessments
from thiduadesk.desk.queries.grounds import grounds_of
from thiduadesk.desk.queries.nominations import known_titles, nomination_lines, trail
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.award import Award
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.case import Case
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Ground, Nomination, NominationEvent, NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import RuleChange, Ruling
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.conditions import VERDICT_TONES, ConditionsView
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.forms.nominations import nomination_fields
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import ChosenPart, ShownPart
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
    Column(N_("Đơn vị"), lambda line: line.unit, 23),
    Column(N_("Cá nhân"), lambda line: line.person, 18, Sorting.GIVEN_NAME),
    Column(N_("Danh hiệu, hình thức"), lambda line: line.title, 0),
    Column(
        N_("Điều kiện"),
        lambda line: line.verdict,
        18,
        term=True,
        tone=lambda line: VERDICT_TONES.get(line.verdict, ""),
    ),
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


# Whatever a rule may look at.
_WATCHED = (
    Nomination,
    NominationEvent,
    Person,
    Unit,
    UnitName,
    Membership,
    Year,
    Cluster,
    Award,
    Registration,
    Achievement,
    Ground,
    Case,
    Initiative,
    Headcount,
    Ruling,
    RuleChange,
    Conference,
    BallotRound,
    Count,
)


class _Conditions:
    """The conditions of the nomination shown; all of the year's are assessed together, once for each refresh."""

    title = N_("Điều kiện")

    def __init__(self, context: Context) -> None:
        self._context = context
        self._nomination: Nomination | None = None
        self._assessments: Assessments | None = None
        self.view = ConditionsView(context.words, self._rule, self._unrule)
        self.widget: QWidget = self.view

    def verdicts(self, year: int) -> dict[str, str]:
        """The verdict on each nomination that still stands, by its id."""
        self._assessments = Assessments(self._context.desk.records, year)
        return {item.nomination.id: item.verdict for item in self._assessments.all() if item.nomination.alive}

    def show(self, record: Nomination | None) -> None:
        """Show the conditions of a nomination."""
        self._nomination = record
        card = self._assessments.card(record) if record is not None and self._assessments is not None else None
        self.view.show_card(card, locked=self._context.desk.read_only)

    def _rule(self, rule: str, met: bool, reason: str) -> bool:
        return self._nomination is not None and self._context.do(
            rule_on, self._nomination, rule, met=met, reason=reason
        )

    def _unrule(self, rule: str) -> bool:
        return self._nomination is not None and self._context.do(remove_ruling, self._nomination, rule)


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

        conditions = _Conditions(context)
        grounds = ChosenPart(
            context,
            title=N_("Thành tích làm căn cứ"),
            choices=lambda item: achievement_choices(desk.records, item),
            load=lambda item: grounds_of(desk.records, item.id),
            save=lambda item, chosen: context.do(save_grounds, item, chosen),
            empty=N_("Đơn vị, cá nhân này chưa có thành tích nào trong tệp."),
        )
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
            watched=_WATCHED,
            lines=lambda year: nomination_lines(desk.records, year, conditions.verdicts(year)),
            load=lambda key: desk.records.need(Nomination, key),
            save=lambda item: context.do(save_nomination, item, desk.now().date()),
            blank=blank,
            remove=lambda item: context.do(remove_nomination, item),
        )
        super().__init__(context, matter, (conditions, grounds, events), paged=True, sizes=(850, 450))
        self.pages.setCurrentIndex(1)  # the conditions: what one looks at a nomination for


def _build(context: Context) -> QWidget:
    return NominationsTab(context)


TAB = Tab(key="nominations", title=N_("Đề nghị"), build=_build)
