"""How the screen writes one value: days, counts, points and years, so that tables and forms say the same."""

from datetime import date

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words

Cell = str | int | bool | date | None
"""What a row holds for a column; None and «» mean that nobody has said."""


def cell_text(value: Cell, words: Words) -> str:
    """A value as tables show it: «14/12/2018», «1.250», «có»; unknown is empty."""
    match value:
        case None:
            return ""
        case bool():
            return words.text(N_("có")) if value else words.text(N_("không"))
        case int():
            return words.number(value)
        case date():
            return words.date(value)
        case _:
            return value


def term_text(value: Cell, words: Words) -> str:
    """A word of one of our term lists in the user's language; anything else as it was typed."""
    return words.text(value) if isinstance(value, str) else cell_text(value, words)


def points(value: Cell, words: Words) -> str:
    """Hundredths as points: 9850 → «98,5», in English «98.5»."""
    return words.decimal(value) if isinstance(value, int) else cell_text(value, words)


def year_text(value: Cell, words: Words) -> str:
    """A year, which has no thousands mark: «2018»."""
    return str(value) if isinstance(value, int) else cell_text(value, words)
