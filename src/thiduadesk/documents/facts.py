"""What papers are composed from: frozen facts that travel as canonical JSON, for the seal as for the printer.

Unknown is None or an empty text, and the papers leave a blank for it; nothing is guessed.
"""

import json
import types
import unicodedata
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from thiduadesk.domain.ballot import BallotForm, BallotPurpose

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadFacts:
    """Who issues the paper, its number, place and day (NĐ 30/2020, Phụ lục I, ô 2–4).

    Without a number or a day room is left for the pen. Without a place there is no line for the day at all: minutes
    tell it in their text (Phụ lục III, mẫu 1.9).
    """

    superior: str = ""
    issuer: str
    symbol: str = ""
    number: int | None = None
    place: str = ""
    dated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts:
    """Who signs for the cluster: the chief of the unit that heads it, with the office held there.

    `secretary` is who draws up the cluster's tables.
    """

    unit: str = ""
    office: str = ""
    name: str = ""
    secretary: str = ""


NOBODY = SignerFacts()
"""A signer nothing is known of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateFacts:
    """One delegate; role and attendance are the terms of the workbook, or as typed."""

    name: str
    office: str = ""
    organisation: str = ""
    role: str = ""
    attendance: str = ""
    voting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaFacts:
    """One item of the agenda; the hour is «14:00»."""

    starts_at: str = ""
    content: str
    presenter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumFacts:
    """The quorum: how it is written, of what, who came and whether they were enough; None while unknown."""

    rule: str
    of: str = ""
    came: int | None = None
    base: int | None = None
    met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkFacts:
    """Something said at the meeting."""

    speaker: str = ""
    kind: str = ""
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts:
    """One candidate of a round; votes None while unknown, `passed` None where no rule can tell.

    `person` tells a person from a collective; None when the candidate is known by name only, and then `quantity` may
    say for how many the name stands. `votes` are those that count, with the opinions in writing where the base counts
    the absent. `standing` is the term of `rules.tally.Standing`. `ruled` is why the secretary let the candidate stand
    though a condition was not met or not known.
    """

    name: str
    unit: str = ""
    person: bool | None = None
    quantity: int | None = None
    agree: int | None = None
    disagree: int | None = None
    blank: int | None = None
    written_agree: int | None = None
    written_disagree: int | None = None
    votes: int | None = None
    passed: bool | None = None
    standing: str = ""
    ruled: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """One ballot round, candidates in protocol order.

    `purpose`, `form` and `tie` are terms of the workbook; `choices` is how many names a ballot may choose. `present`
    came, `voters` are those of them who may vote. `base_name` is the workbook's term for what the share is taken of
    (cơ sở tính), `base` its number. `among` names the title whose winners this round chooses from, if it does, and
    `among_count` how many they are. `basis` is where the threshold comes from; `again` says that the round votes anew
    for seats left by an earlier one.
    """

    title: str
    purpose: str = BallotPurpose.AWARD
    form: str = BallotForm.YES_NO
    seats: int | None = None
    choices: int | None = None
    again: bool = False
    closed: bool = False
    per_sheet: int | None = None
    spare: int | None = None
    issued: int | None = None
    collected: int | None = None
    not_returned: int | None = None
    spoiled: int | None = None
    valid: int | None = None
    invalid: int | None = None
    present: int | None = None
    voters: int | None = None
    written: int | None = None
    tie: str = ""
    base_name: str = ""
    base: int | None = None
    threshold: str = ""
    basis: str = ""
    among: str = ""
    among_count: int = 0
    candidates: tuple[CandidateFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedFacts:
    """The conference a supplementary record corrects."""

    title: str
    held_on: date
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFacts:
    """A sentence as papers said it when a conference was sealed."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceFacts:
    """A conference as the papers of its day tell it; `final` once it is sealed, with the `code` of the seal.

    `voters` are those present who may vote, as far as a roll-call tells.
    A supplementary record names in `amends` the conference it corrects, its day and the code of its seal. Once sealed
    it holds its `wording` too, whole: sentences of a later program or a later mind do not reach its papers.
    """

    letterhead: LetterheadFacts
    year: int
    title: str
    held_on: date
    ends_on: date | None = None
    opened_at: str = ""
    closed_at: str = ""
    place: str = ""
    chair: str = ""
    chair_office: str = ""
    secretary: str = ""
    summoned: int | None = None
    present: int | None = None
    voters: int | None = None
    quorum: QuorumFacts | None = None
    result_order: str = ""
    agenda: tuple[AgendaFacts, ...] = ()
    delegates: tuple[DelegateFacts, ...] = ()
    remarks: tuple[RemarkFacts, ...] = ()
    rounds: tuple[RoundFacts, ...] = ()
    amends: AmendedFacts | None = None
    final: bool = False
    code: str = ""
    wording: tuple[SentenceFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """One certificate; `label` stands before the recipient («Ông», «Bà», «Tập thể»), empty when unknown.

    `person` says whether it is for one, known by a name that must not part. `office` is the person's office and unit,
    `number` the place in the book, `year` the year the award is for.
    """

    form: str
    giver: str
    label: str = ""
    recipient: str
    person: bool = False
    office: str = ""
    unit: str = ""
    content: str = ""
    decision_no: str = ""
    decided_on: date | None = None
    number: int | None = None
    place: str = ""
    issued_on: date | None = None
    year: int
    signer: str = ""
    signer_office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFacts:
    """One criterion of a unit's score sheet; points in hundredths, None while unknown.

    `status` says why there are none («không giao», «không phát sinh»); what does not count is shown, not added.
    """

    name: str
    maximum: int | None = None
    self_score: int | None = None
    checked: int | None = None
    agreed: int | None = None
    status: str = ""
    evidence: str = ""
    reason: str = ""
    agreed_reason: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreGroupFacts:
    """One group of a score sheet and what its columns come to, inner groups included; `depth` counts from 0."""

    name: str
    kind: str = ""
    depth: int = 0
    maximum: int | None = None
    self_score: int | None = None
    checked: int | None = None
    agreed: int | None = None
    criteria: tuple[CriterionFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheetFacts:
    """The points of one unit in one year. Totals may pass the maximum, which is of the ordinary points alone.

    `missing` counts the criteria still without points in the column that ranks: its total is not the last word then.
    `chief` stands for the unit.
    """

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    chief: str = ""
    year: int
    unit: str
    plan: str = ""
    rank_by: str = ""
    groups: tuple[ScoreGroupFacts, ...] = ()
    strays: tuple[CriterionFacts, ...] = ()
    maximum: int | None = None
    self_score: int | None = None
    checked: int | None = None
    agreed: int | None = None
    missing: int = 0
    grade: str = ""
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedFacts:
    """One unit of the ranking; without a rank while points are missing. `base`, `bonus`, `deducted` as they rank."""

    unit: str
    self_score: int | None = None
    checked: int | None = None
    agreed: int | None = None
    base: int = 0
    bonus: int = 0
    deducted: int = 0
    missing: int = 0
    rank: int | None = None
    shared: bool = False
    parted: bool = False
    grade: str = ""
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingFacts:
    """The ranking of a year, by rank; the column that ranks and the rule for ties as the table names them."""

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    plan: str = ""
    rank_by: str = ""
    tie_rule: str = ""
    units: tuple[RankedFacts, ...] = ()


def canonical_json(facts: object) -> str:
    """The one JSON text of these facts: NFC, sorted keys, no blanks, integers only; raises TypeError for a float."""
    return json.dumps(_plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def facts_from_json(kind: type[T], text: str) -> T:
    """The facts a canonical JSON text holds; keys this version does not know are passed over.

    Raises ValueError when the text is no JSON, TypeError when a fact that must be known is missing.
    """
    read: T = _facts(kind, text)  # type: ignore[arg-type]  # a class
    return read


@lru_cache(maxsize=8)  # facts never change, and one paper after the other asks for the same conference
def _facts(kind: Any, text: str) -> Any:
    return _read(kind, json.loads(text))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"no place for {type(value).__name__} in facts")


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, types.UnionType):
        kind = next(choice for choice in get_args(kind) if choice is not types.NoneType)
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return tuple(_read(item, one) for one in value)
    if is_dataclass(kind):
        hints = _kinds(kind)  # type: ignore[arg-type]  # a class
        return kind(**{name: _read(hints[name], value[name]) for name in hints.keys() & value.keys()})  # type: ignore[operator]  # a class
    return date.fromisoformat(value) if kind is date else value


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    """What each fact of a class is; reading the hints takes longer than reading the facts."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
