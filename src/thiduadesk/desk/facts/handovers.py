"""Gathers what goes over to the next head of the cluster: how much the file holds, and what is still to be done."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.facts.letterheads import gather_signer
from thiduadesk.desk.facts.year_work import gather_milestones
from thiduadesk.desk.queries.movements import activities_of
from thiduadesk.desk.queries.years import known_years
from thiduadesk.documents.year_facts import HandoverFacts, HeldFacts, MilestoneFacts
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.activity import Activity
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.milestone import Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination, NominationStatus
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.score import Score
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records

_LASTING: Mapping[str, type[Any]] = {"unit": Unit, "person": Person, "movement": Movement, "case": Case}
_YEARLY: Mapping[str, type[Any]] = {
    "pledge": Pledge,
    "registration": Registration,
    "achievement": Achievement,
    "score": Score,
    "nomination": Nomination,
    "conference": Conference,
    "milestone": Milestone,
    "activity": Activity,
    "certificate": Certificate,
    "award": Award,
    "initiative": Initiative,
    "headcount": Headcount,
}
_SHOWN_YEARS = 5


def gather_handover(records: Records, year: int, _: Wording) -> HandoverFacts:
    """The whole file, whatever its years, and what is unfinished of this one; raises `NotFound` when it is empty."""
    years = tuple(sorted(known_years(records)))[-_SHOWN_YEARS:]
    held = [HeldFacts(kind=name, total=len(records.all(kind))) for name, kind in _LASTING.items()]
    for name, record in _YEARLY.items():
        counted = Counter(item.year for item in records.all(record) if not isinstance(item, Certificate) or item.given)
        counts = tuple(counted[one] for one in years)
        held.append(HeldFacts(kind=name, counts=counts, others=counted.total() - sum(counts), total=counted.total()))
    if not any(item.total for item in held):
        raise NotFound(N_("Tệp chưa có gì để bàn giao."))
    letterhead = gather_letterhead(records)
    return HandoverFacts(
        letterhead=letterhead,
        year=year,
        giver=gather_signer(records, year),
        receiver=gather_signer(records, year + 1),
        witness=letterhead.superior,
        years=years,
        held=tuple(item for item in held if item.total),
        milestones=tuple(filter(None, map(_open, gather_milestones(records, year, date.max)))),
        activities=tuple(item.content for item in activities_of(records, year) if item.done_on is None),
        conferences=tuple(item.title for item in records.all(Conference, year=year) if not item.finalised),
        undecided=sum(item.status == NominationStatus.PASSED for item in records.all(Nomination, year=year)),
    )


def _open(item: MilestoneFacts) -> MilestoneFacts | None:
    """The milestone with those that have not met it; None when everybody has."""
    late = tuple(one for one in item.late if one.days is None)
    return replace(item, late=late) if late else None
