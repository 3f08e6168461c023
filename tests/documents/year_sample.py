"""The facts the papers of a whole year are composed from in these tests: names, figures and reasons are invented."""

from dataclasses import replace
from datetime import date

from tests.documents.sample_facts import (
    CERTIFICATES,
    CONFERENCE,
    GOVERNMENT_FLAG,
    LETTERHEAD,
    MINISTRY_FLAG,
    RANKING,
    SCORES,
    SIGNER,
)
from thiduadesk.documents.facts import LetterheadFacts, ScoreSheetFacts, SignerFacts
from thiduadesk.documents.year_facts import (
    ActivityFacts,
    CertificateBookFacts,
    DossierFacts,
    HandoverFacts,
    HeldFacts,
    InspectionFacts,
    LateFacts,
    MilestoneFacts,
    MissingFacts,
    MovementFacts,
    OverdueFacts,
    PlanFacts,
    PledgeFacts,
    ProposedFacts,
    RegisteredFacts,
    RegistrationsFacts,
    ReminderFacts,
    ReportFacts,
    SubmissionFacts,
    TargetFacts,
)

SENT = LetterheadFacts(superior=LETTERHEAD.superior, issuer=LETTERHEAD.issuer, symbol=LETTERHEAD.symbol, place="Hà Nội")

SUBMISSION = SubmissionFacts(
    letterhead=SENT,
    signer=SIGNER,
    year=2018,
    addressees=("Bộ Tư pháp", "Hội đồng Thi đua - Khen thưởng ngành Tư pháp"),
    bases=("Luật Thi đua, khen thưởng", "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ"),
    meeting="Hội nghị tổng kết của Cụm",
    met_on=date(2018, 12, 14),
    counted=True,
    proposed=(
        ProposedFacts(
            title=MINISTRY_FLAG,
            form="title",
            name="Trường Đại học Luật Hà Nội",
            merits=("Đổi mới chương trình đào tạo (06 chương trình)",),
            held=(f"{MINISTRY_FLAG} (2016, 2017)", "Tập thể Lao động xuất sắc (2015)"),
            agree=26,
            base=28,
        ),
        ProposedFacts(
            title=MINISTRY_FLAG,
            form="title",
            name="Học viện Tư pháp",
            ruled="Đơn thư đã có kết luận",
            agree=25,
            base=28,
        ),
        ProposedFacts(
            title="Chiến sĩ thi đua ngành Tư pháp",
            form="title",
            name="Cầm Thị Nhung",
            person=True,
            label="Bà",
            office="Giáo viên",
            unit="Trường Trung cấp Luật Tây Bắc",
            merits=("Có sáng kiến", "Phổ biến pháp luật cho phụ nữ vùng cao (03 lớp)"),
            agree=27,
        ),
        ProposedFacts(
            title="Bằng khen",
            form="commendation",
            name="Y Thuận Êban",
            person=True,
            unit="Trường Trung cấp Luật & <Nghề>",
        ),
        ProposedFacts(
            title=GOVERNMENT_FLAG,
            form="title",
            decider="Thủ tướng Chính phủ",
            name="Trường Đại học Luật Hà Nội",
            agree=28,
            base=28,
        ),
    ),
)
"""Two collectives, one of them for two flags, and two persons, of one of whom little is known."""

