"""What a holder must have been awarded before: unbroken years of one title, one of several, never before."""

from collections.abc import Sequence
from enum import Enum, auto

from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case, CaseKind
from thiduadesk.domain.errors import Params
from thiduadesk.domain.nomination import DECIDED
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.condition import Answer, Question, Record, State
from thiduadesk.rules.law import RuleKind


def chain(question: Question) -> Answer:
    """`years` years of the title `of` without a gap, ending in the year of the nomination, the year before, or either.

    A year is missing for certain only where the file is known to reach: between two awards of the holder, or since the
    year from which the unit's history is complete. Any other missing year is unknown. A person's awards count wherever
    they were won; those of a unit merged into this one are for a person to judge. Where the rules restart the count
    after a discipline, years up to its end do not count.
    """
    ends, length = question.term("ends"), question.number("years")
    lasts = {"same": (0,), "before": (1,), "either": (0, 1)}[ends]
    answers = [_window(question, question.year - last - length + 1, question.year - last) for last in lasts]
    return min(answers, key=lambda answer: _BEST.index(answer.state))


_BEST = (State.MET, State.UNKNOWN, State.NOT_MET, State.NOT_APPLICABLE)


class _Year(Enum):
    """What the file knows of one year of a chain."""

    VOID = auto()
    GAP = auto()
    INHERITED = auto()
    UNKNOWN = auto()
    PROPOSED = auto()
    HELD = auto()


_TOLD = (
    (_Year.VOID, State.NOT_MET, N_("Thành tích tính lại từ khi hết kỷ luật, nên năm {years} không được tính.")),
    (_Year.GAP, State.NOT_MET, N_("Đứt quãng: không có {title} năm {years}.")),
    (
        _Year.INHERITED,
        State.UNKNOWN,
        N_("Năm {years} là của đơn vị cũ đã nhập vào; có được tính hay không do cấp có thẩm quyền quyết định."),
    ),
    (
        _Year.UNKNOWN,
        State.UNKNOWN,
        N_("Chưa có dữ liệu {title} năm {years}; nhập lịch sử khen thưởng hoặc ghi ý kiến."),
    ),
    (_Year.PROPOSED, State.UNKNOWN, N_("{title} năm {years} mới được đề nghị, chưa có quyết định.")),
)
"""What is said of a chain with such a year in it; the first that fits."""


def _window(question: Question, first: int, last: int) -> Answer:
    discipline = _last_discipline(question)
    end = (discipline.until or discipline.since) if discipline else None
    years: dict[_Year, list[int]] = {}
    seen: list[Record] = []
    records: Sequence[Record]
    for year in range(first, last + 1):
        if discipline is not None and end is not None and year <= end.year:
            kind, records = _Year.VOID, (discipline,)
        else:
            kind, records = _look_at(question, year)
        years.setdefault(kind, []).append(year)
        seen.extend(record for record in records if record not in seen)
    title = question.name(question.of)
    for kind, state, message in _TOLD:
        if kind in years:
            listed = ", ".join(str(year) for year in years[kind])
            return Answer(state, message, {"title": title, "years": listed}, tuple(seen))
    if first == last:
        return Answer(State.MET, N_("Có {title} năm {last}."), {"title": title, "last": last}, tuple(seen))
    message = N_("Có {title} liên tục từ năm {first} đến năm {last}.")
    return Answer(State.MET, message, {"title": title, "first": first, "last": last}, tuple(seen))


def _look_at(question: Question, year: int) -> tuple[_Year, Sequence[Record]]:
    awards = question.ledger.awards(question.holder, question.of).get(year)
    if awards:
        return _Year.HELD, awards
    if year == question.year and (proposed := question.ledger.nominated(question.holder, question.of)):
        won = [item for item in proposed if item.status in DECIDED]
        return (_Year.HELD, won) if won else (_Year.PROPOSED, proposed)
    if inherited := _of_predecessors(question, year):
        return _Year.INHERITED, inherited
    return (_Year.GAP if _reaches(question, year) else _Year.UNKNOWN), ()


def one_of(question: Question) -> Answer:
    """At least one of the titles `of` within the last `years` years, the year of the nomination included."""
    titles = question.rule.values["of"]
    assert isinstance(titles, tuple)
    first = question.year - question.number("years") + 1
    seen = [
        award
        for title in titles
        for year, awards in question.ledger.awards(question.holder, title).items()
        if first <= year <= question.year
        for award in awards
    ]
    names = "; ".join(question.name(title) for title in titles)
    blanks: Params = {"titles": names, "first": first, "last": question.year}
    if seen:
        seen.sort(key=lambda award: (award.year, award.title, award.decision_no))
        return Answer(State.MET, N_("Có trong các năm {first}–{last}: {titles}."), blanks, tuple(seen))
    since = question.ledger.complete_since(question.nomination.unit_id)
    if since is not None and since <= first:
        return Answer(State.NOT_MET, N_("Không có trong các năm {first}–{last}: {titles}."), blanks)
    return Answer(State.UNKNOWN, N_("Tệp chưa ghi trong các năm {first}–{last}: {titles}."), blanks)


def once(question: Question) -> Answer:
    """Given once in a life: no earlier award of the very title is on record."""
    title = question.ledger.title_id(question.nomination.title)
    earlier = [
        award
        for year, awards in sorted(question.ledger.awards(question.holder, title).items())
        if year < question.year
        for award in awards
    ]
    if earlier:
        return Answer(State.NOT_MET, N_("Đã được tặng năm {year}."), {"year": earlier[0].year}, tuple(earlier))
    return Answer(State.MET, N_("Tệp không ghi lần tặng nào trước đó."))


def _reaches(question: Question, year: int) -> bool:
    """Whether the file would know an award of that year."""
    since = question.ledger.complete_since(question.nomination.unit_id)
    if since is not None and since <= year < question.year:
        return True
    known = question.ledger.award_years(question.holder)
    return known is not None and known[0] <= year <= known[1]


def _of_predecessors(question: Question, year: int) -> list[Award]:
    if question.person:
        return []
    units: Sequence[str] = question.ledger.predecessors(question.holder)
    return [award for unit in units for award in question.ledger.awards(unit, question.of).get(year, [])]


def _last_discipline(question: Question) -> Case | None:
    """The discipline after which the count restarts, where the rules say that it does."""
    if not any(rule.kind is RuleKind.RESTART for rule in question.ledger.rules.rules_for(None, question.person)):
        return None
    found = [
        case
        for case in question.ledger.cases(question.holder)
        if case.kind == CaseKind.DISCIPLINE
        and (day := case.until or case.since) is not None
        and day.year <= question.year
    ]
    return max(found, key=lambda case: (case.until or case.since, case.reference), default=None)
