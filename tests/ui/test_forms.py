"""Forms: typing changes a record field by field, and nothing typed is ever lost."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screen import bring_up
from tests.ui.typing_hands import press, type_text
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.words import Words
from thiduadesk.ui.forms.field import Field, Typing, terms
from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.forms.typed import Value, read_field, write_field


class Role(StrEnum):
    HEAD = "cụm trưởng"
    MEMBER = "thành viên"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: str
    name: str = ""
    staff: int | None = None
    score: int | None = None
    since: date | None = None
    opened_at: str = ""
    role: str = ""
    kind: str = ""
    model: bool | None = None
    parent_id: str | None = None
    note: str = ""


PARENTS = (("p1", "Bộ Tư pháp"), ("p2", "Cục Thi hành án"), ("p3", "Tạp chí Luật"), ("p4", "Tạp chí Luật"))
KINDS = (("Báo chí", "Báo chí"), ("Đào tạo", "Đào tạo"))
FIELDS = (
    Field("name", "Tên đơn vị", needed=True),
    Field("staff", "Biên chế", Typing.INTEGER),
    Field("score", "Điểm", Typing.POINTS),
    Field("since", "Từ ngày", Typing.DATE),
    Field("opened_at", "Giờ", Typing.CLOCK),
    Field("role", "Vai trò", Typing.CHOICE, terms(Role)),
    Field("kind", "Loại hình", Typing.SUGGESTION, lambda: KINDS),
    Field("model", "Điển hình", Typing.YES_NO),
    Field("parent_id", "Cấp trên", Typing.REFERENCE, lambda: PARENTS),
    Field("note", "Ghi chú", Typing.LONG_TEXT),
)
CARD = Card(id="law", name="Trường Luật", staff=1402, score=9850, since=date(2018, 12, 14), parent_id="p1")


def check(card: Card) -> tuple[Problem, ...]:
    return (Problem("staff", "Biên chế không thể âm."),) if card.staff is not None and card.staff < 0 else ()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    shown = Form(FIELDS, Words("vi"), check=check)
    qtbot.addWidget(shown)
    shown.show_record(CARD)
    bring_up(qtbot, shown)
    return shown


@pytest.fixture
def saved(form: Form) -> list[Card]:
    """What was committed; each is shown again, as a tab does after storing it."""
    stored: list[Card] = []
    form.committed.connect(stored.append)
    form.committed.connect(form.show_record)
    return stored


def widget(form: Form, label: str) -> QWidget:
    """The editor a screen reader finds under a label."""
    return next(child for child in form.findChildren(QWidget) if child.accessibleName() == label)


def line(form: Form, label: str) -> QLineEdit:
    found = widget(form, label)
    assert isinstance(found, QLineEdit)
    return found


def retype(form: Form, label: str, text: str) -> None:
    """Select all, type, and go on with Tab."""
    field = line(form, label)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    type_text(field, text)
    press(field, Qt.Key.Key_Tab)


def complaint(form: Form, label: str) -> str:
    """What stands below a field and what a screen reader says of it."""
    sentence = widget(form, label).accessibleDescription()
    shown = [child.text() for child in form.findChildren(QLabel) if child.isVisible()]
    assert not sentence or sentence in shown
    return sentence


def test_values_stand_there_as_people_write_them(form: Form) -> None:
    shown = {label: line(form, label).text() for label in ("Tên đơn vị", "Biên chế", "Điểm", "Từ ngày", "Cấp trên")}
    assert list(shown.values()) == ["Trường Luật", "1402", "98,5", "14/12/2018", "Bộ Tư pháp"]


def test_every_field_has_its_label_as_buddy(form: Form) -> None:
    buddies = {label.buddy().accessibleName() for label in form.findChildren(QLabel) if label.buddy() is not None}
    assert buddies == {field.label for field in FIELDS}


def test_leaving_a_changed_field_gives_a_new_record(form: Form, saved: list[Card]) -> None:
    retype(form, "Tên đơn vị", "  Học   viện Tư pháp ")
    assert saved == [replace(CARD, name="Học viện Tư pháp")]
    assert line(form, "Tên đơn vị").text() == "Học viện Tư pháp"
    assert not form.dirty


def test_enter_commits_and_an_untouched_field_does_not(form: Form, saved: list[Card]) -> None:
    field = line(form, "Biên chế")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert saved == []
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1.250")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert saved == [replace(CARD, staff=1250)]


def test_empty_means_unknown(form: Form, saved: list[Card]) -> None:
    for label in ("Biên chế", "Từ ngày", "Cấp trên"):
        retype(form, label, "")
    assert saved[-1] == replace(CARD, staff=None, since=None, parent_id=None)


def test_what_cannot_be_read_stays_and_is_told(form: Form, saved: list[Card]) -> None:
    retype(form, "Từ ngày", "31/02/2018")
    assert saved == []
    assert line(form, "Từ ngày").text() == "31/02/2018"
    assert complaint(form, "Từ ngày") == "Không có ngày 31/02/2018."
    form.show_record(replace(CARD, staff=7))  # a change made elsewhere
    assert line(form, "Từ ngày").text() == "31/02/2018"
    assert line(form, "Biên chế").text() == "7"
    assert form.dirty
    retype(form, "Từ ngày", "28/02/2018")
    assert saved == [replace(CARD, staff=7, since=date(2018, 2, 28))]
    assert complaint(form, "Từ ngày") == ""


def test_other_fields_wait_for_the_unreadable_one(form: Form, saved: list[Card]) -> None:
    retype(form, "Biên chế", "nhiều")
    retype(form, "Tên đơn vị", "Trường X")
    assert saved == []
    retype(form, "Biên chế", "12")
    assert saved == [replace(CARD, name="Trường X", staff=12)]


def test_problems_stand_beside_their_fields(form: Form, saved: list[Card]) -> None:
    retype(form, "Biên chế", "-3")
    assert saved == []
    assert complaint(form, "Biên chế") == "Biên chế không thể âm."
    retype(form, "Tên đơn vị", "")
    assert complaint(form, "Tên đơn vị") == "Cần ghi mục này."
    form.commit()
    assert QApplication.focusWidget() is line(form, "Tên đơn vị")


def test_a_refusal_is_shown_and_nothing_typed_is_lost(form: Form) -> None:
    refused: list[Card] = []
    form.committed.connect(refused.append)
    retype(form, "Tên đơn vị", "Trùng tên")
    assert [card.name for card in refused] == ["Trùng tên"]
    others = form.show_problems([Problem("name", "Đã có đơn vị mang tên này."), Problem("x", "Điều khác.")])
    assert complaint(form, "Tên đơn vị") == "Đã có đơn vị mang tên này."
    assert [problem.field for problem in others] == ["x"]
    assert line(form, "Tên đơn vị").text() == "Trùng tên"
    assert form.dirty


def test_escape_takes_back_what_is_not_stored(form: Form) -> None:
    field = line(form, "Tên đơn vị")
    field.setFocus()
    QTest.keyClicks(field, "xyz")
    assert form.dirty
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Trường Luật"
    assert not form.dirty


def test_a_new_record_is_committed_as_a_whole(form: Form, saved: list[Card], qtbot: QtBot) -> None:
    form.show_record(Card(id="new"), new=True)
    retype(form, "Biên chế", "5")
    assert saved == []
    assert form.dirty
    form.commit()
    assert complaint(form, "Tên đơn vị") == "Cần ghi mục này."
    retype(form, "Tên đơn vị", "Đơn vị mới")
    assert saved == []
    form.commit()
    assert saved == [Card(id="new", name="Đơn vị mới", staff=5)]
    form.show_record(Card(id="newer"), new=True)
    with qtbot.waitSignal(form.abandoned):
        QTest.keyClick(line(form, "Tên đơn vị"), Qt.Key.Key_Escape)


def test_a_closed_list_keeps_a_value_it_does_not_know(form: Form, saved: list[Card]) -> None:
    form.show_record(replace(CARD, role="quan sát viên"))
    box = widget(form, "Vai trò")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "quan sát viên"
    assert [box.itemText(place) for place in range(box.count())] == ["", "cụm trưởng", "thành viên", "quan sát viên"]
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert saved == []  # walking through the list is not choosing yet
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [card.role for card in saved] == ["cụm trưởng"]


def test_yes_no_may_be_unknown(form: Form, saved: list[Card]) -> None:
    box = widget(form, "Điển hình")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "chưa rõ"
    for key, value in ((Qt.Key.Key_Down, True), (Qt.Key.Key_Down, False), (Qt.Key.Key_Home, None)):
        QTest.keyClick(box, key)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert saved[-1].model is value


def test_a_reference_is_found_without_accents(form: Form, saved: list[Card]) -> None:
    field = line(form, "Cấp trên")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "thi hanh")
    completer = field.completer()
    assert isinstance(completer, QCompleter)
    found = completer.completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == ["Cục Thi hành án"]
    press(field, Qt.Key.Key_Escape)
    retype(form, "Cấp trên", "cuc thi hanh an")
    assert saved[-1].parent_id == "p2"
    assert field.text() == "Cục Thi hành án"


def test_an_unknown_or_double_name_is_no_reference(form: Form, saved: list[Card]) -> None:
    retype(form, "Cấp trên", "Bộ Khác")
    assert complaint(form, "Cấp trên") == "Không có «Bộ Khác» trong danh sách."
    retype(form, "Cấp trên", "Tạp chí Luật")
    assert complaint(form, "Cấp trên") == "Có nhiều mục tên «Tạp chí Luật»; hãy chọn trong danh sách."
    assert saved == []


def test_of_two_with_one_name_the_one_pointed_at_is_meant(form: Form, saved: list[Card]) -> None:
    field = line(form, "Cấp trên")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "tap chi")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab):
        press(field, key)
    assert saved[-1].parent_id == "p4"


def test_long_text_keeps_its_lines(form: Form, saved: list[Card]) -> None:
    field = widget(form, "Ghi chú")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    type_text(field, "một")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "hai ")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [replace(CARD, note="một\nhai")]


def test_composing_is_not_disturbed(form: Form, saved: list[Card]) -> None:
    field = line(form, "Tên đơn vị")
    field.setFocus()
    field.end(False)
    QApplication.sendEvent(field, QInputMethodEvent("Hà", []))
    form.show_record(replace(CARD, staff=8))
    typed = QInputMethodEvent("", [])
    typed.setCommitString(" Hà Nội")
    QApplication.sendEvent(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert saved == [replace(CARD, name="Trường Luật Hà Nội", staff=8)]


def test_decomposed_text_is_stored_composed(form: Form, saved: list[Card]) -> None:
    field = line(form, "Tên đơn vị")
    field.setFocus()
    field.selectAll()
    field.insert("Ho\u0323c vie\u0323\u0302n")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert saved[-1].name == "Học viện"


def test_a_locked_form_says_why_and_takes_nothing(form: Form, saved: list[Card]) -> None:
    form.set_locked(True, "Đã chốt, không sửa được nữa.")
    retype(form, "Tên đơn vị", "khác")
    assert saved == []
    assert line(form, "Tên đơn vị").text() == "Trường Luật"
    assert any(label.isVisible() and label.text().startswith("Đã chốt") for label in form.findChildren(QLabel))


def test_a_form_may_go_away_while_somebody_types(qtbot: QtBot) -> None:
    form = Form(FIELDS, Words("vi"))
    form.show_record(CARD)
    bring_up(qtbot, form)
    field = line(form, "Tên đơn vị")
    field.setFocus()
    QTest.keyClicks(field, "x")
    with qtbot.waitSignal(form.destroyed):
        form.deleteLater()


@pytest.mark.parametrize(
    ("typing", "typed", "value", "shown"),
    [
        (Typing.INTEGER, "1.250", 1250, "1250"),
        (Typing.POINTS, "98,50", 9850, "98,5"),
        (Typing.DATE, "5/1/2020", date(2020, 1, 5), "05/01/2020"),
        (Typing.PARTIAL_DATE, "1975", "1975", "1975"),
        (Typing.PARTIAL_DATE, "3/1975", "1975-03", "03/1975"),
        (Typing.PARTIAL_DATE, "2/3/1975", "1975-03-02", "02/03/1975"),
        (Typing.CLOCK, "14h", "14:00", "14:00"),
        (Typing.CLOCK, "8 giờ 5 phút", None, ""),
        (Typing.CLOCK, "8g30", "08:30", "08:30"),
        (Typing.YES_NO, "x", True, "có"),
        (Typing.YES_NO, "Khong", False, "không"),
        (Typing.INTEGER, "", None, ""),
        (Typing.CLOCK, "", "", ""),
        (Typing.TEXT, "", "", ""),
    ],
)
def test_typing_gives_values_and_values_are_written_back(typing: Typing, typed: str, value: Value, shown: str) -> None:
    field, words = Field("x", "X", typing), Words("vi")
    if typed and value is None:
        with pytest.raises(Unreadable):
            read_field(field, typed, words)
        return
    assert read_field(field, typed, words) == value
    assert write_field(field, value, words) == shown
    assert read_field(field, shown, words) == value


@pytest.mark.parametrize("typing", [Typing.INTEGER, Typing.POINTS, Typing.DATE, Typing.CLOCK, Typing.YES_NO])
def test_nonsense_is_refused_with_a_sentence(typing: Typing) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_field(Field("x", "X", typing), "quảng cáo", Words("vi"))
    assert "quảng cáo" in Words("vi").sentence(refusal.value)
