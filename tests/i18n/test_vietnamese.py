"""Text at the door, found without accents, matched and sorted as Vietnamese."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.i18n.vietnamese import clean, fold, fold_tones, name_key, suspects, text_key

_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(alphabet=_LETTERS + _LETTERS.upper() + " ", max_size=20)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert unicodedata.is_normalized("NFC", clean(text))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(words)
def test_decomposed_text_is_the_same_text(text: str) -> None:
    spread = unicodedata.normalize("NFD", text)
    assert clean(spread) == clean(text)
    assert fold(spread) == fold(text)
    assert text_key(spread) == text_key(text)


def test_look_alikes_are_put_right() -> None:
    assert clean("Ðảng thƣởng\u200b  Hà\u00a0Nội ") == "Đảng thưởng Hà Nội"


def test_lines_are_kept_and_blanks_folded() -> None:
    assert clean("  một   hai \r\n ba ") == "một hai\nba"


def test_search_needs_no_accents() -> None:
    assert fold("Trường Đại học Luật Hà Nội") == "truong dai hoc luat ha noi"
    assert fold("hoà") == fold("hòa") == fold("HOA")


def test_names_match_wherever_the_tone_stands_but_the_tone_counts() -> None:
    assert fold_tones("Hoà  BÌNH") == fold_tones("hòa bình")
    assert fold_tones("Thuý") == fold_tones("Thúy")
    assert fold_tones("quý") == fold_tones("qúy")
    assert fold_tones("Hoa") != fold_tones("Hoà")


def test_people_are_sorted_by_given_name_then_family_then_middle() -> None:
    right = ["An", "Đỗ Đức Anh", "Lê Hoàng Anh", "Ánh", "Ân", "Bình", "Dũng", "Đức"]
    right += ["Đặng Thu Hà", "Lê Thu Hà", "Hoa", "Hoà", "Thuý", "Ý", "Yến"]
    mixed = right[::-1]
    assert sorted(mixed, key=name_key) == right
    assert name_key("Hoà") == name_key("Hòa")
    assert name_key("Thuý") == name_key("Thúy")


def test_the_alphabet_and_the_tones_are_in_order() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    mixed = alphabet[::-1]
    assert sorted(mixed, key=text_key) == alphabet
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    mixed = tones[::-1]
    assert sorted(mixed, key=text_key) == tones
    assert sorted(["mạ an", "ma ba"], key=text_key) == ["mạ an", "ma ba"]  # letters before tones


@given(words, words)
def test_keys_are_equal_only_for_what_reads_alike(one: str, other: str) -> None:
    if text_key(one) == text_key(other):
        assert fold_tones(one) == fold_tones(other) or fold(one) == fold(other)


def test_damaged_text_is_noticed_and_right_text_is_not() -> None:
    assert suspects("Trêng §¹i häc LuËt") == ["§¹i", "häc", "LuËt"]
    assert suspects("Giám đốc Học viện Tư pháp «minh họa» – 100 %") == []
