"""Which rules hold, for a year and for a nomination with a day of its own; and how a secretary reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.rulebook import Rulebook, RuleChange
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import text_key
from thiduadesk.rules.law import VALUE_NAMES, Effect, Form, Holder, Instrument, Level, Rule, RuleKind, Status, Title
from thiduadesk.rules.shelf import Note, RuleSet, changeable, shelf
from thiduadesk.rules.values import choices_of
from thiduadesk.store.records import Records


class RulesOfYear:
    """The rules of one year, put together once for each day they are asked for."""

    def __init__(self, records: Records, year: int) -> None:
        self._year = year
        self._changes = records.all(RuleChange)
        self._by_days: dict[tuple[date | None, date | None], RuleSet] = {}
        posts = records.one(Year, year=year)
        self._rules_on = posts.rules_on if posts else None
        book = records.get(Rulebook, posts.rulebook_id) if posts else None
        self.closed = RuleSet.from_json(book.content) if book else None
        """The rules the year was closed with; no others hold for it any more."""

    @property
    def common(self) -> RuleSet:
        """The rules of the year as such."""
        return self._of(None, None)

    @property
    def changes(self) -> tuple[RuleChange, ...]:
        """What the cluster changed up to this year, the earliest first."""
        known = (change for change in self._changes if change.year <= self._year)
        return tuple(sorted(known, key=lambda change: (change.year, change.id)))

    def with_changes(self, changes: Sequence[RuleChange]) -> RuleSet:
        """The rules of the year as such if these were all the cluster's changes; a closed year has its book."""
        return self.closed or shelf().choose_for(self._year, changes, year_rules_on=self._rules_on)

    def instruments_on(self, day: date | None) -> tuple[Instrument, ...]:
        """The laws in force on a day, as a paper of that day cites them; those of the year as such without one.

        A year is closed with the laws of one day only; of any other the packs tell.
        """
        return self.common.instruments if day in {None, self.common.day} else shelf().choose(day).instruments

    def holding_for(self, nomination: Nomination) -> RuleSet:
        """The rules for one nomination: of the day chosen by hand or the day its dossier came in, if it has one."""
        return self._of(nomination.received_on, nomination.rules_on)

    def _of(self, received_on: date | None, rules_on: date | None) -> RuleSet:
        if self.closed is not None:
            return self.closed
        days = received_on, rules_on
        if days not in self._by_days:
            self._by_days[days] = shelf().choose_for(
                self._year,
                self._changes,
                received_on=received_on,
                rules_on=rules_on,
                year_rules_on=self._rules_on,
            )
        return self._by_days[days]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule of the year in a sentence; `title` is the name of the one it binds, empty when it binds all."""

    id: str
    title: str
    says: str
    article: str
    status: Status
    effect: Effect
    since: date
    until: date | None
    pack: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """One value of a rule, as people write it: what holds now, and what the cluster put in its place in this year."""

    id: str
    field: str
    label: str
    now: str
    value: str = ""
    reason: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change of the cluster, of this year or an earlier one."""

    id: str
    year: int
    label: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """One rule of the year with all there is to say of it.

    `written` is the sentence of the pack where the cluster has changed the rule, empty otherwise and in a closed year.
    """

    id: str
    year: int
    line: RuleLine
    holder: Holder
    written: str
    source: str
    note: str
    closed: bool
    values: tuple[RuleValue, ...]
    changes: tuple[ChangeLine, ...]

    def __str__(self) -> str:
        return f"{self.line.title}: {self.line.says}" if self.line.title else self.line.says


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """A title or commendation of the year's catalogue; what is asked for it as sentences of its rules."""

    id: str
    name: str
    also: tuple[str, ...]
    form: Form
    holder: Holder
    level: Level
    confers: str
    standards: tuple[str, ...]
    conditions: tuple[str, ...]
    dossier: tuple[str, ...]
    votes: tuple[str, ...]
    deadlines: tuple[str, ...]
    money: tuple[str, ...]
    article: str
    source: str
    status: Status
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """A law, decree or circular the rules of the year are drawn from."""

    id: str
    name: str
    since: date | None
    until: date | None
    article: str
    source: str
    status: Status
    note: str


def rule_notes(records: Records, year: int) -> tuple[Note, ...]:
    """Why these rules hold in the year, each a sentence; rules spoken of are told in their words."""
    rules = RulesOfYear(records, year)
    notes = [_in_words(note, rules.common) for note in rules.common.notes]
    if rules.closed is not None:
        closed = N_("Năm {year} đã chốt cùng bộ quy định của năm: quy định ban hành sau không đổi được nữa.")
        notes.insert(0, Note(closed, {"year": year}))
    return tuple(notes)


def rule_lines(records: Records, year: int) -> tuple[RuleLine, ...]:
    """The rules of the year: those that bind all titles first, then title by title as in the catalogue."""
    rules = RulesOfYear(records, year)
    places = {title.id: place for place, title in enumerate(_catalogue(rules.common), start=1)}
    changed = {change.rule for change in rules.changes}
    ordered = sorted(rules.common.rules, key=lambda rule: places.get(rule.title, 0))
    return tuple(_line(rules.common, rule, changed) for rule in ordered)


