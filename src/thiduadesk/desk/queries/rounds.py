"""Ballot rounds as forms, screens and papers show them: who stands, what was counted, who won."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from thiduadesk.desk.queries.conferences import conferences_of, turnout_of
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.queries.scoring import column_of, score_ranking
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.domain.ballot import (
    REMAINING_UNITS,
    BallotBase,
    BallotForm,
    BallotPurpose,
    BallotRound,
    BallotTie,
    Count,
    RoundState,
)
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.conference import Conference, QuorumBase
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.nomination import Nomination, NominationStatus
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.balance import balance_problems
from thiduadesk.rules.flags import is_government_flag, is_ministry_flag
from thiduadesk.rules.law import Rule, RuleKind, Status
from thiduadesk.rules.scoring import SCORE_FIELDS
from thiduadesk.rules.tally import Outcome, RoundTally, Standing, tally_round
from thiduadesk.rules.turnout import Turnout
from thiduadesk.store.records import Records

ANY_TITLE = "Danh hiệu khác"
"""What a round is called until its title is typed."""

_QUORUM, _MAJORITY = "quorum", "majority"  # ids of settings in the rule packs
_OWN_WORD = "Cụm thống nhất"
_STOOD_DOWN = (NominationStatus.WITHDRAWN, NominationStatus.FAILED)


_Holder = tuple[str, str | None]  # ids of a unit and, for a person, of the person


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One candidate of a round as counted; its id is the count's."""

    id: str
    count: Count
    name: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSheet:
    """One ballot round: its numbers, what does not balance in them, and every candidate's outcome.

    `among` is the round whose winners alone may stand, if any, and `able` are those winners, with those of the rounds
    that voted again for its open seats; `strangers` are the candidates who are none of them. `repeated` says that a
    later round votes again for this one's open seats.
    """

    ballot: BallotRound
    turnout: Turnout
    counts: tuple[CountLine, ...]
    tally: RoundTally
    problems: tuple[Problem, ...]
    among: "RoundSheet | None" = None
    able: tuple[CountLine, ...] = ()
    repeated: bool = False

    @property
    def base(self) -> int | None:
        """What the share of votes is taken of."""
        return self.tally.base

    @property
    def winners(self) -> tuple[CountLine, ...]:
        """The candidates chosen, as far as it is known."""
        return tuple(line for line in self.counts if line.outcome.passed)

    @property
    def strangers(self) -> tuple[CountLine, ...]:
        """Candidates who may not stand, because they did not win the round this one chooses among."""
        if self.among is None:
            return ()
        able = {_who(line.count) for line in self.able}
        return tuple(line for line in self.counts if _who(line.count) not in able)

    @property
    def undecided(self) -> bool:
        """Whether somebody's standing is still unknown, or a tie waits to be parted and no later round does it."""
        standings = {line.outcome.standing for line in self.counts}
        return Standing.UNKNOWN in standings or (Standing.TIED in standings and not self.repeated)


def rounds_of(records: Records, conference_id: str) -> list[BallotRound]:
    """The ballot rounds of a conference, in their order."""
    return sorted(records.all(BallotRound, conference_id=conference_id), key=lambda item: (item.position, item.id))


def counts_of(records: Records, round_id: str) -> list[Count]:
    """The candidates of a round, in their order."""
    return sorted(records.all(Count, round_id=round_id), key=lambda item: (item.position, item.id))


