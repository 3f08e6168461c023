"""What the documents promise is there: links, pictures, files, make targets, commands."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.shape.house import DOCUMENTS, ROOT, SOURCES, name_of
from thiduadesk.app.cli.parser import COMMANDS

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def _code(path: Path) -> list[str]:
    """What stands between backticks, in lines and in blocks."""
    text = path.read_text("utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [*blocks, *re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_and_pictures_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    inside = [target for target in targets if not target.startswith("https://")]
    assert [target for target in inside if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_files_spoken_of_exist(path: Path) -> None:
    spoken = {name for code in _code(path) for name in re.findall(r"[\w./-]+/[\w.-]+\.(?:py|toml|sh|md|xls)\b", code)}
    homes = (ROOT, SOURCES, SOURCES.parent)
    assert [name for name in sorted(spoken) if not any((home / name).exists() for home in homes)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_make_targets_spoken_of_exist(path: Path) -> None:
    spoken = {name for code in _code(path) for name in re.findall(r"\bmake ([a-z]+)", code)}
    assert [name for name in sorted(spoken) if not re.search(rf"^{name}:", MAKEFILE, re.MULTILINE)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_commands_spoken_of_are_written(path: Path) -> None:
    spoken = {name for code in _code(path) for name in re.findall(r"(?<!uv run )\bthiduadesk ([a-z][a-z-]+)", code)}
    assert [name for name in sorted(spoken) if name not in COMMANDS or not COMMANDS[name].home] == []


def test_two_commands_are_all_there_is_to_know() -> None:
    assert {"make run", "make test"} <= set(re.findall(r"^(make \w+)", README, re.MULTILINE))
    assert re.search(r"^py -m pip install uv\npy -m uv run .*thiduadesk$", README, re.MULTILINE)


def test_a_secretary_reads_first_and_a_developer_after() -> None:
    vietnamese, _, english = README.partition("\n---\n")
    assert "thư ký" in vietnamese
    assert "developer" in english


def test_what_the_machine_runs_can_be_run() -> None:
    assert all(os.access(path, os.X_OK) for path in (ROOT / ".ci" / "run", ROOT / "tools" / "ready.sh"))


def test_the_version_is_told_once_for_all() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f'__version__ = "{project["version"]}"' in (SOURCES / "__init__.py").read_text("utf-8")
