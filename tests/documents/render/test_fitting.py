"""Lines never leave their width, lose no word, and part where a reader would pause."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from thiduadesk.documents.render.fitting import Fitted, balanced, broken, fitted, wrapped
from thiduadesk.documents.render.fonts import face
from thiduadesk.documents.tree import Box, Stamp
from thiduadesk.i18n.groups import HELD

_WORDS = st.lists(st.sampled_from(["Cụm", "thi", "đua,", "khen", "thưởng", "–", "«Ngành", "Tư", "pháp»"]), max_size=40)
_WIDTHS = st.integers(60, 500)
_SIZE = 14
_MM = 25.4 / 72


def _box(**measures: float) -> Box:
    return Box(name="content", x=0, y=0, width=100, size=16, floor=10, **measures)  # type: ignore[arg-type]


@given(_WORDS, _WIDTHS)
def test_balanced_lines_are_as_few_as_needed_and_keep_every_word(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = balanced(text, face(), _SIZE, width)
    assert " ".join(lines) == text
    assert len(lines) == len(wrapped(text, face(), _SIZE, width))
    assert all(stringWidth(line, face(), _SIZE) <= width for line in lines)


def test_lines_part_between_words_of_several_syllables_where_they_can() -> None:
    name = "Viện Khoa học pháp lý"
    narrow = stringWidth("Viện Khoa học pháp", face(), _SIZE) + 1
    assert wrapped(name, face(), _SIZE, narrow) == ["Viện Khoa học pháp", "lý"]
    assert balanced(name, face(), _SIZE, narrow) == ["Viện Khoa học", "pháp lý"]
    tight = stringWidth("Khoa", face(), _SIZE) + 1
    assert balanced(name, face(), _SIZE, tight) == name.split()


def test_two_lines_part_at_the_comma_near_the_middle() -> None:
    title = "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 của Cụm thi đua số II"
    assert balanced(title, face(bold=True), _SIZE, 460)[0] == "Hội nghị tổng kết công tác thi đua,"


def test_a_pause_far_from_the_middle_is_no_place_to_part() -> None:
    lines = balanced("Ông, người đã có nhiều thành tích xuất sắc trong phong trào thi đua", face(), _SIZE, 300)
    assert lines[0] != "Ông,"


def test_a_non_breaking_blank_holds() -> None:
    assert wrapped("Bà: Lê\u00a0Hoàng\u00a0Anh", face(), _SIZE, 60) == ["Bà:", "Lê\u00a0Hoàng\u00a0Anh"]


@given(st.integers(1, 300), _WIDTHS)
def test_a_word_without_end_is_cut(letters: int, width: int) -> None:
    lines = list(broken(["X" * letters], face(), _SIZE, width))
    assert "".join(lines) == "X" * letters
    assert all(stringWidth(line, face(), _SIZE) <= width for line in lines)


@settings(max_examples=60)
@given(_WORDS, st.integers(1, 4))
def test_a_stamp_fits_its_box_or_is_refused(words: list[str], lines: int) -> None:
    box = _box(lines=lines)
    fit = fitted(Stamp(box, " ".join(words)))
    if fit is not None:
        assert box.floor <= fit.size <= box.size
        assert all(width * _MM <= box.width for _, width in fit.lines)
        assert len(fit.lines) * fit.size <= box.lines * box.size


@pytest.mark.parametrize(("copies", "size"), [(1, 16), (4, 16), (6, 12.5), (40, None)])
def test_a_stamp_shrinks_only_as_far_as_it_must(copies: int, size: float | None) -> None:
    fit = fitted(Stamp(_box(lines=2), "phong trào thi đua " * copies))
    assert (fit and fit.size) == size


def test_a_line_break_of_the_text_is_kept_inside_the_one_box() -> None:
    office = fitted(Stamp(_box(lines=2), "TM. CỤM THI ĐUA SỐ II\nCỤM TRƯỞNG"))
    assert office is not None
    assert (_plain(office), office.size) == (["TM. CỤM THI ĐUA SỐ II", "CỤM TRƯỞNG"], 16)
    paragraph = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2018."
    merits = fitted(Stamp(_box(lines=3), f"{paragraph}\nCó nhiều sáng kiến."))
    assert merits is not None
    *before, last = _plain(merits)
    assert (" ".join(before), last, merits.size) == (paragraph, "Có nhiều sáng kiến.", 16)


def test_more_typed_lines_than_a_box_has_room_for_shrink_or_are_refused() -> None:
    three = "Một\nHai\nBa"
    shrunk = fitted(Stamp(replace(_box(lines=2), floor=8), three))
    assert shrunk is not None
    assert (_plain(shrunk), shrunk.size) == (three.split("\n"), 8.5)
    assert fitted(Stamp(_box(lines=2), three)) is None
    assert fitted(Stamp(_box(), three)) is None


def test_an_empty_typed_line_takes_the_room_of_a_line() -> None:
    spaced = fitted(Stamp(_box(lines=3), "Một\n\nBa"))
    assert spaced is not None
    assert _plain(spaced) == ["Một", "", "Ba"]


def _plain(fit: Fitted) -> list[str]:
    """The lines, with blanks that hold as any others."""
    return [line.replace(HELD, " ") for line, _ in fit.lines]
