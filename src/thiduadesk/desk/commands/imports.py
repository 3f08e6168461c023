"""Importing a workbook: planned first, then written as one step."""

from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Conflict
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Nhập tệp {source}"))
def import_book(work: Work, plan: ImportPlan, source: str) -> None:  # the step's name speaks of the source
    """Write what was planned; raises `Conflict` when a record it replaces has changed since."""
    for record in plan.before:
        if work.get(type(record), record.id) != record:
            raise Conflict(N_("Dữ liệu đã thay đổi từ lúc xem trước; hãy xem trước lại rồi nhập."))
    work.put_all(plan.records)
