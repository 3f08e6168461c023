"""What one does with the cases of a unit and its people."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.case import Case
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu vụ việc của {unit}"))
def save_cases(work: Work, unit: UnitCard, cases: Sequence[Case]) -> None:
    """Make these all the cases of the unit and its people; raises `RuleBroken`, naming field and row id."""
    replace_rows(work, cases, Case, unit_id=unit.id)
