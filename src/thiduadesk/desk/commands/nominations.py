"""What one does with nominations; each change of status leaves its day in the trail."""

from datetime import date

from thiduadesk.desk.commands.records import drop_whole, put_checked
from thiduadesk.desk.steps import step
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import Nomination, NominationEvent
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu đề nghị {nomination}"))
def save_nomination(work: Work, nomination: Nomination, on: date, reason: str = "") -> None:
    """Put a nomination; a new status is added to its trail with the day and the reason; raises `RuleBroken`."""
    known = work.get(Nomination, nomination.id)
    put_checked(work, nomination)
    if known is None or known.status != nomination.status:
        work.put(
            NominationEvent(
                id=new_id(), nomination_id=nomination.id, status=nomination.status, happened_on=on, reason=reason
            )
        )


@step(N_("Xóa đề nghị {nomination}"))
def remove_nomination(work: Work, nomination: Nomination) -> None:
    """Drop a nomination with its trail; one that was taken back is rather given the status «rút»."""
    drop_whole(work, nomination)
