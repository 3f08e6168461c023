"""The workbook's sheets and columns as data: one definition for reading, writing and the empty template."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from thiduadesk.domain.activity import ActivityKind
from thiduadesk.domain.ballot import BallotBase, BallotForm, BallotPurpose, BallotTie, RoundState
from thiduadesk.domain.case import CaseKind, DisciplineLevel
from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.domain.conference import (
    Attendance,
    ConferenceKind,
    DelegateRole,
    QuorumBase,
    RemarkKind,
    ResultOrder,
)
from thiduadesk.domain.initiative import InitiativeScope
from thiduadesk.domain.nomination import NominationStatus
from thiduadesk.domain.score import ScoreColumn, ScoreStatus
from thiduadesk.domain.scoring import Bound, CriterionKind, GateEffect, GroupKind, NotArisen, NotAssigned, TieRule
from thiduadesk.domain.unit import UnitRole


class Content(Enum):
    """What a column holds; how it is read stands in `values`."""

    TEXT = auto()
    AMOUNT = auto()  # text, most often a number: kept as written, one of Excel's own with the thousands dot
    INTEGER = auto()
    POINTS = auto()  # integer hundredths
    DATE = auto()
    PARTIAL_DATE = auto()  # 1975, 03/1975 or a whole date
    CLOCK = auto()  # 14:00
    YES_NO = auto()


_HINTS = {
    Content.INTEGER: "Số nguyên.",
    Content.POINTS: "Số, phần lẻ sau dấu phẩy: 98,50.",
    Content.DATE: "Ngày, như 14/12/2018.",
    Content.PARTIAL_DATE: "Ngày, như 02/03/1975; chỉ biết tháng, năm thì ghi 03/1975 hoặc 1975.",
    Content.CLOCK: "Giờ, như 14:00.",
}
"""Words of the workbook itself, which is Vietnamese whatever language the program speaks."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `choices` are offered, other values are kept as typed."""

    heading: str
    content: Content = Content.TEXT
    needed: bool = False
    choices: tuple[str, ...] = ()
    width: int = 18  # characters
    explained: str = ""  # what the heading alone does not say

    @property
    def hint(self) -> str:
        """What to fill in, for whoever meets the sheet the first time; empty where the heading says it all."""
        lines = ["Cần điền." if self.needed else "", self.explained, _HINTS.get(self.content, "")]
        if self.choices:
            lines.append(f"Chọn: {', '.join(self.choices)}.")
        return " ".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet."""

    name: str
    columns: tuple[Column, ...]
    expected: bool = True  # whether it is worth a note when it is missing

    def column(self, heading: str) -> Column:
        """The column of that heading; raises KeyError."""
        return next(column for column in self.columns if column.heading == heading)


NOTE = Column("Ghi chú", width=24)


def _text(heading: str, explained: str = "", *, needed: bool = False, width: int = 18) -> Column:
    return Column(heading, needed=needed, width=width, explained=explained)


def _number(heading: str, content: Content = Content.INTEGER) -> Column:
    return Column(heading, content, width=12)


def _date(heading: str, *, needed: bool = False) -> Column:
    return Column(heading, Content.DATE, needed=needed, width=14)


def _choice(heading: str, kind: type[StrEnum], explained: str = "") -> Column:
    return Column(heading, choices=tuple(str(term) for term in kind), width=16, explained=explained)


_UNIT = _text(
    "Đơn vị", "Tên hoặc tên viết tắt ở sheet Đơn vị; đơn vị trực thuộc: «cấp trên / tên».", needed=True, width=34
)
_PERSON = _text("Cá nhân", "Để trống nếu là tập thể; trùng tên thì thêm năm sinh: «Lê An (1975)».", width=24)
_TITLE = _text("Danh hiệu", needed=True, width=34)
_GROUP = _text("Nhóm", "Tên ở sheet Nhóm tiêu chí.", needed=True, width=34)
_CRITERION = _text("Tiêu chí", "Tên ở sheet Tiêu chí.", needed=True, width=48)
_CONFERENCE = _text("Hội nghị", "Tên ở sheet Hội nghị.", needed=True, width=34)

CLUSTER_ITEMS = (
    "Tên cụm",
    "Cơ quan chủ quản",
    "Năm",
    "Cụm trưởng",
    "Cụm phó",
    "Thư ký",
    "Địa danh",
    "Ký hiệu",
    "Theo quy định ngày",
    "Lý do chọn quy định",
)
"""The rows of the first sheet; the name and the year are needed."""

SCORING_SHEETS = (
    Sheet(
        "Bảng tiêu chí",
        (
            _text("Tên bảng", needed=True, width=48),
            _number("Tổng điểm chuẩn", Content.POINTS),
            _choice("Xếp hạng theo", ScoreColumn),
            _choice("Khi bằng điểm", TieRule),
            _choice("Không phát sinh", NotArisen),
            _choice("Không giao", NotAssigned),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Nhóm tiêu chí",
        (
            _text("Nhóm", needed=True, width=48),
            _text("Thuộc nhóm", "Nhóm ở một dòng phía trên; để trống nếu không nằm trong nhóm nào.", width=34),
            _choice("Loại nhóm", GroupKind),
            _number("Điểm tối đa", Content.POINTS),
            _number("Thứ tự"),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Tiêu chí",
        (
            _GROUP,
            _text("Tiêu chí", needed=True, width=48),
            _choice("Cách chấm", CriterionKind),
            _number("Điểm tối đa", Content.POINTS),
            _number("Bước điểm", Content.POINTS),
            Column("Điểm mỗi lần", Content.POINTS, width=12, explained="Cho mỗi lần đếm được hoặc mỗi lần vi phạm."),
            _text("Chỉ tính một", "Các tiêu chí ghi cùng một tên ở đây chỉ được tính mức cao nhất.", width=22),
            _choice("Không phát sinh", NotArisen, "Để trống nếu theo bảng tiêu chí."),
            Column("Cần minh chứng", Content.YES_NO, choices=("có", "không"), width=12),
            _number("Thứ tự"),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Mức điểm",
        (
            _GROUP,
            _CRITERION,
            _text("Mức", needed=True, width=40),
            Column("Điểm", Content.POINTS, needed=True, width=12),
            Column("Từ tỷ lệ (%)", Content.POINTS, width=12, explained="Chỉ cho tiêu chí chấm theo tỷ lệ."),
            _choice("So sánh", Bound),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Xếp loại",
        (
            _text("Xếp loại", needed=True, width=34),
            Column("Từ điểm", Content.POINTS, needed=True, width=12),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Điều kiện loại trừ",
        (
            _text("Điều kiện", needed=True, width=48),
            _choice("Tác động", GateEffect),
            _text("Xếp loại", "Loại không được xếp, khi tác động là như vậy.", width=22),
            _number("Thứ tự"),
            NOTE,
        ),
        expected=False,
    ),
)
"""The year's scoring table; a small workbook of its own, and part of the whole one."""

