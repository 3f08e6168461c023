"""What one does with conferences, up to finalising them; after that nothing, but a supplementary record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.commands.rules import close_rules
from thiduadesk.desk.queries.conferences import round_sheets
from thiduadesk.desk.sealing import seal_of
from thiduadesk.desk.steps import step
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import CHOOSING, Conference, ConferenceState, Delegate, Remark
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lưu hội nghị {conference}"))
def save_conference(work: Work, conference: Conference) -> None:
    """Put a conference; raises `RuleBroken`, `Sealed` after finalising."""
    put_checked(work, conference)


@step(N_("Xóa hội nghị {conference}"))
def remove_conference(work: Work, conference: Conference) -> None:
    """Drop a conference with its delegates, remarks and ballots; raises `Sealed` after finalising."""
    drop_whole(work, conference)


@step(N_("Lưu danh sách đại biểu của {conference}"))
def save_delegates(work: Work, conference: Conference, delegates: Sequence[Delegate]) -> None:
    """Make these the delegates, in this order; raises `RuleBroken`, naming field and row id."""
    rows = [replace(item, position=place) for place, item in enumerate(delegates, start=1)]
    replace_rows(work, rows, Delegate, conference_id=conference.id)


@step(N_("Lưu ý kiến tại {conference}"))
def save_remarks(work: Work, conference: Conference, remarks: Sequence[Remark]) -> None:
    """Make these the remarks, in this order; raises `RuleBroken`, naming field and row id."""
    rows = [replace(item, position=place) for place, item in enumerate(remarks, start=1)]
    replace_rows(work, rows, Remark, conference_id=conference.id)


@step(N_("Lưu các vòng bỏ phiếu tại {conference}"))
def save_rounds(work: Work, conference: Conference, rounds: Sequence[BallotRound]) -> None:
    """Make these the ballot rounds, in this order; raises `RuleBroken`.

    Sums that do not hold yet are stored and shown: they keep the conference from being finalised, nothing else.
    """
    rows = [replace(item, position=place) for place, item in enumerate(rounds, start=1)]
    replace_rows(work, rows, BallotRound, conference_id=conference.id)


@step(N_("Lưu kết quả kiểm phiếu {ballot}"))
def save_counts(work: Work, ballot: BallotRound, counts: Sequence[Count]) -> None:
    """Make these the candidates of the round with their votes, in this order; raises `RuleBroken`."""
    rows = [replace(item, position=place) for place, item in enumerate(counts, start=1)]
    replace_rows(work, rows, Count, round_id=ballot.id)


@step(N_("Chốt {conference}"))
def finalise_conference(work: Work, conference: Conference, at: datetime) -> None:
    """Seal the conference for good; raises `RuleBroken` with everything that is still missing.

    With a closing or review meeting the year keeps the rules it was judged by. This step cannot be undone: the minutes
    are signed on it.
    """
    refuse(missing_before_finalising(work, conference))
    if conference.kind in CHOOSING:
        close_rules(work, conference.year)
    work.put(seal_of(work, conference, at))
    work.put(replace(conference, state=ConferenceState.FINALISED))
    work.final = True


def missing_before_finalising(work: Work, conference: Conference) -> tuple[Problem, ...]:
    """What keeps a conference from being finalised: an unknown chair, secretary or closing time, unbalanced ballots."""
    needed = {
        "chair": N_("Chưa ghi người chủ trì."),
        "secretary": N_("Chưa ghi thư ký hội nghị."),
        "closed_at": N_("Chưa ghi giờ kết thúc."),
    }
    problems = [Problem(field, sentence) for field, sentence in needed.items() if not getattr(conference, field)]
    for sheet in round_sheets(work, conference.id):
        problems.extend(sheet.problems)
    return tuple(problems)
