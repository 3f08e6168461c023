"""The facts the papers of a whole year are composed from in these tests: names, figures and reasons are invented."""

from datetime import date

from tests.documents.sample_facts import GOVERNMENT_FLAG, LETTERHEAD, MINISTRY_FLAG
from thiduadesk.documents.facts import LetterheadFacts
from thiduadesk.documents.year_facts import ProposedFacts, SignerFacts, SubmissionFacts

SENT = LetterheadFacts(superior=LETTERHEAD.superior, issuer=LETTERHEAD.issuer, symbol=LETTERHEAD.symbol, place="Hà Nội")
SIGNER = SignerFacts(unit="Viện Khoa học pháp lý", office="Viện trưởng", name="Phạm Quốc Khánh")

SUBMISSION = SubmissionFacts(
    letterhead=SENT,
    signer=SIGNER,
    year=2018,
    addressees=("Bộ Tư pháp", "Hội đồng Thi đua - Khen thưởng ngành Tư pháp"),
    bases=("Luật Thi đua, khen thưởng", "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017"),
    meeting="Hội nghị tổng kết của Cụm",
    met_on=date(2018, 12, 14),
    proposed=(
        ProposedFacts(
            title=MINISTRY_FLAG,
            name="Trường Đại học Luật Hà Nội",
            merits=("Đổi mới chương trình đào tạo (06 chương trình)",),
            held=(f"{MINISTRY_FLAG} (2016, 2017)", "Tập thể Lao động xuất sắc (2015)"),
            agree=26,
            base=28,
        ),
        ProposedFacts(title=MINISTRY_FLAG, name="Học viện Tư pháp", ruled="Đơn thư đã có kết luận", agree=25, base=28),
        ProposedFacts(
            title="Chiến sĩ thi đua ngành Tư pháp",
            name="Cầm Thị Nhung",
            person=True,
            label="Bà",
            office="Giáo viên",
            unit="Trường Trung cấp Luật Tây Bắc",
            merits=("Có sáng kiến", "Phổ biến pháp luật cho phụ nữ vùng cao (03 lớp)"),
            agree=27,
        ),
        ProposedFacts(title="Bằng khen", name="Y Thuận Êban", person=True, unit="Trường Trung cấp Luật & <Nghề>"),
        ProposedFacts(title=GOVERNMENT_FLAG, name="Trường Đại học Luật Hà Nội", agree=28, base=28),
    ),
)
"""Two collectives, one of them for two flags, and two persons, of one of whom little is known."""

YEAR_PAPERS: tuple[tuple[str, object], ...] = (("to-trinh", SUBMISSION), ("trich-ngang", SUBMISSION))
"""Kind of paper → facts, in the order of the year."""
