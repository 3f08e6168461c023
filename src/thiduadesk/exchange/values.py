"""One cell read as what its column holds; Excel's own types and Vietnamese text alike."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from thiduadesk.exchange.sheets import Column, Content
from thiduadesk.i18n.dates import parse_date, short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable, parse_hundredths, parse_integer, points_text
from thiduadesk.i18n.vietnamese import clean, fold

Raw = str | int | float | bool | date | datetime | time | timedelta | None
Value = str | int | bool | date | None

_ERROR = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|####+)", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:hg]|giờ)\s*(?:(\d{2})(?::00)?)?\s*(?:phút|')?", re.IGNORECASE)
_YEAR = re.compile(r"(?:(?:(\d{1,2})[/.-])?)(\d{4})")
_THOUSAND = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_MOST = 10**12  # beyond it a number is a slip, and past 2**63 the file could not keep it
FIRST_DAY = date(1900, 1, 1)  # Excel's; a mere time of day comes as a day before it
_YES = {"co", "x", "yes", "true", "1", "dung"}
_NO = {"khong", "no", "false", "0", "sai"}


def read_value(raw: Raw, column: Column) -> Value:
    """The value of a cell, None when it is empty; raises `Unreadable`."""
    if isinstance(raw, str):
        raw = _cleaned(raw)
        if raw.startswith("#") and _ERROR.fullmatch(raw):
            raise Unreadable(N_("Ô báo lỗi công thức {text}."), raw)
    if raw is None or raw == "":
        return None
    return _READERS[column.content](raw, column)


def text_of(raw: Raw) -> str:
    """A cell as text: numbers in the Vietnamese way, days as 14/12/2018."""
    if isinstance(raw, str):
        return _cleaned(raw)
    if isinstance(raw, bool):
        return "có" if raw else "không"
    if isinstance(raw, date):
        clock = f" {raw:%H:%M}" if isinstance(raw, datetime) and raw.time() != time() else ""
        return f"{short_date(raw)}{clock}"
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, float):
        # Excel keeps and shows 15 digits; the rest is the dust of binary fractions.
        return f"{Decimal(f'{raw:.15g}'):f}".replace(".", ",")
    return str(raw)


@lru_cache(maxsize=1 << 15)
def _cleaned(text: str) -> str:
    return clean(text)  # a sheet says the same units and titles over and over


def _text(raw: Raw, column: Column) -> Value:
    text = text_of(raw)
    return _terms(column.choices).get(fold(text), text) if column.choices else text


def _amount(raw: Raw, column: Column) -> Value:
    text = text_of(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return text
    whole, comma, part = text.partition(",")
    return f"{_THOUSAND.sub('.', whole)}{comma}{part}"


@cache
def _terms(choices: tuple[str, ...]) -> dict[str, str]:
    return {fold(choice): choice for choice in choices}


def _integer(raw: Raw, column: Column) -> Value:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        raise Unreadable(N_("«{text}» không phải số nguyên."), text_of(raw))
    number = parse_integer(raw) if isinstance(raw, str) else raw
    if number < 0:
        raise Unreadable(N_("Số {text} bị âm."), str(number))
    return _plausible(number)


def _points(raw: Raw, column: Column) -> Value:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise Unreadable(N_("«{text}» không phải số."), text_of(raw))
    if isinstance(raw, str):
        return _plausible(parse_hundredths(raw))
    if not math.isfinite(raw) or abs(raw) > _MOST:
        raise Unreadable(N_("Số {text} quá lớn."), str(raw))
    hundredths = round(raw * 100)
    if abs(raw * 100 - hundredths) > 1e-6:
        raise Unreadable(N_("«{text}» có quá hai chữ số sau dấu phẩy."), text_of(raw))
    return hundredths


def _plausible(number: int) -> int:
    if abs(number) > _MOST:
        raise Unreadable(N_("Số {text} quá lớn."), str(number))
    return number


def _date(raw: Raw, column: Column) -> Value:
    return _day(raw)


def _day(raw: Raw) -> date:
    day = raw.date() if isinstance(raw, datetime) else raw
    if not isinstance(day, date):
        return parse_date(text_of(raw))
    if day < FIRST_DAY:
        raise Unreadable(N_("«{text}» không phải ngày; hãy viết như 14/12/2018."), text_of(raw))
    return day


def _partial_date(raw: Raw, column: Column) -> Value:
    if isinstance(raw, date):
        return _day(raw).isoformat()
    text = text_of(raw)
    match = _YEAR.fullmatch(text)
    if not match:
        return parse_date(text).isoformat()
    if match[1] and not 1 <= int(match[1]) <= 12:
        raise Unreadable(N_("«{text}» không phải ngày; hãy viết như 14/12/2018."), text)
    return f"{match[2]}-{int(match[1]):02d}" if match[1] else match[2]


def partial_date_text(born: str) -> str:
    """«1975-03-02» → «02/03/1975», «1975-03» → «03/1975»: as `read_value` takes it back."""
    return "/".join(reversed(born.split("-")))


def _clock(raw: Raw, column: Column) -> Value:
    if isinstance(raw, datetime):
        raw = raw.time()
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, timedelta):
        raw = raw / timedelta(days=1)
    if isinstance(raw, float) and 0 <= raw < 1:  # Excel keeps a time of day as a share of the day
        minutes = round(raw * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    text = text_of(raw)
    match = _CLOCK.fullmatch(text)
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Unreadable(N_("«{text}» không phải giờ; hãy viết như 14:00."), text)
    return f"{int(match[1]):02d}:{int(match[2] or 0):02d}"


def _yes_no(raw: Raw, column: Column) -> Value:
    text = text_of(raw)
    folded = fold(text)
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise Unreadable(N_("«{text}» không rõ là có hay không."), text)


_READERS = {
    Content.TEXT: _text,
    Content.AMOUNT: _amount,
    Content.INTEGER: _integer,
    Content.POINTS: _points,
    Content.DATE: _date,
    Content.PARTIAL_DATE: _partial_date,
    Content.CLOCK: _clock,
    Content.YES_NO: _yes_no,
}


def shown(value: Value, column: Column) -> str:
    """A value as the report of an import shows it."""
    if value is None:
        return ""
    if column.content is Content.POINTS and isinstance(value, int):
        return points_text(value)
    return text_of(value)