def round_sheets(records: Records, conference_id: str) -> tuple[RoundSheet, ...]:
    """The ballot rounds of a conference, counted, in their order."""
    conference = records.need(Conference, conference_id)
    names = candidate_names_of(records, conference.year)
    turnout = turnout_of(records, conference)
    rounds = rounds_of(records, conference_id)
    scores = _scores(records, conference.year) if any(item.tie == BallotTie.SCORE for item in rounds) else {}
    followed = {item.follows_id for item in rounds}
    cluster = the_cluster(records)
    subset = cluster is not None and cluster.flag_rule == FlagRule.SUBSET
    sheets: dict[str, RoundSheet] = {}
    for ballot in rounds:
        counts = counts_of(records, ballot.id)
        here = turnout if ballot.voters is None else replace(turnout, voters=ballot.voters)
        # A unit's points are not its people's.
        points = {item.id: scores[item.unit_id] for item in counts if not item.person_id and item.unit_id in scores}
        tally = tally_round(ballot, counts, here, points)
        lines = tuple(
            CountLine(id=count.id, count=count, name=candidate_name(count, names), outcome=result)
            for count, result in zip(counts, tally.outcomes, strict=True)
        )
        among = sheets.get(ballot.among_id or "") or (_implied(ballot, lines, sheets) if subset else None)
        sheets[ballot.id] = RoundSheet(
            ballot=ballot,
            turnout=here,
            counts=lines,
            tally=tally,
            problems=balance_problems(ballot, counts, here),
            among=among,
            able=_won(among, sheets.values()) if among else (),
            repeated=ballot.id in followed,
        )
    return tuple(sheets.values())


def open_questions(sheet: RoundSheet) -> tuple[Problem, ...]:
    """What keeps the result of a round from being read out: nobody stands, votes not counted, no rule, a tie."""
    if not sheet.counts:
        return (Problem("counts", N_("Vòng này chưa có ứng viên nào.")),)
    if sheet.ballot.title == ANY_TITLE:
        return (Problem("title", N_("Hãy ghi danh hiệu được bỏ phiếu thay cho «{title}»."), {"title": ANY_TITLE}),)
    if unsorted := ", ".join(line.name for line in _unsorted(sheet)):
        sentence = N_("Còn phiếu chưa rõ đồng ý hay không, hãy ghi cột Không ý kiến: {names}.")
        return (Problem("counts", sentence, {"names": unsorted}),)
    return (_unclear(sheet),) if sheet.undecided else ()


def _unclear(sheet: RoundSheet) -> Problem:
    """Why the standing of somebody is not known."""
    if sheet.tally.tied:
        sentence = N_("Còn ứng viên bằng phiếu tranh chỗ cuối: hãy bỏ phiếu lại hoặc đánh dấu nơi được chọn.")
        return Problem("counts", sentence)
    if sheet.ballot.form == BallotForm.RESULT:
        return Problem("counts", N_("Còn ứng viên chưa ghi được chọn hay không."))
    if any(line.outcome.votes is None and not line.count.withdrawn for line in sheet.counts):
        return Problem("counts", N_("Còn ứng viên chưa ghi số phiếu."))
    return Problem("threshold", N_("Chưa rõ ngưỡng, cơ sở tính hoặc con số của cơ sở tính, nên chưa kết luận được."))


def _unsorted(sheet: RoundSheet) -> list[CountLine]:
    """Candidates for whom fewer votes are told than there are valid ballots, while nobody wrote the rest down."""
    ballot = sheet.ballot
    whole = sheet.turnout.in_the_room if ballot.form == BallotForm.HANDS else ballot.valid
    if whole is None or ballot.form not in (BallotForm.YES_NO, BallotForm.HANDS):
        return []
    return [
        line
        for line in sheet.counts
        if not line.count.withdrawn
        and line.count.agree is not None
        and line.count.disagree is not None
        and line.count.blank is None
        and line.count.agree + line.count.disagree < whole
    ]


def round_titles(rounds: Sequence[BallotRound]) -> dict[str, str]:
    """Round id → its title, and which time it is voted on where it is not the first: «… (lần 2)»."""
    met: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for ballot in rounds:
        met[fold(ballot.title)] += 1
        times = met[fold(ballot.title)]
        titles[ballot.id] = ballot.title if times == 1 else f"{ballot.title} (lần {times})"
    return titles


def candidate_names_of(records: Records, year: int) -> Mapping[str, str]:
    """The names of all units and people, by their ids."""
    return {**unit_names(records, year), **person_names(records)}


