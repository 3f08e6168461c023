"""What one does with the numbers of papers."""

from dataclasses import replace

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.queries.numbering import numbering_of
from thiduadesk.desk.queries.paper_numbers import noted_number
from thiduadesk.desk.steps import step
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.store.work import Work


def _written(number: PaperNumber) -> str:
    return N_("(trống)") if number.number is None else two_digits(number.number)


def _paper(number: PaperNumber) -> str:
    return BY_KIND[number.kind].name


@step(N_("Lưu số {number}, {paper}"), number=_written, paper=_paper)
def save_paper_number(work: Work, number: PaperNumber) -> None:
    """Note a paper's number, place and day; raises `RuleBroken` also for a number another paper of the series has.

    A number that went out with another paper counts as that paper's, whatever was undone since.
    """
    clash = numbering_of(work).clash(number)
    refuse([clash] if clash else ())
    known = noted_number(work, number.kind, number.year, conference_id=number.conference_id, unit_id=number.unit_id)
    if number.says_something:
        put_checked(work, replace(number, id=known.id or new_id()))
    elif known.id:
        work.drop(known)
