"""Numbers as papers write them and as people type them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.i18n.numbers import (
    Unreadable,
    grouped,
    number_in_words,
    parse_hundredths,
    parse_integer,
    percent,
    points_text,
    two_digits,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_302, "một nghìn ba trăm linh hai"),
        (10_005, "mười nghìn không trăm linh năm"),
        (2_018, "hai nghìn không trăm mười tám"),
        (2_025, "hai nghìn không trăm hai mươi lăm"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (-3, "âm ba"),
        ("0,5", "không phẩy năm"),
        ("9,5", "chín phẩy năm"),
        ("92,75", "chín mươi hai phẩy bảy mươi lăm"),
        ("8,25", "tám phẩy hai mươi lăm"),
        ("1,05", "một phẩy không năm"),
        ("124,4", "một trăm hai mươi tư phẩy bốn"),
    ],
)
def test_numbers_in_words(number: int | str, words: str) -> None:
    assert number_in_words(number) == words


@given(st.integers(0, 10**12))
def test_every_number_has_words(number: int) -> None:
    words = number_in_words(number)
    assert words == " ".join(words.split())
    assert "mươi một" not in words
    assert "mươi bốn" not in words
    assert "mươi năm" not in words


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (one == other) == (number_in_words(one) == number_in_words(other))


def test_numbers_beyond_the_groups_repeat_them() -> None:
    assert number_in_words(10**12) == "một nghìn tỷ"
    assert number_in_words(10**12 + 5) == "một nghìn tỷ không trăm linh năm"


@given(st.integers(0, 10**5), st.integers(1, 10**5))
def test_a_percentage_is_the_share_rounded_half_up(part: int, whole: int) -> None:
    shown = percent(part, whole)
    value = Fraction(shown.removesuffix(" %").replace(",", "."))
    exact = Fraction(part * 100, whole)
    assert -Fraction(1, 200) < exact - value < Fraction(1, 200) or value - exact == Fraction(1, 200)


def test_percentages_as_printed() -> None:
    assert percent(27, 28) == "96,43 %"
    assert percent(26, 29) == "89,66 %"
    assert percent(508, 779) == "65,21 %"
    assert percent(28, 28) == "100 %"
    assert percent(1, 800) == "0,13 %"


@given(st.integers(-(10**9), 10**9))
def test_points_are_read_as_they_are_written(hundredths: int) -> None:
    assert parse_hundredths(points_text(hundredths)) == hundredths


@given(st.integers(0, 10**12))
def test_grouped_numbers_are_read_as_they_are_written(number: int) -> None:
    assert parse_integer(grouped(number)) == number


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("98,50", 9850),
        ("3.5", 350),
        ("- 0,5", -50),
        ("-0.5", -50),
        ("+ 0,5", 50),
        ("−0,5", -50),
        ("12.489,4", 1_248_940),
        ("1.250.000", 125_000_000),
        ("1 250,5", 125_050),
        ("40", 4000),
        (" 92,75 ", 9275),
    ],
)
def test_points_are_read_in_many_writings(text: str, hundredths: int) -> None:
    assert parse_hundredths(text) == hundredths


@pytest.mark.parametrize(
    "text", ["", "03/3", "abc", "1,2,3", "12.34.56", "12,489.4", "28 30", "9 8,5", "1_000", "₂", "-"]
)
def test_what_is_no_number_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_hundredths(text)
    assert refused.value.message == "«{text}» không phải số."
    assert refused.value.params == {"text": text}


@pytest.mark.parametrize("text", ["1.000", "12.489", "-7.001", "1.000.5"])
def test_one_or_a_thousand_is_asked_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_hundredths(text)
    assert "hàng nghìn hoặc phần lẻ" in refused.value.message


@pytest.mark.parametrize("text", ["1,234", "0.125", "1250.999", "8,123"])
def test_a_third_decimal_is_refused_not_rounded(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_hundredths(text)
    assert "quá hai chữ số" in refused.value.message


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("28", 28),
        ("1.250", 1250),
        ("7.001", 7001),
        ("1.000", 1000),
        ("1.250.000", 1_250_000),
        (" 1 250 ", 1250),
        ("- 5", -5),
    ],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize("text", ["12,5", "06/6", "1.25", "0.125", "28 30", "1.250 000", "", "hai"])
def test_what_is_no_whole_number_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_integer(text)
    assert refused.value.params == {"text": text}
    assert str(refused.value) == f"«{text}» không phải số nguyên."


def test_counts_in_running_text() -> None:
    assert [two_digits(count) for count in (0, 5, 10, 128)] == ["00", "05", "10", "128"]


def test_points_as_printed() -> None:
    assert [points_text(points) for points in (9850, 9275, 4000, -50, 5)] == ["98,5", "92,75", "40", "-0,5", "0,05"]
