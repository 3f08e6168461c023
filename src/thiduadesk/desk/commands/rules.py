"""What a cluster does with rules: put a value of its own in place of one, take it back, close a year with its book."""

from dataclasses import replace

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Conflict, NotFound
from thiduadesk.domain.rulebook import Rulebook, RuleChange
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Sửa quy định {change}"))
def change_rule(work: Work, change: RuleChange) -> None:
    """Put the cluster's own value in place of a rule's, from a year on; raises `RuleBroken`, `Conflict`.

    A change of the same value in the same year takes the place of the one before.
    """
    rules = RulesOfYear(work, change.year)
    if rules.closed is not None:
        raise Conflict(N_("Năm {year} đã chốt cùng bộ quy định của năm, nên không sửa được nữa."), year=change.year)
    refuse(rules.common.change_problems(change))
    known = work.one(RuleChange, year=change.year, rule=change.rule, field=change.field)
    put_checked(work, replace(change, id=known.id) if known else change)


@step(N_("Bỏ sửa quy định {change}"))
def remove_rule_change(work: Work, change: RuleChange) -> None:
    """Take a change back; what was before holds again."""
    if RulesOfYear(work, change.year).closed is not None:
        raise Conflict(N_("Năm {year} đã chốt cùng bộ quy định của năm, nên không sửa được nữa."), year=change.year)
    work.drop(change)


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
