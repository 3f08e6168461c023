"""What typed text means for a field, and how a value is typed: the same for forms, tables and pasted blocks."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from thiduadesk.i18n.dates import parse_date, short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable, parse_hundredths, parse_integer
from thiduadesk.i18n.vietnamese import clean, fold, fold_tones
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Choices, Field, Typing

Value = str | int | bool | date | None

YES_NO: Choices = (("có", N_("có")), ("không", N_("không")))

_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)\s*(\d{2})?\s*(?:phút)?", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{4})")
_YES = {"co", "x", "yes"}
_NO = {"khong", "no"}
_EMPTY_IS_NONE = {Typing.INTEGER, Typing.POINTS, Typing.DATE, Typing.REFERENCE, Typing.YES_NO}


def read_field(field: Field, text: str, words: Words) -> Value:
    """What `text` means in this field; empty gives «» or None. Raises `Unreadable` with a sentence."""
    text = clean(text)
    if not text:
        return None if field.typing in _EMPTY_IS_NONE else ""
    return _READERS.get(field.typing, _as_typed)(text, field, words)


def write_field(field: Field, value: Value, words: Words) -> str:
    """How a value stands in an editor or a cell; what is read from it again is the same value."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        text = words.text(N_("có")) if value else words.text(N_("không"))
    elif isinstance(value, date):
        text = short_date(value)
    elif field.typing is Typing.POINTS and isinstance(value, int):
        text = words.decimal(value)
    elif field.typing is Typing.PARTIAL_DATE:
        text = "/".join(reversed(str(value).split("-")))
    elif field.typing is Typing.CHOICE:
        text = words.text(str(value))
    elif field.typing is Typing.REFERENCE:
        text = dict(_choices(field)).get(str(value), "")
    else:
        text = str(value)
    return text


def matching(text: str, choices: Choices) -> list[tuple[str, str]]:
    """The choices that hold every word of the text, accents forgiven; those that begin with it come first."""
    wanted = fold(text)
    terms = wanted.split()
    found = [pair for pair in choices if all(term in fold(pair[1]) for term in terms)]
    return sorted(found, key=lambda pair: not fold(pair[1]).startswith(wanted))


def _choices(field: Field) -> Choices:
    return field.choices() if field.choices else ()


def _as_typed(text: str, field: Field, words: Words) -> Value:
    return text


def _integer(text: str, field: Field, words: Words) -> Value:
    return parse_integer(text)


def _points(text: str, field: Field, words: Words) -> Value:
    return parse_hundredths(text)


def _date(text: str, field: Field, words: Words) -> Value:
    return parse_date(text)


def _partial_date(text: str, field: Field, words: Words) -> Value:
    match = _PARTIAL.fullmatch(text)
    if not match:
        return parse_date(text).isoformat()
    month, year = match.groups()
    if month and not 1 <= int(month) <= 12:
        raise Unreadable(N_("Không có tháng {text}."), text)
    return f"{year}-{int(month):02d}" if month else str(year)


def _clock(text: str, field: Field, words: Words) -> Value:
    match = _CLOCK.fullmatch(text)
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Unreadable(N_("«{text}» không phải giờ; hãy viết như 14:00."), text)
    return f"{int(match[1]):02d}:{int(match[2] or 0):02d}"


def _yes_no(text: str, field: Field, words: Words) -> Value:
    folded = fold(text)
    if folded in _YES or folded == fold(words.text("có")):
        return True
    if folded in _NO or folded == fold(words.text("không")):
        return False
    raise Unreadable(N_("«{text}» không rõ là có hay không."), text)


def _term(text: str, field: Field, words: Words) -> Value:
    wanted = fold(text)
    return next((key for key, shown in _choices(field) if wanted in (fold(key), fold(words.text(shown)))), text)


def _reference(text: str, field: Field, words: Words) -> Value:
    choices = _choices(field)
    found = {key for key, shown in choices if fold_tones(shown) == fold_tones(text)}
    # Typed without accents it still means the one record it can mean.
    found = found or {key for key, shown in choices if fold(shown) == fold(text)}
    if not found:
        raise Unreadable(N_("Không có «{text}» trong danh sách."), text)
    if len(found) > 1:
        raise Unreadable(N_("Có nhiều mục tên «{text}»; hãy chọn trong danh sách."), text)
    return found.pop()


_READERS: Mapping[Typing, Callable[[str, Field, Words], Value]] = {
    Typing.INTEGER: _integer,
    Typing.POINTS: _points,
    Typing.DATE: _date,
    Typing.PARTIAL_DATE: _partial_date,
    Typing.CLOCK: _clock,
    Typing.YES_NO: _yes_no,
    Typing.CHOICE: _term,
    Typing.REFERENCE: _reference,
}
