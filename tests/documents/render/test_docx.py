"""Papers as Word files: measured in the file, read back as Word would, the same bytes for the same paper."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Length
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.documents.render.written import elements, open_word, paragraphs, text_of, value
from tests.documents.sample_facts import CONFERENCE, RANKING, SCORES
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import ConferenceFacts, RemarkFacts
from thiduadesk.documents.render.docx import render_docx
from thiduadesk.documents.render.docx_page import style_name
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.render.styles import MEASURES
from thiduadesk.documents.tree import (
    Addressees,
    Cell,
    Columns,
    Document,
    Ending,
    Grid,
    Heading,
    PageBreak,
    PageProfile,
    Space,
    Style,
    Together,
    text,
)
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
PAPERS: list[tuple[str, object]] = [
    ("bien-ban", CONFERENCE),
    ("kiem-phieu", CONFERENCE),
    ("bang-diem", (SCORES, SCORES)),
    ("tong-hop-diem", RANKING),
]
_GRID = Grid(("TT", "Tên"), (("1", "Viện A"), ("2", "Viện B"), ("3", "Viện C")), (0.1, 0.9), frozenset({0}))


def _written(kind: str, facts: object) -> bytes:
    paper = COMPOSERS[kind](facts, _WORDING)
    assert isinstance(paper, Document)
    return render_docx(paper)


def _minutes(facts: ConferenceFacts = CONFERENCE) -> bytes:
    return _written("bien-ban", facts)


def _document(*blocks: object, **settings: object) -> bytes:
    return render_docx(Document("Thử", blocks, **settings))  # type: ignore[arg-type]


def _mm(length: Length | None) -> float:
    assert length is not None
    return float(length.mm)


def _kept(data: bytes) -> dict[str, bool]:
    """What every paragraph says → whether it stays with the next; a style's own word counts."""
    styles = {style_name(style) for style, measure in MEASURES.items() if measure.keep_with_next}
    return {
        text_of(one): one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        or value(one, "w:pPr/w:pStyle") in styles
        for one in elements(data, "p")
    }


@pytest.mark.parametrize(("kind", "facts"), PAPERS)
def test_the_same_paper_gives_the_same_bytes(kind: str, facts: object) -> None:
    assert _written(kind, facts) == _written(kind, facts)
    with zipfile.ZipFile(io.BytesIO(_written(kind, facts))) as archive:
        assert {member.date_time[:3] for member in archive.infolist()} == {(1980, 1, 1)}


def test_title_and_language_are_told_and_nobody_is_named() -> None:
    about = open_word(_minutes()).core_properties
    assert about.title.startswith("Biên bản Hội nghị tổng kết")
    assert about.language == "vi-VN"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")


def test_nothing_of_the_template_is_left_over() -> None:
    with zipfile.ZipFile(io.BytesIO(_minutes())) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]
        assert b"Calibri" not in archive.read("word/styles.xml")
    assert len(_minutes()) < 40_000


@pytest.mark.parametrize("style", Style)
def test_every_style_says_its_measure_its_font_for_all_scripts_and_its_language(style: Style) -> None:
    word, measure = open_word(_minutes()), MEASURES[style]
    found = word.styles[style_name(style)].element
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        assert value(found, "w:rPr/w:rFonts", script) == "Times New Roman"
    assert value(found, "w:rPr/w:lang") == value(found, "w:rPr/w:lang", "eastAsia") == "vi-VN"
    assert value(found, "w:rPr/w:sz") == str(round(2 * measure.size))
    assert value(found, "w:pPr/w:spacing", "before") == str(round(20 * measure.before))
    assert value(found, "w:pPr/w:jc") == {"justify": "both"}.get(measure.align, measure.align)
    assert (found.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None) is measure.bold


@pytest.mark.parametrize(("kind", "facts"), PAPERS)
def test_every_paragraph_with_words_has_one_of_the_styles(kind: str, facts: object) -> None:
    names = {style_name(style) for style in Style}
    for paragraph in elements(_written(kind, facts), "p"):
        assert not text_of(paragraph) or value(paragraph, "w:pPr/w:pStyle") in names


