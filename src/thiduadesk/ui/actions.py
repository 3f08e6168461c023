"""Everything the menus offer, as data: name, words, key and what it needs; the window gives the doing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.theme import ThemeChoice


class Need(IntEnum):
    """What must be open before something can be done."""

    NOTHING = 0
    FILE = 1
    WRITABLE = 2


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do; `name` is also the name of the handler, `keys` its shortcuts, first shown."""

    name: str
    text: str
    keys: tuple[str, ...]
    need: Need = Need.NOTHING


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several settings of which exactly one holds; the handler is given `value`."""

    name: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: acts, choices, «recent» for the recent files, None for a line between."""

    title: str
    entries: tuple[Act | Choice | str | None, ...]


RECENT = "recent"

MENUS = (
    Menu(
        N_("&Tệp"),
        (
            Act("new_cluster", N_("&Lập cụm mới…"), ("Ctrl+N",)),
            Act("open_file", N_("&Mở tệp…"), ("Ctrl+O",)),
            RECENT,
            Act("open_practice", N_("Mở dữ liệu &thực hành"), ("Ctrl+Shift+H",)),
            None,
            Act("import_book", N_("&Nhập Excel…"), ("Ctrl+I",), Need.WRITABLE),
            Act("export_book", N_("&Xuất Excel…"), ("Ctrl+E",), Need.FILE),
            Act("save_template", N_("Lưu mẫu &Excel trống…"), ("Ctrl+Shift+E",)),
            None,
            Act("close_file", N_("Đón&g tệp"), ("Ctrl+W",), Need.FILE),
            Act("quit", N_("T&hoát"), ("Ctrl+Q",)),
        ),
    ),
    Menu(
        N_("&Sửa"),
        (
            Act("undo", N_("&Hoàn tác"), ("Ctrl+Z",), Need.WRITABLE),
            Act("redo", N_("&Làm lại"), ("Ctrl+Y", "Ctrl+Shift+Z"), Need.WRITABLE),
            None,
            Act("history", N_("Lị&ch sử…"), ("Ctrl+H",), Need.FILE),
        ),
    ),
    Menu(
        N_("&Năm"),
        (
            Act("new_year", N_("&Mở năm thi đua mới…"), ("Ctrl+Shift+N",), Need.WRITABLE),
            None,
            Act("older_year", N_("Năm &trước"), ("Alt+Left",), Need.FILE),
            Act("newer_year", N_("Năm &sau"), ("Alt+Right",), Need.FILE),
        ),
    ),
    Menu(
        N_("&Giao diện"),
        (
            *(Choice("theme", choice, choice) for choice in ThemeChoice),
            None,
            # Languages name themselves, so that they are found by those who cannot read the others.
            Choice("language", "vi", "Tiếng Việt"),
            Choice("language", "en", "English"),
        ),
    ),
    Menu(
        N_("T&rợ giúp"),
        (
            Act("shortcuts", N_("&Phím tắt"), ("F1",)),
            Act("about", N_("&Giới thiệu"), ("Shift+F1",)),
        ),
    ),
)

Handlers = Mapping[str, Callable[[], object]]
Choosers = Mapping[str, Callable[[str], object]]


class Actions:
    """The menus of one window, built from `MENUS`."""

    def __init__(self, window: QMainWindow, words: Words, handlers: Handlers, choosers: Choosers) -> None:
        self._window = window
        self._words = words
        self._handlers = handlers
        self._choosers = choosers
        self._acts: list[tuple[Act, QAction]] = []
        self._groups: dict[str, QActionGroup] = {}
        self.recent: QMenu
        for menu in MENUS:
            self._fill(window.menuBar().addMenu(words.text(menu.title)), menu)

    def __getitem__(self, name: str) -> QAction:
        return next(action for act, action in self._acts if act.name == name)

    def allow(self, have: Need) -> None:
        """Let everything be done that needs no more than `have`."""
        for act, action in self._acts:
            action.setEnabled(act.need <= have)

    def check(self, name: str, value: str) -> None:
        """Mark the choice that holds."""
        for action in self._groups[name].actions():
            action.setChecked(action.data() == value)

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        """(what it does, its keys), in the order of the menus."""
        return tuple(
            (self._words.text(act.text).replace("&", "").rstrip("…"), _keys(action)) for act, action in self._acts
        )

    def _fill(self, menu: QMenu, entries: Menu) -> None:
        for entry in entries.entries:
            match entry:
                case Act():
                    menu.addAction(self._act(entry))
                case Choice():
                    menu.addAction(self._choice(entry))
                case None:
                    menu.addSeparator()
                case _:
                    self.recent = menu.addMenu(self._words.text(N_("Tệp &gần đây")))

    def _act(self, act: Act) -> QAction:
        action = QAction(self._words.text(act.text), self._window)
        action.setShortcuts([QKeySequence(keys) for keys in act.keys])
        handler = self._handlers[act.name]
        action.triggered.connect(lambda *_: handler())
        self._acts.append((act, action))
        return action

    def _choice(self, choice: Choice) -> QAction:
        if choice.name not in self._groups:
            self._groups[choice.name] = QActionGroup(self._window)
        text = self._words.text(choice.text)
        action = QAction(text[:1].upper() + text[1:], self._groups[choice.name])
        action.setCheckable(True)
        action.setData(choice.value)
        chooser = self._choosers[choice.name]
        action.triggered.connect(lambda: chooser(choice.value))
        return action


def _keys(action: QAction) -> str:
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
