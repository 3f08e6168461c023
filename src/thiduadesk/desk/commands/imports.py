"""Importing a workbook: planned first, then written as one step."""

from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.steps import step
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Nhập tệp {source}"))
def import_book(work: Work, plan: ImportPlan, source: str) -> None:  # the step's name speaks of the source
    """Write what was planned."""
    work.put_all(plan.records)
