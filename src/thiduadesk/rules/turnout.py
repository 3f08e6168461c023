"""Who came (thành phần tham dự): the numbers a quorum and a share of votes are taken of."""

from dataclasses import dataclass

from thiduadesk.domain.conference import QuorumBase
from thiduadesk.domain.threshold import Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """The numbers of one meeting; None while nobody has counted.

    `summoned` and `present` are delegates, as typed or as the roll-call counts them. `entitled`, `voters` and `written`
    come from the roll-call alone: with the right to vote, of these in the room, of these with an opinion in writing.
    `members` are the units of the cluster, `units` those that somebody in the room may vote for.
    """

    members: int | None = None
    summoned: int | None = None
    present: int | None = None
    entitled: int | None = None
    voters: int | None = None
    written: int | None = None
    units: int | None = None

    @property
    def in_the_room(self) -> int | None:
        """How many can be handed a ballot: by the roll-call, else all who came."""
        return self.present if self.voters is None else self.voters


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Đủ thành phần: `came` of `base`; `met` is None while a number or the rule is unknown."""

    came: int | None
    base: int | None
    met: bool | None


def quorum(rule: str, of: str, turnout: Turnout) -> Quorum:
    """Whether enough came: units of the cluster's, or delegates of those summoned."""
    came, base = (turnout.units, turnout.members) if of == QuorumBase.UNITS else (turnout.present, turnout.summoned)
    threshold = Threshold.parse(rule)
    known = threshold is not None and came is not None and base is not None and 0 < base >= came
    return Quorum(came=came, base=base, met=threshold.reached(came, base) if known else None)  # type: ignore[union-attr, arg-type]  # known
