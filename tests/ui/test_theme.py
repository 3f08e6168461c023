"""The look: one token file for both schemes, readable contrast, a font with every Vietnamese letter."""

import unicodedata

import pytest
from PySide6.QtGui import QColor, QFont, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel

from thiduadesk.i18n.resources import resource_path
from thiduadesk.ui.theme import (
    FONT,
    ThemeChoice,
    apply_theme,
    interface_font,
    read_tokens,
    style_sheet,
)

PAIRS = [
    ("text", "card"),
    ("text", "ground"),
    ("muted", "card"),
    ("muted", "ground"),
    ("on-action", "action"),
    ("on-selected", "selected"),
    ("honour", "honour-ground"),
    ("trouble", "trouble-ground"),
    ("done", "done-ground"),
]


def vietnamese_letters() -> set[str]:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones}
    letters = vowels | set("bcdđghklmnpqrstvx")
    return letters | {letter.upper() for letter in letters}


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_both_schemes_hold_the_same_names() -> None:
    tokens = read_tokens()
    assert tokens.keys() == {"light", "dark"}
    assert tokens["light"].keys() == tokens["dark"].keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, front: str, back: str) -> None:
    tokens = read_tokens()[scheme]
    one, other = sorted(luminance(QColor(tokens[name])) for name in (front, back))
    assert (other + 0.05) / (one + 0.05) >= 4.5  # WCAG 2.1, 1.4.3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_sheet_knows_every_name_it_speaks_of(scheme: str) -> None:
    sheet = style_sheet(scheme, read_tokens()[scheme], 10)
    assert "$" not in sheet


@pytest.mark.parametrize("face", ["Regular", "Medium", "SemiBold", "Bold"])
def test_every_face_has_every_vietnamese_letter(qapp: QApplication, face: str) -> None:
    font = QRawFont(str(resource_path("fonts", "ui", f"{FONT}-{face}.otf")), 13)
    wanted = vietnamese_letters() | set("✓★…«»·—")
    assert len(vietnamese_letters()) >= 134
    assert [letter for letter in sorted(wanted) if not font.supportsCharacter(ord(letter))] == []


def test_a_larger_system_font_is_followed_and_a_tiny_one_is_not(qapp: QApplication) -> None:
    assert interface_font(QFont("Sans Serif", 14)).pointSizeF() == 14
    assert interface_font(QFont("Sans Serif", 6)).pointSizeF() == 9.75
    assert interface_font(QFont("Sans Serif", 9)).families()[0] == FONT


def test_the_choice_is_seen_at_once(qapp: QApplication) -> None:
    for choice, scheme in ((ThemeChoice.DARK, "dark"), (ThemeChoice.LIGHT, "light")):
        apply_theme(qapp, choice)
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(read_tokens()[scheme]["ground"])


def test_setting_texts_does_not_eat_references_to_none(qapp: QApplication) -> None:
    # PySide6 6.12.0 loses one with every void call and aborts after some thousands.
    import sys

    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(5000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 1000
