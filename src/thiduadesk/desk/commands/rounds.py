"""What one does with ballot rounds: begin one, count it, close it, vote again for the seats that are left."""

from collections.abc import Sequence
from dataclasses import replace

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.queries.rounds import (
    RoundSheet,
    nameless_winners,
    open_questions,
    proposed_candidates,
    proposed_round,
    remaining_units,
    round_sheets,
    rounds_of,
)
from thiduadesk.desk.steps import step
from thiduadesk.domain.ballot import REMAINING_UNITS, BallotForm, BallotPurpose, BallotRound, Count, RoundState
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Conflict
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.threshold import tidy_threshold
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.tally import Standing
from thiduadesk.store.work import Work


@step(N_("Mở vòng bỏ phiếu {title} tại {conference}"))
def begin_round(work: Work, conference: Conference, title: str, purpose: str = BallotPurpose.AWARD) -> str:
    """Add a round by the rule of the year, with those put forward for it as candidates; gives its id."""
    ballot = proposed_round(work, conference, title, purpose)
    put_checked(work, ballot)
    put_checked(work, *proposed_candidates(work, conference, ballot))
    return ballot.id


@step(N_("Lưu các vòng bỏ phiếu tại {conference}"))
def save_rounds(work: Work, conference: Conference, rounds: Sequence[BallotRound]) -> None:
    """Make these the ballot rounds, in this order; raises `RuleBroken`."""
    rows = [replace(item, position=place) for place, item in enumerate(rounds, start=1)]
    replace_rows(work, rows, BallotRound, conference_id=conference.id)


@step(N_("Lưu vòng bỏ phiếu {ballot}"))
def save_round(work: Work, ballot: BallotRound) -> None:
    """Put a round; raises `RuleBroken`.

    Sums that do not hold yet are stored and shown: they keep the round from being closed, nothing else.
    """
    put_checked(work, replace(ballot, threshold=tidy_threshold(ballot.threshold)))


@step(N_("Xóa vòng bỏ phiếu {ballot}"))
def remove_round(work: Work, ballot: BallotRound) -> None:
    """Drop a round with its candidates; rounds that chose among its winners or voted again stand on their own then."""
    for other in rounds_of(work, ballot.conference_id):
        links = {name: None for name in ("among_id", "follows_id") if getattr(other, name) == ballot.id}
        if links:
            work.put(replace(other, **links))  # type: ignore[arg-type]  # both fields may be None
    drop_whole(work, ballot)


@step(N_("Lưu kết quả kiểm phiếu {ballot}"))
def save_counts(work: Work, ballot: BallotRound, counts: Sequence[Count]) -> None:
    """Make these the candidates of the round with their votes, in this order; raises `RuleBroken`."""
    rows = [replace(item, position=place) for place, item in enumerate(counts, start=1)]
    replace_rows(work, rows, Count, round_id=ballot.id)


@step(N_("Ghi các đơn vị còn lại vào {ballot}"))
def add_remaining_units(work: Work, conference: Conference, ballot: BallotRound) -> None:
    """Add «các đơn vị còn lại» as one candidate, with how many they are; raises `Conflict` when none is left."""
    units = remaining_units(work, conference)
    if not units:
        raise Conflict(N_("Không còn đơn vị nào ngoài các đơn vị đã được chọn."))
    counts = work.all(Count, round_id=ballot.id)
    if any(item.name == REMAINING_UNITS for item in counts):
        raise Conflict(N_("Vòng này đã có dòng «các đơn vị còn lại»."))
    put_checked(
        work,
        Count(
            id=new_id(),
            round_id=ballot.id,
            position=max((item.position for item in counts), default=0) + 1,
            name=REMAINING_UNITS,
            # How many are left is not known where others were chosen by number alone.
            quantity=None if nameless_winners(work, conference) else len(units),
            decided=True if ballot.form == BallotForm.RESULT else None,
        ),
    )


@step(N_("Chốt kết quả vòng {ballot}"))
def close_round(work: Work, ballot: BallotRound) -> None:
    """Close a round whose sums hold and whose result is clear; raises `RuleBroken` with what is missing."""
    sheet = _sheet(work, ballot)
    refuse([*sheet.problems, *open_questions(sheet)])
    # The roll may be called again before the next round, and this one was voted on by those here now.
    work.put(replace(ballot, state=RoundState.CLOSED, voters=sheet.turnout.in_the_room))


@step(N_("Mở lại vòng {ballot}"))
def reopen_round(work: Work, ballot: BallotRound) -> None:
    """Let the numbers of a closed round be put right; raises `Sealed` after finalising."""
    work.put(replace(ballot, state=RoundState.OPEN, voters=None))


@step(N_("Bỏ phiếu lại {ballot}"))
def vote_again(work: Work, ballot: BallotRound) -> str:
    """Begin a second round for the seats that are left and give its id; raises `Conflict` when none is.

    After a tie those in it stand again; otherwise everyone who neither won nor withdrew. Raises `RuleBroken` when the
    sums of the first round do not hold or its votes are not all counted, `Conflict` also when a round votes again
    already.
    """
    sheet = _sheet(work, ballot)
    if sheet.repeated:
        raise Conflict(N_("Vòng này đã có vòng bỏ phiếu lại."))
    tied = [line for line in sheet.counts if line.outcome.standing is Standing.TIED]
    refuse([*sheet.problems, *(() if tied else open_questions(sheet))])
    standing = tied or [
        line for line in sheet.counts if line.outcome.standing not in (Standing.CHOSEN, Standing.WITHDRAWN)
    ]
    if not standing or sheet.tally.seats_left == 0:
        raise Conflict(N_("Vòng này không còn chỗ hoặc không còn ứng viên để bỏ phiếu lại."))
    again = replace(
        ballot,
        id=new_id(),
        position=len(rounds_of(work, ballot.conference_id)) + 1,
        seats=sheet.tally.seats_left,
        choices=None,
        issued=None,
        collected=None,
        not_returned=None,
        spoiled=None,
        valid=None,
        invalid=None,
        written=None,
        voters=None,
        follows_id=ballot.id,
        state=RoundState.OPEN,
        note="",
    )
    put_checked(work, again, replace(ballot, state=RoundState.CLOSED, voters=sheet.turnout.in_the_room))
    work.put_all(
        Count(
            id=new_id(),
            round_id=again.id,
            position=place,
            unit_id=line.count.unit_id,
            person_id=line.count.person_id,
            name=line.count.name,
            quantity=line.count.quantity,
        )
        for place, line in enumerate(standing, start=1)
    )
    return again.id


def unlink_rounds(work: Work, conference_id: str) -> None:
    """Let the rounds of a conference no longer speak of each other, so that they can go in any order."""
    for ballot in rounds_of(work, conference_id):
        if ballot.among_id or ballot.follows_id:
            work.put(replace(ballot, among_id=None, follows_id=None))


def _sheet(work: Work, ballot: BallotRound) -> RoundSheet:
    return next(sheet for sheet in round_sheets(work, ballot.conference_id) if sheet.ballot.id == ballot.id)
