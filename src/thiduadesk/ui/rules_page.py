"""The rules of the year to be read and, where the cluster owns them, changed; the titles and laws they are about."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from thiduadesk.desk.commands.rules import save_rule_values
from thiduadesk.desk.queries.rules import (
    ChangeLine,
    InstrumentLine,
    RuleCard,
    RuleLine,
    TitleLine,
    instrument_lines,
    rule_card,
    rule_lines,
    rule_notes,
    title_lines,
)
from thiduadesk.domain.rulebook import Rulebook, RuleChange
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.rules.law import (
    EFFECT_NAMES,
    FORM_NAMES,
    HOLDER_NAMES,
    LEVEL_NAMES,
    STATUS_NAMES,
    Holder,
    Status,
)
from thiduadesk.ui.card import card, scrolled, stacked
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.forms.rules import rule_value_fields
from thiduadesk.ui.list_detail import ListDetail, Matter, Part
from thiduadesk.ui.parts import ShownPart
from thiduadesk.ui.reading import ReadingPart, Told, bullets, reading_label
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.editing import EditableTable
from thiduadesk.ui.tables.view import ROW_HEIGHT
from thiduadesk.ui.text import Cell, year_text

_WATCHED = (RuleChange, Rulebook, Year)
_HEADER = 34
_MARGIN = 20
_MOST_LINES = 8  # of notes seen at once
_SURE_TONES = {Status.SOURCED: "done"}


class RulesPage(QWidget):
    """Which rules hold in the year and why; below, each of them to be read, and changed where the cluster may."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._head = QLabel()
        self._head.setObjectName("cardTitle")
        self.notes = reading_label()
        self.notes.setAccessibleName(context.words.text(N_("Vì sao theo các quy định này")))
        self._told = QWidget()
        lines = QVBoxLayout(self._told)
        lines.setContentsMargins(14, 8, 14, 8)
        lines.setSpacing(2)
        lines.addWidget(self._head)
        lines.addWidget(self.notes)
        lines.addStretch(1)
        self._scroll = scrolled(self._told)
        band = card()
        stacked(band).addWidget(self._scroll)
        self.list = _rules(context)
        inset = QVBoxLayout()
        inset.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        inset.addWidget(band)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inset)
        column.addWidget(self.list, 1)
        context.changed.connect(self._hear)
        context.year_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say why these rules hold in the year looked at."""
        year, words = self._context.year, self._context.words
        notes = rule_notes(self._context.desk.records, year) if year is not None else ()
        self._head.setText(words.text(N_("Quy định áp dụng cho năm {year}"), year=year or ""))
        self.notes.setText("\n".join(words.sentence(note) for note in notes))
        self._fit()
        table = self.list.table
        table.scrollTo(table.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the notes the height they need, up to some lines; more are scrolled."""
        most = _MOST_LINES * self.fontMetrics().lineSpacing() + 10
        # The layout follows later; by then the height must be right.
        width = self.width() - 2 * (_MARGIN + 1)
        self._scroll.setFixedHeight(min(self._told.heightForWidth(width), most))

    def _hear(self, changes: Any) -> None:
        if changes.touches(*_WATCHED):
            self.refresh()


class _OwnValues:
    """The values of a rule the cluster may put its own in place of, each with its reason, stored as they are typed."""

    def __init__(self, context: Context) -> None:
        words = context.words
        self.title = N_("Sửa của cụm")
        self._context = context
        self._card: RuleCard | None = None
        self._hint = QLabel(
            words.text(
                N_(
                    "Ghi giá trị của cụm và lý do; có hiệu lực từ năm đang xem trở đi, và từ đó quy định này chỉ cảnh "
                    "báo, không chặn. Xóa giá trị để trở lại như văn bản."
                )
            )
        )
        self._hint.setObjectName("quiet")
        self._hint.setWordWrap(True)
        self._nothing = QLabel(words.text(N_("Quy định này không có giá trị nào để sửa.")))
        self._nothing.setObjectName("quiet")
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.table = EditableTable(rule_value_fields(self._choices), lambda: None, words, self.title)
        self.table.edited.connect(self._save)
        self.table.unreadable.connect(context.notices.refuse)
        self.table.marked.connect(self._tell)
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._hint, self.table, self._problem, self._nothing):
            column.addWidget(widget)
        column.addStretch(1)

    def show(self, rule: RuleCard | None) -> None:
        """Show the values of a rule."""
        self._card = rule
        values = rule.values if rule is not None else ()
        locked = rule is None or rule.closed or self._context.desk.read_only
        self.table.show_rows(values, locked=locked)
        self.table.setFixedHeight(_HEADER + max(len(values), 1) * ROW_HEIGHT + 4)
        self.table.setVisible(bool(values))
        self._hint.setVisible(bool(values) and not locked)
        self._nothing.setVisible(rule is not None and not values)
        self._tell()

    def _save(self, rows: Sequence[Any]) -> None:
        if self._card is not None and not self._context.do(save_rule_values, self._card, rows):
            self.table.show_problems(self._context.problems)

    def _tell(self) -> None:
        self._problem.setText("\n".join(f"! {sentence}" for sentence in self.table.problems))
        self._problem.setVisible(bool(self.table.problems))

    def _choices(self) -> Choices:
        row = self.table.current
        return tuple((choice, choice) for choice in row.choices) if row is not None else ()


