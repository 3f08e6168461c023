"""Putting a printer right: its offset and scale, typed or worked out from two crosses measured on the ruler sheet."""

from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.printer import RULER_SHEETS, PrinterProfile, Size, check_profile, marks, read_marks
from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Field, Typing
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.printing import TRAYS, print_paper, profile_name

_PROFILE_FIELDS = (
    Field("right", N_("Lệch ngang (mm)"), Typing.POINTS, needed=True),
    Field("down", N_("Lệch dọc (mm)"), Typing.POINTS, needed=True),
    Field("across_scale", N_("Tỷ lệ ngang (%)"), Typing.POINTS, needed=True),
    Field("down_scale", N_("Tỷ lệ dọc (%)"), Typing.POINTS, needed=True),
)
_MARK_FIELDS = (
    Field("left1", N_("Dấu 1, từ trái"), Typing.POINTS, needed=True),
    Field("top1", N_("Dấu 1, từ trên"), Typing.POINTS, needed=True),
    Field("left2", N_("Dấu 2, từ trái"), Typing.POINTS, needed=True),
    Field("top2", N_("Dấu 2, từ trên"), Typing.POINTS, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ProfileCard:
    """A profile as it is typed: hundredths of a millimetre and of a percent."""

    id: str
    right: int
    down: int
    across_scale: int
    down_scale: int

    @classmethod
    def of(cls, key: str, profile: PrinterProfile) -> "_ProfileCard":
        return cls(
            id=key,
            right=round(profile.right * 100),
            down=round(profile.down * 100),
            across_scale=round(profile.across_scale * 10_000),
            down_scale=round(profile.down_scale * 10_000),
        )

    @property
    def profile(self) -> PrinterProfile:
        return PrinterProfile(
            right=self.right / 100,
            down=self.down / 100,
            across_scale=self.across_scale / 10_000,
            down_scale=self.down_scale / 10_000,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _MarkCard:
    """Where the crosses were found, in hundredths of a millimetre; unknown until measured."""

    id: str
    left1: int | None = None
    top1: int | None = None
    left2: int | None = None
    top2: int | None = None


class PrinterPanel(QWidget):
    """One printer, or one of its trays, at a time; what is kept belongs to this computer and not to the file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = context.words
        self.printer_box = QComboBox()
        self.printer_box.setEditable(True)
        self.printer_box.setAccessibleName(words.text(N_("Máy in")))
        self.printer_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printer_box.addItems(_known(context))
        self.profile_form = Form(_PROFILE_FIELDS, words, check=_check)
        self.profile_form.committed.connect(self._keep_typed)
        self.mark_form = Form(_MARK_FIELDS, words)
        self.mark_form.committed.connect(self._keep_measured)
        self.sheet_box = QComboBox()
        self.sheet_box.setAccessibleName(words.text(N_("Khổ tờ căn chỉnh")))
        self.sheet_box.addItems([*RULER_SHEETS])
        self.sheet_box.activated.connect(self._tell_marks)
        self.sheet_button = QPushButton(words.text(N_("In tờ căn chỉnh…")))
        self.sheet_button.clicked.connect(self.print_sheet)
        self.tray_box = QComboBox()
        self.tray_box.setAccessibleName(words.text(N_("Khay giấy")))
        for tray, name in TRAYS.items():
            self.tray_box.addItem(words.text(name), tray)
        self.tray_box.activated.connect(self.refresh)
        label = QLabel(words.text(N_("Máy in, khay giấy")))
        label.setBuddy(self.printer_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 8)
        column.setSpacing(4)
        column.addLayout(_inset(label, self.printer_box, self.tray_box))
        column.addWidget(self.profile_form)
        upright = N_(
            "Ngang, dọc là của tờ giấy nạp đứng: trên giấy in ngang, lệch ngang dời chữ xuống, "
            "lệch dọc dời chữ sang trái."
        )
        self.upright = QLabel(words.text(upright))
        self.upright.setWordWrap(True)
        column.addLayout(_inset(self.upright))
        printing = QHBoxLayout()
        printing.setContentsMargins(14, 0, 14, 0)
        printing.addWidget(self.sheet_button, 1)
        printing.addWidget(self.sheet_box)
        column.addLayout(printing)
        self.told = QLabel()
        self.told.setWordWrap(True)
        column.addLayout(_inset(self.told))
        column.addWidget(self.mark_form)
        column.addStretch(1)
        for one in (label, self.upright, self.told):
            one.setObjectName("quiet")
        self.printer_box.currentTextChanged.connect(self.refresh)
        self._tell_marks()
        self.refresh()

    @property
    def printer(self) -> str:
        """The printer, with its tray, whose profile is shown."""
        printer = self.printer_box.currentText().strip()
        return profile_name(printer, self.tray_box.currentData()) if printer else ""

    def refresh(self) -> None:
        """Show what is kept of the printer."""
        named = bool(self.printer)
        profile = self._context.profiles.find(self.printer)
        self.profile_form.show_record(_ProfileCard.of(self.printer, profile) if named else None)
        self.mark_form.show_record(_MarkCard(id=self.printer) if named else None)

    def print_sheet(self) -> None:
        """Print the ruler sheet as any paper, uncorrected: what is measured on it is the whole correction."""
        from thiduadesk.documents.render.ruler import render_ruler

        title = self._context.words.text(N_("Tờ căn chỉnh máy in"))
        sheet = render_ruler(wording_of(self._context.desk.records), self._sheet)
        begin = (self.printer_box.currentText().strip(), self.tray_box.currentData())
        print_paper(self._context, self, sheet, title, lambda *_: None, begin=begin)

    @property
    def _sheet(self) -> Size:
        return RULER_SHEETS[self.sheet_box.currentText()]

    def _tell_marks(self) -> None:
        """Say how to measure, and where the crosses of the chosen sheet belong."""
        (x1, y1), (x2, y2) = marks(self._sheet)
        self.told.setText(
            self._context.words.text(
                N_(
                    "1. In tờ căn chỉnh ở đúng khổ 100 %, không thu phóng. 2. Đo khoảng cách từ mép giấy đến tâm "
                    "mỗi dấu, ghi bằng mm. Đúng ra là {x1} và {y1}; {x2} và {y2}."
                ),
                x1=f"{x1:g}",
                y1=f"{y1:g}",
                x2=f"{x2:g}",
                y2=f"{y2:g}",
            )
        )

    def _keep_typed(self, card: _ProfileCard) -> None:
        self._keep(card.profile)

    def _keep_measured(self, card: _MarkCard) -> None:
        read = (card.left1, card.top1, card.left2, card.top2)
        left1, top1, left2, top2 = (value / 100 for value in read if value is not None)  # all are needed
        try:
            profile = read_marks(self._sheet, (left1, top1), (left2, top2))
        except RuleBroken as trouble:
            self.mark_form.show_problems(trouble.problems)
            return
        self._keep(profile)

    def _keep(self, profile: PrinterProfile) -> None:
        self._context.profiles.keep(self.printer, profile)
        self._context.notices.done(
            self._context.words.text(N_("Đã ghi bù lệch của «{printer}»."), printer=self.printer)
        )
        self.refresh()


def _known(context: Context) -> list[str]:
    """The printers of this computer and those something is kept of."""
    kept = (name.partition(" / ")[0] for name in context.profiles.names)
    return list(dict.fromkeys([*QPrinterInfo.availablePrinterNames(), *kept]))


def _check(card: _ProfileCard) -> tuple[Problem, ...]:
    return check_profile(card.profile)


def _inset(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(14, 0, 14, 0)
    for widget in widgets:
        column.addWidget(widget)
    return column
