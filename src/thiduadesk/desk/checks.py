"""Which check holds for which record: the form, the import and every command ask the same one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from thiduadesk.domain.achievement import Achievement, Evidence, check_achievement, check_evidence
from thiduadesk.domain.activity import Activity, check_activity
from thiduadesk.domain.award import Award, check_award
from thiduadesk.domain.ballot import BallotRound, Count, check_ballot_round, check_count
from thiduadesk.domain.case import Case, check_case
from thiduadesk.domain.certificate import Certificate, check_certificate
from thiduadesk.domain.cluster import Cluster, check_cluster
from thiduadesk.domain.conference import (
    AgendaItem,
    Conference,
    Delegate,
    Remark,
    check_agenda_item,
    check_conference,
    check_delegate,
    check_remark,
)
from thiduadesk.domain.errors import Problem, RuleBroken
from thiduadesk.domain.headcount import Headcount, check_headcount
from thiduadesk.domain.initiative import Initiative, check_initiative
from thiduadesk.domain.layout import Layout, Picture, check_layout, check_picture
from thiduadesk.domain.milestone import Milestone, check_milestone
from thiduadesk.domain.movement import Movement, check_movement
from thiduadesk.domain.nomination import Nomination, check_nomination
from thiduadesk.domain.paper_number import PaperNumber, check_paper_number
from thiduadesk.domain.person import Person, check_person
from thiduadesk.domain.pledge import PledgeTarget, check_pledge_target
from thiduadesk.domain.registration import Registration, check_registration
from thiduadesk.domain.rulebook import RuleChange, Ruling, check_rule_change, check_ruling
from thiduadesk.domain.score import Score, check_score
from thiduadesk.domain.scoring import (
    Criterion,
    Gate,
    Grade,
    Level,
    ScoringGroup,
    ScoringPlan,
    check_criterion,
    check_gate,
    check_grade,
    check_level,
    check_scoring_group,
    check_scoring_plan,
)
from thiduadesk.domain.unit import Membership, Unit, UnitName, check_membership, check_unit, check_unit_name
from thiduadesk.domain.wording import WordingChange
from thiduadesk.domain.year import Year, check_year
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.wording import rewording_problems


def _check_wording_change(change: WordingChange) -> tuple[Problem, ...]:
    """A sentence of the cluster fits where that of the pack stood, and the papers' fonts have its letters."""
    # reportlab takes long to import; only who words a sentence waits for it.
    from thiduadesk.documents.render.fonts import MissingGlyph, checked

    found = rewording_problems(change.key, change.text, common_pack().wording.sentences.get(change.key, ""))
    try:
        checked(change.text)
    except MissingGlyph as lost:
        return (*found, Problem("text", lost.message, lost.params))
    return found


_CHECKS: Mapping[type, Callable[[Any], tuple[Problem, ...]]] = {
    Cluster: check_cluster,
    Year: check_year,
    Unit: check_unit,
    UnitName: check_unit_name,
    Membership: check_membership,
    Person: check_person,
    Movement: check_movement,
    Activity: check_activity,
    PledgeTarget: check_pledge_target,
    Registration: check_registration,
    Achievement: check_achievement,
    Evidence: check_evidence,
    ScoringPlan: check_scoring_plan,
    ScoringGroup: check_scoring_group,
    Criterion: check_criterion,
    Level: check_level,
    Grade: check_grade,
    Gate: check_gate,
    Score: check_score,
    Award: check_award,
    Nomination: check_nomination,
    Ruling: check_ruling,
    RuleChange: check_rule_change,
    WordingChange: _check_wording_change,
    Case: check_case,
    Initiative: check_initiative,
    Headcount: check_headcount,
    Conference: check_conference,
    AgendaItem: check_agenda_item,
    Delegate: check_delegate,
    Remark: check_remark,
    BallotRound: check_ballot_round,
    Count: check_count,
    Milestone: check_milestone,
    Certificate: check_certificate,
    Picture: check_picture,
    Layout: check_layout,
    PaperNumber: check_paper_number,
}


def problems_of(record: object) -> tuple[Problem, ...]:
    """Everything wrong with a record by itself; nothing for kinds that cannot be wrong."""
    check = _CHECKS.get(type(record))
    return check(record) if check else ()


def problems_of_rows(rows: Iterable[Any]) -> tuple[Problem, ...]:
    """The problems of the rows of a table; each names its field and, after a colon, the id of its row."""
    return tuple(replace(problem, field=f"{problem.field}:{row.id}") for row in rows for problem in problems_of(row))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise `RuleBroken` with all of them, if there are any."""
    found = tuple(problems)
    if found:
        raise RuleBroken(found)
