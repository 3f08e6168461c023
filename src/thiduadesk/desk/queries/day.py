"""The conference day as steps down the left: what each is called, whether it is done, what is wrong in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thiduadesk.desk.queries.conferences import (
    agenda_of,
    delegates_of,
    quorum_of,
    refuted_counts,
    remarks_of,
    turnout_of,
)
from thiduadesk.desk.queries.rounds import RoundSheet, open_questions, round_sheets, round_titles
from thiduadesk.domain.ballot import ELECTIONS, BallotForm, RoundState
from thiduadesk.domain.conference import TELLERS, Conference, RemarkKind
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.phrases import phrases
from thiduadesk.rules.turnout import Turnout
from thiduadesk.store.records import Records

MEETING, PEOPLE, AGENDA, DISCUSSION, TELLING, CONCLUSION, ADDITIONS, CLOSING = (
    "meeting",
    "people",
    "agenda",
    "discussion",
    "tellers",
    "conclusion",
    "additions",
    "closing",
)
"""The keys of the steps; a ballot round's is its id."""

LISTENING = (RemarkKind.DISCUSSION, RemarkKind.PROPOSAL)
DIRECTING = (RemarkKind.DIRECTION, RemarkKind.CONCLUSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStep:
    """One step of the day; `title` is a message id, or for a round the title voted on as typed (`round` then)."""

    key: str
    title: str
    done: bool
    wrong: bool = False
    round: bool = False


def day_steps(records: Records, conference: Conference) -> tuple[DayStep, ...]:
    """The steps of a conference in the order of the day; a supplementary record has fewer."""
    remarks = remarks_of(records, conference.id)
    kinds = {item.kind for item in remarks}
    held = bool(conference.place and conference.opened_at and conference.chair and conference.secretary)
    meeting = DayStep(key=MEETING, title=N_("Hội nghị"), done=held)
    if conference.amends_id:
        added = DayStep(key=ADDITIONS, title=N_("Nội dung bổ sung"), done=bool(remarks))
        return (meeting, added, DayStep(key=CLOSING, title=N_("Chốt và in biên bản"), done=conference.finalised))
    conclusion = DayStep(key=CONCLUSION, title=N_("Chỉ đạo, kết luận"), done=bool(kinds & set(DIRECTING)))
    closing = DayStep(key=CLOSING, title=N_("Chốt và in biên bản"), done=conference.finalised)
    delegates = delegates_of(records, conference.id)
    sheets = round_sheets(records, conference.id)
    turnout = turnout_of(records, conference)
    titles = round_titles([sheet.ballot for sheet in sheets])
    balloting = any(sheet.ballot.form not in (BallotForm.HANDS, BallotForm.RESULT) for sheet in sheets)
    told = bool(agenda_of(records, conference.id)) or RemarkKind.REPORT in kinds
    listened = any(item.kind not in (RemarkKind.REPORT, *DIRECTING) for item in remarks)
    board = any(item.role in TELLERS for item in delegates)
    return (
        meeting,
        DayStep(key=PEOPLE, title=N_("Đại biểu, điểm danh"), done=turnout.present is not None),
        DayStep(key=AGENDA, title=N_("Chương trình, báo cáo"), done=told),
        DayStep(key=DISCUSSION, title=N_("Ý kiến thảo luận"), done=listened),
        DayStep(key=TELLING, title=N_("Ban kiểm phiếu"), done=board or (bool(sheets) and not balloting)),
        *(_round_step(sheet, titles[sheet.ballot.id]) for sheet in sheets),
        conclusion,
        closing,
    )


def _round_step(sheet: RoundSheet, title: str) -> DayStep:
    return DayStep(
        key=sheet.ballot.id,
        title=title,
        done=not sheet.ballot.open and not sheet.undecided and bool(sheet.counts),
        wrong=bool(sheet.problems),
        round=True,
    )


def text_blocks(records: Records, kinds: tuple[RemarkKind, ...], conference: Conference) -> tuple[str, ...]:
    """Câu mẫu for remarks of these kinds: those of the program, then what was said at earlier conferences."""
    earlier = (
        item.content
        for other in records.all(Conference)
        if other.id != conference.id
        for item in remarks_of(records, other.id)
        if item.kind in kinds
    )
    return tuple(dict.fromkeys((*(text for kind in kinds for text in phrases(kind)), *earlier)))


def missing_before_finalising(records: Records, conference: Conference) -> tuple[Problem, ...]:
    """What keeps a conference from being finalised: who led and wrote, when it ended, rounds open or out of balance.

    Nor may the minutes tell fewer people than their own list. A closed round must still have a clear result: votes may
    have been typed anew, or the round after a tie removed.
    One written down after the meeting says what is known.
    The field of a round's problem is «round», a colon and the round's id.
    """
    needed = {
        "opened_at": N_("Chưa ghi giờ bắt đầu."),
        "chair": N_("Chưa ghi người chủ trì."),
        "secretary": N_("Chưa ghi thư ký hội nghị."),
        "closed_at": N_("Chưa ghi giờ kết thúc."),
    }
    problems = [Problem(field, sentence) for field, sentence in needed.items() if not getattr(conference, field)]
    if conference.amends_id and not remarks_of(records, conference.id):
        problems.append(Problem("remarks", N_("Biên bản bổ sung chưa ghi nội dung bổ sung nào.")))
    problems += refuted_counts(records, conference)
    for sheet in round_sheets(records, conference.id):
        field, title = f"round:{sheet.ballot.id}", {"title": sheet.ballot.title}
        if sheet.ballot.open:
            problems.append(Problem(field, N_("Vòng bỏ phiếu «{title}» chưa chốt kết quả."), title))
        questions = open_questions(sheet) if sheet.ballot.state == RoundState.CLOSED else ()
        if sheet.problems or questions:
            problems.append(Problem(field, N_("Vòng «{title}» còn vướng:"), title))
        problems.extend(replace(problem, field=field) for problem in (*sheet.problems, *questions))
    return tuple(problems)


def day_warnings(records: Records, conference: Conference) -> tuple[Problem, ...]:
    """What a secretary should know before finalising; it keeps nothing from being finalised."""
    if conference.amends_id:
        return ()
    turnout, sheets = turnout_of(records, conference), round_sheets(records, conference.id)
    return (*_of_people(records, conference, turnout, sheets), *_of_rounds(sheets))


def _of_people(
    records: Records, conference: Conference, turnout: Turnout, sheets: Sequence[RoundSheet]
) -> Iterator[Problem]:
    if turnout.summoned is not None and (turnout.present or 0) > turnout.summoned:
        sentence = N_("Có mặt {present} người, nhiều hơn {summoned} người được triệu tập.")
        yield Problem("present", sentence, {"present": turnout.present or 0, "summoned": turnout.summoned})
    met = quorum_of(conference, turnout).met
    if conference.quorum and met is False:
        yield Problem("quorum", N_("Chưa đủ thành phần theo mức đã ghi; biên bản nêu rõ."))
    elif conference.quorum and met is None:
        yield Problem("quorum", N_("Chưa đủ số liệu để biết có đủ thành phần không; biên bản không nêu."))
    on_paper = any(sheet.ballot.form in (BallotForm.YES_NO, BallotForm.CHOOSE) for sheet in sheets)
    if on_paper and not any(item.role in TELLERS for item in delegates_of(records, conference.id)):
        yield Problem("tellers", N_("Có bỏ phiếu mà chưa ghi Ban kiểm phiếu."))


def _of_rounds(sheets: Sequence[RoundSheet]) -> Iterator[Problem]:
    for sheet in sheets:
        if sheet.strangers:
            yield Problem(
                f"round:{sheet.ballot.id}",
                N_("Vòng «{title}»: {names} không được chọn ở vòng trước."),
                {"title": sheet.ballot.title, "names": ", ".join(line.name for line in sheet.strangers)},
            )
    elected = Counter(line.name for sheet in sheets if sheet.ballot.purpose in ELECTIONS for line in sheet.winners)
    twice = ", ".join(name for name, times in elected.items() if times > 1)
    if twice:
        yield Problem("elections", N_("Được bầu vào hai nhiệm vụ: {names}."), {"names": twice})
