"""Gathers what goes over to the next head of the cluster: its papers, its file, and what is still to be done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.facts.letterheads import gather_signer
from thiduadesk.desk.facts.year_work import gather_milestones
from thiduadesk.desk.queries.achievements import evidence_texts
from thiduadesk.desk.queries.movements import activities_of
from thiduadesk.desk.queries.numbering import Numbering, numbering_of
from thiduadesk.desk.queries.paper_numbers import paper_number_lines
from thiduadesk.desk.queries.years import known_years
from thiduadesk.documents.catalogue import Kind
from thiduadesk.documents.year_facts import DossierFacts, HandoverFacts, HeldFacts, MilestoneFacts
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.award import Award
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination, NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records

_HELD: Mapping[str, type[Any]] = {
    "unit": Unit,
    "person": Person,
    "movement": Movement,
    "pledge": Pledge,
    "registration": Registration,
    "achievement": Achievement,
    "nomination": Nomination,
    "conference": Conference,
    "certificate": Certificate,
    "award": Award,
}
"""What the file holds that the next head asks for, by what the wording calls it."""


def gather_handover(records: Records, year: int, kinds: Iterable[Kind]) -> HandoverFacts:
    """The papers of those `kinds`, the whole file, and what is unfinished of the year.

    Raises `NotFound` when the file is empty.
    """
    held = [HeldFacts(kind=name, count=_count(records, record)) for name, record in _HELD.items()]
    if not any(item.count for item in held):
        raise NotFound(N_("Tệp chưa có gì để bàn giao."))
    letterhead = gather_letterhead(records)
    proven = evidence_texts(records)
    numbering = numbering_of(records)
    return HandoverFacts(
        letterhead=letterhead,
        year=year,
        giver=gather_signer(records, year),
        receiver=gather_signer(records, year + 1),
        witness=letterhead.superior,
        dossiers=tuple(dossier for kind in kinds for dossier in _dossiers(records, numbering, kind, year)),
        years=tuple(sorted(known_years(records))) or (year,),
        held=tuple(item for item in held if item.count),
        milestones=tuple(filter(None, map(_open, gather_milestones(records, year, date.max)))),
        activities=tuple(item.content for item in activities_of(records, year) if item.done_on is None),
        conferences=tuple(item.title for item in records.all(Conference, year=year) if not item.finalised),
        undecided=sum(item.status == NominationStatus.PASSED for item in records.all(Nomination, year=year)),
        unproven=sum(item.id not in proven for item in records.all(Achievement, year=year)),
    )


def _count(records: Records, record: type[Any]) -> int:
    """How many there are; of certificates those given, not those that need none."""
    found = records.all(record)
    return sum(item.given for item in found) if record is Certificate else len(found)


def _dossiers(records: Records, numbering: Numbering, kind: Kind, year: int) -> Iterator[DossierFacts]:
    """Each paper of a kind that has its number noted; one for the kind where none has."""
    lines = paper_number_lines(records, kind.kind, year)
    noted = [line for line in lines if line.number.number is not None or line.number.dated_on]
    if not noted:
        yield DossierFacts(name=kind.name)
    for line in noted:
        yield DossierFacts(
            name=kind.name,
            of=line.of if len(lines) > 1 else "",
            type=numbering.type_of(kind.kind),
            number=line.number.number,
            dated_on=line.number.dated_on,
        )


def _open(item: MilestoneFacts) -> MilestoneFacts | None:
    """The milestone with those that have not met it; None when everybody has."""
    late = tuple(one for one in item.late if one.days is None)
    return replace(item, late=late) if late else None
