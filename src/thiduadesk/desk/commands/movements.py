"""What one does with movements and joint activities."""

from collections.abc import Sequence

from thiduadesk.desk.checks import problems_of_rows, refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.steps import step
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.movement import Movement
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu danh sách phong trào"))
def save_movements(work: Work, movements: Sequence[Movement], shown: Sequence[Movement]) -> None:
    """Make `movements` of those that were `shown`: put the new and changed ones, drop those taken out.

    Raises `RuleBroken`, naming field and row id, and `StillUsed` when an achievement is tied to one taken out.
    """
    refuse(problems_of_rows(movements))
    kept = {item.id for item in movements}
    for item in shown:
        if item.id not in kept:
            drop_whole(work, item)
    work.put_all(movements)


@step(N_("Lưu hoạt động {activity}"))
def save_activity(work: Work, activity: Activity, units: Sequence[str]) -> None:
    """Put a joint activity and say which units (ids) took part; raises `RuleBroken`."""
    put_checked(work, activity)
    known = {item.unit_id: item for item in work.all(Participation, activity_id=activity.id)}
    wanted = [known.get(unit) or Participation(id=new_id(), activity_id=activity.id, unit_id=unit) for unit in units]
    replace_rows(work, wanted, Participation, activity_id=activity.id)


@step(N_("Xóa hoạt động {activity}"))
def remove_activity(work: Work, activity: Activity) -> None:
    """Drop a joint activity with its list of units."""
    drop_whole(work, activity)
