"""What is asked of one candidate in one year: registered, nothing pending, put forward once, merit not yet rewarded."""

from datetime import date

from thiduadesk.domain.case import CaseKind
from thiduadesk.domain.cluster import FlagRule
from thiduadesk.domain.errors import Params
from thiduadesk.domain.initiative import InitiativeScope
from thiduadesk.domain.nomination import DECIDED, Nomination, NominationStatus
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.condition import Answer, Question, State
from thiduadesk.rules.flags import misplaced
from thiduadesk.rules.law import Form


def registered(question: Question) -> Answer:
    """The title was registered at the start of the year: by the person, or by the unit for so many of its people.

    Registration was a basis for titles (danh hiệu), not for commendations by merit (hình thức khen thưởng).
    """
    nomination = question.nomination
    if question.title and question.title.form is Form.COMMENDATION:
        return Answer(State.NOT_APPLICABLE, N_("Chỉ danh hiệu thi đua mới phải đăng ký."))
    if question.title is None:
        return Answer(State.UNKNOWN, N_("Không rõ danh hiệu, hình thức này có phải đăng ký hay không."))
    if not question.ledger.registered:
        return Answer(State.UNKNOWN, N_("Tệp chưa có đăng ký nào của năm {year}."), {"year": question.year})
    found = [
        item
        for item in question.ledger.registrations(nomination.unit_id, question.ledger.title_id(nomination.title))
        if item.person_id in (None, nomination.person_id)
    ]
    if not found:
        return Answer(State.NOT_MET, N_("Không có đăng ký danh hiệu này trong năm {year}."), {"year": question.year})
    days = sorted(item.registered_on for item in found if item.registered_on)
    if days:
        return Answer(State.MET, N_("Đã đăng ký ngày {day}."), {"day": short_date(days[0])}, tuple(found))
    return Answer(State.MET, N_("Đã đăng ký."), {}, tuple(found))


def clear(question: Question) -> Answer:
    """No discipline in force, and nothing under way that may end in one."""
    day = question.nomination.received_on or question.ledger.rules.day
    running = [
        case
        for case in question.ledger.cases(question.holder)
        if (case.since is None or case.since <= day) and (case.until is None or case.until >= day)
    ]
    pending = [case for case in running if case.kind != CaseKind.DISCIPLINE]
    if pending:
        message = N_("Đang có vụ việc chưa kết luận: {case}.")
        return Answer(State.NOT_MET, message, {"case": pending[0].kind}, tuple(pending))
    if running:
        return Answer(State.NOT_MET, N_("Đang trong thời gian bị kỷ luật."), {}, tuple(running))
    return Answer(State.MET, N_("Không ghi nhận vụ việc nào đang xem xét."))


def initiative(question: Question) -> Answer:
    """An initiative recognised at `scope` or wider: of the base in the year itself, a wider one in any year."""
    floor = InitiativeScope(question.term("scope"))
    found = [
        item
        for item in question.ledger.initiatives(question.holder)
        if item.year == question.year or (floor is not InitiativeScope.BASE and item.year < question.year)
    ]
    for item in found:
        if item.scope in set(InitiativeScope) and InitiativeScope(item.scope).reaches(floor):
            blanks: Params = {"name": item.name, "scope": item.scope, "year": item.year}
            return Answer(State.MET, N_("Sáng kiến «{name}» (phạm vi {scope}, năm {year})."), blanks, (item,))
    if not found:
        return Answer(State.UNKNOWN, N_("Tệp chưa ghi sáng kiến nào được công nhận."))
    if any(item.scope not in set(InitiativeScope) for item in found):
        return Answer(State.UNKNOWN, N_("Sáng kiến chưa ghi rõ phạm vi công nhận."), {}, tuple(found))
    message = N_("Sáng kiến mới được công nhận ở phạm vi {scope}.")
    return Answer(State.NOT_MET, message, {"scope": found[0].scope}, tuple(found))


def leads(question: Question) -> Answer:
    """Put forward by the cluster: passed in its ballot, or noted as passed where no ballot is kept."""
    passed = question.ledger.vote(question.nomination)
    if passed is not None:
        state = State.MET if passed else State.NOT_MET
        return Answer(state, N_("Đạt ngưỡng phiếu của Cụm.") if passed else N_("Không đạt ngưỡng phiếu của Cụm."))
    if question.nomination.status in DECIDED:
        return Answer(State.MET, N_("Ghi là đã được Cụm thông qua."), {}, (question.nomination,))
    return Answer(State.UNKNOWN, N_("Cụm chưa bỏ phiếu suy tôn."))


