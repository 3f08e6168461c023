"""What `check` and the overview tell of nominations and registrations: the conditions not met, with their articles."""

from collections.abc import Iterator, Mapping

from thiduadesk.desk.queries.eligibility import Assessments
from thiduadesk.desk.queries.finding import Finding, Severity
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.units import unit_names
from thiduadesk.domain.errors import Params
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.condition import Condition, State
from thiduadesk.rules.eligibility import Assessment
from thiduadesk.rules.law import Effect, RuleKind
from thiduadesk.store.records import Records

CODES: Mapping[RuleKind, str] = {
    RuleKind.REGISTERED: "not-registered",
    RuleKind.CHAIN: "chain-broken",
    RuleKind.ONE_OF: "chain-broken",
    RuleKind.CAP: "quota-exceeded",
    RuleKind.WITHIN: "flag-not-subset",
    RuleKind.NO_TWICE: "duplicate-nomination",
    RuleKind.NOT_REWARDED: "achievement-already-rewarded",
    RuleKind.ONE_FORM: "several-forms",
    RuleKind.LEADS: "not-chosen",
    RuleKind.CLEAR: "case-open",
    RuleKind.ONCE: "given-before",
    RuleKind.DEADLINE: "overdue",
}
"""The codes of conditions that are not met; all others are «condition-not-met»."""


def eligibility_findings(records: Records, year: int) -> Iterator[Finding]:
    """What is wrong or unknown with the nominations of a year that still stand, and with what was registered."""
    names = {**unit_names(records, year), **person_names(records)}
    assessments = Assessments(records, year)
    told: set[tuple[str, str]] = set()
    for assessment in assessments.all():
        if assessment.nomination.alive:
            yield from _not_met(assessment, names, told)
            yield from _unknown(assessment, names)
    for unit, rule, answer in assessments.registered_over_caps():
        yield Finding(
            code=CODES[RuleKind.CAP],
            severity=Severity.WARNING,
            about=names.get(unit, ""),
            message=answer.message,
            params=answer.params,
            article=rule.basis.article,
        )


def _not_met(assessment: Assessment, names: Mapping[str, str], told: set[tuple[str, str]]) -> Iterator[Finding]:
    nomination = assessment.nomination
    for item in assessment.standing(State.NOT_MET):
        whose = nomination.person_id or nomination.unit_id
        if item.rule.kind is RuleKind.CAP:
            # A cap is the unit's, not each candidate's: it is told once.
            whose = nomination.unit_id
            if (whose, item.rule.id) in told:
                continue
            told.add((whose, item.rule.id))
        message, params = _said(item)
        yield Finding(
            code=CODES.get(item.rule.kind, "condition-not-met"),
            severity=_severity(item),
            about=names.get(whose, ""),
            message=message,
            params=params,
            article=item.rule.basis.article,
        )


def _unknown(assessment: Assessment, names: Mapping[str, str]) -> Iterator[Finding]:
    nomination = assessment.nomination
    unknown = [item for item in assessment.standing(State.UNKNOWN) if item.rule.effect is not Effect.INFORM]
    if assessment.title is None:
        message = N_("Không quy định nào nhắc đến «{title}»; chỉ xét điều kiện chung.")
    elif unknown:
        message = N_("{title}: còn {count} điều kiện chưa đủ dữ liệu để xét.")
    else:
        return
    yield Finding(
        code="eligibility-unknown",
        severity=Severity.INFO,
        about=names.get(nomination.person_id or nomination.unit_id, ""),
        message=message,
        params={"title": nomination.title, "count": len(unknown)},
    )


def _said(item: Condition) -> tuple[str, Params]:
    if item.ruling is not None:
        return N_("Thư ký ghi là không đạt: {reason}"), {"reason": item.ruling.reason}
    return item.answer.message, item.answer.params


def _severity(item: Condition) -> Severity:
    # The same nomination twice is a slip of the pen whatever the law says.
    if item.bars or item.rule.kind is RuleKind.NO_TWICE:
        return Severity.ERROR
    return Severity.INFO if item.rule.effect is Effect.INFORM else Severity.WARNING
