"""Each condition answered as the law of the year has it; the unknown stays unknown, the unverified only warns."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.domain.case import Case, CaseKind, DisciplineLevel
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative, InitiativeScope
from thiduadesk.domain.nomination import Ground, NominationStatus
from thiduadesk.domain.rulebook import Ruling
from thiduadesk.domain.unit import Unit
from thiduadesk.rules.condition import State
from thiduadesk.rules.eligibility import Verdict

from .cases import (
    ADVANCED,
    BASE_FIGHTER,
    EXCELLENT,
    MINISTER,
    SECTOR_FIGHTER,
    SECTOR_FLAG,
    STATE_FLAG,
    UNIT,
    complete_since,
    condition,
    judge,
    put_forward,
    registered,
    rules_of,
    said,
    state,
    won,
)

CHAIN = "cstd-nganh.chain"


class TestChain:
    """Luật TĐKT 2003, Điều 22: three years in a row Chiến sĩ thi đua cơ sở."""

    nomination = put_forward(SECTOR_FIGHTER, person=True)

    def test_three_years_in_a_row_are_met_with_the_awards_looked_at(self) -> None:
        found = judge(self.nomination, awards=won(BASE_FIGHTER, (2016, 2017, 2018), person=True))
        assert state(found, CHAIN) is State.MET
        assert said(found, CHAIN) == "Có Chiến sĩ thi đua cơ sở liên tục từ năm 2016 đến năm 2018."
        assert [getattr(item, "year", None) for item in condition(found, CHAIN).answer.seen] == [2016, 2017, 2018]

    def test_a_gap_between_known_years_breaks_it(self) -> None:
        found = judge(self.nomination, awards=won(BASE_FIGHTER, (2015, 2016, 2018), person=True))
        assert state(found, CHAIN) is State.NOT_MET
        assert said(found, CHAIN) == "Đứt quãng: không có Chiến sĩ thi đua cơ sở năm 2017."

    def test_years_the_file_does_not_reach_are_unknown(self) -> None:
        found = judge(self.nomination, awards=won(BASE_FIGHTER, (2017, 2018), person=True))
        assert state(found, CHAIN) is State.UNKNOWN
        assert "2016" in said(found, CHAIN)
        assert state(judge(self.nomination), CHAIN) is State.UNKNOWN

    def test_a_complete_history_turns_a_missing_year_into_a_gap(self) -> None:
        found = judge(
            self.nomination, units=[complete_since(2010)], awards=won(BASE_FIGHTER, (2017, 2018), person=True)
        )
        assert state(found, CHAIN) is State.NOT_MET

    def test_a_person_keeps_the_years_won_in_another_unit(self) -> None:
        awards = [*won(BASE_FIGHTER, (2016,), person=True, unit="old"), *won(BASE_FIGHTER, (2017, 2018), person=True)]
        assert state(judge(self.nomination, awards=awards), CHAIN) is State.MET

    def test_this_years_title_counts_once_it_is_settled(self) -> None:
        awards = won(BASE_FIGHTER, (2016, 2017), person=True)
        proposed = put_forward(BASE_FIGHTER, person=True, key="base")
        found = judge(self.nomination, awards=awards, nominations=[proposed])
        assert state(found, CHAIN) is State.UNKNOWN
        assert "mới được đề nghị" in said(found, CHAIN)
        settled = replace(proposed, status=NominationStatus.PASSED)
        assert state(judge(self.nomination, awards=awards, nominations=[settled]), CHAIN) is State.MET

    def test_the_abbreviation_is_the_same_title(self) -> None:
        assert state(judge(self.nomination, awards=won("cstđcs", (2016, 2017, 2018), person=True)), CHAIN) is State.MET

    def test_after_a_discipline_the_count_begins_anew_where_the_law_says_so(self) -> None:
        discipline = Case(
            id="c",
            unit_id="u",
            person_id="p",
            kind=CaseKind.DISCIPLINE,
            level=DisciplineLevel.REPRIMAND,
            since=date(2023, 3, 1),
            until=date(2024, 3, 1),
        )
        awards = won(BASE_FIGHTER, (2023, 2024, 2025), person=True)
        nomination = put_forward(SECTOR_FIGHTER, person=True, year=2025)
        found = judge(nomination, awards=awards, cases=[discipline])
        assert state(found, CHAIN) is State.NOT_MET  # Nghị định 152/2025/NĐ-CP, Điều 4
        assert discipline in condition(found, CHAIN).answer.seen
        assert "2023, 2024" in said(found, CHAIN)


class TestUnits:
    """History belongs to the unit, whatever it is called and whatever becomes of it."""

    rule = "bang-khen-bo.chain"
    nomination = put_forward(MINISTER)

    def test_a_unit_renamed_in_mid_chain_keeps_its_years(self) -> None:
        # Names are dated rows of their own: an award hangs on the unit, and no rule reads a name.
        assert state(judge(self.nomination, awards=won(EXCELLENT, (2017, 2018))), self.rule) is State.MET

    def test_years_of_a_unit_merged_into_it_are_for_a_person_to_judge(self) -> None:
        before = Unit(id="old", merged_into_id="u")
        awards = [*won(EXCELLENT, (2017,), unit="old"), *won(EXCELLENT, (2018,))]
        found = judge(self.nomination, units=[UNIT, before], awards=awards)
        assert state(found, self.rule) is State.UNKNOWN
        assert "đơn vị cũ" in said(found, self.rule)
        assert awards[0] in condition(found, self.rule).answer.seen


class TestRegistration:
    """Luật TĐKT 2003, Điều 10 khoản 1; no condition any more from 01/01/2024 (Luật 06/2022/QH15)."""

    def test_in_2018_it_bars(self) -> None:
        found = judge(put_forward(SECTOR_FLAG), registrations=[registered(EXCELLENT)])
        assert state(found, "registered") is State.NOT_MET
        assert found.verdict is Verdict.BARRED

    def test_a_registration_is_met_with_its_day(self) -> None:
        found = judge(put_forward(SECTOR_FLAG), registrations=[registered(SECTOR_FLAG)])
        assert said(found, "registered") == "Đã đăng ký ngày 28/02/2018."

    def test_a_unit_registers_so_many_of_its_people(self) -> None:
        found = judge(put_forward(BASE_FIGHTER, person=True), registrations=[registered(BASE_FIGHTER, quantity=12)])
        assert state(found, "registered") is State.MET

    def test_it_is_unknown_while_the_file_holds_none_of_the_year(self) -> None:
        assert state(judge(put_forward(SECTOR_FLAG)), "registered") is State.UNKNOWN

    def test_a_commendation_by_merit_needs_none(self) -> None:
        found = judge(put_forward(MINISTER, person=True), registrations=[registered(EXCELLENT)])
        assert state(found, "registered") is State.NOT_APPLICABLE

    @pytest.mark.parametrize("year", [2024, 2025, 2026])
    def test_from_2024_on_it_never_bars(self, year: int) -> None:
        found = judge(put_forward(SECTOR_FLAG, year=year), registrations=[registered(EXCELLENT, year=year)])
        assert not any(item.bars for item in found.conditions)


class TestCollective:
    """Luật TĐKT 2003, Điều 27: all complete their tasks, 70 % Lao động tiên tiến, one Chiến sĩ thi đua cơ sở."""

    nomination = put_forward(EXCELLENT)
    exact = Headcount(id="h", year=2018, unit_id="u", members=50, completed=50, advanced=35, exemplary=3, disciplined=0)

    def test_all_met(self) -> None:
        found = judge(self.nomination, registrations=[registered(EXCELLENT)], headcounts=[self.exact])
        assert found.verdict is Verdict.ELIGIBLE
        assert said(found, "tap-the-ldxs.share") == "35/50 người (70 %): Lao động tiên tiến."

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ({"completed": 49}, "tap-the-ldxs.completed"),
            ({"advanced": 34}, "tap-the-ldxs.share"),
            ({"exemplary": 0}, "tap-the-ldxs.any"),
            ({"disciplined": 1}, "tap-the-ldxs.discipline"),
        ],
    )
    def test_one_person_short_is_not_met(self, change: dict[str, int], rule: str) -> None:
        found = judge(self.nomination, headcounts=[replace(self.exact, **change)])  # type: ignore[arg-type]  # counts
        assert state(found, rule) is State.NOT_MET
        assert found.verdict is Verdict.BARRED

    def test_more_than_half_is_more_than_half(self) -> None:
        # Luật TĐKT 2003, Điều 28
        advanced = put_forward("Tập thể Lao động tiên tiến")
        half = judge(advanced, headcounts=[replace(self.exact, advanced=25)])
        assert state(half, "tap-the-ldtt.share") is State.NOT_MET
        over = judge(advanced, headcounts=[replace(self.exact, advanced=26)])
        assert state(over, "tap-the-ldtt.share") is State.MET

    def test_a_list_can_prove_but_not_disprove(self) -> None:
        assert state(judge(self.nomination), "tap-the-ldxs.share") is State.UNKNOWN
        complete = judge(self.nomination, units=[complete_since(2018)])
        assert state(complete, "tap-the-ldxs.share") is State.NOT_MET

    def test_a_warning_on_record_is_a_discipline_of_the_collective(self) -> None:
        warned = Case(
            id="c",
            unit_id="u",
            person_id="p",
            kind=CaseKind.DISCIPLINE,
            level=DisciplineLevel.WARNING,
            since=date(2018, 5, 2),
        )
        assert state(judge(self.nomination, cases=[warned]), "tap-the-ldxs.discipline") is State.NOT_MET
        milder = replace(warned, level=DisciplineLevel.REPRIMAND)
        assert state(judge(self.nomination, cases=[milder]), "tap-the-ldxs.discipline") is State.MET
        vague = replace(warned, level="")
        assert state(judge(self.nomination, cases=[vague]), "tap-the-ldxs.discipline") is State.UNKNOWN

    def test_from_2024_on_nothing_is_said_of_discipline(self) -> None:
        # Luật 06/2022/QH15, Điều 27 does not repeat the clause.
        rules = {item.rule.id for item in judge(put_forward(EXCELLENT, year=2024)).conditions}
        assert "tap-the-ldxs.discipline" not in rules
        assert "tap-the-ldxs.share" in rules


class TestCaps:
    """Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3: 15 % of those who reach Lao động tiên tiến."""

    rule = "cstd-co-so.cap"
    nomination = put_forward(BASE_FIGHTER, person=True)

    def headcount(self, exemplary: int) -> Headcount:
        return Headcount(id="h", year=2018, unit_id="u", members=100, advanced=97, exemplary=exemplary)

    def test_the_fraction_is_dropped_until_the_cluster_says_otherwise(self) -> None:
        within = judge(self.nomination, headcounts=[self.headcount(14)])
        assert said(within, self.rule) == ("Đề nghị 14, được nhiều nhất 14: 15% của 97 Lao động tiên tiến, bỏ phần lẻ.")
        assert state(within, self.rule) is State.MET
        over = judge(self.nomination, headcounts=[self.headcount(15)])
        assert state(over, self.rule) is State.NOT_MET
        assert over.verdict is Verdict.BARRED

    def test_there_is_none_from_2024_on(self) -> None:
        rules = judge(replace(self.nomination, year=2024)).conditions
        assert not [item for item in rules if item.rule.id == self.rule and item.state is State.NOT_MET]
        assert not [item for item in rules if item.rule.kind == "cap" and item.bars]

    def test_what_is_counted_at_the_ministry_is_only_told(self) -> None:
        # The outcome of 2018: four flags of the sector, two of them for the Government's.
        others = [put_forward(SECTOR_FLAG, key=f"s{unit}", unit_id=f"u{unit}") for unit in range(3)]
        flags = [put_forward(SECTOR_FLAG, key="s"), *others, put_forward(STATE_FLAG, key="g0", unit_id="u0")]
        found = judge(put_forward(STATE_FLAG), nominations=flags)
        assert state(found, "co-chinh-phu.cap") is State.NOT_APPLICABLE
        assert said(found, "co-chinh-phu.cap").endswith("2/4 (50 %).")
        assert state(found, "co-chinh-phu.within") is State.MET


class TestFlags:
    """How the Government flag stands to the sector's: a custom of the body that warns and never refuses."""

    nomination = put_forward(STATE_FLAG)

    @pytest.mark.parametrize(
        ("rule", "also", "expected"),
        [
            (FlagRule.SUBSET, True, State.MET),
            (FlagRule.SUBSET, False, State.NOT_MET),
            (FlagRule.EQUAL, False, State.NOT_MET),
            (FlagRule.DISJOINT, True, State.NOT_MET),
            (FlagRule.DISJOINT, False, State.MET),
            (FlagRule.FREE, False, State.NOT_APPLICABLE),
        ],
    )
    def test_each_custom(self, rule: FlagRule, also: bool, expected: State) -> None:
        flags = [put_forward(SECTOR_FLAG, key="s")] if also else []
        found = judge(self.nomination, nominations=flags, flag_rule=rule)
        assert state(found, "co-chinh-phu.within") is expected
        assert not condition(found, "co-chinh-phu.within").bars

    def test_the_ballot_of_the_cluster_decides_who_leads(self) -> None:
        flag = put_forward(SECTOR_FLAG)
        assert state(judge(flag), "co-nganh.leads") is State.UNKNOWN
        key = ("u", None, "co thi dua nganh tu phap")
        assert state(judge(flag, votes={key: True}), "co-nganh.leads") is State.MET
        assert state(judge(flag, votes={key: False}), "co-nganh.leads") is State.NOT_MET

    def test_from_2024_on_the_party_organisation_is_asked_for(self) -> None:
        # Luật 06/2022/QH15, Điều 25 khoản 1
        found = judge(put_forward(STATE_FLAG, year=2024))
        asked = [item for item in found.conditions if item.rule.kind == "attested" and item.state is State.UNKNOWN]
        assert any("vững mạnh" in item.rule.says + str(item.rule.values) for item in asked)
        assert not [item for item in judge(self.nomination).conditions if item.rule.kind == "attested"]


