"""template, import, export on the command line; what a workbook may hold is tested with the import itself."""

from pathlib import Path

from tests.app.cli.conftest import Run


def test_export_then_import_changes_nothing(run: Run, practice: Path, tmp_path: Path) -> None:
    book = tmp_path / "ra.xlsx"
    assert run("export", practice, book).code == 0
    before = practice.read_bytes()
    ran = run("import", practice, book, "--json")
    assert ran.code == 0
    assert ran.json["accepted"] == ran.json["changed"] == {}
    assert ran.json["rejected"] == ran.json["conflicts"] == ran.json["notes"] == []
    assert ran.json["unchanged"]["Đơn vị"] == 12
    assert practice.read_bytes() == before


def test_export_goes_into_an_empty_cluster_as_one_step(run: Run, practice: Path, tmp_path: Path) -> None:
    book, other = tmp_path / "ra.xlsx", tmp_path / "khac.tdk"
    run("export", practice, book)
    run("new", other, "--cluster", "Cụm thi đua số II", "--parent", "Bộ Tư pháp", "--year", "2018")
    ran = run("import", other, book, "--json")
    assert ran.code == 0
    here, there = (run("info", path, "--json").json["counts"] for path in (practice, other))
    assert {table: here[table] - there[table] for table in here if here[table] != there[table]} == {
        "seal": 1,
        "rulebook": 1,  # what the year was closed with goes with the seal
    }
    assert all(there[table] for table in ("case", "initiative", "headcount", "nomination"))
    run("undo", other)
    assert run("info", other, "--json").json["counts"]["unit"] == 0


def test_dry_run_writes_nothing(run: Run, practice: Path, tmp_path: Path) -> None:
    book, other = tmp_path / "ra.xlsx", tmp_path / "khac.tdk"
    run("export", practice, book)
    run("new", other, "--cluster", "Cụm thi đua số II", "--parent", "Bộ Tư pháp", "--year", "2018")
    before = other.read_bytes()
    ran = run("import", other, book, "--dry-run")
    assert ran.code == 0
    assert "chưa ghi gì" in ran.out
    assert other.read_bytes() == before


def test_the_template_comes_back_empty(run: Run, practice: Path, tmp_path: Path) -> None:
    book = tmp_path / "mau.xlsx"
    assert run("template", book).code == 0
    ran = run("import", practice, book, "--json")
    assert ran.json["accepted"] == ran.json["changed"] == {}


def test_a_file_that_is_no_workbook_is_refused(run: Run, practice: Path, tmp_path: Path) -> None:
    book = tmp_path / "thu.xlsx"
    book.write_bytes(b"PK\x03\x04 nothing")
    ran = run("import", practice, book)
    assert ran.code == 3
    assert "không phải tệp Excel" in ran.err


def test_a_workbook_that_is_not_there_is_told(run: Run, practice: Path, tmp_path: Path) -> None:
    ran = run("import", practice, tmp_path / "khong-co.xlsx")
    assert ran.code == 3
    assert "Không tìm thấy" in ran.err


def test_a_folder_to_write_in_that_is_not_there_is_told(run: Run, practice: Path, tmp_path: Path) -> None:
    for command in (("export", practice), ("template",)):
        ran = run(*command, tmp_path / "khong-co" / "so.xlsx")
        assert (ran.code, ran.err) == (3, f"Không tìm thấy thư mục {tmp_path / 'khong-co'}.\n")


def test_export_of_a_year_the_file_does_not_hold(run: Run, practice: Path, tmp_path: Path) -> None:
    ran = run("export", practice, tmp_path / "ra.xlsx", "--year", 1999)
    assert ran.code == 3
    assert not (tmp_path / "ra.xlsx").exists()
