"""The catalogues follow what the program says, and tell what they lack."""

from collections.abc import Callable
from pathlib import Path

import pytest

from thiduadesk.i18n import catalogue
from thiduadesk.i18n.mark import N_

Say = Callable[..., None]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """A program that says these messages, its catalogues in a folder of the test."""

    def says(*messages: str) -> None:
        monkeypatch.setattr(catalogue, "translations_dir", lambda: tmp_path)
        monkeypatch.setattr(catalogue, "said", lambda: {text: ["ui/shell.py"] for text in sorted(messages)})

    return says


def translate(folder: Path, text: str, translation: str) -> None:
    path = folder / "en" / "LC_MESSAGES" / "thiduadesk.po"
    before = f'msgid "{text}"\nmsgstr ""'
    assert before in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(before, before[:-1] + f'{translation}"'), "utf-8")


def test_marks_are_found_wherever_they_stand() -> None:
    source = "x = f'{words.text(N_(\"Một\"))} {N_(\"Hai\")}'\ny = N_('Ba' 'Bốn')\nwords.text('Năm', name=N_('Sáu'))"
    assert list(catalogue.marked(source)) == ["Một", "Hai", "BaBốn", "Năm", "Sáu"]


def test_a_message_may_be_told_from_the_same_words_elsewhere(say: Say) -> None:
    assert list(catalogue.marked("N_('Đơn vị', 'tab')\nN_('Đơn vị')")) == [N_("Đơn vị", "tab"), "Đơn vị"]
    say("Đơn vị", N_("Đơn vị", "tab"))
    catalogue.update()
    assert catalogue.read_translations("vi") == {"Đơn vị": "Đơn vị", N_("Đơn vị", "tab"): "Đơn vị"}
    assert len(catalogue.complaints()) == 2


def test_what_is_no_message_is_left_alone() -> None:
    assert list(catalogue.marked("label.text()\nwords.text(row.name)\ntext('Tựa')\nbox.text('')\nN_()")) == []


@pytest.mark.parametrize("call", ["N_(f'Xóa {name}')", "N_(name)", "N_('Xóa ' + name)", "words.text(f'Xóa {name}')"])
def test_a_message_put_together_while_running_is_refused(call: str) -> None:
    with pytest.raises(ValueError, match="line 2: not a literal text"):
        list(catalogue.marked(f"\n{call}"))


def test_an_update_fills_vietnamese_and_leaves_english_to_be_translated(say: Say) -> None:
    say("Lưu", "Xóa {name}")
    catalogue.update()
    assert catalogue.read_translations("vi") == {"Lưu": "Lưu", "Xóa {name}": "Xóa {name}"}
    assert catalogue.complaints() == ["en thiduadesk: not translated: Lưu", "en thiduadesk: not translated: Xóa {name}"]


def test_translations_are_kept_and_what_is_no_longer_said_goes(say: Say, tmp_path: Path) -> None:
    say("Lưu", "Xóa {name}")
    catalogue.update()
    translate(tmp_path, "Lưu", "Save")
    translate(tmp_path, "Xóa {name}", "Delete {name}")
    say("Lưu", "In")
    told = catalogue.complaints()
    assert "the template is not what the program says; run update" in told
    assert "en: not in the catalogue: In; run update" in told
    assert "vi: no longer said: Xóa {name}; run update" in told
    catalogue.update()
    assert catalogue.read_translations("en") == {"In": "", "Lưu": "Save"}
    translate(tmp_path, "In", "Print")
    assert catalogue.complaints() == ["en thiduadesk: not compiled; run update"]
    catalogue.update()
    assert catalogue.complaints() == []


def test_a_translation_may_not_lose_a_blank(say: Say, tmp_path: Path) -> None:
    say("Xóa {name}")
    catalogue.update()
    translate(tmp_path, "Xóa {name}", "Delete {nam}")
    catalogue.update()
    assert catalogue.complaints() == ["en thiduadesk: other blanks: Xóa {name}"]


def test_the_same_messages_make_the_same_files(say: Say, tmp_path: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in tmp_path.rglob("*.*")}

    say("Lưu", "Một câu dài hơn một dòng của tệp, nên được bẻ dòng: {first}, {second}, {third}, {fourth}, {fifth}.")
    catalogue.update()
    once = files()
    catalogue.update()
    assert files() == once
    assert len(once) == 5


def test_the_command_tells_what_is_missing(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    say("Lưu")
    assert catalogue.main(["update"]) == 0
    assert catalogue.main(["check"]) == 1
    assert capsys.readouterr().err == "en thiduadesk: not translated: Lưu\n"
    assert catalogue.main([]) == 2
