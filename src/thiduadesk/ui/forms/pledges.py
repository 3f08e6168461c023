"""How pledges, their targets and the registered titles are typed."""

from collections.abc import Callable

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing

PLEDGE_FIELDS = (
    Field("signed_on", N_("Ngày ký"), Typing.DATE),
    Field("signer", N_("Người ký")),
    Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
)

TARGET_FIELDS = (
    Field("name", N_("Chỉ tiêu"), width=0),
    Field("measure", N_("Đơn vị tính"), width=11),
    Field("planned", N_("Kế hoạch"), width=10),
    Field("achieved", N_("Thực hiện"), width=10),
)


def registration_fields(people: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a registered title; `people` are those of the unit."""
    return (
        Field("title", N_("Danh hiệu"), width=0),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people, width=18),
        Field("quantity", N_("Số lượng"), Typing.INTEGER, width=9),
        Field("registered_on", N_("Ngày đăng ký"), Typing.DATE, width=12),
    )
