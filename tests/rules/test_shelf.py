"""The shipped packs: which hold on a day and why, what each epoch asks, a cluster's changes, the book a year keeps."""

import json
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.rulebook import RuleChange
from thiduadesk.i18n.words import Words
from thiduadesk.rules.law import VALUES, Effect, Number, RuleKind, Slot, Status
from thiduadesk.rules.shelf import Note, RuleSet, changeable, governing_day, shelf

END_2018 = date(2018, 12, 31)
EPOCHS = tuple(date(year, 12, 31) for year in (2014, 2016, 2018, 2023, 2024, 2025, 2026, 2030))


def chosen(day: date, *changes: RuleChange, year: int | None = None) -> RuleSet:
    return shelf().choose(day, changes, year)


def said(rules: RuleSet, language: str = "vi") -> str:
    words = Words(language)
    return "\n".join(words.sentence(note) for note in rules.notes)


class TestDays:
    """On one day one pack of each slot holds."""

    @pytest.mark.parametrize(
        ("day", "packs"),
        [
            (date(2014, 5, 31), []),
            (date(2014, 6, 1), ["quoc-gia-2017", "cum"]),  # Luật 39/2013/QH13 in force
            (date(2015, 11, 27), ["quoc-gia-2017", "btp-2015", "cum"]),  # TT 14/2015/TT-BTP
            (date(2018, 7, 20), ["quoc-gia-2017", "btp-2015", "cum"]),
            (date(2018, 7, 21), ["quoc-gia-2017", "btp-2018", "cum"]),  # TT 05/2018/TT-BTP
            (END_2018, ["quoc-gia-2017", "btp-2018", "cum"]),
            (date(2023, 12, 31), ["quoc-gia-2017", "btp-2018", "cum"]),
            (date(2024, 1, 1), ["quoc-gia-2024", "btp-2018", "cum"]),  # Luật 06/2022/QH15, TT 05/2018 still there
            (date(2024, 2, 11), ["quoc-gia-2024", "btp-2018", "cum"]),
            (date(2024, 2, 12), ["quoc-gia-2024", "btp-2024", "cum"]),  # TT 11/2023/TT-BTP
            (date(2025, 6, 30), ["quoc-gia-2024", "btp-2024", "cum"]),
            (date(2025, 7, 1), ["quoc-gia-2025", "btp-2024", "cum"]),  # NĐ 152/2025/NĐ-CP
            (date(2026, 9, 30), ["quoc-gia-2025", "btp-2024", "cum"]),
            (date(2026, 10, 1), ["quoc-gia-2026", "btp-2024", "cum"]),  # Luật 06/2026/QH16
        ],
    )
    def test_the_packs_of_a_day(self, day: date, packs: list[str]) -> None:
        assert list(chosen(day).packs) == packs

    @pytest.mark.parametrize("slot", Slot)
    def test_the_packs_of_a_slot_follow_each_other_without_a_gap(self, slot: Slot) -> None:
        row = sorted((pack for pack in shelf().packs if pack.slot is slot), key=lambda pack: pack.since)
        assert row[-1].until is None
        for before, after in pairwise(row):
            assert before.until is not None
            assert before.until + timedelta(days=1) == after.since

    def test_the_day_is_the_one_chosen_by_hand_then_of_receipt_then_of_the_year_then_its_last(self) -> None:
        hand, receipt, common = date(2023, 1, 1), date(2024, 1, 15), date(2023, 6, 1)
        days = [
            governing_day(2023, received_on=receipt, rules_on=hand, year_rules_on=common),
            governing_day(2023, received_on=receipt, year_rules_on=common),
            governing_day(2023, year_rules_on=common),
            governing_day(2023),
        ]
        assert [day for day, _ in days] == [hand, receipt, common, date(2023, 12, 31)]
        assert [Words().sentence(note) for _, note in days] == [
            "Theo quy định ngày 01/01/2023, do thư ký chọn.",
            "Theo quy định ngày 15/01/2024, ngày cơ quan có thẩm quyền nhận hồ sơ.",
            "Theo quy định ngày 01/06/2023, chọn chung cho năm 2023.",
            "Theo quy định ngày 31/12/2023, ngày cuối của năm 2023.",
        ]

    def test_the_reason_for_the_day_comes_first(self) -> None:
        rules = shelf().choose_for(2018)
        assert rules.day == END_2018
        assert said(rules).startswith("Theo quy định ngày 31/12/2018, ngày cuối của năm 2018.\nQuy định chung: ")


