"""Which conference the papers of a year's meetings are about, and what each of them asks of it."""

from dataclasses import replace
from itertools import compress

from thiduadesk.desk.facts.conferences import gather_conference
from thiduadesk.desk.facts.convening import gather_convening
from thiduadesk.desk.queries.conferences import choosing_conference, conferences_of
from thiduadesk.desk.queries.rounds import rounds_of
from thiduadesk.desk.queries.units import spelt_out
from thiduadesk.documents.ballot_papers import has_ballots
from thiduadesk.documents.convening_facts import ConveningFacts
from thiduadesk.documents.facts import ConferenceFacts
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.ids import is_id
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.records import Records


def gather_meeting(records: Records, year: int, subject: str) -> ConferenceFacts:
    """The conference named, or the usual one."""
    return gather_conference(records, voting_conference(records, year, subject).id)


def gather_invitations(records: Records, year: int, subject: str) -> ConveningFacts:
    """The invitations to the conference named, or to the usual one that of the invitee named."""
    of_one = bool(subject) and not any(_is_named(item, subject) for item in conferences_of(records, year))
    facts = gather_convening(records, gather_meeting(records, year, "" if of_one else subject))
    if not facts.invitees:
        raise NotFound(N_("Chưa có đơn vị thành viên hay khách nào để mời dự «{title}»."), title=facts.conference.title)
    if not of_one:
        return facts
    wanted = fold(spelt_out(records, year, subject))
    chosen = tuple(item for item in facts.invitees if wanted in (fold(item.name), fold(item.organisation)))
    if not chosen:
        raise NotFound(N_("Năm {year} không có giấy mời nào cho «{name}»."), year=year, name=subject)
    return replace(facts, invitees=chosen)


def is_held(records: Records, year: int, key: str) -> bool:
    """Whether the year has a conference or a ballot round with this key."""
    meetings = [item.id for item in conferences_of(records, year)]
    return key in meetings or any(key == ballot.id for meeting in meetings for ballot in rounds_of(records, meeting))


def gather_agenda(records: Records, year: int, subject: str) -> ConveningFacts:
    """The conference with what is to be done there; raises `NotFound` while nothing is."""
    meeting = gather_meeting(records, year, subject)
    if not meeting.agenda:
        raise NotFound(N_("«{title}» chưa có chương trình."), title=meeting.title)
    return gather_convening(records, meeting)


def gather_roll(records: Records, year: int, subject: str) -> ConferenceFacts:
    """The conference with its delegates; raises `NotFound` while nobody is listed."""
    facts = gather_meeting(records, year, subject)
    if not facts.delegates:
        raise NotFound(N_("«{title}» chưa có danh sách đại biểu."), title=facts.title)
    return facts


def gather_rounds(records: Records, year: int, subject: str) -> ConferenceFacts:
    """The conference with all its rounds, or with those alone that are named."""
    meetings, usual = conferences_of(records, year), voting_conference(records, year)
    if not subject or any(_is_named(item, subject) for item in meetings):
        return gather_meeting(records, year, subject)
    for meeting in sorted(meetings, key=lambda item: item != usual):
        named = [_is_named(ballot, subject) for ballot in rounds_of(records, meeting.id)]
        if any(named):
            facts = gather_conference(records, meeting.id)
            return replace(facts, rounds=tuple(compress(facts.rounds, named)))
    raise NotFound(N_("Năm {year} không có hội nghị hay vòng bỏ phiếu «{name}»."), year=year, name=subject)


def gather_ballots(records: Records, year: int, subject: str) -> ConferenceFacts:
    """The conference with the rounds that are voted on paper, all or those named; raises `NotFound` without any."""
    facts = gather_rounds(records, year, subject)
    rounds = tuple(filter(has_ballots, facts.rounds))
    if not rounds:
        asked = "" if is_id(subject) else subject
        raise NotFound(N_("«{title}» không có vòng nào bỏ phiếu bằng phiếu giấy."), title=asked or facts.title)
    return replace(facts, rounds=rounds)


def voting_conference(records: Records, year: int, title: str = "") -> Conference:
    """The conference the year's papers are about: the one of that title or id, else the last that was to choose."""
    if title:
        named = [item for item in conferences_of(records, year) if _is_named(item, title)]
        if not named:
            raise NotFound(N_("Năm {year} không có hội nghị «{title}»."), year=year, title=title)
        return named[-1]
    chosen = choosing_conference(records, year)
    if chosen is None:
        raise NotFound(N_("Năm {year} chưa có hội nghị nào."), year=year)
    return chosen


def _is_named(item: Conference | BallotRound, name: str) -> bool:
    return name == item.id or fold(item.title) == fold(name)
