"""How the cluster, the movements, the milestones and the joint activities of a year are typed."""

from collections.abc import Callable

from thiduadesk.domain.activity import ActivityKind
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms


def cluster_fields(units: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of the cluster's card."""
    return (
        Field("name", N_("Tên cụm")),
        Field("parent", N_("Cơ quan chủ quản")),
        Field("place", N_("Địa danh")),
        Field("symbol", N_("Ký hiệu"), hint=N_("như CTĐII, in sau số văn bản")),
        Field("head_id", N_("Cụm trưởng"), Typing.REFERENCE, units),
        Field("deputy_id", N_("Cụm phó"), Typing.REFERENCE, units),
        Field("second_deputy_id", N_("Cụm phó thứ hai"), Typing.REFERENCE, units),
        Field("secretary", N_("Thư ký")),
        Field("flag_rule", N_("Cờ của Chính phủ"), Typing.CHOICE, terms(FlagRule)),
        Field("rules_on", N_("Quy định của ngày"), Typing.DATE, hint=N_("để trống: ngày cuối năm")),
        Field("rules_reason", N_("Lý do chọn quy định")),
        Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
    )


MILESTONE_FIELDS = (
    Field("name", N_("Mốc"), width=0),
    Field("due", N_("Hạn"), Typing.DATE, width=12),
    Field("done_on", N_("Ngày hoàn thành"), Typing.DATE, width=15),
    Field("note", N_("Ghi chú"), width=24),
)

MOVEMENT_FIELDS = (
    Field("name", N_("Tên phong trào"), width=0),
    Field("launcher", N_("Cấp phát động"), width=20),
    Field("kind", N_("Loại"), width=14),
    Field("since", N_("Từ ngày"), Typing.DATE, width=12),
    Field("until", N_("Đến ngày"), Typing.DATE, width=12),
    Field("goal", N_("Mục tiêu"), width=26),
)

ACTIVITY_FIELDS = (
    Field("content", N_("Nội dung"), Typing.LONG_TEXT),
    Field("kind", N_("Loại"), Typing.CHOICE, terms(ActivityKind)),
    Field("planned_on", N_("Ngày dự kiến"), Typing.DATE),
    Field("done_on", N_("Ngày thực hiện"), Typing.DATE),
    Field("result", N_("Kết quả"), Typing.LONG_TEXT),
    Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
)
