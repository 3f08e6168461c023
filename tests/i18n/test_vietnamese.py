"""Text at the door, found without accents, matched and sorted as Vietnamese."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.i18n.resources import resource_path
from thiduadesk.i18n.vietnamese import clean, fold, fold_tones, name_key, suspects, text_key

_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(alphabet=_LETTERS + _LETTERS.upper() + " ", max_size=20)
# What bad copies are made of: look-alikes, signs nobody sees, marks torn from their letters.
scraps = st.text(alphabet="aoeuyư ƣƢÐð\u00ad\u200b\ufeff\u00a0\t\r\n\x00\u0300\u0301\u0302\u031b\u0323", max_size=12)

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def spelled(word: list[tuple[str, int]]) -> str:
    """Letters of the alphabet with the number of their tone, composed."""
    return unicodedata.normalize("NFC", "".join(letter + _TONES[tone] for letter, tone in word))


syllables = st.tuples(
    st.lists(st.sampled_from("bcdđghklmnpqrstvx"), max_size=2),
    st.sampled_from("aăâeêioôơuưy"),
    st.integers(0, 5),
    st.lists(st.sampled_from("cghimnoptuy"), max_size=2),
).map(
    lambda parts: [*((letter, 0) for letter in parts[0]), (parts[1], parts[2]), *((letter, 0) for letter in parts[3])]
)


@given(st.text() | scraps)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert unicodedata.is_normalized("NFC", clean(text))


@given(st.text() | scraps)
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
    assert clean("thƣơ\u0309ng nhƣ\u0303ng") == "thưởng những"  # marks torn from letters that are no Vietnamese ones


def test_what_no_workbook_can_hold_is_left_out() -> None:
    assert clean("\ufeffCụm\x00 thi\x0bđua\u200e") == "Cụm thi đua"


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


@given(syllables, syllables)
def test_syllables_sort_by_their_letters_then_by_their_tone(
    one: list[tuple[str, int]], other: list[tuple[str, int]]
) -> None:
    def places(word: list[tuple[str, int]]) -> tuple[list[int], int]:
        return [_ALPHABET.index(letter) for letter, _ in word], max(tone for _, tone in word)

    assert (text_key(spelled(one)) < text_key(spelled(other))) == (places(one) < places(other))
    assert (text_key(spelled(one)) == text_key(spelled(other))) == (places(one) == places(other))
    assert text_key(spelled(one).upper()) == text_key(spelled(one))


def test_names_of_the_highlands_stand_among_their_letters() -> None:
    right = ["Y Bŭk", "Y Bun", "Y Bưng", "Y Cát", "Y Čư", "Y Dim"]
    mixed = right[::-1]
    assert sorted(mixed, key=name_key) == right


@given(words, words)
def test_keys_are_equal_only_for_what_reads_alike(one: str, other: str) -> None:
    if text_key(one) == text_key(other):
        assert fold_tones(one) == fold_tones(other) or fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("Trêng §¹i häc LuËt", ["§¹i", "häc", "LuËt"]),  # TCVN3: Trường Đại học Luật
        ("tÊt c¶ b»ng c«ng nh\u00ad sau", ["tÊt", "c¶", "b»ng", "c«ng", "nh\u00ad"]),
        ("chøc vô cña ñy viªn", ["chøc", "cña", "ñy", "viªn"]),
        ("Nguyeãn Vaên Hoàng", ["Nguyeãn", "Vaên"]),  # VNI: Nguyễn Văn Hoàng
        ("Hoäi ñoàng NGUYEÃN coâng taùc", ["Hoäi", "ñoàng", "NGUYEÃN", "coâng", "taùc"]),
    ],
)
def test_damaged_text_is_noticed(text: str, damaged: list[str]) -> None:
    assert suspects(text) == damaged


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Học viện Tư pháp «minh họa» – 100 %",
        "Hoà, hoá, loã, khoẻ, thuý, quỹ, quãng, Huế, xuất, khuấy, xoong, HOÀ, KHOÉT",
        "Ông Y Moan Êñuôl, bà H'Hen Niê",
        "A4 210×297 mm; 27/28 phiếu (96,43 %)",
    ],
)
def test_right_text_is_not_suspected(text: str) -> None:
    assert suspects(text) == []


def test_nothing_the_program_says_is_suspected() -> None:
    said = [path.read_text("utf-8") for path in sorted(resource_path("packs").rglob("*.toml"))]
    said += [path.read_text("utf-8") for path in sorted(resource_path("sample").rglob("*.toml"))]
    assert said
    assert [suspects(text) for text in said] == [[]] * len(said)
