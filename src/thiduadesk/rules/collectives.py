"""What a collective is made of: shares of its people, nobody disciplined, and the caps on how many may be chosen.

People are counted from a headcount where one is typed, else from the awards on record. A list can only prove that at
least so many reached a title; that nobody else did is known only where the unit's history is said to be complete.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.award import Award
from thiduadesk.domain.case import CaseKind, DisciplineLevel
from thiduadesk.domain.errors import Params
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.nomination import DECIDED, Nomination
from thiduadesk.domain.registration import Registration
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import percent
from thiduadesk.rules.condition import Answer, Question, Record, State
from thiduadesk.rules.law import Rule
from thiduadesk.rules.ledger import Ledger
from thiduadesk.rules.quotas import Rounding, allowed

COUNTED = {"ldtt": "advanced", "cstd-co-so": "exemplary"}
"""Titles a headcount counts, and where."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How many people of a unit reached a title: `least` for certain, `exact` when no more can have."""

    least: int
    exact: bool
    seen: tuple[Record, ...]


def reached(ledger: Ledger, unit: str, title: str) -> Reached:
    """The people of a unit, its parts included, who hold a title for the year."""
    headcount = ledger.headcounts.get(unit)
    counted = getattr(headcount, COUNTED[title]) if headcount and title in COUNTED else None
    if headcount is not None and counted is not None:
        return Reached(counted, exact=True, seen=(headcount,))
    records: list[Award | Nomination] = [*ledger.people_awards(unit, title)]
    records += [item for item in ledger.nominated_in(unit, title) if item.person_id and item.status in DECIDED]
    people = {record.person_id for record in records}
    since = ledger.complete_since(unit)
    return Reached(len(people), exact=since is not None and since <= ledger.year, seen=tuple(records))


def members(ledger: Ledger, unit: str) -> int | None:
    """How many people of a unit are considered; None while unknown."""
    headcount = ledger.headcounts.get(unit)
    if headcount is not None and headcount.members is not None:
        return headcount.members
    known = ledger.units.get(unit)
    return known.staff if known else None


def share(question: Question) -> Answer:
    """At least (or, when strict, more than) `percent` of the people reached the title `of`."""
    unit, title = question.nomination.unit_id, question.of
    total, found = members(question.ledger, unit), reached(question.ledger, unit, title)
    return _compared(question, found, total, question.name(title))


def completed(question: Question) -> Answer:
    """At least `percent` of the people completed their tasks."""
    headcount = question.ledger.headcounts.get(question.nomination.unit_id)
    if headcount is None or headcount.completed is None:
        return Answer(State.UNKNOWN, N_("Chưa nhập số người hoàn thành nhiệm vụ (Đơn vị → Số liệu xét tập thể)."))
    found = Reached(headcount.completed, exact=True, seen=(headcount,))
    total = members(question.ledger, question.nomination.unit_id)
    return _compared(question, found, total, N_("hoàn thành nhiệm vụ"))


def _compared(question: Question, found: Reached, total: int | None, what: str) -> Answer:
    if not total:
        return Answer(State.UNKNOWN, N_("Chưa biết số người của đơn vị."), {}, found.seen)
    asked, strict = question.number("percent"), bool(question.rule.values.get("strict", False))
    enough = found.least * 100 > asked * total if strict else found.least * 100 >= asked * total
    blanks: Params = {"count": found.least, "total": total, "share": percent(found.least, total), "what": what}
    if enough:
        return Answer(State.MET, N_("{count}/{total} người ({share}): {what}."), blanks, found.seen)
    if found.exact:
        return Answer(State.NOT_MET, N_("Mới có {count}/{total} người ({share}): {what}."), blanks, found.seen)
    return Answer(State.UNKNOWN, N_("Tệp mới ghi {count}/{total} người: {what}."), blanks, found.seen)


def has_any(question: Question) -> Answer:
    """At least one of the people reached the title `of`."""
    found = reached(question.ledger, question.nomination.unit_id, question.of)
    blanks: Params = {"count": found.least, "title": question.name(question.of)}
    if found.least:
        return Answer(State.MET, N_("Có {count} cá nhân đạt {title}."), blanks, found.seen)
    if found.exact:
        return Answer(State.NOT_MET, N_("Không có cá nhân nào đạt {title}."), blanks, found.seen)
    return Answer(State.UNKNOWN, N_("Tệp chưa ghi cá nhân nào đạt {title}."), blanks)


