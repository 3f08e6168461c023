"""How units and their people are typed."""

from collections.abc import Callable

from thiduadesk.domain.case import CaseKind, DisciplineLevel
from thiduadesk.domain.initiative import InitiativeScope
from thiduadesk.domain.unit import UnitRole
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms


def unit_fields(units: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a unit's card; `units` offers the parents and whoever took it over."""
    return (
        Field("name", N_("Tên đơn vị")),
        Field("short_name", N_("Tên viết tắt")),
        Field("role", N_("Vai trò trong năm"), Typing.CHOICE, terms(UnitRole)),
        Field("position", N_("Thứ tự"), Typing.INTEGER),
        Field("kind", N_("Loại hình")),
        Field("parent_id", N_("Đơn vị cấp trên"), Typing.REFERENCE, units),
        Field("chief", N_("Thủ trưởng")),
        Field("chief_office", N_("Chức vụ thủ trưởng")),
        Field("staff", N_("Biên chế"), Typing.INTEGER),
        Field("member_since", N_("Vào cụm từ ngày"), Typing.DATE),
        Field("member_until", N_("Đến hết ngày"), Typing.DATE),
        Field("merged_into_id", N_("Đã nhập vào đơn vị"), Typing.REFERENCE, units),
        Field(
            "history_since",
            N_("Lịch sử khen thưởng đủ từ năm"),
            Typing.INTEGER,
            hint=N_("để trống khi chưa nhập đủ: năm thiếu là chưa rõ"),
            half=False,
        ),
        Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
    )


def person_fields(units: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a person; another of the `units` takes the person over with all history."""
    return (
        Field("name", N_("Họ và tên"), width=0),
        Field("gender", N_("Giới tính"), Typing.CHOICE, lambda: (("nam", N_("nam")), ("nữ", N_("nữ"))), width=9),
        Field("born", N_("Ngày sinh"), Typing.PARTIAL_DATE, width=11),
        Field("office", N_("Chức vụ"), width=20),
        Field("unit_id", N_("Đơn vị"), Typing.REFERENCE, units, width=20),
    )


def award_fields(people: Callable[[], Choices], titles: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of an award; `people` are those of the unit, `titles` what the file already speaks of."""
    return (
        Field("year", N_("Năm"), Typing.INTEGER, width=7),
        Field("title", N_("Danh hiệu"), Typing.SUGGESTION, titles, width=0),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people, width=18),
        Field("decision_no", N_("Số quyết định"), width=14),
        Field("decided_on", N_("Ngày quyết định"), Typing.DATE, width=12),
        Field("signer", N_("Người ký"), width=16),
    )


def case_fields(people: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a case; `people` are those of the unit."""
    return (
        Field("kind", N_("Vụ việc"), Typing.CHOICE, terms(CaseKind), width=20),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people, width=18),
        Field("level", N_("Hình thức"), Typing.CHOICE, terms(DisciplineLevel), width=14),
        Field("since", N_("Từ ngày"), Typing.DATE, width=11),
        Field("until", N_("Đến ngày"), Typing.DATE, width=11),
        Field("reference", N_("Số văn bản"), width=14),
        Field("note", N_("Ghi chú"), width=0),
    )


def initiative_fields(people: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of an initiative; `people` are those of the unit."""
    return (
        Field("year", N_("Năm"), Typing.INTEGER, width=7),
        Field("name", N_("Tên sáng kiến"), width=0),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people, width=18),
        Field("scope", N_("Phạm vi"), Typing.CHOICE, terms(InitiativeScope), width=11),
        Field("recognised_on", N_("Ngày công nhận"), Typing.DATE, width=12),
        Field("reference", N_("Số quyết định"), width=14),
    )


HEADCOUNT_FIELDS = (
    Field("year", N_("Năm"), Typing.INTEGER, width=7),
    Field("members", N_("Được xét"), Typing.INTEGER, width=9),
    Field("completed", N_("Hoàn thành"), Typing.INTEGER, width=9),
    Field("advanced", N_("Tiên tiến"), Typing.INTEGER, width=9),
    Field("exemplary", N_("CSTĐ cơ sở"), Typing.INTEGER, width=9),
    Field("disciplined", N_("Kỷ luật"), Typing.INTEGER, width=9),
    Field("note", N_("Ghi chú"), width=0),
)
