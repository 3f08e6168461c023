"""Câu chữ: sentences of the papers are found, worded anew with the paper in sight, and taken back."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import column, drawn, field, go_to, shown, write
from tests.ui.tabs.conftest import Show
from tests.ui.typing_hands import type_text
from thiduadesk.desk.commands.years import start_year
from thiduadesk.domain.wording import WordingChange
from thiduadesk.ui.context import Context
from thiduadesk.ui.tab import Tab
from thiduadesk.ui.wording_page import WordingPage

CLOSED = "Hội nghị kết thúc vào {moment}./."
MARK = QColor("#ffe68a")
OWN = "Hội nghị bế mạc vào lúc {moment}./."


@pytest.fixture
def page(show: Show) -> WordingPage:
    """The page, at the sentence that closes the minutes."""
    made = show(Tab(key="wording", title="Câu chữ", build=WordingPage))
    assert isinstance(made, WordingPage)
    go_to(made.table, "Câu", CLOSED)
    return made


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text()]


def seen(qtbot: QtBot, page: WordingPage, context: Context) -> None:
    """Wait for the paper."""
    qtbot.waitUntil(lambda: bool(page.trial.kind.currentText()) and not context.jobs.busy)
    assert page.trial.preview.isVisible()


def test_a_sentence_is_shown_with_its_blanks_and_the_paper_that_says_it(
    qtbot: QtBot, page: WordingPage, context: Context
) -> None:
    assert shown(page.form, "Câu của cụm") == CLOSED
    assert "{moment} giờ, ngày" in said(page)
    seen(qtbot, page, context)
    assert page.trial.kind.currentText() == "Biên bản hội nghị bình xét"
    assert page.trial.preview.page == page.trial.preview.page_count, "the page that says it"


def test_sentences_are_found_without_accents_by_paper_and_by_words(page: WordingPage) -> None:
    page.filter_box.setText("so cap giay ky nhan")
    assert column(page.table, "Câu") == ["Ký nhận"]
    assert column(page.table, "Văn bản") == ["Sổ cấp giấy"]


def test_a_sentence_worded_anew_is_stored_and_taken_back(page: WordingPage, context: Context) -> None:
    assert not page.original.restore_button.isEnabled()
    write(page.form, "Câu của cụm", OWN)
    assert column(page.table, "Tình trạng")[column(page.table, "Câu").index(OWN)] == "cụm sửa"
    assert CLOSED in said(page)
    assert context.notices.done_text == f"Đã xong: Sửa câu chữ «{CLOSED}»"
    write(page.form, "Lý do, ghi chú", "Quy chế của Cụm")
    (change,) = context.desk.records.all(WordingChange)
    assert (change.key, change.text, change.note) == ("minutes.closed", OWN, "Quy chế của Cụm")
    page.original.restore_button.click()
    assert context.desk.records.all(WordingChange) == []
    assert shown(page.form, "Câu của cụm") == CLOSED
    context.undo()
    assert shown(page.form, "Câu của cụm") == OWN


def test_what_is_typed_is_tried_on_the_paper_before_it_is_stored(
    qtbot: QtBot, page: WordingPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(qtbot, page, context)
    looked_for: list[str] = []
    show_pdf = page.trial.preview.show_pdf

    def note(data: bytes | None, *, at: str = "") -> None:
        looked_for.append(at)
        show_pdf(data, at=at)

    monkeypatch.setattr(page.trial.preview, "show_pdf", note)
    target = field(page.form, "Câu của cụm")
    target.setFocus()
    type_text(target, "Thế là ")
    qtbot.waitUntil(lambda: any("Thế là" in piece for piece in looked_for))
    assert page.trial.preview.page == page.trial.preview.page_count
    assert context.desk.records.all(WordingChange) == []


def test_a_sentence_that_would_lose_data_stays_with_its_reason(
    qtbot: QtBot, page: WordingPage, context: Context
) -> None:
    write(page.form, "Câu của cụm", "Hội nghị bế mạc")
    assert "Câu thiếu chỗ trống «{moment}»: văn bản sẽ mất dữ liệu in ở đó." in said(page)
    assert context.desk.records.all(WordingChange) == []
    qtbot.waitUntil(lambda: "Câu đang ghi chưa in được." in said(page))


def test_a_sentence_of_several_papers_is_looked_at_in_each(qtbot: QtBot, page: WordingPage, context: Context) -> None:
    go_to(page.table, "Câu", "BẢN NHÁP")
    qtbot.waitUntil(lambda: "Các văn bản in được của năm này không có câu này." in said(page))
    go_to(page.table, "Câu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    qtbot.waitUntil(lambda: page.trial.kind.count() > 10)
    seen(qtbot, page, context)
    page.trial.kind.setCurrentText("Tờ trình")
    page.trial.kind.activated.emit(page.trial.kind.currentIndex())
    qtbot.waitUntil(lambda: page.trial.preview.page_count == 2)
    assert page.trial.kind.currentText() == "Tờ trình"


def test_a_sentence_several_papers_say_is_shown_and_marked_on_the_one_it_is_made_for(
    qtbot: QtBot, page: WordingPage, context: Context
) -> None:
    go_to(page.table, "Câu", "Địa điểm:")
    qtbot.waitUntil(lambda: page.trial.kind.count() > 1)
    seen(qtbot, page, context)
    assert page.trial.kind.currentText() == "Biên bản hội nghị bình xét"
    picture = drawn(page.trial.preview.viewport())
    places = [(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    assert any(picture.pixelColor(*place) == MARK for place in places)


def test_what_a_sealed_conference_will_not_say_is_told_beside_it(
    qtbot: QtBot, page: WordingPage, context: Context
) -> None:
    kept = "Hội nghị này đã chốt, văn bản giữ câu chữ lúc chốt; câu mới dùng từ hội nghị sau."
    seen(qtbot, page, context)
    assert kept in said(page)
    go_to(page.table, "Câu", "TỜ TRÌNH")
    qtbot.waitUntil(lambda: page.trial.kind.currentText() == "Tờ trình")
    seen(qtbot, page, context)
    assert kept not in said(page)


def test_a_year_with_nothing_to_print_says_so(qtbot: QtBot, page: WordingPage, context: Context) -> None:
    seen(qtbot, page, context)
    context.do(start_year, 2019)
    context.year = 2019
    qtbot.waitUntil(lambda: "Các văn bản in được của năm này không có câu này." in said(page))
    assert shown(page.form, "Câu của cụm") == CLOSED