@pytest.mark.parametrize("landscape", [False, True])
def test_the_page_is_a4_with_the_margins_of_the_decree(landscape: bool) -> None:
    section = open_word(_document(text("một"), landscape=landscape)).sections[0]
    size = (_mm(section.page_width), _mm(section.page_height))
    assert size == pytest.approx((297, 210) if landscape else (210, 297), abs=0.1)
    assert 20 <= _mm(section.top_margin) <= 25
    assert 20 <= _mm(section.bottom_margin) + 0.01 <= 25
    assert 30 <= _mm(section.left_margin) + 0.01 <= 35
    assert 15 <= _mm(section.right_margin) + 0.01 <= 20


def _numbers(word: WordFile) -> dict[str, str]:
    """Where a page number stands → how it is set."""
    section = word.sections[0]
    places = {
        "first header": section.first_page_header,
        "header": section.header,
        "first footer": section.first_page_footer,
        "footer": section.footer,
    }
    found = {place: part._element.find(f".//{qn('w:fldSimple')}") for place, part in places.items()}
    return {
        place: value(field.getparent(), "w:pPr/w:jc") or ""
        for place, field in found.items()
        if field is not None and field.get(qn("w:instr")) == "PAGE"
    }


@pytest.mark.parametrize("held_on", [date(2018, 12, 14), date(2020, 3, 4), date(2020, 3, 5), date(2026, 12, 1)])
def test_the_page_number_stands_where_the_rule_of_the_day_wants_it(held_on: date) -> None:
    word = open_word(_minutes(replace(CONFERENCE, held_on=held_on)))
    assert word.sections[0].different_first_page_header_footer
    old = held_on < date(2020, 3, 5)  # TT 01/2011: bottom right; NĐ 30/2020: top centre
    assert _numbers(word) == ({"footer": "right"} if old else {"header": "center"})


@pytest.mark.parametrize("profile", PageProfile)
def test_a_draft_is_marked_on_every_page_and_a_final_paper_on_none(profile: PageProfile) -> None:
    for watermark in ("BẢN NHÁP", ""):
        section = open_word(_document(text("một"), profile=profile, watermark=watermark)).sections[0]
        for header in (section.first_page_header, section.header):
            marks = re.findall('string="(.*?)"', header._element.xml)
            assert marks == ([watermark] if watermark else [])


@pytest.mark.parametrize("profile", PageProfile)
@pytest.mark.parametrize("landscape", [False, True])
def test_the_small_line_stands_at_the_foot_of_every_page(profile: PageProfile, landscape: bool) -> None:
    data = _document(text("một"), profile=profile, landscape=landscape, foot="Mã kiểm tra: A & B")
    section = open_word(data).sections[0]
    first, later = (part._element.findall(qn("w:p")) for part in (section.first_page_footer, section.footer))
    assert [text_of(line) for line in first] == ["Mã kiểm tra: A & B"]
    (line,) = later
    assert value(line, "w:r/w:rPr/w:sz") == "20"
    if profile is PageProfile.DECREE_30:  # the number stands at the head
        assert text_of(line) == "Mã kiểm tra: A & B"
    else:  # level with the line, at the right edge of the text
        assert " ".join(text_of(line).split()) == "Mã kiểm tra: A & B 1"
        assert line[-1].tag == qn("w:fldSimple")
        stop = int(value(line, "w:pPr/w:tabs/w:tab", "pos") or 0)
        assert stop * 25.4 / 1440 == pytest.approx(252 if landscape else 165, abs=0.1)


@pytest.mark.parametrize("profile", PageProfile)
def test_a_paper_without_a_code_has_no_line_at_its_foot(profile: PageProfile) -> None:
    section = open_word(_document(text("một"), profile=profile)).sections[0]
    assert text_of(section.first_page_footer._element) == ""
    assert text_of(section.footer._element) == ("1" if profile is PageProfile.CIRCULAR_01 else "")


def test_several_addressees_stand_under_the_colon_close_together() -> None:
    data = _document(Addressees("Kính gửi:", ("Bộ Tư pháp", "Vụ A & B")), text("Sau"))
    label, first, last, _ = (one for one in elements(data, "p") if text_of(one))
    assert [text_of(one) for one in (label, first, last)] == ["Kính gửi:", "- Bộ Tư pháp;", "- Vụ A & B."]
    measure = MEASURES[Style.ADDRESSEE]
    size = measure.size
    colon = measure.indent * 72 / 25.4 + stringWidth("Kính gửi", face(), size)
    for line in (first, last):
        left, hanging = (int(value(line, "w:pPr/w:ind", side) or 0) / 20 for side in ("left", "hanging"))
        assert hanging == pytest.approx(stringWidth("- ", face(), size), abs=0.1)
        assert left - hanging == pytest.approx(colon, abs=0.1)
        assert value(line, "w:pPr/w:spacing", "before") == "0"
    assert value(label, "w:pPr/w:spacing", "after") == value(first, "w:pPr/w:spacing", "after") == "0"
    assert value(last, "w:pPr/w:spacing", "after") is None  # as the style has it
    kept = _kept(data)
    assert [kept[words] for words in ("Kính gửi:", "- Bộ Tư pháp;", "- Vụ A & B.")] == [True, True, False]


