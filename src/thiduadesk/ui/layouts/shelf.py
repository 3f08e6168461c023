"""What one does with whole layouts: copy, import, export, take away; the scan behind one and the emblem on it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QAction, QImageReader, QImageWriter
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from thiduadesk.desk.commands.layouts import (
    copy_layout,
    import_layout,
    remove_layout,
    set_emblem,
    set_scan,
)
from thiduadesk.desk.output import write_out
from thiduadesk.desk.queries.layouts import free_name, is_shipped, layout_from
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.layout import Layout
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.dialogs.files import ask_open, ask_save

_LARGEST = QSize(2400, 2400)  # pixels: A3 at 145 to the inch
_QUALITY = 85


class NoPicture(Trouble):
    """A file that holds no picture this program can read."""


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
            ("scan", N_("Đặt hình quét phôi…"), partial(self._set_picture, set_scan, "JPEG")),
            ("no-scan", N_("Bỏ hình quét phôi"), partial(self._clear_picture, set_scan)),
            ("emblem", N_("Đặt biểu trưng…"), partial(self._set_picture, set_emblem, "PNG")),
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
        allowed["no-scan"] = layout.scan_id is not None
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

    def _set_picture(self, command: Callable[..., None], kind: str) -> None:
        path = self._ask(N_("Chọn hình"), ".png")
        if path is None or self._layout is None:
            return
        try:
            file = read_picture(path, kind)
        except NoPicture as trouble:
            self._context.refuse(trouble)
            return
        self._context.do(command, self._layout, file)

    def _clear_picture(self, command: Callable[..., None]) -> None:
        if self._layout is not None:
            self._context.do(command, self._layout, b"")

    def _ask(self, title: str, ending: str) -> Path | None:
        words = self._context.words
        return ask_open(self._window, words, words.text(title), ending, self._context.desk.path.parent)


def read_picture(path: Path, kind: str) -> bytes:
    """A picture as a PNG or JPEG file no larger than is of use; raises `NoPicture`."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise NoPicture(N_("Không đọc được hình {path}; hãy dùng hình PNG hoặc JPEG."), path=path.name)
    if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
        image = image.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
