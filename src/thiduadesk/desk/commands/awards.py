"""What one does with the history of awards."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.award import Award
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu lịch sử khen thưởng của {unit}"))
def save_awards(work: Work, unit: UnitCard, awards: Sequence[Award]) -> None:
    """Make these all that the unit and its people were ever awarded; raises `RuleBroken`, naming field and row id."""
    replace_rows(work, awards, Award, unit_id=unit.id)
