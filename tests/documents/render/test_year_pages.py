"""The papers of a whole year as printed: margins, addressees, signatures, long names, tables that part."""

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.render.printed import Page, read_pages
from tests.documents.sample_facts import SIGNER
from tests.documents.year_sample import PLEDGE, REGISTRATIONS, REPORT, SUBMISSION, YEAR_PAPERS
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import SignerFacts
from thiduadesk.documents.render.pdf import render_pdf
from thiduadesk.documents.tree import Block, Cell, Document, Ending, Grid, Space, Style, text
from thiduadesk.documents.year_facts import ProposedFacts, RegisteredFacts, TargetFacts
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_LONG = "Trường Trung cấp Luật rất xa và tên rất dài ở nhiều nơi & khác nhau <số {:02}>"
_UNITS = tuple(map(_LONG.format, range(1, 29)))


def _printed(kind: str, facts: object) -> list[Page]:
    return read_pages(render_pdf(COMPOSERS[kind](facts, _WORDING)))


def _within(pages: list[Page]) -> None:
    for page in pages:
        # A page number stands in its margin, above or below.
        numbers = [box for box in page.texts if box.text.isdigit() and not 20 <= box.top <= page.height - 20]
        body = [box for box in (*page.texts, *page.lines) if box not in numbers]
        assert min(box.left for box in body) >= 29.4
        assert max(box.right for box in body) <= page.width - 14.4
        assert min(box.top for box in body) >= 20
        assert max(box.bottom for box in body) <= page.height - 19.5


def _words(pages: list[Page]) -> str:
    return " ".join(" ".join(page.text for page in pages).split())


@pytest.mark.parametrize(("kind", "facts"), YEAR_PAPERS)
def test_pages_keep_their_margins_and_signs_of_markup(kind: str, facts: object) -> None:
    pages = _printed(kind, facts)
    _within(pages)
    if kind not in {"to-trinh", "trich-ngang", "so-cap", "ke-hoach"}:
        assert "Luật & <Nghề>".upper() in _words(pages).upper()


_CROWDED: tuple[tuple[str, object], ...] = (
    (
        "giao-uoc",
        replace(
            PLEDGE,
            units=tuple(
                SignerFacts(unit=name, office="Hiệu trưởng", name="Nguyễn Thị Minh Anh") for name in _UNITS[:-1]
            ),
            head=SignerFacts(unit=_UNITS[-1], office="Hiệu trưởng"),
            targets=tuple(TargetFacts(unit=name, name=f"Chỉ tiêu riêng {name}") for name in _UNITS),
        ),
    ),
    (
        "dang-ky",
        replace(
            REGISTRATIONS,
            titles=tuple(f"Danh hiệu thi đua thứ {number}" for number in range(10)),
            units=tuple(RegisteredFacts(unit=name, counts=(1,) * 10, named=("Lê An (LĐTT)",)) for name in _UNITS),
        ),
    ),
    ("bao-cao", replace(REPORT, units=_UNITS, unsigned=_UNITS)),
    ("to-trinh", replace(SUBMISSION, proposed=tuple(ProposedFacts(title="Cờ", name=name) for name in _UNITS))),
    (
        "trich-ngang",
        replace(
            SUBMISSION,
            proposed=tuple(ProposedFacts(title="Cờ", name=name, merits=(name, name), held=(name,)) for name in _UNITS),
        ),
    ),
)


@pytest.mark.parametrize(("kind", "facts"), _CROWDED)
def test_twenty_eight_units_with_long_names_are_all_there_inside_the_page(kind: str, facts: object) -> None:
    pages = _printed(kind, facts)
    _within(pages)
    said = _words(pages).upper().replace(" ", "")
    assert [name for name in _UNITS if name.upper().replace(" ", "") not in said] == []


