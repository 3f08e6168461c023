"""What one does with pledges, their targets and the titles registered."""

from collections.abc import Sequence

from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.queries.pledges import PledgeCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu giao ước của {card}"))
def save_pledge(work: Work, card: PledgeCard) -> None:
    """Put the pledge of one unit in one year."""
    known = work.one(Pledge, year=card.year, unit_id=card.id)
    put_checked(
        work,
        Pledge(
            id=known.id if known else new_id(),
            year=card.year,
            unit_id=card.id,
            signed_on=card.signed_on,
            signer=card.signer,
            note=card.note,
        ),
    )


@step(N_("Lưu chỉ tiêu giao ước của {card}"))
def save_targets(work: Work, card: PledgeCard, targets: Sequence[PledgeTarget]) -> None:
    """Make these the targets of the unit's pledge; raises `RuleBroken`, naming field and row id."""
    pledge = work.one(Pledge, year=card.year, unit_id=card.id)
    if pledge is None:
        pledge = Pledge(id=new_id(), year=card.year, unit_id=card.id)
        work.put(pledge)
    rows = [
        PledgeTarget(
            id=target.id,
            pledge_id=pledge.id,
            position=place,
            name=target.name,
            measure=target.measure,
            planned=target.planned,
            achieved=target.achieved,
            note=target.note,
        )
        for place, target in enumerate(targets, start=1)
    ]
    replace_rows(work, rows, PledgeTarget, pledge_id=pledge.id)


@step(N_("Lưu danh hiệu đăng ký của {card}"))
def save_registrations(work: Work, card: PledgeCard, registrations: Sequence[Registration]) -> None:
    """Make these the titles the unit registered that year; raises `RuleBroken`, naming field and row id."""
    replace_rows(work, registrations, Registration, year=card.year, unit_id=card.id)


@step(N_("Xóa giao ước của {card}"))
def remove_pledge(work: Work, card: PledgeCard) -> None:
    """Drop the unit's pledge of that year with its targets; raises `NotFound` when there is none."""
    pledge = work.one(Pledge, year=card.year, unit_id=card.id)
    if pledge is None:
        raise NotFound(N_("Đơn vị này chưa có giao ước để xóa."))
    drop_whole(work, pledge)