class TestNotes:
    """Where the law changed, the choice is explained, and what a person must decide is said."""

    def test_the_year_2018_began_under_another_circular(self) -> None:
        assert "Từ ngày 21/07/2018 quy định này thay «Thông tư 14/2015/TT-BTP»." in said(chosen(END_2018))

    @pytest.mark.parametrize(
        ("day", "overlap"),
        [(date(2023, 12, 31), 0), (date(2024, 1, 1), 1), (date(2024, 2, 11), 1), (date(2024, 2, 12), 0)],
    )
    def test_in_january_2024_the_circular_was_written_for_the_law_before(self, day: date, overlap: int) -> None:
        assert said(chosen(day)).count("«Thông tư 05/2018/TT-BTP» viết cho «Luật Thi đua, khen thưởng 2003") == overlap

    @pytest.mark.parametrize(
        ("day", "told"),
        [(date(2025, 12, 31), 0), (date(2026, 9, 30), 1), (date(2026, 10, 1), 1), (date(2027, 1, 1), 0)],
    )
    def test_in_2026_a_person_decides_which_law_is_more_favourable(self, day: date, told: int) -> None:
        notes = said(chosen(day))
        assert notes.count("Hồ sơ cơ quan có thẩm quyền đã nhận để thẩm định trước ngày 01/10/2026") == told
        assert notes.count("Cần người có trách nhiệm quyết định.") == told

    def test_a_dossier_received_before_october_2026_keeps_the_law_of_2022(self) -> None:
        assert "quoc-gia-2025" in shelf().choose_for(2026, received_on=date(2026, 9, 30)).packs
        assert "quoc-gia-2026" in shelf().choose_for(2026, received_on=date(2026, 10, 1)).packs

    def test_a_day_before_every_pack_is_told(self) -> None:
        rules = chosen(date(2010, 12, 31))
        assert rules.rules == ()
        assert said(rules).count("không có gói nào cho ngày 31/12/2010") == len(Slot)

    def test_they_can_be_told_in_english(self) -> None:
        assert said(chosen(date(2024, 1, 15)), "en") != said(chosen(date(2024, 1, 15)))


BLOCKS, WARNS, INFORMS, ABSENT = "blocks", "warns", "informs", "absent"


