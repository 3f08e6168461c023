"""How a sentence of the papers is worded anew."""

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Field, Typing

WORDING_FIELDS = (
    Field("text", N_("Câu của cụm"), Typing.LONG_TEXT),
    Field("note", N_("Lý do, ghi chú")),
)
