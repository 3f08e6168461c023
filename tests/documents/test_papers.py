"""What the papers say, as text: against golden files, and for what is unknown, open or wrong.

Run with THIDUADESK_GOLDEN=write to write the golden files anew, then read what changed.
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.documents.sample_facts import (
    CERTIFICATES,
    CONFERENCE,
    CONVENING,
    LETTERHEAD,
    MINISTRY_FLAG,
    RANKING,
    SCORES,
    ballot,
    candidate,
)
from tests.documents.year_sample import YEAR_PAPERS
from thiduadesk.documents.certificates import CertificateBatch
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import CertificateFacts, ConferenceFacts, DelegateFacts, LetterheadFacts
from thiduadesk.documents.letterhead import letterhead
from thiduadesk.documents.render.text import render_text
from thiduadesk.documents.tree import Document
from thiduadesk.rules.pack import common_pack

_GOLDEN = Path(__file__).parents[1] / "golden"
_WORDING = common_pack().wording
_MEETING_PAPERS = ("bien-ban", "kiem-phieu")


def _text(kind: str, facts: object) -> str:
    return render_text(COMPOSERS[kind](facts, _WORDING))


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("bien-ban", CONFERENCE),
        ("kiem-phieu", CONFERENCE),
        ("giay-moi", CONVENING),
        ("chuong-trinh", CONVENING),
        ("dai-bieu", CONFERENCE),
        ("phieu-bau", CONFERENCE),
        ("giay-chung-nhan", CertificateBatch(CERTIFICATES)),
        ("bang-diem", (SCORES,)),
        ("tong-hop-diem", RANKING),
        *YEAR_PAPERS,
    ],
)
def test_papers_say_what_the_golden_files_say(kind: str, facts: object) -> None:
    path = _GOLDEN / f"{kind}.txt"
    found = _text(kind, facts)
    if os.environ.get("THIDUADESK_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", _MEETING_PAPERS)
def test_an_open_conference_gives_a_draft(kind: str) -> None:
    assert _text(kind, CONFERENCE).splitlines()[0] != "[BẢN NHÁP]"
    assert _text(kind, replace(CONFERENCE, final=False)).splitlines()[0] == "[BẢN NHÁP]"


@pytest.mark.parametrize("kind", _MEETING_PAPERS)
def test_a_sum_that_does_not_hold_gives_a_draft(kind: str) -> None:
    wrong = replace(CONFERENCE.rounds[0], invalid=3)
    assert _text(kind, replace(CONFERENCE, rounds=(wrong,))).splitlines()[0] == "[BẢN NHÁP]"


@pytest.mark.parametrize("kind", _MEETING_PAPERS)
def test_what_is_unknown_is_left_to_the_pen(kind: str) -> None:
    bare = ConferenceFacts(
        letterhead=LetterheadFacts(issuer="Cụm thi đua số II"), year=2018, title="Hội nghị", held_on=date(2018, 12, 14)
    )
    text = _text(kind, bare)
    assert "None" not in text
    assert "Địa điểm: ………" in text
    assert "Thành phần tham dự: ………" in text


def test_unknown_hours_are_left_to_the_pen() -> None:
    text = _text("bien-ban", replace(CONFERENCE, opened_at="", closed_at=""))
    assert "Thời gian bắt đầu: …… giờ …… phút, ngày 14 tháng 12 năm 2018." in text
    assert "kết thúc vào …… giờ …… phút, ngày 14 tháng 12 năm 2018./." in text


def test_a_meeting_that_ends_next_day_says_so() -> None:
    text = _text("bien-ban", replace(CONFERENCE, ends_on=date(2018, 12, 15), closed_at="00:30"))
    assert "kết thúc vào 00 giờ 30 phút, ngày 15 tháng 12 năm 2018./." in text


def test_votes_without_a_rule_have_no_result() -> None:
    unruled = replace(ballot("Cờ", replace(candidate("Viện A", 27), passed=None)), threshold="", base=None)
    text = _text("bien-ban", replace(CONFERENCE, rounds=(unruled,)))
    assert "1 | Viện A | 27 phiếu | \n" in text
    assert "Mức cần đạt" not in text
    assert "thống nhất đề nghị" not in text


def test_nobody_passed() -> None:
    facts = replace(CONFERENCE, rounds=(ballot("Cờ thi đua", candidate("Viện A", 3, passed=False)),))
    assert "Không có trường hợp nào đạt mức cần thiết để đề nghị Cờ thi đua." in _text("bien-ban", facts)
    assert "Kết quả: không có trường hợp nào đạt mức cần thiết." in _text("kiem-phieu", facts)


def test_persons_and_collectives_are_counted_apart() -> None:
    person = replace(candidate("Nguyễn Thị Minh Anh", 27), person=True)
    facts = replace(CONFERENCE, rounds=(ballot("Bằng khen", candidate("Viện A", 26), person),))
    assert "cho 01 tập thể và 01 cá nhân: Viện A; Nguyễn Thị Minh Anh." in _text("bien-ban", facts)


@pytest.mark.parametrize("kind", _MEETING_PAPERS)
def test_the_table_of_votes_says_who_stands_in_it(kind: str) -> None:
    names = {(False, False): "Tập thể", (True, True): "Cá nhân", (False, True): "Tập thể, cá nhân"}
    for persons, head in names.items():
        candidates = (replace(candidate(f"Tên {place}", 20), person=one) for place, one in enumerate(persons))
        assert f"TT | {head} | " in _text(kind, replace(CONFERENCE, rounds=(ballot("Cờ", *candidates),)))


@pytest.mark.parametrize(
    ("typed", "said"), [("≥ 2/3", "ít nhất 2/3"), (">= 90%", "ít nhất 90 %"), ("> 1/2", "trên 1/2"), ("đa số", "đa số")]
)
def test_a_threshold_is_said_in_words(typed: str, said: str) -> None:
    facts = replace(CONFERENCE, rounds=(replace(CONFERENCE.rounds[0], threshold=typed, base_name="", base=None),))
    assert f"Mức cần đạt: {said}." in _text("bien-ban", facts)


def test_tellers_sign_by_their_posts_where_one_heads_them() -> None:
    said = _text("kiem-phieu", CONFERENCE)
    assert "- Trần Đức Long, Học viện Tư pháp - Trưởng ban;\n- Hồ Thanh Bình, Báo Pháp luật Việt Nam - Ủy viên." in said
    assert said.index("BAN KIỂM PHIẾU\n") < said.index("TRƯỞNG BAN") < said.index("ỦY VIÊN")
    equals = tuple(replace(item, role=item.role.removeprefix("trưởng ")) for item in CONFERENCE.delegates)
    said = _text("kiem-phieu", replace(CONFERENCE, delegates=equals))
    assert "TRƯỞNG BAN" not in said
    assert "Ủy viên" not in said


@pytest.mark.parametrize("kind", _MEETING_PAPERS)
def test_the_way_of_voting_is_told(kind: str) -> None:
    assert "Hình thức: bỏ phiếu kín. Số phiếu: phát ra 28" in _text(kind, CONFERENCE)
    by_hands = replace(CONFERENCE.rounds[0], form="giơ tay")
    assert "Hình thức: biểu quyết giơ tay." in _text(kind, replace(CONFERENCE, rounds=(by_hands,)))


def test_minutes_name_the_teller_record_where_ballots_were_counted() -> None:
    named = "(có Biên bản kiểm phiếu kèm theo)"
    assert named in _text("bien-ban", CONFERENCE)
    by_hands = tuple(replace(item, form="giơ tay") for item in CONFERENCE.rounds)
    assert named not in _text("bien-ban", replace(CONFERENCE, rounds=by_hands))
    assert named not in _text("bien-ban", replace(CONFERENCE, rounds=()))


def test_who_chaired_and_who_wrote_stand_with_their_offices() -> None:
    secretary = DelegateFacts(name=CONFERENCE.secretary, office="Chuyên viên", organisation="Viện Khoa học pháp lý")
    facts = replace(CONFERENCE, delegates=(*CONFERENCE.delegates, secretary))
    said = _text("bien-ban", facts)
    assert "Chủ trì: Phạm Quốc Khánh, đại diện đơn vị Cụm trưởng.\n" in said
    assert "Thư ký: Đỗ Thu Trang, Chuyên viên, Viện Khoa học pháp lý.\n" in said


def test_candidates_known_by_name_only_are_cases() -> None:
    facts = replace(CONFERENCE, rounds=(ballot("Bằng khen", replace(candidate("Nhân dân xã A", 27), person=None)),))
    assert "cho 01 trường hợp: Nhân dân xã A." in _text("bien-ban", facts)


def test_the_minutes_keep_protocol_order_and_the_tellers_rank_by_votes() -> None:
    rounds = (ballot(MINISTRY_FLAG, candidate("Viện A", 20), candidate("Viện B", 27), candidate("Viện C", 20)),)
    facts = replace(CONFERENCE, rounds=rounds)
    assert "Viện A; Viện B; Viện C." in _text("bien-ban", facts)
    assert "Viện B (27 phiếu); Viện A (20 phiếu); Viện C (20 phiếu)." in _text("kiem-phieu", facts)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("tổng số thành viên", "ít nhất 2/3 tổng số thành viên (28)."),
        ("có mặt", "ít nhất 2/3 số đại biểu có mặt (28)."),
        ("thu về", "ít nhất 2/3 số phiếu thu về (28)."),
        ("số đơn vị ký giao ước", "ít nhất 2/3 số đơn vị ký giao ước (28)."),
        ("", "ít nhất 2/3."),
    ],
)
def test_the_rule_names_its_base(base: str, said: str) -> None:
    facts = replace(CONFERENCE, rounds=(replace(CONFERENCE.rounds[0], base_name=base),))
    assert f"Mức cần đạt: {said}" in _text("bien-ban", facts)


def test_a_note_stands_with_its_candidate() -> None:
    facts = replace(CONFERENCE, rounds=(ballot("Cờ", candidate("Viện A", 20, note="xin rút")),))
    assert "1 | Viện A (xin rút) | 20/28 phiếu (71,43 %) | Đạt" in _text("bien-ban", facts)


@pytest.mark.parametrize("attendance", ["", "có", "vắng", "ý kiến bằng văn bản", "gửi thư"])
@pytest.mark.parametrize("role", ["", "khách mời", "chủ trì", "quan sát viên"])
def test_no_delegate_is_lost(attendance: str, role: str) -> None:
    one = DelegateFacts(name="Vũ Thị Thúy", role=role, attendance=attendance)
    assert "- Vũ Thị Thúy" in _text("bien-ban", replace(CONFERENCE, delegates=(one,)))


def test_a_maximum_without_the_bonuses_says_so_where_they_have_one() -> None:
    said = "điểm tối đa: điểm chuẩn + điểm thưởng"
    assert said not in _text("bang-diem", (SCORES,))
    groups = (SCORES.groups[0], replace(SCORES.groups[1], maximum=500))
    assert f"TỔNG CỘNG | 90 + 5 | 124,4 | 124,15 | 124,15 |  | {said}" in _text(
        "bang-diem", (replace(SCORES, groups=groups),)
    )
    inner = replace(groups[1], depth=1)
    assert "TỔNG CỘNG | 90 + 5 | " in _text("bang-diem", (replace(SCORES, groups=(*groups, inner)),))  # counted once


def test_letterhead_with_place_leaves_the_day_to_the_pen_until_it_is_known() -> None:
    placed = replace(LETTERHEAD, place="Hà Nội", number=5)
    parts = Document("", (letterhead(placed, "BB", _WORDING),))
    assert "Hà Nội, ngày …… tháng …… năm ………" in render_text(parts)
    assert "Số: 05/BB-CTĐII" in render_text(parts)
    parts = Document("", (letterhead(replace(placed, dated_on=date(2020, 1, 5)), "BB", _WORDING),))
    assert "Hà Nội, ngày 05 tháng 01 năm 2020" in render_text(parts)


def test_a_certificate_says_only_what_is_known() -> None:
    bare = CertificateFacts(form="giấy khen", giver="Cụm thi đua số II", recipient="Lê Hoàng Anh", year=2018)
    text = _text("giay-chung-nhan", CertificateBatch([bare]))
    assert "None" not in text
    assert text.splitlines()[5:] == ["Lê Hoàng Anh", "………………………, ngày …… tháng …… năm ………"]