@pytest.mark.parametrize(
    ("rule_id", "day", "weight", "values"),
    [
        # Luật TĐKT 2003, Điều 10 khoản 1; Bộ Nội vụ, 09/04/2024: no longer asked since the law of 2022
        ("registered", END_2018, BLOCKS, {}),
        ("registered", date(2024, 12, 31), ABSENT, {}),
        ("registration-required", date(2024, 12, 31), INFORMS, {"value": "không còn"}),
        ("registration-required", date(2026, 12, 31), INFORMS, {"value": "chưa rõ"}),
        # NĐ 91/2017/NĐ-CP, Điều 9 khoản 3; Bộ Nội vụ, 09/04/2024: no share is set any more
        ("cstd-co-so.cap", date(2017, 9, 30), ABSENT, {}),
        ("cstd-co-so.cap", END_2018, BLOCKS, {"percent": 15, "of": "ldtt", "level": "unit"}),
        ("cstd-co-so.cap", date(2024, 12, 31), ABSENT, {}),
        ("cstd-co-so.share-limit", date(2024, 12, 31), INFORMS, {"value": "không có"}),
        # Luật TĐKT 2003, Điều 22, Điều 21 and NĐ 91, Điều 48; Luật 2022, Điều 22, Điều 21
        ("cstd-nganh.chain", END_2018, BLOCKS, {"of": "cstd-co-so", "years": 3, "ends": "either"}),
        ("cstd-nganh.chain", date(2024, 12, 31), BLOCKS, {"of": "cstd-co-so", "years": 3, "ends": "either"}),
        ("cstd-nganh.chain", date(2026, 12, 31), WARNS, {"of": "cstd-co-so", "years": 3, "ends": "either"}),
        ("cstd-toan-quoc.chain", END_2018, BLOCKS, {"of": "cstd-nganh", "years": 2, "ends": "before"}),
        ("cstd-toan-quoc.chain", date(2024, 12, 31), BLOCKS, {"of": "cstd-nganh", "years": 2, "ends": "either"}),
        # Luật TĐKT 2003, Điều 23; dự án Luật sửa đổi 2026
        ("cstd-co-so.ldtt", END_2018, BLOCKS, {"of": "ldtt", "years": 1, "ends": "same"}),
        ("cstd-co-so.ldtt", date(2024, 12, 31), WARNS, {"of": "ldtt", "years": 1, "ends": "same"}),
        ("cstd-co-so.ldtt", date(2026, 12, 31), ABSENT, {}),
        ("cstd-co-so.excellent", date(2026, 12, 31), WARNS, {"what": "được công nhận hoàn thành xuất sắc nhiệm vụ"}),
        # Luật TĐKT 2003, Điều 27; Luật 2022, Điều 27
        ("tap-the-ldxs.completed", END_2018, BLOCKS, {"percent": 100}),
        ("tap-the-ldxs.share", END_2018, BLOCKS, {"of": "ldtt", "percent": 70, "strict": False}),
        ("tap-the-ldxs.any", END_2018, BLOCKS, {"of": "cstd-co-so"}),
        ("tap-the-ldxs.discipline", END_2018, BLOCKS, {"level": "cảnh cáo"}),
        ("tap-the-ldxs.share", date(2024, 12, 31), BLOCKS, {"of": "ldtt", "percent": 70, "strict": False}),
        ("tap-the-ldxs.discipline", date(2024, 12, 31), ABSENT, {}),
        # Luật TĐKT 2003, Điều 28: more than half; of the law of 2022 from memory
        ("tap-the-ldtt.share", END_2018, BLOCKS, {"of": "ldtt", "percent": 50, "strict": True}),
        ("tap-the-ldtt.share", date(2024, 12, 31), WARNS, {"of": "ldtt", "percent": 50, "strict": False}),
        # NĐ 91/2017/NĐ-CP, Điều 11: counted at the ministry, so never a cluster's to refuse
        ("co-chinh-phu.cap", END_2018, INFORMS, {"percent": 20, "of": "co-nganh", "level": "ministry"}),
        ("co-chinh-phu.within", END_2018, WARNS, {"of": "co-nganh"}),
        # Luật 2022, Điều 25 khoản 1
        ("co-chinh-phu.party", END_2018, ABSENT, {}),
        (
            "co-chinh-phu.party",
            date(2024, 12, 31),
            WARNS,
            {"what": "tổ chức đảng, đoàn thể của tập thể trong sạch, vững mạnh"},
        ),
        # NĐ 91/2017/NĐ-CP, Điều 45 khoản 8
        (
            "cstd-nganh.vote",
            END_2018,
            BLOCKS,
            {"threshold": "≥ 90%", "base": "tổng số thành viên", "secret": True},
        ),
        (
            "cstd-nganh.vote",
            date(2024, 12, 31),
            WARNS,
            {"threshold": "≥ 90%", "base": "tổng số thành viên", "secret": True},
        ),
        # NĐ 91/2017/NĐ-CP, Điều 48, Điều 49
        ("cstd-toan-quoc.deadline", END_2018, WARNS, {"day": 31, "month": 10, "next_year": False}),
        # NĐ 152/2025/NĐ-CP, Điều 4
        ("clear", END_2018, WARNS, {}),
        ("clear", date(2024, 12, 31), WARNS, {}),
        ("clear", date(2025, 12, 31), BLOCKS, {}),
        ("clear", date(2026, 12, 31), WARNS, {}),
        ("restart", date(2024, 12, 31), ABSENT, {}),
        ("restart", date(2025, 12, 31), WARNS, {}),
        # TT 04/2016/TT-TANDTC, Điều 17: of the courts
        (
            "co-nganh.cluster-vote",
            END_2018,
            WARNS,
            {"threshold": "≥ 2/3", "base": "tổng số thành viên", "secret": True},
        ),
        # NĐ 98/2023/NĐ-CP, Điều 54
        ("cstd-toan-quoc.money", date(2024, 12, 31), INFORMS, {"hundredths": 450}),
        ("co-chinh-phu.money", date(2025, 12, 31), INFORMS, {"hundredths": 1200}),
        # TT 06/2018/TT-BTP, Điều 5; TT 14/2025/TT-BTP
        ("ky-niem-chuong.once", END_2018, BLOCKS, {}),
        ("ky-niem-chuong.service-2018", date(2025, 9, 14), INFORMS, None),
        ("ky-niem-chuong.service-2018", date(2025, 9, 15), ABSENT, None),
        ("ky-niem-chuong.service-2025", date(2025, 9, 15), INFORMS, None),
    ],
)
def test_what_an_epoch_asks(rule_id: str, day: date, weight: str, values: dict[str, Number] | None) -> None:
    rule = chosen(day).rule(rule_id)
    if rule is None:
        assert weight == ABSENT
        return
    weights = {Effect.BLOCK: BLOCKS, Effect.WARN: WARNS, Effect.INFORM: INFORMS}
    assert weights[rule.effect] == weight
    assert values is None or rule.values == values