def test_one_addressee_stands_in_the_middle_beside_the_label() -> None:
    (line,) = (one for one in elements(_document(Addressees("Kính gửi:", ("Bộ Tư pháp",))), "p") if text_of(one))
    assert text_of(line) == "Kính gửi: Bộ Tư pháp"
    assert value(line, "w:pPr/w:jc") == "center"
    assert value(line, "w:pPr/w:ind", "firstLine") == "0"


def test_what_stands_first_in_a_cell_keeps_no_space_above() -> None:
    space = MEASURES[Style.RECIPIENTS].before
    columns = Columns(((text("Nơi nhận:", style=Style.RECIPIENTS),), (text("TM."),)), (0.5, 0.5))
    data = _document(text("Nơi nhận", style=Style.RECIPIENTS), columns)
    outside, inside = (one for one in elements(data, "p") if text_of(one).startswith("Nơi nhận"))
    assert space
    assert value(outside, "w:pPr/w:spacing", "before") is None
    assert value(inside, "w:pPr/w:spacing", "before") == "0"


def test_the_head_of_a_column_parts_in_lines_of_equal_length() -> None:
    grid = Grid(("STT", "Thời gian dự kiến"), (("1", "Thời gian dự kiến"),), (0.8, 0.2))
    head, cell = (one for one in elements(_document(grid), "p") if text_of(one).startswith("Thời gian"))
    assert [part.text for part in head.iter(qn("w:t"))] == ["Thời gian", "dự kiến"]
    assert [part.text for part in cell.iter(qn("w:t"))] == ["Thời gian dự kiến"]  # left to flow, for people to edit


def test_papers_one_after_another_count_their_own_pages() -> None:
    data = _written("bang-diem", (SCORES, SCORES, SCORES))
    sections = list(elements(data, "sectPr"))
    assert len(sections) == 3
    assert {value(section, "w:pgNumType", "start") for section in sections} == {"1"}
    assert {value(section, "w:type") for section in sections} == {"nextPage"}
    assert all(section.find(qn("w:titlePg")) is not None for section in sections)
    assert paragraphs(_document(text("một"), PageBreak(), text("hai"))) == ["một", "hai"]


def test_a_table_repeats_its_head_and_parts_no_row() -> None:
    (table,) = (one for one in elements(_written("tong-hop-diem", RANKING), "tbl") if _is_ruled(one))
    head, *rows = table.findall(qn("w:tr"))
    assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rows)
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in (head, *rows))
    assert len(rows) == len(RANKING.units)
    widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
    assert sum(widths) * 25.4 / 1440 == pytest.approx(252, abs=0.2)


def _is_ruled(table: object) -> bool:
    return table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None  # type: ignore[attr-defined]  # an element


def test_the_letterhead_is_one_table_without_lines_or_margins() -> None:
    letterhead = next(elements(_minutes(), "tbl"))
    assert not _is_ruled(letterhead)
    for side in ("top", "left", "bottom", "right"):
        assert value(letterhead, f"w:tblPr/w:tblCellMar/w:{side}", "w") == "0"
    rows = [[text_of(cell) for cell in row.findall(qn("w:tc"))] for row in letterhead.findall(qn("w:tr"))]
    assert rows[0] == [
        "BỘ TƯ PHÁPCỤM THI ĐUA SỐ II",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc",
    ]
    assert rows[1][0].startswith("Số:")


def test_rules_are_drawn_as_long_as_their_text_wants_them() -> None:
    ruled = list(elements(_document(Heading("Độc lập - Tự do - Hạnh phúc", Style.MOTTO, rule=1.0)), "p"))
    ends = [int(value(ruled[1], "w:pPr/w:ind", side) or 0) for side in ("left", "right")]
    assert ends[0] == ends[1]
    drawn = 165 - sum(ends) * 25.4 / 1440
    assert drawn == pytest.approx(60.5, abs=0.5)  # the width of Tiêu ngữ at 14 points
    assert value(ruled[1], "w:pPr/w:pBdr/w:bottom") == "single"