MOVEMENTS = (
    MovementFacts(
        name="Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới",
        launcher="Bộ Tư pháp",
        since=date(2016, 1, 1),
        until=date(2020, 12, 31),
        achievements=9,
        units=2,
    ),
    MovementFacts(name="Thi đua hoàn thành nhiệm vụ năm 2018", goal="100 % chỉ tiêu", since=date(2018, 1, 15)),
)
_REPORTS = {"name": "Báo cáo đúng hạn", "measure": "%", "planned": "100"}
PLEDGE = PledgeFacts(
    letterhead=LETTERHEAD,
    year=2018,
    signed_on=date(2018, 3, 20),
    movements=MOVEMENTS,
    targets=(
        TargetFacts(unit="Viện Khoa học pháp lý", **_REPORTS),
        TargetFacts(
            unit="Viện Khoa học pháp lý", name="Đề tài nghiệm thu", measure="đề tài", planned="trên 8", achieved="9"
        ),
        TargetFacts(unit="Học viện Tư pháp", **_REPORTS),
    ),
    units=(
        SignerFacts(unit="Học viện Tư pháp", office="Giám đốc", name="Trần Đức Long"),
        SignerFacts(unit="Trường Trung cấp Luật & <Nghề>"),
        SignerFacts(unit="Nhà xuất bản Tư pháp", office="Giám đốc"),
        SignerFacts(unit="Báo Pháp luật Việt Nam", office="Tổng Biên tập"),
    ),
    head=SIGNER,
)

REGISTRATIONS = RegistrationsFacts(
    letterhead=LETTERHEAD,
    signer=SIGNER,
    year=2018,
    titles=(MINISTRY_FLAG, "Tập thể Lao động xuất sắc", "Chiến sĩ thi đua cơ sở"),
    units=(
        RegisteredFacts(unit="Viện Khoa học pháp lý", counts=(1, 2, 12)),
        RegisteredFacts(unit="Học viện Tư pháp", counts=(0, 4, 31), named=("Lê Hoàng Anh (CSTĐ cơ sở)",)),
        RegisteredFacts(unit="Trường Trung cấp Luật & <Nghề>", counts=(0, 0, 0)),
    ),
)

ACTIVITIES = (
    ActivityFacts(
        content="Ban hành kế hoạch", kind="văn bản chỉ đạo", planned_on=date(2018, 1, 31), result="01 kế hoạch"
    ),
    ActivityFacts(
        content="Tập huấn nghiệp vụ",
        kind="tập huấn",
        planned_on=date(2018, 5, 15),
        done_on=date(2018, 5, 24),
        result="34 lượt người",
    ),
    ActivityFacts(content="Sơ kết", kind="sơ kết", planned_on=date(2018, 7, 10), done_on=date(2018, 7, 10)),
    ActivityFacts(content="Giao lưu điển hình"),
)

REPORT = ReportFacts(
    letterhead=SENT,
    signer=SIGNER,
    year=2018,
    until=date(2018, 12, 31),
    addressees=("Bộ Tư pháp",),
    units=("Viện Khoa học pháp lý", "Học viện Tư pháp", "Trường Trung cấp Luật & <Nghề>"),
    head="Viện Khoa học pháp lý",
    deputies=("Học viện Tư pháp",),
    staff=1322,
    achievements=12,
    untied=2,
    role_models=("H'Lan Niê, Trường Trung cấp Luật & <Nghề>: Biên soạn tài liệu song ngữ",),
    movements=MOVEMENTS,
    unsigned=("Trường Trung cấp Luật & <Nghề>",),
    targets=PLEDGE.targets,
    activities=ACTIVITIES,
    milestones=(
        MilestoneFacts(name="Đăng ký thi đua", due=date(2018, 2, 28), expected=3),
        MilestoneFacts(
            name="Gửi bảng tự chấm điểm",
            due=date(2018, 11, 15),
            expected=3,
            late=(LateFacts(unit="Học viện Tư pháp", days=7), LateFacts(unit="Trường Trung cấp Luật & <Nghề>")),
        ),
        MilestoneFacts(name="Hội nghị tổng kết", due=date(2018, 11, 30), late=(LateFacts(unit="", days=14),)),
    ),
    ranking=RANKING,
    rounds=CONFERENCE.rounds,
)
HALF_REPORT = replace(REPORT, until=date(2018, 6, 30), half=True, milestones=(), ranking=None, rounds=())

