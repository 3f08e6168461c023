"""The look of the window: palette, style sheet and font, light or dark, from one file of tokens."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path

Tokens = Mapping[str, str]

FONT = "Inter"
_FACES = ("Regular", "Medium", "SemiBold", "Bold")
_SMALLEST = 9.75  # points: 13 pixels at 96 dpi; a larger size chosen in the system is followed


class ThemeChoice(StrEnum):
    """Giao diện sáng, tối or as the system is set."""

    SYSTEM = N_("theo hệ thống")
    LIGHT = N_("sáng")
    DARK = N_("tối")


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "trouble",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "on-selected",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "action",
    QPalette.ColorRole.Accent: "action",
}


@cache
def read_tokens() -> Mapping[str, Tokens]:
    """The tokens of each scheme, «light» and «dark»: name → colour."""
    return tomllib.loads(resource_path("theme", "tokens.toml").read_text("utf-8"))


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Dress the whole program; to be called again when the choice or the system's scheme changes."""
    hints = app.styleHints()
    if _SCHEMES[choice] is Qt.ColorScheme.Unknown:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(_SCHEMES[choice])
    dark = _SCHEMES[choice] is Qt.ColorScheme.Dark or (
        choice is ThemeChoice.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    scheme = "dark" if dark else "light"
    tokens = read_tokens()[scheme]
    font = interface_font(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    app.setFont(font)
    app.setPalette(palette(tokens))
    app.setStyleSheet(style_sheet(scheme, tokens, font.pointSizeF()))


def interface_font(system: QFont) -> QFont:
    """The shipped sans at the system's size; the system's own font where the shipped one cannot be loaded."""
    font = QFont(system)
    if load_faces():
        font.setFamilies([FONT, *system.families()])
    font.setPointSizeF(max(system.pointSizeF(), _SMALLEST))
    return font


def load_faces() -> bool:
    """Make the shipped faces known, once; whether they are."""
    if FONT not in QFontDatabase.families():
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", "ui", f"{FONT}-{face}.otf")))
    return FONT in QFontDatabase.families()


def palette(tokens: Tokens) -> QPalette:
    """The tokens as Qt's roles, for what style sheets do not reach."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(tokens[name]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["faint"]))
    return made


def scheme_of(palette: QPalette) -> str:
    """«light» or «dark», as a widget is dressed."""
    return "dark" if palette.base().color().lightness() < 128 else "light"


def icon_path(name: str, scheme: str) -> str:
    """Where an icon lies, «arrow» or «tick»; a style sheet wants forward slashes on every system."""
    return resource_path("icons", f"{name}-{scheme}.svg").as_posix()


def style_sheet(scheme: str, tokens: Tokens, points: float) -> str:
    """The style sheet with its names filled in; `points` is the size of ordinary text."""
    sizes = {"large": f"{points * 1.15:.2f}", "title": f"{points * 1.7:.2f}"}
    icons = {name: f'"{icon_path(name, scheme)}"' for name in ("arrow", "tick")}
    colours = {name.replace("-", "_"): value for name, value in tokens.items()}
    return Template(resource_path("theme", "style.qss").read_text("utf-8")).substitute(colours | sizes | icons)
