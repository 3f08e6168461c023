"""What many tests begin with: the practice file, made once and copied for each test that asks for it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from thiduadesk.desk.desk import Desk
from thiduadesk.desk.practice import write_practice


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog no test has an answer for would wait for ever."""

    def wait(dialog: QDialog) -> int:
        raise AssertionError(f"nobody answers {type(dialog).__name__}")

    monkeypatch.setattr(QDialog, "exec", wait)


@pytest.fixture(scope="session")
def practice_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice file nobody writes to."""
    path = tmp_path_factory.mktemp("practice") / "thuc-hanh.tdk"
    write_practice(path)
    return path


@pytest.fixture
def practice(practice_master: Path, tmp_path: Path) -> Path:
    """A copy of the practice file, to do with as one likes."""
    return Path(shutil.copy(practice_master, tmp_path / "thuc-hanh.tdk"))


@pytest.fixture
def desk(practice: Path) -> Iterator[Desk]:
    """The practice file, open."""
    opened = Desk.open(practice)
    yield opened
    opened.close()
