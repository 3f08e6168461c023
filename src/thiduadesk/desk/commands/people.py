"""What one does with people."""

from thiduadesk.desk.commands.records import drop_whole, put_checked
from thiduadesk.desk.steps import step
from thiduadesk.domain.person import Person
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu cá nhân {person}"))
def save_person(work: Work, person: Person) -> None:
    """Put a person; raises `RuleBroken`."""
    put_checked(work, person)


@step(N_("Xóa cá nhân {person}"))
def remove_person(work: Work, person: Person) -> None:
    """Drop a person nothing speaks of; raises `StillUsed`."""
    drop_whole(work, person)