PLAN = PlanFacts(
    letterhead=SENT,
    signer=SIGNER,
    year=2018,
    head="Viện Khoa học pháp lý",
    deputies=("Học viện Tư pháp",),
    members=3,
    movements=MOVEMENTS,
    activities=ACTIVITIES,
    milestones=(*REPORT.milestones, MilestoneFacts(name="Nộp hồ sơ A & B", due=date(2018, 11, 30), expected=2)),
)

INSPECTIONS = (
    InspectionFacts(sheet=SCORES, inspected_on=date(2018, 12, 3), chief="Giám đốc Trần Đức Long"),
    InspectionFacts(sheet=ScoreSheetFacts(letterhead=LETTERHEAD, year=2018, unit="Trường Trung cấp Luật & <Nghề>")),
)

REMINDERS = (
    ReminderFacts(
        letterhead=SENT,
        signer=SIGNER,
        year=2018,
        day=date(2018, 12, 20),
        unit="Trường Trung cấp Luật & <Nghề>",
        head="Viện Khoa học pháp lý",
        overdue=(OverdueFacts(name="Gửi bảng tự chấm điểm", due=date(2018, 11, 15), days=35),),
        missing=(
            MissingFacts(what="pledge"),
            MissingFacts(what="registration"),
            MissingFacts(what="points", count=3),
            MissingFacts(what="evidence", name="Ủng hộ đồng bào A & B"),
        ),
    ),
    ReminderFacts(
        letterhead=LetterheadFacts(issuer="Cụm thi đua số II"),
        year=2018,
        day=date(2018, 12, 20),
        unit="Học viện Tư pháp",
        overdue=(OverdueFacts(name="Đăng ký danh hiệu thi đua", due=date(2018, 12, 19), days=1),),
    ),
)

CERTIFICATE_BOOK = CertificateBookFacts(letterhead=LETTERHEAD, signer=SIGNER, year=2018, certificates=CERTIFICATES)

HANDOVER = HandoverFacts(
    letterhead=LETTERHEAD,
    year=2018,
    giver=SIGNER,
    receiver=SignerFacts(unit="Trường Trung cấp Luật & <Nghề>"),
    witness="Bộ Tư pháp",
    dossiers=(
        DossierFacts(name="Kế hoạch hoạt động", type="KH", number=2, dated_on=date(2018, 1, 31)),
        DossierFacts(
            name="Biên bản hội nghị bình xét", of="Hội nghị A & B", type="BB", number=15, dated_on=date(2018, 12, 14)
        ),
        DossierFacts(name="Bảng tổng hợp điểm, xếp hạng"),
    ),
    years=(2015, 2018),
    held=(HeldFacts(kind="unit", count=12), HeldFacts(kind="conference", count=3), HeldFacts(kind="award", count=1270)),
    milestones=(
        MilestoneFacts(
            name="Báo cáo sơ kết", due=date(2018, 6, 15), expected=12, late=(LateFacts(unit="Học viện Tư pháp"),)
        ),
        MilestoneFacts(name="Hội nghị tổng kết", due=date(2018, 12, 14), late=(LateFacts(unit=""),)),
    ),
    activities=("Giao lưu điển hình",),
    conferences=("Hội nghị bất thường",),
    undecided=6,
    unproven=2,
)

YEAR_PAPERS: tuple[tuple[str, object], ...] = (
    ("giao-uoc", PLEDGE),
    ("dang-ky", REGISTRATIONS),
    ("ke-hoach", PLAN),
    ("kiem-tra-cheo", INSPECTIONS),
    ("don-doc", REMINDERS),
    ("to-trinh", SUBMISSION),
    ("trich-ngang", SUBMISSION),
    ("ban-giao", HANDOVER),
    ("so-cap", CERTIFICATE_BOOK),
    ("bao-cao", REPORT),
    ("so-ket", HALF_REPORT),
)
"""Kind of paper → facts, in the order of the year."""
