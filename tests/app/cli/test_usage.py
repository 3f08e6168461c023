"""Wrong usage is told in plain words with exit code 2; commands still to come say so."""

import pytest

from tests.app.cli.conftest import Run
from thiduadesk.app.cli.parser import COMMAND_LIST

_TO_COME = ["backup", "restore", "handover", "receive", "merge", "convert-text"]


@pytest.mark.parametrize("command", _TO_COME)
def test_commands_to_come_say_so(run: Run, command: str) -> None:
    ran = run(command, "a.tdk", "b")
    assert (ran.code, ran.out) == (2, "")
    assert "chưa có" in ran.err


def test_those_are_all_that_are_to_come() -> None:
    assert [command.name for command in COMMAND_LIST if command.home is None] == _TO_COME


@pytest.mark.parametrize(
    "arguments",
    [
        ["info"],
        ["info", "a.tdk", "b.tdk"],
        ["print", "bien-ban", "a.tdk", "-o", "x.pdf"],
        ["print", "bien-ban", "a.tdk", "--year", "hai nghìn", "-o", "x.pdf"],
        ["new", "a.tdk", "--cluster", "x", "--parent", "y", "--year", "20188"],
        ["khong-co-lenh-nay", "--la"],
    ],
)
def test_wrong_usage_is_told_in_vietnamese(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Sai cách dùng")
    assert "usage" not in ran.err
    assert "required" not in ran.err


def test_help_lists_every_command(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--help")
    assert stopped.value.code == 0
    out = capfd.readouterr().out
    assert all(command.name in out for command in COMMAND_LIST)
    assert "positional arguments" not in out
    assert "show this help" not in out
