"""Gathers a conference for the papers of its day: from the rows while open, from the seal once finalised."""

from collections.abc import Mapping
from dataclasses import replace

from thiduadesk.desk.facts.wording import gather_wording
from thiduadesk.desk.queries.conferences import agenda_of, delegates_of, quorum_of, remarks_of, turnout_of
from thiduadesk.desk.queries.nominations import ruling_reasons
from thiduadesk.desk.queries.rounds import CountLine, RoundSheet, round_sheets
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.documents.facts import (
    AgendaFacts,
    AmendedFacts,
    CandidateFacts,
    ConferenceFacts,
    DelegateFacts,
    LetterheadFacts,
    QuorumFacts,
    RemarkFacts,
    RoundFacts,
    facts_from_json,
)
from thiduadesk.domain.ballot import COLLECTIVES, PERSONS, REMAINING_UNITS, Count, RoundState
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.seal import Seal
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.ledger import VoteKey
from thiduadesk.rules.turnout import Turnout
from thiduadesk.store.records import Records


def gather_conference(records: Records, conference_id: str) -> ConferenceFacts:
    """The facts of one conference; raises `NotFound`."""
    seal = records.one(Seal, conference_id=conference_id)
    if seal is not None:
        return replace(facts_from_json(ConferenceFacts, seal.facts), code=seal.code)
    return gather_open_conference(records, records.need(Conference, conference_id), final=False)


def gather_open_conference(records: Records, conference: Conference, *, final: bool) -> ConferenceFacts:
    """The facts as the rows have them now; `final` when they are about to be sealed."""
    turnout = turnout_of(records, conference)
    return ConferenceFacts(
        letterhead=gather_letterhead(records),
        year=conference.year,
        title=conference.title,
        held_on=conference.held_on,
        ends_on=conference.ends_on,
        opened_at=conference.opened_at,
        closed_at=conference.closed_at,
        place=conference.place,
        chair=conference.chair,
        chair_office=conference.chair_office,
        secretary=conference.secretary,
        summoned=turnout.summoned,
        present=turnout.present,
        voters=turnout.voters,
        quorum=_quorum(conference, turnout),
        result_order=conference.result_order,
        agenda=tuple(
            AgendaFacts(starts_at=item.starts_at, content=item.content, presenter=item.presenter)
            for item in agenda_of(records, conference.id)
        ),
        delegates=tuple(
            DelegateFacts(
                name=item.name,
                office=item.office,
                organisation=item.organisation,
                role=item.role,
                attendance=item.attendance,
                voting=item.may_vote,
            )
            for item in delegates_of(records, conference.id)
        ),
        remarks=tuple(
            RemarkFacts(speaker=item.speaker, kind=item.kind, content=item.content)
            for item in remarks_of(records, conference.id)
        ),
        rounds=_rounds(records, conference),
        amends=_amended(records, conference),
        final=final,
        wording=gather_wording(records) if final else (),
    )


def gather_letterhead(records: Records) -> LetterheadFacts:
    """Who issues the cluster's papers; the number is left for the pen."""
    cluster = the_cluster(records)
    if cluster is None:
        return LetterheadFacts(issuer="")
    return LetterheadFacts(superior=cluster.parent, issuer=cluster.name, symbol=cluster.symbol)


def _quorum(conference: Conference, turnout: Turnout) -> QuorumFacts | None:
    if not conference.quorum:
        return None
    found = quorum_of(conference, turnout)
    return QuorumFacts(
        rule=conference.quorum, of=conference.quorum_base, came=found.came, base=found.base, met=found.met
    )


def _amended(records: Records, conference: Conference) -> AmendedFacts | None:
    first = records.get(Conference, conference.amends_id)
    if first is None:
        return None
    seal = records.one(Seal, conference_id=first.id)
    return AmendedFacts(title=first.title, held_on=first.held_on, code=seal.code if seal else "")


def _rounds(records: Records, conference: Conference) -> tuple[RoundFacts, ...]:
    names = unit_names(records, conference.year)
    ruled = _rulings(records, conference.year)
    return tuple(_round(sheet, names, ruled) for sheet in round_sheets(records, conference.id))


def _rulings(records: Records, year: int) -> dict[VoteKey, str]:
    """Why the secretary let candidates stand, by who was put forward for what."""
    reasons = ruling_reasons(records)
    return {
        (item.unit_id, item.person_id, fold(item.title)): reasons[item.id]
        for item in records.all(Nomination, year=year)
        if item.id in reasons
    }


def _round(sheet: RoundSheet, names: Mapping[str, str], ruled: Mapping[VoteKey, str]) -> RoundFacts:
    ballot = sheet.ballot
    # Said on paper only when it is so: a candidate from outside the list is a warning on the screen.
    among = sheet.among if sheet.among and not sheet.strangers else None
    return RoundFacts(
        title=ballot.title,
        purpose=ballot.purpose,
        form=ballot.form,
        seats=ballot.seats,
        choices=ballot.choices or ballot.seats,
        again=ballot.follows_id is not None,
        closed=ballot.state == RoundState.CLOSED,
        per_sheet=ballot.per_sheet,
        spare=ballot.spare,
        issued=ballot.issued,
        collected=ballot.collected,
        not_returned=ballot.not_returned,
        spoiled=ballot.spoiled,
        valid=ballot.valid,
        invalid=ballot.invalid,
        present=sheet.turnout.present,
        voters=sheet.turnout.in_the_room,
        written=ballot.written if ballot.written is not None else sheet.turnout.written,
        tie=ballot.tie,
        base_name=ballot.base,
        base=sheet.base,
        threshold=ballot.threshold,
        basis=ballot.basis,
        among=among.ballot.title if among else "",
        among_count=len(sheet.able) if among else 0,
        candidates=tuple(_candidate(line, ballot.title, names, ruled) for line in sheet.counts),
    )


def _candidate(line: CountLine, title: str, names: Mapping[str, str], ruled: Mapping[VoteKey, str]) -> CandidateFacts:
    count = line.count
    return CandidateFacts(
        name=line.name,
        unit=names.get(count.unit_id or "", "") if count.person_id else "",
        person=_is_person(count),
        quantity=count.quantity,
        agree=count.agree,
        disagree=count.disagree,
        blank=count.blank,
        written_agree=count.written_agree,
        written_disagree=count.written_disagree,
        votes=line.outcome.votes,
        passed=line.outcome.passed,
        standing=line.outcome.standing,
        ruled=ruled.get((count.unit_id or "", count.person_id, fold(title)), ""),
    )


def _is_person(count: Count) -> bool | None:
    """Whether a count speaks of a person; None for a name that could be anybody's."""
    if count.unit_id:
        return count.person_id is not None
    return {COLLECTIVES: False, REMAINING_UNITS: False, PERSONS: True}.get(count.name)
