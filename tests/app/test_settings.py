"""What the program remembers comes back; what is damaged is as on the first day."""

import json
from pathlib import Path

import pytest

from thiduadesk.app.settings import Settings, read_settings, write_settings
from thiduadesk.documents.printer import PrinterProfile


def test_what_puts_printers_right_is_kept_with_the_program(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    profile = PrinterProfile(right=1.5, down=-0.8, across_scale=1.002)
    write_settings(path, Settings().with_profile("HP 2055", profile).with_profile("HP 2055 / Manual", PrinterProfile()))
    kept = read_settings(path)
    assert kept.profile_of("HP 2055") == profile
    assert kept.profile_of("HP 2055 / Manual") == PrinterProfile()
    assert kept.profile_of("Canon") is None


@pytest.mark.parametrize("damaged", [None, [], {"HP": [1, 2]}, {"HP": ["a", 0, 1, 1]}, {"HP": "1"}])
def test_a_damaged_profile_is_forgotten(tmp_path: Path, damaged: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "en", "profiles": damaged}), "utf-8")
    kept = read_settings(path)
    assert (kept.language, kept.profiles) == ("en", {})
