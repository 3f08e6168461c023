"""What one does with achievements and the papers that prove them."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.steps import step
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu thành tích {achievement}"))
def save_achievement(work: Work, achievement: Achievement) -> None:
    """Put an achievement; raises `RuleBroken`."""
    put_checked(work, achievement)


@step(N_("Lưu minh chứng của {achievement}"))
def save_evidence(work: Work, achievement: Achievement, evidence: Sequence[Evidence]) -> None:
    """Make these the papers that prove the achievement; raises `RuleBroken`, naming field and row id."""
    replace_rows(work, evidence, Evidence, achievement_id=achievement.id)


@step(N_("Xóa thành tích {achievement}"))
def remove_achievement(work: Work, achievement: Achievement) -> None:
    """Drop an achievement with its evidence."""
    drop_whole(work, achievement)
