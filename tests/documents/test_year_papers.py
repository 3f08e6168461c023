"""What the papers of a whole year say where something is unknown, missing or more than usual."""

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.sample_facts import LETTERHEAD, SCORES
from tests.documents.year_sample import (
    HALF_REPORT,
    HANDOVER,
    INSPECTIONS,
    PLAN,
    PLEDGE,
    REGISTRATIONS,
    REMINDERS,
    REPORT,
    SUBMISSION,
    YEAR_PAPERS,
)
from thiduadesk.documents.closing import signature
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import LetterheadFacts, ScoreSheetFacts, SignerFacts, canonical_json, facts_from_json
from thiduadesk.documents.letterhead import sent_letterhead
from thiduadesk.documents.render.text import render_text
from thiduadesk.documents.telling import points_cell
from thiduadesk.documents.tree import Document, PageProfile, Run
from thiduadesk.documents.year_facts import (
    CertificateBookFacts,
    HandoverFacts,
    InspectionFacts,
    LateFacts,
    MilestoneFacts,
    PlanFacts,
    PledgeFacts,
    RegisteredFacts,
    RegistrationsFacts,
    ReminderFacts,
    ReportFacts,
    SubmissionFacts,
    TargetFacts,
)
from thiduadesk.rules.pack import common_pack

_WORDING = common_pack().wording
_BARE = LetterheadFacts(issuer="Cụm A")
_LITTLE_KNOWN: tuple[tuple[str, object], ...] = (
    ("giao-uoc", PledgeFacts(letterhead=_BARE, year=2018, units=(SignerFacts(unit="Viện A"),))),
    (
        "dang-ky",
        RegistrationsFacts(
            letterhead=_BARE, year=2018, titles=("Cờ",), units=(RegisteredFacts(unit="A", counts=(1,)),)
        ),
    ),
    ("ke-hoach", PlanFacts(letterhead=_BARE, year=2018)),
    ("kiem-tra-cheo", (InspectionFacts(sheet=ScoreSheetFacts(letterhead=_BARE, year=2018, unit="Viện A")),)),
    ("don-doc", (ReminderFacts(letterhead=_BARE, year=2018, day=date(2018, 6, 1), unit="Viện A"),)),
    ("to-trinh", SubmissionFacts(letterhead=_BARE, year=2018, proposed=SUBMISSION.proposed[3:4])),
    ("trich-ngang", SubmissionFacts(letterhead=_BARE, year=2018, proposed=SUBMISSION.proposed[3:4])),
    ("bao-cao", ReportFacts(letterhead=_BARE, year=2018, until=date(2018, 12, 31))),
    ("so-ket", ReportFacts(letterhead=_BARE, year=2018, until=date(2018, 6, 30), half=True)),
    ("so-cap", CertificateBookFacts(letterhead=_BARE, year=2018)),
    ("ban-giao", HandoverFacts(letterhead=_BARE, year=2018)),
)


def _text(kind: str, facts: object) -> str:
    return render_text(COMPOSERS[kind](facts, _WORDING))


def _document(kind: str, facts: object) -> Document:
    paper = COMPOSERS[kind](facts, _WORDING)
    assert isinstance(paper, Document)
    return paper


@pytest.mark.parametrize(("kind", "facts"), _LITTLE_KNOWN)
def test_what_is_unknown_is_left_out_or_to_the_pen(kind: str, facts: object) -> None:
    said = _text(kind, facts)
    assert "None" not in said
    assert "()" not in said


@pytest.mark.parametrize("facts", [facts for _, facts in YEAR_PAPERS if not isinstance(facts, tuple)])
def test_facts_come_back_from_their_json(facts: object) -> None:
    assert facts_from_json(type(facts), canonical_json(facts)) == facts


@pytest.mark.parametrize(("year", "profile"), [(2018, PageProfile.CIRCULAR_01), (2021, PageProfile.DECREE_30)])
@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("to-trinh", SUBMISSION),
        ("trich-ngang", SUBMISSION),
        ("dang-ky", REGISTRATIONS),
        ("ke-hoach", PLAN),
        ("ban-giao", HANDOVER),
    ],
)
def test_the_page_follows_the_rule_of_its_year(
    kind: str, facts: SubmissionFacts, year: int, profile: PageProfile
) -> None:
    assert _document(kind, replace(facts, year=year)).profile is profile


def test_a_letter_follows_the_rule_of_its_day() -> None:
    late = replace(REMINDERS[0], day=date(2020, 3, 5))
    assert _document("don-doc", (late,)).profile is PageProfile.DECREE_30
    assert _document("don-doc", REMINDERS).profile is PageProfile.CIRCULAR_01


def test_a_sent_paper_always_bears_number_place_and_day() -> None:
    said = render_text(Document("", (sent_letterhead(_BARE, "TTr", _WORDING),)))
    assert "Số:       /TTr | ………………………, ngày …… tháng …… năm ………" in said
    known = replace(LETTERHEAD, place="Hà Nội", number=5, dated_on=date(2020, 1, 5))
    said = render_text(Document("", (sent_letterhead(known, "", _WORDING, about=(Run("V/v đôn đốc"),)),)))
    assert "Số: 05/CTĐII\nV/v đôn đốc\nHà Nội, ngày 05 tháng 01 năm 2020" in said


