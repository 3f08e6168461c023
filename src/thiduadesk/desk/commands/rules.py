"""What a cluster does with rules: put values of its own in place of theirs, close a year with its book."""

from collections.abc import Sequence
from dataclasses import replace

from thiduadesk.desk.checks import problems_of, refuse
from thiduadesk.desk.queries.rules import RuleCard, RulesOfYear, RuleValue
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Conflict, NotFound, Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.rulebook import Rulebook, RuleChange
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.law import RuleKind
from thiduadesk.rules.shelf import RuleSet
from thiduadesk.store.work import Work


@step(N_("Sửa quy định «{card}»"))
def save_rule_values(work: Work, card: RuleCard, values: Sequence[RuleValue]) -> None:
    """Make these the cluster's own values of a rule, from the card's year on.

    A row with neither value nor reason says nothing, and emptying the value of a stored one takes it back. Raises
    `Conflict` in a closed year, `NotFound` for a rule that does not hold in it, `RuleBroken` naming «value» or «reason»
    and the id of the row.
    """
    rules = RulesOfYear(work, card.year)
    if rules.closed is not None:
        raise Conflict(N_("Năm {year} đã chốt cùng bộ quy định của năm, nên không sửa được nữa."), year=card.year)
    rule = rules.common.rule(card.id)
    if rule is None:
        raise NotFound(N_("Quy định này không có trong năm {year}."), year=card.year)
    stored = {change.field: change for change in work.all(RuleChange, year=card.year, rule=card.id)}
    wanted: dict[str, RuleChange] = {}
    problems: list[Problem] = []
    for row in values:
        change = _change(card, row, stored.get(row.field))
        if change is None:
            continue
        wanted[row.id] = change
        found = list(problems_of(change))
        if not change.value and rule.kind is not RuleKind.SETTING:
            found.append(Problem("value", N_("Cần ghi giá trị mới; xóa cả lý do nếu không sửa.")))
        problems += [replace(problem, field=f"{problem.field}:{row.id}") for problem in found]
    refuse(problems)
    others = [change for change in rules.changes if (change.year, change.rule) != (card.year, card.id)]
    changed = _made(rules, others, wanted)
    for gone in stored.keys() - {change.field for change in wanted.values()}:
        work.drop(stored[gone])
    holding = changed.rule(card.id)
    assert holding is not None
    work.put_all(replace(change, value=changed.written(holding, change.field)) for change in wanted.values())


def close_rules(work: Work, year: int) -> None:
    """Keep the rules of a year with it, whole: what later versions of the program ship does not reach it any more.

    A year closed already keeps what it has. Raises `NotFound` for a year the file does not hold.
    """
    posts = work.one(Year, year=year)
    if posts is None:
        raise NotFound(N_("Bản ghi này không còn trong tệp."))
    if posts.rulebook_id is None:
        rules = RulesOfYear(work, year).common
        work.put(Rulebook(id=rules.digest, content=rules.to_json()))
        work.put(replace(posts, rulebook_id=rules.digest))


def _change(card: RuleCard, row: RuleValue, stored: RuleChange | None) -> RuleChange | None:
    """What a row asks for; None when it asks for nothing, or its value was emptied."""
    if not row.value and not row.reason:
        return None
    if stored is not None:
        if not row.value and stored.value and row.reason == stored.reason:
            return None
        return replace(stored, value=row.value, reason=row.reason)
    return RuleChange(id=new_id(), year=card.year, rule=card.id, field=row.field, value=row.value, reason=row.reason)


def _made(rules: RulesOfYear, others: Sequence[RuleChange], wanted: dict[str, RuleChange]) -> RuleSet:
    """The rules with the changes made; raises `RuleBroken` with those that cannot be, whatever the order."""
    made = list(others)
    left = dict(wanted)
    while left:
        holding = rules.with_changes(made)
        refused = {key: holding.change_problems(change) for key, change in left.items()}
        # A day and its month may fit only one after the other.
        fitting = [key for key in left if not refused[key]]
        if not fitting:
            refuse(replace(problem, field=f"{problem.field}:{key}") for key in left for problem in refused[key])
        made.append(left.pop(fitting[0]))
    return rules.with_changes(made)
