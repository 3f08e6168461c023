"""How achievements and their evidence are typed."""

from collections.abc import Callable

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing


def achievement_fields(
    units: Callable[[], Choices], people: Callable[[], Choices], movements: Callable[[], Choices]
) -> tuple[Field, ...]:
    """The fields of an achievement."""
    return (
        Field("unit_id", N_("Đơn vị"), Typing.REFERENCE, units),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people),
        Field("achieved_on", N_("Ngày"), Typing.DATE),
        Field("content", N_("Nội dung"), Typing.LONG_TEXT),
        Field("result", N_("Kết quả"), Typing.LONG_TEXT),
        Field("movement_id", N_("Phong trào"), Typing.REFERENCE, movements),
        Field("role_model", N_("Điển hình"), Typing.YES_NO),
        Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
    )


EVIDENCE_FIELDS = (
    Field("reference", N_("Số văn bản"), width=0),
    Field("note", N_("Ghi chú"), width=20),
)
