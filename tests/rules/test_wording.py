"""Wording is checked for gaps when a pack is read, and a refusal names file and key."""

from pathlib import Path

import pytest

from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.pack import common_pack, read_pack
from thiduadesk.rules.reader import BrokenPack
from thiduadesk.rules.wording import SENTENCES

_SHIPPED = resource_path("packs", "common", "wording.toml").read_text(encoding="utf-8")


def _pack(folder: Path, wording: str) -> Path:
    folder.mkdir()
    (folder / "wording.toml").write_text(wording, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('motto = "Độc lập - Tự do - Hạnh phúc"\n', "", "motto"),
        ('passed = "Đạt"\n', "", "minutes.passed"),
        ("[teller]", "[teller]\ngreeting = 'Kính thưa'", "teller.greeting"),
        ("passed =", "passed.text =", "minutes.passed"),
        ('draft = "BẢN NHÁP"', "draft = 1", "draft"),
        ('number = "Số: {number}', 'number = "Số: {numeral}', "number"),
        ('number = "Số: {number}', 'number = "Số: {number.real}', "number"),
        ('number = "Số: {number}', 'number = "Số: {}', "number"),
        ('number = "Số: {number}', 'number = "Số: {number', "number"),
        ('number = "Số: {number}', 'number = "Số: ', "number"),
        ('passed = "Đạt"', 'passed = " "', "minutes.passed"),
    ],
)
def test_a_gap_in_the_wording_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in _SHIPPED
    with pytest.raises(BrokenPack) as refusal:
        read_pack(_pack(tmp_path / "goi", _SHIPPED.replace(old, new, 1)))
    assert "wording.toml" in str(refusal.value)
    assert f"«{key}»" in str(refusal.value)


def test_a_missing_or_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BrokenPack, match=r"wording\.toml"):
        read_pack(tmp_path)
    with pytest.raises(BrokenPack, match=r"wording\.toml"):
        read_pack(_pack(tmp_path / "goi", "motto = "))


def test_every_sentence_of_the_shipped_pack_can_be_said() -> None:
    wording = common_pack().wording
    for key, blanks in SENTENCES.items():
        assert wording.say(key, **dict.fromkeys(blanks, "…")).strip(), key


def test_a_sentence_keeps_all_its_blanks() -> None:
    wording = common_pack().wording
    for key, blanks in SENTENCES.items():
        said = wording.say(key, **{blank: f"<{blank}>" for blank in blanks})
        assert all(f"<{blank}>" in said for blank in blanks), key


def test_a_value_with_braces_is_not_read_as_a_blank() -> None:
    assert common_pack().wording.say("minutes.round", title="{title}").endswith("{title}")


def test_the_pieces_of_a_sentence_tell_which_blank_they_fill() -> None:
    wording = common_pack().wording
    assert list(wording.parts("minutes.summoned", count="{28}")) == [
        ("triệu tập ", ""),
        ("{28}", "count"),
        (" đại biểu", ""),
    ]
    blanks = dict.fromkeys(SENTENCES["minutes.result_among"], "…")
    said = "".join(text for text, _ in wording.parts("minutes.result_among", **blanks))
    assert said == wording.say("minutes.result_among", **blanks)
