"""The kinds of paper with their names, stages and formats: the contract's list, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.i18n.mark import N_


class Stage(StrEnum):
    """Giai đoạn of the year a paper belongs to."""

    LAUNCH = "phat-dong"
    SCORING = "cham-diem"
    CONFERENCE = "hoi-nghi"
    SUBMISSION = "trinh"
    RESULT = "ket-qua"


STAGE_NAMES: Mapping[Stage, str] = {
    Stage.LAUNCH: N_("Phát động"),
    Stage.SCORING: N_("Chấm điểm"),
    Stage.CONFERENCE: N_("Hội nghị"),
    Stage.SUBMISSION: N_("Trình khen thưởng"),
    Stage.RESULT: N_("Kết quả"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper; `formats` are the endings it can be written as."""

    kind: str
    name: str
    stage: Stage
    per: str  # cluster, unit, person or round: what one paper is about
    formats: tuple[str, ...]


CERTIFICATES = "giay-chung-nhan"
"""The kind whose pages are laid out by layouts."""
SUBMISSION = "to-trinh"
"""The kind that puts the others of its stage before the body that decides."""

_PAGES = ("pdf", "docx", "txt")
_TABLES = ("pdf", "docx", "xlsx", "txt")
_PLACED = ("pdf", "txt")  # pages where every text has its measured place
_LISTED = ("pdf", "xlsx", "txt")  # the same, and a table of the texts for a print shop

KINDS = (
    Kind("giay-moi", N_("Giấy mời"), Stage.LAUNCH, "unit", _PAGES),
    Kind("chuong-trinh", N_("Chương trình hội nghị"), Stage.LAUNCH, "cluster", _PAGES),
    Kind("giao-uoc", N_("Bản giao ước thi đua"), Stage.LAUNCH, "cluster", _PAGES),
    Kind("dang-ky", N_("Bảng tổng hợp đăng ký"), Stage.LAUNCH, "cluster", _TABLES),
    Kind("ke-hoach", N_("Kế hoạch hoạt động"), Stage.LAUNCH, "cluster", _PAGES),
    Kind("bang-diem", N_("Bảng chấm điểm"), Stage.SCORING, "unit", _TABLES),
    Kind("tong-hop-diem", N_("Bảng tổng hợp điểm, xếp hạng"), Stage.SCORING, "cluster", _TABLES),
    Kind("kiem-tra-cheo", N_("Biên bản kiểm tra chéo"), Stage.SCORING, "unit", _PAGES),
    Kind("don-doc", N_("Công văn đôn đốc"), Stage.SCORING, "unit", _PAGES),
    Kind("dai-bieu", N_("Danh sách đại biểu"), Stage.CONFERENCE, "cluster", _PAGES),
    Kind("phieu-bau", N_("Phiếu bầu"), Stage.CONFERENCE, "round", _PLACED),
    Kind("kiem-phieu", N_("Biên bản kiểm phiếu"), Stage.CONFERENCE, "cluster", _PAGES),
    Kind("bien-ban", N_("Biên bản hội nghị bình xét"), Stage.CONFERENCE, "cluster", _PAGES),
    Kind(SUBMISSION, N_("Tờ trình"), Stage.SUBMISSION, "cluster", _PAGES),
    Kind("trich-ngang", N_("Danh sách trích ngang"), Stage.SUBMISSION, "cluster", _TABLES),
    Kind("bao-cao", N_("Báo cáo tổng kết"), Stage.SUBMISSION, "cluster", _PAGES),
    Kind("so-ket", N_("Báo cáo sơ kết"), Stage.SUBMISSION, "cluster", _PAGES),
    Kind(CERTIFICATES, N_("Giấy chứng nhận, giấy khen"), Stage.RESULT, "person", _LISTED),
    Kind("so-cap", N_("Sổ cấp giấy"), Stage.RESULT, "cluster", _TABLES),
    Kind("ban-giao", N_("Biên bản bàn giao"), Stage.RESULT, "cluster", _PAGES),
)
BY_KIND: Mapping[str, Kind] = {kind.kind: kind for kind in KINDS}

OF_A_CONFERENCE = ("giay-moi", "chuong-trinh", "dai-bieu", "phieu-bau", "kiem-phieu", "bien-ban")
"""The kinds that are about one conference."""

NUMBERED: Mapping[str, str] = {
    "giay-moi": "invitation.type",
    "chuong-trinh": "agenda.type",
    "ke-hoach": "plan.type",
    "kiem-tra-cheo": "inspection.type",
    "don-doc": "",
    "kiem-phieu": "teller.type",
    "bien-ban": "minutes.type",
    SUBMISSION: "submission.type",
    "bao-cao": "report.type",
    "so-ket": "report.type",
    "ban-giao": "handover.type",
}
"""The kinds that bear a number, and where the wording keeps the abbreviation of their type; a letter has none.

The others go with another paper and have no number of their own (NĐ 30/2020, Phụ lục III).
"""

GOES_WITH: Mapping[str, str] = {"trich-ngang": SUBMISSION}
"""The kinds that name the paper they go with by its number and day."""
