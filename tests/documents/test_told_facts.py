"""What the papers of the year and of a conference tell from data is named, all of it: no edited copy hides a change."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.documents.edited import edited
from tests.documents.render.written import open_word, text_of
from tests.documents.sample_facts import CONFERENCE, CONVENING, RANKING, SCORES
from tests.documents.year_sample import YEAR_PAPERS
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.copies import Difference, differences, read_copy
from thiduadesk.documents.facts import AmendedFacts, RemarkFacts
from thiduadesk.documents.render.docx import render_docx
from thiduadesk.documents.telling import linked, named, told, told_row
from thiduadesk.documents.tree import Addressees, Cell, Document, Grid, Origin, Run
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.wording import Wording

_WORDING = common_pack().wording
_SPOKEN = tuple(RemarkFacts(kind=one.kind, speaker=one.speaker, content="Nói.") for one in CONFERENCE.remarks)
_MEETING = replace(CONFERENCE, remarks=_SPOKEN)  # what was said is prose, free to be polished
_AMENDED = AmendedFacts(title="Hội nghị tổng kết của Cụm", held_on=date(2018, 12, 1), code="4F2A")
_FACTS = {
    "bien-ban": _MEETING,
    "bien-ban bổ sung": replace(_MEETING, amends=_AMENDED),
    "kiem-phieu": CONFERENCE,
    "giay-moi": CONVENING,
    "chuong-trinh": CONVENING,
    "dai-bieu": CONFERENCE,
    "bang-diem": (SCORES, SCORES),
    "tong-hop-diem": RANKING,
    **dict(YEAR_PAPERS),
}
_COUNTERS = re.compile(r"\d{1,2}\.?")  # of rows and of lists


def _paper(kind: str) -> Document:
    paper = COMPOSERS[kind.split(maxsplit=1)[0]](_FACTS[kind], _WORDING)
    assert isinstance(paper, Document)
    return replace(paper, origin=Origin(kind, 2018))


def _around(data: bytes) -> str:
    """What a Word file says outside its controls."""
    body = open_word(data).element.body
    for control in list(body.iter(qn("w:sdt"))):
        control.getparent().remove(control)
    return " ".join(map(text_of, body.iter(qn("w:p"))))


def _names(facts: Any) -> Iterator[str]:
    """Every text in the facts that is longer than a sign or a unit of measure."""
    if is_dataclass(facts) and not isinstance(facts, type):
        for field in fields(facts):
            yield from _names(getattr(facts, field.name))
    elif isinstance(facts, tuple):
        for one in facts:
            yield from _names(one)
    elif isinstance(facts, str) and len(facts) > 4:
        yield facts


@pytest.mark.parametrize("kind", _FACTS)
def test_no_number_and_no_name_stands_outside_the_controls(kind: str) -> None:
    said = _around(render_docx(_paper(kind)))
    assert [word for word in said.split() if re.search(r"\d", word) and not _COUNTERS.fullmatch(word)] == []
    own = " ".join(_WORDING.sentences.values()).upper()
    names = {name.upper() for name in _names(_FACTS[kind])}
    assert [name for name in names if name in said.upper() and name not in own] == []


@pytest.mark.parametrize("kind", _FACTS)
def test_nothing_edited_differs_in_nothing(kind: str) -> None:
    paper = _paper(kind)
    copy = read_copy(render_docx(paper), "x.docx")
    assert len(copy.told) > 15
    assert all(len(tag) <= 64 for tag, _ in copy.told)  # the most Word keeps
    assert differences(copy, paper) == ()


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("bien-ban", "Hồ Thanh Bình, Báo Pháp luật Việt Nam - Ủy viên", "Hồ Thanh Bình - Ủy viên"),
        ("bien-ban", "Đại diện Nhà xuất bản Tư pháp", "Đại diện Nhà xuất bản"),
        ("bien-ban bổ sung", "17 giờ 00 phút, ngày 14 tháng 12 năm 2018", "17 giờ, ngày 14 tháng 12 năm 2018"),
        ("bang-diem", "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2018", "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2017"),
        ("tong-hop-diem", "Bảng tiêu chí của Cụm", "Bảng tiêu chí"),
        ("giay-moi", "Hiệu trưởng Trường Trung cấp Luật Buôn Ma Thuột", "Hiệu trưởng"),
        ("giay-moi", "Đỗ Thu Trang", "Đỗ Thu Thủy"),
        ("chuong-trinh", "14 giờ 00 phút, ngày 14 tháng 12 năm 2018.", "13 giờ 30 phút, ngày 14 tháng 12 năm 2018."),
        ("dai-bieu", "Lý Thị Hoà", "Lý Thị Hoa"),
        ("giao-uoc", "Trần Đức Long", "Trần Đức Lộc"),
        ("giao-uoc", "trên 8", "trên 9"),
        ("giao-uoc", "ngày 20 tháng 3 năm 2018", "ngày 21 tháng 3 năm 2018"),
        ("dang-ky", "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua"),
        ("dang-ky", "43", "34"),
        ("dang-ky", "Lê Hoàng Anh (CSTĐ cơ sở)", "Lê Hoàng Ánh (CSTĐ cơ sở)"),
        ("ke-hoach", "Tập huấn nghiệp vụ", "Tập huấn"),
        ("ke-hoach", "02 đơn vị", "03 đơn vị"),
        ("ke-hoach", "28/02/2018", "27/02/2018"),
        ("kiem-tra-cheo", "Giám đốc Trần Đức Long.", "Phó Giám đốc Trần Đức Long."),
        ("kiem-tra-cheo", "124,15", "124,51"),
        ("kiem-tra-cheo", "ngày 03 tháng 12 năm 2018", "ngày 04 tháng 12 năm 2018"),
        ("don-doc", "Tự chấm điểm 03 tiêu chí còn lại", "Tự chấm điểm 04 tiêu chí còn lại"),
        ("don-doc", "35 ngày", "36 ngày"),
        ("don-doc", "19/12/2018", "18/12/2018"),
        ("to-trinh", "Bà Cầm Thị Nhung", "Bà Cầm Thị Nhụng"),
        ("to-trinh", "02 tập thể và 02 cá nhân", "02 tập thể và 03 cá nhân"),
        ("to-trinh", "ngày 14 tháng 12 năm 2018", "ngày 15 tháng 12 năm 2018"),
        ("to-trinh", "Hội đồng Thi đua - Khen thưởng ngành Tư pháp", "Hội đồng Thi đua - Khen thưởng"),
        ("trich-ngang", "Y Thuận Êban", "Y Thuận"),
        ("trich-ngang", "26/28 phiếu (92,86 %)", "27/28 phiếu (92,86 %)"),
        ("trich-ngang", "Giáo viên, Trường Trung cấp Luật Tây Bắc", "Giáo viên"),
        ("ban-giao", "Hội nghị bất thường", "Hội nghị thường kỳ"),
        ("ban-giao", "1.270", "1.720"),
        ("ban-giao", "15/06/2018", "16/06/2018"),
        ("ban-giao", "15/BB-CTĐII", "16/BB-CTĐII"),
        ("so-cap", "Tập thể Trường Trung cấp Luật Buôn Ma Thuột", "Trường Trung cấp Luật Buôn Ma Thuột"),
        ("so-cap", "3", "4"),
        ("so-cap", "14/12/2018", "15/12/2018"),
        ("bao-cao", "Trường Trung cấp Luật Tây Bắc", "Trường Trung cấp Luật"),
        ("bao-cao", "1.322", "1.232"),
        ("bao-cao", "ngày 31 tháng 12 năm 2018", "ngày 30 tháng 12 năm 2018"),
        ("so-ket", "Bộ Tư pháp", "Bộ Nội vụ"),
        ("so-ket", "01 kế hoạch", "02 kế hoạch"),
        ("so-ket", "ngày 30 tháng 6 năm 2018", "ngày 29 tháng 6 năm 2018"),
    ],
)
def test_a_changed_name_number_or_day_is_found(kind: str, before: str, after: str) -> None:
    paper = _paper(kind)
    words = map(re.escape, before.split(" "))
    blank = r'(?:[ \u00a0]|</w:t><w:br/><w:t xml:space="preserve">)'
    control = f"(?<=>){blank.join(words)}(?=[<;])"
    data = edited(render_docx(paper), lambda xml: re.sub(control, after, xml, count=1))
    (found,) = differences(read_copy(data, "x.docx"), paper)
    assert found.said
    assert found.known
    assert after in found.said
    assert before in found.known


def test_what_a_sentence_nests_keeps_its_own_name() -> None:
    wording = Wording({"late": "«{name}»: {lateness}", "days": "chậm {days} ngày"})
    lateness = told(wording, "days", "late.0", days=9)
    assert told(wording, "late", "late.0", name="Sơ kết", lateness=lateness) == (
        Run("«"),
        Run("Sơ kết", tag="late.0.name"),
        Run("»: "),
        Run("chậm "),
        Run("9", tag="late.0.days"),
        Run(" ngày"),
    )
    assert linked([(), (Run("A"),), (), (Run("B"),)], "; ") == (Run("A"), Run("; "), Run("B"))
    assert named("giver", name="Lê An", office="", unit="Viện A") == (
        Run("Lê An", tag="giver.name"),
        Run(", "),
        Run("Viện A", tag="giver.unit"),
    )


def test_the_first_column_tells_something_unless_it_counts_the_rows() -> None:
    assert told_row("rows.0", ("number", "name"), ("1", "A")) == (Cell("1"), Cell("A", tag="rows.0.name"))
    book = told_row("rows.0", ("number", "name"), ("7", ""), numbered=False)
    assert book == (Cell("7", tag="rows.0.number"), Cell(""))


def test_heads_of_columns_and_addressees_are_told_with_their_place() -> None:
    def paper(title: str, *names: str) -> Document:
        grid = Grid(("STT", Cell(title, tag="titles.0")), (("1", "2"),), (0.2, 0.8))
        return Document("Thử", (Addressees("Kính gửi:", names), grid), origin=Origin("to-trinh", 2018))

    copy = read_copy(render_docx(paper("Cờ thi đua", "Viện A", "Viện B")), "x.docx")
    assert differences(copy, paper("Cờ", "Viện A", "Viện C")) == (
        Difference("Kính gửi", "Viện B", "Viện C"),
        Difference("Cờ", "Cờ thi đua", "Cờ"),
    )
