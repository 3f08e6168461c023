"""Tổng quan: what is late or does not add up, and what the year is made of: milestones, movements, activities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from thiduadesk.desk.commands.milestones import save_milestones
from thiduadesk.desk.commands.movements import remove_activity, save_activity, save_movements
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.queries.finding import Finding, Severity
from thiduadesk.desk.queries.milestones import ProgressLine, milestones_of, progress_lines
from thiduadesk.desk.queries.movements import CoverageLine, activities_of, coverage_lines, movements_of
from thiduadesk.desk.queries.problems import findings
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.desk.queries.years import cluster_card, the_cluster
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.unit import Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.card import card, scrolled, stacked
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.forms.year import ACTIVITY_FIELDS, MILESTONE_FIELDS, MOVEMENT_FIELDS, cluster_fields
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.parts import RowsPart, ShownPart
from thiduadesk.ui.rules_page import RulesPage, instruments_page, titles_page
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import TableView
from thiduadesk.ui.wording_page import WordingPage

_SIGNS = {Severity.ERROR: N_("lỗi"), Severity.WARNING: N_("cảnh báo"), Severity.INFO: N_("lưu ý")}
_TONES = {Severity.ERROR: "trouble", Severity.WARNING: "trouble", Severity.INFO: "muted"}


class OverviewTab(QTabWidget):
    """Pages of the year."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(context.words.text(N_("Tổng quan")))
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        for title, page in (
            (N_("Việc cần làm"), _Findings(context)),
            (N_("Mốc của năm"), _Milestones(context)),
            (N_("Phong trào"), _Movements(context)),
            (N_("Hoạt động chung"), _activities(context)),
            (N_("Cụm và năm"), _ClusterPage(context)),
            (N_("Quy định"), RulesPage(context)),
            (N_("Danh hiệu, hình thức"), titles_page(context)),
            (N_("Văn bản pháp luật"), instruments_page(context)),
            (N_("Câu chữ"), WordingPage(context)),
        ):
            self.addTab(page, context.words.text(title))


@dataclass(frozen=True, slots=True)
class _FindingLine:
    id: str
    finding: Finding
    message: str


