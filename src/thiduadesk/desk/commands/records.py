"""What every command does with records: check and put, replace the rows of a table, drop with what belongs to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from thiduadesk.desk.checks import problems_of, problems_of_rows, refuse
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import AgendaItem, Conference, Delegate, Remark
from thiduadesk.domain.layout import Layout, LayoutChoice
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.nomination import Ground, Nomination, NominationEvent
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.domain.scoring import Criterion, Gate, Grade, Level, ScoringGroup, ScoringPlan
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.store.work import Work

_OWNED: Mapping[type, tuple[tuple[type, str], ...]] = {
    Unit: ((UnitName, "unit_id"), (Membership, "unit_id")),
    Activity: ((Participation, "activity_id"),),
    Pledge: ((PledgeTarget, "pledge_id"),),
    Achievement: ((Evidence, "achievement_id"),),
    Nomination: ((NominationEvent, "nomination_id"), (Ground, "nomination_id"), (Ruling, "nomination_id")),
    Conference: (
        (AgendaItem, "conference_id"),
        (Delegate, "conference_id"),
        (Remark, "conference_id"),
        (BallotRound, "conference_id"),
        (PaperNumber, "conference_id"),
    ),
    BallotRound: ((Count, "round_id"),),
    Milestone: ((Completion, "milestone_id"),),
    Layout: ((LayoutChoice, "layout_id"),),
    ScoringPlan: ((Gate, "plan_id"), (Grade, "plan_id"), (ScoringGroup, "plan_id")),
    ScoringGroup: ((ScoringGroup, "parent_id"), (Criterion, "group_id")),
    Criterion: ((Level, "criterion_id"),),
}
"""Rows that are part of another record and go with it."""


def put_checked(work: Work, *records: object) -> None:
    """Put records that hold together; raises `RuleBroken` with the problems of all of them."""
    refuse(problem for record in records for problem in problems_of(record))
    work.put_all(records)


def replace_rows(work: Work, rows: Sequence[Any], kind: type, **belonging: str | int) -> None:
    """Make `rows` the only rows of `kind` that belong there; raises `RuleBroken`, naming field and row id."""
    refuse(problems_of_rows(rows))
    kept = {row.id for row in rows}
    old: Any
    for old in work.all(kind, **belonging):
        if old.id not in kept:
            drop_whole(work, old)
    work.put_all(rows)


def drop_whole(work: Work, record: Any) -> None:
    """Drop a record and the rows that are part of it; raises `StillUsed` when others speak of it."""
    part: Any
    for kind, column in _OWNED.get(type(record), ()):
        for part in work.all(kind, **{column: record.id}):
            drop_whole(work, part)
    work.drop(record)