def test_a_long_heading_wraps_in_balance_as_the_pdf_does() -> None:
    title = next(one for one in elements(_minutes(), "p") if text_of(one).startswith("Hội nghị tổng kết"))
    lines = [part.text for part in title.iter(qn("w:t"))]
    assert lines == ["Hội nghị tổng kết công tác thi đua,", "khen thưởng năm 2018 của Cụm thi đua số II"]


def test_the_signatures_stay_with_the_end_of_the_text() -> None:
    kept = _kept(_minutes())
    for words in ("Giao đơn vị Cụm trưởng", "Hội nghị kết thúc vào", "CHỦ TRÌ", "Phạm Quốc Khánh", "Nơi nhận:"):
        assert next(keep for said, keep in kept.items() if said.startswith(words)), words
    assert not kept["- Lưu: VT, Hồ sơ."]


def test_the_last_two_rows_go_with_what_a_table_is_kept_to() -> None:
    kept = _kept(_document(Ending((_GRID,), (text("Ký tên"),))))
    assert [kept[f"Viện {name}"] for name in "ABC"] == [False, True, True]
    assert kept["Tên"]
    assert not kept["Ký tên"]


def test_the_name_of_a_group_is_one_cell_over_its_columns() -> None:
    grid = replace(_GRID, rows=((Cell("Nhóm", tag="groups.0", span=2),), *_GRID.rows), strong=frozenset({0}))
    cell = next(one for one in elements(_document(grid), "tc") if "Nhóm" in "".join(map(text_of, one.iter(qn("w:p")))))
    assert value(cell, "w:tcPr/w:gridSpan") == "2"
    assert value(cell, "w:tcPr/w:tcW", "w") == str(round(165 * 1440 / 25.4))
    assert [tag.get(qn("w:val")) for tag in cell.iter(qn("w:tag"))] == ["groups.0"]


def test_what_stands_together_is_kept_together() -> None:
    kept = _kept(_document(Together((text("Trên"), _GRID)), text("Sau")))
    assert [kept[words] for words in ("Trên", "Tên", "Viện A", "Viện B", "Viện C")] == [True, True, True, True, False]


def test_a_bold_row_stays_with_what_it_heads() -> None:
    kept = _kept(_document(replace(_GRID, strong=frozenset({1}))))
    assert [kept[f"Viện {name}"] for name in "ABC"] == [False, True, False]


def test_columns_of_one_width_are_rows_of_one_table_and_others_stay_apart() -> None:
    row = Columns(((text("A"),), (text("B"),)), (0.5, 0.5))
    joined = list(elements(_document(row, row), "tbl"))
    assert [len(table.findall(qn("w:tr"))) for table in joined] == [2]
    body = open_word(_document(row, replace(row, widths=(0.4, 0.6)), _GRID)).element.body
    assert [child.tag.rpartition("}")[-1] for child in body] == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize("blocks", [(), (Space(5.0),), (_GRID,), (Columns(((), ()), (0.5, 0.5)),)])
def test_a_text_ends_in_a_paragraph_as_word_demands(blocks: tuple[object, ...]) -> None:
    body = open_word(_document(*blocks)).element.body
    assert body[-2].tag == qn("w:p")
    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("A & B < C > D &amp; <b>không đậm</b>", "A & B < C > D &amp; <b>không đậm</b>"),
        ("Giỏi 🏆 漢", "Giỏi 🏆 漢"),
        ("một\thai\nba", "một hai ba"),
        ("một\x0bhai\x00ba\ufffe", "một hai ba "),
        ("Cu\u0323m", "Cụm"),
        ("dài " * 500, "dài " * 500),
    ],
)
def test_whatever_is_typed_is_written_and_read_back(typed: str, written: str) -> None:
    facts = replace(CONFERENCE, remarks=(RemarkFacts(kind="kết luận", content=typed),))
    assert " ".join(written.split()) in " ".join(" ".join(paragraphs(_minutes(facts))).split())
    grid = replace(_GRID, rows=((typed, typed),))
    said = paragraphs(render_docx(Document(typed, (text(typed), Heading(typed, Style.TITLE, rule=0.4), grid))))
    assert [" ".join(one.split()) for one in (said[0], said[1], said[-1])] == [" ".join(written.split())] * 3
