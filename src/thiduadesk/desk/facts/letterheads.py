"""Gathers what stands at the head and at the foot of the cluster's own papers: names, place, posts, who signs."""

from dataclasses import replace

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.queries.units import roles, unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.documents.facts import LetterheadFacts, SignerFacts
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.domain.year import Year
from thiduadesk.store.records import Records


def gather_sent_letterhead(records: Records) -> LetterheadFacts:
    """The letterhead with the cluster's place before the date, as papers that are sent bear it."""
    cluster = the_cluster(records)
    return replace(gather_letterhead(records), place=cluster.place if cluster else "")


def gather_signer(records: Records, year: int) -> SignerFacts:
    """The chief of the unit that heads the cluster in the year, and the secretary."""
    posts = records.one(Year, year=year)
    secretary = posts.secretary if posts else ""
    head = records.get(Unit, posts.head_id if posts else None)
    if head is None:
        return SignerFacts(secretary=secretary)
    unit = unit_names(records, year).get(head.id, "")
    return SignerFacts(unit=unit, office=head.chief_office, name=head.chief, secretary=secretary)


def gather_posts(records: Records, year: int) -> tuple[str, tuple[str, ...]]:
    """The names of the unit that heads the cluster in the year, empty when unknown, and of its deputies."""
    names, held = unit_names(records, year), roles(records, year)
    heads = [names.get(unit, "") for unit, role in held.items() if role == UnitRole.HEAD]
    deputies = tuple(names.get(unit, "") for unit, role in held.items() if role == UnitRole.DEPUTY)
    return "".join(heads), deputies
