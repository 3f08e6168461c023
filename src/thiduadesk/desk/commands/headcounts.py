"""What one does with the headcounts of a unit."""

from collections.abc import Iterator, Sequence

from thiduadesk.desk.checks import problems_of_rows, refuse
from thiduadesk.desk.commands.records import replace_rows
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.desk.queries.years import known_years
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.headcount import Headcount
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records
from thiduadesk.store.work import Work


@step(N_("Lưu số liệu xét tập thể của {unit}"))
def save_headcounts(work: Work, unit: UnitCard, headcounts: Sequence[Headcount]) -> None:
    """Make these the headcounts of the unit, one for a year; raises `RuleBroken`, naming field and row id."""
    refuse((*_misplaced(work, headcounts), *problems_of_rows(headcounts)))
    years = {headcount.id: headcount.year for headcount in headcounts}
    for old in work.all(Headcount, unit_id=unit.id):
        if years.get(old.id) != old.year:
            work.drop(old)  # before the rows are put: two of them may have changed years
    replace_rows(work, headcounts, Headcount, unit_id=unit.id)


def _misplaced(records: Records, headcounts: Sequence[Headcount]) -> Iterator[Problem]:
    """A headcount belongs to a year of the file, and there is one for each."""
    known, seen = known_years(records), set[int]()
    for headcount in headcounts:
        field = f"year:{headcount.id}"
        if not headcount.year:
            yield Problem(field, N_("Cần ghi năm."))
        elif headcount.year not in known:
            years = ", ".join(map(str, sorted(known))) or "—"
            message = N_("Tệp không có năm {year}. Các năm đang có: {years}.")
            yield Problem(field, message, {"year": headcount.year, "years": years})
        elif headcount.year in seen:
            yield Problem(field, N_("Đơn vị đã có số liệu của năm {year}."), {"year": headcount.year})
        seen.add(headcount.year)
