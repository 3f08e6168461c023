"""The values of rules: what each may be, how a secretary types it, how a sentence says it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from thiduadesk.domain.ballot import BallotBase
from thiduadesk.domain.case import DisciplineLevel
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.initiative import InitiativeScope
from thiduadesk.domain.threshold import Threshold
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable, parse_hundredths, parse_integer, points_text
from thiduadesk.i18n.vietnamese import clean, fold
from thiduadesk.rules.law import VALUES, Number, Rule, RuleKind, Title
from thiduadesk.rules.quotas import Rounding


class EqualVotes(StrEnum):
    """What decides between equal votes: the setting «ties»."""

    REVOTE = N_("bỏ phiếu lại")
    SCORE = N_("xét điểm thi đua")
    HEAD = N_("chủ trì quyết định")


_ENDS = {
    "same": N_("tính đến năm xét"),
    "before": N_("tính đến năm liền trước năm xét"),
    "either": N_("tính đến năm xét hoặc năm liền trước"),
}
_LEVELS = {
    "unit": N_("tính trong từng đơn vị"),
    "cluster": N_("tính trong cụm"),
    "ministry": N_("tính trong toàn ngành"),
}
_YES, _NO = N_("có"), N_("không")


def _own_words(terms: type[StrEnum]) -> Mapping[str, str]:
    return {str(term): str(term) for term in terms}


# By kind and value; a setting's by its id.
_TERMS: Mapping[tuple[RuleKind, str], Mapping[str, str]] = {
    (RuleKind.CHAIN, "ends"): _ENDS,
    (RuleKind.CAP, "level"): _LEVELS,
    (RuleKind.NOBODY_DISCIPLINED, "level"): _own_words(DisciplineLevel),
    (RuleKind.INITIATIVE, "scope"): _own_words(InitiativeScope),
    (RuleKind.VOTE, "base"): _own_words(BallotBase),
    (RuleKind.SETTING, "rounding"): _own_words(Rounding),
    (RuleKind.SETTING, "ties"): _own_words(EqualVotes),
}
_THRESHOLDS = {"threshold", "quorum"}
_LIMITS = {
    "percent": (1, 100),
    "years": (1, 50),
    "copies": (0, 20),
    "day": (1, 31),
    "month": (1, 12),
    "hundredths": (1, 1_000_000),
}


def terms_of(kind: RuleKind, field: str, rule_id: str = "") -> Mapping[str, str]:
    """The terms a value is chosen from, each with its words; empty when it is not a choice."""
    return _TERMS.get((kind, rule_id if kind is RuleKind.SETTING else field), {})


def choices_of(rule: Rule, field: str, titles: Mapping[str, Title]) -> tuple[str, ...]:
    """What a value may be, as people write it; empty when anything of the kind may be typed."""
    if field == "of":
        return tuple(title.name for title in titles.values())
    if VALUES[rule.kind][field] is bool:
        return _YES, _NO
    return tuple(terms_of(rule.kind, field, rule.id).values())


def references(kind: RuleKind, values: Mapping[str, Number]) -> tuple[str, ...]:
    """The ids of the titles a rule's values speak of."""
    of = values.get("of", ()) if "of" in VALUES[kind] else ()
    return of if isinstance(of, tuple) else (str(of),)


def fits(kind: RuleKind, field: str, value: Number, rule_id: str = "") -> bool:
    """Whether a value of the right type is one the rule can be checked with. Titles are looked up elsewhere."""
    if terms := terms_of(kind, field, rule_id):
        return value in terms
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        low, high = _LIMITS[field]
        return low <= value <= high
    if isinstance(value, tuple):
        return bool(value) and all(value)
    if field in _THRESHOLDS or rule_id in _THRESHOLDS:
        return Threshold.parse(value) is not None
    # A setting may be empty: nobody has decided it yet.
    return bool(value) or kind is RuleKind.SETTING


def is_a_day(values: Mapping[str, Number]) -> bool:
    """Whether `day` and `month` of a deadline come together in a year that is no leap year."""
    try:
        date(2001, int(str(values["month"])), int(str(values["day"])))
    except ValueError:
        return False
    return True


class UnreadableValue(Trouble):
    """What was typed is not what the rule can hold."""


def read_value(rule: Rule, field: str, text: str, named: Callable[[str], Title | None]) -> Number:
    """What a secretary typed, as the rule holds it: «12,5» hundredths, «có», parts between semicolons, a title by name.

    Raises `UnreadableValue`, also when the rule has no such value.
    """
    typed = clean(text)
    wanted = VALUES[rule.kind].get(field)
    if wanted is None:
        raise UnreadableValue(N_("Quy định «{rule}» không có giá trị «{field}»."), rule=rule.id, field=field)
    value = _typed(rule, field, typed, wanted, named)
    values = {**rule.values, field: value}
    if not fits(rule.kind, field, value, rule.id) or (rule.kind is RuleKind.DEADLINE and not is_a_day(values)):
        raise UnreadableValue(N_("«{text}» không dùng được cho quy định này."), text=typed)
    return value


def _typed(rule: Rule, field: str, text: str, wanted: type, named: Callable[[str], Title | None]) -> Number:
    if field == "of":
        ids = tuple(_title(name, named) for name in _parts(text))
        single = ids[0] if len(ids) == 1 else ""  # none, or several, fit no rule that speaks of one title
        return ids if wanted is tuple else single
    if wanted is tuple:
        return _parts(text)
    if wanted is bool:
        return _among(text, (_YES, _NO)) == _YES
    return _number(field, text) if wanted is int else _term(rule, field, text)


def _number(field: str, text: str) -> int:
    try:
        return parse_hundredths(text) if field == "hundredths" else parse_integer(text)
    except Unreadable as unreadable:
        raise UnreadableValue(unreadable.message, **unreadable.params) from unreadable


def _term(rule: Rule, field: str, text: str) -> str:
    terms = terms_of(rule.kind, field, rule.id)
    if not terms:
        return text
    words = _among(text, (*terms.values(), *terms))
    return next(term for term, said in terms.items() if words in {term, said})


def _title(name: str, named: Callable[[str], Title | None]) -> str:
    title = named(name)
    if title is None:
        raise UnreadableValue(N_("Không có danh hiệu, hình thức nào tên «{text}»."), text=name)
    return title.id


def _among(text: str, words: Iterable[str]) -> str:
    options = list(words)
    found = next((word for word in options if fold(word) == fold(text)), None)
    if found is None:
        raise UnreadableValue(N_("«{text}» không có trong danh sách: {terms}."), text=text, terms="; ".join(options))
    return found


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for line in text.splitlines() for piece in line.split(";") if (part := piece.strip()))


def written_value(rule: Rule, field: str, titles: Mapping[str, Title]) -> str:
    """A value as people write it, in Vietnamese; what `read_value` reads back."""
    value = rule.values[field]
    if field == "of":
        return "; ".join(titles[of].name if of in titles else of for of in references(rule.kind, rule.values))
    if field == "hundredths" and isinstance(value, int):
        return points_text(value)
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return "; ".join(value)
    return terms_of(rule.kind, field, rule.id).get(str(value), str(value))
