"""Shipped files are found where the program stands."""

from thiduadesk.i18n.resources import resource_path, translations_dir


def test_the_folders_a_program_cannot_do_without() -> None:
    for folder in ("fonts", "packs", "sample"):
        assert any(resource_path(folder).iterdir()), folder
    assert resource_path("packs", "none").parent == resource_path("packs")


def test_both_languages_are_shipped_compiled() -> None:
    for language in ("vi", "en"):
        assert (translations_dir() / language / "LC_MESSAGES" / "thiduadesk.mo").is_file()