def candidate_name(count: Count, names: Mapping[str, str]) -> str:
    """Whom a count speaks of: the person, else the unit, else the name as typed."""
    return names.get(count.person_id or "") or names.get(count.unit_id or "") or count.name


def proposed_conference_rule(records: Records, year: int) -> tuple[str, str]:
    """The quorum the year's rules set, with what it is taken of; the cluster may change both."""
    return RulesOfYear(records, year).common.setting(_QUORUM), QuorumBase.UNITS


def proposed_round(records: Records, conference: Conference, title: str, purpose: str) -> BallotRound:
    """A new round for a title, by the rule of the year for it; without one, by a base to be chosen."""
    rules = RulesOfYear(records, conference.year).common
    found = rules.title_named(title) if title else None
    binding = [rule for rule in rules.rules if rule.kind is RuleKind.VOTE and found and rule.title == found.id]
    rule = next((rule for rule in binding if _of_the_cluster(rule)), None) or next(iter(binding), None)
    fallback = rules.rule(_MAJORITY)
    ministry = next((sheet for sheet in round_sheets(records, conference.id) if _is_ministry(sheet)), None)
    among = ministry if is_government_flag(title) and purpose == BallotPurpose.AWARD else None
    cluster = the_cluster(records)
    return BallotRound(
        id=new_id(),
        conference_id=conference.id,
        position=len(rounds_of(records, conference.id)) + 1,
        title=title,
        purpose=purpose,
        seats=1 if purpose == BallotPurpose.HEAD else None,
        threshold=str(rule.values["threshold"]) if rule else rules.setting(_MAJORITY),
        basis=_cited(rule or fallback),
        base=_base_for(str(rule.values["base"]), turnout_of(records, conference)) if rule else BallotBase.PRESENT,
        among_id=among.ballot.id if among and cluster and cluster.flag_rule == FlagRule.SUBSET else None,
        state=RoundState.OPEN,
    )


def proposed_candidates(records: Records, conference: Conference, ballot: BallotRound) -> list[Count]:
    """Who stands in a new round, in protocol order: those put forward for the title, or the winners it chooses among.

    For the posts of the cluster every member stands; a motion is its own only candidate.
    """
    if ballot.purpose == BallotPurpose.MOTION:
        return [Count(id=new_id(), round_id=ballot.id, position=1, name=ballot.title)]
    if ballot.purpose in (BallotPurpose.HEAD, BallotPurpose.DEPUTY):
        standing: list[_Holder] = [(unit, None) for unit in memberships(records, conference.year)]
    else:
        standing = [(item.unit_id, item.person_id) for item in _put_forward(records, conference.year, ballot.title)]
    sheets = round_sheets(records, conference.id)
    among = next((one for one in sheets if one.ballot.id == ballot.among_id), None)
    if among is not None:
        able: list[_Holder] = [
            (line.count.unit_id, line.count.person_id) for line in _won(among, sheets) if line.count.unit_id
        ]
        standing = [one for one in standing if one in able] or able
    return [
        Count(id=new_id(), round_id=ballot.id, position=place, unit_id=unit, person_id=person)
        for place, (unit, person) in enumerate(standing, start=1)
    ]


def nameless_winners(records: Records, conference: Conference) -> bool:
    """Whether the conference chose collectives of which only the number is known."""
    return any(
        line.count.quantity and not line.count.unit_id
        for sheet in round_sheets(records, conference.id)
        if sheet.ballot.purpose == BallotPurpose.AWARD
        for line in sheet.winners
        if line.count.name != REMAINING_UNITS
    )


def remaining_units(records: Records, conference: Conference) -> list[str]:
    """Các đơn vị còn lại: the members no award round of the conference has chosen, in protocol order."""
    won = {
        line.count.unit_id
        for sheet in round_sheets(records, conference.id)
        if sheet.ballot.purpose == BallotPurpose.AWARD
        for line in sheet.winners
        if not line.count.person_id
    }
    return [unit for unit in memberships(records, conference.year) if unit not in won]


