"""What one does with the milestones of the year."""

from collections.abc import Sequence
from datetime import date

from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.steps import step
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu mốc {milestone}"))
def save_milestone(work: Work, milestone: Milestone) -> None:
    """Put a milestone; raises `RuleBroken`."""
    put_checked(work, milestone)


@step(N_("Ghi tiến độ mốc {milestone}"))
def save_completions(work: Work, milestone: Milestone, completions: Sequence[Completion]) -> None:
    """Make these the units of whom the milestone is expected, each with the day it was met, or none."""
    replace_rows(work, completions, Completion, milestone_id=milestone.id)


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


@step(N_("Xóa mốc {milestone}"))
def remove_milestone(work: Work, milestone: Milestone) -> None:
    """Drop a milestone with what the units did of it."""
    drop_whole(work, milestone)
