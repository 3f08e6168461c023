"""The rules of a year as a secretary reads them; what a closed year keeps whatever the packs become."""

from dataclasses import replace
from datetime import date

import pytest

from tests.desk.commands.test_rules import CAP, REASON, put
from thiduadesk.desk.commands.years import save_cluster, start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries import rules as queries
from thiduadesk.desk.queries.rules import instrument_lines, rule_card, rule_lines, rule_notes, title_lines
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.domain.errors import NotFound
from thiduadesk.i18n.words import Words
from thiduadesk.rules.law import VALUE_NAMES, VALUES, Effect, Status
from thiduadesk.rules.shelf import Shelf, changeable, shelf

EPOCHS = (2018, 2024, 2026)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The practice file, its year 2018 closed, with years under later laws."""
    for year in (2019, 2024, 2026):
        desk.do(start_year, year)
    return desk


def said(desk: Desk, year: int) -> list[str]:
    words = Words("vi")
    return [words.sentence(note) for note in rule_notes(desk.records, year)]


def says(desk: Desk, year: int, rule: str) -> str:
    return rule_card(desk.records, year, rule).line.says


def test_every_value_has_a_name_people_know() -> None:
    assert {kind: set(names) for kind, names in VALUE_NAMES.items()} == {
        kind: set(values) for kind, values in VALUES.items() if values
    }


@pytest.mark.parametrize("year", EPOCHS)
def test_every_rule_can_be_read_to_its_end(desk: Desk, year: int) -> None:
    lines = rule_lines(desk.records, year)
    assert lines
    for line in lines:
        card = rule_card(desk.records, year, line.id)
        assert card.line == line
        assert line.says
        assert line.article
        assert line.pack
        assert card.source
        assert "{" not in line.says
        assert [row.field for row in card.values] == list(
            changeable(next(rule for pack in shelf().packs for rule in pack.rules if rule.id == line.id))
        )


def test_what_binds_all_titles_comes_first_then_one_title_after_the_other(desk: Desk) -> None:
    titles = [line.title for line in rule_lines(desk.records, 2019)]
    catalogue = [line.name for line in title_lines(desk.records, 2019)]
    assert list(dict.fromkeys(titles)) == ["", *(name for name in catalogue if name in titles)]


@pytest.mark.parametrize(
    ("year", "cap", "effect", "status"),
    [
        (2018, "Không quá 15 % số cá nhân đạt Lao động tiên tiến, tính trong từng đơn vị.", "block", "sourced"),
        (2024, None, "", ""),
        (2026, None, "", ""),
    ],
)
def test_the_cap_of_15_percent_went_with_its_decree(
    desk: Desk, year: int, cap: str | None, effect: str, status: str
) -> None:
    found = [line for line in rule_lines(desk.records, year) if line.id == CAP]
    assert [(line.says, line.effect, line.status) for line in found] == (
        [(cap, Effect(effect), Status(status))] if cap else []
    )


@pytest.mark.parametrize(
    ("year", "title", "says"),
    [
        (2018, "cstd-nganh", "≥ 90%"),
        (2024, "cstd-co-so", "Tỷ lệ trần Chiến sĩ thi đua cơ sở trong quy định chung: không có."),
        (2026, "cstd-co-so", "Tỷ lệ trần Chiến sĩ thi đua cơ sở trong quy định chung: chưa rõ."),
        (2018, "co-chinh-phu", "Hồ sơ bộ trình Thủ tướng 2 bộ bản chính"),
        (2024, "co-chinh-phu", "Hội đồng cấp bộ bỏ phiếu kín, tỷ lệ đồng ý ≥ 80%"),
    ],
)
def test_the_catalogue_tells_what_its_epoch_asks(desk: Desk, year: int, title: str, says: str) -> None:
    line = next(line for line in title_lines(desk.records, year) if line.id == title)
    told = " ".join((*line.conditions, *line.votes, *line.dossier, *line.deadlines, *line.money))
    assert says in told


@pytest.mark.parametrize("year", EPOCHS)
def test_the_catalogue_is_whole_and_in_the_order_of_kind_holder_and_level(desk: Desk, year: int) -> None:
    lines = title_lines(desk.records, year)
    assert {line.id for line in lines} >= {"ldtt", "cstd-co-so", "tap-the-ldxs", "co-nganh", "co-chinh-phu"}
    assert all(line.name and line.confers and line.article for line in lines)
    assert [line.form for line in lines] == sorted((line.form for line in lines), key=lambda form: form != "title")


def test_the_laws_of_the_day_are_named_with_their_days(desk: Desk) -> None:
    decree = (
        "Nghị định số 91/2017/NĐ-CP ngày 31/07/2017 của Chính phủ "
        "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
    )
    found = {line.name: line for line in instrument_lines(desk.records, 2018)}
    assert (found[decree].since, found[decree].until) == (date(2017, 10, 1), date(2023, 12, 31))
    assert decree not in {line.name for line in instrument_lines(desk.records, 2024)}


def test_why_these_rules_hold_is_said(desk: Desk) -> None:
    assert said(desk, 2018)[0].startswith("Năm 2018 đã chốt cùng bộ quy định của năm")
    assert said(desk, 2024)[0] == "Theo quy định ngày 31/12/2024, ngày cuối của năm 2024."
    assert any(sentence.startswith("Chuyển tiếp") for sentence in said(desk, 2026))


def test_another_day_chosen_for_the_year_is_said_with_its_rules(desk: Desk) -> None:
    card = replace(cluster_card(desk.records, 2026), rules_on=date(2026, 9, 1), rules_reason="Nhận hồ sơ trước")
    desk.do(save_cluster, card)
    assert said(desk, 2026)[0] == "Theo quy định ngày 01/09/2026, chọn chung cho năm 2026."
    assert any("152/2025" in sentence for sentence in said(desk, 2026))


def test_a_change_shows_both_sentences_and_who_changed_what(desk: Desk) -> None:
    put(desk, CAP, percent=("20", REASON))
    card = rule_card(desk.records, 2019, CAP)
    assert card.line.says.startswith("Không quá 20 %")
    assert card.written.startswith("Không quá 15 %")
    assert card.note.startswith("Bộ, ngành có thể đặt tỷ lệ thấp hơn.")
    assert (card.line.changed, card.line.status, card.line.effect) == (True, Status.USER, Effect.WARN)
    assert [(line.year, line.label, line.value, line.reason) for line in card.changes] == [
        (2019, "Tỷ lệ tối đa (%)", "20", REASON)
    ]
    assert {row.field: (row.now, row.value) for row in card.values}["percent"] == ("20", "20")
    assert said(desk, 2019)[-1] == f"Cụm sửa «{card.line.says}» từ năm 2019 thành «20»: {REASON}"


def test_a_change_that_fits_no_more_is_said_in_the_words_of_its_rule(desk: Desk) -> None:
    put(desk, CAP, percent=("20", REASON))
    sentence = said(desk, 2024)[-1]
    assert sentence.startswith("Bỏ qua thay đổi của cụm ở «Không quá 15 % số cá nhân")
    assert CAP not in sentence


def test_a_rule_that_does_not_hold_in_the_year_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        rule_card(desk.records, 2024, CAP)


def test_a_closed_year_keeps_its_rules_whatever_the_packs_become(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rule_lines(desk.records, 2018), title_lines(desk.records, 2018), instrument_lines(desk.records, 2018)
    harder = Shelf(
        tuple(
            replace(
                pack,
                rules=tuple(
                    replace(rule, values={**rule.values, "percent": 5}) if rule.id == CAP else rule
                    for rule in pack.rules
                    if rule.id != "cstd-nganh.chain"
                ),
            )
            for pack in shelf().packs
        )
    )
    monkeypatch.setattr(queries, "shelf", lambda: harder)
    assert says(desk, 2019, CAP).startswith("Không quá 5 %")
    assert says(desk, 2018, CAP).startswith("Không quá 15 %")
    after = rule_lines(desk.records, 2018), title_lines(desk.records, 2018), instrument_lines(desk.records, 2018)
    assert after == before


def test_a_closed_year_can_be_read_and_says_that_it_is_closed(desk: Desk) -> None:
    assert rule_card(desk.records, 2018, CAP).closed
    assert not rule_card(desk.records, 2019, CAP).closed


def test_the_rows_of_a_rule_are_those_of_its_year(desk: Desk) -> None:
    keys = [[row.id for row in rule_card(desk.records, year, CAP).values] for year in (2018, 2019)]
    assert not set(keys[0]) & set(keys[1])
