"""Ballot papers: how many are printed, how many stand on a page, what they ask, and when one cannot be made."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.sample_facts import CONFERENCE, MINISTRY_FLAG, ballot, candidate
from thiduadesk.documents.ballot_layout import TooManyCandidates
from thiduadesk.documents.ballot_papers import compose_ballot_papers, has_ballots
from thiduadesk.documents.facts import ConferenceFacts, DelegateFacts, RoundFacts
from thiduadesk.documents.render.fitting import misfits
from thiduadesk.documents.render.text import render_text
from thiduadesk.documents.tree import Slip
from thiduadesk.domain.errors import NotFound
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_BARE = replace(CONFERENCE, delegates=(), summoned=None, present=None)


def _slip(facts: ConferenceFacts = CONFERENCE, *, per_sheet: int | None = None) -> Slip:
    rounds = tuple(replace(one, per_sheet=per_sheet) for one in facts.rounds)
    return compose_ballot_papers(replace(facts, rounds=rounds), _WORDING).slips[0]


def _round(count: int, name: str = "Viện {}", **changes: object) -> ConferenceFacts:
    candidates = (candidate(name.format(place), 20) for place in range(1, count + 1))
    return replace(CONFERENCE, rounds=(replace(ballot(MINISTRY_FLAG, *candidates), **changes),))  # type: ignore[arg-type]


def _texts(facts: ConferenceFacts) -> list[str]:
    return render_text(compose_ballot_papers(facts, _WORDING)).splitlines()


def _delegates(**counts: int) -> tuple[DelegateFacts, ...]:
    """So many delegates who may vote, by what the roll-call says of them."""
    said = {"here": "có", "away": "vắng", "wrote": "ý kiến bằng văn bản", "uncalled": ""}
    return tuple(
        DelegateFacts(name=f"{key} {place}", role="đại biểu", attendance=said[key], voting=True)
        for key, count in counts.items()
        for place in range(count)
    )


@pytest.mark.parametrize(
    ("voters", "printed"), [(1, 3), (3, 5), (19, 21), (20, 22), (21, 24), (28, 31), (30, 33), (31, 35), (200, 220)]
)
def test_a_tenth_and_at_least_two_are_printed_to_spare(voters: int, printed: int) -> None:
    assert _slip(replace(_BARE, summoned=voters)).copies == printed


@pytest.mark.parametrize(
    ("delegates", "printed"),
    [
        pytest.param(_delegates(uncalled=28), 31, id="before the roll is called"),
        pytest.param(_delegates(here=5, uncalled=23), 31, id="while it is called, whoever may still come"),
        pytest.param(_delegates(here=20, away=6, wrote=2), 22, id="afterwards, those in the room"),
    ],
)
def test_ballots_are_for_those_who_may_vote(delegates: tuple[DelegateFacts, ...], printed: int) -> None:
    guest = DelegateFacts(name="Khách", role="khách mời", attendance="có")
    observer = DelegateFacts(name="Quan sát viên", role="đại biểu", attendance="có")
    assert _slip(replace(_BARE, summoned=28, delegates=(guest, *delegates, observer))).copies == printed


def test_a_list_that_holds_only_some_does_not_count_the_voters() -> None:
    facts = replace(_BARE, summoned=28, delegates=_delegates(here=4))
    assert _slip(facts).copies == 31
    known = replace(facts, rounds=tuple(replace(one, voters=25) for one in facts.rounds))
    assert _slip(known).copies == 28


def test_ballots_handed_out_are_printed_again_where_nothing_else_is_known() -> None:
    assert _slip(_BARE).copies == 31


def test_without_a_number_of_voters_nothing_is_printed() -> None:
    with pytest.raises(NotFound, match="Chưa biết có bao nhiêu người bỏ phiếu"):
        compose_ballot_papers(replace(_round(3, issued=None), summoned=None, delegates=()), _WORDING)


@pytest.mark.parametrize(
    ("count", "across", "down"), [(1, 2, 2), (5, 2, 2), (7, 2, 2), (8, 2, 1), (13, 2, 1), (20, 1, 1)]
)
def test_as_many_stand_on_a_page_as_stay_legible(count: int, across: int, down: int) -> None:
    slip = _slip(_round(count))
    assert (slip.across, slip.down) == (across, down)
    assert min(stamp.box.size for stamp in slip.stamps if stamp.text.startswith("Viện")) >= 12


def test_long_names_take_more_room() -> None:
    name = "Trường Trung cấp Luật Buôn Ma Thuột, phân hiệu số {}"
    assert _slip(_round(3)).down == _slip(_round(3, name)).down == 2
    assert (_slip(_round(4)).down, _slip(_round(4, name)).down) == (2, 1)


@pytest.mark.parametrize("count", [1, 4, 12])
def test_the_long_names_of_cluster_and_meeting_have_room(count: int) -> None:
    issuer = "Cụm thi đua các sở, ban, ngành khối Khoa giáo - Văn xã"
    title = f"Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 của {issuer}"
    facts = replace(_round(count), title=title, letterhead=replace(CONFERENCE.letterhead, issuer=issuer))
    slip = _slip(facts)
    assert [problem.params for problem in misfits(slip)] == []
    said = [stamp.box for stamp in slip.stamps if stamp.text in (issuer.upper(), title)]
    above, below = (box.sides for box in said)
    assert above.bottom <= below.top


@pytest.mark.parametrize(
    ("per_sheet", "size"), [(8, (105, 74.25)), (4, (105, 148.5)), (2, (148.5, 210)), (1, (210, 297))]
)
def test_the_user_may_say_how_many(per_sheet: int, size: tuple[float, float]) -> None:
    slip = _slip(_round(2), per_sheet=per_sheet)
    assert slip.across * slip.down == per_sheet
    assert (slip.width, slip.height) == size


def test_a_ballot_is_one_page_or_refused() -> None:
    assert _slip(_round(34)).down == 1
    with pytest.raises(TooManyCandidates, match="có 60 tên, không vừa một trang giấy"):
        _slip(_round(60))
    with pytest.raises(TooManyCandidates, match="có 5 tên, không vừa khi in 8 phiếu một trang"):
        _slip(_round(5), per_sheet=8)


@given(st.integers(1, 40), st.integers(1, 90), st.sampled_from([None, 1, 2, 4, 8]))
def test_whatever_is_voted_on_stays_inside_the_ballot(count: int, letters: int, per_sheet: int | None) -> None:
    try:
        slip = _slip(_round(count, "Đơn vị thi đua " * (letters // 15 + 1)), per_sheet=per_sheet)
    except TooManyCandidates:
        return
    for line in slip.lines:
        assert 6.9 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= slip.width - 6.9
        assert 6.9 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= slip.height - 6.9
    assert max(stamp.box.y for stamp in slip.stamps) <= slip.height - 6.9


@pytest.mark.parametrize(
    ("purpose", "title", "about"),
    [
        ("đề nghị khen thưởng", "PHIẾU BÌNH XÉT", f"đề nghị tặng {MINISTRY_FLAG} năm 2018"),
        ("bầu Cụm trưởng", "PHIẾU BẦU", MINISTRY_FLAG),
        ("bầu Cụm phó", "PHIẾU BẦU", MINISTRY_FLAG),
        ("thông qua", "PHIẾU BIỂU QUYẾT", f"thông qua {MINISTRY_FLAG}"),
    ],
)
def test_a_ballot_is_called_by_what_it_decides(purpose: str, title: str, about: str) -> None:
    said = _texts(_round(2, purpose=purpose))
    assert {title, about} <= set(said)


def test_choosing_has_one_column_and_says_how_many_at_most() -> None:
    said = _texts(_round(3, form="chọn trong danh sách", choices=4))
    assert "STT | Tên đơn vị | Chọn" in said
    assert sum(line.endswith(" | ☐") for line in said) == 3
    assert any("chọn tối đa 04." in line for line in said)
    assert "tối đa" not in "".join(_texts(_round(3, form="chọn trong danh sách")))


def test_a_vote_taken_again_says_so() -> None:
    assert f"đề nghị tặng {MINISTRY_FLAG} năm 2018 (bỏ phiếu lại)" in _texts(_round(2, again=True))


def test_the_year_of_an_award_is_told_once() -> None:
    facts = replace(CONFERENCE, rounds=(ballot("Cờ thi đua năm 2018", candidate("Viện A", 20)),))
    assert "đề nghị tặng Cờ thi đua năm 2018" in _texts(facts)


@pytest.mark.parametrize(
    ("kinds", "head"), [((False, False), "Tên đơn vị"), ((True, True), "Họ và tên"), ((False, True), "Tên")]
)
def test_the_column_of_names_says_whose_they_are(kinds: tuple[bool, ...], head: str) -> None:
    candidates = (replace(candidate(f"Tên {place}", 20), person=kind) for place, kind in enumerate(kinds))
    texts = _texts(replace(CONFERENCE, rounds=(ballot("Cờ", *candidates),)))
    assert f"STT | {head} | Đồng ý | Không đồng ý" in texts


def test_who_withdrew_is_not_on_the_ballot() -> None:
    standing = candidate("Viện A", 20)
    facts = replace(CONFERENCE, rounds=(ballot("Cờ", standing, replace(candidate("Viện B", 0), standing="xin rút")),))
    assert "1 | Viện A | ☐ | ☐" in _texts(facts)
    assert "Viện B" not in "".join(_texts(facts))


def test_a_person_stands_with_the_unit() -> None:
    person = replace(candidate("Nguyễn Thị Minh Anh", 27), person=True, unit="Học viện Tư pháp")
    assert "1 | Nguyễn Thị Minh Anh (Học viện Tư pháp) | ☐ | ☐" in _texts(
        replace(CONFERENCE, rounds=(ballot("Bằng khen", person),))
    )


@pytest.mark.parametrize("form", ["giơ tay", "chỉ ghi kết quả"])
def test_what_is_not_voted_on_paper_has_no_ballots(form: str) -> None:
    first, second = CONFERENCE.rounds
    assert not has_ballots(replace(first, form=form))
    slips = compose_ballot_papers(replace(CONFERENCE, rounds=(replace(first, form=form), second)), _WORDING).slips
    assert [slip.subject for slip in slips] == [f"PHIẾU BÌNH XÉT đề nghị tặng {second.title} năm 2018"]
    assert not has_ballots(RoundFacts(title="Chưa có ai"))


def test_a_meeting_of_two_days_leaves_the_day_to_the_pen() -> None:
    facts = replace(CONFERENCE, ends_on=CONFERENCE.held_on.replace(day=15))
    assert "ngày …… tháng …… năm 2018" in _texts(facts)
