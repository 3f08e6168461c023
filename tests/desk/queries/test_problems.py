"""check: each code is found where it should be, and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.commands.nominations import save_nomination
from thiduadesk.desk.commands.rounds import save_counts, save_rounds
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.finding import Severity
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.problems import findings
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.desk.steps import step
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import Nomination, NominationStatus
from thiduadesk.domain.unit import Unit
from thiduadesk.store.work import Work

_TODAY = date(2018, 12, 20)


def _codes(desk: Desk, today: date = _TODAY) -> list[str]:
    return [item.code for item in findings(desk.records, 2018, today)]


def test_the_outcome_of_2018_is_in_order(desk: Desk) -> None:
    found = findings(desk.records, 2018, _TODAY)
    assert not [item for item in found if item.severity is Severity.ERROR]
    assert "flag-not-subset" not in _codes(desk)
    assert "unsealed" not in _codes(desk)


def test_a_government_flag_outside_the_ministry_list_warns(desk: Desk) -> None:
    outsider = next(item for item in in_protocol_order(desk.records, 2018) if item.title == "Tập thể Lao động xuất sắc")
    flag = Nomination(
        id=new_id(),
        year=2018,
        unit_id=outsider.unit_id,
        title="Cờ thi đua của Chính phủ",
        status=NominationStatus.PROPOSED,
    )
    desk.do(save_nomination, flag, _TODAY)
    assert "flag-not-subset" in _codes(desk)
    desk.do(save_cluster, replace(cluster_card(desk.records, 2018), flag_rule=FlagRule.FREE))
    assert "flag-not-subset" not in _codes(desk)


def test_the_same_nomination_twice_is_an_error(desk: Desk) -> None:
    first = in_protocol_order(desk.records, 2018)[0]
    desk.do(save_nomination, replace(first, id=new_id(), title=first.title.upper()), _TODAY)
    assert _codes(desk)[0] == "duplicate-nomination"


def test_days_late_are_counted_from_today(desk: Desk) -> None:
    before = [item for item in findings(desk.records, 2018, date(2018, 2, 1)) if item.code == "overdue"]
    assert before == []
    late = [item for item in findings(desk.records, 2018, date(2018, 6, 25)) if item.code == "overdue"]
    assert {item.params["days"] for item in late} >= {10}


@pytest.fixture
def meeting(desk: Desk) -> Conference:
    """A second, open conference with a round that is still empty."""
    conference = Conference(id=new_id(), year=2018, title="Hội nghị bình xét bổ sung", held_on=date(2018, 12, 18))
    desk.do(save_conference, conference)
    ballot = BallotRound(
        id="r", conference_id=conference.id, position=1, title="Bằng khen", base=BallotBase.COLLECTED, threshold="≥ 90%"
    )
    desk.do(save_rounds, conference, [ballot])
    return conference


def test_an_open_conference_with_ballots_is_told_after_its_day(desk: Desk, meeting: Conference) -> None:
    assert "unsealed" in _codes(desk)
    assert "unsealed" not in _codes(desk, meeting.held_on)
    assert "quorum-missing" in _codes(desk)


def test_ballots_that_do_not_add_up_are_errors(desk: Desk, meeting: Conference) -> None:
    ballot = desk.records.need(BallotRound, "r")
    desk.do(save_rounds, meeting, [replace(ballot, issued=28, collected=29, valid=20, invalid=5)])
    assert _codes(desk).count("ballot-unbalanced") == 2


def test_twenty_six_of_twenty_nine_is_not_ninety_percent(desk: Desk, meeting: Conference) -> None:
    unit = desk.records.all(Unit)[0].id
    ballot = replace(desk.records.need(BallotRound, "r"), issued=29, collected=29, valid=29, invalid=0)
    desk.do(save_rounds, meeting, [ballot])
    count = Count(id=new_id(), round_id="r", position=1, unit_id=unit, agree=26, disagree=3)
    desk.do(save_counts, ballot, [count])
    passed = Nomination(id=new_id(), year=2018, unit_id=unit, title="Bằng khen", status=NominationStatus.PASSED)
    desk.do(save_nomination, passed, _TODAY)
    assert "threshold-not-met" in _codes(desk)
    desk.do(save_counts, ballot, [replace(count, agree=27, disagree=2)])
    assert "threshold-not-met" not in _codes(desk)


@step("Thử")
def _enter_twice(work: Work, number: int) -> None:
    """Enter a number twice, as a file of an earlier version may have it."""
    for key, recipient in (("c1", "Xã A"), ("c2", "Xã B"), ("c3", "Xã C")):
        work.put(Certificate(id=key, year=2018, recipient=recipient, number=number + (key == "c3")))


def test_a_book_number_on_two_certificates_is_an_error_that_names_both(desk: Desk) -> None:
    assert "number-twice" not in _codes(desk)
    desk.do(_enter_twice, 700)
    (found,) = (item for item in findings(desk.records, 2018, _TODAY) if item.code == "number-twice")
    assert (found.severity, found.about, found.params) == (Severity.ERROR, "Xã A; Xã B", {"number": "700", "count": 2})
