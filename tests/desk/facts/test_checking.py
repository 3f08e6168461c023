"""Checking an edited Word file against the data: through the desk, with what can go wrong."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.documents.edited import edited
from thiduadesk.desk.commands.paper_numbers import save_paper_number
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.checking import check_docx
from thiduadesk.desk.facts.meetings import voting_conference
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.practice import write_practice
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.documents.catalogue import KINDS, OF_A_CONFERENCE
from thiduadesk.documents.copies import Difference, NotACopy
from thiduadesk.domain.errors import NotFound, StoreTrouble
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.paper_number import PaperNumber


def _edit(path: Path, before: str, after: str, part: str = "word/document.xml") -> None:
    """Edit a saved paper as Word would: what stood there once stands otherwise."""

    def edit(xml: str) -> str:
        assert before in xml
        return xml.replace(before, after, 1)

    path.write_bytes(edited(path.read_bytes(), edit, part))


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


def test_what_was_late_is_held_against_the_day_the_file_was_written(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(render_as(compose_paper(desk.records, "don-doc", 2018, day=date(2018, 12, 20)), "docx"))
    assert check_docx(desk.records, path).differences == ()


def test_a_paper_of_another_cluster_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = _save(desk, "bien-ban", tmp_path / "x.docx")
    write_practice(tmp_path / "khac.tdk")
    for other in (Desk.open(tmp_path / "khac.tdk"), Desk.create(tmp_path / "moi.tdk")):
        with closing(other), pytest.raises(NotACopy, match=r"x\.docx là của cụm khác"):
            check_docx(other.records, path)


def test_what_the_data_no_longer_hold_is_told_without_its_key(desk: Desk, tmp_path: Path) -> None:
    meeting, gone = voting_conference(desk.records, 2018).id, new_id()
    path = _save(desk, "kiem-phieu", tmp_path / "x.docx", meeting)
    _edit(path, "2018", "2031", part="docProps/custom.xml")
    with pytest.raises(NotFound, match="2031"):
        check_docx(desk.records, path)
    for kind in OF_A_CONFERENCE:
        with pytest.raises(NotFound, match="không còn trong dữ liệu năm 2018") as refusal:
            compose_paper(desk.records, kind, 2018, gone)
        assert gone not in str(refusal.value)


@pytest.mark.parametrize("by_hand", [True, False])
def test_number_and_day_typed_in_word_are_held_against_those_noted(desk: Desk, tmp_path: Path, by_hand: bool) -> None:
    path = _save(desk, "to-trinh", tmp_path / "x.docx")
    assert check_docx(desk.records, path).differences == ()
    noted = PaperNumber(id="", year=2018, kind="to-trinh", number=7, dated_on=date(2018, 12, 17), by_hand=by_hand)
    desk.do(save_paper_number, noted)
    assert check_docx(desk.records, path).differences == (), "what is left to the pen says nothing else"
    blank = "ngày …… tháng …… năm ………"
    _edit(path, ">\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0<", "> 07 <")
    _edit(path, f">{blank}<", ">ngày 17 tháng 12 năm 2018<")
    assert check_docx(desk.records, path).differences == ()
    _edit(path, "> 07 <", ">08<")
    assert check_docx(desk.records, path).differences == (Difference("Số", "08", "07"),)
    desk.undo()
    day = Difference("Hà Nội", "ngày 17 tháng 12 năm 2018", blank)
    assert check_docx(desk.records, path).differences == (Difference("Số", "08", ""), day)


def test_what_cannot_be_read_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="Không tìm thấy"):
        check_docx(desk.records, tmp_path / "khong-co.docx")
    (tmp_path / "la.docx").write_bytes(b"PK")
    with pytest.raises(NotACopy, match=r"la\.docx"):
        check_docx(desk.records, tmp_path / "la.docx")
