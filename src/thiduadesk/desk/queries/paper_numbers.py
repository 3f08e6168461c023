"""Numbers of papers: what is noted for each paper of a kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thiduadesk.desk.queries.conferences import choosing_conference, conferences_of
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.documents.catalogue import BY_KIND, NUMBERED, OF_A_CONFERENCE
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumberLine:
    """What is noted for one paper.

    `id` and `of`, its name, are of the conference, with its `day`, or the unit it is about; empty for the cluster's.
    """

    id: str = ""
    of: str = ""
    day: date | None = None
    number: PaperNumber


def paper_number_lines(records: Records, kind: str, year: int, asked: str = "") -> tuple[PaperNumberLine, ...]:
    """The papers of a kind that bear numbers, the one of the usual conference first; empty for other kinds.

    What is `asked` for, as `compose_paper` takes it, leaves the one it is about alone.
    """
    if kind not in NUMBERED:
        return ()
    if kind in OF_A_CONFERENCE:
        return tuple(_of_conferences(records, kind, year, asked))
    if BY_KIND[kind].per == "unit":
        lines = tuple(_of_units(records, kind, year))
        return tuple(line for line in lines if asked == line.of) or lines
    return (PaperNumberLine(number=noted_number(records, kind, year)),)


def noted_number(
    records: Records, kind: str, year: int, *, conference_id: str | None = None, unit_id: str | None = None
) -> PaperNumber:
    """What is noted for a paper; with an empty id while nothing is."""
    found = records.one(PaperNumber, kind=kind, year=year, conference_id=conference_id, unit_id=unit_id)
    return found or PaperNumber(id="", year=year, kind=kind, conference_id=conference_id, unit_id=unit_id)


def _of_conferences(records: Records, kind: str, year: int, asked: str) -> Iterator[PaperNumberLine]:
    usual = choosing_conference(records, year)
    meetings = sorted(conferences_of(records, year), key=lambda item: item != usual)
    if asked:
        ballot = records.get(BallotRound, asked)
        named = ballot.conference_id if ballot else asked
        # Whoever is invited by name is invited to the usual conference.
        meetings = [item for item in meetings if item.id == named] or meetings[:1]
    for item in meetings:
        number = noted_number(records, kind, year, conference_id=item.id)
        yield PaperNumberLine(id=item.id, of=item.title, day=item.held_on, number=number)


def _of_units(records: Records, kind: str, year: int) -> Iterator[PaperNumberLine]:
    names = unit_names(records, year)
    for unit in memberships(records, year):
        yield PaperNumberLine(id=unit, of=names.get(unit, ""), number=noted_number(records, kind, year, unit_id=unit))