class _Page(QWidget):
    """A page that asks anew when the year or what it shows changes."""

    def __init__(self, context: Context, watched: Sequence[type], refresh: Callable[[int], None]) -> None:
        super().__init__()
        self._context = context
        self._watched = watched
        self._refresh = refresh
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 12, 20, 16)
        context.changed.connect(self._hear)
        context.year_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the year looked at."""
        if self._context.year is not None:
            self._refresh(self._context.year)

    def _hear(self, changes: Any) -> None:
        if not self._watched or changes.touches(*self._watched):
            self.refresh()


class _Findings(_Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context, (), self._show)
        words = context.words
        self._head = QLabel()
        self._head.setObjectName("cardTitle")
        columns = (
            Column(
                N_("Mức"),
                lambda line: _SIGNS[line.finding.severity],
                12,
                term=True,
                tone=lambda line: _TONES[line.finding.severity],
            ),
            Column(N_("Về"), lambda line: line.finding.about, 48),
            Column(N_("Vướng mắc"), lambda line: line.message, 0),
        )
        self.table = TableView(columns, words, words.text(N_("Việc cần làm")), N_("Không thấy vướng mắc nào."))
        self.column.addWidget(self._head)
        self.column.addWidget(self.table)
        self.refresh()

    def _show(self, year: int) -> None:
        desk, words = self._context.desk, self._context.words
        found = findings(desk.records, year, desk.now().date())
        self.table.set_rows(
            [
                _FindingLine(str(place), item, words.text(item.message, **item.params))
                for place, item in enumerate(found)
            ]
        )
        grave = sum(item.severity is not Severity.INFO for item in found)
        message = N_("Năm {year}: {grave} việc cần xử lý, {notes} lưu ý")
        self._head.setText(words.text(message, year=year, grave=grave, notes=len(found) - grave))


class _Milestones(_Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context, (Milestone, Completion, Unit, UnitName), self._show)
        desk = context.desk
        self._rows = RowsPart(
            context,
            title=N_("Mốc và hạn"),
            fields=MILESTONE_FIELDS,
            load=lambda year: milestones_of(desk.records, year),
            save=lambda year, rows: context.do(save_milestones, year, rows),
            make=lambda year: Milestone(id=new_id(), year=year, name="", due=desk.now().date()),
            rows=3,
        )
        self._progress = QLabel()
        self._progress.setObjectName("cardTitle")
        self._table: TableView | None = None
        self.column.addWidget(_heading(context, self._rows.title))
        self.column.addWidget(self._rows.widget, 1)
        self.column.addWidget(self._progress)
        self.refresh()

    def _show(self, year: int) -> None:
        self._rows.show(year)
        words, records = self._context.words, self._context.desk.records
        if self._table is not None:
            self.column.removeWidget(self._table)
            self._table.deleteLater()
        columns = [Column(N_("Đơn vị"), lambda line: line.unit, 0)]
        columns += [
            Column(milestone.name, self._cell(place), 17, term=True, tone=self._tone(place))
            for place, milestone in enumerate(milestones_of(records, year))
        ]
        self._table = TableView(
            columns, words, words.text(N_("Tiến độ của các đơn vị")), N_("Chưa giao mốc nào cho đơn vị.")
        )
        self._table.set_rows(progress_lines(records, year))
        self._progress.setText(words.text(N_("Tiến độ của các đơn vị")))
        self.column.addWidget(self._table, 2)

    def _cell(self, place: int) -> Callable[[ProgressLine], str]:
        words, today = self._context.words, self._context.desk.now().date()

        def text(line: ProgressLine) -> str:
            cell = line.cells[place]
            if cell is None:
                return ""
            late = cell.days_late(today)
            if cell.done_on is None:
                return words.text(N_("trễ {days} ngày"), days=late) if late else words.text(N_("chưa đến hạn"))
            return words.text(N_("xong, trễ {days} ngày"), days=late) if late else N_("đúng hạn")

        return text

    def _tone(self, place: int) -> Callable[[ProgressLine], str]:
        today = self._context.desk.now().date()

        def tone(line: ProgressLine) -> str:
            cell = line.cells[place]
            if cell is None or (cell.done_on is None and not cell.days_late(today)):
                return "muted"
            if cell.done_on is None:
                return "trouble"
            return "muted" if cell.days_late(today) else "done"

        return tone


class _Movements(_Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context, (Movement, Achievement, Unit, UnitName), self._show)
        desk = context.desk
        self._rows = RowsPart(
            context,
            title=N_("Phong trào thi đua đang chạy trong năm"),
            fields=MOVEMENT_FIELDS,
            load=lambda year: movements_of(desk.records, year),
            save=lambda year, rows: context.do(save_movements, rows, movements_of(desk.records, year)),
            make=lambda _: Movement(id=new_id(), name=""),
            rows=3,
        )
        self._table: ShownPart | None = None
        self.column.addWidget(_heading(context, self._rows.title))
        self.column.addWidget(self._rows.widget, 1)
        self.column.addWidget(_heading(context, N_("Số thành tích của từng đơn vị theo phong trào")))
        self.refresh()

    def _show(self, year: int) -> None:
        self._rows.show(year)
        records = self._context.desk.records
        if self._table is not None:
            self.column.removeWidget(self._table.widget)
            self._table.widget.deleteLater()
        columns = [Column(N_("Đơn vị"), lambda line: line.unit, 0)]
        columns += [
            Column(movement.name, self._count(place), 22, tone=self._tone(place))
            for place, movement in enumerate(movements_of(records, year))
        ]
        columns.append(Column(N_("Chưa gắn phong trào"), lambda line: line.untied, 20))
        self._table = ShownPart(
            self._context,
            title=N_("Số thành tích của từng đơn vị theo phong trào"),
            columns=columns,
            load=lambda year: coverage_lines(records, year),
            empty=N_("Năm này chưa có đơn vị nào trong cụm."),
            rows=3,
        )
        self._table.show(year)
        self.column.addWidget(self._table.widget, 2)

    def _count(self, place: int) -> Callable[[CoverageLine], int]:
        return lambda line: line.counts[place]

    def _tone(self, place: int) -> Callable[[CoverageLine], str]:
        return lambda line: "" if line.counts[place] else "trouble"


class _ClusterPage(_Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context, (Cluster, Year, Unit, UnitName), self._show)
        desk = context.desk
        self.form = Form(cluster_fields(lambda: unit_choices(desk.records, context.year or 0)), context.words)
        self.form.setMaximumWidth(760)
        self.form.set_locked(desk.read_only)
        self.form.committed.connect(self._save)
        whole = card()
        stacked(whole).addWidget(scrolled(self.form))
        self.column.addWidget(whole)
        self.refresh()

    def _show(self, year: int) -> None:
        records = self._context.desk.records
        self.form.show_record(cluster_card(records, year) if the_cluster(records) else None)

    def _save(self, card: Any) -> None:
        if not self._context.do(save_cluster, card):
            self.form.show_problems(self._context.problems)


class _TakingPart:
    """Which units took part in a joint activity: one tick each, stored at once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._activity: Activity | None = None
        self.title = N_("Đơn vị tham gia")
        self._list = QListWidget()
        self._list.setAccessibleName(context.words.text(N_("Đơn vị tham gia")))
        self._list.setMinimumHeight(120)
        self._list.itemChanged.connect(self._ticked)
        self.widget: QWidget = self._list

    def show(self, activity: Activity | None) -> None:
        """Tick the units that took part."""
        records = self._context.desk.records
        self._activity = activity
        self._list.blockSignals(True)
        self._list.clear()
        if activity is not None:
            there = {item.unit_id for item in records.all(Participation, activity_id=activity.id)}
            for unit, name in unit_choices(records, activity.year):
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, unit)
                item.setCheckState(Qt.CheckState.Checked if unit in there else Qt.CheckState.Unchecked)
                self._list.addItem(item)
        self._list.setEnabled(activity is not None and not self._context.desk.read_only)
        self._list.blockSignals(False)

    def ticked(self) -> list[str]:
        """The ids of the units ticked."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _ticked(self) -> None:
        if self._activity is not None and self._activity.content:
            self._context.do(save_activity, self._activity, self.ticked())


def _heading(context: Context, title: str) -> QLabel:
    label = QLabel(context.words.text(title))
    label.setObjectName("cardTitle")
    return label


def _activities(context: Context) -> QWidget:
    desk = context.desk
    taking_part = _TakingPart(context)
    matter = Matter(
        name=N_("Hoạt động chung"),
        empty=N_("Chưa có hoạt động chung nào trong năm."),
        columns=(
            Column(N_("Ngày dự kiến"), lambda item: item.planned_on, 13),
            Column(
                N_("Ngày thực hiện"),
                lambda item: item.done_on or N_("chưa thực hiện"),
                17,
                term=True,
                tone=lambda item: "" if item.done_on else "trouble",
            ),
            Column(N_("Nội dung"), lambda item: item.content, 0),
            Column(N_("Loại"), lambda item: item.kind, 17, term=True),
        ),
        fields=ACTIVITY_FIELDS,
        watched=(Activity, Participation, Unit, UnitName),
        lines=lambda year: activities_of(desk.records, year),
        load=lambda key: desk.records.need(Activity, key),
        save=lambda item: context.do(save_activity, item, taking_part.ticked()),
        blank=lambda year: Activity(id=new_id(), year=year, content=""),
        remove=lambda item: context.do(remove_activity, item),
    )
    return ListDetail(context, matter, (taking_part,))


def _build(context: Context) -> QWidget:
    return OverviewTab(context)


TAB = Tab(key="overview", title=N_("Tổng quan"), build=_build)
