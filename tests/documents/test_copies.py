"""A Word file edited by hand: what no longer equals the facts is found, and what was only reworded is left alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.documents.edited import edited
from tests.documents.sample_facts import CONFERENCE, RANKING, SCORES
from tests.documents.year_sample import PLEDGE, REGISTRATIONS
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.copies import Difference, NotACopy, differences, read_copy
from thiduadesk.documents.facts import DelegateFacts, RankedFacts
from thiduadesk.documents.render.docx import render_docx
from thiduadesk.documents.tree import Document, Heading, Origin, Style, text
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_ORIGIN = Origin("bien-ban", 2018, "Hội nghị «A & B»", date(2018, 12, 20), "0abc")


def _paper(kind: str = "bien-ban", facts: object = CONFERENCE) -> Document:
    paper = COMPOSERS[kind](facts, _WORDING)
    assert isinstance(paper, Document)
    return replace(paper, origin=_ORIGIN)


def _found(edit: Callable[[str], str], paper: Document | None = None) -> tuple[Difference, ...]:
    data = edited(render_docx(_paper()), edit)
    return differences(read_copy(data, "x.docx"), paper or _paper())


@pytest.mark.parametrize(
    ("kind", "facts"),
    [("bien-ban", CONFERENCE), ("kiem-phieu", CONFERENCE), ("bang-diem", (SCORES,) * 3), ("tong-hop-diem", RANKING)],
)
def test_a_copy_nobody_edited_differs_in_nothing(kind: str, facts: object) -> None:
    paper = _paper(kind, facts)
    copy = read_copy(render_docx(paper), "x.docx")
    assert copy.origin == _ORIGIN
    assert len(copy.told) > 20
    assert differences(copy, paper) == ()


def test_tags_name_the_facts_and_are_no_longer_than_word_keeps() -> None:
    told = dict(read_copy(render_docx(_paper()), "x.docx").told)
    assert told["rounds.0.candidates.2.votes"] == "25/28 phiếu (89,29 %)"
    assert told["rounds.1.candidates.1.name"] == "Trường Trung cấp Luật Buôn Ma Thuột"
    assert told["place"] == "Học viện Tư pháp."
    assert told["members.0"] == "Chu Thị Hoa, Phó Viện trưởng, Viện Khoa học pháp lý"
    assert all(len(tag) <= 64 for tag in told)


def test_a_number_changed_by_hand_is_told_with_its_place() -> None:
    place = "Số phiếu đồng ý · Báo Pháp luật Việt Nam · 1. Bỏ phiếu đề nghị Cờ thi đua ngành…"
    found = _found(lambda xml: xml.replace("25/28 phiếu (89,29 %)", "26/28 phiếu (89,29 %)"))
    assert found == (Difference(place, "26/28 phiếu (89,29 %)", "25/28 phiếu (89,29 %)"),)


def test_data_changed_since_are_told_as_well() -> None:
    paper = _paper(facts=replace(CONFERENCE, place="Trường Đại học Luật Hà Nội"))
    found = _found(str, paper)
    assert found == (Difference("Địa điểm", "Học viện Tư pháp.", "Trường Đại học Luật Hà Nội."),)


def test_words_around_the_facts_may_be_reworded() -> None:
    assert _found(lambda xml: xml.replace("Chủ trì:", "Chủ tọa:").replace("NỘI DUNG HỘI NGHỊ", "DIỄN BIẾN")) == ()
    assert _found(lambda xml: xml.replace("Hội nghị thống nhất đề nghị", "Các đại biểu nhất trí đề nghị")) == ()


def test_a_count_inside_a_sentence_is_told_alone() -> None:
    found = _found(lambda xml: xml.replace(">04 tập thể<", ">05 tập thể<"))
    place = "Hội nghị thống nhất đề nghị Cờ thi đua ngành Tư pháp cho"
    assert found == (Difference(place, "05 tập thể", "04 tập thể"),)


def test_blanks_and_the_way_letters_are_coded_do_not_count() -> None:
    assert _found(lambda xml: xml.replace(">Học viện Tư pháp.<", ">Ho\u0323c vie\u0302\u0323n\u00a0 Tư pháp.<")) == ()


def test_a_fact_taken_out_is_missed() -> None:
    def cut(xml: str) -> str:
        start = xml.rindex("<w:sdt>", 0, xml.index('w:val="place"'))
        return xml[:start] + xml[xml.index("</w:sdt>", start) + len("</w:sdt>") :]

    assert _found(cut) == (Difference("Địa điểm", None, "Học viện Tư pháp."),)


def test_a_control_emptied_in_word_says_nothing() -> None:
    def empty(xml: str) -> str:
        tag = '<w:tag w:val="place"/>'
        return xml.replace(tag, f"{tag}<w:showingPlcHdr/>").replace("Học viện Tư pháp.", "Click to enter text.")

    assert _found(empty) == (Difference("Địa điểm", "", "Học viện Tư pháp."),)


def test_tracked_changes_read_as_accepted() -> None:
    def track(xml: str) -> str:
        old, new = "<w:r><w:delText>Học viện</w:delText></w:r>", "<w:r><w:t>Viện</w:t></w:r>"
        run = '<w:r><w:t xml:space="preserve">Học viện Tư pháp.</w:t></w:r>'
        assert run in xml
        return xml.replace(
            run, f"<w:del>{old}</w:del><w:ins>{new}</w:ins>{run.replace('Học viện Tư pháp.', ' Tư pháp.')}"
        )

    assert _found(track) == (Difference("Địa điểm", "Viện Tư pháp.", "Học viện Tư pháp."),)


def test_what_was_moved_is_read_where_it_went() -> None:
    """Two names of a list change places by a tracked move, one as text into the other's control, one whole."""

    def paper(*names: str) -> Document:
        lines = (text(name, tag=f"names.{place}") for place, name in enumerate(names))
        return Document("Thử", tuple(lines), origin=_ORIGIN)

    def run(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    def move_text(xml: str) -> str:
        moved = f"<w:moveTo>{run('An')}</w:moveTo>"
        return xml.replace(run("An"), f"<w:moveFrom>{run('An')}</w:moveFrom>").replace(
            run("Bình"), f"{moved}<w:del>{run('Bình')}</w:del>"
        )

    def move_control(xml: str) -> str:
        start, end = xml.index("<w:sdt>"), xml.index("</w:sdt>") + len("</w:sdt>")
        control = xml[start:end]
        gone = control.replace(run("An"), f"<w:moveFrom>{run('An')}</w:moveFrom>")
        come = control.replace(run("An"), f"<w:moveTo>{run('An')}</w:moveTo>")
        return xml[:start] + gone + xml[end:].replace("</w:p>", f"{come}</w:p>", 1)

    data = render_docx(paper("An", "Bình"))
    copy = read_copy(edited(data, move_text), "x.docx")
    assert copy.told == (("names.1", "An"),)
    assert differences(copy, paper("An", "Bình")) == (Difference("Bình", None, "Bình"),)
    assert differences(read_copy(edited(data, move_control), "x.docx"), paper("An", "Bình")) == ()


def test_what_the_data_no_longer_hold_is_told() -> None:
    fewer = replace(CONFERENCE, rounds=CONFERENCE.rounds[:1])
    found = _found(str, _paper(facts=fewer))
    (gone,) = found
    assert (gone.place, gone.known) == ("", None)
    assert (gone.said or "").startswith("2. Bỏ phiếu đề nghị Cờ thi đua của Chính phủ")


_PEOPLE = tuple(
    DelegateFacts(name=f"Người {letter}", organisation=f"Đơn vị {letter}", role="đại biểu", attendance="có")
    for letter in "ABCDEGHIKLMNOPQRSTUVXY"
)
_UNITS = tuple(
    RankedFacts(unit=f"Trường số {place}", self_score=9900 - 10 * place, agreed=9800 - 10 * place, rank=place)
    for place in range(1, 29)
)


def _changed(kind: str, before: object, after: object) -> tuple[Difference, ...]:
    """What is told of a copy of the one when the data are the other."""
    return differences(read_copy(render_docx(_paper(kind, before)), "x.docx"), _paper(kind, after))


def test_a_name_dropped_from_a_list_is_told_alone() -> None:
    before, after = (replace(CONFERENCE, delegates=people) for people in (_PEOPLE, (_PEOPLE[0], *_PEOPLE[2:])))
    who = "Người B, Đơn vị B"
    assert _changed("bien-ban", before, after) == (Difference("", who, None),)
    assert _changed("bien-ban", after, before) == (Difference(who, None, who),)


def test_a_name_dropped_and_another_changed_are_two() -> None:
    before = replace(CONFERENCE, delegates=_PEOPLE)
    other = replace(_PEOPLE[7], organisation="Đơn vị Hai")
    after = replace(CONFERENCE, delegates=(_PEOPLE[0], *_PEOPLE[2:7], other, *_PEOPLE[8:]))
    edited_to = "Người I, Đơn vị Hai"
    assert _changed("bien-ban", before, after) == (
        Difference(edited_to, "Người I, Đơn vị I", edited_to),
        Difference("", "Người B, Đơn vị B", None),
    )


def test_a_unit_that_moved_up_is_told_by_what_changed_of_it_and_of_those_it_passed() -> None:
    risen = replace(_UNITS[9], agreed=9775, rank=3)
    passed = tuple(replace(item, rank=item.rank + 1) for item in _UNITS[2:9] if item.rank)
    after = replace(RANKING, units=(*_UNITS[:2], risen, *passed, *_UNITS[10:]))
    found = _changed("tong-hop-diem", replace(RANKING, units=_UNITS), after)
    assert len(found) == 2 + 7
    assert Difference("Thống nhất · Trường số 10", "97", "97,75") in found
    assert Difference("Xếp hạng · Trường số 10", "10", "3") in found
    assert Difference("Xếp hạng · Trường số 5", "5", "6") in found


def test_a_row_that_only_one_side_has_is_told_as_one() -> None:
    before, after = (replace(RANKING, units=units) for units in (_UNITS, (*_UNITS[:4], *_UNITS[5:])))
    (gone,) = _changed("tong-hop-diem", before, after)
    assert gone == Difference("", "Trường số 5 · 98,5 · 97,5 · 5", None)
    (come,) = _changed("tong-hop-diem", after, before)
    assert come == Difference("Đơn vị · Trường số 5", None, "Trường số 5 · 98,5 · 97,5 · 5")


def test_a_sheet_dropped_leaves_the_others_as_they_are() -> None:
    sheets = [replace(SCORES, unit=f"Trường {letter}", chief=f"Ông {letter}") for letter in "ABC"]
    found = _changed("bang-diem", sheets, [sheets[0], sheets[2]])
    assert all(one.known is None and "TRƯỜNG B" in (one.said or "").upper() for one in found)
    assert len(found) == 2  # who heads the sheet, and the sheet


def test_signers_and_counts_that_change_sides_are_told() -> None:
    swapped = replace(CONFERENCE, chair=CONFERENCE.secretary, secretary=CONFERENCE.chair, chair_office="")
    found = _changed("bien-ban", replace(CONFERENCE, chair_office=""), swapped)
    assert {(one.said, one.known) for one in found} >= {
        ("Đỗ Thu Trang", "Phạm Quốc Khánh"),
        ("Phạm Quốc Khánh", "Đỗ Thu Trang"),
    }
    assert len(found) == 4  # each beside the post and under the title
    first, *others = REGISTRATIONS.units
    moved = replace(REGISTRATIONS, units=(replace(first, counts=first.counts[::-1]), *others))
    assert first.counts != first.counts[::-1]
    assert _changed("dang-ky", REGISTRATIONS, moved)


def test_a_row_that_went_under_another_heading_is_told() -> None:
    guest = replace(_PEOPLE[0], role="khách mời")
    before, after = (replace(CONFERENCE, delegates=(who, *_PEOPLE[1:])) for who in (guest, _PEOPLE[0]))
    assert _changed("dai-bieu", before, after)
    target = PLEDGE.targets[-1]
    other = next(item.unit for item in PLEDGE.targets if item.unit != target.unit)
    moved = (*PLEDGE.targets[:-1], replace(target, unit=other))
    assert _changed("giao-uoc", PLEDGE, replace(PLEDGE, targets=moved))


def test_facts_that_appear_several_times_are_compared_one_by_one() -> None:
    def paper(*names: str) -> Document:
        return Document("Thử", tuple(Heading(name, Style.ISSUER, tag="issuer") for name in names), origin=_ORIGIN)

    copy = read_copy(render_docx(paper("A", "B", "A")), "x.docx")
    assert differences(copy, paper("A", "C", "A")) == (Difference("C", "B", "C"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "có mật khẩu hoặc là .doc cũ"),
        (render_docx(_paper())[:2000], "hỏng hoặc chưa chép hết"),
        (b"PK", "hỏng hoặc chưa chép hết"),
        (edited(render_docx(_paper()), lambda xml: xml[:500]), "hỏng hoặc chưa chép hết"),
    ],
    ids=["password", "cut short", "begun", "broken XML"],
)
def test_a_file_nobody_could_read_is_told_apart_from_a_stranger(data: bytes, said: str) -> None:
    with pytest.raises(NotACopy, match=rf"x\.docx {said}"):
        read_copy(data, "x.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        render_docx(replace(_paper(), origin=None)),
        edited(render_docx(_paper()), lambda xml: xml.replace("2018-12-20", "20/12"), "docProps/custom.xml"),
        edited(render_docx(_paper()), lambda xml: xml.replace("2018", "²018"), "docProps/custom.xml"),
        edited(render_docx(_paper()), lambda xml: xml.replace("thiduadesk.kind", "kind"), "docProps/custom.xml"),
    ],
    ids=["empty", "PDF", "of another program", "no day", "no year", "no kind"],
)
def test_what_is_no_copy_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(NotACopy, match=r"x\.docx không phải tệp Word do chương trình này ghi"):
        read_copy(data, "x.docx")


def test_a_copy_whose_controls_another_program_dropped_is_refused() -> None:
    data = edited(render_docx(_paper()), lambda xml: xml.replace("<w:tag ", "<w:id "))
    with pytest.raises(NotACopy, match="mất dấu"):
        read_copy(data, "x.docx")


def test_a_name_with_signs_of_markup_comes_back_as_it_was() -> None:
    said = "A & B <C>"
    paper = Document("Thử", (text(said, tag="name"),), origin=_ORIGIN)
    copy = read_copy(render_docx(paper), "x.docx")
    assert copy.told == (("name", said),)
    assert copy.origin == _ORIGIN
