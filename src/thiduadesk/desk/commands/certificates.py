"""What one does with certificates: enter them in the book."""

from dataclasses import replace

from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.queries.certificates import not_in_book
from thiduadesk.desk.steps import step
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.errors import NotFound
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Vào sổ số giấy chứng nhận, giấy khen năm {year}"))
def enter_in_book(work: Work, year: int) -> None:
    """Give every certificate without a number the next one after the last of the year, in protocol order.

    Where none was entered, those of the nominations that were passed are entered with their numbers. A number once
    given is not given again. Raises `NotFound` when there is none to enter.
    """
    waiting = not_in_book(work, year)
    if not waiting:
        raise NotFound(N_("Năm {year} không có giấy nào chưa vào sổ."), year=year)
    last = max((item.number or 0 for item in work.all(Certificate, year=year)), default=0)
    put_checked(work, *(replace(item, number=number) for number, item in enumerate(waiting, start=last + 1)))
