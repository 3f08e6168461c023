"""Dates and clock times as papers write them (NĐ 30/2020, Phụ lục I, mục II.4) and as people type them."""

import re
from datetime import date

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable, number_in_words

_TYPED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")


def official_date(day: date) -> str:
    """«ngày 05 tháng 01 năm 2020»: a leading zero for days below ten and for January and February only."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """«14/12/2018»."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def date_in_words(day: date) -> str:
    """«ngày mười bốn tháng mười hai năm hai nghìn không trăm mười tám»; April is «tháng tư»."""
    month = "tư" if day.month == 4 else number_in_words(day.month)
    return f"ngày {number_in_words(day.day)} tháng {month} năm {number_in_words(day.year)}"


def clock_text(clock: str) -> str:
    """«14:00» → «14 giờ 00 phút»."""
    hours, _, minutes = clock.partition(":")
    return f"{hours} giờ {minutes} phút"


def clock_short(clock: str) -> str:
    """«14:00» → «14h00», as programmes write it; an unknown time stays empty."""
    return clock.replace(":", "h")


def parse_date(text: str) -> date:
    """«14/12/2018», «14-12-2018», «14.12.2018» or «2018-12-14»; raises `Unreadable`, for two-digit years too."""
    plain = text.strip()
    if match := _TYPED.fullmatch(plain):
        day, month, year = (int(group) for group in match.groups())
    elif match := _ISO.fullmatch(plain):
        year, month, day = (int(group) for group in match.groups())
    else:
        raise Unreadable(N_("«{text}» không phải ngày; hãy viết như 14/12/2018."), text)
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(N_("Không có ngày {text}."), text) from None