def rule_card(records: Records, year: int, rule_id: str) -> RuleCard:
    """One rule of the year; raises `NotFound` when none of that id holds in it."""
    rules = RulesOfYear(records, year)
    rule = rules.common.rule(rule_id)
    if rule is None:
        raise NotFound(N_("Quy định này không có trong năm {year}."), year=year)
    changes = [change for change in rules.changes if change.rule == rule_id]
    written = rules.with_changes(()).rule(rule_id) if changes and rules.closed is None else None
    return RuleCard(
        id=rule_id,
        year=year,
        line=_line(rules.common, rule, {change.rule for change in changes}),
        holder=rule.holder,
        written=rules.common.readable(written) if written else "",
        source=rule.basis.source,
        # What the cluster gives as its reason stands with its changes.
        note=written.basis.note if written else rule.basis.note,
        closed=rules.closed is not None,
        values=tuple(_value(rules.common, rule, field, year, changes) for field in changeable(rule)),
        changes=tuple(
            ChangeLine(
                id=change.id,
                year=change.year,
                label=VALUE_NAMES[rule.kind].get(change.field, change.field),
                value=change.value,
                reason=change.reason,
            )
            for change in changes
        ),
    )


def title_lines(records: Records, year: int) -> tuple[TitleLine, ...]:
    """The catalogue of the year: titles before commendations, those of persons first, from the base upwards."""
    rules = RulesOfYear(records, year).common
    return tuple(_title(rules, title) for title in _catalogue(rules))


def instrument_lines(records: Records, year: int) -> tuple[InstrumentLine, ...]:
    """The laws, decrees and circulars the rules of the year are drawn from."""
    return tuple(
        InstrumentLine(
            id=str(place),
            name=one.name,
            since=one.since,
            until=one.until,
            article=one.basis.article,
            source=one.basis.source,
            status=one.basis.status,
            note=one.basis.note,
        )
        for place, one in enumerate(RulesOfYear(records, year).common.instruments)
    )


def _catalogue(rules: RuleSet) -> list[Title]:
    """The titles in an order of their own: a closed year keeps none."""
    forms, holders, levels = list(Form), list(Holder), list(Level)
    return sorted(
        rules.titles.values(),
        key=lambda title: (
            forms.index(title.form),
            holders.index(title.holder),
            levels.index(title.level),
            text_key(title.name),
        ),
    )


def _in_words(note: Note, rules: RuleSet) -> Note:
    rule_id = note.params.get("rule")
    if rule_id is None:
        return note
    here = rules.rule(str(rule_id))
    # A rule that does not hold in the year is told as its pack writes it.
    elsewhere = (rule for pack in shelf().packs for rule in pack.rules if rule.id == rule_id)
    told = here or next(elsewhere, None)
    return Note(note.message, {**note.params, "rule": rules.readable(told)}) if told else note


def _pack_name(rules: RuleSet, pack_id: str) -> str:
    """The name of a pack; a rule taken over from one that holds no more was written there."""
    return next((pack.name for pack in shelf().packs if pack.id == pack_id), rules.packs.get(pack_id, ""))


def _line(rules: RuleSet, rule: Rule, changed: set[str]) -> RuleLine:
    return RuleLine(
        id=rule.id,
        title=rules.titles[rule.title].name if rule.title in rules.titles else "",
        says=rules.readable(rule),
        article=rule.basis.article,
        status=rule.basis.status,
        effect=rule.effect,
        since=rule.since,
        until=rule.until,
        pack=_pack_name(rules, rule.pack),
        changed=rule.id in changed and rule.basis.status is Status.USER,
    )


def _value(rules: RuleSet, rule: Rule, field: str, year: int, changes: Sequence[RuleChange]) -> RuleValue:
    own = next((change for change in changes if change.year == year and change.field == field), None)
    return RuleValue(
        # Text still to be put right belongs to this rule in this year, and to no other.
        id=f"{year}/{rule.id}/{field}",
        field=field,
        label=VALUE_NAMES[rule.kind][field],
        now=rules.written(rule, field),
        value=own.value if own else "",
        reason=own.reason if own else "",
        choices=choices_of(rule, field, rules.titles),
    )


_APART = {RuleKind.DOSSIER, RuleKind.VOTE, RuleKind.DEADLINE, RuleKind.MONEY}


def _title(rules: RuleSet, title: Title) -> TitleLine:
    holds = {Holder.PERSON: (True,), Holder.COLLECTIVE: (False,), Holder.BOTH: (False, True)}[title.holder]
    binding = {rule.id for person in holds for rule in rules.rules_for(title, holder_is_person=person)}
    asked = (rule for rule in rules.rules if rule.id in binding or rule.title == title.id)
    # What is said of this title comes before what is said of all.
    ordered = sorted(asked, key=lambda rule: not rule.title)

    def told(*kinds: RuleKind) -> tuple[str, ...]:
        return tuple(rules.readable(rule) for rule in ordered if rule.kind in kinds)

    return TitleLine(
        id=title.id,
        name=title.name,
        also=title.also,
        form=title.form,
        holder=title.holder,
        level=title.level,
        confers=title.confers,
        standards=title.standards,
        conditions=told(*(kind for kind in RuleKind if kind not in _APART)),
        dossier=told(RuleKind.DOSSIER),
        votes=told(RuleKind.VOTE),
        deadlines=told(RuleKind.DEADLINE),
        money=told(RuleKind.MONEY),
        article=title.basis.article,
        source=title.basis.source,
        status=title.basis.status,
        note=title.basis.note,
    )
