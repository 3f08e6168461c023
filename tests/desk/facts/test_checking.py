"""Checking an edited Word file against the data: through the desk, with what can go wrong."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.checking import check_docx
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.documents.catalogue import KINDS
from thiduadesk.documents.copies import Difference, NotACopy
from thiduadesk.domain.errors import NotFound, StoreTrouble


def _save(desk: Desk, kind: str, path: Path, subject: str = "") -> Path:
    path.write_bytes(render_as(compose_paper(desk.records, kind, 2018, subject), "docx"))
    return path


@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS if "docx" in kind.formats])
def test_a_paper_just_saved_equals_the_data(desk: Desk, tmp_path: Path, kind: str) -> None:
    check = check_docx(desk.records, _save(desk, kind, tmp_path / "x.docx"))
    assert (check.year, check.differences) == (2018, ())
    assert check.count > 10


def test_the_paper_of_one_unit_is_checked_as_that(desk: Desk, tmp_path: Path) -> None:
    check = check_docx(desk.records, _save(desk, "bang-diem", tmp_path / "x.docx", "HVTP"))
    assert check.differences == ()
    assert 0 < check.count < 100


def test_data_changed_after_saving_are_told(desk: Desk, tmp_path: Path) -> None:
    path = _save(desk, "tong-hop-diem", tmp_path / "x.docx")
    desk.do(save_cluster, replace(cluster_card(desk.records, 2018), parent="Bộ Nội vụ"))
    assert check_docx(desk.records, path).differences == (Difference("BỘ NỘI VỤ", "BỘ TƯ PHÁP", "BỘ NỘI VỤ"),)


def test_a_year_the_file_does_not_hold_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = _save(desk, "bien-ban", tmp_path / "x.docx")
    with closing(Desk.create(tmp_path / "moi.tdk")) as other, pytest.raises(NotFound, match="2018"):
        check_docx(other.records, path)


def test_what_cannot_be_read_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="Không tìm thấy"):
        check_docx(desk.records, tmp_path / "khong-co.docx")
    (tmp_path / "la.docx").write_bytes(b"PK")
    with pytest.raises(NotACopy, match=r"la\.docx"):
        check_docx(desk.records, tmp_path / "la.docx")
