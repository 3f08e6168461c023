"""Law packs as they are written: `rules.toml` read into values, whatever is wrong with one told by file and key."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from thiduadesk.i18n.mark import N_
from thiduadesk.rules.law import (
    VALUES,
    Basis,
    Effect,
    Form,
    Holder,
    Instrument,
    LawPack,
    Level,
    Number,
    Rule,
    RuleKind,
    Slot,
    Status,
    Title,
)
from thiduadesk.rules.reader import BrokenPack, read_toml
from thiduadesk.rules.values import fits, is_a_day

RULES_FILE = "rules.toml"

_Any = TypeVar("_Any")
_Term = TypeVar("_Term", bound=StrEnum)

_GENERAL = frozenset(
    {
        *(RuleKind.REGISTERED, RuleKind.CLEAR, RuleKind.RESTART, RuleKind.NO_TWICE, RuleKind.ONE_FORM),
        *(RuleKind.NOT_REWARDED, RuleKind.ATTESTED, RuleKind.DOSSIER, RuleKind.DEADLINE, RuleKind.SETTING),
    }
)
"""The kinds that may bind all titles; any other rule names its title."""

# How a lawyer calls the types of TOML.
_TYPES: Mapping[type, str] = {
    str: N_("chữ trong ngoặc kép"),
    int: N_("số nguyên"),
    bool: N_("true hoặc false"),
    date: N_("ngày dạng 2018-07-21"),
    dict: N_("các mục con"),
    list: N_("danh sách"),
    tuple: N_("danh sách chữ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A pack as its file alone says it, before what it takes over from an earlier one."""

    pack: LawPack
    file: str
    carries: str = ""
    carried_status: Status | None = None
    drops: frozenset[str] = frozenset()


def read_draft(path: Path) -> Draft:
    """Read one `rules.toml`; the pack is called as its folder. Raises `BrokenPack`.

    Whether the titles spoken of exist is known only beside the other packs: see `rules.shelf`.
    """
    table = _Table(read_toml(path), f"{path.parent.name}/{path.name}")
    since = table.take("since", date)
    until = table.take("until", date, None)
    table.ordered(since, until)
    pack = LawPack(
        id=path.parent.name,
        name=table.string("name"),
        slot=table.term("slot", Slot),
        since=since,
        until=until,
        written_for=table.string("written_for", ""),
        instruments=tuple(_instrument(entry) for entry in table.tables("instruments")),
        titles=tuple(_title(entry) for entry in table.tables("titles")),
        rules=tuple(_rule(entry, path.parent.name, since, until) for entry in table.tables("rules")),
        transitions=tuple(_basis(entry, note_needed=True) for entry in table.tables("transitions")),
    )
    draft = Draft(
        pack=pack,
        file=table.file,
        carries=table.string("carries", ""),
        carried_status=table.term("carried_status", Status, None),
        drops=frozenset(table.strings("drops", [])),
    )
    table.finish()
    for key in ("carried_status", "drops"):
        if getattr(draft, key) and not draft.carries:
            raise broken(table.file, key)
    return draft


def carry(draft: Draft, earlier: LawPack) -> LawPack:
    """The draft with what it takes over: everything `earlier` held on its last day, save what it replaces or drops."""
    pack = draft.pack
    known = {rule.id for rule in earlier.rules}
    for gone in sorted(draft.drops - known):
        raise broken(draft.file, f"drops.{gone}")
    last_day = earlier.until
    in_force = [rule for rule in earlier.rules if rule.until in {None, last_day} and rule.id not in draft.drops]
    instruments = {one.name: one for one in earlier.instruments if one.until is None or one.until >= pack.since}
    status = draft.carried_status
    titles = {
        title.id: dataclasses.replace(title, basis=_carried_basis(title.basis, status)) for title in earlier.titles
    }
    rules = {
        rule.id: without_force(dataclasses.replace(rule, basis=_carried_basis(rule.basis, status), until=pack.until))
        for rule in in_force
    }
    # A replaced entry keeps its place, so that packs read in the same order year after year.
    return dataclasses.replace(
        pack,
        instruments=tuple((instruments | {one.name: one for one in pack.instruments}).values()),
        titles=tuple((titles | {title.id: title for title in pack.titles}).values()),
        rules=tuple((rules | {rule.id: rule for rule in pack.rules}).values()),
    )


def _carried_basis(basis: Basis, status: Status | None) -> Basis:
    return dataclasses.replace(basis, status=status) if status and basis.status is Status.SOURCED else basis


def without_force(rule: Rule) -> Rule:
    """The rule warning where it would have blocked and is not sourced any more."""
    if rule.effect is Effect.BLOCK and rule.basis.status is not Status.SOURCED:
        return dataclasses.replace(rule, effect=Effect.WARN)
    return rule


def broken(file: str, key: str) -> BrokenPack:
    """The refusal of a key that holds something it may not hold."""
    return BrokenPack(N_("Gói quy định {path}: mục «{key}» không dùng được."), path=file, key=key)


