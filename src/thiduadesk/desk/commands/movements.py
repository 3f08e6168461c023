"""What one does with movements and joint activities."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.steps import step
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.movement import Movement
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu phong trào {movement}"))
def save_movement(work: Work, movement: Movement) -> None:
    """Put a movement; raises `RuleBroken`."""
    put_checked(work, movement)


@step(N_("Xóa phong trào {movement}"))
def remove_movement(work: Work, movement: Movement) -> None:
    """Drop a movement no achievement is tied to; raises `StillUsed`."""
    drop_whole(work, movement)


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