def _rules(context: Context) -> ListDetail:
    desk, words = context.desk, context.words

    def load(key: str) -> RuleCard:
        return rule_card(desk.records, context.year or 0, key)

    def holder(rule: RuleCard) -> str:
        told = words.text(HOLDER_NAMES[rule.holder])
        title = rule.line.title or words.text(N_("mọi danh hiệu"))
        return title if rule.holder is Holder.BOTH else f"{title} ({told})"

    def pack(rule: RuleCard) -> str:
        return _in_force(rule.line.pack, rule.line.since, rule.line.until, words)

    reading = ReadingPart(
        words,
        N_("Quy định"),
        (
            Told("", lambda rule: rule.line.says),
            Told(N_("Áp dụng cho"), holder),
            Told(N_("Nếu không đạt"), lambda rule: words.text(EFFECT_NAMES[rule.line.effect])),
            Told(N_("Văn bản ghi"), lambda rule: rule.written),
            Told(N_("Căn cứ"), lambda rule: rule.line.article),
            Told(N_("Nguồn"), lambda rule: rule.source),
            Told(N_("Chắc chắn đến đâu"), lambda rule: words.text(STATUS_NAMES[rule.line.status])),
            Told(N_("Ghi chú"), lambda rule: rule.note),
            Told(N_("Thuộc"), pack),
        ),
    )
    changes = ShownPart(
        context,
        title=N_("Các lần cụm sửa"),
        columns=(
            Column(N_("Từ năm"), lambda line: line.year, 8, write=year_text),
            Column(N_("Mục"), lambda line: line.label, 20, term=True),
            Column(N_("Giá trị"), lambda line: line.value, 20),
            Column(N_("Lý do, căn cứ"), lambda line: line.reason, 0),
        ),
        load=_changes_of,
        empty=N_("Cụm chưa sửa quy định này."),
        rows=2,
    )
    changes.table.wrap()
    return _reading_list(
        context,
        name=N_("Quy định của năm"),
        empty=N_("Chưa có gói quy định nào cho năm này."),
        columns=(
            Column(N_("Danh hiệu"), lambda line: line.title, 16, write=_or_all),
            Column(N_("Quy định"), lambda line: line.says, 0),
            Column(N_("Căn cứ"), lambda line: line.article, 16),
            _sure(),
        ),
        lines=lambda year: rule_lines(desk.records, year),
        load=load,
        parts=(reading, _OwnValues(context), changes),
        locked=lambda rule: (
            N_("Năm này đã chốt cùng bộ quy định của năm: đọc được, không sửa được nữa.") if rule.closed else ""
        ),
    )


def _changes_of(rule: RuleCard) -> Sequence[ChangeLine]:
    return rule.changes


