"""Gathers whom the cluster puts forward, with what speaks for each: for the submission and its list."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from thiduadesk.desk.facts.certificates import person_label
from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.facts.letterheads import gather_sent_letterhead, gather_signer
from thiduadesk.desk.queries.conferences import choosing_conference
from thiduadesk.desk.queries.nominations import in_protocol_order, ruling_reasons
from thiduadesk.desk.queries.paper_numbers import noted_number
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.queries.units import members_of_units, unit_names
from thiduadesk.documents.ballots import tellers_counted
from thiduadesk.documents.catalogue import SUBMISSION
from thiduadesk.documents.letterhead import profile_of_year
from thiduadesk.documents.tree import PageProfile
from thiduadesk.documents.year_facts import ProposedFacts, SubmissionFacts
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.award import Award
from thiduadesk.domain.conference import CHOOSING, Conference
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.nomination import DECIDED, Ground, Nomination
from thiduadesk.domain.person import Person
from thiduadesk.i18n.dates import official_date, parse_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.law import Instrument, Level
from thiduadesk.rules.ledger import VoteKey
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records

T = TypeVar("T", Achievement, Award)
_MAIN = 3  # achievements told where the nomination names none, those held up as examples first
_LAWS = ("luat", "phap lenh")
_RANKS = (*_LAWS, "nghi dinh", "thong tu", "quyet dinh")
_DATED = re.compile(r"ngày (\d{1,2}/\d{1,2}/\d{4})")
_NUMBER_OF_A_LAW = re.compile(r" số \d+/\d{4}/(?:QH|UBTVQH)\d+")
_ABOUT_ONE_MATTER = re.compile(r"\s*\(([^()]+)\)$")


def gather_submission(records: Records, year: int, wording: Wording) -> SubmissionFacts:
    """Everyone the cluster decided to put forward; raises `NotFound` while there is nobody."""
    proposed = tuple(_Proposals(records, year, wording).all())
    if not proposed:
        raise NotFound(N_("Năm {year} chưa có đề nghị nào được thông qua."), year=year)
    letterhead = gather_sent_letterhead(records)
    conference = _voted_in(records, year)
    return SubmissionFacts(
        letterhead=letterhead,
        signer=gather_signer(records, year),
        year=year,
        addressees=(letterhead.superior,) if letterhead.superior else (),
        bases=tuple(_bases(records, year, {item.title for item in proposed})),
        meeting=conference.title if conference else "",
        met_on=conference.held_on if conference else None,
        counted=conference is not None and tellers_counted(gather_conference(records, conference.id).rounds),
        proposed=proposed,
        final=conference is None or conference.finalised,
    )


def _voted_in(records: Records, year: int) -> Conference | None:
    """The conference that chose; None where the last one only launched something or is told without a vote."""
    conference = choosing_conference(records, year)
    if conference is None or conference.kind in CHOOSING or round_sheets(records, conference.id):
        return conference
    return None


def _bases(records: Records, year: int, titles: set[str]) -> Iterator[str]:
    """The laws in force on the day noted for the paper, else in the year, by rank, dates written out.

    One about a single matter, in brackets, only where it comes up. A law is cited by its name and day alone (NĐ
    30/2020, Phụ lục I, mục II.6.a); papers from before kept its number.
    """
    proposed = " ".join(map(fold, titles))
    day = noted_number(records, SUBMISSION, year).dated_on
    numbered = profile_of_year(year, day) is PageProfile.CIRCULAR_01
    for instrument in sorted(RulesOfYear(records, year).instruments_on(day), key=_rank):
        matter = _ABOUT_ONE_MATTER.search(instrument.name)
        if matter is None or fold(matter[1]) in proposed:
            name = _ABOUT_ONE_MATTER.sub("", instrument.name)
            if not numbered and fold(name).startswith(_LAWS):
                name = _NUMBER_OF_A_LAW.sub("", name)
            yield _DATED.sub(lambda found: official_date(parse_date(found[1])), name)


def _rank(instrument: Instrument) -> int:
    """Where an instrument stands among those a paper rests on: laws, decrees, circulars, decisions, then any other."""
    name = fold(instrument.name)
    return next((place for place, kind in enumerate(_RANKS) if name.startswith(kind)), len(_RANKS))


class _Proposals:
    """What the proposals of a year need to be told, read once."""

    def __init__(self, records: Records, year: int, wording: Wording) -> None:
        self._records = records
        self._year = year
        self._wording = wording
        self._units = unit_names(records, year)
        self._members = members_of_units(records, year)
        self._people = {person.id: person for person in records.all(Person)}
        self._achievements = {item.id: item for item in records.all(Achievement)}
        self._law = RulesOfYear(records, year).common
        self._ruled = ruling_reasons(records)
        self._votes = _votes(records, year)

    def all(self) -> Iterator[ProposedFacts]:
        """Those the cluster settled in favour of, in protocol order."""
        for nomination in in_protocol_order(self._records, self._year):
            if nomination.status in DECIDED:
                yield self._facts(nomination)

    def _facts(self, item: Nomination) -> ProposedFacts:
        person = self._people.get(item.person_id or "")
        unit, member = self._units.get(item.unit_id, ""), self._members.get(item.unit_id, item.unit_id)
        part_of = self._units.get(member, "") if member != item.unit_id else ""
        agree, base = self._votes.get((item.unit_id, item.person_id, fold(item.title)), (None, None))
        law = self._law.title_named(item.title)
        return ProposedFacts(
            title=item.title,
            form=law.form if law else "",
            decider=law.confers if law and law.level == Level.STATE else "",
            name=person.name if person else unit,
            person=person is not None,
            label=person_label(person, self._wording) if person else "",
            office=person.office if person else "",
            unit=", ".join(part for part in (unit if person else "", part_of) if part),
            merits=tuple(self._merits(item)),
            held=tuple(self._held(item)),
            agree=agree,
            base=base,
            ruled=self._ruled.get(item.id, ""),
        )

    def _merits(self, item: Nomination) -> Iterator[str]:
        """The achievements the nomination rests on, else a few of the year; the reason given comes first."""
        if item.reason:
            yield item.reason
        grounds = [self._achievements[one.achievement_id] for one in self._records.all(Ground, nomination_id=item.id)]
        own = [one for one in self._of_holder(Achievement, item) if one.year == self._year]
        few = sorted(own, key=lambda one: (not one.role_model, one.achieved_on or date.max, one.id))[:_MAIN]
        for one in sorted(grounds or few, key=lambda one: (one.achieved_on or date.max, one.id)):
            yield f"{one.content} ({one.result})" if one.result else one.content

    def _held(self, item: Nomination) -> Iterator[str]:
        """«Cờ thi đua ngành Tư pháp (2015, 2017)»: what was won up to the end of the year."""
        years: dict[str, list[int]] = {}
        for award in sorted(self._of_holder(Award, item), key=lambda one: one.year):
            if award.year <= self._year:
                years.setdefault(award.title, []).append(award.year)
        for title, won in years.items():
            yield f"{title} ({', '.join(map(str, won))})"

    def _of_holder(self, record: type[T], item: Nomination) -> list[T]:
        """The records of whoever is put forward; a person's go along when the person moves to another unit."""
        if item.person_id:
            return self._records.all(record, person_id=item.person_id)
        return self._records.all(record, unit_id=item.unit_id, person_id=None)


def _votes(records: Records, year: int) -> Mapping[VoteKey, tuple[int | None, int | None]]:
    """Votes for each candidate of the year's ballots, and what they are a share of; the last ballot counts."""
    conferences = sorted(records.all(Conference, year=year), key=lambda item: (item.held_on, item.id))
    return {
        (line.count.unit_id, line.count.person_id, fold(sheet.ballot.title)): (line.outcome.votes, line.outcome.base)
        for conference in conferences
        for sheet in round_sheets(records, conference.id)
        for line in sheet.counts
        if line.count.unit_id
    }
