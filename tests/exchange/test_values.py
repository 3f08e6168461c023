"""Cells as units fill them in: Excel's own types and whatever people type."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.exchange.sheets import Column, Content
from thiduadesk.exchange.values import Raw, Value, partial_date_text, read_value, shown, text_of
from thiduadesk.i18n.numbers import Unreadable


def read(raw: Raw, content: Content, choices: tuple[str, ...] = ()) -> Value:
    return read_value(raw, Column("Cột", content, choices=choices))


@pytest.mark.parametrize(
    ("raw", "content", "value"),
    [
        (None, Content.INTEGER, None),
        ("  \u00a0 ", Content.TEXT, None),
        (28.0, Content.INTEGER, 28),
        ("1.250", Content.INTEGER, 1250),
        ("7.001", Content.INTEGER, 7001),
        (2400.0, Content.AMOUNT, "2.400"),
        (1250000, Content.AMOUNT, "1.250.000"),
        (12489.4, Content.AMOUNT, "12.489,4"),
        (-1234.5678, Content.AMOUNT, "-1.234,5678"),
        (-0.5, Content.AMOUNT, "-0,5"),
        (85, Content.AMOUNT, "85"),
        ("2400", Content.AMOUNT, "2400"),
        ("trên 92,04 %", Content.AMOUNT, "trên 92,04 %"),
        (2400.0, Content.TEXT, "2400"),
        (98.5, Content.POINTS, 9850),
        ("98,50", Content.POINTS, 9850),
        ("- 0,5", Content.POINTS, -50),
        (118.4, Content.POINTS, 11840),
        (28.35, Content.POINTS, 2835),
        (datetime(2018, 12, 14), Content.DATE, date(2018, 12, 14)),  # noqa: DTZ001  # Excel knows no zones
        ("14/12/2018", Content.DATE, date(2018, 12, 14)),
        ("14.12.2018", Content.DATE, date(2018, 12, 14)),
        (1975.0, Content.PARTIAL_DATE, "1975"),
        ("3/1975", Content.PARTIAL_DATE, "1975-03"),
        (date(1975, 3, 2), Content.PARTIAL_DATE, "1975-03-02"),
        (0.5625, Content.CLOCK, "13:30"),
        (time(14, 0), Content.CLOCK, "14:00"),
        (timedelta(hours=14), Content.CLOCK, "14:00"),
        ("14h", Content.CLOCK, "14:00"),
        ("14 giờ 30 phút", Content.CLOCK, "14:30"),
        ("14:00:00", Content.CLOCK, "14:00"),
        ("Có", Content.YES_NO, True),
        ("x", Content.YES_NO, True),
        (0.0, Content.YES_NO, False),
        ("06/6", Content.TEXT, "06/6"),
        ("trên 92,04 %", Content.TEXT, "trên 92,04 %"),
        (92.04, Content.TEXT, "92,04"),
        (1e-7, Content.TEXT, "0,0000001"),
        (0.1 + 0.2, Content.TEXT, "0,3"),
        ("=SUM(A1)", Content.TEXT, "=SUM(A1)"),
        ("Ho\u0323c vie\u0323\u0302n  Tư pháp", Content.TEXT, "Học viện Tư pháp"),
    ],
)
def test_cells_are_read_as_what_their_column_holds(raw: Raw, content: Content, value: Value) -> None:
    assert read(raw, content) == value


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        (-3.0, Content.INTEGER),
        ("-3", Content.INTEGER),
        (28.5, Content.INTEGER),
        ("hai mươi", Content.INTEGER),
        (True, Content.INTEGER),
        (1e20, Content.INTEGER),
        ("99999999999999999999", Content.INTEGER),
        (1e300, Content.POINTS),
        (float("nan"), Content.POINTS),
        ("1.000", Content.POINTS),  # one, or a thousand?
        (98.555, Content.POINTS),
        ("31/02/2018", Content.DATE),
        ("14/12/18", Content.DATE),
        (43448.0, Content.DATE),  # a bare serial number: a date only if the cell says so
        (datetime(1899, 12, 31, 12), Content.DATE),  # noqa: DTZ001  # a time of day in a cell formatted as a date
        ("13/1975", Content.PARTIAL_DATE),
        ("25:00", Content.CLOCK),
        ("14:77", Content.CLOCK),
        ("có lẽ", Content.YES_NO),
        ("#REF!", Content.TEXT),
        ("#N/A", Content.INTEGER),
    ],
)
def test_what_cannot_be_read_is_refused_never_guessed(raw: Raw, content: Content) -> None:
    with pytest.raises(Unreadable) as caught:
        read(raw, content)
    assert caught.value.message.format_map(caught.value.params)


def test_terms_are_known_by_any_spelling_and_others_kept_as_typed() -> None:
    choices = ("có", "vắng", "ý kiến bằng văn bản")
    assert read("VẮNG ", Content.TEXT, choices) == "vắng"
    assert read("ốm", Content.TEXT, choices) == "ốm"


@given(st.integers(-(10**9), 10**9))
def test_points_come_back_from_excels_number(hundredths: int) -> None:
    assert read(hundredths / 100, Content.POINTS) == hundredths


@given(st.integers(-99_999, 99_999))  # beyond, the thousands dot makes text ambiguous
def test_points_come_back_from_text(hundredths: int) -> None:
    assert read(shown(hundredths, Column("Điểm", Content.POINTS)), Content.POINTS) == hundredths


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_known_parts_of_a_birthday_come_back(day: date, length: int) -> None:
    born = day.isoformat()[:length]
    assert read(partial_date_text(born), Content.PARTIAL_DATE) == born


def test_a_moment_in_a_text_cell_keeps_its_clock() -> None:
    assert text_of(datetime(2018, 12, 14, 14, 0)) == "14/12/2018 14:00"  # noqa: DTZ001  # Excel knows no zones
    assert text_of(datetime(2018, 12, 14)) == "14/12/2018"  # noqa: DTZ001
