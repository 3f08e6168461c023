"""The shelf of law packs: which rules hold on a day, with the cluster's own changes, and why those."""

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from thiduadesk.domain.errors import Params, Problem, Trouble
from thiduadesk.domain.rulebook import RuleChange
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.law import (
    SLOT_NAMES,
    VALUES,
    Basis,
    Effect,
    Form,
    Holder,
    Instrument,
    LawPack,
    Level,
    Rule,
    RuleKind,
    Slot,
    Status,
    Title,
)
from thiduadesk.rules.layers import RULES_FILE, Draft, broken, carry, read_draft, without_force
from thiduadesk.rules.reader import BrokenPack
from thiduadesk.rules.values import UnreadableValue, read_value, references, written_value

_NO_WORD = re.compile(r"[^\w]+")
_SPELLED_WITH_Y = re.compile(r"\b([klmst])y\b")  # chiến sỹ or chiến sĩ, kỷ niệm or kỉ niệm
_UNDECIDED = N_("chưa định")
_LEADING = ("danh hieu thi dua ", "danh hieu ", "hinh thuc khen thuong ", "hinh thuc ")


class Note(NamedTuple):
    """Why a rule set is what it is: a message id and what fills its blanks."""

    message: str
    params: Params


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """The rules that hold on `day`: titles by id, rules in the order of the packs, a later slot replacing an earlier.

    `packs` are the names by id of the packs it was taken from; `notes` explain the choice.
    """

    day: date
    packs: Mapping[str, str]
    titles: Mapping[str, Title]
    rules: tuple[Rule, ...]
    instruments: tuple[Instrument, ...]
    notes: tuple[Note, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of `to_json`, in hexadecimal."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _names(self) -> Mapping[str, Title]:
        """Titles by their folded names, the longest first: «bằng khen của bộ trưởng …» is not «bằng khen của bộ»."""
        names = {_name_key(name): title for title in self.titles.values() for name in (title.name, *title.also)}
        return dict(sorted(names.items(), key=lambda item: -len(item[0])))

    def title_named(self, text: str) -> Title | None:
        """The title a text speaks of, marks and case forgiven: «LĐTT», «Bằng khen của Bộ trưởng Bộ Tư pháp».

        A text may go on after the name («… năm 2018»); None when no name begins it.
        """
        key = _name_key(text)
        for leading in _LEADING:
            key = key.removeprefix(leading)
        return self._names.get(key) or next(
            (title for name, title in self._names.items() if key.startswith(f"{name} ")), self.titles.get(text)
        )

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of this id; None when none holds on the day."""
        return self._by_id.get(rule_id)

    def rules_for(self, title: Title | None, holder_is_person: bool) -> tuple[Rule, ...]:
        """The rules that bind a title in the hands of a person or of a collective; settings bind none.

        Of a title nobody knows (None), the rules that bind all titles.
        """
        other = Holder.COLLECTIVE if holder_is_person else Holder.PERSON
        return tuple(
            rule
            for rule in self.rules
            if rule.title in {"", title.id if title else ""}
            and rule.holder is not other
            and rule.kind is not RuleKind.SETTING
        )

    def setting(self, setting_id: str) -> str:
        """What the cluster has set, as written; empty when nobody has decided it."""
        rule = self.rule(setting_id)
        return str(rule.values["value"]) if rule and rule.kind is RuleKind.SETTING else ""

    def readable(self, rule: Rule) -> str:
        """The rule's sentence with its values filled in; Vietnamese, whatever the interface speaks."""
        return rule.says.format_map({field: self.written(rule, field) or _UNDECIDED for field in rule.values})

    def written(self, rule: Rule, field: str) -> str:
        """One value of a rule as a secretary would type it; empty while a setting is undecided."""
        return written_value(rule, field, self.titles)

    def change_problems(self, change: RuleChange) -> tuple[Problem, ...]:
        """What keeps a change from being made to these rules: no such rule or value, unreadable, a circle."""
        try:
            _changed(self, change)
        except UnreadableValue as refusal:
            return (Problem("value", refusal.message, refusal.params),)
        return ()

    def to_json(self) -> str:
        """Canonical JSON: keys sorted, no blanks, dates as ISO text; equal rule sets give equal texts."""
        return json.dumps(
            dataclasses.asdict(self), default=date.isoformat, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )

    @classmethod
    def from_json(cls, text: str) -> "RuleSet":
        """The rule set a closed year keeps; raises `Trouble` when the text is none."""
        try:
            table = json.loads(text)
            return cls(
                day=date.fromisoformat(table["day"]),
                packs=table["packs"],
                titles={title_id: _title_from(title) for title_id, title in table["titles"].items()},
                rules=tuple(_rule_from(rule) for rule in table["rules"]),
                instruments=tuple(_instrument_from(one) for one in table["instruments"]),
                notes=tuple(Note(message, params) for message, params in table["notes"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Trouble(N_("Không đọc được bộ quy định lưu trong tệp: {reason}"), reason=str(error)) from error


def changeable(rule: Rule) -> tuple[str, ...]:
    """The values of a rule a cluster may put its own in place of."""
    return tuple(VALUES[rule.kind])


def governing_day(
    year: int, *, received_on: date | None = None, rules_on: date | None = None, year_rules_on: date | None = None
) -> tuple[date, Note]:
    """The day whose rules hold for a nomination of `year`, and why.

    A day chosen by hand comes first, then the day the competent body received the dossier, then the day chosen for the
    whole year, last 31 December of the year.
    """
    if rules_on:
        return rules_on, Note(N_("Theo quy định ngày {day}, do thư ký chọn."), {"day": short_date(rules_on)})
    if received_on:
        return received_on, Note(
            N_("Theo quy định ngày {day}, ngày cơ quan có thẩm quyền nhận hồ sơ."), {"day": short_date(received_on)}
        )
    if year_rules_on:
        return year_rules_on, Note(
            N_("Theo quy định ngày {day}, chọn chung cho năm {year}."),
            {"day": short_date(year_rules_on), "year": year},
        )
    last = date(year, 12, 31)
    return last, Note(
        N_("Theo quy định ngày {day}, ngày cuối của năm {year}."), {"day": short_date(last), "year": year}
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """All law packs, checked against each other when it is made: see `read_shelf`."""

    packs: tuple[LawPack, ...]

    def in_force(self, day: date) -> tuple[LawPack, ...]:
        """The packs of a day, one of each slot at most, in the order of the slots."""
        return tuple(
            pack
            for slot in Slot
            for pack in self.packs
            if pack.slot is slot and pack.since <= day and (pack.until is None or day <= pack.until)
        )

    def choose(self, day: date, changes: Sequence[RuleChange] = (), year: int | None = None) -> RuleSet:
        """The rules of a day with what the cluster changed up to `year` (the day's own when None).

        A stored change that no longer fits is left out and told in the notes.
        """
        packs = self.in_force(day)
        chosen = RuleSet(
            day=day,
            packs={pack.id: pack.name for pack in packs},
            titles={title.id: title for pack in packs for title in pack.titles},
            rules=tuple(_merged(packs, day).values()),
            instruments=tuple(one for pack in packs for one in pack.instruments if _holds(one.since, one.until, day)),
            notes=tuple(self._reasons(packs, day)),
        )
        return _with_changes(chosen, changes, day.year if year is None else year)

    def choose_for(
        self,
        year: int,
        changes: Sequence[RuleChange] = (),
        *,
        received_on: date | None = None,
        rules_on: date | None = None,
        year_rules_on: date | None = None,
    ) -> RuleSet:
        """The rules for a nomination of `year`, the reason for their day first among the notes: see `governing_day`."""
        day, reason = governing_day(year, received_on=received_on, rules_on=rules_on, year_rules_on=year_rules_on)
        chosen = self.choose(day, changes, year)
        return dataclasses.replace(chosen, notes=(reason, *chosen.notes))

    def _reasons(self, packs: Sequence[LawPack], day: date) -> Iterator[Note]:
        by_slot = {pack.slot: pack for pack in packs}
        for slot in Slot:
            params = {"slot": SLOT_NAMES[slot], "day": short_date(day)}
            pack = by_slot.get(slot)
            if pack is None:
                yield Note(N_("{slot}: không có gói nào cho ngày {day}."), params)
                continue
            yield Note(N_("{slot}: {pack}."), params | {"pack": pack.name})
            yield from self._turns(pack, day)
        national = by_slot.get(Slot.NATIONAL)
        for pack in packs:
            if pack.written_for and (national is None or pack.written_for != national.id):
                written_for = next(other.name for other in self.packs if other.id == pack.written_for)
                yield Note(
                    N_(
                        "«{pack}» viết cho «{written_for}», nay quy định chung đã khác: chỗ không khớp cần người quyết."
                    ),
                    {"pack": pack.name, "written_for": written_for},
                )

    def _turns(self, pack: LawPack, day: date) -> Iterator[Note]:
        """What changed, or is going to change, in the year of the day: there a person may have to decide."""
        row = sorted((other for other in self.packs if other.slot is pack.slot), key=lambda other: other.since)
        place = row.index(pack)
        if place and pack.since.year == day.year:
            yield Note(
                N_("Từ ngày {since} quy định này thay «{before}»."),
                {"since": short_date(pack.since), "before": row[place - 1].name},
            )
        for turning in row[place : place + 2]:
            if turning.since.year == day.year:
                for transition in turning.transitions:
                    yield Note(
                        N_("Chuyển tiếp ({article}): {text} Cần người có trách nhiệm quyết định."),
                        {"article": transition.article, "text": transition.note},
                    )


def read_shelf(folder: Path) -> Shelf:
    """Read every pack below `folder` that holds rules and check them against each other; raises `BrokenPack`."""
    drafts = sorted((read_draft(path) for path in folder.glob(f"*/{RULES_FILE}")), key=lambda one: one.pack.since)
    packs: dict[str, LawPack] = {}
    files = {draft.pack.id: draft.file for draft in drafts}
    for draft in drafts:
        # By their beginnings, so what may be carried has been read.
        packs[draft.pack.id] = carry(draft, _earlier(draft, packs)) if draft.carries else draft.pack
    shelf = Shelf(tuple(packs.values()))
    _check_neighbours(shelf, files)
    for day in sorted(_turning_days(shelf.packs)):
        _check_titles(shelf.in_force(day), day, files)
    return shelf


@cache
def shelf() -> Shelf:
    """The packs shipped with the program."""
    return read_shelf(resource_path("packs"))


def _earlier(draft: Draft, packs: Mapping[str, LawPack]) -> LawPack:
    earlier = packs.get(draft.carries)
    if earlier is None or earlier.slot is not draft.pack.slot:
        raise broken(draft.file, "carries")
    return earlier


def _check_neighbours(shelf_read: Shelf, files: Mapping[str, str]) -> None:
    known = {pack.id: pack for pack in shelf_read.packs}
    for pack in shelf_read.packs:
        other = known.get(pack.written_for)
        if pack.written_for and (other is None or other.slot is not Slot.NATIONAL):
            raise broken(files[pack.id], "written_for")
        for later in shelf_read.packs:
            meets = later is not pack and later.slot is pack.slot and _holds(pack.since, pack.until, later.since)
            if meets:
                raise BrokenPack(
                    N_("Gói quy định {path}: mục «{key}» trùng thời gian với gói «{other}»."),
                    path=files[later.id],
                    key="since",
                    other=pack.id,
                )


def _turning_days(packs: Iterable[LawPack]) -> set[date]:
    """Every day on which another set of rules begins to hold."""
    rules = (rule for pack in packs for rule in pack.rules)
    spans = [*((pack.since, pack.until) for pack in packs), *((rule.since, rule.until) for rule in rules)]
    return {since for since, _ in spans} | {until + timedelta(days=1) for _, until in spans if until}


def _check_titles(packs: Sequence[LawPack], day: date, files: Mapping[str, str]) -> None:
    """Titles spoken of are known, and no title is at last a condition of itself."""
    titles = {title.id for pack in packs for title in pack.titles}
    rules = _merged(packs, day).values()
    for rule in rules:
        if rule.title and rule.title not in titles:
            raise _unknown_title(files[rule.pack], f"rules.{rule.id}.title", rule.title)
        for of in references(rule.kind, rule.values):
            if of not in titles:
                raise _unknown_title(files[rule.pack], f"rules.{rule.id}.values.of", of)
    if circle := _circle(rules):
        raise BrokenPack(
            N_("Gói quy định {path}: mục «{key}» khép vòng điều kiện: {circle}."),
            path=files[circle[0].pack],
            key=f"rules.{circle[0].id}.values.of",
            circle=" → ".join(rule.title for rule in (*circle, circle[0])),
        )


def _unknown_title(file: str, key: str, title: str) -> BrokenPack:
    return BrokenPack(
        N_("Gói quy định {path}: mục «{key}» nhắc «{title}», không gói nào có danh hiệu này."),
        path=file,
        key=key,
        title=title,
    )


def _circle(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules of one circle of prerequisites, each leading to the title of the next; empty when there is none."""
    asking: dict[str, list[Rule]] = {}
    for rule in rules:
        # A cap speaks of another title only to count by it.
        if rule.kind is not RuleKind.CAP and references(rule.kind, rule.values):
            asking.setdefault(rule.title, []).append(rule)
    cleared: set[str] = set()

    def follow(title: str, way: tuple[Rule, ...]) -> tuple[Rule, ...]:
        for place, rule in enumerate(way):
            if rule.title == title:
                return way[place:]
        if title in cleared:
            return ()
        for rule in asking.get(title, ()):
            for of in references(rule.kind, rule.values):
                if found := follow(of, (*way, rule)):
                    return found
        cleared.add(title)
        return ()

    return next((found for title in asking if (found := follow(title, ()))), ())


def _holds(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _merged(packs: Iterable[LawPack], day: date) -> dict[str, Rule]:
    return {rule.id: rule for pack in packs for rule in pack.rules if _holds(rule.since, rule.until, day)}


def _with_changes(chosen: RuleSet, changes: Iterable[RuleChange], year: int) -> RuleSet:
    latest: dict[tuple[str, str], RuleChange] = {}
    for change in sorted((one for one in changes if one.year <= year), key=lambda one: (one.year, one.id)):
        latest[change.rule, change.field] = change
    notes = list(chosen.notes)
    left = list(latest.values())
    while left:
        refused: list[tuple[RuleChange, UnreadableValue]] = []
        for change in left:
            try:
                chosen = _changed(chosen, change)
            except UnreadableValue as refusal:
                refused.append((change, refusal))
                continue
            notes.append(Note(N_("Cụm sửa «{rule}» từ năm {year} thành «{value}»: {reason}"), _told(change)))
        if len(refused) == len(left):
            for change, why in refused:
                params = {**_told(change), **why.params, "why": why.message}
                notes.append(Note(N_("Bỏ qua thay đổi của cụm ở «{rule}» năm {year}: {why}"), params))
            break
        # A day and its month may fit only one after the other.
        left = [change for change, _ in refused]
    return dataclasses.replace(chosen, notes=tuple(notes))


def _told(change: RuleChange) -> Params:
    return {"rule": change.rule, "year": change.year, "value": change.value, "reason": change.reason}


def _changed(chosen: RuleSet, change: RuleChange) -> RuleSet:
    """The rules with one value changed, and its rule the user's word; raises `UnreadableValue`."""
    rule = chosen.rule(change.rule)
    if rule is None:
        message = N_("Không có quy định «{rule}» vào ngày {day}.")
        raise UnreadableValue(message, rule=change.rule, day=short_date(chosen.day))
    value = read_value(rule, change.field, change.value, chosen.title_named)
    own = without_force(
        dataclasses.replace(
            rule,
            values={**rule.values, change.field: value},
            basis=dataclasses.replace(rule.basis, status=Status.USER, note=change.reason),
        )
    )
    rules = tuple(own if one is rule else one for one in chosen.rules)
    if circle := _circle(rules):
        raise UnreadableValue(
            N_("Thay đổi khép vòng điều kiện: {circle}."),
            circle=" → ".join(chosen.titles[one.title].name for one in (*circle, circle[0])),
        )
    return dataclasses.replace(chosen, rules=rules)


def _name_key(text: str) -> str:
    return _SPELLED_WITH_Y.sub(r"\1i", _NO_WORD.sub(" ", fold(text)).strip())


def _basis_from(table: Mapping[str, Any]) -> Basis:
    return Basis(**{**table, "status": Status(table["status"])})


def _day_from(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instrument_from(table: Mapping[str, Any]) -> Instrument:
    since, until, basis = _day_from(table["since"]), _day_from(table["until"]), _basis_from(table["basis"])
    return Instrument(name=table["name"], since=since, until=until, basis=basis)


def _title_from(table: Mapping[str, Any]) -> Title:
    return Title(
        **{
            **table,
            "also": tuple(table["also"]),
            "form": Form(table["form"]),
            "holder": Holder(table["holder"]),
            "level": Level(table["level"]),
            "standards": tuple(table["standards"]),
            "basis": _basis_from(table["basis"]),
        }
    )


def _rule_from(table: Mapping[str, Any]) -> Rule:
    values = {field: tuple(value) if isinstance(value, list) else value for field, value in table["values"].items()}
    return Rule(
        **{
            **table,
            "kind": RuleKind(table["kind"]),
            "holder": Holder(table["holder"]),
            "values": values,
            "effect": Effect(table["effect"]),
            "basis": _basis_from(table["basis"]),
            "since": date.fromisoformat(table["since"]),
            "until": _day_from(table["until"]),
        }
    )