def titles_page(context: Context) -> ListDetail:
    """The catalogue of titles and commendations of the year, what each asks for, who confers it."""
    desk, words = context.desk, context.words

    def load(key: str) -> TitleLine:
        return next(line for line in title_lines(desk.records, context.year or 0) if line.id == key)

    reading = ReadingPart(
        words,
        N_("Danh hiệu, hình thức"),
        (
            Told("", lambda title: title.name),
            Told(N_("Cũng gọi là"), lambda title: "; ".join(title.also)),
            Told(N_("Loại"), lambda title: words.text(FORM_NAMES[title.form])),
            Told(N_("Tặng cho"), lambda title: words.text(HOLDER_NAMES[title.holder])),
            Told(N_("Cấp"), lambda title: words.text(LEVEL_NAMES[title.level])),
            Told(N_("Ai quyết định"), lambda title: title.confers),
            Told(N_("Tiêu chuẩn"), lambda title: bullets(title.standards)),
            Told(N_("Điều kiện"), lambda title: bullets(title.conditions)),
            Told(N_("Bỏ phiếu"), lambda title: bullets(title.votes)),
            Told(N_("Hồ sơ trình"), lambda title: bullets(title.dossier)),
            Told(N_("Hạn"), lambda title: bullets(title.deadlines)),
            Told(N_("Tiền thưởng"), lambda title: bullets(title.money)),
            Told(N_("Căn cứ"), lambda title: title.article),
            Told(N_("Nguồn"), lambda title: title.source),
            Told(N_("Chắc chắn đến đâu"), lambda title: words.text(STATUS_NAMES[title.status])),
            Told(N_("Ghi chú"), lambda title: title.note),
        ),
    )
    return _reading_list(
        context,
        name=N_("Danh hiệu, hình thức"),
        empty=N_("Chưa có gói quy định nào cho năm này."),
        columns=(
            Column(N_("Tên chính thức"), lambda line: line.name, 0),
            Column(N_("Loại"), lambda line: FORM_NAMES[line.form], 22, term=True),
            Column(N_("Tặng cho"), lambda line: HOLDER_NAMES[line.holder], 16, term=True),
            Column(N_("Cấp"), lambda line: LEVEL_NAMES[line.level], 16, term=True),
            Column(N_("Ai quyết định"), lambda line: line.confers, 22),
        ),
        lines=lambda year: title_lines(desk.records, year),
        load=load,
        parts=(reading,),
    )


def instruments_page(context: Context) -> ListDetail:
    """The laws, decrees and circulars behind the rules of the year."""
    desk, words = context.desk, context.words

    def load(key: str) -> InstrumentLine:
        return next(line for line in instrument_lines(desk.records, context.year or 0) if line.id == key)

    reading = ReadingPart(
        words,
        N_("Văn bản pháp luật"),
        (
            Told("", lambda line: line.name),
            Told(N_("Hiệu lực"), lambda line: _days(line.since, line.until, words)),
            Told(N_("Căn cứ"), lambda line: line.article),
            Told(N_("Nguồn"), lambda line: line.source),
            Told(N_("Chắc chắn đến đâu"), lambda line: words.text(STATUS_NAMES[line.status])),
            Told(N_("Ghi chú"), lambda line: line.note),
        ),
    )
    return _reading_list(
        context,
        name=N_("Văn bản pháp luật"),
        empty=N_("Chưa có gói quy định nào cho năm này."),
        columns=(
            Column(N_("Văn bản pháp luật"), lambda line: line.name, 0),
            Column(N_("Từ ngày"), lambda line: line.since, 11),
            Column(N_("Đến ngày"), lambda line: line.until, 11),
            _sure(),
        ),
        lines=lambda year: instrument_lines(desk.records, year),
        load=load,
        parts=(reading,),
    )


def _reading_list(
    context: Context,
    *,
    name: str,
    empty: str,
    columns: Sequence[Column],
    lines: Callable[[int], Sequence[RuleLine] | Sequence[TitleLine] | Sequence[InstrumentLine]],
    load: Callable[[str], Any],
    parts: Sequence[Part],
    locked: Callable[[Any], str] = lambda _: "",
) -> ListDetail:
    """A list beside what is to be read of each line; what can be typed is typed in the parts."""
    matter = Matter(
        name=name,
        empty=empty,
        columns=columns,
        fields=(),
        watched=_WATCHED,
        lines=lines,
        load=load,
        save=lambda _: False,
        locked=locked,
    )
    page = ListDetail(context, matter, parts)
    page.form.hide()
    page.save_button.hide()
    page.table.wrap()
    # Another year has other rows from the first to the last.
    context.year_changed.connect(page.table.fit)
    for scroll in page.findChildren(QScrollArea):
        page.table.opened.connect(partial(_to_top, scroll))
    return page


def _to_top(scroll: QScrollArea, _: str) -> None:
    scroll.verticalScrollBar().setValue(0)


def _sure() -> Column:
    return Column(
        N_("Chắc chắn đến đâu"),
        lambda line: STATUS_NAMES[line.status],
        20,
        term=True,
        tone=lambda line: _SURE_TONES.get(line.status, "muted"),
    )


def _or_all(title: Cell, words: Words) -> str:
    return str(title) or words.text(N_("mọi danh hiệu"))


def _in_force(pack: str, since: date, until: date | None, words: Words) -> str:
    return ", ".join(part for part in (pack, _days(since, until, words)) if part)


def _days(since: date | None, until: date | None, words: Words) -> str:
    if since and until:
        return words.text(N_("từ ngày {since} đến ngày {until}"), since=words.date(since), until=words.date(until))
    if since:
        return words.text(N_("từ ngày {since} đến nay"), since=words.date(since))
    return words.text(N_("đến ngày {until}"), until=words.date(until)) if until else ""
