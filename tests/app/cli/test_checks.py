"""check: the contract's codes, and a damaged file told in words and in JSON; verify: seals and codes on paper."""

import re
import sqlite3
from pathlib import Path

import pytest

from tests.app.cli.conftest import Run
from thiduadesk.desk.sealing import digest_of


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


# verify: the seals, and the code at the foot of a paper.

CODE = re.compile(r"Mã kiểm tra: (\S+)")


@pytest.fixture
def code(run: Run, practice: Path, tmp_path: Path) -> str:
    """The code at the foot of the printed minutes."""
    run("print", "bien-ban", practice, "--year", 2018, "-o", tmp_path / "x.txt")
    found = CODE.findall((tmp_path / "x.txt").read_text("utf-8"))
    assert len(found) == 1
    return str(found[0])


def test_whole_seals_hold(run: Run, practice: Path, code: str) -> None:
    ran = run("verify", practice)
    assert ran.code == 0
    assert f"{code}: Hội nghị tổng kết" in ran.out
    assert "(14/12/2018)" in ran.out
    assert "còn nguyên" in ran.out


def test_the_code_on_paper_is_found_however_it_is_typed(run: Run, practice: Path, code: str) -> None:
    plain = code.replace("-", "")
    for typed in (code, code.lower(), plain, f" {code.replace('-', ' ')} ", code.replace("0", "O").replace("1", "l")):
        ran = run("verify", practice, typed)
        assert (ran.code, ran.out.count(code)) == (0, 1)


def test_any_letter_changed_is_refused(run: Run, practice: Path, code: str) -> None:
    for place, letter in enumerate(code):
        if letter != "-":
            changed = code[:place] + ("3" if letter != "3" else "4") + code[place + 1 :]
            ran = run("verify", practice, changed)
            assert ran.code == 1
            assert "không khớp" in ran.out + ran.err
    for typed in ("", " ", code[:-5], f"{code}-0000"):
        assert run("verify", practice, f"{typed}").code == 1


def unguarded(path: Path, statement: str) -> None:
    """Somebody opens the file with another program, takes the triggers away and writes."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE seal SET facts = replace(facts, '"agree":27', '"agree":20')""",
        "UPDATE seal SET facts = facts || ' '",
        "UPDATE seal SET facts = 'không còn gì'",
        "UPDATE seal SET digest = 'không phải mã băm'",
        "UPDATE seal SET digest = upper(digest)",
        "UPDATE seal SET pack_digest = ''",
        "UPDATE seal SET previous = digest",
    ],
)
def test_a_seal_changed_behind_the_program_is_told(run: Run, practice: Path, code: str, statement: str) -> None:
    unguarded(practice, statement)
    for arguments in ((), (code,)):
        ran = run("verify", practice, *arguments)
        assert ran.code == 1
        assert "không còn nguyên" in ran.out + ran.err or "không khớp" in ran.out + ran.err


def test_a_seal_made_anew_over_changed_facts_no_longer_has_the_code(run: Run, practice: Path, code: str) -> None:
    connection = sqlite3.connect(practice)
    previous, facts, pack = connection.execute("SELECT previous, facts, pack_digest FROM seal").fetchone()
    connection.close()
    forged = facts.replace('"agree":27', '"agree":20')
    assert forged != facts
    facts_sql = forged.replace("'", "''")
    unguarded(practice, f"UPDATE seal SET facts = '{facts_sql}', digest = '{digest_of(previous, forged, pack)}'")
    ran = run("verify", practice, code)
    assert ran.code == 1
    assert "không khớp" in ran.out + ran.err


def test_a_finalised_conference_whose_seal_is_gone_is_told(run: Run, practice: Path) -> None:
    unguarded(practice, "DELETE FROM seal")
    ran = run("verify", practice)
    assert ran.code == 1
    assert "–: Hội nghị tổng kết" in ran.out
    assert "không còn nguyên" in ran.out + ran.err


def test_a_file_without_a_finalised_conference_has_nothing_to_verify(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    run("new", path, "--cluster", "Cụm thi đua số I", "--parent", "Bộ Tư pháp", "--year", "2026")
    ran = run("verify", path)
    assert ran.code == 0
    assert "Chưa có hội nghị nào được chốt" in ran.out
    assert run("verify", path, "7F3K-92QA-XM4T-0B5C").code == 1
