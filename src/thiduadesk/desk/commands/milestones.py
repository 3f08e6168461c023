"""What one does with the milestones of the year."""

from collections.abc import Sequence
from datetime import date

from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.steps import step
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu các mốc của năm {year}"))
def save_milestones(work: Work, year: int, milestones: Sequence[Milestone]) -> None:
    """Make these the milestones of the year; raises `RuleBroken`, naming field and row id."""
    replace_rows(work, milestones, Milestone, year=year)


@step(N_("Ghi tiến độ mốc {milestone}"))
def complete_milestone(work: Work, milestone: Milestone, unit_id: str, done_on: date | None) -> None:
    """Say on which day one unit met the milestone; None takes that back."""
    known = work.one(Completion, milestone_id=milestone.id, unit_id=unit_id)
    work.put(
        Completion(
            id=known.id if known else new_id(),
            milestone_id=milestone.id,
            unit_id=unit_id,
            done_on=done_on,
            note=known.note if known else "",
        )
    )