class TestShippedPacks:
    """What holds of every pack shipped."""

    @pytest.mark.parametrize("day", EPOCHS, ids=str)
    def test_what_blocks_is_sourced_and_was_read_at_an_address(self, day: date) -> None:
        blocking = [rule for rule in chosen(day).rules if rule.effect is Effect.BLOCK]
        assert [rule.id for rule in blocking if not rule.blocks] == []
        assert [rule.id for rule in blocking if not rule.basis.source.startswith("http")] == []

    @pytest.mark.parametrize("day", EPOCHS, ids=str)
    def test_every_rule_reads_as_a_sentence(self, day: date) -> None:
        rules = chosen(day)
        sentences = [rules.readable(rule) for rule in rules.rules]
        assert [text for text in sentences if not text.endswith(".") or text[0].islower() or "{" in text] == []
        assert [text for text in sentences if "  " in text or ".." in text or ": ." in text] == []

    @pytest.mark.parametrize("day", EPOCHS, ids=str)
    def test_every_rule_of_a_title_is_called_after_it(self, day: date) -> None:
        assert [rule.id for rule in chosen(day).rules if rule.title and not rule.id.startswith(f"{rule.title}.")] == []

    @pytest.mark.parametrize("day", EPOCHS, ids=str)
    def test_no_two_titles_go_by_one_name(self, day: date) -> None:
        rules = chosen(day)
        names = [(name, title.id) for title in rules.titles.values() for name in (title.name, *title.also)]
        found = [(name, title.id) for name, _ in names if (title := rules.title_named(name))]
        assert found == names

    def test_nothing_of_the_law_of_2026_blocks_for_its_text_was_not_read(self) -> None:
        rules = chosen(date(2026, 12, 31))
        assert [rule.id for rule in rules.rules if rule.blocks] == ["ky-niem-chuong.once"]  # the ministry's own
        assert rules.rule("tap-the-ldxs.any") is not None
        assert rules.rule("cstd-nganh.chain") is not None

    def test_a_carried_rule_names_the_pack_it_was_written_in(self) -> None:
        rule = chosen(date(2025, 12, 31)).rule("cstd-nganh.chain")
        assert rule is not None
        assert rule.pack == "quoc-gia-2024"

    def test_the_name_the_sector_uses_takes_the_place_of_the_general_one(self) -> None:
        assert chosen(date(2015, 1, 1)).titles["co-nganh"].name == "Cờ thi đua của bộ, ngành"
        assert chosen(END_2018).titles["co-nganh"].name == "Cờ thi đua ngành Tư pháp"

    def test_the_papers_in_force_on_the_day_are_named(self) -> None:
        names = [one.name[:27] for one in chosen(END_2018).instruments]
        assert names[0].startswith("Luật Thi đua, khen thưởng")
        assert [name for name in names if name.startswith("Thông tư số 12/2019")] == []
        assert [name for name in names if name.startswith("Thông tư số 05/2018")] != []


