"""Numbers of papers: what is noted for a paper, which series it is of, which number is free."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thiduadesk.desk.queries.conferences import choosing_conference, conferences_of
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.documents.catalogue import BY_KIND, NUMBERED, OF_A_CONFERENCE
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.rules.pack import common_pack
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumberLine:
    """What is noted for one paper; `of` is the conference or unit it is about, empty for the whole cluster's."""

    of: str
    number: PaperNumber


def paper_number_lines(records: Records, kind: str, year: int) -> tuple[PaperNumberLine, ...]:
    """The papers of a kind that bear numbers, the one of the usual conference first; empty for other kinds."""
    if kind not in NUMBERED:
        return ()
    return tuple(_lines(records, kind, year))


def noted_number(
    records: Records, kind: str, year: int, *, conference_id: str | None = None, unit_id: str | None = None
) -> PaperNumber:
    """What is noted for a paper; with an empty id while nothing is."""
    found = records.one(PaperNumber, kind=kind, year=year, conference_id=conference_id, unit_id=unit_id)
    return found or PaperNumber(id="", year=year, kind=kind, conference_id=conference_id, unit_id=unit_id)


def paper_type(kind: str) -> str:
    """The abbreviation of a numbered kind of paper, such as BB; empty for letters, which have none."""
    key = NUMBERED[kind]
    return common_pack().wording.say(key) if key else ""


def series_of(numbers: Iterable[PaperNumber], number: PaperNumber) -> list[PaperNumber]:
    """The others of the series of a number: one issuer, the cluster; one type; one year."""
    kind = paper_type(number.kind)
    return [
        item
        for item in numbers
        if item.id != number.id
        and item.number is not None
        and item.series_year == number.series_year
        and paper_type(item.kind) == kind
    ]


def free_number(records: Records, number: PaperNumber) -> int:
    """The number that comes next in the series of a paper."""
    return max((item.number or 0 for item in series_of(records.all(PaperNumber), number)), default=0) + 1


def _lines(records: Records, kind: str, year: int) -> Iterator[PaperNumberLine]:
    if kind in OF_A_CONFERENCE:
        usual = choosing_conference(records, year)
        for conference in sorted(conferences_of(records, year), key=lambda item: item != usual):
            number = noted_number(records, kind, year, conference_id=conference.id)
            yield PaperNumberLine(of=conference.title, number=number)
    elif BY_KIND[kind].per == "unit":
        names = unit_names(records, year)
        for unit in memberships(records, year):
            yield PaperNumberLine(of=names.get(unit, ""), number=noted_number(records, kind, year, unit_id=unit))
    else:
        yield PaperNumberLine(of="", number=noted_number(records, kind, year))
