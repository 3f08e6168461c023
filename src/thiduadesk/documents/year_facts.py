"""What the papers of a whole year are composed from: frozen facts, as in `facts`; unknown is None or an empty text."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.documents.facts import (
    NOBODY,
    CertificateFacts,
    LetterheadFacts,
    RankingFacts,
    RoundFacts,
    ScoreSheetFacts,
    SignerFacts,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFacts:
    """Somebody put forward for a title. `label` stands before a person («Ông», «Bà»), empty when unknown.

    `form` is the term of `rules.law.Form`, and `decider` who confers the title where that is above whom the submission
    goes to; both empty where the law does not know it. `merits` are the main achievements, `held` the titles already
    won with their years, `ruled` why the secretary let the nomination stand. Of `base` ballots `agree` were for it.
    """

    title: str
    form: str = ""
    decider: str = ""
    name: str
    person: bool = False
    label: str = ""
    office: str = ""
    unit: str = ""
    merits: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    agree: int | None = None
    base: int | None = None
    ruled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """What the cluster puts before the body that decides, in protocol order.

    `bases` are the laws in force, `meeting` the conference that chose and `counted` whether tellers counted its
    ballots; `final` is False while that one is still open.
    """

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    meeting: str = ""
    met_on: date | None = None
    counted: bool = False
    proposed: tuple[ProposedFacts, ...] = ()
    final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFacts:
    """A movement running in the year; `achievements` tied to it, and how many `units` have one."""

    name: str
    launcher: str = ""
    goal: str = ""
    since: date | None = None
    until: date | None = None
    achievements: int = 0
    units: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFacts:
    """One target of a unit's pledge, figures as written."""

    unit: str
    name: str
    measure: str = ""
    planned: str = ""
    achieved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFacts:
    """The pledge all units sign: `units` in protocol order, `head` apart, for it signs last.

    `place` is where they met on the day they all signed.
    """

    letterhead: LetterheadFacts
    year: int
    signed_on: date | None = None
    place: str = ""
    movements: tuple[MovementFacts, ...] = ()
    targets: tuple[TargetFacts, ...] = ()
    units: tuple[SignerFacts, ...] = ()
    head: SignerFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredFacts:
    """What one unit registered: for how many, title by title; `named` are its people told by name."""

    unit: str
    counts: tuple[int, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationsFacts:
    """The titles registered for a year by all units, in protocol order."""

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    titles: tuple[str, ...] = ()
    units: tuple[RegisteredFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """Something the cluster planned or did together."""

    content: str
    kind: str = ""
    planned_on: date | None = None
    done_on: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFacts:
    """A unit that met a milestone so many days late, or has not met it: `days` is None then."""

    unit: str
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFacts:
    """One milestone: `expected` counts the units that must meet it, 0 for one the cluster itself must meet.

    `late` are those that did not in time; for one of the cluster's own the only one, without a name.
    """

    name: str
    due: date
    expected: int = 0
    late: tuple[LateFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What a year, or its first half, came to as of the day `until`.

    `staff` is None unless it is known of every unit; `role_models` are told whole. Ranking and ballots belong to a
    whole year; `final` is False while the conference that voted is still open.
    """

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    until: date
    half: bool = False
    addressees: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    head: str = ""
    deputies: tuple[str, ...] = ()
    staff: int | None = None
    achievements: int = 0
    untied: int = 0
    role_models: tuple[str, ...] = ()
    movements: tuple[MovementFacts, ...] = ()
    unsigned: tuple[str, ...] = ()
    targets: tuple[TargetFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    milestones: tuple[MilestoneFacts, ...] = ()
    ranking: RankingFacts | None = None
    rounds: tuple[RoundFacts, ...] = ()
    final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the cluster means to do in a year. `milestones` stand with how many units each is `expected` of."""

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    head: str = ""
    deputies: tuple[str, ...] = ()
    members: int = 0
    movements: tuple[MovementFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    milestones: tuple[MilestoneFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFacts:
    """One unit's points as others checked them; `chief` stands for the unit, with the office held."""

    sheet: ScoreSheetFacts
    inspected_on: date | None = None
    chief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueFacts:
    """A milestone a unit has not met: by when it was due, and how many days late it is."""

    name: str
    due: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFacts:
    """Something a unit has not handed in: «pledge», «registration», so many «points», or «evidence» of `name`."""

    what: str
    count: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFacts:
    """What one unit owes as of a day; `head` is the unit it goes to."""

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    day: date
    unit: str
    head: str = ""
    overdue: tuple[OverdueFacts, ...] = ()
    missing: tuple[MissingFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateBookFacts:
    """The certificates given in a year, by their numbers in the book."""

    letterhead: LetterheadFacts
    signer: SignerFacts = NOBODY
    year: int
    certificates: tuple[CertificateFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """One paper of the year: what it is called and what it is `of`, the abbreviation of its type, its number, its day.

    `of` is a conference or a unit, empty where there is one such paper. A paper without a number goes with another.
    """

    name: str
    of: str = ""
    type: str = ""
    number: int | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFacts:
    """How many records of a kind the file holds; `kind` is the record as the wording calls it, such as «pledge»."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """What goes over to the next head of the cluster, the file with its `years`, and what is still to be done."""

    letterhead: LetterheadFacts
    year: int
    giver: SignerFacts = NOBODY
    receiver: SignerFacts = NOBODY
    witness: str = ""
    dossiers: tuple[DossierFacts, ...] = ()
    years: tuple[int, ...] = ()
    held: tuple[HeldFacts, ...] = ()
    milestones: tuple[MilestoneFacts, ...] = ()
    activities: tuple[str, ...] = ()
    conferences: tuple[str, ...] = ()
    undecided: int = 0
    unproven: int = 0
