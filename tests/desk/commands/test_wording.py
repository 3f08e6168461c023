"""A cluster words the sentences of its papers in its own way: every blank kept, undone and taken back."""

from dataclasses import replace
from itertools import pairwise

import pytest

from thiduadesk.desk.commands.wording import change_wording, restore_wording
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.wording import CHANGED, UNCHANGED, UNFIT, SentenceCard, sentence_card, sentence_lines
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.domain.wording import WordingChange
from thiduadesk.i18n.words import Words
from thiduadesk.rules.wording import SENTENCES
from thiduadesk.store.work import Work

KEY = "submission.closing"
OWN = "Kính đề nghị {to} xem xét, {requests}; {issuer} trân trọng cảm ơn./."


@step("Thử")
def put(work: Work, change: WordingChange) -> None:
    """Put a row past every check, as another version of the program may have."""
    work.put(change)


def worded(desk: Desk, text: str, key: str = KEY, note: str = "") -> SentenceCard:
    return replace(sentence_card(desk.records, key), text=text, note=note)


def refused(desk: Desk, text: str, key: str = KEY, note: str = "") -> list[str]:
    """The sentences a refusal says."""
    with pytest.raises(RuleBroken) as refusal:
        desk.do(change_wording, worded(desk, text, key, note))
    assert all(isinstance(problem, Problem) for problem in refusal.value.problems)
    return [Words("vi").sentence(problem) for problem in refusal.value.problems]


def test_a_sentence_is_changed_undone_and_taken_back(desk: Desk) -> None:
    original = sentence_card(desk.records, KEY)
    assert (original.state, original.text) == (UNCHANGED, original.original)
    assert original.blanks == ("issuer", "requests", "to")
    desk.do(change_wording, worded(desk, OWN, note="Họp Cụm ngày 12/01/2019"))
    own = sentence_card(desk.records, KEY)
    assert (own.state, own.text, own.original, own.note) == (
        CHANGED,
        OWN,
        original.original,
        "Họp Cụm ngày 12/01/2019",
    )
    assert [line.text for line in sentence_lines(desk.records) if line.state] == [OWN]
    desk.undo()
    assert sentence_card(desk.records, KEY) == original
    desk.redo()
    desk.do(restore_wording, own)
    assert sentence_card(desk.records, KEY) == original
    assert desk.records.all(WordingChange) == []


def test_the_words_of_the_original_take_the_change_back(desk: Desk) -> None:
    desk.do(change_wording, worded(desk, OWN, note="x"))
    own = sentence_card(desk.records, KEY)
    desk.do(change_wording, replace(own, text=own.original))
    assert desk.records.all(WordingChange) == []


def test_changing_twice_keeps_one_row(desk: Desk) -> None:
    desk.do(change_wording, worded(desk, OWN))
    (first,) = desk.records.all(WordingChange)
    desk.do(change_wording, worded(desk, f"{OWN} "))
    assert [change.id for change in desk.records.all(WordingChange)] == [first.id]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["Cần ghi câu; muốn bỏ phần đã sửa thì trả về câu gốc."]),
        ("Kính trình {to} {requests}.", ["Câu thiếu chỗ trống «{issuer}»: văn bản sẽ mất dữ liệu in ở đó."]),
        (f"{OWN} {{nam}}", ["Câu này không có chỗ trống «{nam}» để điền."]),
        (
            "{issuer.name} trình {} {requests}",
            [
                "Câu này không có chỗ trống «{}» để điền.",
                "Câu này không có chỗ trống «{issuer.name}» để điền.",
                "Câu thiếu chỗ trống «{issuer}»: văn bản sẽ mất dữ liệu in ở đó.",
                "Câu thiếu chỗ trống «{to}»: văn bản sẽ mất dữ liệu in ở đó.",
            ],
        ),
        ("{issuer!r} trình {to}", ["Trong ngoặc nhọn chỉ ghi tên chỗ trống, không thêm dấu «!», «:»."]),
        ("{issuer} trình {to:>99}", ["Trong ngoặc nhọn chỉ ghi tên chỗ trống, không thêm dấu «!», «:»."]),
        ("{issuer} trình {to", ["Dấu ngoặc nhọn phải đi thành cặp, bên trong là tên một chỗ trống."]),
    ],
)
def test_a_sentence_that_would_lose_data_is_refused_by_the_name_of_the_blank(
    desk: Desk, text: str, said: list[str]
) -> None:
    assert refused(desk, text) == said
    assert desk.records.all(WordingChange) == []


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("draft", "BẢN NHÁP LẦN THỨ HAI", "Câu quá dài so với chỗ của nó trên văn bản: không quá 14 ký tự."),
        ("minutes.type", "BIÊN BẢN " * 6, "Câu quá dài so với chỗ của nó trên văn bản: không quá 40 ký tự."),
        (KEY, f"{OWN} " * 30, "Câu quá dài so với chỗ của nó trên văn bản: không quá 1000 ký tự."),
        ("minutes.title", "BIÊN BẢN\nHỌP", "Câu này in liền một mạch trên văn bản, không xuống dòng được."),
    ],
)
def test_a_sentence_there_is_no_room_for_is_refused(desk: Desk, key: str, text: str, said: str) -> None:
    assert refused(desk, text, key) == [said]


def test_lines_are_broken_in_paragraphs_and_where_the_original_breaks_them(desk: Desk) -> None:
    for key, text in ((KEY, f"{OWN}\nTrân trọng."), ("scores.signed_head", "TM. {issuer}\nTRƯỞNG CỤM")):
        desk.do(change_wording, worded(desk, text, key))
        assert sentence_card(desk.records, key).text == text


def test_a_letter_no_paper_can_print_is_refused_by_name(desk: Desk) -> None:
    (said,) = refused(desk, f"{OWN} 🏆")
    assert "«🏆» (U+1F3C6)" in said


def test_a_sentence_nobody_says_is_refused(desk: Desk) -> None:
    assert refused(desk, "Kính thưa", "minutes.greeting") == [
        "Không có câu nào mang mã «minutes.greeting» trong các văn bản."
    ]


def test_a_note_stands_beside_a_change_only(desk: Desk) -> None:
    original = sentence_card(desk.records, KEY).original
    assert refused(desk, original, note="để sau") == ["Câu vẫn như câu gốc nên không có gì để ghi chú."]


def test_sentences_of_one_paper_stand_together_under_its_name(desk: Desk) -> None:
    lines = sentence_lines(desk.records)
    assert [line.id for line in lines] == sorted(SENTENCES, key=[line.id for line in lines].index)
    assert len(lines) == len(SENTENCES)
    groups = [line.group for line in lines]
    assert sum(one != other for one, other in pairwise(groups)) == len(set(groups)) - 1
    assert all(groups)


def test_what_another_version_kept_is_told_and_can_be_taken_back(desk: Desk) -> None:
    desk.do(put, WordingChange(id="1", key=KEY, text="Không còn chỗ trống nào"))
    desk.do(put, WordingChange(id="2", key="minutes.greeting", text="Kính thưa"))
    told = [(line.id, line.state) for line in sentence_lines(desk.records) if line.state]
    assert told == [(KEY, UNFIT), ("minutes.greeting", UNFIT)]
    gone = sentence_card(desk.records, "minutes.greeting")
    assert (gone.text, gone.original, gone.group) == ("Kính thưa", "", "Không còn văn bản nào dùng")
    desk.do(restore_wording, gone)
    assert len(sentence_lines(desk.records)) == len(SENTENCES)
