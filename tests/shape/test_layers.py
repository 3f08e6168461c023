"""The layers hold, and the contracts that hold them would notice a trespasser."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shape.house import ROOT, SOURCES


def _lint(place: Path) -> subprocess.CompletedProcess[str]:
    # The contracts look at the package of the folder they are run in, before any installed one.
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_contract_is_kept() -> None:
    ran = _lint(SOURCES.parent)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/unit.py", "import thiduadesk.rules.tally", "Each layer knows only the layers below it"),
        ("desk/desk.py", "import PySide6.QtCore", "Qt lives in ui"),
        ("app/cli/files.py", "import PySide6.QtCore", "Qt lives in ui"),
        ("desk/queries/units.py", "import sqlite3", "SQL lives in store"),
        ("documents/minutes.py", "import reportlab", "PDF is written in documents.render"),
        ("documents/minutes.py", "import docx", "Word is written in documents.render"),
        ("documents/minutes.py", "import pypdfium2", "PDF is shown in ui"),
        ("documents/tree.py", "import xlsxwriter", "Excel is read in exchange"),
        ("ui/tabs/units.py", "import thiduadesk.store.database", "The screens reach the store only through the desk"),
        ("ui/tabs/units.py", "import thiduadesk.ui.tabs.pledges", "The tabs do not know each other"),
        ("i18n/dates.py", "def later():\n    import thiduadesk.i18n.words", "No circles anywhere"),
    ],
)
def test_a_trespasser_is_noticed(module: str, line: str, contract: str, tmp_path: Path) -> None:
    copy = tmp_path / "thiduadesk"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("__pycache__"))
    trespasser = copy / module
    trespasser.write_text(f"{trespasser.read_text('utf-8')}\n{line}\n", "utf-8")
    ran = _lint(tmp_path)
    broken = [said for said in ran.stdout.splitlines() if " BROKEN" in said]
    assert any(said.startswith(contract) for said in broken), ran.stdout
