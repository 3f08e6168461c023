"""Conditions of a nomination: what a rule asks, what the records say, and which records were looked at."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.errors import Params
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.law import Number, Rule, Title
from thiduadesk.rules.ledger import Ledger

Record = Award | Case | Headcount | Initiative | Nomination | Registration
"""What a condition looks at."""


class State(StrEnum):
    """How a condition stands. Missing history is unknown, never a failure."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


STATE_NAMES: Mapping[State, str] = {
    State.MET: N_("đạt"),
    State.NOT_MET: N_("không đạt"),
    State.UNKNOWN: N_("chưa rõ"),
    State.NOT_APPLICABLE: N_("không áp dụng"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the records say to a rule: a message id with what fills it, and the very records looked at."""

    state: State
    message: str
    params: Params = dataclasses.field(default_factory=dict)
    seen: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One rule put to one nomination."""

    rule: Rule
    nomination: Nomination
    title: Title | None
    ledger: Ledger

    @property
    def year(self) -> int:
        """The year the nomination is for."""
        return self.nomination.year

    @property
    def person(self) -> bool:
        """Whether a person is put forward, not a unit."""
        return self.nomination.person_id is not None

    @property
    def holder(self) -> str:
        """The id of the person or unit put forward."""
        return self.nomination.person_id or self.nomination.unit_id

    @property
    def of(self) -> str:
        """The id of the title the rule speaks of."""
        return self.term("of")

    def term(self, name: str) -> str:
        """A value of the rule that is a text."""
        return str(self.rule.values[name])

    def number(self, name: str) -> int:
        """A value of the rule that is a whole number."""
        value: Number = self.rule.values[name]
        assert isinstance(value, int)
        return value

    def name(self, title: str) -> str:
        """The official name of a title by its id."""
        known = self.ledger.rules.titles.get(title)
        return known.name if known else title.removeprefix("?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A rule answered for one nomination; a ruling of the secretary stands over what the records say."""

    rule: Rule
    answer: Answer
    ruling: Ruling | None = None

    @property
    def state(self) -> State:
        """How the condition stands, the ruling included."""
        if self.ruling is None:
            return self.answer.state
        return State.MET if self.ruling.met else State.NOT_MET

    @property
    def bars(self) -> bool:
        """Whether the nomination cannot go on because of it: only a sourced rule may say so."""
        return self.state is State.NOT_MET and self.rule.blocks
