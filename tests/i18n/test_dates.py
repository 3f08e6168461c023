"""Dates by NĐ 30/2020, Phụ lục I, and as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.i18n.dates import clock_short, clock_text, date_in_words, official_date, parse_date, short_date
from thiduadesk.i18n.numbers import Unreadable


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 3, 3), "ngày 03 tháng 3 năm 2026"),
        (date(2026, 4, 30), "ngày 30 tháng 4 năm 2026"),
        (date(2026, 10, 9), "ngày 09 tháng 10 năm 2026"),
        (date(2018, 12, 14), "ngày 14 tháng 12 năm 2018"),
    ],
)
def test_the_official_date(day: date, text: str) -> None:
    assert official_date(day) == text


def test_a_programme_writes_its_hours_short() -> None:
    assert clock_short("14:00") == "14h00"
    assert clock_short("") == ""


def test_dates_and_times_in_words() -> None:
    assert date_in_words(date(2018, 12, 14)) == "ngày mười bốn tháng mười hai năm hai nghìn không trăm mười tám"
    assert date_in_words(date(2026, 4, 1)) == "ngày một tháng tư năm hai nghìn không trăm hai mươi sáu"
    assert clock_text("14:00") == "14 giờ 00 phút"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_are_read_as_they_are_written(day: date) -> None:
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["14/12/2018", "14-12-2018", "14.12.2018", " 14 / 12 / 2018 "])
def test_the_usual_ways_of_typing(text: str) -> None:
    assert parse_date(text) == date(2018, 12, 14)


@pytest.mark.parametrize("text", ["", "14/12/18", "12/2018", "2018", "tháng 12", "14/12", "2018/12/14"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_date(text)
    assert str(refused.value) == f"«{text}» không phải ngày; hãy viết như 14/12/2018."
    assert refused.value.params == {"text": text}


@pytest.mark.parametrize("text", ["31/02/2018", "29/02/2018", "32/1/2018", "12/14/2018", "2018-02-30", "01/01/0000"])
def test_a_day_no_calendar_has_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_date(text)
    assert str(refused.value) == f"Không có ngày {text}."
