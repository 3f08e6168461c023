"""What one does with the achievements a nomination rests on."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.steps import step
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu thành tích làm căn cứ của đề nghị {nomination}"))
def save_grounds(work: Work, nomination: Nomination, achievements: Sequence[str]) -> None:
    """Make these achievements (ids) all that the nomination rests on."""
    known = {ground.achievement_id: ground for ground in work.all(Ground, nomination_id=nomination.id)}
    wanted = [
        known.get(achievement) or Ground(id=new_id(), nomination_id=nomination.id, achievement_id=achievement)
        for achievement in dict.fromkeys(achievements)
    ]
    replace_rows(work, wanted, Ground, nomination_id=nomination.id)
