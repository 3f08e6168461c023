"""Placed pages from the PDF itself: every text where its layout says, no ink outside its box, the printer put right."""

import random
import struct
import unicodedata
import zlib
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.render.printed import read_pages
from tests.documents.sample_facts import CERTIFICATES
from thiduadesk.documents.certificates import CertificateBatch, Pressing, compose_certificates
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.layouts import FIELDS, Design, brought_onto, shipped_design
from thiduadesk.documents.printer import RULER_SHEETS, STRAIGHT, PrinterProfile, marks, read_marks
from thiduadesk.documents.render.fitting import DoesNotFit, fitted
from thiduadesk.documents.render.sheets import render_sheets, render_sound
from thiduadesk.documents.tree import Align, Box, Document, Ground, Sheet, Sheets, Stamp
from thiduadesk.domain.errors import Cancelled, RuleBroken
from thiduadesk.domain.layout import LayoutKind
from thiduadesk.rules.pack import common_pack

_MM = 25.4 / 72
_MISSING = PrinterProfile(right=1.5, down=-0.8, across_scale=1.01, down_scale=0.99)
_WORDING = common_pack().wording
_WORDS = ["Ễ", "ễnh", "ương", "Gỵ", "phong", "trào", "thi", "đua", "«Xuất", "sắc»,", "năm", "2018", "trách", "nhiệm"]
_LETTERS = "".join(
    sorted(
        {
            unicodedata.normalize("NFC", letter + mark)
            for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
            for mark in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
        }
        | set("đĐ")
    )
)


def _sheets(*stamps: Stamp, width: float = 297.0, height: float = 210.0) -> Sheets:
    return Sheets("", (Sheet("Ai đó", Ground(width=width, height=height), stamps),), lambda: Document("", ()))


def _ink(data: bytes) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all letters of the first page, in mm from the top left."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    height = page.get_height()
    reader = page.get_textpage()
    boxes = [reader.get_charbox(place) for place in range(reader.count_chars())]
    inked = [box for place, box in enumerate(boxes) if reader.get_text_range(place, 1).strip()]
    document.close()
    return (
        min(box[0] for box in inked) * _MM,
        (height - max(box[3] for box in inked)) * _MM,
        max(box[2] for box in inked) * _MM,
        (height - min(box[1] for box in inked)) * _MM,
    )