@pytest.mark.parametrize(
    ("signer", "said"),
    [
        (SignerFacts(), []),
        (SignerFacts(unit="Học viện Tư pháp"), ["HỌC VIỆN TƯ PHÁP"]),
        (SignerFacts(office="Giám đốc Học viện Tư pháp", unit="Học viện Tư pháp"), ["GIÁM ĐỐC HỌC VIỆN TƯ PHÁP"]),
        (SignerFacts(office="Giám đốc", name="Lê An"), ["GIÁM ĐỐC", "Lê An"]),
    ],
)
def test_the_office_held_stands_over_the_name(signer: SignerFacts, said: list[str]) -> None:
    lines = render_text(Document("", tuple(signature(LETTERHEAD, signer, _WORDING)))).split("\n")
    assert [line for line in lines if line] == ["TM. CỤM THI ĐUA SỐ II", "CỤM TRƯỞNG", *said]


def test_one_addressee_stands_beside_the_label_and_several_under_it() -> None:
    one = _text("to-trinh", replace(SUBMISSION, addressees=("Bộ Tư pháp",)))
    assert "\nKính gửi: Bộ Tư pháp\n" in one
    three = _text("to-trinh", replace(SUBMISSION, addressees=("A", "B", "C")))
    assert "\nKính gửi:\n- A;\n- B;\n- C.\n" in three


def test_the_law_ends_each_line_and_the_last_with_a_full_stop() -> None:
    said = _text("to-trinh", replace(SUBMISSION, meeting="", met_on=None))
    decree = "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ"
    assert f"Căn cứ Luật Thi đua, khen thưởng;\nCăn cứ {decree}.\nSau khi" in said
    assert "Căn cứ" not in _text("to-trinh", replace(SUBMISSION, bases=(), meeting="", met_on=None))


def test_whoever_is_put_forward_for_two_titles_is_counted_once() -> None:
    said = _text("to-trinh", SUBMISSION)
    assert "khen thưởng năm 2018 cho 02 tập thể và 02 cá nhân (có Danh sách trích ngang kèm theo), gồm:" in said
    collectives = replace(SUBMISSION, proposed=tuple(item for item in SUBMISSION.proposed if not item.person))
    said = _text("to-trinh", collectives)
    assert "cho 02 tập thể (có Danh sách trích ngang kèm theo), gồm:\nCờ thi đua ngành Tư pháp: 02 tập thể" in said
    assert "I. TẬP THỂ" not in said  # one group needs no number


def test_nobody_is_asked_to_confer_what_is_above_his_power() -> None:
    flags = tuple(item for item in SUBMISSION.proposed if not item.person)
    closing = "kính đề nghị Bộ Tư pháp, Hội đồng Thi đua - Khen thưởng ngành Tư pháp xem xét, "
    said = _text("to-trinh", replace(SUBMISSION, proposed=flags))
    own, above = "tặng Cờ thi đua ngành Tư pháp cho 02 tập thể", "tặng Cờ thi đua của Chính phủ cho 01 tập thể"
    assert f"{closing}{own}; trình Thủ tướng Chính phủ {above}./." in said
    said = _text("to-trinh", replace(SUBMISSION, proposed=flags[-1:]))
    assert f"{closing}trình Thủ tướng Chính phủ {above}./." in said


def test_only_what_occurs_is_asked_for() -> None:
    titles = tuple(item for item in SUBMISSION.proposed if item.form == "title")
    others = tuple(item for item in SUBMISSION.proposed if item.form != "title")
    both = "Về việc đề nghị tặng danh hiệu thi đua, hình thức khen thưởng năm 2018"
    assert both in _text("to-trinh", SUBMISSION)
    said = _text("to-trinh", replace(SUBMISSION, proposed=titles))
    assert "Về việc đề nghị tặng danh hiệu thi đua năm 2018" in said
    said = _text("trich-ngang", replace(SUBMISSION, proposed=others))
    assert "Cá nhân được đề nghị tặng hình thức khen thưởng năm 2018" in said
    unknown = tuple(replace(item, form="") for item in titles)
    assert both in _text("to-trinh", replace(SUBMISSION, proposed=unknown))


def test_the_submission_names_what_goes_with_it() -> None:
    said = _text("to-trinh", replace(SUBMISSION, meeting="", met_on=None, counted=False))
    assert "Hồ sơ gửi kèm gồm: Danh sách trích ngang; Báo cáo thành tích của tập thể, cá nhân được đề nghị." in said


@pytest.mark.parametrize("kind", ["to-trinh", "trich-ngang"])
def test_what_an_open_conference_chose_is_a_draft(kind: str) -> None:
    assert _text(kind, replace(SUBMISSION, final=False)).startswith("[BẢN NHÁP]")