class TestMerit:
    """One achievement is rewarded once (nguyên tắc khen thưởng)."""

    nomination = put_forward(MINISTER, person=True)
    ground = Ground(id="g", nomination_id="n", achievement_id="a")

    def test_already_rewarded_by_a_decision(self) -> None:
        before = put_forward("Giấy khen", person=True, year=2017, key="old", status=NominationStatus.DECIDED)
        grounds = [self.ground, replace(self.ground, id="g0", nomination_id="old")]
        found = judge(self.nomination, nominations=[before], grounds=grounds)
        assert state(found, "not-rewarded") is State.NOT_MET
        assert said(found, "not-rewarded") == "Thành tích này đã được khen: Giấy khen, năm 2017."

    def test_the_same_words_are_the_same_merit(self) -> None:
        before = put_forward(
            "Giấy khen",
            person=True,
            year=2017,
            key="old",
            status=NominationStatus.DECIDED,
            reason="Cứu người bị nạn trong mưa lũ",
        )
        again = replace(self.nomination, reason="cứu người bị nạn trong mưa lũ")
        assert state(judge(again, nominations=[before]), "not-rewarded") is State.NOT_MET

    def test_two_forms_for_one_achievement(self) -> None:
        other = put_forward("Giấy khen", person=True, key="other")
        grounds = [self.ground, replace(self.ground, id="g0", nomination_id="other")]
        assert state(judge(self.nomination, nominations=[other], grounds=grounds), "one-form") is State.NOT_MET
        assert state(judge(self.nomination, nominations=[other], grounds=grounds[:1]), "one-form") is State.MET

    def test_the_same_title_twice(self) -> None:
        found = judge(self.nomination, nominations=[put_forward(MINISTER.upper(), person=True, key="again")])
        assert state(found, "no-twice") is State.NOT_MET
        withdrawn = put_forward(MINISTER, person=True, key="again", status=NominationStatus.WITHDRAWN)
        assert state(judge(self.nomination, nominations=[withdrawn]), "no-twice") is State.MET