class TestTitles:
    """People write titles as they please."""

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Lao động tiên tiến", "ldtt"),
            ("LĐTT", "ldtt"),
            ("lđtt", "ldtt"),
            ("Danh hiệu Lao động tiên tiến", "ldtt"),
            ("CSTĐCS", "cstd-co-so"),
            ("Chiến sỹ thi đua cơ sở", "cstd-co-so"),
            ("Danh hiệu thi đua: Chiến sĩ thi đua cơ sở", "cstd-co-so"),
            ("Chiến sĩ thi đua ngành Tư pháp", "cstd-nganh"),
            ("CSTĐ toàn quốc", "cstd-toan-quoc"),
            ("Tập thể lao động tiên tiến", "tap-the-ldtt"),
            ("Tập thể Lao động xuất sắc năm 2018", "tap-the-ldxs"),
            ("TTLĐXS", "tap-the-ldxs"),
            ("CỜ THI ĐUA NGÀNH TƯ PHÁP", "co-nganh"),
            ("Cờ thi đua của Bộ Tư pháp", "co-nganh"),
            ("Cờ ngành", "co-nganh"),
            ("Cờ thi đua của Chính phủ", "co-chinh-phu"),
            ("Cờ CP", "co-chinh-phu"),
            ("Bằng khen của Bộ trưởng Bộ Tư pháp", "bang-khen-bo"),
            ("Bằng khen của Thủ tướng Chính phủ", "bang-khen-thu-tuong"),
            ("Giấy khen của Giám đốc Học viện Tư pháp", "giay-khen"),
            ("Huân chương Lao động hạng Nhì", "huan-chuong-ld-nhi"),
            ("Huân chương Lao động hạng II", "huan-chuong-ld-nhi"),
            ("Kỷ niệm chương “Vì sự nghiệp Tư pháp”", "ky-niem-chuong"),
            ("ldtt", "ldtt"),
        ],
    )
    def test_a_title_is_known_by_what_it_is_called(self, text: str, title: str) -> None:
        found = chosen(END_2018).title_named(text)
        assert found is not None
        assert found.id == title

    @pytest.mark.parametrize(
        "text", ["", "Bằng khen", "Huân chương Lao động", "Cờ", "CSTĐ", "Kỷ niệm chương Vì sự nghiệp Giáo dục", "LĐTTX"]
    )
    def test_what_no_pack_knows_is_not_guessed(self, text: str) -> None:
        assert chosen(END_2018).title_named(text) is None

    def test_a_title_has_its_own_rules_and_those_of_all(self) -> None:
        rules = chosen(END_2018)
        ids = [rule.id for rule in rules.rules_for(rules.titles["cstd-co-so"], holder_is_person=True)]
        assert {"registered", "clear", "no-twice", "cstd-co-so.cap"} <= set(ids)
        assert [rule_id for rule_id in ids if "." in rule_id and not rule_id.startswith("cstd-co-so.")] == []
        assert "rounding" not in ids

    def test_a_rule_for_collectives_leaves_people_alone(self) -> None:
        rules = chosen(END_2018)
        medal = rules.titles["bang-khen-bo"]
        assert "bang-khen-bo.chain" not in [rule.id for rule in rules.rules_for(medal, holder_is_person=True)]
        assert "bang-khen-bo.chain" in [rule.id for rule in rules.rules_for(medal, holder_is_person=False)]

    def test_an_unknown_title_is_asked_what_all_are(self) -> None:
        assert {rule.title for rule in chosen(END_2018).rules_for(None, holder_is_person=True)} == {""}


def change(rule: str, field: str, value: str, year: int = 2018, key: str = "1") -> RuleChange:
    return RuleChange(id=key, year=year, rule=rule, field=field, value=value, reason="Quy chế của cụm")


