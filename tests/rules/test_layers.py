"""A broken law pack is refused with file and key; what a good one says is read as values; one carries another."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.shape.house import ROOT
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.law import Effect, Holder, LawPack, RuleKind, Slot, Status
from thiduadesk.rules.reader import BrokenPack
from thiduadesk.rules.shelf import Shelf, read_shelf

HEAD = 'name = "Luật mẫu"\nslot = "national"\nsince = 2010-01-01\nuntil = 2019-12-31\n'
BASIS = 'article = "Điều 1"\nsource = "Luật mẫu"\nstatus = "sourced"\n'
TITLES = "".join(
    f'[[titles]]\nid = "{title}"\nname = "{name}"\nform = "title"\nholder = "person"\nlevel = "base"\n'
    f'confers = "Thủ trưởng"\n{BASIS}'
    for title, name in (("ldtt", "Lao động tiên tiến"), ("cstd", "Chiến sĩ thi đua"))
)
CAP = (
    '[[rules]]\nid = "cstd.cap"\nkind = "cap"\ntitle = "cstd"\n'
    'values = { percent = 15, of = "ldtt", level = "unit" }\n'
    f'effect = "block"\nsays = "Không quá {{percent}} % số đạt {{of}}."\n{BASIS}'
)
DEADLINE = (
    '[[rules]]\nid = "due"\nkind = "deadline"\nvalues = { day = 31, month = 3, next_year = true }\n'
    f'effect = "warn"\nsays = "Chậm nhất {{day}}/{{month}}."\n{BASIS}'
)
GOOD = HEAD + TITLES + CAP + DEADLINE


def shelf_of(folder: Path, **packs: str) -> Shelf:
    for name, text in packs.items():
        place = folder / name
        place.mkdir()
        (place / "rules.toml").write_text(text, encoding="utf-8")
    return read_shelf(folder)


def pack_of(shelf: Shelf, pack_id: str) -> LawPack:
    return next(pack for pack in shelf.packs if pack.id == pack_id)


def rule_text(rule_id: str, kind: str, values: str, title: str = "cstd") -> str:
    return (
        f'[[rules]]\nid = "{rule_id}"\nkind = "{kind}"\ntitle = "{title}"\nvalues = {{ {values} }}\n'
        f'effect = "warn"\nsays = "Câu."\n{BASIS}'
    )


def test_a_good_pack_is_read_as_values(tmp_path: Path) -> None:
    pack = pack_of(shelf_of(tmp_path, mau=GOOD), "mau")
    assert (pack.name, pack.slot, pack.since, pack.until) == (
        "Luật mẫu",
        Slot.NATIONAL,
        date(2010, 1, 1),
        date(2019, 12, 31),
    )
    assert [title.id for title in pack.titles] == ["ldtt", "cstd"]
    cap, due = pack.rules
    assert (cap.kind, cap.title, cap.effect, cap.pack) == (RuleKind.CAP, "cstd", Effect.BLOCK, "mau")
    assert cap.values == {"percent": 15, "of": "ldtt", "level": "unit"}
    assert (cap.holder, cap.basis.status, cap.blocks) == (Holder.BOTH, Status.SOURCED, True)
    assert due.values == {"day": 31, "month": 3, "next_year": True}


def test_what_has_no_dates_of_its_own_has_those_of_its_pack(tmp_path: Path) -> None:
    dated = GOOD.replace('effect = "warn"', 'since = 2012-05-01\nuntil = 2015-01-01\neffect = "warn"')
    cap, due = pack_of(shelf_of(tmp_path, mau=dated), "mau").rules
    assert (cap.since, cap.until) == (date(2010, 1, 1), date(2019, 12, 31))
    assert (due.since, due.until) == (date(2012, 5, 1), date(2015, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        # unknown keys
        ("slot =", 'slots = "x"\nslot =', "slots"),
        ('confers = "Thủ', 'conferred = "x"\nconfers = "Thủ', "titles.ldtt.conferred"),
        ('kind = "cap"', 'kind = "cap"\npercent = 15', "rules.cstd.cap.percent"),
        ("percent = 15,", "percent = 15, per = 1,", "rules.cstd.cap.values.per"),
        # missing keys
        ('name = "Luật mẫu"\n', "", "name"),
        ("since = 2010-01-01\n", "", "since"),
        ('level = "base"\n', "", "titles.ldtt.level"),
        ("percent = 15, ", "", "rules.cstd.cap.values.percent"),
        ('id = "cstd.cap"\n', "", "rules.1.id"),
        ('title = "cstd"\n', "", "rules.cstd.cap.title"),
        # a missing or empty article
        ('article = "Điều 1"\n', "", "titles.ldtt.article"),
        ('article = "Điều 1"\n', 'article = " "\n', "titles.ldtt.article"),
        ('source = "Luật mẫu"\n', "", "titles.ldtt.source"),
        # wrong types
        ("since = 2010-01-01", 'since = "2010-01-01"', "since"),
        ("since = 2010-01-01", "since = 2010-01-01T00:00:00", "since"),
        ("percent = 15", "percent = 15.0", "rules.cstd.cap.values.percent"),
        ("percent = 15", "percent = true", "rules.cstd.cap.values.percent"),
        ("next_year = true", "next_year = 1", "rules.due.values.next_year"),
        ('name = "Lao động tiên tiến"', 'name = "Lao động tiên tiến"\nalso = "LĐTT"', "titles.ldtt.also"),
        ('name = "Lao động tiên tiến"', 'name = "Lao động tiên tiến"\nalso = [1]', "titles.ldtt.also"),
        ("slot =", "transitions = [1]\nslot =", "transitions"),
        # terms
        ('slot = "national"', 'slot = "nation"', "slot"),
        ('status = "sourced"', 'status = "sure"', "titles.ldtt.status"),
        ('kind = "cap"', 'kind = "ceiling"', "rules.cstd.cap.kind"),
        ('effect = "block"', 'effect = "forbid"', "rules.cstd.cap.effect"),
        ('holder = "person"', 'holder = "people"', "titles.ldtt.holder"),
        ('level = "unit"', 'level = "country"', "rules.cstd.cap.values.level"),
        # numbers no rule can hold
        ("percent = 15", "percent = 0", "rules.cstd.cap.values.percent"),
        ("percent = 15", "percent = 101", "rules.cstd.cap.values.percent"),
        ("day = 31, month = 3", "day = 31, month = 4", "rules.due.values.day"),
        ("day = 31, month = 3", "day = 31, month = 13", "rules.due.values.month"),
        # titles nobody knows
        ('of = "ldtt"', 'of = "ldt"', "rules.cstd.cap.values.of"),
        ('title = "cstd"', 'title = "cst"', "rules.cstd.cap.title"),
        # sentences
        ("{percent} %", "{share} %", "rules.cstd.cap.says"),
        ("{percent} %", "{percent.real} %", "rules.cstd.cap.says"),
        ("{percent} %", "{} %", "rules.cstd.cap.says"),
        ("{percent} %", "{percent %", "rules.cstd.cap.says"),
        # the same thing twice
        ('id = "due"', 'id = "cstd.cap"', "rules.cstd.cap"),
        ('id = "cstd"', 'id = "ldtt"', "titles.ldtt"),
        # dates out of order, or beyond the pack's
        ("until = 2019-12-31", "until = 2009-12-31", "until"),
        ('effect = "warn"', 'since = 2015-01-01\nuntil = 2014-12-31\neffect = "warn"', "rules.due.until"),
        ('effect = "warn"', 'since = 2009-12-31\neffect = "warn"', "rules.due.since"),
        ('effect = "warn"', 'until = 2020-01-01\neffect = "warn"', "rules.due.until"),
        # nothing to carry
        ("slot =", 'carries = "khong-co"\nslot =', "carries"),
        ("slot =", 'drops = ["cstd.cap"]\nslot =', "drops"),
        ("slot =", 'carried_status = "memory"\nslot =', "carried_status"),
        ("slot =", 'written_for = "khong-co"\nslot =', "written_for"),
    ],
)
def test_a_broken_pack_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in GOOD
    with pytest.raises(BrokenPack) as refusal:
        shelf_of(tmp_path, mau=GOOD.replace(old, new, 1))
    assert "mau/rules.toml" in str(refusal.value)
    assert f"«{key}»" in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("nobody-disciplined", 'level = "cảnh báo"', "level"),
        ("initiative", 'scope = "tỉnh"', "scope"),
        ("chain", 'of = "ldtt", years = 3, ends = "now"', "ends"),
        ("chain", 'of = "ldtt", years = 0, ends = "same"', "years"),
        ("one-of", "of = [], years = 5", "of"),
        ("vote", 'threshold = "90%", base = "có mặt", secret = true', "threshold"),
        ("vote", 'threshold = "≥ 120%", base = "có mặt", secret = true', "threshold"),
        ("vote", 'threshold = "≥ 90%", base = "mọi người", secret = true', "base"),
        ("dossier", "parts = [], copies = 1", "parts"),
        ("dossier", 'parts = ["Tờ trình", " "], copies = 1', "parts"),
        ("dossier", 'parts = ["Tờ trình"], copies = -1', "copies"),
        ("money", "hundredths = 0", "hundredths"),
        ("attested", 'what = ""', "what"),
    ],
)
def test_a_value_a_rule_cannot_be_checked_with_is_refused(tmp_path: Path, kind: str, values: str, field: str) -> None:
    with pytest.raises(BrokenPack) as refusal:
        shelf_of(tmp_path, mau=HEAD + TITLES + rule_text("thu", kind, values))
    assert f"«rules.thu.values.{field}»" in str(refusal.value)


@pytest.mark.parametrize(("setting", "value"), [("rounding", "tùy ý"), ("ties", "bốc thăm"), ("quorum", "đông đủ")])
def test_a_setting_the_program_counts_with_has_its_terms(tmp_path: Path, setting: str, value: str) -> None:
    text = rule_text(setting, "setting", f'value = "{value}"').replace('title = "cstd"\n', "")
    with pytest.raises(BrokenPack, match=rf"«rules\.{setting}\.values\.value»"):
        shelf_of(tmp_path, mau=HEAD + TITLES + text)


@pytest.mark.parametrize("status", ["memory", "comparable", "user"])
def test_what_is_not_sourced_may_not_block(tmp_path: Path, status: str) -> None:
    unsure = CAP.replace('status = "sourced"', f'status = "{status}"')
    with pytest.raises(BrokenPack, match=r"«rules\.cstd\.cap\.effect»"):
        shelf_of(tmp_path, mau=HEAD + TITLES + unsure)


@pytest.mark.parametrize(
    "back",
    [
        ("chain", 'of = "cstd", years = 1, ends = "same"'),
        ("one-of", 'of = ["cstd"], years = 5'),
        ("any", 'of = "cstd"'),
        ("within", 'of = "cstd"'),
        ("share", 'of = "cstd", percent = 50, strict = true'),
    ],
)
def test_conditions_in_a_circle_are_refused(tmp_path: Path, back: tuple[str, str]) -> None:
    there = rule_text("cstd.chain", "chain", 'of = "ldtt", years = 1, ends = "same"')
    again = rule_text("ldtt.back", *back, title="ldtt")
    with pytest.raises(BrokenPack) as refusal:
        shelf_of(tmp_path, mau=HEAD + TITLES + there + again)
    assert "mau/rules.toml" in str(refusal.value)
    assert "cstd → ldtt → cstd" in str(refusal.value)


def test_a_circle_through_two_packs_is_refused_and_one_that_never_holds_together_is_not(tmp_path: Path) -> None:
    there = rule_text("cstd.chain", "chain", 'of = "ldtt", years = 1, ends = "same"')
    again = rule_text("ldtt.back", "any", 'of = "cstd"', title="ldtt")
    other = HEAD.replace("national", "ministry")
    with pytest.raises(BrokenPack, match=r"khép vòng"):
        shelf_of(tmp_path, mau=HEAD + TITLES + there, nganh=other + again)
    apart = tmp_path / "apart"
    apart.mkdir()
    early = there.replace("effect =", "until = 2014-12-31\neffect =")
    late = again.replace("effect =", "since = 2015-01-01\neffect =")
    shelf_of(apart, mau=HEAD + TITLES + early, nganh=other + late)


def test_a_cap_counted_by_another_title_is_no_condition(tmp_path: Path) -> None:
    again = rule_text("ldtt.any", "any", 'of = "cstd"', title="ldtt")
    shelf_of(tmp_path, mau=GOOD + again)


def test_two_packs_of_one_slot_on_one_day_are_refused(tmp_path: Path) -> None:
    later = GOOD.replace("2010-01-01", "2019-12-31").replace("until = 2019-12-31", "until = 2025-01-01")
    with pytest.raises(BrokenPack, match=r"sau/rules\.toml.*«since».*«mau»"):
        shelf_of(tmp_path, mau=GOOD, sau=later)


def test_the_next_day_is_soon_enough(tmp_path: Path) -> None:
    later = GOOD.replace("2010-01-01", "2020-01-01").replace("until = 2019-12-31\n", "")
    assert len(shelf_of(tmp_path, mau=GOOD, sau=later).packs) == 2


LATER = 'name = "Luật mới"\nslot = "national"\nsince = 2020-01-01\ncarries = "mau"\n'


class TestCarrying:
    """A pack that takes over an earlier one says only what is different."""

    def test_all_that_held_on_the_last_day_is_taken_over_with_the_pack_it_was_written_in(self, tmp_path: Path) -> None:
        ended = GOOD.replace('effect = "warn"', 'until = 2015-01-01\neffect = "warn"')
        carried = pack_of(shelf_of(tmp_path, mau=ended, sau=LATER), "sau")
        assert [title.id for title in carried.titles] == ["ldtt", "cstd"]
        (cap,) = carried.rules
        assert (cap.id, cap.pack, cap.since, cap.until) == ("cstd.cap", "mau", date(2010, 1, 1), None)
        assert cap.blocks

    def test_what_is_written_again_takes_the_place_of_the_old(self, tmp_path: Path) -> None:
        carried = pack_of(shelf_of(tmp_path, mau=GOOD, sau=LATER + CAP.replace("percent = 15", "percent = 20")), "sau")
        assert [rule.id for rule in carried.rules] == ["cstd.cap", "due"]
        assert (carried.rules[0].values["percent"], carried.rules[0].pack) == (20, "sau")

    def test_what_is_dropped_is_gone(self, tmp_path: Path) -> None:
        carried = pack_of(shelf_of(tmp_path, mau=GOOD, sau=LATER + 'drops = ["cstd.cap"]\n'), "sau")
        assert [rule.id for rule in carried.rules] == ["due"]

    def test_what_was_never_there_cannot_be_dropped(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenPack, match=r"sau/rules\.toml.*«drops\.cstd\.cup»"):
            shelf_of(tmp_path, mau=GOOD, sau=LATER + 'drops = ["cstd.cup"]\n')

    def test_taken_over_as_memory_nothing_blocks_any_more(self, tmp_path: Path) -> None:
        carried = pack_of(shelf_of(tmp_path, mau=GOOD, sau=LATER + 'carried_status = "memory"\n'), "sau")
        cap = carried.rules[0]
        assert (cap.basis.status, cap.effect, cap.blocks) == (Status.MEMORY, Effect.WARN, False)
        assert {title.basis.status for title in carried.titles} == {Status.MEMORY}

    def test_only_an_earlier_pack_of_the_same_slot_can_be_carried(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenPack, match=r"sau/rules\.toml.*«carries»"):
            shelf_of(tmp_path, mau=GOOD, sau=LATER.replace("national", "ministry"))


def test_the_example_for_lawyers_is_a_pack_as_it_stands(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "rule-packs.md").read_text("utf-8")
    whole, partly = re.findall(r"^```toml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    packs = {name: _shipped(name) for name in ("quoc-gia-2017", "quoc-gia-2024")}
    shelf = shelf_of(tmp_path, **packs, **{"vi-du-2019": whole, "vi-du-2024": partly})
    example = pack_of(shelf, "vi-du-2019")
    assert [rule.blocks for rule in example.rules] == [True, False]
    assert [title.name for title in example.titles] == ["Cờ thi đua ngành Ví dụ"]
    assert [rule.id for rule in pack_of(shelf, "vi-du-2024").rules] == ["co-nganh.paper"]


def test_the_guide_names_every_kind_status_and_pack() -> None:
    guide = (ROOT / "docs" / "rule-packs.md").read_text("utf-8")
    packs = [path.parent.name for path in resource_path("packs").glob("*/rules.toml")]
    assert [word for word in (*RuleKind, *Status, *Effect, *Slot, *packs) if f"`{word}`" not in guide] == []


def _shipped(name: str) -> str:
    return resource_path("packs", name, "rules.toml").read_text("utf-8")
