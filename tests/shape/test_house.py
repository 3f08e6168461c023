"""The house keeps its own manners: what stands where, what modules say and are called, what starts without what."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shape.house import DOCUMENTS, MODULES, ROOT, SOURCES, name_of

TOP = {
    *(".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"),
    *("docs", "resources", "src", "tests", "tools", "translations", "uv.lock"),
}
WRITTEN = (".md", ".py", ".toml", ".qss", ".sh", ".po", ".svg")


def _texts() -> list[Path]:
    """Everything people wrote, this file aside, which has to name what it looks for."""
    folders = ("docs", "resources", "src", "tests", "tools", "translations")
    below = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN]
    return [*(path for path in below if path != Path(__file__)), *DOCUMENTS, ROOT / "Makefile", ROOT / ".ci" / "run"]


def test_nothing_lies_about_at_the_top() -> None:
    tracked = subprocess.run(
        ["git", "ls-tree", "--name-only", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a checkout")
    assert sorted(set(tracked.stdout.split()) ^ TOP) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    sentence, _, more = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")
    assert sentence.endswith(".")
    assert more == "" or more.startswith("\n"), "the sentence runs over its line"


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    empty = re.compile(r"utils?|helpers?|common|managers?|misc|stuff|base")
    named = [path for path in MODULES if empty.fullmatch(path.stem)]
    named += [path for path in SOURCES.rglob("*") if path.is_dir() and empty.fullmatch(path.name)]
    # A rule pack every body shares is called so in the file format, and it is data.
    assert [name_of(path) for path in named if "resources" not in path.parts] == []


def test_the_tests_mirror_the_house() -> None:
    here = ROOT / "tests"
    folders = [path.relative_to(here) for path in here.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    apart = {"data", "golden", "shape"}  # files to read, what papers say, and this
    assert [path.as_posix() for path in folders if path.parts[0] not in apart and not (SOURCES / path).is_dir()] == []


def test_every_folder_of_tests_is_a_package() -> None:
    # Two tests may share a name, and whoever sorts imports must know the house's own.
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")} - {ROOT / "tests" / "data"}
    assert [name_of(path) for path in sorted(folders) if not (path / "__init__.py").exists()] == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"/work/|/tmp/|/home/\w|/root/|[A-Z]:\\Users", id="no path of one machine"),
        pytest.param(r"\b(TODO|FIXME|HACK)\b", id="nothing put off without a place"),
        pytest.param(r"(?i)\b(chatgpt|copilot|claude|language model)\b", id="of itself alone"),
        pytest.param(r"[ \t]+$", id="no blanks at the ends of lines"),
    ],
)
def test_what_is_written_is_clean(pattern: str) -> None:
    unwanted = re.compile(pattern, re.MULTILINE)
    assert [name_of(path) for path in _texts() if unwanted.search(path.read_text("utf-8"))] == []


HEAVY = "PySide6 sqlite_utils reportlab docx pypdfium2 python_calamine xlsxwriter babel"


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        pytest.param("import thiduadesk.app.cli", HEAVY, id="the command line"),
        pytest.param(
            "from thiduadesk.app.cli import parser as p; from importlib import import_module as i;"
            "[i(f'thiduadesk.app.cli.{c.home.partition(chr(58))[0]}') for c in p.COMMAND_LIST if c.home]",
            "PySide6 reportlab docx pypdfium2 python_calamine xlsxwriter babel",
            id="every command",
        ),
        pytest.param(
            "import thiduadesk.app.main, thiduadesk.app.window",
            HEAVY.removeprefix("PySide6 "),
            id="the window before its first paint",
        ),
    ],
)
def test_what_starts_does_without_what_is_heavy(code: str, unwanted: str) -> None:
    listing = f"{code}\nimport sys; print(*(name for name in {unwanted.split()!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