def test_a_report_is_a_draft_once_it_tells_what_an_open_conference_chose() -> None:
    assert _text("bao-cao", replace(REPORT, final=False)).startswith("[BẢN NHÁP]")
    before = replace(REPORT, final=False, rounds=())
    assert "BẢN NHÁP" not in _text("bao-cao", before), "it goes before the conference as it is"


def test_targets_all_units_share_are_told_once() -> None:
    said = _text("giao-uoc", PLEDGE)
    assert said.count("Báo cáo đúng hạn |") == 1
    alone = replace(PLEDGE, targets=tuple(item for item in PLEDGE.targets if item.unit != "Học viện Tư pháp"))
    assert "Chỉ tiêu chung" not in _text("giao-uoc", alone)


def test_a_pledge_signed_on_no_one_day_leaves_the_day_to_the_pen() -> None:
    assert "Hôm nay, ngày …… tháng …… năm ………, tại" in _text("giao-uoc", replace(PLEDGE, signed_on=None))


@pytest.mark.parametrize(("titles", "lies"), [(1, False), (3, False), (4, True), (8, True)])
def test_a_table_of_seven_columns_lies(titles: int, lies: bool) -> None:
    names = tuple(f"Danh hiệu {number}" for number in range(titles))
    units = (RegisteredFacts(unit="Viện A", counts=(2,) * titles), RegisteredFacts(unit="Viện B", counts=(1,) * titles))
    facts = replace(REGISTRATIONS, titles=names, units=units)
    assert _document("dang-ky", facts).landscape is lies
    assert f"TỔNG CỘNG{' | 3' * titles} | \n" in _text("dang-ky", facts)


def test_a_year_without_fault_leaves_its_shortcomings_to_the_pen() -> None:
    fine = replace(REPORT, untied=0, movements=(), unsigned=(), activities=(), milestones=())
    said = _text("bao-cao", fine)
    after = said.partition("HẠN CHẾ, NGUYÊN NHÂN\n")[2]
    assert after.startswith("……")


def test_the_half_year_tells_neither_ranking_nor_votes_nor_what_came_of_targets() -> None:
    said = _text("so-ket", HALF_REPORT)
    assert "06 tháng đầu năm 2018" in said
    assert "Số liệu trong báo cáo tính đến ngày 30 tháng 6 năm 2018." in said
    assert "Xếp hạng" not in said
    assert "STT | Chỉ tiêu | Đơn vị tính | Kế hoạch\n" in said


def test_lateness_is_told_unit_by_unit() -> None:
    late = (LateFacts(unit="Viện A", days=3), LateFacts(unit="Viện B"))
    milestone = MilestoneFacts(name="Gửi báo cáo", due=date(2018, 6, 15), expected=12, late=late)
    said = _text("bao-cao", replace(REPORT, milestones=(milestone,)))
    assert (
        "- 02 đơn vị chưa thực hiện đúng hạn: Gửi báo cáo (hạn 15/06/2018) - "
        "Viện A (chậm 03 ngày), Viện B (chưa hoàn thành);"
    ) in said


@pytest.mark.parametrize(
    ("own", "checked", "said"),
    [(950, 900, "-0,5"), (900, 1000, "+1"), (900, 900, "0"), (None, 900, ""), (900, None, "")],
)
def test_what_a_check_changed_is_told_with_its_sign(own: int | None, checked: int | None, said: str) -> None:
    group = SCORES.groups[0]
    item = replace(group.criteria[0], self_score=own, checked=checked, evidence="", reason="")
    sheet = replace(SCORES, groups=(replace(group, criteria=(item,)),))
    row = f"1 | {item.name} | {points_cell(own)} |  | {points_cell(checked)} | {said} | \n"
    assert row in _text("kiem-tra-cheo", (replace(INSPECTIONS[0], sheet=sheet),))


def test_nothing_unfinished_is_said_so() -> None:
    done = replace(HANDOVER, milestones=(), activities=(), conferences=(), undecided=0, unproven=0)
    assert "Không có việc nào chưa hoàn thành." in _text("ban-giao", done)


def test_what_goes_over_are_papers_first_and_one_file() -> None:
    said = _text("ban-giao", HANDOVER)
    assert "1 | Kế hoạch hoạt động | 02/KH-CTĐII | 31/01/2018 |  | \n" in said
    assert "3 | Bảng tổng hợp điểm, xếp hạng |  |  |  | \n" in said
    assert "số liệu từ năm 2015 đến năm 2018, gồm: 12 đơn vị; 03 hội nghị; 1.270 danh hiệu" in said
    assert "số liệu năm 2018, gồm:" in _text("ban-giao", replace(HANDOVER, years=(2018,)))


def test_a_target_without_figures_keeps_its_cells_empty() -> None:
    targets = (TargetFacts(unit="Viện A", name="Đề tài"), TargetFacts(unit="Viện B", name="Hội thảo"))
    assert "1 | Đề tài |  | \n" in _text("giao-uoc", replace(PLEDGE, targets=targets))
