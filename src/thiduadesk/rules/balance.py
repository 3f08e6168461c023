"""Whether the sums of a ballot hold (đối chiếu số phiếu): which box is wrong, and by how much.

Only what is known can be wrong: an empty box is never taken for nought, but for spoiled ballots, which are rare and
left empty where there were none. The field of a problem is the box that is wrong; for a candidate its field and the
count's id, with a colon between.
"""

from collections.abc import Iterator, Sequence

from thiduadesk.domain.ballot import BEYOND_THE_ROOM, BallotBase, BallotForm, BallotRound, Count
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold_tones
from thiduadesk.rules.tally import base_number, votes_for
from thiduadesk.rules.turnout import Turnout

_OF_PEOPLE = (*BEYOND_THE_ROOM, BallotBase.PRESENT)
# The most votes one candidate can have: the narrowest of the piles that is known, and how to say that it is exceeded.
_CEILINGS = (
    ("valid", N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu hợp lệ.")),
    ("collected", N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu thu về.")),
    ("issued", N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} phiếu phát ra.")),
)


def balance_problems(
    ballot: BallotRound, counts: Sequence[Count], turnout: Turnout | None = None
) -> tuple[Problem, ...]:
    """Every sum of the round that does not hold, among the numbers that are known.

    issued = collected + not returned + spoiled; collected = valid + invalid; for each name agree + disagree + blank =
    valid; on ballots that choose, no more names than were allowed. By a show of hands those in the room take the
    ballots' place. Opinions in writing are no more than there are, nor ballots than people to hand them to. Votes are
    no more than the people a share is taken of: 28 delegates may vote in a cluster of 12 units, but 27 of 12 is none.
    """
    numbers = turnout or Turnout()
    return (
        *_repeated(counts),
        *(() if ballot.form == BallotForm.HANDS else _piles(ballot, numbers)),
        *_votes(ballot, counts, numbers),
        *_written(ballot, counts, numbers),
        *_seats(ballot, counts),
    )


def _repeated(counts: Sequence[Count]) -> Iterator[Problem]:
    met: dict[object, int] = {}
    for place, count in enumerate(counts, start=1):
        who = count.person_id or count.unit_id or fold_tones(count.name)
        if who in met:
            field = "person_id" if count.person_id else "unit_id" if count.unit_id else "name"
            yield Problem(
                f"{field}:{count.id}",
                N_("Ứng viên thứ {place} trùng với ứng viên thứ {first}."),
                {"place": place, "first": met[who]},
            )
        met.setdefault(who, place)


def _piles(ballot: BallotRound, turnout: Turnout) -> Iterator[Problem]:
    yield from _handed_out(ballot, turnout)
    yield from _given_back(ballot)
    yield from _sorted(ballot)


def _handed_out(ballot: BallotRound, turnout: Turnout) -> Iterator[Problem]:
    voters = turnout.in_the_room
    if ballot.issued is None or voters is None:
        return
    # A spoiled ballot was changed for another, so one voter had two.
    spoiled = ballot.spoiled or 0
    held = ballot.issued - spoiled
    if held > voters:
        yield Problem(
            "issued",
            N_(
                "Phát ra {issued} - hỏng đã đổi {spoiled} = {held} phiếu, "
                "nhiều hơn {voters} người có mặt có quyền bỏ phiếu ({over} phiếu)."
            ),
            {"issued": ballot.issued, "spoiled": spoiled, "held": held, "voters": voters, "over": held - voters},
        )


def _given_back(ballot: BallotRound) -> Iterator[Problem]:
    if ballot.issued is None or ballot.collected is None:
        return
    kept, spoiled = ballot.not_returned, ballot.spoiled or 0
    counted = ballot.collected + (kept or 0) + spoiled
    if ballot.collected > ballot.issued:
        yield Problem(
            "collected",
            N_("Thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra ({over} phiếu)."),
            {"collected": ballot.collected, "issued": ballot.issued, "over": ballot.collected - ballot.issued},
        )
    elif counted > ballot.issued or (kept is not None and counted != ballot.issued):
        yield Problem(
            "collected" if kept is None else "not_returned",
            N_(
                "Thu về {collected} + không thu lại {kept} + hỏng đã đổi {spoiled} = {counted}, "
                "lệch {gap} so với {issued} phát ra."
            ),
            {
                "collected": ballot.collected,
                "kept": kept or 0,
                "spoiled": spoiled,
                "counted": counted,
                "gap": abs(counted - ballot.issued),
                "issued": ballot.issued,
            },
        )


def _sorted(ballot: BallotRound) -> Iterator[Problem]:
    counted = (ballot.valid or 0) + (ballot.invalid or 0)
    if ballot.collected is None:
        if ballot.issued is not None and counted > ballot.issued:
            yield Problem(
                "valid",
                N_("Hợp lệ và không hợp lệ cộng được {counted}, nhiều hơn {issued} phiếu phát ra."),
                {"counted": counted, "issued": ballot.issued},
            )
    elif ballot.valid is None or ballot.invalid is None:
        if counted > ballot.collected:
            yield Problem(
                "invalid" if ballot.valid is None else "valid",
                N_("Có {counted} phiếu, nhiều hơn {collected} phiếu thu về."),
                {"counted": counted, "collected": ballot.collected},
            )
    elif counted != ballot.collected:
        yield Problem(
            "valid",
            N_("Hợp lệ {valid} + không hợp lệ {invalid} = {counted}, lệch {gap} so với {collected} thu về."),
            {
                "valid": ballot.valid,
                "invalid": ballot.invalid,
                "counted": counted,
                "gap": abs(counted - ballot.collected),
                "collected": ballot.collected,
            },
        )


def _votes(ballot: BallotRound, counts: Sequence[Count], turnout: Turnout) -> Iterator[Problem]:
    ceiling, sentence = _ceiling(ballot, turnout)
    whole = ceiling if ballot.form == BallotForm.HANDS or ballot.valid is not None else None
    people = base_number(ballot, turnout) if ballot.base in _OF_PEOPLE else None
    for place, count in enumerate(counts, start=1):
        votes = (count.agree or 0) + (count.disagree or 0) + (count.blank or 0)
        known = None not in (count.agree, count.disagree, count.blank)
        params = {"place": place, "votes": votes}
        agree = votes_for(ballot, count) or 0
        if ceiling is not None and votes > ceiling:
            yield Problem(f"agree:{count.id}", sentence, {**params, "ceiling": ceiling})
        elif people is not None and agree > people:
            yield Problem(
                f"agree:{count.id}",
                N_("Ứng viên thứ {place}: {votes} phiếu đồng ý, nhiều hơn cơ sở tính là {people}."),
                {"place": place, "votes": agree, "people": people},
            )
        elif known and whole is not None and votes != whole and not count.withdrawn:
            yield Problem(
                f"blank:{count.id}",
                N_("Ứng viên thứ {place}: cộng các phiếu được {votes}, lệch {gap} so với {ceiling}."),
                {**params, "ceiling": whole, "gap": whole - votes},
            )
    yield from _choices(ballot, counts)


def _ceiling(ballot: BallotRound, turnout: Turnout) -> tuple[int | None, str]:
    """The most votes a candidate can have, and how to say that there are more; None while no number is known."""
    if ballot.form == BallotForm.HANDS:
        return turnout.in_the_room, N_(
            "Ứng viên thứ {place}: cộng các phiếu được {votes}, nhiều hơn {ceiling} người biểu quyết."
        )
    known = ((getattr(ballot, pile), sentence) for pile, sentence in _CEILINGS if getattr(ballot, pile) is not None)
    return next(known, (None, ""))


def _choices(ballot: BallotRound, counts: Sequence[Count]) -> Iterator[Problem]:
    most = ballot.choices or ballot.seats
    if ballot.form != BallotForm.CHOOSE or most is None or ballot.valid is None:
        return
    votes = sum(count.agree or 0 for count in counts)
    if votes > most * ballot.valid:
        yield Problem(
            "valid",
            N_("Cộng phiếu của mọi ứng viên được {votes}, nhiều hơn {valid} phiếu hợp lệ × {most} tên mỗi phiếu."),
            {"votes": votes, "valid": ballot.valid, "most": most},
        )


def _written(ballot: BallotRound, counts: Sequence[Count], turnout: Turnout) -> Iterator[Problem]:
    opinions = turnout.written if ballot.written is None else ballot.written
    if ballot.written is not None and turnout.written is not None and ballot.written > turnout.written:
        yield Problem(
            "written",
            N_("Có {written} ý kiến bằng văn bản, nhiều hơn {absent} người vắng đã gửi ý kiến."),
            {"written": ballot.written, "absent": turnout.written},
        )
    for place, count in enumerate(counts, start=1):
        votes = (count.written_agree or 0) + (count.written_disagree or 0)
        if opinions is not None and votes > opinions:
            yield Problem(
                f"written_agree:{count.id}",
                N_("Ứng viên thứ {place}: {votes} ý kiến bằng văn bản, nhiều hơn {opinions} ý kiến nhận được."),
                {"place": place, "votes": votes, "opinions": opinions},
            )


def _seats(ballot: BallotRound, counts: Sequence[Count]) -> Iterator[Problem]:
    """Where only the result is told, nobody else counts the seats."""
    chosen = sum(count.quantity or 1 for count in counts if count.decided and not count.withdrawn)
    if ballot.form == BallotForm.RESULT and ballot.seats is not None and chosen > ballot.seats:
        yield Problem(
            "seats",
            N_("Ghi {chosen} nơi được chọn, nhiều hơn {seats} chỗ."),
            {"chosen": chosen, "seats": ballot.seats},
        )