def elected_posts(records: Records, year: int) -> tuple[str | None, tuple[str, ...]]:
    """The units the finalised conferences of a year elected for the next: its head, if clear, and its deputies."""
    heads: list[str] = []
    deputies: list[str] = []
    for conference in conferences_of(records, year):
        if conference.finalised:
            for sheet in round_sheets(records, conference.id):
                chosen = [line.count.unit_id for line in sheet.winners if line.count.unit_id]
                heads += chosen if sheet.ballot.purpose == BallotPurpose.HEAD else []
                deputies += chosen if sheet.ballot.purpose == BallotPurpose.DEPUTY else []
    head = heads[0] if len(heads) == 1 else None
    return head, tuple(unit for unit in dict.fromkeys(deputies) if unit != head)


def titles_to_vote(records: Records, year: int) -> tuple[str, ...]:
    """The titles somebody is put forward for, in protocol order of the nominations."""
    standing = (item.title for item in in_protocol_order(records, year) if item.status not in _STOOD_DOWN)
    return tuple(dict.fromkeys(standing))


def _put_forward(records: Records, year: int, title: str) -> list[Nomination]:
    rules = RulesOfYear(records, year).common
    wanted = rules.title_named(title)

    def same(other: str) -> bool:
        found = rules.title_named(other)
        return found == wanted if wanted and found else fold(other) == fold(title)

    return [item for item in in_protocol_order(records, year) if same(item.title) and item.status not in _STOOD_DOWN]


def _implied(ballot: BallotRound, lines: Sequence[CountLine], before: Mapping[str, RoundSheet]) -> RoundSheet | None:
    """The ministry flag's round, where the Government flag's is held among its winners though nobody said so."""
    if ballot.among_id or not is_government_flag(ballot.title):
        return None
    ministry = next((sheet for sheet in before.values() if _is_ministry(sheet) and sheet.winners), None)
    able = {_who(line.count) for line in _won(ministry, before.values())} if ministry else set()
    return ministry if all(_who(line.count) in able for line in lines) else None


def _won(first: RoundSheet, sheets: Iterable[RoundSheet]) -> tuple[CountLine, ...]:
    """Who won a round or one that voted again for its open seats, in the order of the rounds."""
    line, winners = {first.ballot.id}, list(first.winners)
    for sheet in sheets:
        if sheet.ballot.follows_id in line:
            line.add(sheet.ballot.id)
            winners += sheet.winners
    return tuple(winners)


def _is_ministry(sheet: RoundSheet) -> bool:
    return sheet.ballot.purpose == BallotPurpose.AWARD and is_ministry_flag(sheet.ballot.title)


def _of_the_cluster(rule: Rule) -> bool:
    return rule.id.endswith(".cluster-vote")


def _base_for(base: str, turnout: Turnout) -> str:
    """The base of the rule; a rule of one vote for each unit cannot be kept where more people than units may vote."""
    crowded = turnout.entitled is not None and turnout.members is not None and turnout.entitled > turnout.members
    return BallotBase.ENTITLED if base == BallotBase.MEMBERS and crowded else base


def _cited(rule: Rule | None) -> str:
    """Where a threshold comes from, for the minutes: another body's is only leaned on, the cluster's is its word."""
    if rule is None:
        return ""
    if rule.basis.status is Status.USER:
        return _OWN_WORD
    return f"tham khảo {rule.basis.article}" if rule.basis.status is Status.COMPARABLE else rule.basis.article


def _who(count: Count) -> str:
    return count.person_id or count.unit_id or fold(count.name)


def _scores(records: Records, year: int) -> dict[str | None, int]:
    """The points that rank, by unit; only of units with all their points."""
    ranking = score_ranking(records, year)
    column = SCORE_FIELDS[column_of(ranking.rank_by)]
    totals = {line.id: getattr(line, column) for line in ranking.lines if not line.missing}
    return {unit: total for unit, total in totals.items() if total is not None}
