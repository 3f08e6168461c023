"""What one does with the people of a unit."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.person import Person
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu cá nhân của {unit}"))
def save_people(work: Work, unit: UnitCard, people: Sequence[Person]) -> None:
    """Make these the people of the unit; raises `RuleBroken`, naming field and row id, `StillUsed`."""
    replace_rows(work, people, Person, unit_id=unit.id)
