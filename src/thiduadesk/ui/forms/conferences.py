"""How conferences, delegates, remarks and ballots are typed."""

from collections.abc import Callable

from thiduadesk.domain.ballot import BallotBase
from thiduadesk.domain.conference import Attendance, ConferenceKind, DelegateRole, RemarkKind
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms

CONFERENCE_FIELDS = (
    Field("title", N_("Tên hội nghị"), Typing.LONG_TEXT),
    Field("kind", N_("Loại"), Typing.CHOICE, terms(ConferenceKind)),
    Field("held_on", N_("Ngày họp"), Typing.DATE),
    Field("ends_on", N_("Đến ngày"), Typing.DATE),
    Field("opened_at", N_("Giờ bắt đầu"), Typing.CLOCK),
    Field("closed_at", N_("Giờ kết thúc"), Typing.CLOCK),
    Field("place", N_("Địa điểm")),
    Field("chair", N_("Chủ trì")),
    Field("chair_office", N_("Chức vụ chủ trì")),
    Field("secretary", N_("Thư ký")),
    Field("summoned", N_("Triệu tập"), Typing.INTEGER),
    Field("present", N_("Có mặt"), Typing.INTEGER),
    Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
)

DELEGATE_FIELDS = (
    Field("name", N_("Họ và tên"), width=20),
    Field("office", N_("Chức vụ"), width=16),
    Field("organisation", N_("Đơn vị"), width=0),
    Field("role", N_("Vai trò"), Typing.CHOICE, terms(DelegateRole), width=13),
    Field("attendance", N_("Có mặt"), Typing.CHOICE, terms(Attendance), width=10),
)

REMARK_FIELDS = (
    Field("kind", N_("Loại"), Typing.CHOICE, terms(RemarkKind), width=11),
    Field("speaker", N_("Người phát biểu"), width=24),
    Field("content", N_("Nội dung"), width=0),
)

ROUND_FIELDS = (
    Field("title", N_("Danh hiệu"), width=0),
    Field("issued", N_("Phát ra"), Typing.INTEGER, width=7),
    Field("collected", N_("Thu về"), Typing.INTEGER, width=7),
    Field("valid", N_("Hợp lệ"), Typing.INTEGER, width=7),
    Field("invalid", N_("Không hợp lệ"), Typing.INTEGER, width=11),
    Field("base", N_("Cơ sở tính"), Typing.CHOICE, terms(BallotBase), width=13),
    Field("threshold", N_("Ngưỡng"), width=8),
)


def count_fields(units: Callable[[], Choices], people: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a candidate's votes."""
    return (
        Field("unit_id", N_("Đơn vị"), Typing.REFERENCE, units, width=0),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people, width=16),
        Field("name", N_("Hoặc tên khác"), width=14),
        Field("agree", N_("Đồng ý"), Typing.INTEGER, width=8),
        Field("disagree", N_("Không đồng ý"), Typing.INTEGER, width=12),
    )
