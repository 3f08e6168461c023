"""The facts the papers of these tests are composed from: the conference of 14/12/2018, its votes invented."""

from dataclasses import replace
from datetime import date

from thiduadesk.documents.convening_facts import ConveningFacts, InviteeFacts
from thiduadesk.documents.facts import (
    AgendaFacts,
    CandidateFacts,
    CertificateFacts,
    ConferenceFacts,
    CriterionFacts,
    DelegateFacts,
    LetterheadFacts,
    RankedFacts,
    RankingFacts,
    RemarkFacts,
    RoundFacts,
    ScoreGroupFacts,
    ScoreSheetFacts,
    SignerFacts,
)

MINISTRY_FLAG = "Cờ thi đua ngành Tư pháp"
GOVERNMENT_FLAG = "Cờ thi đua của Chính phủ"

LETTERHEAD = LetterheadFacts(superior="Bộ Tư pháp", issuer="Cụm thi đua số II", symbol="CTĐII")


def candidate(name: str, agree: int, *, passed: bool = True, note: str = "") -> CandidateFacts:
    return CandidateFacts(name=name, person=False, agree=agree, disagree=28 - agree, passed=passed, note=note)


def ballot(title: str, *candidates: CandidateFacts, among: str = "", among_count: int = 0) -> RoundFacts:
    return RoundFacts(
        title=title,
        issued=28,
        collected=28,
        valid=28,
        invalid=0,
        base_name="phát ra",
        base=28,
        threshold="≥ 2/3",
        among=among,
        among_count=among_count,
        candidates=candidates,
    )


CONFERENCE = ConferenceFacts(
    letterhead=LETTERHEAD,
    year=2018,
    title="Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 của Cụm thi đua số II",
    held_on=date(2018, 12, 14),
    opened_at="14:00",
    closed_at="17:00",
    place="Học viện Tư pháp",
    chair="Phạm Quốc Khánh",
    chair_office="đại diện đơn vị Cụm trưởng",
    secretary="Đỗ Thu Trang",
    summoned=28,
    present=27,
    agenda=(
        AgendaFacts(starts_at="14:00", content="Khai mạc, giới thiệu đại biểu", presenter="Ban Tổ chức"),
        AgendaFacts(content="Bình xét, bỏ phiếu suy tôn"),
        AgendaFacts(starts_at="16:50", content="Kết luận, bế mạc", presenter="Chủ trì hội nghị"),
    ),
    delegates=(
        DelegateFacts(
            name="Nguyễn Anh Tuấn",
            office="Phó Vụ trưởng",
            organisation="Vụ Thi đua - Khen thưởng",
            role="khách mời",
            attendance="có",
        ),
        DelegateFacts(
            name="Chu Thị Hoa",
            office="Phó Viện trưởng",
            organisation="Viện Khoa học pháp lý",
            role="đại biểu",
            attendance="có",
        ),
        DelegateFacts(
            name="Trần Đức Long", organisation="Học viện Tư pháp", role="trưởng ban kiểm phiếu", attendance="có"
        ),
        DelegateFacts(name="Hồ Thanh Bình", organisation="Báo Pháp luật Việt Nam", role="ban kiểm phiếu"),
        DelegateFacts(name="Lý Thị Hoà", organisation="Trường Trung cấp Luật Đồng Hới", attendance="vắng"),
        DelegateFacts(name="Lò Văn Phong", attendance="ý kiến bằng văn bản"),
        DelegateFacts(name="Cầm Thị Nhung", attendance="dự trực tuyến"),
    ),
    remarks=(
        RemarkFacts(
            speaker="Phó Viện trưởng Viện Khoa học pháp lý Chu Thị Hoa",
            kind="báo cáo",
            content="thay mặt Cụm trình bày báo cáo kết quả công tác thi đua, khen thưởng năm 2018.\n"
            "Báo cáo nêu các hạn chế: một số hoạt động chung chưa thực hiện đúng thời gian; phong trào thi đua "
            "chưa đồng đều giữa các đơn vị.",
        ),
        RemarkFacts(speaker="Đại diện Nhà xuất bản Tư pháp", kind="trao đổi bên lề", content="đề nghị công khai điểm."),
        RemarkFacts(
            speaker="Phó Vụ trưởng Vụ Thi đua - Khen thưởng Nguyễn Anh Tuấn",
            kind="chỉ đạo",
            content="phát biểu ý kiến chỉ đạo tại hội nghị.",
        ),
        RemarkFacts(kind="kết luận", content="Giao đơn vị Cụm trưởng hoàn thiện hồ sơ đề nghị khen thưởng đúng hạn."),
    ),
    rounds=(
        ballot(
            MINISTRY_FLAG,
            candidate("Trường Đại học Luật Hà Nội", 26),
            candidate("Trường Trung cấp Luật Buôn Ma Thuột", 27),
            candidate("Báo Pháp luật Việt Nam", 25),
            candidate("Trung tâm Lý lịch tư pháp quốc gia", 24),
            candidate("Tạp chí Dân chủ và Pháp luật", 9, passed=False),
        ),
        ballot(
            GOVERNMENT_FLAG,
            candidate("Trường Đại học Luật Hà Nội", 27),
            candidate("Trường Trung cấp Luật Buôn Ma Thuột", 26),
            among=MINISTRY_FLAG,
            among_count=4,
        ),
    ),
    final=True,
)

