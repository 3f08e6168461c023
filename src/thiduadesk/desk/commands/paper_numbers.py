"""What one does with the numbers of papers."""

from dataclasses import replace

from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.queries.paper_numbers import free_number, noted_number, series_of
from thiduadesk.desk.steps import step
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.store.work import Work


@step(N_("Lưu số văn bản"))
def save_paper_number(work: Work, number: PaperNumber) -> None:
    """Note a paper's number, place and day; raises `RuleBroken` also for a number another paper of the series has."""
    known = noted_number(work, number.kind, number.year, conference_id=number.conference_id, unit_id=number.unit_id)
    number = replace(number, id=known.id)
    for other in series_of(work.all(PaperNumber), number):
        if other.number == number.number:
            sentence = N_("Số {number} đã dùng cho văn bản «{paper}». Số tiếp theo còn trống: {free}.")
            paper, free = BY_KIND[other.kind].name, free_number(work, number)
            blanks = {"number": two_digits(other.number or 0), "paper": paper, "free": two_digits(free)}
            raise RuleBroken((Problem("number", sentence, blanks),))
    if number.says_something:
        put_checked(work, replace(number, id=known.id or new_id()))
    elif known.id:
        work.drop(known)
