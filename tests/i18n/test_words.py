"""Words: messages with their blanks, in both languages."""

from datetime import date

from thiduadesk.domain.errors import NotFound, Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words


def test_blanks_are_filled() -> None:
    assert Words("vi").text(N_("Đã ghi {path}."), path="a.pdf") == "Đã ghi a.pdf."


def test_a_step_inside_an_undo_is_said_in_full() -> None:
    said = Words("vi").text("Hoàn tác: {step}", step="Lưu đơn vị {card}", card="Học viện Tư pháp")
    assert said == "Hoàn tác: Lưu đơn vị Học viện Tư pháp"


def test_braces_in_peoples_text_are_only_text() -> None:
    assert Words("vi").text("Đã ghi {path}.", path="{path}{x}.pdf") == "Đã ghi {path}{x}.pdf."


def test_refusals_and_problems_are_said() -> None:
    words = Words("en")
    assert "1999" in words.sentence(NotFound("Năm {year} chưa có hội nghị nào.", year=1999))
    assert words.sentence(Problem("title", "Cần có tên hội nghị.")) != "Cần có tên hội nghị."


def test_one_word_may_be_two_in_another_language() -> None:
    assert Words("en").text(N_("Đơn vị")) == "Unit"
    assert Words("en").text(N_("Đơn vị", "tab")) == "Units"
    assert Words("vi").text(N_("Đơn vị", "tab")) == "Đơn vị"


def test_numbers_days_and_moments() -> None:
    vi, en = Words("vi"), Words("en")
    assert (vi.number(1250), en.number(1250)) == ("1.250", "1,250")
    assert (vi.percent(27, 28), en.percent(27, 28)) == ("96,43 %", "96.43%")
    assert vi.date(date(2018, 12, 4)) == "04/12/2018"
    assert vi.moment("2018-12-14T17:00:00+07:00") == "14/12/2018 17:00"


def test_an_unknown_language_is_vietnamese() -> None:
    assert Words("fr").language == Words(None).language == "vi"