class TestCandidate:
    """What is asked of the person."""

    nomination = put_forward(BASE_FIGHTER, person=True)

    def test_an_initiative_reaches_as_far_as_it_was_recognised(self) -> None:
        base = Initiative(
            id="i", year=2018, unit_id="u", person_id="p", name="Sổ tay hòa giải", scope=InitiativeScope.BASE
        )
        assert state(judge(self.nomination), "cstd-co-so.initiative") is State.UNKNOWN
        assert state(judge(self.nomination, initiatives=[base]), "cstd-co-so.initiative") is State.MET
        higher = put_forward(SECTOR_FIGHTER, person=True)
        assert state(judge(higher, initiatives=[base]), "cstd-nganh.initiative") is State.NOT_MET
        wider = replace(base, scope=InitiativeScope.NATION)
        assert state(judge(higher, initiatives=[wider]), "cstd-nganh.initiative") is State.MET

    def test_a_complaint_under_way_defers(self) -> None:
        complaint = Case(id="c", unit_id="u", person_id="p", kind=CaseKind.COMPLAINT, since=date(2018, 11, 1))
        found = judge(self.nomination, cases=[complaint])
        assert state(found, "clear") is State.NOT_MET
        assert condition(found, "clear").answer.seen == (complaint,)
        ended = replace(complaint, until=date(2018, 12, 1))
        assert state(judge(self.nomination, cases=[ended]), "clear") is State.MET

    def test_a_title_no_rule_knows_is_asked_the_general_rules_only(self) -> None:
        found = judge(put_forward("Danh hiệu tự đặt", person=True))
        assert found.title is None
        assert found.verdict is Verdict.UNKNOWN
        assert {item.rule.title for item in found.conditions} == {""}


