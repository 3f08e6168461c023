"""check: the contract's codes, and a damaged file told in words and in JSON."""

from pathlib import Path

from tests.app.cli.conftest import Run


def test_the_practice_file_has_something_to_say(run: Run, practice: Path) -> None:
    ran = run("check", practice, "--json")
    assert ran.code == 1
    problems = ran.json["problems"]
    assert {"code", "severity", "about", "message", "article"} == problems[0].keys()
    codes = {item["code"] for item in problems}
    assert {"overdue", "no-movement", "no-evidence"} <= codes
    assert {"chain-broken", "case-open", "eligibility-unknown"} <= codes
    assert not [item for item in problems if item["severity"] == "error"]


def test_a_new_file_has_nothing_to_say(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    run("new", path, "--cluster", "Cụm thi đua số I", "--parent", "Bộ Tư pháp", "--year", "2026")
    ran = run("check", path)
    assert (ran.code, ran.out) == (0, "Không thấy vướng mắc nào.\n")


def test_a_damaged_file_is_a_problem_of_its_own(run: Run, practice: Path) -> None:
    data = bytearray(practice.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    practice.write_bytes(data)
    ran = run("check", practice, "--json")
    assert ran.code == 3
    assert [item["code"] for item in ran.json["problems"]] == ["damaged"]
    assert "bị hỏng" in ran.err
    assert practice.read_bytes() == bytes(data)
