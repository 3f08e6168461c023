"""The papers of conferences from a file: which conference, which round, which invitee, and what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.commands.rounds import save_counts, save_rounds
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.rounds import rounds_of
from thiduadesk.desk.queries.units import unit_card
from thiduadesk.documents.tree import Slips
from thiduadesk.domain.ballot import BallotForm, BallotRound, Count
from thiduadesk.domain.conference import Conference, ConferenceKind
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.unit import Unit

YEAR = 2018
LAUNCH = Conference(
    id="launch", year=YEAR, title="Hội nghị phát động thi đua", kind=ConferenceKind.LAUNCH, held_on=date(YEAR, 3, 5)
)
_BY_HANDS = BallotRound(id="hands", conference_id="launch", position=1, title="Giao ước thi đua", form=BallotForm.HANDS)
_PAPERS = ("giay-moi", "chuong-trinh", "dai-bieu", "phieu-bau", "kiem-phieu", "bien-ban")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The practice file with a meeting earlier in the year, of which little is known."""
    desk.do(save_conference, LAUNCH)
    desk.do(save_rounds, LAUNCH, [_BY_HANDS])
    desk.do(save_counts, _BY_HANDS, [Count(id="n", round_id="hands", position=1, name="Giao ước thi đua")])
    return desk


def text_of(desk: Desk, kind: str, subject: str = "") -> str:
    return render_as(compose_paper(desk.records, kind, YEAR, subject), "txt").decode()


def closing(desk: Desk) -> Conference:
    return next(item for item in desk.records.all(Conference) if item.kind == ConferenceKind.CLOSING)


@pytest.mark.parametrize("kind", _PAPERS)
def test_the_last_meeting_that_chose_is_meant_where_none_is_named(desk: Desk, kind: str) -> None:
    said = text_of(desk, kind)
    meeting = closing(desk)
    assert "Hội nghị tổng kết công tác thi đua" in said
    assert said == text_of(desk, kind, meeting.id) == text_of(desk, kind, meeting.title.upper())


@pytest.mark.parametrize("kind", ["giay-moi", "kiem-phieu", "bien-ban"])
def test_another_meeting_is_chosen_by_id_or_title(desk: Desk, kind: str) -> None:
    for name in ("launch", "hoi nghi phat dong thi dua"):
        said = text_of(desk, kind, name)
        assert "Hội nghị phát động thi đua" in said
        assert "Hội nghị tổng kết" not in said


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("chuong-trinh", "«Hội nghị phát động thi đua» chưa có chương trình"),
        ("dai-bieu", "«Hội nghị phát động thi đua» chưa có danh sách đại biểu"),
        ("phieu-bau", "không có vòng nào bỏ phiếu bằng phiếu giấy"),
    ],
)
def test_a_meeting_without_what_the_paper_tells_says_so(desk: Desk, kind: str, sentence: str) -> None:
    with pytest.raises(NotFound, match=sentence):
        compose_paper(desk.records, kind, YEAR, "launch")


@pytest.mark.parametrize("kind", ["phieu-bau", "kiem-phieu"])
def test_one_round_is_chosen_by_title_or_id(desk: Desk, kind: str) -> None:
    ballot = rounds_of(desk.records, closing(desk).id)[1]
    for name in (ballot.id, "co thi dua cua chinh phu"):
        said = text_of(desk, kind, name)
        assert "Cờ thi đua của Chính phủ" in said
        assert "Báo Pháp luật Việt Nam" not in said.partition("Ban kiểm phiếu đã kiểm phiếu")[2]
        assert "đề nghị Cờ thi đua ngành Tư pháp\n" not in said


def test_a_round_of_another_meeting_is_found_too(desk: Desk) -> None:
    assert "Hội nghị phát động thi đua" in text_of(desk, "kiem-phieu", "Giao ước thi đua")
    with pytest.raises(NotFound, match="«Giao ước thi đua» không có vòng nào bỏ phiếu bằng phiếu giấy"):
        compose_paper(desk.records, "phieu-bau", YEAR, "Giao ước thi đua")
    with pytest.raises(NotFound, match="không có hội nghị hay vòng bỏ phiếu «Cờ vua»"):
        compose_paper(desk.records, "phieu-bau", YEAR, "Cờ vua")


def test_every_voter_of_the_practice_year_gets_a_ballot_for_each_flag(desk: Desk) -> None:
    paper = compose_paper(desk.records, "phieu-bau", YEAR)
    assert isinstance(paper, Slips)
    assert [slip.copies for slip in paper.slips] == [31, 31]


def test_members_are_invited_in_protocol_order_and_guests_after_them(desk: Desk) -> None:
    invited = [line for line in text_of(desk, "giay-moi").splitlines() if "trân trọng kính mời" in line]
    assert len(invited) == 12  # the unit that heads the cluster is who invites
    assert invited[0] == "Cụm thi đua số II trân trọng kính mời: Giám đốc Học viện Tư pháp"
    assert invited[-1].endswith("Nguyễn Anh Tuấn, Phó Vụ trưởng Vụ Thi đua - Khen thưởng")
    assert len([line for line in text_of(desk, "giay-moi", "launch").splitlines() if "kính mời" in line]) == 11


@pytest.mark.parametrize("name", ["HVTP", "hoc vien tu phap", "nguyen anh tuan", "Vụ Thi đua - Khen thưởng"])
def test_one_invitee_is_chosen_by_name_or_abbreviation(desk: Desk, name: str) -> None:
    assert text_of(desk, "giay-moi", name).count("GIẤY MỜI") == 1


def test_nobody_else_is_invited(desk: Desk) -> None:
    with pytest.raises(NotFound, match="không có giấy mời nào cho «Không Ai Cả»"):
        compose_paper(desk.records, "giay-moi", YEAR, "Không Ai Cả")


def test_the_chief_of_the_head_unit_signs_by_name_once_it_is_known(desk: Desk) -> None:
    head = next(unit for unit in desk.records.all(Unit) if unit.short_name == "VKHPL")
    desk.do(save_unit, replace(unit_card(desk.records, head.id, YEAR), chief="Vũ Minh Quân"))
    said = text_of(desk, "giay-moi", "HVTP")
    assert said.rstrip().endswith("CỤM TRƯỞNG\n\nVIỆN TRƯỞNG\nVIỆN KHOA HỌC PHÁP LÝ\nVũ Minh Quân")
    assert "Hà Nội, ngày …… tháng ……" in said


def test_a_unit_that_left_before_the_day_is_not_invited(desk: Desk) -> None:
    unit = next(unit for unit in desk.records.all(Unit) if unit.short_name == "NXBTP")
    desk.do(save_unit, replace(unit_card(desk.records, unit.id, YEAR), member_until=date(YEAR, 6, 30)))
    assert "Nhà xuất bản Tư pháp" not in text_of(desk, "giay-moi")
    assert "Nhà xuất bản Tư pháp" in text_of(desk, "giay-moi", "launch")