def test_dashes_of_several_addressees_stand_under_the_colon() -> None:
    names = ("Bộ Tư pháp", "Hội đồng Thi đua - Khen thưởng ngành Tư pháp, nơi có một cái tên dài hơn một dòng giấy")
    page = _printed("to-trinh", replace(SUBMISSION, addressees=names))[0]
    label, first, second = page.find("Kính gửi:"), page.find("- Bộ Tư pháp;"), page.find("- Hội đồng")
    rest = page.find("dòng giấy.")
    assert label.right - 2 < first.left < label.right + 0.5
    assert first.left == pytest.approx(second.left, abs=0.3)
    assert rest.left > second.left + 1
    assert label.bottom < first.top < second.top


def test_one_addressee_stands_in_the_middle() -> None:
    page = _printed("to-trinh", replace(SUBMISSION, addressees=("Bộ Tư pháp",)))[0]
    assert page.find("Kính gửi: Bộ Tư pháp").middle == pytest.approx(112.5, abs=0.5)


def test_recipients_stand_level_with_the_signer() -> None:
    last = _printed("to-trinh", SUBMISSION)[-1]
    recipients, signer = last.find("Nơi nhận:"), last.find("TM. CỤM THI ĐUA SỐ II")
    assert recipients.top == pytest.approx(signer.top, abs=1.5)
    assert recipients.left == pytest.approx(30, abs=0.5)
    assert last.find("Phạm Quốc Khánh").top - last.find("CỤM TRƯỞNG").bottom > 22
    assert last.find("Phạm Quốc Khánh").middle == pytest.approx(signer.middle, abs=0.5)


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_the_closing_never_stands_alone(count: int) -> None:
    proposed = tuple(ProposedFacts(title="Cờ", name=f"Đơn vị số {number}") for number in range(1, count + 1))
    last = _printed("to-trinh", replace(SUBMISSION, proposed=proposed))[-1]
    assert last.find(f"{count}. Đơn vị số {count}.").bottom < last.find("TM. CỤM").top


@pytest.mark.parametrize(("count", "columns"), [(1, 2), (2, 2), (3, 2), (4, 3), (5, 3), (6, 3), (11, 3), (27, 3)])
def test_the_head_signs_in_the_last_cell(count: int, columns: int) -> None:
    units = tuple(SignerFacts(unit=f"Đơn vị {number:02}", office="Giám đốc") for number in range(1, count + 1))
    facts = replace(PLEDGE, units=units, targets=(), head=SIGNER)
    last = _printed("giao-uoc", facts)[-1]
    head = last.find("CỤM TRƯỞNG")
    assert head.middle == pytest.approx(30 + 165 * (columns - 0.5) / columns, abs=1)
    signed = [box for box in last.texts if box.text.startswith("ĐƠN VỊ")]
    assert all(box.top < head.top for box in signed)


def test_a_long_table_begins_under_its_heading_and_goes_on() -> None:
    rows = tuple((str(number), f"dòng {number}") for number in range(1, 60))
    blocks: tuple[Block, ...] = (
        *(text("Đoạn văn.") for _ in range(10)),
        text("I. MỤC LỚN", bold=True, style=Style.SECTION),
        text("1. Mục nhỏ", bold=True, style=Style.SUBSECTION),
        Grid(("STT", "Nội dung"), rows, (0.2, 0.8)),
    )
    first, *more = read_pages(render_pdf(Document("Thử", blocks)))
    assert first.find("I. MỤC LỚN").bottom < first.find("1. Mục nhỏ").bottom < first.find("Nội dung").top
    assert "dòng 10" in first.text
    assert all("STT" in page.text for page in more)


@pytest.mark.parametrize("lines", range(20, 34))
def test_headings_never_part_from_the_first_rows_of_their_table(lines: int) -> None:
    rows = tuple((str(number), f"dòng {number}") for number in range(1, 60))
    blocks: tuple[Block, ...] = (
        *(text("Đoạn văn.") for _ in range(lines)),
        text("I. MỤC LỚN", bold=True, style=Style.SECTION),
        Grid(("STT", "Nội dung"), rows, (0.2, 0.8)),
    )
    page = next(page for page in read_pages(render_pdf(Document("Thử", blocks))) if "MỤC LỚN" in page.text)
    assert any(box.text.endswith("dòng 1") for box in page.texts)


