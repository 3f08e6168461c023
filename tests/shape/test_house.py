"""The house keeps its own rules: layers, names, words of the glossary, what starts without what."""

import ast
import re
import subprocess
import sys
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest

from thiduadesk.store.mapping import TABLES

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "thiduadesk"
MODULES = sorted(SOURCES.rglob("*.py"))


def _id(path: Path) -> str:
    return path.relative_to(SOURCES).as_posix()


def test_the_layers_hold() -> None:
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    if path.name == "__main__.py" and not docstring:
        pytest.fail("even the door has a name")
    assert docstring
    assert docstring.split("\n")[0].endswith((".", ":", "`."))


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [path for path in MODULES if path.stem in empty] == []


def test_the_project_speaks_of_itself_alone() -> None:
    elsewhere = re.compile(r"/work/|/tmp/|/home/|/root/")
    files = [*SOURCES.rglob("*.py"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"), ROOT / "Makefile"]
    assert [path.name for path in files if elsewhere.search(path.read_text("utf-8"))] == []


def test_every_record_and_term_list_stands_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    records = {record.__name__ for record in TABLES}
    lists = set()
    for path in sorted((SOURCES / "domain").glob("[a-z]*.py")):
        if path.stem == "errors":
            continue
        module = import_module(f"thiduadesk.domain.{path.stem}")
        lists |= {
            name
            for name, value in vars(module).items()
            if isinstance(value, type) and issubclass(value, Enum) and value.__module__ == module.__name__
        }
    assert [name for name in sorted(records | lists) if f"`{name}`" not in glossary] == []


def test_pictures_the_readme_shows_are_there() -> None:
    shown = re.findall(r"\]\((docs/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert shown
    assert [name for name in shown if not (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import thiduadesk.app.cli", "PySide6 sqlite_utils reportlab pypdfium2 python_calamine xlsxwriter babel"),
        ("import thiduadesk.app.cli.files, thiduadesk.app.cli.papers, thiduadesk.app.cli.books", "PySide6 reportlab"),
        ("import thiduadesk.app.window", "sqlite_utils reportlab pypdfium2 python_calamine xlsxwriter babel"),
    ],
)
def test_what_starts_does_without_what_is_heavy(code: str, unwanted: str) -> None:
    listing = f"{code}; import sys; print(*(name for name in {unwanted.split()!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
