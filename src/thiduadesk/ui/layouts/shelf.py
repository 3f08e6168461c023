"""What one does with whole layouts: copy, import, export, take away; the scan behind one and the emblem on it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from thiduadesk.desk.commands.layouts import (
    copy_layout,
    import_layout,
    remove_layout,
    set_emblem,
    set_scan,
)
from thiduadesk.desk.output import write_out
from thiduadesk.desk.queries.layouts import (
    design_of,
    free_name,
    is_shipped,
    layout_from,
    need_layout,
    picture_bytes,
)
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.layout import Layout
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.files import ask_open, ask_save
from thiduadesk.ui.layouts.pictures import NoPicture, Scan, read_emblem, read_scan, turn_scan

if TYPE_CHECKING:
    from thiduadesk.store.work import Work


class ShelfMenu(QPushButton):
    """A button with everything that concerns a layout as a whole."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context.words.text(N_("Việc với mẫu")))
        self._context = context
        self._window = window
        self._layout: Layout | None = None
        self._year = 0
        self._form = ""
        menu = QMenu(self)
        self.acts: dict[str, QAction] = {}
        for name, text, act in (
            ("copy", N_("Chép thành mẫu mới"), self.copy),
            ("import", N_("Nhập mẫu từ tệp…"), self.take_in),
            ("export", N_("Xuất mẫu ra tệp…"), self.give_out),
            ("scan", N_("Đặt hình quét phôi…"), self.set_scan),
            ("turn", N_("Xoay hình quét"), self.turn_scan),
            ("no-scan", N_("Bỏ hình quét phôi"), partial(self._clear_picture, set_scan)),
            ("emblem", N_("Đặt biểu trưng…"), self.set_emblem),
            ("no-emblem", N_("Bỏ biểu trưng"), partial(self._clear_picture, set_emblem)),
            ("remove", N_("Xóa mẫu"), self.remove),
        ):
            action = menu.addAction(context.words.text(text))
            action.triggered.connect(act)
            self.acts[name] = action
        self.setMenu(menu)

    def show_layout(self, layout: Layout, year: int, form: str) -> None:
        """Whose affairs these are."""
        self._layout, self._year, self._form = layout, year, form
        kept = not is_shipped(layout)
        allowed = {"scan": kept, "emblem": kept, "remove": kept}
        allowed["turn"] = allowed["no-scan"] = layout.scan_id is not None
        allowed["no-emblem"] = layout.emblem_id is not None
        for name, action in self.acts.items():
            action.setEnabled(name == "export" or (allowed.get(name, True) and not self._context.desk.read_only))

    def copy(self) -> None:
        """Begin a layout of one's own with the one shown, and print by it."""
        if self._layout is not None:
            name = free_name(self._context.desk.records, self._layout.name)
            self._context.do(copy_layout, self._layout, name, self._year, self._form)

    def take_in(self) -> None:
        """Read a layout from a file, and print by it; a file with a mistake is refused whole."""
        path = self._ask(N_("Nhập mẫu giấy"), ".toml")
        if path is None:
            return
        try:
            layout = layout_from(path)
        except Trouble as trouble:
            self._context.refuse(trouble)
            return
        self._context.do(import_layout, layout, path.name, self._year, self._form)

    def give_out(self) -> None:
        """Write the layout shown to a file."""
        layout, words = self._layout, self._context.words
        if layout is None:
            return
        proposed = self._context.desk.path.parent / f"{layout.name.replace('/', '-')}.toml"
        path = ask_save(self._window, words, words.text(N_("Xuất mẫu giấy")), proposed)
        if path is None:
            return
        try:
            write_out(path, layout.content.encode())
        except Trouble as trouble:
            self._context.refuse(trouble)
            return
        self._context.notices.done(words.text(N_("Đã ghi {path}."), path=str(path)))

    def remove(self) -> None:
        """Take the layout out of the file."""
        if self._layout is not None:
            self._context.do(remove_layout, self._layout)

    def set_scan(self) -> None:
        """Lay a scan behind the texts; it is read beside the window, for scans are large."""
        path, layout = self._ask(N_("Chọn hình quét phôi"), "scan"), self._layout
        if path is None or layout is None:
            return
        design = design_of(layout)

        def done(scan: Scan) -> None:
            if self._do_kept(set_scan, layout.id, scan.file) and scan.turned:
                said = N_("Đã đặt hình quét phôi và xoay cho khớp giấy; nếu ngược, hãy chọn «Xoay hình quét».")
                self._context.notices.done(self._context.words.text(said), undo=self._context.undo)

        reading = self._context.words.text(N_("Đang đọc hình…"))
        self._context.jobs.start(reading, lambda _: read_scan(path, design.width / design.height), done, owner=self)

    def turn_scan(self) -> None:
        """Turn the scan by a quarter."""
        if self._layout is not None:
            file = picture_bytes(self._context.desk.records, self._layout.scan_id)
            self._context.do(set_scan, self._layout, turn_scan(file))

    def set_emblem(self) -> None:
        """Print a picture as the emblem."""
        path = self._ask(N_("Chọn biểu trưng"), ".png")
        if path is None or self._layout is None:
            return
        try:
            file = read_emblem(path)
        except NoPicture as trouble:
            self._context.refuse(trouble)
            return
        self._context.do(set_emblem, self._layout, file)

    def _do_kept(self, command: Callable[["Work", Layout, bytes], None], key: str, file: bytes) -> bool:
        """Do it to the layout as the file holds it by now."""
        try:
            layout = need_layout(self._context.desk.records, key)
        except Trouble as trouble:
            self._context.refuse(trouble)
            return False
        return self._context.do(command, layout, file)

    def _clear_picture(self, command: Callable[["Work", Layout, bytes], None]) -> None:
        if self._layout is not None:
            self._context.do(command, self._layout, b"")

    def _ask(self, title: str, ending: str) -> Path | None:
        words = self._context.words
        return ask_open(self._window, words, words.text(title), ending, self._context.desk.path.parent)