SHEETS = (
    Sheet("Cụm", (_text("Mục", needed=True, width=22), _text("Giá trị", width=48))),
    Sheet(
        "Đơn vị",
        (
            _text("Tên đơn vị", needed=True, width=40),
            _text("Tên viết tắt"),
            _text("Đơn vị cấp trên", width=28),
            _text("Loại hình"),
            _text("Thủ trưởng", width=24),
            _text("Chức vụ thủ trưởng", width=24),
            _number("Biên chế"),
            _choice("Vai trò", UnitRole),
            _number("Thứ tự"),
            _text("Nhập vào đơn vị", "Đơn vị đã nhận đơn vị này khi sáp nhập.", width=34),
            Column("Lịch sử đủ từ năm", Content.INTEGER, width=12, explained="Từ năm này sheet Lịch sử đã ghi đủ."),
            NOTE,
        ),
    ),
    Sheet(
        "Cá nhân",
        (
            _text("Họ và tên", needed=True, width=28),
            Column("Giới tính", choices=("nam", "nữ"), width=12),
            Column("Ngày sinh", Content.PARTIAL_DATE, width=14),
            _text("Chức vụ", width=26),
            _UNIT,
            NOTE,
        ),
    ),
    Sheet(
        "Phong trào",
        (
            _text("Tên phong trào", needed=True, width=48),
            _text("Cấp phát động", width=22),
            _text("Loại"),
            _date("Từ ngày"),
            _date("Đến ngày"),
            _text("Mục tiêu", width=36),
            NOTE,
        ),
    ),
    Sheet(
        "Giao ước",
        (
            _UNIT,
            _date("Ngày ký"),
            _text("Người ký", width=24),
            _text("Chỉ tiêu", width=40),
            _text("Đơn vị tính", width=12),
            Column("Kế hoạch", Content.AMOUNT, width=14, explained="Giữ nguyên như ghi: «trên 92,04 %»."),
            Column("Thực hiện", Content.AMOUNT, width=14, explained="Giữ nguyên như ghi."),
            NOTE,
        ),
    ),
    Sheet("Đăng ký", (_UNIT, _PERSON, _TITLE, _number("Số lượng"), _date("Ngày đăng ký"), NOTE)),
    Sheet(
        "Thành tích",
        (
            _UNIT,
            _PERSON,
            _date("Ngày"),
            _text("Nội dung", needed=True, width=48),
            _text("Kết quả", width=28),
            _text("Phong trào", width=36),
            _text("Số văn bản", "Nhiều văn bản cách nhau bằng dấu chấm phẩy.", width=22),
            Column("Điển hình", Content.YES_NO, choices=("có", "không"), width=12),
            NOTE,
        ),
    ),
    Sheet(
        "Chấm điểm",
        (
            _UNIT,
            _text("Nhóm", width=28),
            _text("Tiêu chí", needed=True, width=40),
            _number("Điểm tối đa", Content.POINTS),
            _number("Tự chấm", Content.POINTS),
            _number("Thẩm định", Content.POINTS),
            _number("Thống nhất", Content.POINTS),
            _text("Lý do", "Vì sao điểm thẩm định hoặc thống nhất khác.", width=28),
            _choice("Tình trạng", ScoreStatus, "Khi tiêu chí không có điểm riêng cho đơn vị này."),
            _text("Minh chứng", width=28),
            _text("Lý do thống nhất", "Khi lý do của điểm thống nhất không nằm ở cột Lý do.", width=28),
            NOTE,
        ),
    ),
    Sheet(
        "Lịch sử",
        (
            _UNIT,
            _PERSON,
            _TITLE,
            Column("Năm", Content.INTEGER, needed=True, width=10),
            _text("Số quyết định"),
            _date("Ngày quyết định"),
            _text("Người ký", width=24),
            NOTE,
        ),
    ),
    Sheet(
        "Đề nghị",
        (
            _UNIT,
            _PERSON,
            _TITLE,
            _text("Lý do", width=40),
            _number("Thứ tự"),
            _choice("Trạng thái", NominationStatus),
            _date("Ngày nhận hồ sơ"),
            _date("Theo quy định ngày"),
            _text("Lý do chọn quy định", width=28),
            _text("Thành tích", "Nội dung ở sheet Thành tích; nhiều thì cách nhau bằng dấu chấm phẩy.", width=40),
            NOTE,
        ),
    ),
    Sheet(
        "Hội nghị",
        (
            _text("Tên hội nghị", needed=True, width=48),
            _choice("Loại", ConferenceKind),
            _date("Ngày", needed=True),
            Column("Giờ bắt đầu", Content.CLOCK, width=12),
            Column("Giờ kết thúc", Content.CLOCK, width=12),
            _text("Địa điểm", width=28),
            _text("Chủ trì", width=24),
            _text("Chức vụ chủ trì", width=28),
            _text("Thư ký", width=24),
            _number("Triệu tập"),
            _number("Có mặt"),
            _date("Đến ngày"),
            _text("Mức đủ thành phần", "Như ≥ 2/3.", width=12),
            _choice("Đủ thành phần tính trên", QuorumBase),
            _choice("Thứ tự kết quả", ResultOrder, "Khi in biên bản."),
            _text("Bổ sung cho", "Tên hội nghị đã chốt mà biên bản này bổ sung.", width=34),
            NOTE,
        ),
    ),
    Sheet(
        "Đại biểu",
        (
            _CONFERENCE,
            _text("Họ và tên", needed=True, width=28),
            _text("Chức vụ", width=26),
            _text("Đơn vị", width=34),
            _choice("Vai trò", DelegateRole),
            _choice("Có mặt", Attendance),
            _text("Đại diện cho", "Đơn vị thành viên; để trống thì hiểu là đơn vị ở cột Đơn vị.", width=34),
            Column("Quyền bỏ phiếu", Content.YES_NO, choices=("có", "không"), width=12),
            NOTE,
        ),
    ),
    Sheet(
        "Ý kiến",
        (
            _CONFERENCE,
            _text("Người phát biểu", width=28),
            _choice("Loại", RemarkKind),
            _text("Nội dung", needed=True, width=60),
            NOTE,
        ),
    ),
    Sheet(
        "Bỏ phiếu",
        (
            _CONFERENCE,
            _TITLE,
            _number("Phát ra"),
            _number("Thu về"),
            _number("Hợp lệ"),
            _number("Không hợp lệ"),
            _choice("Cơ sở tính", BallotBase),
            _text("Ngưỡng", "Như ≥ 90%, > 50%, ≥ 2/3.", width=12),
            _text("Ứng viên", "Đơn vị, cá nhân hoặc tên ghi tự do.", needed=True, width=34),
            _number("Đồng ý"),
            _number("Không đồng ý"),
            _number("Không ý kiến"),
            _number("Đồng ý bằng văn bản"),
            _number("Không đồng ý bằng văn bản"),
            Column("Được chọn", Content.YES_NO, choices=("có", "không"), width=12),
            Column("Xin rút", Content.YES_NO, choices=("có", "không"), width=12),
            Column("Số lượng", Content.INTEGER, width=12, explained="Khi tên ứng viên đứng cho nhiều nơi."),
            _choice("Nội dung bỏ phiếu", BallotPurpose),
            _choice("Hình thức", BallotForm),
            _number("Số được chọn"),
            Column("Mỗi phiếu chọn", Content.INTEGER, width=12, explained="Số tên nhiều nhất trên một phiếu."),
            _number("Không thu lại"),
            _number("Hỏng đã đổi"),
            _number("Ý kiến bằng văn bản"),
            Column("Số người bỏ phiếu", Content.INTEGER, width=12, explained="Có mặt khi chốt vòng."),
            _number("Phiếu mỗi tờ"),
            _number("Phiếu dự phòng"),
            _choice("Khi bằng phiếu", BallotTie),
            _text("Căn cứ", "Của ngưỡng.", width=34),
            _text("Chọn trong", "Danh hiệu ở vòng trước mà chỉ người được chọn mới dự.", width=34),
            _text("Bỏ phiếu lại của", "Danh hiệu ở vòng trước còn chỗ hoặc bằng phiếu.", width=34),
            _choice("Trạng thái vòng", RoundState),
            NOTE,
        ),
    ),
    Sheet(
        "Mốc",
        (
            _text("Mốc", needed=True, width=40),
            _date("Hạn", needed=True),
            _text("Đơn vị", width=34),
            _date("Ngày hoàn thành"),
            NOTE,
        ),
    ),
    Sheet(
        "Hoạt động",
        (
            _text("Nội dung", needed=True, width=48),
            _choice("Loại", ActivityKind),
            _date("Ngày dự kiến"),
            _date("Ngày thực hiện"),
            _text("Đơn vị tham gia", "Nhiều đơn vị cách nhau bằng dấu chấm phẩy.", width=48),
            _text("Kết quả", width=28),
            NOTE,
        ),
    ),
    Sheet(
        "Giấy chứng nhận",
        (
            _text("Đơn vị", width=34),
            _PERSON,
            _text("Danh hiệu", "Của đề nghị ở sheet Đề nghị mà giấy này cấp theo, nếu có.", width=34),
            _text("Người nhận", width=28),
            _choice("Loại giấy", CertificateForm),
            _text("Nội dung", width=60),
            _number("Vào sổ số"),
            _text("Số quyết định"),
            _date("Ngày quyết định"),
            _date("Ngày cấp"),
            _text("Địa danh"),
            _text("Người ký", width=24),
            _text("Chức vụ người ký", width=28),
            NOTE,
        ),
        expected=False,
    ),
    *SCORING_SHEETS,
    Sheet(
        "Vướng điều kiện",
        (
            _UNIT,
            _text("Điều kiện", "Tên ở sheet Điều kiện loại trừ.", needed=True, width=48),
            _text("Lý do", width=40),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Vụ việc",
        (
            _UNIT,
            _PERSON,
            Column("Loại", needed=True, choices=tuple(str(term) for term in CaseKind), width=22),
            _choice("Hình thức", DisciplineLevel, "Của kỷ luật."),
            _date("Từ ngày"),
            _date("Đến ngày"),
            _text("Số văn bản", width=22),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Sáng kiến",
        (
            _UNIT,
            _PERSON,
            _text("Tên sáng kiến", needed=True, width=48),
            Column("Năm", Content.INTEGER, needed=True, width=10),
            _choice("Phạm vi", InitiativeScope),
            _date("Ngày công nhận"),
            _text("Số văn bản", width=22),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Số liệu tập thể",
        (
            _UNIT,
            _number("Được xét"),
            _number("Hoàn thành"),
            _number("Lao động tiên tiến"),
            _number("Chiến sĩ thi đua cơ sở"),
            _number("Bị kỷ luật"),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Ý kiến điều kiện",
        (
            _UNIT,
            _PERSON,
            _TITLE,
            _text("Điều kiện", "Mã của điều kiện trong gói quy định.", needed=True, width=28),
            Column("Đạt", Content.YES_NO, needed=True, choices=("có", "không"), width=10),
            _text("Lý do", needed=True, width=48),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Sửa quy định",
        (
            Column("Năm", Content.INTEGER, needed=True, width=10),
            _text("Quy định", "Mã của quy định trong gói.", needed=True, width=28),
            _text("Mục", needed=True, width=14),
            _text("Giá trị", needed=True, width=24),
            _text("Lý do", needed=True, width=48),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Chương trình",
        (
            _CONFERENCE,
            Column("Giờ", Content.CLOCK, width=12),
            _text("Nội dung", needed=True, width=60),
            _text("Người thực hiện", width=34),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Câu chữ",
        (
            _text("Mã câu", "Mã của câu trong văn bản, như «minutes.opened».", needed=True, width=28),
            _text("Câu", "Câu của cụm, đủ các chỗ trống như câu gốc.", needed=True, width=80),
            NOTE,
        ),
        expected=False,
    ),
    Sheet(
        "Số văn bản",
        (
            _text("Văn bản", "Tên loại văn bản, như ở thẻ Văn bản.", needed=True, width=34),
            _text("Hội nghị", "Của giấy mời, chương trình, biên bản.", width=34),
            _text("Đơn vị", "Của văn bản lập cho từng đơn vị.", width=34),
            _number("Số"),
            _date("Ngày"),
            _text("Địa danh", "Khi khác địa danh của cụm.", width=18),
            Column("Để trống viết tay", Content.YES_NO, choices=("có", "không"), width=12),
            NOTE,
        ),
        expected=False,
    ),
)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
