"""papers, print, print-all: the kinds, the formats, and what happens when there is nothing to print."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.cli.conftest import Run
from tests.documents.render.printed import read_pages
from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings, write_settings
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.units import unit_card
from thiduadesk.desk.steps import step
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.printer import PrinterProfile
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.unit import Unit
from thiduadesk.store.work import Work


@step("Thử")
def change(work: Work, certificate: Certificate) -> None:
    """Put a certificate as it is."""
    work.put(certificate)


def test_papers_lists_every_kind_of_the_contract(run: Run) -> None:
    papers = run("papers", "--json").json["papers"]
    assert {"kind", "name", "stage", "formats", "per"} <= papers[0].keys()
    by_kind = {paper["kind"]: paper for paper in papers}
    assert len(papers) == len(by_kind) == 20
    assert by_kind["bien-ban"]["name"] == "Biên bản hội nghị bình xét"
    assert by_kind["bien-ban"]["formats"] == ["pdf", "docx", "txt"]
    assert by_kind["bang-diem"]["formats"] == ["pdf", "docx", "xlsx", "txt"]
    assert by_kind["giay-chung-nhan"]["formats"] == ["pdf", "xlsx", "txt"]
    assert {paper["stage"] for paper in papers} == {"phat-dong", "cham-diem", "hoi-nghi", "trinh", "ket-qua"}


@pytest.mark.parametrize("kind", COMPOSERS)
def test_print_writes_pdf_and_text(run: Run, practice: Path, tmp_path: Path, kind: str) -> None:
    pdf, text = tmp_path / "x.pdf", tmp_path / "x.txt"
    assert run("print", kind, practice, "--year", 2018, "-o", pdf).code == 0
    assert run("print", kind, practice, "--year", 2018, "-o", text).code == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    # A ballot is no letter of the cluster's: it bears its name alone.
    head = "CỤM THI ĐUA SỐ II" if kind == "phieu-bau" else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head in text.read_text("utf-8")


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_same_file_same_bytes(run: Run, practice: Path, tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    for path in (first, second):
        run("print", "tong-hop-diem", practice, "--year", 2018, "-o", path)
    assert first.read_bytes() == second.read_bytes()


def test_certificates_of_one_recipient(run: Run, practice: Path, tmp_path: Path) -> None:
    text = tmp_path / "x.txt"
    ran = run("print", "giay-chung-nhan", practice, "--year", 2018, "--for", "cam thi nhung", "-o", text)
    assert ran.code == 0
    assert text.read_text("utf-8").count("GIẤY CHỨNG NHẬN") == 1
    assert "Bà: Cầm Thị Nhung" in text.read_text("utf-8")


def test_the_score_sheet_of_one_unit_by_name_or_abbreviation(run: Run, practice: Path, tmp_path: Path) -> None:
    text = tmp_path / "x.txt"
    for name in ("hoc vien tu phap", "HVTP"):
        assert run("print", "bang-diem", practice, "--year", 2018, "--for", name, "-o", text).code == 0
        assert text.read_text("utf-8").count("BẢNG CHẤM ĐIỂM") == 1
        assert "HỌC VIỆN TƯ PHÁP" in text.read_text("utf-8")


def test_days_late_are_counted_to_the_day_asked_for(run: Run, practice: Path, tmp_path: Path) -> None:
    text = tmp_path / "x.txt"
    for day, late in (("20/6/2018", "5 ngày"), ("15/07/2018", "30 ngày")):
        ran = run("print", "don-doc", practice, "--year", 2018, "--for", "TCL TN", "--on", day, "-o", text)
        assert ran.code == 0
        assert f"Báo cáo sơ kết 6 tháng | 15/06/2018 | {late}" in text.read_text("utf-8")


def test_a_year_without_points_has_no_sheets_to_print(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    run("new", path, "--cluster", "Cụm thi đua số I", "--parent", "Bộ Tư pháp", "--year", "2026")
    for kind in ("bang-diem", "tong-hop-diem"):
        ran = run("print", kind, path, "--year", 2026, "-o", tmp_path / "x.pdf")
        assert ran.code == 3
        assert "chưa có bảng tiêu chí và điểm nào" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["khong-co", "--year", 2018, "-o", "x.pdf"], 2, "Không có loại văn bản"),
        (["to-trinh", "--year", 2018, "--for", "HVTP", "-o", "x.pdf"], 3, "lập chung cho cả cụm"),
        (["don-doc", "--year", 2018, "--for", "HVTP", "-o", "x.pdf"], 3, "không có việc nào phải đôn đốc «HVTP»"),
        (["don-doc", "--year", 2018, "--on", "31/13/2018", "-o", "x.pdf"], 2, "Sai cách dùng"),
        (["giay-chung-nhan", "--year", 2018, "-o", "x.docx"], 2, "không có dạng .docx"),
        (["bien-ban", "--year", 2018, "-o", "x.xlsx"], 2, "có: .pdf, .docx, .txt"),
        (["bien-ban", "--year", 2018, "-o", "x"], 2, "không có dạng"),
        (["bien-ban", "--year", 1999, "-o", "x.pdf"], 3, "Tệp không có năm 1999"),
        (["bang-diem", "--year", 2018, "--for", "Đơn vị nào đó", "-o", "x.pdf"], 3, "«Đơn vị nào đó»"),
        (["giay-chung-nhan", "--year", 2018, "--for", "Không Ai Cả", "-o", "x.pdf"], 3, "«Không Ai Cả»"),
    ],
)
def test_what_cannot_be_printed_is_told_and_writes_nothing(
    run: Run,
    practice: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[object],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    kind, *rest = arguments
    ran = run("print", kind, practice, *rest)
    assert ran.code == code
    assert sentence in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [practice.name]


def test_a_folder_that_is_not_there_is_told(run: Run, practice: Path, tmp_path: Path) -> None:
    for folder in (tmp_path / "khong-co", practice):  # one that is missing, and a file in its place
        ran = run("print", "bien-ban", practice, "--year", 2018, "-o", folder / "x.pdf")
        assert (ran.code, ran.err) == (3, f"Không tìm thấy thư mục {folder}.\n")


def test_a_certificate_that_does_not_fit_is_told_and_the_others_print(run: Run, practice: Path, tmp_path: Path) -> None:
    with closing(Desk.open(practice)) as desk:
        first, *others = (item for item in desk.records.all(Certificate, year=2018) if item.given)
        desk.do(change, replace(first, content="dài " * 500))
    ran = run("print", "giay-chung-nhan", practice, "--year", 2018, "-o", tmp_path / "x.pdf")
    assert ran.code == 1
    assert "chữ quá dài, không vừa ô" in ran.err
    assert len(read_pages((tmp_path / "x.pdf").read_bytes())) == len(others)


def test_a_batch_is_put_right_for_a_printer_the_window_knows(
    run: Run, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(
        settings=tmp_path / "settings.json", logs=tmp_path, documents=tmp_path, temporary=tmp_path / "temporary"
    )
    write_settings(places.settings, Settings().with_profile("HP 2055", PrinterProfile(right=3)))
    monkeypatch.setattr("thiduadesk.app.cli.papers.user_places", lambda: places)
    titles = []
    for more in ((), ("--profile", "HP 2055")):
        assert run("print", "giay-chung-nhan", practice, "--year", 2018, *more, "-o", tmp_path / "x.pdf").code == 0
        page = read_pages((tmp_path / "x.pdf").read_bytes())[0]
        titles.append(page.find("GIẤY CHỨNG NHẬN"))
    # A wide page put right is its sheet as it is fed: the head of the page at the left.
    assert titles[1].left - titles[0].top == pytest.approx(3, abs=0.1)
    ran = run("print", "giay-chung-nhan", practice, "--year", 2018, "--profile", "Canon", "-o", tmp_path / "x.pdf")
    assert (ran.code, ran.err) == (2, "Chưa ghi bù lệch cho máy in «Canon».\n")


def test_all_papers_of_a_stage_go_into_a_folder_with_the_sum_of_pages_first(
    run: Run, practice: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "hom-nay" / "in"
    ran = run("print-all", practice, "--year", 2018, "--stage", "hoi-nghi", "-o", folder)
    assert ran.code == 0
    first, *others = ran.out.splitlines()
    kinds = ["dai-bieu", "phieu-bau", "kiem-phieu", "bien-ban"]
    assert [line.split()[0] for line in others] == kinds
    assert [line.split()[-1] for line in others] == [str(folder / f"{kind}-2018.pdf") for kind in kinds]
    pages = [int(line.split()[1]) for line in others]
    assert first == f"Cả thảy {sum(pages)} trang, 4 văn bản."
    assert pages[1] == 16
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{kind}-2018.pdf" for kind in kinds)
    alone = tmp_path / "x.pdf"
    run("print", "phieu-bau", practice, "--year", 2018, "-o", alone)
    assert (folder / "phieu-bau-2018.pdf").read_bytes() == alone.read_bytes()


def test_a_stage_with_nothing_to_print_says_why_paper_by_paper(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.tdk"
    run("new", path, "--cluster", "Cụm thi đua số I", "--parent", "Bộ Tư pháp", "--year", 2026)
    ran = run("print-all", path, "--year", 2026, "--stage", "hoi-nghi", "-o", tmp_path / "in")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Cả thảy 0 trang, 0 văn bản."
    assert ran.out.count("không in: Năm 2026 chưa có hội nghị nào.") == 4


def test_a_paper_that_fails_is_listed_and_the_others_are_written(run: Run, practice: Path, tmp_path: Path) -> None:
    with closing(Desk.open(practice)) as desk:
        unit = next(unit for unit in desk.records.all(Unit) if unit.short_name == "NXBTP")
        desk.do(save_unit, replace(unit_card(desk.records, unit.id, 2018), chief="Lê 🏆 Hải"))
    folder = tmp_path / "in"
    ran = run("print-all", practice, "--year", 2018, "--stage", "phat-dong", "-o", folder)
    assert ran.code == 1
    assert "giay-moi         không in: Phông chữ in không có ký tự «🏆»" in ran.out
    assert (folder / "chuong-trinh-2018.pdf").exists()
    assert not (folder / "giay-moi-2018.pdf").exists()


def test_an_unknown_stage_is_wrong_usage_and_names_the_stages(run: Run, practice: Path, tmp_path: Path) -> None:
    ran = run("print-all", practice, "--year", 2018, "--stage", "họp", "-o", tmp_path / "in")
    assert ran.code == 2
    assert "phat-dong, cham-diem, hoi-nghi, trinh, ket-qua" in ran.err
    assert not (tmp_path / "in").exists()


def test_a_year_that_is_not_there_makes_no_folder(run: Run, practice: Path, tmp_path: Path) -> None:
    ran = run("print-all", practice, "--year", 1999, "--stage", "hoi-nghi", "-o", tmp_path / "in")
    assert ran.code == 3
    assert "Tệp không có năm 1999" in ran.err
    assert not (tmp_path / "in").exists()


def test_a_file_in_place_of_the_folder_is_told(run: Run, practice: Path) -> None:
    ran = run("print-all", practice, "--year", 2018, "--stage", "hoi-nghi", "-o", practice)
    assert ran.code == 3
    assert str(practice) in ran.err
