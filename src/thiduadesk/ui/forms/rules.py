"""How a cluster's own values of a rule are typed."""

from collections.abc import Callable

from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing


def rule_value_fields(choices: Callable[[], Choices]) -> tuple[Field, ...]:
    """One row for each value of a rule; `choices` are those of the row the cursor is in."""
    return (
        # As a choice it is told in the language of the screen.
        Field("label", N_("Mục"), Typing.CHOICE, width=22, fixed=True),
        Field("now", N_("Đang áp dụng"), width=22, fixed=True),
        Field("value", N_("Cụm đặt"), Typing.SUGGESTION, choices, width=14),
        Field("reason", N_("Lý do, căn cứ"), width=0),
    )
