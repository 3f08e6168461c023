"""Layouts come back as they were written, and every mistake in one is told by its line and key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.documents.layouts import (
    FIELDS,
    SHIPPED,
    Design,
    read_design,
    shipped_design,
    shipped_text,
    write_design,
)
from thiduadesk.documents.render.fitting import fitted
from thiduadesk.documents.tree import Align, Box, Emblem, Frame, Stamp
from thiduadesk.domain.errors import RuleBroken
from thiduadesk.domain.layout import LayoutKind

_TENTHS = st.integers(500, 3000).map(lambda tenths: tenths / 10)
_COLOURS = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


@st.composite
def _boxes(draw: st.DrawFn, name: str) -> Box:
    size = draw(st.integers(10, 40)) / 1.0
    return Box(
        name=name,
        x=draw(_TENTHS),
        y=draw(_TENTHS),
        width=draw(_TENTHS),
        size=size,
        floor=size - draw(st.integers(0, 6)),
        lines=draw(st.integers(1, 5)),
        leading=draw(st.integers(100, 150)) / 100,
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        align=draw(st.sampled_from(Align)),
        middle=draw(st.booleans()),
        ruled=draw(st.booleans()),
        colour=draw(_COLOURS),
    )


@st.composite
def _designs(draw: st.DrawFn) -> Design:
    names = sorted(draw(st.sets(st.sampled_from([*FIELDS]), min_size=1)), key=[*FIELDS].index)
    return Design(
        name=draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)) + '"\\',
        kind=draw(st.sampled_from(LayoutKind)),
        width=draw(_TENTHS) + 300,
        height=draw(_TENTHS) + 300,
        frames=tuple(
            Frame(inset=inset, thickness=0.5, colour="#9C6A12")
            for inset in draw(st.lists(st.floats(1, 20), max_size=2))
        ),
        emblem=draw(st.none() | st.just(Emblem(x=148.5, y=5.0, height=14.0))),
        boxes=tuple(draw(_boxes(name)) for name in names),
    )


def _plain(design: Design) -> str:
    """A design as text; boxes are compared by what they say."""
    return write_design(design)


@given(_designs())
def test_a_layout_comes_back_as_it_was_written(design: Design) -> None:
    back = read_design(write_design(design), anywhere=True)
    assert _plain(back) == _plain(design)
    assert (back.name, back.kind, back.width, back.height) == (design.name, design.kind, design.width, design.height)
    assert [box.name for box in back.boxes] == [box.name for box in design.boxes]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_can_be_read_and_stays_on_its_paper(name: str) -> None:
    design = shipped_design(name)
    assert design.name
    inset = max((frame.inset for frame in design.frames), default=0)
    for box in design.boxes:
        assert inset <= box.left, box.name
        assert box.left + box.width <= design.width - inset, box.name
        assert inset < box.top < box.top + box.height < design.height - inset, box.name


@pytest.mark.parametrize("name", SHIPPED)
def test_whoever_signs_for_the_head_has_three_lines_above_the_signature(name: str) -> None:
    boxes = {box.name: box for box in shipped_design(name).boxes}
    office, signer = boxes["signer_office"], boxes["signer"]
    fit = fitted(Stamp(office, "TM. CỤM THI ĐUA SỐ II\nKT. CỤM TRƯỞNG\nCỤM PHÓ"))
    assert fit is not None
    assert (len(fit.lines), fit.size) == (3, office.size)
    assert signer.top - office.top - office.height >= 13, "room to sign"


def test_blanks_come_with_eight_fields_at_the_usual_places() -> None:
    design = shipped_design("a4-phoi")
    places = {box.name: (box.x, box.y) for box in design.boxes}
    assert len(places) == 8
    assert (places["recipient"], places["signer"], places["decision"]) == ((148.5, 92), (205, 186), (40, 184))
    larger = {box.name: (box.x, box.y) for box in shipped_design("a3-phoi").boxes}
    assert all(larger[name] == pytest.approx((x * 2**0.5, y * 2**0.5), abs=0.5) for name, (x, y) in places.items())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("signer =", "signature =", "Mẫu giấy, dòng {line}: không có mục nào tên «field.signature»."),
        (
            "floor = 15.0, bold",
            "lowest = 15.0, bold",
            "Mẫu giấy, dòng {line}: không có mục nào tên «field.recipient.lowest».",
        ),
        ("[paper]", "[page]", "Mẫu giấy, dòng {line}: không có mục nào tên «page»."),
        (
            "width = 297.0",
            'width = "rộng"',
            "Mẫu giấy, dòng {line}: «paper.width» phải là số từ 50 đến 1200, phần lẻ viết sau dấu chấm.",
        ),
        ("x = 148.5, y = 104.0", "x = 148,5, y = 104.0", "Mẫu giấy, dòng {line}: không đúng cách viết của tệp TOML."),
        (
            "lines = 3",
            "lines = 2.5",
            "Mẫu giấy, dòng {line}: «field.content.lines» phải là số từ 1 đến 20, phần lẻ viết",
        ),
        (
            'align = "left"',
            'align = "trái"',
            'Mẫu giấy, dòng {line}: «field.decision.align» phải là một trong: "left", ',
        ),
        ("size = 26.0", "size = 14.0", "Mẫu giấy, dòng {line}: «field.recipient.floor», cỡ chữ nhỏ nhất, đang lớn hơn"),
        ("y = 92.0", "y = 920.0", "Mẫu giấy, dòng {line}: ô «field.recipient» vượt mép dưới của tờ giấy 712,11 mm."),
        ("y = 92.0", "y = 2.0", "Mẫu giấy, dòng {line}: ô «field.recipient» vượt mép trên của tờ giấy 6,53 mm."),
        (
            "width = 235.0",
            "width = 1200.0",
            "Mẫu giấy, dòng {line}: ô «field.recipient» vượt mép trái của tờ giấy 451,5",
        ),
        ("x = 205.0, y = 186.0", "x = 297.0, y = 186.0", "Mẫu giấy, dòng {line}: ô «field.signer» vượt mép phải"),
        ("italic = true", "italic = 1", "Mẫu giấy, dòng {line}: «field.place_date.italic» phải là true hoặc false."),
        ("x = 205.0, y = 142.0", "y = 142.0", "Mẫu giấy, dòng {line}: thiếu mục «field.place_date.x»."),
    ],
)
def test_a_mistake_is_told_by_line_and_key(old: str, new: str, said: str) -> None:
    text = shipped_text("a4-phoi")
    wrong = text.replace(old, new, 1)
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(RuleBroken) as refusal:
        read_design(wrong)
    told = [problem.message.format_map(problem.params) for problem in refusal.value.problems]
    assert any(one.startswith(said.format(line=line)) for one in told), told


def test_of_two_frames_the_one_with_the_mistake_is_told() -> None:
    text = shipped_text("a4-ngang")
    wrong = text.replace("thickness = 0.35", "thickness = 35")
    with pytest.raises(RuleBroken) as refusal:
        read_design(wrong)
    (problem,) = refusal.value.problems
    assert (problem.field, problem.params["line"]) == (
        "frame.thickness",
        text[: text.index("thickness = 0.35")].count("\n") + 1,
    )
    with pytest.raises(RuleBroken) as refusal:
        read_design(text.replace("inset = 11.5", ""))
    (problem,) = refusal.value.problems
    assert problem.params["line"] == text[: text.rindex("[[frame]]")].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("x = 148.5\n", "x = 1000\n", "ô «emblem» vượt mép phải của tờ giấy 703 mm."),
        ("y = 4.0\n", "y = 204.0\n", "ô «emblem» vượt mép dưới của tờ giấy 9 mm."),
        ("inset = 11.5", "inset = 150", "«frame.inset» phải nhỏ hơn nửa cạnh ngắn của tờ giấy, 105 mm."),
    ],
)
def test_an_emblem_or_a_frame_off_the_paper_is_told_as_a_box_is(old: str, new: str, said: str) -> None:
    text = shipped_text("a4-ngang")
    wrong = text.replace(old, new, 1)
    line = text[: text.index(old if "inset" in old else "[emblem]")].count("\n") + 1
    with pytest.raises(RuleBroken) as refusal:
        read_design(wrong)
    told = [problem.message.format_map(problem.params) for problem in refusal.value.problems]
    assert told == [f"Mẫu giấy, dòng {line}: {said}"]
    assert read_design(wrong, anywhere=True).emblem


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(RuleBroken) as refusal:
        read_design('kind = "lạ"\n[paper]\nwidth = 297\n[field]\nsigner = 3\n')
    assert [problem.field for problem in refusal.value.problems] == ["kind", "paper.height", "field.signer"]


@pytest.mark.parametrize(
    "text", ["[paper]\nwidth = 297\nheight = 210\n", "[paper]\nwidth = 297\nheight = 210\n[field]\n"]
)
def test_a_blank_without_fields_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="chưa có ô chữ nào"):
        read_design(text)


def test_a_blank_that_shows_all_its_fields_already_prints_nothing_and_is_refused() -> None:
    text = (
        "[paper]\nwidth = 297\nheight = 210\n[field]\nform = { x = 148, y = 80, width = 200, size = 38, floor = 38 }\n"
    )
    assert read_design(text).printed.boxes
    on_blank = f'kind = "in trên phôi"\n{text}'
    with pytest.raises(RuleBroken) as refusal:
        read_design(on_blank)
    assert [(problem.field, problem.params["line"]) for problem in refusal.value.problems] == [("field", 5)]
    assert not read_design(on_blank, anywhere=True).printed.boxes, "one that is kept already can be put right"
