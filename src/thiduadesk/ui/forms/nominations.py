"""How nominations are typed."""

from collections.abc import Callable

from thiduadesk.domain.nomination import NominationStatus
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms


def nomination_fields(
    units: Callable[[], Choices], people: Callable[[], Choices], titles: Callable[[], Choices]
) -> tuple[Field, ...]:
    """The fields of a nomination; `titles` are suggested, others may be typed."""
    return (
        Field("unit_id", N_("Đơn vị"), Typing.REFERENCE, units),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people),
        Field("title", N_("Danh hiệu, hình thức"), Typing.SUGGESTION, titles),
        Field("reason", N_("Lý do"), Typing.LONG_TEXT),
        Field("position", N_("Thứ tự"), Typing.INTEGER),
        Field("status", N_("Trạng thái"), Typing.CHOICE, terms(NominationStatus)),
        Field("received_on", N_("Ngày nhận hồ sơ"), Typing.DATE),
        Field("rules_on", N_("Theo quy định ngày"), Typing.DATE, hint=N_("để trống: theo ngày nhận hồ sơ")),
        Field("rules_reason", N_("Lý do chọn quy định")),
        Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
    )