class TestChanges:
    """A cluster puts its own value in place of a rule's; it is its word from then on, and bars nobody."""

    @pytest.mark.parametrize(
        ("rule_id", "field", "typed", "value"),
        [
            ("cstd-co-so.cap", "percent", " 10 ", 10),
            ("cstd-co-so.cap", "of", "LĐTT", "ldtt"),
            ("cstd-co-so.cap", "level", "Tính trong cụm", "cluster"),
            ("cstd-co-so.cap", "level", "cluster", "cluster"),
            ("tap-the-ldtt.share", "strict", "không", False),
            ("co-nganh.cluster-vote", "threshold", "> 50%", "> 50%"),
            ("co-nganh.cluster-vote", "base", "CÓ MẶT", "có mặt"),
            ("co-nganh.cluster-vote", "secret", "Có", True),
            ("cstd-nganh.chain", "ends", "tính đến năm xét", "same"),
            ("tap-the-ldxs.discipline", "level", "khiển trách", "khiển trách"),
            ("cstd-co-so.initiative", "scope", "bộ, ngành", "bộ, ngành"),
            ("cstd-toan-quoc.dossier", "parts", "Tờ trình; Báo cáo\nBiên bản", ("Tờ trình", "Báo cáo", "Biên bản")),
            ("huan-chuong-ld-nhi.flag", "of", "Cờ CP; Cờ ngành", ("co-chinh-phu", "co-nganh")),
            ("ldtt.money", "hundredths", "0,5", 50),
            ("rounding", "value", "làm tròn lên", "làm tròn lên"),
            ("flags-per-cluster", "value", "4", "4"),
            ("flags-per-cluster", "value", "", ""),
        ],
    )
    def test_a_value_is_read_as_the_rule_wants_it(self, rule_id: str, field: str, typed: str, value: Number) -> None:
        made = change(rule_id, field, typed)
        assert chosen(END_2018).change_problems(made) == ()
        rules = chosen(END_2018, made)
        rule = rules.rule(rule_id)
        assert rule is not None
        assert (rule.values[field], rule.basis.status, rule.basis.note) == (value, Status.USER, "Quy chế của cụm")
        assert not rule.blocks

    @pytest.mark.parametrize("day", EPOCHS, ids=str)
    def test_every_value_can_be_typed_as_it_is_written(self, day: date) -> None:
        rules = chosen(day)
        for rule in rules.rules:
            for field in changeable(rule):
                again = chosen(day, change(rule.id, field, rules.written(rule, field), year=day.year)).rule(rule.id)
                assert again is not None, rule.id
                assert again.basis.status is Status.USER, rule.id
                assert again.values == rule.values, rule.id

    @pytest.mark.parametrize(
        ("rule_id", "field", "typed", "sentence"),
        [
            ("cstd-co-so.cap", "percent", "mười", "«mười» không phải số nguyên."),
            ("cstd-co-so.cap", "percent", "101", "«101» không dùng được cho quy định này."),
            ("cstd-co-so.cap", "of", "Huân chương", "Không có danh hiệu, hình thức nào tên «Huân chương»."),
            ("cstd-co-so.cap", "of", "", "«» không dùng được cho quy định này."),
            ("cstd-co-so.cap", "of", "LĐTT; CSTĐCS", "«LĐTT; CSTĐCS» không dùng được cho quy định này."),
            ("cstd-co-so.cap", "share", "10", "Quy định «cstd-co-so.cap» không có giá trị «share»."),
            ("cstd-co-so.cup", "percent", "10", "Không có quy định «cstd-co-so.cup» vào ngày 31/12/2018."),
            ("tap-the-ldtt.share", "strict", "đúng", "«đúng» không có trong danh sách: có; không."),
            ("co-nganh.cluster-vote", "threshold", "quá nửa", "«quá nửa» không dùng được cho quy định này."),
            ("cstd-toan-quoc.deadline", "month", "9", "«9» không dùng được cho quy định này."),
            ("tap-the-ldxs.any", "of", "TTLĐXS", "Thay đổi khép vòng điều kiện: "),
        ],
    )
    def test_what_cannot_be_read_is_said_and_left_out(
        self, rule_id: str, field: str, typed: str, sentence: str
    ) -> None:
        made = change(rule_id, field, typed)
        (problem,) = chosen(END_2018).change_problems(made)
        assert problem.field == "value"
        assert Words().sentence(problem).startswith(sentence)
        rules = chosen(END_2018, made)
        assert rules.rules == chosen(END_2018).rules
        assert sentence in said(rules)

    def test_it_holds_from_its_year_on_until_the_next(self) -> None:
        changes = [
            change("co-nganh.cluster-vote", "threshold", "> 50%", 2019, "b"),
            change("co-nganh.cluster-vote", "threshold", "≥ 3/4", 2022, "a"),
        ]
        thresholds = []
        for year in (2018, 2019, 2021, 2022, 2030):
            rule = chosen(date(year, 12, 31), *changes).rule("co-nganh.cluster-vote")
            assert rule is not None
            thresholds.append(rule.values["threshold"])
        assert thresholds == ["≥ 2/3", "> 50%", "> 50%", "≥ 3/4", "≥ 3/4"]

    def test_the_year_counts_not_the_day_of_its_rules(self) -> None:
        made = change("rounding", "value", "làm tròn lên", 2019)
        assert chosen(date(2019, 2, 1), made, year=2018).setting("rounding") == "bỏ phần lẻ"
        assert chosen(date(2019, 2, 1), made, year=2019).setting("rounding") == "làm tròn lên"

    def test_two_values_of_one_rule_can_be_changed(self) -> None:
        made = [
            change("co-nganh.cluster-vote", "threshold", "> 50%"),
            change("co-nganh.cluster-vote", "secret", "không"),
        ]
        rule = chosen(END_2018, *made).rule("co-nganh.cluster-vote")
        assert rule is not None
        assert rule.values == {"threshold": "> 50%", "base": "tổng số thành viên", "secret": False}

    def test_in_whatever_order_they_are_stored(self) -> None:
        made = [
            change("rounding", "value", "làm tròn lên", 2016, "c"),
            change("rounding", "value", "bỏ phần lẻ, ít nhất là một", 2017, "b"),
            change("cstd-co-so.cap", "percent", "12", 2018, "a"),
        ]
        digest = chosen(END_2018, *made).digest
        for seed in range(5):
            Random(seed).shuffle(made)
            assert chosen(END_2018, *made).digest == digest

    def test_what_was_shipped_stays_as_it_was(self) -> None:
        before = chosen(END_2018).digest
        chosen(END_2018, change("cstd-co-so.cap", "percent", "10"))
        assert chosen(END_2018).digest == before

    def test_it_is_told_with_its_reason(self) -> None:
        rules = chosen(END_2018, change("cstd-co-so.cap", "percent", "10"))
        assert "Cụm sửa «cstd-co-so.cap» từ năm 2018 thành «10»: Quy chế của cụm" in said(rules)