class TestRulings:
    """The secretary's word stands over the records, with its reason."""

    def test_a_ruling_lifts_a_bar_and_keeps_what_the_records_say(self) -> None:
        nomination = put_forward(SECTOR_FLAG, status=NominationStatus.PASSED)
        known = [registered(EXCELLENT)]
        assert judge(nomination, registrations=known).verdict is Verdict.BARRED
        ruling = Ruling(id="y", nomination_id="n", rule="registered", met=True, reason="Có bản đăng ký giấy")
        found = judge(nomination, registrations=known, rulings=[ruling])
        assert state(found, "registered") is State.MET
        assert condition(found, "registered").answer.state is State.NOT_MET
        assert found.verdict is Verdict.ELIGIBLE

    def test_a_ruling_against(self) -> None:
        ruling = Ruling(id="y", nomination_id="n", rule="clear", met=False, reason="Đang chờ kết luận thanh tra")
        assert state(judge(put_forward(SECTOR_FLAG), rulings=[ruling]), "clear") is State.NOT_MET


def test_every_condition_cites_its_article() -> None:
    for year in (2018, 2024, 2025, 2026):
        for title in rules_of(year).titles.values():
            for person in (True, False):
                for item in judge(put_forward(title.name, person=person, year=year)).conditions:
                    assert item.rule.basis.article
                    assert item.rule.basis.source


def test_nothing_unsourced_ever_bars() -> None:
    for year in (2016, 2018, 2024, 2025, 2026):
        for rule in rules_of(year).rules:
            assert not rule.blocks or rule.basis.status == "sourced"


def test_a_chain_of_one_year_is_told_as_one_year() -> None:
    # Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3
    nomination = put_forward(BASE_FIGHTER, person=True)
    met = judge(nomination, awards=won(ADVANCED, (2018,), person=True))
    assert state(met, "cstd-co-so.ldtt") is State.MET
    assert said(met, "cstd-co-so.ldtt") == "Có Lao động tiên tiến năm 2018."
