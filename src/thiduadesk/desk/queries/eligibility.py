"""Who may be put forward: every nomination of a year assessed, as lists, cards and findings show it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Params
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.domain.person import Person
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.collectives import registered_cap
from thiduadesk.rules.condition import Answer, Condition, Record, State
from thiduadesk.rules.eligibility import Assessment, assess
from thiduadesk.rules.law import Effect, Rule, RuleKind
from thiduadesk.rules.ledger import Ledger, Memory, VoteKey
from thiduadesk.rules.shelf import RuleSet
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence still to be put into words: a message id, what fills its blanks, and plain data to stand after it."""

    message: str
    params: Params = field(default_factory=dict)
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """One condition of a nomination as it is shown; `id` is the rule's.

    `asked` is the rule in words, `found` what the records say, `seen` the records looked at, `sure` how well founded
    the rule is. `ruled` is the secretary's reason, empty where there is none.
    """

    id: str
    state: State
    asked: str
    found: Said
    article: str
    sure: str
    note: str
    blocks: bool
    informs: bool
    seen: tuple[Said, ...]
    ruled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityCard:
    """One nomination with all its conditions; `why` says whose rules they are."""

    id: str
    who: str
    title: str
    verdict: str
    known: bool
    why: tuple[Said, ...]
    conditions: tuple[ConditionLine, ...]


class Assessments:
    """Every nomination of a year assessed at once: the ledger is read and laid out one time for all of them."""

    def __init__(self, records: Records, year: int) -> None:
        self._records = records
        self._year = year
        self._memory = read_memory(records, year)
        self._rules = RulesOfYear(records, year)
        self._ledgers: dict[int, Ledger] = {}

    def all(self) -> Iterator[Assessment]:
        """The nominations of the year in protocol order; those withdrawn or voted down as well."""
        for nomination in in_protocol_order(self._records, self._year):
            yield self.of(nomination)

    def of(self, nomination: Nomination) -> Assessment:
        """One nomination assessed."""
        return assess(nomination, self._ledger(self._rules.holding_for(nomination)))

    def card(self, nomination: Nomination) -> EligibilityCard:
        """One nomination with every condition and the records it looked at."""
        rules = self._rules.holding_for(nomination)
        assessment = self.of(nomination)
        people, units = person_names(self._records), unit_names(self._records, self._year)
        names = {**units, **people}
        return EligibilityCard(
            id=nomination.id,
            who=names.get(nomination.person_id or nomination.unit_id, ""),
            title=nomination.title,
            verdict=assessment.verdict,
            known=assessment.title is not None,
            why=tuple(Said(message=note.message, params=note.params) for note in rules.notes),
            conditions=tuple(_condition_line(item, rules, names) for item in assessment.conditions),
        )

    def registered_over_caps(self) -> Iterator[tuple[str, Rule, Answer]]:
        """Every unit that registered more people for a title than a cap allows: its id, the rule, what was counted."""
        ledger = self._ledger(self._rules.common)
        caps = [rule for rule in ledger.rules.rules if rule.kind is RuleKind.CAP and rule.values["level"] == "unit"]
        for rule in caps:
            for unit in sorted(ledger.units):
                answer = registered_cap(rule, unit, ledger)
                if answer is not None and answer.state is State.NOT_MET:
                    yield unit, rule, answer

    def _ledger(self, rules: RuleSet) -> Ledger:
        if id(rules) not in self._ledgers:  # `RulesOfYear` gives the same set for the same days
            self._ledgers[id(rules)] = Ledger(self._memory, rules)
        return self._ledgers[id(rules)]


def read_memory(records: Records, year: int) -> Memory:
    """Everything the file remembers that a rule may look at."""
    cluster = the_cluster(records)
    return Memory(
        year=year,
        units=records.all(Unit),
        people=records.all(Person),
        awards=records.all(Award),
        registrations=records.all(Registration, year=year),
        nominations=records.all(Nomination),
        grounds=records.all(Ground),
        cases=records.all(Case),
        initiatives=records.all(Initiative),
        headcounts=records.all(Headcount, year=year),
        rulings=records.all(Ruling),
        votes=votes_of(records, year),
        flag_rule=cluster.flag_rule if cluster else FlagRule.SUBSET,
    )


def votes_of(records: Records, year: int) -> dict[VoteKey, bool]:
    """Whether each candidate of the year's ballots passed, as far as counts and threshold tell."""
    return {
        (line.count.unit_id, line.count.person_id, fold(sheet.ballot.title)): line.outcome.passed
        for conference in records.all(Conference, year=year)
        for sheet in round_sheets(records, conference.id)
        for line in sheet.counts
        if line.count.unit_id and line.outcome.passed is not None
    }


def _condition_line(condition: Condition, rules: RuleSet, names: Mapping[str, str]) -> ConditionLine:
    rule = condition.rule
    return ConditionLine(
        id=rule.id,
        state=condition.state,
        asked=rules.readable(rule),
        found=Said(message=condition.answer.message, params=condition.answer.params),
        article=rule.basis.article,
        sure=rule.basis.status,
        note=rule.basis.note,
        blocks=rule.blocks,
        informs=rule.effect is Effect.INFORM,
        seen=tuple(_seen(record, names) for record in condition.answer.seen),
        ruled=condition.ruling.reason if condition.ruling else "",
    )


def _seen(record: Record, names: Mapping[str, str]) -> Said:
    """A record looked at, as one line."""
    if isinstance(record, Headcount):
        return Said(message=N_("Số liệu xét tập thể năm {year}"), params={"year": record.year}, detail=record.note)
    who = names.get(record.person_id or record.unit_id, "")
    params: Params
    match record:
        case Award():
            params = {"who": who, "title": record.title, "year": record.year}
            return Said(
                message=N_("{who}: {title} năm {year}"),
                params=params,
                detail=_joined(record.decision_no, _day(record.decided_on)),
            )
        case Nomination():
            params = {"who": who, "title": record.title, "year": record.year}
            return Said(message=N_("{who}: đề nghị {title} năm {year}"), params=params, detail=record.status)
        case Registration():
            params = {"who": who, "title": record.title}
            return Said(
                message=N_("{who}: đăng ký {title}"),
                params=params,
                detail=_joined(str(record.quantity or ""), _day(record.registered_on)),
            )
        case Case():
            span = "–".join(day for day in (_day(record.since), _day(record.until)) if day)
            return Said(
                message=N_("{who}: {kind}"),
                params={"who": who, "kind": record.kind},
                detail=_joined(record.level, span, record.reference),
            )
        case Initiative():
            params = {"who": who, "name": record.name, "year": record.year}
            return Said(
                message=N_("{who}: sáng kiến «{name}» năm {year}"),
                params=params,
                detail=_joined(record.scope, record.reference),
            )


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
