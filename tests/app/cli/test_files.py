"""sample, new, info, undo, history: what offices script against."""

from pathlib import Path

from tests.app.cli.conftest import Run
from thiduadesk.store.database import SCHEMA


def test_sample_writes_the_practice_file_and_says_where(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.tdk"
    ran = run("sample", path)
    assert ran.code == 0
    assert str(path) in ran.out
    info = run("info", path, "--json").json
    assert info["cluster"] == "Cụm thi đua số II"
    assert info["years"] == [2018]
    assert info["counts"]["unit"] >= 10
    assert info["counts"]["seal"] == 1
    assert info["schema"] == SCHEMA
    assert info["last_backup"] is None
    assert info["last_step"]["name"].startswith("Chốt Hội nghị tổng kết")


def test_sample_does_not_write_over_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.tdk"
    path.write_bytes(b"mine")
    ran = run("sample", path)
    assert (ran.code, ran.out) == (3, "")
    assert "Đã có tệp" in ran.err
    assert path.read_bytes() == b"mine"


def test_new_makes_an_empty_cluster(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    ran = run("new", path, "--cluster", "Cụm thi đua số I", "--parent", "Bộ Tư pháp", "--year", "2026")
    assert ran.code == 0
    info = run("info", path, "--json").json
    assert (info["cluster"], info["years"]) == ("Cụm thi đua số I", [2026])


def test_new_refuses_a_blank_name_and_leaves_no_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    ran = run("new", path, "--cluster", "  ", "--parent", "Bộ Tư pháp", "--year", "2026")
    assert ran.code == 3
    assert "Cần có tên cụm" in ran.err
    assert not path.exists()


def test_missing_file_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    ran = run("info", tmp_path / "khong-co.tdk")
    assert ran.code == 3
    assert ran.err.startswith("Không tìm thấy tệp")
    assert ran.err.count("\n") == 1


def test_a_file_of_another_kind_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "anh.tdk"
    path.write_bytes(b"\x89PNG not a database")
    ran = run("info", path)
    assert ran.code == 3
    assert "không phải tệp dữ liệu" in ran.err
    assert path.read_bytes() == b"\x89PNG not a database"


def test_undo_puts_the_last_step_back_and_history_tells_of_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    run("new", path, "--cluster", "Cụm thi đua số I", "--parent", "Bộ Tư pháp", "--year", "2026")
    ran = run("undo", path)
    assert ran.code == 0
    assert ran.out == "Đã hoàn tác: Lập tệp của Cụm thi đua số I\n"
    steps = run("history", path, "--json").json["steps"]
    assert [step["name"] for step in steps] == [
        "Hoàn tác: Lập tệp của Cụm thi đua số I",
        "Lập tệp của Cụm thi đua số I",
    ]
    assert steps[0]["reverts"] == steps[1]["id"]


def test_what_was_finalised_is_not_undone(run: Run, practice: Path) -> None:
    before = practice.read_bytes()
    ran = run("undo", practice)
    assert ran.code == 3
    assert "chốt" in ran.err
    assert practice.read_bytes() == before


def test_messages_follow_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    ran = run("info", tmp_path / "khong-co.tdk", "--lang", "en")
    assert ran.code == 3
    assert "Không" not in ran.err
