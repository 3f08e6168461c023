"""What one does with the initiatives of a unit and its people."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.initiative import Initiative
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu sáng kiến của {unit}"))
def save_initiatives(work: Work, unit: UnitCard, initiatives: Sequence[Initiative]) -> None:
    """Make these the initiatives of the unit and its people, of all years; raises `RuleBroken`."""
    replace_rows(work, initiatives, Initiative, unit_id=unit.id)