@pytest.mark.parametrize("lines", range(20, 40))
def test_no_row_of_a_table_stands_alone_and_a_group_spans_it(lines: int) -> None:
    group = Cell("Trường Trung cấp Luật Buôn Ma Thuột và mọi đơn vị khác của Cụm thi đua số II", span=3)
    rows: tuple[tuple[str | Cell, ...], ...] = (
        (group,),
        *((str(number), f"dòng {number}", "x") for number in range(1, 7)),
    )
    table = Grid(("STT", "Nội dung", "Số"), rows, (0.1, 0.3, 0.6), strong=frozenset({0}))
    pages = read_pages(render_pdf(Document("Thử", (*(text("Đoạn văn.") for _ in range(lines)), table))))
    tabled = [[box for box in page.texts if box.text.startswith(("dòng", "Trường"))] for page in pages]
    assert all(len(found) != 1 for found in tabled)
    begun = next(page for page in pages if "Buôn Ma Thuột" in page.text)
    name = begun.find("Trường Trung cấp")
    assert name.left < 33
    assert name.text.endswith("số II")  # on one line
    assert "dòng 1" in begun.text


@pytest.mark.parametrize("lines", range(20, 34))
def test_a_page_is_filled_before_the_end_goes_over(lines: int) -> None:
    rows = tuple((str(number), f"dòng {number}") for number in range(1, 9))
    signed = (Space(40.0), text("Người ký"))
    ending = Ending((Grid(("STT", "Nội dung"), rows, (0.2, 0.8)),), signed)
    pages = read_pages(render_pdf(Document("Thử", (*(text("Đoạn văn.") for _ in range(lines)), ending))))
    *before, last = pages
    with_signature = sum(box.text.startswith("dòng") for box in last.texts)
    assert with_signature >= 2
    if before and with_signature < len(rows):  # a page ends early only for the two rows that go over
        lowest = max(box.bottom for box in before[0].texts if box.bottom < 277)
        assert with_signature == 2 or lowest > 277 - 2 * 9


@pytest.mark.parametrize("filling", range(40))
def test_a_day_and_the_name_of_a_place_never_part(filling: int) -> None:
    said = f"{'a ' * filling}ngày 26 tháng 11 năm 2026 tại Thái Nguyên, Việt Nam. " * 3
    (page,) = read_pages(render_pdf(Document("Thử", (text(said),))))
    ends = {line.split()[-1] for line in page.text.splitlines() if line.split()}
    assert not {"ngày", "tháng", "năm", "Thái", "Việt"} & ends


def test_what_a_letter_is_about_stands_under_its_number() -> None:
    facts = dict(YEAR_PAPERS)["don-doc"]
    page = _printed("don-doc", facts)[0]
    number, about = page.find("Số:"), page.find("V/v đôn đốc")
    assert about.top > number.bottom
    assert about.middle == pytest.approx(number.middle, abs=2)
    assert page.find("Hà Nội, ngày").bottom == pytest.approx(number.bottom, abs=1.5)
    assert page.find("BỘ TƯ PHÁP").bottom < number.top


def test_letters_to_several_units_are_papers_of_their_own() -> None:
    pages = _printed("don-doc", dict(YEAR_PAPERS)["don-doc"])
    assert len(pages) == 2
    assert all("Kính gửi:" in page.text for page in pages)
    assert "2" not in [box.text for box in pages[1].texts]


def test_a_paper_of_2026_has_its_page_number_above() -> None:
    pages = _printed("bao-cao", replace(REPORT, until=date(2026, 12, 31)))
    assert next(box for box in pages[1].texts if box.text == "2").bottom < 20
