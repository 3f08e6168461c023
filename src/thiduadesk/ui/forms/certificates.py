"""How certificates are typed."""

from collections.abc import Callable

from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms


def certificate_fields(units: Callable[[], Choices], people: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a certificate, in the order it is read."""
    return (
        Field("number", N_("Số vào sổ"), Typing.INTEGER),
        Field("form", N_("Loại giấy"), Typing.CHOICE, terms(CertificateForm)),
        Field("unit_id", N_("Đơn vị"), Typing.REFERENCE, units),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people),
        Field("recipient", N_("Người nhận"), hint=N_("để trống: đơn vị, cá nhân ở trên")),
        Field("content", N_("Thành tích, như in trên giấy"), Typing.LONG_TEXT),
        Field("decision_no", N_("Số quyết định"), half=True),
        Field("decided_on", N_("Ngày quyết định"), Typing.DATE),
        Field("place", N_("Địa danh"), half=True, hint=N_("để trống: như của cụm")),
        Field("issued_on", N_("Ngày cấp"), Typing.DATE),
        Field("signer_office", N_("Chức vụ người ký"), hint=N_("để trống: thay mặt cụm, Cụm trưởng")),
        Field("signer", N_("Người ký"), hint=N_("để trống: thủ trưởng đơn vị Cụm trưởng")),
        Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
    )