def _origins(data: bytes) -> list[tuple[float, float]]:
    """Where each line of text begins on its baseline, in mm from the top left."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    height = page.get_height()
    found = []
    for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
        matrix = text.get_matrix()
        found.append((matrix.e * _MM, (height - matrix.f) * _MM))
    document.close()
    return found


def _png(width: int, height: int) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\xd0\x20\x20" * width) * height
    made = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + made


def _box(**measures: object) -> Box:
    usual: dict[str, object] = {"name": "content", "x": 148.5, "y": 100.0, "width": 120.0, "size": 16.0, "floor": 9.0}
    return Box(**{**usual, **measures})  # type: ignore[arg-type]  # what a layout holds


@pytest.mark.parametrize("seed", range(20))
def test_twenty_layouts_stand_where_they_say_within_a_fifth_of_a_millimetre(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.choice([(297.0, 210.0), (420.0, 297.0), (210.0, 297.0), (400.0, 300.0)])
    boxes = tuple(
        Box(
            name=name,
            x=chance.uniform(0.35, 0.65) * size[0],
            y=(place + 1) / (len(FIELDS) + 2) * size[1],
            width=110.0,
            size=chance.choice([10.0, 12.5, 14.0]),
            floor=8.0,
            bold=chance.random() < 0.5,
            italic=chance.random() < 0.5,
            align=chance.choice([*Align]),
        )
        for place, name in enumerate(FIELDS)
    )
    design = Design(name="Thử", kind=LayoutKind.FULL_PAGE, width=size[0], height=size[1], boxes=boxes)
    design = replace(design, boxes=tuple(brought_onto(design, box, box.sides) for box in boxes))
    facts = replace(CERTIFICATES[0], recipient="Học viện Tư pháp", content="Dẫn đầu năm 2018", giver="Cụm II")
    sheets = compose_certificates(CertificateBatch([facts], {facts.form: Pressing(design=design)}), _WORDING)
    data = render_sheets(sheets)
    page = read_pages(data)[0]
    assert (page.width, page.height) == pytest.approx(size, abs=0.05)
    expected = []
    for stamp in sheets.pages[0].stamps:
        fit = fitted(stamp)
        assert fit is not None
        ((_, width),) = fit.lines
        share = {Align.LEFT: 0, Align.CENTRE: 0.5, Align.RIGHT: 1}[stamp.box.align]
        expected.append((stamp.box.x - width * _MM * share, stamp.box.y))
    for (x, y), (left, baseline) in zip(sorted(expected, key=lambda at: at[1]), _lines(data), strict=True):
        assert left == pytest.approx(x, abs=0.2)
        assert baseline == pytest.approx(y, abs=0.2)


def _lines(data: bytes) -> list[tuple[float, float]]:
    """The beginning of each baseline, from the top; a line may be written in several pieces."""
    starts: dict[float, float] = {}
    for x, y in _origins(data):
        starts[round(y, 2)] = min(x, starts.get(round(y, 2), x))
    return sorted(((x, y) for y, x in starts.items()), key=lambda at: at[1])


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_vietnamese_letter_stands_inside_its_box(bold: bool, italic: bool) -> None:
    assert len(_LETTERS) == 146
    box = _box(width=200.0, lines=6, bold=bold, italic=italic, x=48.0, y=60.0, align=Align.LEFT)
    words = " ".join(_LETTERS[place : place + 6] for place in range(0, len(_LETTERS), 6))
    data = render_sheets(_sheets(Stamp(box, words)))
    assert "".join(read_pages(data)[0].text.split()) == "".join(words.split())
    _assert_inside(data, box)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ễ",
                "ễnh",
                "ương",
                "Gỵ",
                "phong",
                "trào",
                "thi",
                "đua",
                "«Xuất",
                "sắc»,",
                "năm",
                "2018",
                "trách",
                "nhiệm",
                "nghiêng",
            ]
        ),
        min_size=1,
        max_size=40,
    ),
    st.integers(1, 5),
    st.sampled_from(Align),
    st.booleans(),
    st.booleans(),
    st.integers(100, 140),
)
def test_no_ink_leaves_its_box(
    words: list[str], lines: int, align: Align, middle: bool, italic: bool, leading: int
) -> None:
    box = _box(lines=lines, align=align, middle=middle, italic=italic, leading=leading / 100, width=90.0)
    sheets = _sheets(Stamp(box, " ".join(words)))
    try:
        data = render_sheets(sheets)
    except DoesNotFit:
        return
    _assert_inside(data, box)


def _assert_inside(data: bytes, box: Box) -> None:
    left, top, right, bottom = _ink(data)
    slack = _MM * box.size * (0.08 if box.italic else 0.03)  # what letters lean over the place they begin at
    assert left >= box.left - slack
    assert right <= box.left + box.width + slack
    assert top >= box.top - 0.05
    assert bottom <= box.top + box.height + 0.05


def test_a_line_parts_between_words_not_inside_them_unless_nothing_else_helps() -> None:
    text = "Đã có thành tích xuất sắc trong phong trào thi đua"
    fit = fitted(Stamp(_box(width=60.0, lines=3), text))
    assert fit is not None
    joined = "|".join(line for line, _ in fit.lines).replace("\u00a0", " ")
    for group in ("thành tích", "xuất sắc", "phong trào", "thi đua"):
        assert group in joined
    narrow = fitted(Stamp(_box(width=17.0, lines=12, floor=15.0), text))
    assert narrow is not None
    assert len(narrow.lines) > len(fit.lines)


def test_those_that_cannot_be_printed_are_listed_and_the_others_print() -> None:
    long = replace(CERTIFICATES[0], content="Thành tích rất dài. " * 100)
    strange = replace(CERTIFICATES[1], recipient="Giỏi 🏆")
    sheets = compose_certificates(CertificateBatch([long, CERTIFICATES[0], strange, CERTIFICATES[1]]), _WORDING)
    data, kept, problems = render_sound(sheets)
    assert [page.subject for page in kept.pages] == [CERTIFICATES[0].recipient, CERTIFICATES[1].recipient]
    first, second = read_pages(data)
    assert CERTIFICATES[0].recipient in first.text
    assert CERTIFICATES[1].recipient in second.text
    assert [(problem.field, problem.params["recipient"]) for problem in problems] == [
        ("content", long.recipient),
        ("recipient", "Giỏi 🏆"),
    ]
    with pytest.raises(DoesNotFit) as refusal:
        render_sheets(sheets)
    assert tuple(refusal.value.problems) == problems


def test_what_fits_on_no_page_of_a_batch_leaves_nothing_to_print() -> None:
    long = Stamp(_box(), "Thành tích rất dài. " * 100)
    sheets = _sheets(long)
    with pytest.raises(DoesNotFit) as refusal:
        render_sound(replace(sheets, pages=sheets.pages * 3))
    assert len(refusal.value.problems) == 3


def test_a_text_of_several_lines_stays_in_its_box_or_is_told() -> None:
    facts = replace(CERTIFICATES[0], content="Đã có thành tích xuất sắc năm 2018.\nCó nhiều sáng kiến.")
    (page,) = compose_certificates(CertificateBatch([facts]), _WORDING).pages
    (merits,) = (stamp for stamp in page.stamps if stamp.box.name == "content")
    assert merits.text == facts.content
    _assert_inside(render_sheets(_sheets(merits)), merits.box)
    with pytest.raises(DoesNotFit) as refused:
        render_sheets(_sheets(replace(merits, text="\n".join(["Có sáng kiến."] * 9))))
    assert [problem.field for problem in refused.value.problems] == ["content"]


def test_a_box_over_the_edge_of_the_paper_is_told_with_its_name_and_the_edge() -> None:
    whole = shipped_design("a4-ngang")
    moved = tuple(replace(box, x=297.0) if box.name == "signer" else box for box in whole.boxes)
    signed = replace(CERTIFICATES[0], signer="Phạm Quốc Khánh")
    press = Pressing(design=replace(whole, boxes=moved))
    with pytest.raises(DoesNotFit) as refusal:
        render_sheets(compose_certificates(CertificateBatch([signed], {signed.form: press}), _WORDING))
    (problem,) = refusal.value.problems
    assert problem.message.format_map(problem.params) == (
        f"Giấy của «{signed.recipient}»: ô «Người ký» vượt mép phải của tờ giấy 60 mm; hãy dời ô đó trong mẫu giấy."
    )


def test_an_emblem_or_a_frame_that_is_not_on_the_paper_is_told_before_printing() -> None:
    design = shipped_design("a4-ngang")
    assert design.emblem
    # As wide as it is, it hangs over though its place is on the paper.
    off = replace(design, emblem=replace(design.emblem, x=290.0), frames=(replace(design.frames[0], inset=150.0),))
    press = {CERTIFICATES[0].form: Pressing(design=off, emblem=_png(40, 40))}
    with pytest.raises(DoesNotFit) as refused:
        render_sheets(compose_certificates(CertificateBatch(CERTIFICATES[:1], press), _WORDING))
    told = [problem.message.format_map(problem.params) for problem in refused.value.problems]
    recipient = f"Giấy của «{CERTIFICATES[0].recipient}»"
    assert told == [
        f"{recipient}: ô «Biểu trưng» vượt mép phải của tờ giấy 0,5 mm; hãy dời ô đó trong mẫu giấy.",
        f"{recipient}: khung cách mép giấy quá xa, không nằm trên tờ giấy; hãy sửa trong mẫu giấy.",
    ]


def test_an_emblem_is_printed_once_in_the_file_where_the_layout_has_room_for_it() -> None:
    design = shipped_design("a4-ngang")
    press = Pressing(design=design, emblem=_png(40, 80))
    batch = CertificateBatch([CERTIFICATES[0]] * 3, {CERTIFICATES[0].form: press})
    data = render_sheets(compose_certificates(batch, _WORDING))
    assert data.count(b"/Subtype /Image") == 1
    document = pypdfium2.PdfDocument(data)
    found = list(document[2].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=5))
    left, bottom, right, top = (side * _MM for side in found[0].get_bounds())
    document.close()
    assert design.emblem is not None
    assert top - bottom == pytest.approx(design.emblem.height, abs=0.1)
    assert right - left == pytest.approx(design.emblem.height / 2, abs=0.1)
    assert (left + right) / 2 == pytest.approx(design.emblem.x, abs=0.1)


def test_a_profile_moves_and_stretches_every_place() -> None:
    sheets = _sheets(Stamp(_box(align=Align.LEFT, x=50.0, y=120.0), "Học"), width=210.0, height=297.0)
    left, top, right, bottom = _ink(render_sheets(sheets))
    moved = _ink(render_sound(sheets, _MISSING)[0])
    assert moved == pytest.approx(
        (left * 1.01 + 1.5, top * 0.99 - 0.8, right * 1.01 + 1.5, bottom * 0.99 - 0.8), abs=0.05
    )


def test_a_wide_page_is_put_right_on_the_sheet_as_it_is_fed() -> None:
    sheets = _sheets(Stamp(_box(align=Align.LEFT, x=50.0, y=120.0), "Học"), width=420.0, height=297.0)
    left, top, right, bottom = _ink(render_sheets(sheets))
    data, _, _ = render_sound(sheets, _MISSING)
    (page,) = read_pages(data)
    assert (page.width, page.height) == pytest.approx((297, 420), abs=0.1)
    # The head of the page is at the left of the sheet, its left side at the foot.
    fed = (top, 420 - right, bottom, 420 - left)
    assert _ink(data) == pytest.approx(
        (fed[0] * 1.01 + 1.5, fed[1] * 0.99 - 0.8, fed[2] * 1.01 + 1.5, fed[3] * 0.99 - 0.8), abs=0.05
    )


def test_every_page_of_a_batch_keeps_its_own_sheet_when_put_right() -> None:
    sizes = [(210.0, 297.0), (420.0, 297.0), (297.0, 210.0), (400.0, 300.0)]
    pages = [_sheets(Stamp(_box(x=100.0), "Học"), width=width, height=height).pages[0] for width, height in sizes]
    sheets = replace(_sheets(), pages=tuple(pages))
    for profile, expected in (
        (STRAIGHT, sizes),
        (_MISSING, [(210.0, 297.0), (297.0, 420.0), (210.0, 297.0), (300.0, 400.0)]),
    ):
        printed = read_pages(render_sound(sheets, profile)[0])
        for page, size in zip(printed, expected, strict=True):
            assert (page.width, page.height) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("sheet", RULER_SHEETS.values(), ids=RULER_SHEETS)
@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0.97, 1.03), st.floats(0.97, 1.03))
def test_the_profile_read_from_the_ruler_sheet_brings_the_marks_home(
    sheet: tuple[float, float], right: float, down: float, across: float, along: float
) -> None:
    def printed(x: float, y: float) -> tuple[float, float]:
        return x * across + right, y * along + down

    first, second = marks(sheet)
    profile = read_marks(sheet, printed(*first), printed(*second))
    for x, y in (first, second):
        put = printed(x * profile.across_scale + profile.right, y * profile.down_scale + profile.down)
        assert put == pytest.approx((x, y), abs=0.05)


@pytest.mark.parametrize("sheet", RULER_SHEETS.values(), ids=RULER_SHEETS)
@given(st.data())
def test_half_a_millimetre_misread_nowhere_grows_on_the_sheet(sheet: tuple[float, float], data: st.DataObject) -> None:
    misread = st.sampled_from((-0.5, 0.0, 0.5))
    first, second = ((x + data.draw(misread), y + data.draw(misread)) for x, y in marks(sheet))
    profile = read_marks(sheet, first, second)
    for x, y in ((0.0, 0.0), sheet):
        put = (x * profile.across_scale + profile.right, y * profile.down_scale + profile.down)
        assert put == pytest.approx((x, y), abs=0.8)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ((30.0, 30.0), (60.0, 277.0), {"left2": "Dấu 2 lệch quá 25 mm"}),
        ((180.0, 267.0), (190.0, 277.0), {"left1": "Dấu 1 lệch quá 25 mm", "top1": "Dấu 1 lệch quá 25 mm"}),
        ((30.0, 30.0), (190.0, 20.0), {"top2": "Dấu 2 lệch quá 25 mm"}),
        ((52.0, 30.0), (190.0, 277.0), {"left1": "Tỷ lệ phải từ 90 đến 110 %"}),
        ((30.0, 30.0), (168.0, 277.0), {"left2": "Tỷ lệ phải từ 90 đến 110 %"}),
        ((30.0, 5.1), (190.0, 270.0), {"top1": "Độ lệch không quá 25 mm"}),
    ],
)
def test_a_reading_that_cannot_be_right_is_named(
    first: tuple[float, float], second: tuple[float, float], said: dict[str, str]
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        read_marks(RULER_SHEETS["A4"], first, second)
    told = {one.field: one.message.format(**one.params) for one in refusal.value.problems}
    assert told.keys() == said.keys()
    for reading, sentence in said.items():
        assert told[reading].startswith(sentence)


def test_a_long_batch_tells_how_far_it_is_and_can_be_stopped_before_any_page() -> None:
    sheets = compose_certificates(CertificateBatch([CERTIFICATES[0]] * 5), _WORDING)
    told: list[tuple[int, int]] = []
    render_sound(sheets, step=lambda done, total: told.append((done, total)))
    assert told == [(done, 5) for done in range(5)]

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled

    told.clear()
    with pytest.raises(Cancelled):
        render_sound(sheets, step=stop)
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_no_text_of_a_batch_is_looked_at_before_its_turn() -> None:
    """Whoever stops at once waits for no other page to be checked."""
    sheets = compose_certificates(CertificateBatch(_of_many(50)), _WORDING)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    fitted.cache_clear()
    with pytest.raises(Cancelled):
        render_sound(sheets, step=stop)
    assert fitted.cache_info().misses < len(sheets.pages)


def test_no_text_of_a_batch_is_fitted_twice_though_it_is_checked_drawn_and_put_right() -> None:
    sheets = compose_certificates(CertificateBatch(_of_many(1_500)), _WORDING)
    fitted.cache_clear()
    render_sound(sheets)
    render_sound(sheets, _MISSING)
    assert fitted.cache_info().misses == len({stamp for page in sheets.pages for stamp in page.stamps})


def _of_many(count: int) -> list[CertificateFacts]:
    return [replace(CERTIFICATES[0], recipient=f"Nguyễn Văn {place}", number=place) for place in range(count)]