class _Table:
    """One table of the file: gives its entries once, each of the type asked for, and knows which nobody asked for."""

    def __init__(self, entries: Mapping[str, Any], file: str, name: str = "") -> None:
        self.file = file
        self.name = name
        self._left = dict(entries)

    def key(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def take(self, key: str, wanted: type[_Any], *default: Any) -> Any:
        """The entry, of exactly the type; without a default it is needed."""
        if key not in self._left:
            if default:
                return default[0]
            raise BrokenPack(N_("Gói quy định {path}: thiếu mục «{key}»."), path=self.file, key=self.key(key))
        value = self._left.pop(key)
        # True is an int to Python, a moment is a date; to the law they are not.
        if type(value) is not wanted:
            raise self.mistyped(key, wanted)
        return value

    def mistyped(self, key: str, wanted: type) -> BrokenPack:
        return BrokenPack(
            N_("Gói quy định {path}: mục «{key}» phải là {type}."),
            path=self.file,
            key=self.key(key),
            type=_TYPES[wanted],
        )

    def string(self, key: str, *default: str) -> str:
        """A text that says something, unless a default stands for it."""
        value: str = self.take(key, str, *default)
        if not value.strip() and not default:
            raise BrokenPack(N_("Gói quy định {path}: thiếu mục «{key}»."), path=self.file, key=self.key(key))
        return value.strip()

    def strings(self, key: str, *default: list[str]) -> tuple[str, ...]:
        values = self.take(key, list, *default)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.mistyped(key, tuple)
        return tuple(values)

    def term(self, key: str, terms: type[_Term], *default: _Term | None) -> Any:
        word = self.take(key, str, *default)
        if isinstance(word, str) and word not in set(terms):
            raise BrokenPack(
                N_("Gói quy định {path}: mục «{key}» ghi «{value}»; chỉ được ghi: {terms}."),
                path=self.file,
                key=self.key(key),
                value=word,
                terms=", ".join(terms),
            )
        return terms(word) if isinstance(word, str) else word

    def tables(self, key: str) -> list["_Table"]:
        """The tables of a list, named by their ids (by their place from 1 when they have none), no id twice."""
        entries = self.take(key, list, [])
        found: dict[str, _Table] = {}
        for place, entry in enumerate(entries, start=1):
            if not isinstance(entry, dict):
                raise self.mistyped(key, dict)
            label = str(entry.get("id", place))
            if label in found:
                raise BrokenPack(
                    N_("Gói quy định {path}: «{key}» ghi hai lần."), path=self.file, key=self.key(f"{key}.{label}")
                )
            found[label] = _Table(entry, self.file, self.key(f"{key}.{label}"))
        return list(found.values())

    def ordered(self, since: date | None, until: date | None) -> None:
        if since and until and since > until:
            raise BrokenPack(
                N_("Gói quy định {path}: mục «{key}» sớm hơn ngày bắt đầu."), path=self.file, key=self.key("until")
            )

    def finish(self) -> None:
        """Refuse what nobody asked for: a misspelt key would otherwise be a rule silently lost."""
        for key in self._left:
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» là mục lạ."), path=self.file, key=self.key(key))


def _basis(table: _Table, *, note_needed: bool = False) -> Basis:
    """The last thing taken from an entry."""
    basis = Basis(
        article=table.string("article"),
        source=table.string("source"),
        status=table.term("status", Status),
        note=table.string("note") if note_needed else table.string("note", ""),
    )
    table.finish()
    return basis


def _instrument(table: _Table) -> Instrument:
    name, since, until = table.string("name"), table.take("since", date, None), table.take("until", date, None)
    table.ordered(since, until)
    return Instrument(name=name, since=since, until=until, basis=_basis(table))


def _title(table: _Table) -> Title:
    return Title(
        id=table.string("id"),
        name=table.string("name"),
        also=table.strings("also", []),
        form=table.term("form", Form),
        holder=table.term("holder", Holder),
        level=table.term("level", Level),
        confers=table.string("confers"),
        standards=table.strings("standards", []),
        basis=_basis(table),
    )


def _rule(table: _Table, pack: str, pack_since: date, pack_until: date | None) -> Rule:
    rule_id = table.string("id")
    kind = table.term("kind", RuleKind)
    title = table.string("title", "") if kind in _GENERAL else table.string("title")
    values = _values(table, kind, rule_id)
    since, until = table.take("since", date, pack_since), table.take("until", date, pack_until)
    table.ordered(since, until)
    if since < pack_since:
        raise _outside(table, "since")
    if pack_until and (until is None or until > pack_until):
        raise _outside(table, "until")
    rule = Rule(
        id=rule_id,
        kind=kind,
        title=title,
        holder=table.term("holder", Holder, Holder.BOTH),
        values=values,
        effect=table.term("effect", Effect),
        says=_sentence(table, values),
        pack=pack,
        since=since,
        until=until,
        basis=_basis(table),
    )
    if rule.effect is Effect.BLOCK and not rule.blocks:
        raise BrokenPack(
            N_("Gói quy định {path}: mục «{key}» chỉ được là block khi status là sourced."),
            path=table.file,
            key=table.key("effect"),
        )
    return rule


def _outside(table: _Table, key: str) -> BrokenPack:
    return BrokenPack(
        N_("Gói quy định {path}: mục «{key}» ra ngoài thời gian áp dụng của gói."), path=table.file, key=table.key(key)
    )


def _values(table: _Table, kind: RuleKind, rule_id: str) -> Mapping[str, Number]:
    inner = _Table(table.take("values", dict, {}), table.file, table.key("values"))
    values = {
        field: inner.strings(field) if wanted is tuple else inner.take(field, wanted)
        for field, wanted in VALUES[kind].items()
    }
    inner.finish()
    for field, value in values.items():
        if not fits(kind, field, value, rule_id):
            raise broken(table.file, inner.key(field))
    if kind is RuleKind.DEADLINE and not is_a_day(values):
        raise broken(table.file, inner.key("day"))
    return values


def _sentence(table: _Table, values: Iterable[str]) -> str:
    says = table.string("says")
    try:
        blanks = {blank for _, blank, _, _ in Formatter().parse(says) if blank is not None}
    except ValueError:
        blanks = {says}  # a brace that does not close: a blank nobody knows
    if not blanks <= set(values):
        raise BrokenPack(
            N_("Gói quy định {path}: mục «{key}» có chỗ trống lạ."), path=table.file, key=table.key("says")
        )
    return says
