"""Gathers what stands at the head and at the foot of the cluster's own papers: names, place, posts, who signs."""

from dataclasses import replace

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.documents.facts import LetterheadFacts
from thiduadesk.documents.year_facts import SignerFacts
from thiduadesk.domain.unit import Unit
from thiduadesk.domain.year import Year
from thiduadesk.store.records import Records


def gather_sent_letterhead(records: Records) -> LetterheadFacts:
    """The letterhead with the cluster's place before the date, as papers that are sent bear it."""
    cluster = the_cluster(records)
    return replace(gather_letterhead(records), place=cluster.place if cluster else "")


def gather_signer(records: Records, year: int) -> SignerFacts:
    """The chief of the unit that heads the cluster in the year."""
    posts = records.one(Year, year=year)
    head = records.get(Unit, posts.head_id if posts else None)
    if head is None:
        return SignerFacts()
    return SignerFacts(unit=unit_names(records, year).get(head.id, ""), office=head.chief_office, name=head.chief)
