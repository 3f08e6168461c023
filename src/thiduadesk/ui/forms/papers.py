"""How the number, day and place of a paper are typed."""

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Field, Typing

PAPER_NUMBER_FIELDS = (
    Field("number", N_("Số"), Typing.INTEGER, width=7),
    Field("dated_on", N_("Ngày"), Typing.DATE, width=17),
    Field("place", N_("Địa danh"), hint=N_("như của cụm"), width=16),
)
