"""Whether a nomination may stand: every rule of its title answered, with its article and the records looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.nomination import Nomination
from thiduadesk.i18n.mark import N_
from thiduadesk.rules import candidates, chains, collectives
from thiduadesk.rules.condition import Answer, Condition, Question, State
from thiduadesk.rules.law import Effect, RuleKind, Title
from thiduadesk.rules.ledger import Ledger

ANSWERS: Mapping[RuleKind, Callable[[Question], Answer]] = {
    RuleKind.REGISTERED: candidates.registered,
    RuleKind.CLEAR: candidates.clear,
    RuleKind.NO_TWICE: candidates.no_twice,
    RuleKind.CHAIN: chains.chain,
    RuleKind.ONE_OF: chains.one_of,
    RuleKind.ONCE: chains.once,
    RuleKind.COMPLETED: collectives.completed,
    RuleKind.SHARE: collectives.share,
    RuleKind.ANY: collectives.has_any,
    RuleKind.NOBODY_DISCIPLINED: collectives.nobody_disciplined,
    RuleKind.INITIATIVE: candidates.initiative,
    RuleKind.LEADS: candidates.leads,
    RuleKind.WITHIN: candidates.within,
    RuleKind.CAP: collectives.cap,
    RuleKind.ATTESTED: candidates.attested,
    RuleKind.NOT_REWARDED: candidates.not_rewarded,
    RuleKind.ONE_FORM: candidates.one_form,
    RuleKind.DEADLINE: candidates.deadline,
}
"""The kinds of rule that are conditions of a nomination, in the order they are shown."""


class Verdict(StrEnum):
    """What all conditions come to."""

    ELIGIBLE = N_("đủ điều kiện")
    UNKNOWN = N_("chưa đủ dữ liệu")
    WARNED = N_("cần xem lại")
    BARRED = N_("chưa đủ điều kiện")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One nomination assessed; `title` is None when no pack knows it, and then only general rules were asked."""

    nomination: Nomination
    title: Title | None
    conditions: tuple[Condition, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest of its conditions; what is only told for information weighs nothing."""
        weighed = [item for item in self.conditions if item.rule.effect is not Effect.INFORM]
        if any(item.bars for item in weighed):
            return Verdict.BARRED
        if any(item.state is State.NOT_MET for item in weighed):
            return Verdict.WARNED
        if any(item.state is State.UNKNOWN for item in weighed) or self.title is None:
            return Verdict.UNKNOWN
        return Verdict.ELIGIBLE

    def standing(self, state: State) -> tuple[Condition, ...]:
        """The conditions in one state."""
        return tuple(item for item in self.conditions if item.state is state)


def assess(nomination: Nomination, ledger: Ledger) -> Assessment:
    """Answer every rule that binds the nomination; the order in which the records came changes nothing."""
    title = ledger.rules.titles.get(ledger.title_id(nomination.title))
    order = list(ANSWERS)
    rules = [rule for rule in ledger.rules.rules_for(title, nomination.person_id is not None) if rule.kind in ANSWERS]
    rules.sort(key=lambda rule: (order.index(rule.kind), rule.id))
    conditions = tuple(
        Condition(
            rule=rule,
            answer=ANSWERS[rule.kind](Question(rule, nomination, title, ledger)),
            ruling=ledger.ruling(nomination.id, rule.id),
        )
        for rule in rules
    )
    return Assessment(nomination=nomination, title=title, conditions=conditions)
