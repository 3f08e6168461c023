"""What units, people, conferences and rounds are called in the workbook: the export says it, the import finds it.

A plain name is used wherever it is clear. Where two share it, what tells them apart follows in brackets.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.person import Person
from thiduadesk.domain.unit import Unit
from thiduadesk.exchange.values import partial_date_text
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.vietnamese import fold_tones
from thiduadesk.store.records import Records


def unit_paths(records: Records, year: int) -> dict[str, str]:
    """Unit id → «Học viện Tư pháp / Phòng Đào tạo», with the names of that year."""
    names = unit_names(records, year)
    parents = {unit.id: unit.parent_id for unit in records.all(Unit)}
    return {unit: unit_path(unit, names, parents) for unit in parents}


def unit_path(unit: str, names: Mapping[str, str], parents: Mapping[str, str | None]) -> str:
    """The name of a unit behind those of all above it."""
    line = [unit]
    while (above := parents.get(line[-1])) and above not in line:
        line.append(above)
    return " / ".join(names.get(unit, "") for unit in reversed(line))


def person_labels(people: Iterable[Person]) -> dict[str, str]:
    """Person id → name; «Lê Hoàng Anh (1975)» or «(Phó phòng)» where a unit has several of that name."""
    twins: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        twins.setdefault((person.unit_id, fold_tones(person.name)), []).append(person)
    return {person.id: _marked(person, same) for same in twins.values() for person in same}


def person_marks(person: Person) -> tuple[str, ...]:
    """What may stand in brackets behind a name: birthday, year of birth, office."""
    return tuple(mark for mark in (partial_date_text(person.born), person.born[:4], person.office) if mark)


def _marked(person: Person, same: Sequence[Person]) -> str:
    if len(same) == 1:
        return person.name
    others = {fold_tones(mark) for other in same if other is not person for mark in person_marks(other)}
    mark = next((mark for mark in person_marks(person) if fold_tones(mark) not in others), "")
    return f"{person.name} ({mark})" if mark else person.name


def conference_labels(conferences: Iterable[Conference]) -> dict[str, str]:
    """Conference id → title; «Hội nghị giao ban (14/12/2018)» where several of a year share the title."""
    conferences = list(conferences)
    twins = Counter(fold_tones(item.title) for item in conferences)
    return {
        item.id: item.title if twins[fold_tones(item.title)] == 1 else f"{item.title} ({short_date(item.held_on)})"
        for item in conferences
    }


def round_labels(rounds: Iterable[BallotRound]) -> dict[str, str]:
    """Round id → title; «Cờ thi đua (vòng 2)» where a conference voted on a title again."""
    met: Counter[tuple[str, str]] = Counter()
    labels: dict[str, str] = {}
    for ballot in sorted(rounds, key=lambda item: (item.position, item.id)):
        key = (ballot.conference_id, fold_tones(ballot.title))
        met[key] += 1
        labels[ballot.id] = ballot.title if met[key] == 1 else f"{ballot.title} (vòng {met[key]})"
    return labels


def candidate_names(people: Iterable[Person], paths: Mapping[str, str]) -> dict[str, str]:
    """Person id → name on a ballot; «Lê Hoàng Anh (Học viện Tư pháp)» where people of several units share it."""
    people = list(people)
    labels = person_labels(people)
    twins = Counter(fold_tones(person.name) for person in people)
    return {
        person.id: labels[person.id]
        if twins[fold_tones(person.name)] == 1
        else f"{labels[person.id]} ({paths.get(person.unit_id, '')})"
        for person in people
    }


def candidate_label(count: Count, paths: Mapping[str, str], people: Mapping[str, str]) -> str:
    """Whom a count speaks of: the person, else the unit, else the name as typed."""
    return people.get(count.person_id or "") or paths.get(count.unit_id or "") or count.name
