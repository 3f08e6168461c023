"""Gathers a conference for its minutes and teller record: from the rows while open, from the seal once finalised."""

from collections.abc import Mapping

from thiduadesk.desk.queries.conferences import RoundSheet, attendance, delegates_of, remarks_of, round_sheets
from thiduadesk.desk.queries.nominations import ruling_reasons
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.documents.facts import (
    CandidateFacts,
    ConferenceFacts,
    DelegateFacts,
    LetterheadFacts,
    RemarkFacts,
    RoundFacts,
    facts_from_json,
)
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.seal import Seal
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.flags import is_government_flag, is_ministry_flag
from thiduadesk.rules.ledger import VoteKey
from thiduadesk.store.records import Records


def gather_conference(records: Records, conference_id: str) -> ConferenceFacts:
    """The facts of one conference; raises `NotFound`."""
    seal = records.one(Seal, conference_id=conference_id)
    if seal is not None:
        return facts_from_json(ConferenceFacts, seal.facts)
    return gather_open_conference(records, records.need(Conference, conference_id), final=False)


def gather_open_conference(records: Records, conference: Conference, *, final: bool) -> ConferenceFacts:
    """The facts as the rows have them now; `final` when they are about to be sealed."""
    summoned, present = attendance(records, conference)
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
        summoned=summoned,
        present=present,
        delegates=tuple(
            DelegateFacts(
                name=item.name,
                office=item.office,
                organisation=item.organisation,
                role=item.role,
                attendance=item.attendance,
            )
            for item in delegates_of(records, conference.id)
        ),
        remarks=tuple(
            RemarkFacts(speaker=item.speaker, kind=item.kind, content=item.content)
            for item in remarks_of(records, conference.id)
        ),
        rounds=_rounds(records, conference),
        final=final,
    )


def gather_letterhead(records: Records) -> LetterheadFacts:
    """Who issues the cluster's papers; the number is left for the pen."""
    cluster = the_cluster(records)
    if cluster is None:
        return LetterheadFacts(issuer="")
    return LetterheadFacts(superior=cluster.parent, issuer=cluster.name, symbol=cluster.symbol)


def _rounds(records: Records, conference: Conference) -> tuple[RoundFacts, ...]:
    cluster = the_cluster(records)
    among = cluster is not None and cluster.flag_rule == FlagRule.SUBSET
    sheets = round_sheets(records, conference.id)
    ministry = next((sheet for sheet in sheets if is_ministry_flag(sheet.ballot.title) and sheet.winners), None)
    ruled = _rulings(records, conference.year)
    return tuple(_round(sheet, ministry if among else None, ruled) for sheet in sheets)


def _rulings(records: Records, year: int) -> dict[VoteKey, str]:
    """Why the secretary let candidates stand, by who was put forward for what."""
    reasons = ruling_reasons(records)
    return {
        (item.unit_id, item.person_id, fold(item.title)): reasons[item.id]
        for item in records.all(Nomination, year=year)
        if item.id in reasons
    }


def _round(sheet: RoundSheet, ministry: RoundSheet | None, ruled: Mapping[VoteKey, str]) -> RoundFacts:
    ballot = sheet.ballot
    chosen_among = ministry is not None and is_government_flag(ballot.title) and _within(sheet, ministry)
    return RoundFacts(
        title=ballot.title,
        issued=ballot.issued,
        collected=ballot.collected,
        valid=ballot.valid,
        invalid=ballot.invalid,
        base_name=ballot.base,
        base=sheet.base,
        threshold=ballot.threshold,
        among=ministry.ballot.title if chosen_among and ministry else "",
        among_count=len(ministry.winners) if chosen_among and ministry else 0,
        candidates=tuple(
            CandidateFacts(
                name=line.name,
                person=line.count.person_id is not None if line.count.unit_id else None,
                agree=line.outcome.agree,
                disagree=line.outcome.disagree,
                passed=line.outcome.passed,
                ruled=ruled.get((line.count.unit_id or "", line.count.person_id, fold(ballot.title)), ""),
            )
            for line in sheet.counts
        ),
    )


def _within(sheet: RoundSheet, ministry: RoundSheet) -> bool:
    # Said on paper only when it is so: a candidate from outside the list is a warning on the screen.
    winners = {line.name for line in ministry.winners}
    return all(line.name in winners for line in sheet.counts)
