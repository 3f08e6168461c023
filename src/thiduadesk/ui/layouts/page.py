"""«Sửa mẫu»: a layout on its blank, its boxes dragged, nudged and typed, every change a step that goes back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from thiduadesk.desk.changes import Changes
from thiduadesk.desk.commands.layouts import choose_layout, save_layout
from thiduadesk.desk.facts.certificates import gather_certificates
from thiduadesk.desk.facts.proofs import Proof, proof_of, sample_certificate
from thiduadesk.desk.queries.layouts import (
    design_of,
    free_name,
    is_shipped,
    layouts_offered,
    need_layout,
    picture_bytes,
    pressing,
    year_layout,
)
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.layouts import FIELDS, NO_BOX, Design, write_design
from thiduadesk.documents.tree import Box, Emblem
from thiduadesk.domain.certificate import PRINTED
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.layout import Layout, LayoutKind
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.buttons import keyed_button
from thiduadesk.ui.card import card, scrolled, stacked
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.layouts.canvas import ZOOMS, LayoutCanvas
from thiduadesk.ui.layouts.cards import (
    BOX_FIELDS,
    DESIGN_FIELDS,
    EMBLEM,
    EMBLEM_FIELDS,
    FRAME_FIELDS,
    BoxCard,
    DesignCard,
    EmblemCard,
    FrameCard,
    box_card,
    check_box_card,
    check_design_card,
    check_emblem_card,
    check_frame_card,
    design_card,
    emblem_card,
    frame_card,
    is_frame,
    part_labels,
    preprinted,
    shows,
    typed_box,
    typed_design,
    typed_emblem,
    typed_frame,
    with_box,
    with_usual,
    without,
)
from thiduadesk.ui.layouts.shelf import ShelfMenu

_SAME = 0.01  # how far the proportions of a scan may be from those of its paper
_SHARPNESS = 2.0  # pixels to the point, enough for a page on the screen and little enough to follow a drag
_SIDE, _WIDE_SIDE = 304, 334  # pixels


class LayoutPage(QWidget):
    """The layout certificates of one form are printed by in the year: settings left, paper, the chosen box right."""

    left = Signal()
    """The user is done here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self._stale = True
        self._layout: Layout | None = None
        self._draft: Design | None = None
        self._proof: Proof | None = None
        self._certificates: Sequence[CertificateFacts] = ()
        self._pictures: dict[str, QImage] = {}  # the scan and the emblem, by their keys
        self.canvas = LayoutCanvas()
        self.canvas.setAccessibleName(self._words.text(N_("Tờ giấy với các ô chữ")))
        self.canvas.chosen.connect(self.choose_box)
        self.canvas.moving.connect(self._follow)
        self.canvas.settled.connect(self._store)
        self.canvas.zoomed.connect(self._tell_zoom)
        self.form_box = self._combo(N_("Loại giấy"))
        for form in PRINTED:
            self.form_box.addItem(self._words.text(form), str(form))
        self.form_box.activated.connect(self.refresh)
        self.layout_box = self._combo(N_("Mẫu giấy"))
        self.layout_box.activated.connect(self._choose_layout)
        self.menu = ShelfMenu(context, self)
        self.text_list = self._list(N_("Chữ để xem"))
        self.text_list.currentRowChanged.connect(self._show)
        self.box_list = self._list(N_("Ô chữ"))
        self.box_list.currentItemChanged.connect(self._pick)
        self.box_list.itemChanged.connect(self._tick)
        self.design_form = Form(DESIGN_FIELDS, self._words, check=self._check_design)
        self.design_form.committed.connect(self._store_design)
        self.box_form = Form(BOX_FIELDS, self._words, check=self._check_box)
        self.box_form.committed.connect(self._store_box)
        self.emblem_form = Form(EMBLEM_FIELDS, self._words, check=self._check_emblem)
        self.emblem_form.committed.connect(self._store_emblem)
        self.frame_form = Form(FRAME_FIELDS, self._words, check=self._check_frame)
        self.frame_form.committed.connect(self._store_frame)
        self.fit = QLabel()
        self.fit.setObjectName("chip")
        self.fit.setAccessibleName(self._words.text(N_("Chữ có vừa ô không")))
        splitter = QSplitter()
        splitter.setHandleWidth(16)
        splitter.setChildrenCollapsible(False)
        for widget in (self._left_card(), self._middle_card(), self._right_card()):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_SIDE, 2 * _SIDE, _WIDE_SIDE])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        context.changed.connect(self._hear)
        context.year_changed.connect(self._grow_stale)

    @property
    def layout_shown(self) -> Layout | None:
        """The layout as the file holds it, or as it comes with the program."""
        return self._layout

    @property
    def form(self) -> str:
        """Which certificates the layout is for."""
        return str(self.form_box.currentData())

    @property
    def part(self) -> str:
        """The chosen part, by its name; empty while there is none."""
        item = self.box_list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if self.box_list.currentRow() >= 0 else ""

    @property
    def box(self) -> Box | None:
        """The chosen box, as it stands on the paper now."""
        boxes = self._draft.printed.boxes if self._draft else ()
        return next((box for box in boxes if box.name == self.part), None)

    def choose_box(self, name: str) -> None:
        """Choose a box or another part, as if it had been clicked in the list."""
        assert self._draft is not None
        self.box_list.setCurrentRow([*part_labels(self._draft)].index(name))

    def refresh(self) -> None:
        """Show the layout of the year and form looked at."""
        self._stale = False
        records, year = self._context.desk.records, self._context.year
        self.setEnabled(year is not None)
        if year is None:
            return
        self._layout = year_layout(records, year, self.form)
        self._draft = design_of(self._layout)
        self.canvas.locked = self._context.desk.read_only
        self.menu.show_layout(self._layout, year, self.form)
        with QSignalBlocker(self.layout_box):
            self.layout_box.clear()
            for layout in layouts_offered(records):
                self.layout_box.addItem(layout.name, layout.id)
            if self.layout_box.findData(self._layout.id) < 0:
                # What is shipped is offered no more beside its namesake of the file, yet this form still prints by it.
                said = self._words.text(N_("{layout} (nguyên bản)"), layout=self._layout.name)
                self.layout_box.addItem(said, self._layout.id)
            self.layout_box.setCurrentIndex(self.layout_box.findData(self._layout.id))
        found = gather_certificates(records, year, wording_of(records))
        self._certificates = [
            sample_certificate(records, year, self.form),
            *(one for one in found if one.form == self.form),
        ]
        with QSignalBlocker(self.text_list):
            row = self.text_list.currentRow()
            self.text_list.clear()
            self.text_list.addItem(self._words.text(N_("(chữ mẫu)")))
            self.text_list.addItems([facts.recipient for facts in self._certificates[1:]])
            self.text_list.setCurrentRow(min(max(row, 0), self.text_list.count() - 1))
        keys = filter(None, (self._layout.scan_id, self._layout.emblem_id))
        self._pictures = {key: self._pictures.get(key) or QImage.fromData(picture_bytes(records, key)) for key in keys}
        self.design_form.show_record(design_card(self._layout.id, self._draft))
        for form in (self.design_form, *self._part_forms):
            form.set_locked(self._context.desk.read_only, "")
        self._list_boxes()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Show what has changed while another page was looked at."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def set_zoom(self, row: int) -> None:
        """Zoom as a row of the list of zooms says."""
        self.canvas.set_zoom(self.zoom_box.itemData(row))

    @property
    def _part_forms(self) -> tuple[Form, Form, Form]:
        return self.box_form, self.emblem_form, self.frame_form

    @property
    def _shape(self) -> float:
        """How many times as wide as high the emblem's picture is; 0 where there is none."""
        picture = self._pictures.get((self._layout and self._layout.emblem_id) or "", QImage())
        return 0.0 if picture.isNull() else picture.width() / picture.height()

    # What is shown

    def _show(self) -> None:
        """Set the page anew and tell how its texts fit."""
        if self._draft is None or self._layout is None:
            return
        from thiduadesk.ui.pdf_pages import PdfPages

        press = replace(pressing(self._context.desk.records, self._layout), design=self._draft)
        facts = self._certificates[max(self.text_list.currentRow(), 0)]
        self._proof = proof_of(facts, press, wording_of(self._context.desk.records))
        pages = PdfPages(self._proof.page)
        image = pages.image(0, _SHARPNESS)
        pages.close()
        scan = self._pictures.get(self._layout.scan_id or "", QImage())
        self.canvas.show_page(self._draft.printed, image, scan, self._proof.fits, self._shape)
        self._tell_scan(scan)
        self._show_part()

    def _show_part(self) -> None:
        name, draft, box = self.part, self._draft, self.box
        emblem = draft.printed.emblem if draft and self._shape and name == EMBLEM else None
        framed = draft is not None and is_frame(name) and shows(draft.printed, name)
        self.canvas.select(name)
        self.box_form.show_record(box_card(box) if box else None)
        self.emblem_form.show_record(emblem_card(emblem) if emblem else None)
        self.frame_form.show_record(frame_card(name, draft) if draft and framed else None)
        self.box_form.setVisible(name in FIELDS)
        self.emblem_form.setVisible(name == EMBLEM)
        self.frame_form.setVisible(is_frame(name))
        self._tell_fit(box)
        self._tell_place(box or emblem)

    def _tell_fit(self, box: Box | None) -> None:
        fit = self._proof.fits.get(box.name) if box and self._proof else None
        words, tone = self._words, "trouble"
        if fit is None:
            said, tone = words.text(N_("Giấy này không có chữ ở ô này.")) if box else "", ""
        elif fit.past:
            edge, far = next(iter(fit.past.items()))
            said = words.text(N_("Vượt {edge} của tờ giấy {far} mm."), edge=edge, far=self._decimal(far))
        elif not fit.lines:
            said = words.text(N_("Không vừa ô, kể cả cỡ {size}"), size=self._decimal(fit.size))
        else:
            said = words.text(N_("Vừa ô: {lines} dòng, cỡ {size}"), lines=fit.lines, size=self._decimal(fit.size))
            tone = "done"
        self.fit.setText(said)
        self.fit.setVisible(bool(said))
        self.fit.setProperty("tone", tone)
        self.fit.style().unpolish(self.fit)
        self.fit.style().polish(self.fit)

    def _tell_place(self, part: Box | Emblem | None) -> None:
        said = ""
        if part is not None and self._draft is not None:
            label, params = part_labels(self._draft)[self.part]
            said = self._words.text(
                N_("{box}: X {x} mm, Y {y} mm"),
                box=self._words.text(label, **params),
                x=self._decimal(part.x),
                y=self._decimal(part.y),
            )
        self.canvas.setAccessibleDescription(said)
        self._place.setText(said)

    def _tell_scan(self, scan: QImage) -> None:
        """Say so where the scan has not the proportions of the paper."""
        said = ""
        if not scan.isNull() and self._draft is not None:
            off = scan.width() / scan.height() * self._draft.height / self._draft.width
            if abs(off - 1) > _SAME:
                said = self._words.text(
                    N_("Hình quét lệch tỷ lệ {percent} % so với tờ giấy: hình đặt giữa tờ, không kéo giãn."),
                    percent=self._decimal(100 * (max(off, 1 / off) - 1)),
                )
        self._scan_told.setText(said)
        self._scan_told.setVisible(bool(said))

    def _decimal(self, number: float) -> str:
        return self._words.decimal(round(number * 100))

    def _tell_zoom(self, percent: int) -> None:
        self.zoom_box.setCurrentIndex(self.zoom_box.findData(percent))

    def _list_boxes(self) -> None:
        assert self._draft is not None
        assert self._layout is not None
        labels = part_labels(self._draft)
        on_blank = self._draft.kind == LayoutKind.OVERLAY
        with QSignalBlocker(self.box_list):
            before = self.part
            self.box_list.clear()
            for name, (label, params) in labels.items():
                text = self._words.text(label, **params)
                held = on_blank and preprinted(name)
                if held:
                    text = self._words.text(N_("{box} (phôi có sẵn)"), box=text)
                elif name == EMBLEM and not self._layout.emblem_id:
                    text = self._words.text(N_("{box} (chưa có hình)"), box=text)
                    held = True
                item = QListWidgetItem(text, self.box_list)
                item.setData(Qt.ItemDataRole.UserRole, name)
                ticked = shows(self._draft, name) and not held
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                if held:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                if self._context.desk.read_only:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            printed = (box.name for box in self._draft.printed.boxes)
            chosen = before if before in labels else next(printed, "")
            self.box_list.setCurrentRow([*labels].index(chosen) if chosen else -1)

    # What the user does

    def _pick(self) -> None:
        self._show_part()

    def _tick(self, item: QListWidgetItem) -> None:
        """Print a field, or no more."""
        name = item.data(Qt.ItemDataRole.UserRole)
        if self._draft is None:
            return
        ticked = item.checkState() == Qt.CheckState.Checked
        changed = with_usual(self._draft, name) if ticked else without(self._draft, name)
        if changed.printed.boxes:
            self._draft = changed
            self._store()
        else:
            self._context.notices.refuse(self._words.text(NO_BOX))
            self._list_boxes()

    def _follow(self, name: str, part: Box | Emblem) -> None:
        """Let a part be seen on its way."""
        if self._draft is not None and self.part == name:
            if isinstance(part, Box):
                self._draft = with_box(self._draft, part)
            else:
                self._draft = replace(self._draft, emblem=part)
            self._show()

    def _check_box(self, typed: BoxCard) -> Sequence[Problem]:
        return check_box_card(typed, self.box, self._draft) if self._draft and self.box else ()

    def _store_box(self, typed: BoxCard) -> None:
        if self._draft is not None and self.box is not None:
            self._draft = with_box(self._draft, typed_box(typed, self.box))
            self._store()

    def _check_emblem(self, typed: EmblemCard) -> Sequence[Problem]:
        return check_emblem_card(typed, self._shape, self._draft) if self._draft else ()

    def _store_emblem(self, typed: EmblemCard) -> None:
        if self._draft is not None:
            self._draft = replace(self._draft, emblem=typed_emblem(typed))
            self._store()

    def _check_frame(self, typed: FrameCard) -> Sequence[Problem]:
        return check_frame_card(typed, self._draft) if self._draft else ()

    def _store_frame(self, typed: FrameCard) -> None:
        if self._draft is not None:
            self._draft = typed_frame(typed, self._draft)
            self._store()

    def _check_design(self, typed: DesignCard) -> Sequence[Problem]:
        return check_design_card(typed, self._draft) if self._draft else ()

    def _store_design(self, typed: DesignCard) -> None:
        if self._draft is not None:
            self._draft = typed_design(typed, self._draft)
            self._store()

    def _store(self) -> None:
        """Keep the layout as it stands; one that comes with the program becomes the file's own."""
        layout, draft = self._layout, self._draft
        if layout is None or draft is None or self._context.year is None:
            return
        if write_design(draft) == write_design(design_of(layout)):
            return
        if is_shipped(layout) and draft.name == layout.name:
            # Another form may have begun with the same one.
            draft = replace(draft, name=free_name(self._context.desk.records, draft.name, first=1))
        content = write_design(draft)
        changed = replace(layout, name=draft.name, content=content)
        if is_shipped(layout):
            changed = replace(changed, id=new_id())
            done = self._context.do(choose_layout, self._context.year, self.form, changed)
        else:
            done = self._context.do(save_layout, changed)
        if not done:
            self.refresh()  # as the file holds it

    def _choose_layout(self) -> None:
        year, key = self._context.year, self.layout_box.currentData()
        if year is not None and self._layout is not None and key != self._layout.id:
            self._context.do(choose_layout, year, self.form, need_layout(self._context.desk.records, key))

    def _hear(self, changes: Changes) -> None:
        self._grow_stale()

    def _grow_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    # What it is made of

    def _left_card(self) -> QWidget:
        from thiduadesk.ui.layouts.printers import PrinterPanel

        words = self._words
        self.back_button = keyed_button(words, N_("‹ Trở lại văn bản"), "Alt+Left", self.left.emit, flat=True)
        layout = QWidget()
        column = QVBoxLayout(layout)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        for label, widget in ((N_("Loại giấy"), self.form_box), (N_("Mẫu giấy"), self.layout_box)):
            column.addLayout(self._labelled(label, widget))
        inset = QHBoxLayout()
        inset.setContentsMargins(14, 4, 14, 0)
        inset.addWidget(self.menu)
        column.addLayout(inset)
        column.addWidget(self.design_form)
        column.addLayout(self._labelled(N_("Chữ để xem"), self.text_list), 1)
        self.printers = PrinterPanel(self._context)
        pages = QTabWidget()
        pages.setDocumentMode(True)
        pages.tabBar().setDrawBase(False)
        pages.setAccessibleName(words.text(N_("Mẫu và máy in")))
        pages.addTab(scrolled(layout), words.text(N_("Mẫu")))
        pages.addTab(scrolled(self.printers), words.text(N_("Máy in")))
        left = card()
        left.setMinimumWidth(_SIDE)
        whole = stacked(left)
        above = QHBoxLayout()
        above.setContentsMargins(6, 6, 6, 4)
        above.addWidget(self.back_button)
        above.addStretch(1)
        whole.addLayout(above)
        whole.addWidget(pages, 1)
        return left

    def _middle_card(self) -> QWidget:
        words = self._words
        self.zoom_box = self._combo(N_("Độ phóng"))
        self.zoom_box.addItem(words.text(N_("Cả tờ")), 0)
        for percent in ZOOMS:
            self.zoom_box.addItem(f"{percent} %", percent)
        self.zoom_box.activated.connect(self.set_zoom)
        self._place = QLabel()
        self._place.setObjectName("quiet")
        hint = QLabel(
            words.text(
                N_(
                    "Kéo ô bằng chuột, kéo mép trái hoặc phải của ô đang chọn để đổi bề rộng; phím mũi tên dời 0,5 mm, "
                    "thêm Shift 5 mm; Ctrl+Z lấy lại."
                )
            )
        )
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        self._scan_told = QLabel()
        self._scan_told.setObjectName("quiet")
        self._scan_told.setWordWrap(True)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 8, 14, 8)
        bar.addWidget(hint, 1)
        bar.addWidget(self.zoom_box)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 6)
        foot.addWidget(self._place)
        foot.addWidget(self._scan_told, 1)
        middle = card()
        column = stacked(middle)
        column.addLayout(bar)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)
        return middle

    def _right_card(self) -> QWidget:
        chip = QHBoxLayout()
        chip.setContentsMargins(14, 8, 14, 0)
        chip.addWidget(self.fit, 0, Qt.AlignmentFlag.AlignLeft)
        chip.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 10, 0, 8)
        column.setSpacing(4)
        column.addLayout(self._labelled(N_("Ô chữ, biểu trưng, khung: đánh dấu phần được in"), self.box_list), 1)
        column.addLayout(chip)
        for form in self._part_forms:
            column.addWidget(form)
        right = card()
        right.setMinimumWidth(_WIDE_SIDE)
        stacked(right).addWidget(scrolled(content))
        return right

    def _labelled(self, text: str, widget: QWidget) -> QVBoxLayout:
        label = QLabel(self._words.text(text))
        label.setObjectName("quiet")
        label.setBuddy(widget)
        column = QVBoxLayout()
        column.setContentsMargins(14, 2, 14, 2)
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(widget)
        return column

    def _combo(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._words.text(name))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        return box

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self._words.text(name))
        made.setMinimumHeight(96)
        return made
