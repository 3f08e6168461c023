"""The sums of a ballot: every one that does not hold is told, with the box and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_tally import ROUND, count
from thiduadesk.domain.ballot import BallotBase, BallotForm, BallotRound, Count
from thiduadesk.rules.balance import balance_problems
from thiduadesk.rules.turnout import Turnout


def complaints(ballot: BallotRound, *counts: Count, turnout: Turnout | None = None) -> dict[str, str]:
    return {item.field: item.message.format_map(item.params) for item in balance_problems(ballot, counts, turnout)}


def test_a_round_that_balances_is_silent() -> None:
    assert complaints(ROUND, count(26, 0), count(20, 6, "d"), count(13, 10, "e")) == {}


def test_every_sum_that_does_not_hold_is_told_with_its_numbers() -> None:
    wrong = replace(ROUND, collected=30, valid=26, invalid=1)
    assert complaints(wrong, count(26, 0), count(20, 7, "d")) == {
        "collected": "Thu về 30 phiếu, nhiều hơn 28 phiếu phát ra (2 phiếu).",
        "valid": "Hợp lệ 26 + không hợp lệ 1 = 27, lệch 3 so với 30 thu về.",
        "agree:d": "Ứng viên thứ 2: cộng các phiếu được 27, nhiều hơn 26 phiếu hợp lệ.",
    }


@pytest.mark.parametrize("unknown", ["issued", "collected", "valid", "invalid"])
def test_what_is_unknown_cannot_be_wrong(unknown: str) -> None:
    assert complaints(replace(ROUND, **{unknown: None}), count(None), count(3, None, "d")) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ballot", "sentence"),
    [
        (replace(ROUND, valid=None), "Ứng viên thứ 1: cộng các phiếu được 29, nhiều hơn 27 phiếu thu về."),
        (
            replace(ROUND, valid=None, collected=None),
            "Ứng viên thứ 1: cộng các phiếu được 29, nhiều hơn 28 phiếu phát ra.",
        ),
    ],
)
def test_without_the_valid_ballots_the_next_number_is_the_ceiling(ballot: BallotRound, sentence: str) -> None:
    assert complaints(ballot, count(29)) == {"agree:c": sentence}


@pytest.mark.parametrize(
    ("ballot", "told"),
    [
        (replace(ROUND, invalid=None, valid=28), {"valid": "Có 28 phiếu, nhiều hơn 27 phiếu thu về."}),
        (replace(ROUND, valid=None, invalid=28), {"invalid": "Có 28 phiếu, nhiều hơn 27 phiếu thu về."}),
        (
            replace(ROUND, collected=None, valid=28, invalid=1),
            {"valid": "Hợp lệ và không hợp lệ cộng được 29, nhiều hơn 28 phiếu phát ra."},
        ),
    ],
)
def test_part_of_the_numbers_may_be_too_many_already(ballot: BallotRound, told: dict[str, str]) -> None:
    assert complaints(ballot) == told


numbers = st.none() | st.integers(0, 60)


@given(
    issued=numbers,
    collected=numbers,
    valid=numbers,
    invalid=numbers,
    votes=st.lists(st.tuples(numbers, numbers), max_size=4),
)
def test_silence_means_that_all_known_sums_hold(
    issued: int | None,
    collected: int | None,
    valid: int | None,
    invalid: int | None,
    votes: list[tuple[int | None, int | None]],
) -> None:
    ballot = replace(ROUND, issued=issued, collected=collected, valid=valid, invalid=invalid)
    counts = [count(agree, disagree, f"c{place}") for place, (agree, disagree) in enumerate(votes)]
    fields = {problem.field for problem in balance_problems(ballot, counts)}
    assert ("collected" in fields) == (issued is not None and collected is not None and collected > issued)
    counted = (valid or 0) + (invalid or 0)
    if collected is not None and valid is not None and invalid is not None:
        wrong = counted != collected
    else:
        limit = issued if collected is None else collected
        wrong = limit is not None and counted > limit
    assert bool(fields & {"valid", "invalid"}) == wrong
    ceiling = next((number for number in (valid, collected, issued) if number is not None), None)
    for item in counts:
        over = ceiling is not None and (item.agree or 0) + (item.disagree or 0) > ceiling
        assert (f"agree:{item.id}" in fields) == over


@given(data=st.data())
def test_a_real_count_always_balances(data: st.DataObject) -> None:
    issued = data.draw(st.integers(0, 60))
    collected = data.draw(st.integers(0, issued))
    valid = data.draw(st.integers(0, collected))
    agree = data.draw(st.integers(0, valid))
    disagree = data.draw(st.integers(0, valid - agree))
    ballot = replace(ROUND, issued=issued, collected=collected, valid=valid, invalid=collected - valid)
    assert balance_problems(ballot, [count(agree, disagree)]) == ()


# A sheet filled to the last box, and one number of it changed.


@dataclass(frozen=True)
class Sheet:
    """A round with its candidates, and who came."""

    ballot: BallotRound
    counts: tuple[Count, ...]
    turnout: Turnout

    @property
    def told(self) -> bool:
        return bool(balance_problems(self.ballot, self.counts, self.turnout))

    @property
    def boxes(self) -> list[tuple[str, str]]:
        """Every number of the sheet: the id of its row, or nothing for the round itself, and its field."""
        votes = ("agree", "disagree", "blank", "written_agree", "written_disagree")
        piles = ("issued", "collected", "not_returned", "spoiled", "valid", "invalid")
        by_hands = self.ballot.form == BallotForm.HANDS
        return [
            *(("", pile) for pile in (() if by_hands else piles)),
            ("", "written"),
            *((item.id, vote) for item in self.counts for vote in votes),
        ]

    def changed(self, box: tuple[str, str], to: int) -> "Sheet":
        row, field = box
        if not row:
            return replace(self, ballot=replace(self.ballot, **{field: to}))  # type: ignore[arg-type]  # a number
        counts = (replace(item, **{field: to}) if item.id == row else item for item in self.counts)  # type: ignore[arg-type]
        return replace(self, counts=tuple(counts))

    def number(self, box: tuple[str, str]) -> int:
        row, field = box
        record = next((item for item in self.counts if item.id == row), self.ballot)
        return _sum(getattr(record, field))


def _equations(sheet: Sheet) -> Iterator[bool]:
    """What must hold of a sheet filled to the last box, as plain as the minutes need it."""
    ballot, voters = sheet.ballot, sheet.turnout.voters or 0
    by_hands = ballot.form == BallotForm.HANDS
    if not by_hands:
        yield ballot.issued == _sum(ballot.collected, ballot.not_returned, ballot.spoiled)
        yield ballot.collected == _sum(ballot.valid, ballot.invalid)
        yield _sum(ballot.issued) - _sum(ballot.spoiled) <= voters
    whole = voters if by_hands else _sum(ballot.valid)
    for item in sheet.counts:
        votes = _sum(item.agree, item.disagree, item.blank)
        yield votes <= whole if item.withdrawn else votes == whole
        yield _sum(item.written_agree, item.written_disagree) <= _sum(ballot.written)
    yield _sum(ballot.written) <= _sum(sheet.turnout.written)
    if ballot.form == BallotForm.CHOOSE:
        yield _sum(*(item.agree for item in sheet.counts)) <= _sum(ballot.choices) * whole


def _sum(*numbers: int | None) -> int:
    assert None not in numbers
    return sum(number for number in numbers if number is not None)


@st.composite
def balanced_sheets(draw: st.DrawFn) -> Sheet:
    """Ballots handed out, some not given back, some spoiled and changed; votes for one to six candidates."""
    form = draw(st.sampled_from([BallotForm.YES_NO, BallotForm.CHOOSE, BallotForm.HANDS]))
    voters = draw(st.integers(1, 60))
    absent = draw(st.integers(0, 6))
    spoiled = draw(st.integers(0, 3))
    handed = draw(st.integers(1, voters))
    not_returned = draw(st.integers(0, handed))
    collected = handed - not_returned
    valid = draw(st.integers(0, collected))
    written = draw(st.integers(0, absent))
    whole = voters if form == BallotForm.HANDS else valid
    candidates = draw(st.integers(1, 6))
    choices = draw(st.integers(1, candidates))
    names_left = choices * whole
    counts = []
    for place in range(candidates):
        most = min(whole, names_left) if form == BallotForm.CHOOSE else whole
        agree = draw(st.integers(0, most))
        names_left -= agree
        disagree = draw(st.integers(0, whole - agree))
        withdrawn = draw(st.sampled_from([None, None, True]))
        left = whole - agree - disagree
        written_agree = draw(st.integers(0, written))
        counts.append(
            Count(
                id=f"c{place}",
                round_id="r",
                position=place + 1,
                unit_id=f"u{place}",
                agree=agree,
                disagree=disagree,
                blank=draw(st.integers(0, left)) if withdrawn else left,
                written_agree=written_agree,
                written_disagree=draw(st.integers(0, written - written_agree)),
                withdrawn=withdrawn,
            )
        )
    ballot = replace(
        ROUND,
        form=form,
        base="",
        choices=choices,
        issued=handed + spoiled,
        collected=collected,
        not_returned=not_returned,
        spoiled=spoiled,
        valid=valid,
        invalid=collected - valid,
        written=written,
    )
    return Sheet(ballot, tuple(counts), Turnout(voters=voters, written=absent, present=voters))


@given(sheet=balanced_sheets(), data=st.data(), to=st.integers(0, 70))
def test_one_changed_number_is_told_unless_every_sum_still_holds(sheet: Sheet, data: st.DataObject, to: int) -> None:
    assert all(_equations(sheet))
    assert not sheet.told
    changed = sheet.changed(data.draw(st.sampled_from(sheet.boxes)), to)
    assert changed.told == (not all(_equations(changed)))


@given(sheet=balanced_sheets(), data=st.data(), to=st.integers(0, 70))
def test_no_pile_and_no_vote_in_the_room_changes_unseen(sheet: Sheet, data: st.DataObject, to: int) -> None:
    gone = {item.id for item in sheet.counts if item.withdrawn}
    boxes = [(row, field) for row, field in sheet.boxes if "written" not in field and row not in gone]
    if boxes:
        box = data.draw(st.sampled_from(boxes))
        assert sheet.changed(box, to).told == (to != sheet.number(box))


@pytest.mark.parametrize(
    ("ballot", "told"),
    [
        (replace(ROUND, not_returned=1), {}),
        (replace(ROUND, not_returned=0, spoiled=1), {}),
        (
            replace(ROUND, not_returned=2),
            {
                "not_returned": "Thu về 27 + không thu lại 2 + hỏng đã đổi 0 = 29, lệch 1 so với 28 phát ra.",
            },
        ),
        (
            replace(ROUND, not_returned=0),
            {
                "not_returned": "Thu về 27 + không thu lại 0 + hỏng đã đổi 0 = 27, lệch 1 so với 28 phát ra.",
            },
        ),
        (
            replace(ROUND, spoiled=2),
            {"collected": "Thu về 27 + không thu lại 0 + hỏng đã đổi 2 = 29, lệch 1 so với 28 phát ra."},
        ),
    ],
)
def test_ballots_not_given_back_or_spoiled_are_part_of_those_handed_out(
    ballot: BallotRound, told: dict[str, str]
) -> None:
    assert complaints(ballot) == told


@pytest.mark.parametrize("turnout", [Turnout(voters=27, present=28), Turnout(present=27)])
def test_no_more_ballots_than_people_to_hand_them_to(turnout: Turnout) -> None:
    assert complaints(ROUND, turnout=Turnout()) == {}
    assert complaints(ROUND, turnout=replace(turnout, voters=28)) == {}
    assert complaints(ROUND, turnout=turnout) == {
        "issued": "Phát ra 28 - hỏng đã đổi 0 = 28 phiếu, nhiều hơn 27 người có mặt có quyền bỏ phiếu (1 phiếu)."
    }
    # Whoever spoiled a ballot was given another.
    changed = replace(ROUND, issued=31, collected=28, valid=28, invalid=0, spoiled=3)
    assert complaints(changed, turnout=replace(turnout, voters=28)) == {}
    assert complaints(changed, turnout=turnout) == {
        "issued": "Phát ra 31 - hỏng đã đổi 3 = 28 phiếu, nhiều hơn 27 người có mặt có quyền bỏ phiếu (1 phiếu)."
    }


@pytest.mark.parametrize("who", [{"unit_id": "u"}, {"unit_id": "u", "person_id": "p"}, {"name": "Viện Ấ"}])
def test_nobody_stands_twice(who: dict[str, str]) -> None:
    twins = [
        Count(id=key, round_id="r", position=1, **who)  # type: ignore[arg-type]  # ids and a name
        for key in "ab"
    ]
    field = list(who)[-1]
    assert complaints(ROUND, *twins) == {f"{field}:b": "Ứng viên thứ 2 trùng với ứng viên thứ 1."}


def test_a_name_typed_in_other_letters_is_the_same_and_a_unit_is_not_its_people() -> None:
    typed = [
        Count(id=key, round_id="r", position=1, name=name)
        for key, name in (("a", "Tổ  hoà giải"), ("b", "tổ hòa GIẢI"))
    ]
    assert set(complaints(ROUND, *typed)) == {"name:b"}
    unit = Count(id="a", round_id="r", position=1, unit_id="u")
    people = [replace(unit, id=key, person_id=key) for key in "bc"]
    assert complaints(ROUND, unit, *people) == {}


def test_ballots_choose_no_more_names_than_they_may() -> None:
    choosing = replace(ROUND, form=BallotForm.CHOOSE, seats=3, choices=2)
    assert complaints(choosing, count(26), count(20, None, "d"), count(6, None, "e")) == {}
    assert complaints(choosing, count(26), count(20, None, "d"), count(7, None, "e")) == {
        "valid": "Cộng phiếu của mọi ứng viên được 53, nhiều hơn 26 phiếu hợp lệ × 2 tên mỗi phiếu."
    }
    by_seats = replace(choosing, choices=None)
    assert complaints(by_seats, count(26), count(26, None, "d"), count(26, None, "e")) == {}
    assert set(complaints(replace(by_seats, seats=2), *(count(26, None, key) for key in "cde"))) == {"valid"}
    one_by_one = replace(choosing, form=BallotForm.YES_NO)
    assert complaints(one_by_one, *(count(26, None, key) for key in "cde")) == {}


def test_opinions_in_writing_are_no_more_than_the_absent_sent() -> None:
    told = replace(ROUND, written=3)
    voted = replace(count(20), written_agree=2, written_disagree=1)
    assert complaints(told, voted, turnout=Turnout(written=3)) == {}
    assert complaints(told, voted, turnout=Turnout(written=2)) == {
        "written": "Có 3 ý kiến bằng văn bản, nhiều hơn 2 người vắng đã gửi ý kiến."
    }
    assert complaints(ROUND, voted, turnout=Turnout(written=2)) == {
        "written_agree:c": "Ứng viên thứ 1: 3 ý kiến bằng văn bản, nhiều hơn 2 ý kiến nhận được."
    }
    assert complaints(ROUND, voted) == {}  # nobody knows how many wrote


def test_by_a_show_of_hands_those_in_the_room_are_the_ballots() -> None:
    hands = replace(ROUND, form=BallotForm.HANDS, issued=1, collected=2, valid=3, invalid=4)
    room = Turnout(voters=27, present=29)
    assert complaints(hands, replace(count(20, 6), blank=1), turnout=room) == {}
    assert complaints(hands, count(27), turnout=room) == {}
    assert complaints(hands, count(28), turnout=room) == {
        "agree:c": "Ứng viên thứ 1: cộng các phiếu được 28, nhiều hơn 27 người biểu quyết."
    }
    assert complaints(hands, replace(count(20, 6), blank=0), turnout=room) == {
        "blank:c": "Ứng viên thứ 1: cộng các phiếu được 26, lệch 1 so với 27."
    }
    assert complaints(hands, count(99)) == {}


def test_whoever_withdraws_may_have_fewer_votes_but_never_more() -> None:
    gone = replace(count(3, 4), blank=5, withdrawn=True)
    assert complaints(ROUND, gone) == {}
    assert set(complaints(ROUND, replace(gone, agree=30))) == {"agree:c"}


@pytest.mark.parametrize(
    ("base", "turnout", "most"),
    [
        (BallotBase.MEMBERS, Turnout(members=12), 12),
        (BallotBase.SUMMONED, Turnout(summoned=13), 13),
        (BallotBase.ENTITLED, Turnout(entitled=14), 14),
    ],
)
def test_no_share_is_more_than_the_whole(base: BallotBase, turnout: Turnout, most: int) -> None:
    """A cluster of 12 units whose 28 delegates vote: 27 votes are no share of 12."""
    ballot = replace(ROUND, base=base)
    assert complaints(ballot, count(most), turnout=turnout) == {}
    assert complaints(ballot, count(most + 1), turnout=turnout) == {
        "agree:c": f"Ứng viên thứ 1: {most + 1} phiếu đồng ý, nhiều hơn cơ sở tính là {most}."
    }
    absent = replace(turnout, written=1)
    assert set(complaints(ballot, replace(count(most), written_agree=1), turnout=absent)) == {"agree:c"}