CONVENING = ConveningFacts(
    letterhead=replace(LETTERHEAD, place="Hà Nội"),
    conference=CONFERENCE,
    signer=SignerFacts(unit="Viện Khoa học pháp lý", office="Viện trưởng", name="Vũ Minh Quân"),
    invitees=(
        InviteeFacts(name="Trần Đức Long", office="Giám đốc", organisation="Học viện Tư pháp"),
        InviteeFacts(office="Hiệu trưởng", organisation="Trường Trung cấp Luật Buôn Ma Thuột"),
        InviteeFacts(organisation="Báo Pháp luật Việt Nam"),
        InviteeFacts(name="Nguyễn Anh Tuấn", office="Phó Vụ trưởng", organisation="Vụ Thi đua - Khen thưởng"),
    ),
)

CERTIFICATES = (
    CertificateFacts(
        form="giấy chứng nhận",
        giver="Cụm thi đua số II",
        label="Tập thể",
        recipient="Trường Trung cấp Luật Buôn Ma Thuột",
        content="Đã có thành tích xuất sắc trong phong trào thi đua «Ngành Tư pháp chung sức góp phần xây dựng nông "
        "thôn mới» năm 2018",
        decision_no="12/QĐ-CTĐII",
        decided_on=date(2018, 12, 14),
        number=3,
        place="Hà Nội",
        issued_on=date(2018, 12, 14),
        year=2018,
        signer="Phạm Quốc Khánh",
        signer_office="TM. Cụm thi đua số II",
    ),
    CertificateFacts(
        form="giấy khen",
        giver="Cụm thi đua số II",
        label="Bà",
        recipient="H'Lan Niê",
        person=True,
        office="Giáo viên, Trường Trung cấp Luật Buôn Ma Thuột",
        content="Gương người tốt việc tốt năm 2018",
        year=2018,
    ),
)

SIGNER = SignerFacts(
    unit="Viện Khoa học pháp lý", office="Viện trưởng", name="Phạm Quốc Khánh", secretary="Đỗ Thu Trang"
)

SCORES = ScoreSheetFacts(
    signer=SIGNER,
    chief="Trần Đức Long",
    letterhead=LETTERHEAD,
    year=2018,
    unit="Học viện Tư pháp",
    plan="Bảng tiêu chí của Cụm",
    rank_by="thống nhất",
    groups=(
        ScoreGroupFacts(
            name="I. Nhiệm vụ chính trị",
            maximum=9000,
            self_score=8850,
            checked=8825,
            agreed=8825,
            criteria=(
                CriterionFacts(
                    name="Hoàn thành nhiệm vụ chuyên môn",
                    maximum=9000,
                    self_score=8850,
                    checked=8825,
                    agreed=8825,
                    evidence="BC 96/HVTP",
                    reason="Một báo cáo chậm hai ngày",
                ),
                CriterionFacts(name="Xét xử lưu động", status="không giao", counts=False),
            ),
        ),
        ScoreGroupFacts(
            name="II. Điểm thưởng",
            kind="điểm thưởng",
            self_score=3590,
            checked=3590,
            agreed=3590,
            criteria=(CriterionFacts(name="Mô hình mới", self_score=3590, checked=3590, agreed=3590),),
        ),
    ),
    strays=(CriterionFacts(name="Ngoài bảng", self_score=100, counts=False),),
    maximum=9000,
    self_score=12440,
    checked=12415,
    agreed=12415,
    missing=1,
    grade="Xuất sắc",
    gates=("Chưa ký giao ước (ký muộn)",),
)
"""Bonuses without a cap: 124,15 points of 90 is real."""

RANKING = RankingFacts(
    signer=SIGNER,
    letterhead=LETTERHEAD,
    year=2018,
    plan="Bảng tiêu chí của Cụm",
    rank_by="thống nhất",
    tie_rule="điểm thẩm định cao hơn",
    units=(
        RankedFacts(
            unit="Học viện Tư pháp", self_score=12440, checked=12415, agreed=12415, bonus=3590, rank=1, grade="Xuất sắc"
        ),
        RankedFacts(unit="Báo Pháp luật Việt Nam", self_score=9500, checked=9500, agreed=9500, rank=2, shared=True),
        RankedFacts(unit="Nhà xuất bản Tư pháp", self_score=9600, checked=9500, agreed=9500, rank=2, shared=True),
        RankedFacts(
            unit="Viện Khoa học pháp lý", self_score=9400, checked=9400, agreed=9400, deducted=-200, rank=4, parted=True
        ),
        RankedFacts(unit="Trường Trung cấp Luật Tây Bắc", self_score=8000, missing=2, gates=("Chưa ký giao ước",)),
    ),
)