class TestSettings:
    """What the law leaves open, as the cluster has it."""

    def test_a_setting_is_its_value(self) -> None:
        assert chosen(END_2018).setting("rounding") == "bỏ phần lẻ"

    @pytest.mark.parametrize("setting", ["flags-per-cluster", "no-such", "cstd-co-so.cap"])
    def test_what_nobody_decided_is_empty(self, setting: str) -> None:
        assert chosen(END_2018).setting(setting) == ""

    def test_and_reads_as_undecided(self) -> None:
        rules = chosen(END_2018)
        rule = rules.rule("flags-per-cluster")
        assert rule is not None
        assert rules.readable(rule).endswith("chưa định.")


class TestKept:
    """A closed year keeps its rules as text."""

    @pytest.mark.parametrize("day", EPOCHS, ids=str)
    def test_the_text_gives_the_same_rules_again(self, day: date) -> None:
        rules = chosen(day, change("cstd-co-so.cap", "percent", "10", day.year))
        again = RuleSet.from_json(rules.to_json())
        assert again == rules
        assert again.to_json() == rules.to_json()
        assert again.digest == rules.digest

    def test_equal_rules_have_equal_digests_and_others_have_not(self) -> None:
        assert chosen(END_2018).digest == chosen(END_2018).digest
        others = [chosen(END_2018), chosen(END_2018, change("rounding", "value", "làm tròn lên")), *map(chosen, EPOCHS)]
        assert len({rules.digest for rules in others}) == len(others) - 1  # 31/12/2018 stands there twice

    def test_the_text_is_canonical(self) -> None:
        text = chosen(END_2018).to_json()
        table = json.loads(text)
        assert text == json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert list(table["packs"]) == sorted(table["packs"])

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", "{}", "1", '{"day": "2018-13-01"}', '{"day": 2018}', "null", '{"day": null}']
    )
    def test_a_text_that_is_no_rule_book_is_refused(self, text: str) -> None:
        with pytest.raises(Trouble, match="Không đọc được bộ quy định lưu trong tệp"):
            RuleSet.from_json(text)

    @pytest.mark.parametrize("part", ["day", "packs", "titles", "rules", "instruments", "notes"])
    def test_a_text_with_a_part_missing_is_refused(self, part: str) -> None:
        table = json.loads(chosen(END_2018).to_json())
        del table[part]
        with pytest.raises(Trouble):
            RuleSet.from_json(json.dumps(table))

    def test_a_rule_of_a_kind_nobody_knows_is_refused(self) -> None:
        text = chosen(END_2018).to_json().replace('"kind":"cap"', '"kind":"ceiling"')
        with pytest.raises(Trouble):
            RuleSet.from_json(text)


def test_a_note_can_be_said_and_taken_apart() -> None:
    note = Note("Năm {year}", {"year": 2018})
    message, params = note
    assert (message, params) == (note.message, note.params)


def test_every_kind_is_written_somewhere() -> None:
    kinds = Counter(rule.kind for day in EPOCHS for rule in chosen(day).rules)
    assert set(RuleKind) - set(kinds) == set()
    assert set(VALUES) == set(RuleKind)