def nobody_disciplined(question: Question) -> Answer:
    """Nobody of the collective was disciplined in the year at `level` or above."""
    floor = DisciplineLevel(question.term("level"))
    headcount = question.ledger.headcounts.get(question.nomination.unit_id)
    cases = [
        case
        for case in question.ledger.cases_of_people(question.nomination.unit_id)
        if case.kind == CaseKind.DISCIPLINE and (case.since is None or case.since.year == question.year)
    ]
    grave = [
        case for case in cases if case.level in set(DisciplineLevel) and DisciplineLevel(case.level).reaches(floor)
    ]
    counted = headcount.disciplined if headcount else None
    if dated := [case for case in grave if case.since is not None]:
        return Answer(
            State.NOT_MET,
            N_("Có {count} người bị kỷ luật từ mức {level} trở lên."),
            {"count": len({case.person_id for case in dated}), "level": floor},
            tuple(dated),
        )
    if headcount is not None and counted:
        return Answer(
            State.NOT_MET,
            N_("Có {count} người bị kỷ luật từ mức {level} trở lên."),
            {"count": counted, "level": floor},
            (headcount,),
        )
    if vague := [case for case in cases if case.since is None or case.level not in set(DisciplineLevel)]:
        return Answer(State.UNKNOWN, N_("Có vụ kỷ luật chưa ghi rõ ngày hoặc hình thức."), {}, tuple(vague))
    seen: tuple[Headcount, ...] = (headcount,) if headcount is not None and counted == 0 else ()
    return Answer(State.MET, N_("Không ghi nhận ai bị kỷ luật từ mức {level} trở lên."), {"level": floor}, seen)


def cap(question: Question) -> Answer:
    """No more than `percent` of those who reached `of`, counted where the rule says."""
    return _unit_cap(question) if question.term("level") == "unit" else _higher_cap(question)


def _unit_cap(question: Question) -> Answer:
    unit, title = question.nomination.unit_id, question.ledger.title_id(question.nomination.title)
    base, chosen = reached(question.ledger, unit, question.of), chosen_in(question.ledger, unit, title)
    rounding = rounding_of(question.ledger)
    most = allowed(question.number("percent"), base.least, rounding)
    blanks: Params = {
        "count": chosen.least,
        "most": most,
        "percent": question.number("percent"),
        "total": base.least,
        "what": question.name(question.of),
        "rounding": rounding,
    }
    seen = (*chosen.seen, *base.seen)
    if not base.exact and chosen.least > most:
        message = N_("Đề nghị {count}; chưa biết đủ số {what} (tệp mới ghi {total}).")
        return Answer(State.UNKNOWN, message, blanks, seen)
    state = State.MET if chosen.least <= most else State.NOT_MET
    message = N_("Đề nghị {count}, được nhiều nhất {most}: {percent}% của {total} {what}, {rounding}.")
    return Answer(state, message, blanks, seen)


def _higher_cap(question: Question) -> Answer:
    """What is counted at the ministry's level is not the cluster's to judge: its own figures are only shown."""
    chosen = question.ledger.nominated_for(question.ledger.title_id(question.nomination.title))
    base = question.ledger.nominated_for(question.of)
    blanks: Params = {
        "count": len(chosen),
        "total": len(base),
        "share": percent(len(chosen), len(base)) if base else "—",
    }
    message = N_("Tỷ lệ này tính ở cấp trên; riêng trong Cụm: {count}/{total} ({share}).")
    return Answer(State.NOT_APPLICABLE, message, blanks, (*chosen, *base))


def registered_cap(rule: Rule, unit: str, ledger: Ledger) -> Answer | None:
    """A unit's registrations against a cap; None where it registered nobody or no base is known.

    The base is what the unit itself registered for `of`, or what it has reached when that is more.
    """
    registered = _heads(ledger.registrations(unit, rule.title))
    of = str(rule.values["of"])
    base = max(_heads(ledger.registrations(unit, of)), reached(ledger, unit, of).least)
    percentage = rule.values["percent"]
    if not registered or not base or not isinstance(percentage, int):
        return None
    rounding = rounding_of(ledger)
    most = allowed(percentage, base, rounding)
    title, what = ledger.rules.titles[rule.title], ledger.rules.titles[of]
    blanks: Params = {
        "title": title.name,
        "count": registered,
        "most": most,
        "percent": percentage,
        "total": base,
        "what": what.name,
        "rounding": rounding,
    }
    message = N_("Đăng ký {count} {title}, được nhiều nhất {most}: {percent}% của {total} {what}, {rounding}.")
    return Answer(State.MET if registered <= most else State.NOT_MET, message, blanks)


def _heads(registrations: Sequence[Registration]) -> int:
    """How many people registrations stand for; one without a number and a name is one person."""
    return sum(item.quantity or 1 for item in registrations)


def chosen_in(ledger: Ledger, unit: str, title: str) -> Reached:
    """How many people of a unit are put forward for a title or already hold it for the year."""
    headcount = ledger.headcounts.get(unit)
    counted = getattr(headcount, COUNTED[title]) if headcount and title in COUNTED else None
    records: list[Award | Nomination] = [*ledger.people_awards(unit, title)]
    records += [item for item in ledger.nominated_in(unit, title) if item.person_id]
    people = len({record.person_id for record in records})
    if headcount is not None and counted is not None and counted >= people:
        return Reached(counted, exact=True, seen=(headcount,))
    return Reached(people, exact=False, seen=tuple(records))


def rounding_of(ledger: Ledger) -> Rounding:
    """How the cluster rounds caps; the fraction is dropped where it has not said."""
    value = ledger.rules.setting("rounding")
    return Rounding(value) if value in set(Rounding) else Rounding.FLOOR
