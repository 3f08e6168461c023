"""Gathers who calls a conference and who is invited to it: the member units of its day, and the guests on its list."""

from collections.abc import Iterator

from thiduadesk.desk.facts.letterheads import gather_sent_letterhead, gather_signer
from thiduadesk.desk.queries.units import memberships, roles, unit_names
from thiduadesk.documents.convening_facts import ConveningFacts, InviteeFacts
from thiduadesk.documents.facts import ConferenceFacts
from thiduadesk.domain.conference import DelegateRole
from thiduadesk.domain.unit import Unit, UnitRole, covers
from thiduadesk.store.records import Records


def gather_convening(records: Records, conference: ConferenceFacts) -> ConveningFacts:
    """The facts of the papers that call the conference."""
    return ConveningFacts(
        letterhead=gather_sent_letterhead(records),
        conference=conference,
        signer=gather_signer(records, conference.year),
        invitees=(*_members(records, conference), *_guests(conference)),
    )


def _members(records: Records, conference: ConferenceFacts) -> Iterator[InviteeFacts]:
    """The members of the day, without the one that heads the cluster: it is who invites."""
    names, posts = unit_names(records, conference.year), roles(records, conference.year)
    day = conference.held_on
    for member in memberships(records, conference.year).values():
        if posts.get(member.unit_id) != UnitRole.HEAD and covers(member.since, member.until, day, day):
            unit = records.need(Unit, member.unit_id)
            yield InviteeFacts(name=unit.chief, office=unit.chief_office, organisation=names.get(unit.id, ""))


def _guests(conference: ConferenceFacts) -> Iterator[InviteeFacts]:
    for item in conference.delegates:
        if item.role == DelegateRole.GUEST:
            yield InviteeFacts(name=item.name, office=item.office, organisation=item.organisation)
