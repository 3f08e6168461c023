"""How far the papers of a year are, and whom each of them can be printed for."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from textwrap import shorten

from thiduadesk.desk.facts.certificates import certificate_lines
from thiduadesk.desk.facts.meetings import (
    gather_agenda,
    gather_ballots,
    gather_invitations,
    gather_meeting,
    gather_roll,
    voting_conference,
)
from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.facts.reminders import gather_reminders
from thiduadesk.desk.queries.conferences import conferences_of
from thiduadesk.desk.queries.rounds import rounds_of
from thiduadesk.desk.queries.scoring import score_sheets
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.tree import Document
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records

_SHORT = 40  # letters of what tells certificates of one recipient apart


class PaperState(StrEnum):
    """How far a paper is; message ids."""

    EMPTY = N_("trống")
    WAITING = N_("chờ chốt")
    READY = N_("sẵn sàng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a paper is; `trouble` says why there is nothing to print."""

    state: PaperState
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One a paper can be printed for: `id` is what `compose_paper` takes, `day` tells conferences of one name apart.

    A name that is a `term` is one of our words, such as the form of a certificate, and a message id.
    """

    id: str
    name: str
    day: date | None = None
    term: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Whom a paper can be printed for; `chosen` is who it is for when nobody is named, empty for all together."""

    items: tuple[Subject, ...] = ()
    chosen: str = ""


def paper_standing(records: Records, kind: str, year: int, day: date) -> Standing:
    """How far the paper of a kind is in the year, as of a day; it is composed to find out."""
    try:
        paper = compose_paper(records, kind, year, day=day)
    except Trouble as trouble:
        return Standing(state=PaperState.EMPTY, trouble=trouble)
    # What bears a watermark tells of a conference that is not settled.
    waits = isinstance(paper, Document) and paper.watermark
    return Standing(state=PaperState.WAITING if waits else PaperState.READY)


def paper_subjects(records: Records, kind: str, year: int, day: date) -> Subjects:
    """Whom the paper of a kind can be printed for alone; nobody where it is one for the whole cluster."""
    try:
        return _SUBJECTS[kind](records, year, day) if kind in _SUBJECTS else Subjects()
    except Trouble:
        return Subjects()  # nothing to print is nothing to choose from


def _scored(records: Records, year: int, _: date) -> Subjects:
    return _named(sheet.unit for sheet in score_sheets(records, year) if sheet.groups or sheet.strays)


def _late(records: Records, year: int, day: date) -> Subjects:
    return _named(letter.unit for letter in gather_reminders(records, year, "", day))


def _handed(records: Records, year: int, _: date) -> Subjects:
    """Forms first, each being on a blank of its own, then units given several, which get theirs together."""
    lines = [line for line in certificate_lines(records, year, wording_of(records)) if line.given]
    several = {unit for unit, count in Counter(line.unit_id for line in lines).items() if unit and count > 1}
    units = {line.unit_id: line.facts.unit for line in lines if line.unit_id in several}
    names = Counter(_handed_to(line.facts) for line in lines)
    alone = {line.id: _handed_to(line.facts, told_apart=names[_handed_to(line.facts)] > 1) for line in lines}
    forms = dict.fromkeys(line.facts.form for line in lines)
    kinds = [Subject(id=form, name=form, term=True) for form in forms] if len(forms) > 1 else []
    return Subjects(items=(*kinds, *(Subject(id=key, name=name) for key, name in (units | alone).items())))


def _handed_to(facts: CertificateFacts, *, told_apart: bool = False) -> str:
    """«Lê Thị Hà, Học viện Tư pháp», «Tập thể Học viện Tư pháp»; told apart from the same one's others by what for."""
    if facts.recipient == facts.unit:
        name = f"{facts.label} {facts.recipient}".strip()
    else:
        name = ", ".join(part for part in (facts.recipient, facts.unit) if part)
    return f"{name}: {shorten(facts.content, _SHORT, placeholder='…')}" if told_apart else name


def _named(names: Iterable[str]) -> Subjects:
    return Subjects(items=tuple(Subject(id=name, name=name) for name in dict.fromkeys(names) if name))


def _conferences(records: Records, year: int, _: date) -> Subjects:
    return _meetings(records, year, gather_meeting)


def _with_agenda(records: Records, year: int, _: date) -> Subjects:
    return _meetings(records, year, gather_agenda)


def _with_roll(records: Records, year: int, _: date) -> Subjects:
    return _meetings(records, year, gather_roll)


def _invited(records: Records, year: int, _: date) -> Subjects:
    """The conferences to send all the invitations of, then who is invited to the usual one."""
    called = _meetings(records, year, gather_invitations)
    invitees = gather_invitations(records, year, "").invitees
    return replace(called, items=(*called.items, *_named(item.name or item.organisation for item in invitees).items))


def _voting(records: Records, year: int, _: date) -> Subjects:
    """The conferences that vote on paper to print all ballots of, then the single rounds of the usual one."""
    voting = _meetings(records, year, gather_ballots)
    usual = voting_conference(records, year)
    rounds = tuple(
        Subject(id=item.id, name=item.title)
        for item in rounds_of(records, usual.id)
        if _has(partial(gather_ballots, records, year, item.id))
    )
    return replace(voting, items=(*voting.items, *rounds))


def _meetings(records: Records, year: int, gather: Callable[[Records, int, str], object]) -> Subjects:
    """The conferences of the year that have what is to be gathered, the usual one chosen."""
    items = tuple(
        Subject(id=item.id, name=item.title, day=item.held_on)
        for item in conferences_of(records, year)
        if _has(partial(gather, records, year, item.id))
    )
    usual = voting_conference(records, year).id
    return Subjects(items=items, chosen=usual if any(item.id == usual for item in items) else "")


def _has(gather: Callable[[], object]) -> bool:
    try:
        gather()
    except Trouble:
        return False
    return True


_SUBJECTS: Mapping[str, Callable[[Records, int, date], Subjects]] = {
    "giay-moi": _invited,
    "chuong-trinh": _with_agenda,
    "bang-diem": _scored,
    "kiem-tra-cheo": _scored,
    "don-doc": _late,
    "dai-bieu": _with_roll,
    "phieu-bau": _voting,
    "kiem-phieu": _conferences,
    "bien-ban": _conferences,
    "giay-chung-nhan": _handed,
}