def within(question: Question) -> Answer:
    """The candidate stands to the list of the title `of` as the cluster has chosen; it warns and never refuses."""
    rule = question.ledger.flag_rule
    other = question.ledger.nominated(question.holder, question.of)
    blanks = {"title": question.name(question.of)}
    if rule == FlagRule.FREE or rule not in set(FlagRule):
        return Answer(State.NOT_APPLICABLE, N_("Cụm không ràng buộc với danh sách {title}."), blanks, tuple(other))
    here, there = [question.holder], [question.holder] if other else []
    if misplaced(rule, here, there):
        message = N_("Cũng có trong danh sách {title}.") if other else N_("Không có trong danh sách {title}.")
        return Answer(State.NOT_MET, message, blanks, tuple(other))
    message = (
        N_("Có trong danh sách {title}.") if other else N_("Không có trong danh sách {title}, đúng như cách đã chọn.")
    )
    return Answer(State.MET, message, blanks, tuple(other))


def no_twice(question: Question) -> Answer:
    """Put forward once for the title in the year."""
    title = question.ledger.title_id(question.nomination.title)
    others = _without(question, question.ledger.nominated(question.holder, title))
    if others:
        message = N_("Đề nghị hai lần cho cùng danh hiệu: {title}.")
        return Answer(State.NOT_MET, message, {"title": question.nomination.title}, tuple(others))
    return Answer(State.MET, N_("Chỉ đề nghị một lần."))


def one_form(question: Question) -> Answer:
    """One achievement is not the ground of two commendations in the year."""
    if question.title is None or question.title.form is not Form.COMMENDATION:
        return Answer(State.NOT_APPLICABLE, N_("Chỉ xét với hình thức khen thưởng."))
    others = [
        item
        for item in _same_merit(question)
        if item.year == question.year and item.alive and _is_commendation(question, item)
    ]
    if others:
        message = N_("Cùng một thành tích còn được đề nghị {title}.")
        return Answer(State.NOT_MET, message, {"title": others[0].title}, tuple(others))
    return _no_other(question)


def not_rewarded(question: Question) -> Answer:
    """No achievement it rests on has already been rewarded by another decision."""
    rewarded = [
        item for item in _same_merit(question) if item.status == NominationStatus.DECIDED and _before(question, item)
    ]
    if rewarded:
        blanks: Params = {"title": rewarded[0].title, "year": rewarded[0].year}
        message = N_("Thành tích này đã được khen: {title}, năm {year}.")
        return Answer(State.NOT_MET, message, blanks, tuple(rewarded))
    if question.title is not None and question.title.form is Form.TITLE and not _grounded(question):
        return Answer(State.NOT_APPLICABLE, N_("Danh hiệu xét theo năm, không theo từng thành tích."))
    return _no_other(question)


def attested(question: Question) -> Answer:
    """Something only a paper can tell: unknown until the secretary rules on it."""
    return Answer(State.UNKNOWN, N_("Cần giấy tờ xác nhận: {what}."), {"what": question.term("what")})


def deadline(question: Question) -> Answer:
    """The dossier came in by its day, where the day it came in is known."""
    day = question.nomination.received_on
    year = question.year + bool(question.rule.values["next_year"])
    due = date(year, question.number("month"), question.number("day"))
    blanks = {"due": short_date(due)}
    if day is None:
        return Answer(State.NOT_APPLICABLE, N_("Hạn {due}; chưa ghi ngày nhận hồ sơ."), blanks)
    state = State.MET if day <= due else State.NOT_MET
    return Answer(state, N_("Nhận ngày {day}, hạn {due}."), {**blanks, "day": short_date(day)})


def _grounded(question: Question) -> bool:
    return bool(question.ledger.grounds(question.nomination.id))


def _no_other(question: Question) -> Answer:
    if not _grounded(question) and not question.nomination.reason:
        return Answer(State.UNKNOWN, N_("Chưa ghi đề nghị này dựa trên thành tích nào."))
    return Answer(State.MET, N_("Không thấy đề nghị khác cho cùng thành tích."))


def _same_merit(question: Question) -> list[Nomination]:
    """The other nominations that rest on an achievement of this one, or give the very same reason."""
    found = {item.id: item for item in question.ledger.same_reason(question.nomination)}
    for ground in question.ledger.grounds(question.nomination.id):
        found.update({item.id: item for item in question.ledger.resting_on(ground.achievement_id)})
    found.pop(question.nomination.id, None)
    return sorted(found.values(), key=lambda item: (item.year, item.title, item.id))


def _before(question: Question, other: Nomination) -> bool:
    return other.year < question.year or (other.year == question.year and _is_commendation(question, other))


def _is_commendation(question: Question, nomination: Nomination) -> bool:
    title = question.ledger.rules.titles.get(question.ledger.title_id(nomination.title))
    return title is not None and title.form is Form.COMMENDATION


def _without(question: Question, nominations: list[Nomination]) -> list[Nomination]:
    return [item for item in nominations if item.id != question.nomination.id]
