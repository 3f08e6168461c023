"""What one does with nominations; each change of status leaves its day in the trail."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked
from thiduadesk.desk.queries.eligibility import Assessments
from thiduadesk.desk.steps import step
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import DECIDED, Nomination, NominationEvent
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu đề nghị {nomination}"))
def save_nomination(work: Work, nomination: Nomination, on: date, reason: str = "") -> None:
    """Put a nomination; a new status is added to its trail with the day and the reason; raises `RuleBroken`.

    It is not let pass while a sourced rule bars it and the secretary has not ruled on that.
    """
    known = work.get(Nomination, nomination.id)
    put_checked(work, nomination)
    if known is None or known.status != nomination.status:
        if nomination.status in DECIDED:
            refuse(_bars(work, nomination))
        work.put(
            NominationEvent(
                id=new_id(), nomination_id=nomination.id, status=nomination.status, happened_on=on, reason=reason
            )
        )


@step(N_("Xóa đề nghị {nomination}"))
def remove_nomination(work: Work, nomination: Nomination) -> None:
    """Drop a nomination with its trail; one that was taken back is rather given the status «rút».

    Raises `StillUsed` while a certificate is given for it.
    """
    for certificate in work.all(Certificate, nomination_id=nomination.id):
        if not certificate.given:
            work.drop(certificate)
    drop_whole(work, nomination)


@step(N_("Ghi ý kiến về điều kiện của {nomination}"))
def rule_on(work: Work, nomination: Nomination, rule: str, *, met: bool, reason: str) -> None:
    """Say whether a condition is met, whatever the records say; raises `RuleBroken` without a reason: it is printed."""
    known = work.one(Ruling, nomination_id=nomination.id, rule=rule)
    ruling = known or Ruling(id=new_id(), nomination_id=nomination.id, rule=rule, met=met, reason=reason)
    put_checked(work, replace(ruling, met=met, reason=reason))


@step(N_("Bỏ ý kiến về điều kiện của {nomination}"))
def remove_ruling(work: Work, nomination: Nomination, rule: str) -> None:
    """Let the records speak again; nothing happens where there was no ruling."""
    ruling = work.one(Ruling, nomination_id=nomination.id, rule=rule)
    if ruling is not None:
        work.drop(ruling)


def _bars(work: Work, nomination: Nomination) -> Iterator[Problem]:
    for item in Assessments(work, nomination.year).of(nomination).conditions:
        if item.bars:
            yield Problem("status", item.answer.message, item.answer.params)
            yield Problem(
                "status",
                N_("Chưa đủ điều kiện ({article}). Ghi ý kiến ở điều kiện ấy nếu vẫn cho thông qua."),
                {"article": item.rule.basis.article},
            )
