"""Which rows of a paper told twice are the same: what numbers them in a tag shifts when one is added or dropped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Told = tuple[str, str]
"""A tag and what stands there."""

_CLOSE = 0.6  # how like each other two texts are that are one, edited


class _Place(NamedTuple):
    """A tag parted at its first number: «rounds», 0, «candidates.2.votes»."""

    family: str
    number: int
    rest: str


def matched(said: Sequence[Told], known: Sequence[Told]) -> dict[str, str]:
    """The tags of `said` in rows that have one like them in `known` → what their place is called there.

    Rows are lines of lists and tables, and whatever holds such. A row is known by what it tells, wherever it stands.
    """
    found: dict[str, str] = {}
    ours, theirs = _families(said), _families(known)
    for family, rows in ours.items():
        others = theirs.get(family, {})
        for number, other in _pairs(rows, others).items():
            inside = matched(rows[number], others[other])
            for rest, _ in rows[number]:
                if rest in inside or not _parted(rest):
                    found[_joined(family, number, rest)] = _joined(family, other, inside.get(rest, rest))
    return found


def alone(told: Sequence[Told], others: Iterable[str]) -> dict[str, str]:
    """The tags in rows none of whose tags is among `others` → the outermost row of that kind they stand in."""
    there = {row for tag in others for row in _rows(tag)}
    found = ((tag, next((row for row in _rows(tag) if row not in there), "")) for tag, _ in told)
    return {tag: row for tag, row in found if row}


def _parted(tag: str) -> _Place | None:
    parts = tag.split(".")
    at = next((at for at, part in enumerate(parts) if part.isdigit()), None)
    return None if at is None else _Place(".".join(parts[:at]), int(parts[at]), ".".join(parts[at + 1 :]))


def _joined(family: str, number: int, rest: str) -> str:
    return ".".join(part for part in (family, str(number), rest) if part)


def _rows(tag: str) -> Iterator[str]:
    """The rows a tag stands in, from the outermost: «rounds.0», «rounds.0.candidates.2»."""
    parts = tag.split(".")
    return (".".join(parts[: at + 1]) for at, part in enumerate(parts) if part.isdigit())


def _families(told: Iterable[Told]) -> dict[str, dict[int, list[Told]]]:
    """Family → number → what stands in that row, under the rest of its tags."""
    found: dict[str, dict[int, list[Told]]] = {}
    for tag, text in told:
        place = _parted(tag)
        if place:
            found.setdefault(place.family, {}).setdefault(place.number, []).append((place.rest, text))
    return found


def _pairs(said: Mapping[int, Sequence[Told]], known: Mapping[int, Sequence[Told]]) -> dict[int, int]:
    """The rows that are the same: alike in all, then in name or in most they tell, then edited where they stand."""
    pairs: dict[int, int] = {}
    left = {number: _content(row) for number, row in said.items()}
    right = {number: _content(row) for number, row in known.items()}

    def pair(one: int, two: int) -> None:
        pairs[one] = two
        del left[one], right[two]

    alike: dict[frozenset[Told], list[int]] = {}
    for two, content in right.items():
        alike.setdefault(content, []).append(two)
    for one, content in list(left.items()):
        if alike.get(content):
            pair(one, alike[content].pop(0))
    ours, theirs = ({number: _name(rows[number]) for number in rest} for rows, rest in ((said, left), (known, right)))
    kin = []
    for one, content in left.items():
        for two, other in right.items():
            shared = len(content & other)
            named = ours[one] == theirs[two] != ""
            if named or 2 * shared > max(len(content), len(other)):
                kin.append((not named, -shared, abs(one - two), one, two))
    for *_, one, two in sorted(kin):
        if one in left and two in right:
            pair(one, two)
    edited = _close({one: ours[one] for one in left}, {two: theirs[two] for two in right})
    for _, one, two in sorted(edited, reverse=True):
        if one in left and two in right:
            pair(one, two)
    for one, two in list(_in_place(sorted(left), sorted(right), pairs)):
        pair(one, two)
    return pairs


def _in_place(left: Sequence[int], right: Sequence[int], pairs: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Rows nothing tells to be the same, paired where as many are left between the same two others on both sides."""
    back = {two: one for one, two in pairs.items()}
    ours: dict[int, list[int]] = {}
    theirs: dict[int, list[int]] = {}
    for one in left:
        ours.setdefault(max((before for before in pairs if before < one), default=-1), []).append(one)
    for two in right:
        before = max((before for before in back if before < two), default=-1)
        theirs.setdefault(back.get(before, -1), []).append(two)
    for gap, rows in ours.items():
        others = theirs.get(gap, [])
        if len(rows) == len(others):
            yield from zip(rows, others, strict=True)


def _content(row: Iterable[Told]) -> frozenset[Told]:
    """What a row tells, whatever rows inside it are numbered."""
    return frozenset((".".join(part for part in rest.split(".") if not part.isdigit()), text) for rest, text in row)


def _name(row: Iterable[Told]) -> str:
    """The first of what a row tells that is no number."""
    return next((text for _, text in row if any(map(str.isalpha, text))), "")


def _close(said: Mapping[int, str], known: Mapping[int, str]) -> Iterator[tuple[float, int, int]]:
    """How like each other the names of rows are, for those that may be one name, edited."""
    matcher = SequenceMatcher(autojunk=False)
    for two, name in known.items():
        matcher.set_seq2(name)  # what costs most is kept for it
        for one, other in said.items():
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE:
                yield matcher.ratio(), one, two
