"""Danh sách giấy: the year's certificates, what they lack before they are printed, and what is said of many at once."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from thiduadesk.desk.commands.certificates import (
    enter_in_book,
    fill_certificates,
    remove_certificate,
    save_certificate,
)
from thiduadesk.desk.facts.certificates import CertificateLine, Lack, certificate_lines
from thiduadesk.desk.queries.certificates import certificates_of, need_certificate
from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.certificate import Certificate, CertificateForm
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.wording import WordingChange
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.buttons import keyed_button
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.certificates import certificate_fields
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.list_detail import ListDetail, Matter
from thiduadesk.ui.tables.column import Column, Sorting, Tone

_OFFERED, _LACKING, _WHOLE = N_("đề xuất"), N_("còn thiếu"), N_("đủ")
_TONES = {_WHOLE: Tone.DONE, _OFFERED: Tone.HONOUR, CertificateForm.NONE: Tone.PLAIN}
_NAMED = 3  # of those that lack something; how many there are is told in any case
_WATCHED = (
    Certificate,
    Nomination,
    Ground,
    Achievement,
    Movement,
    Person,
    Unit,
    UnitName,
    Membership,
    Year,
    Cluster,
    WordingChange,
)


def _state(line: CertificateLine) -> str:
    if not line.given:
        return CertificateForm.NONE
    if line.offered:
        return _OFFERED
    return _LACKING if line.lacks else _WHOLE


_COLUMNS = (
    Column(N_("Số"), lambda line: line.facts.number, 5),
    Column(N_("Người nhận"), lambda line: line.facts.recipient, 26, Sorting.GIVEN_NAME, strong=True),
    Column(N_("Đơn vị"), lambda line: line.facts.unit if line.facts.person else "", 18),
    Column(N_("Loại giấy"), lambda line: line.facts.form, 15, term=True),
    Column(N_("Thành tích"), lambda line: line.facts.content, 0),
    Column(N_("Số quyết định"), lambda line: line.facts.decision_no, 14),
    Column(N_("Ngày cấp"), lambda line: line.facts.issued_on, 11),
    Column(N_("Tình trạng"), _state, 12, term=True, tone=lambda line: _TONES.get(_state(line), "")),
)


class CertificateList(ListDetail):
    """The certificates of the year; those offered for nominations are stored when changed."""

    def __init__(self, context: Context) -> None:
        desk = context.desk

        def units() -> Choices:
            return unit_choices(desk.records, context.year or 0)

        def people() -> Choices:
            record = self.form.record
            return person_choices(desk.records, record.unit_id if record is not None else None)

        matter = Matter(
            name=N_("Danh sách giấy"),
            empty=N_("Chưa có giấy nào trong năm. Bấm Thêm; đề nghị đã thông qua tự có ở đây."),
            columns=_COLUMNS,
            fields=certificate_fields(units, people),
            watched=_WATCHED,
            lines=lambda year: certificate_lines(desk.records, year, wording_of(desk.records)),
            load=lambda key: need_certificate(desk.records, context.year or 0, key, wording_of(desk.records)),
            save=lambda item: context.do(save_certificate, item),
            blank=lambda year: Certificate(id=new_id(), year=year),
            remove=lambda item: context.do(remove_certificate, item),
        )
        super().__init__(context, matter, sizes=(880, 420))

    @property
    def lines(self) -> Sequence[CertificateLine]:
        """All of the year, whatever the filter shows."""
        year = self._context.year
        return self._matter.lines(year) if year is not None else ()

    @property
    def chosen(self) -> list[str]:
        """The ids of the rows chosen."""
        return [self.table.rows.row(index).id for index in self.table.selectionModel().selectedRows()]

    def certificates(self) -> Mapping[str, Certificate]:
        """The certificates of the year, stored or offered, by their ids."""
        records, year = self._context.desk.records, self._context.year
        found = certificates_of(records, year, wording_of(records)) if year is not None else ()
        return {item.id: item for item in found}


class CertificatesPage(QWidget):
    """What they lack before they are printed above, the list and its form below."""

    left = Signal()
    """The user is done here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self.back_button = keyed_button(self._words, N_("‹ Trở lại văn bản"), "Alt+Left", self.left.emit, flat=True)
        self.chosen_button = keyed_button(self._words, N_("Điền cho các dòng đã chọn"), "Ctrl+D", self.fill_chosen)
        self.empty_button = keyed_button(self._words, N_("Điền mọi chỗ trống"), "Ctrl+Shift+D", self.fill_empty)
        self.book_button = keyed_button(self._words, N_("Vào sổ số"), "Ctrl+Shift+V", self.enter_in_book)
        self.lacks = QLabel()
        self.lacks.setObjectName("quiet")
        self.lacks.setWordWrap(True)
        self.lacks.setAccessibleName(self._words.text(N_("Còn thiếu trước khi in")))
        self.list = CertificateList(context)
        self.list.table.selectionModel().selectionChanged.connect(self._allow)
        self.list.form.edited.connect(self._allow)
        self._lay_out()
        context.changed.connect(self._refresh)
        context.year_changed.connect(self._refresh)
        self._refresh()

    def fill_chosen(self) -> None:
        """Let the other rows chosen say what the one shown says of decision, days, place and signer."""
        self._fill(self.list.chosen, over=True)

    def fill_empty(self) -> None:
        """The same for all of the year, only where they say nothing."""
        self._fill(self.list.certificates(), over=False)

    def enter_in_book(self) -> None:
        """Give those without a number their numbers."""
        if self._context.year is not None and self.list.leave():
            self._context.do(enter_in_book, self._context.year)

    def _fill(self, keys: Collection[str], *, over: bool) -> None:
        source = self.list.form.record
        if not self.list.leave() or source is None:
            return
        items = self.list.certificates()
        others = [item for key, item in items.items() if key in keys and key != source.id and item.given]
        self._context.do(fill_certificates, items[source.id], others, over=over)

    def _refresh(self, *_: object) -> None:
        lines = self.list.lines
        # What the same certificates lack is told together.
        alike: dict[tuple[Lack, ...], list[str]] = {}
        for line in lines:
            if line.lacks:
                alike.setdefault(line.lacks, []).append(line.facts.recipient)
        told = [self._told(lacks, names) for lacks, names in alike.items()]
        waiting = sum(line.offered for line in lines)
        if waiting:
            said = N_("{count} đề nghị đã thông qua chưa có giấy: sửa dòng đề xuất, hoặc vào sổ số, để lập.")
            told.insert(0, self._words.text(said, count=waiting))
        self.lacks.setText("\n".join(told) or self._words.text(N_("Không giấy nào còn thiếu gì trước khi in.")))
        self._allow()

    def _told(self, lacks: Sequence[Lack], names: Sequence[str]) -> str:
        return self._words.text(
            N_("Còn thiếu {lacks}: {count} giấy ({names})."),
            lacks=", ".join(map(self._words.text, lacks)),
            count=len(names),
            names="; ".join(names[:_NAMED]) + ("; …" if len(names) > _NAMED else ""),
        )

    def _allow(self, *_: object) -> None:
        """Let be done what can be done now."""
        writable = not self._context.desk.read_only and self._context.year is not None
        source = self.list.form.record is not None and not self.list.form.new
        self.book_button.setEnabled(writable)
        self.empty_button.setEnabled(writable and source)
        self.chosen_button.setEnabled(writable and source and len(self.list.chosen) > 1)

    def _lay_out(self) -> None:
        filling = QLabel(self._words.text(N_("Quyết định, ngày, địa danh, người ký như giấy đang mở:")))
        filling.setObjectName("quiet")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.back_button)
        bar.addStretch(1)
        for widget in (filling, self.chosen_button, self.empty_button, self.book_button):
            bar.addWidget(widget)
        layout = self.list.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(bar)
        whole.addWidget(self.lacks)
        whole.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
