"""What one does with conferences, up to finalising them; after that nothing, but a supplementary record."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from thiduadesk.desk.checks import problems_of_rows, refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked, replace_rows
from thiduadesk.desk.commands.rounds import unlink_rounds
from thiduadesk.desk.commands.rules import close_rules
from thiduadesk.desk.queries.conferences import delegates_of, remarks_of
from thiduadesk.desk.queries.day import missing_before_finalising
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.desk.sealing import seal_of
from thiduadesk.desk.steps import step
from thiduadesk.domain.conference import (
    CHOOSING,
    AgendaItem,
    Attendance,
    Conference,
    ConferenceKind,
    ConferenceState,
    Delegate,
    DelegateRole,
    Remark,
)
from thiduadesk.domain.errors import Conflict, Problem, RuleBroken
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.threshold import tidy_threshold
from thiduadesk.domain.unit import Unit
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold_tones
from thiduadesk.store.work import Work


@step(N_("Lưu hội nghị {conference}"))
def save_conference(work: Work, conference: Conference) -> None:
    """Put a conference; raises `RuleBroken` also for a second one of its name on its day, `Sealed` after finalising."""
    same_day = work.all(Conference, year=conference.year, held_on=conference.held_on.isoformat())
    if any(fold_tones(item.title) == fold_tones(conference.title) for item in same_day if item.id != conference.id):
        sentence = N_("Ngày này đã có một hội nghị cùng tên. Hãy ghi tên khác để phân biệt hai cuộc họp.")
        raise RuleBroken((Problem("title", sentence),))
    put_checked(work, replace(conference, quorum=tidy_threshold(conference.quorum)))


@step(N_("Xóa hội nghị {conference}"))
def remove_conference(work: Work, conference: Conference) -> None:
    """Drop a conference with all that belongs to it; raises `Sealed` after finalising."""
    unlink_rounds(work, conference.id)
    drop_whole(work, conference)


@step(N_("Lưu danh sách đại biểu của {conference}"))
def save_delegates(work: Work, conference: Conference, delegates: Sequence[Delegate]) -> None:
    """Make these the delegates, in this order; raises `RuleBroken`, naming field and row id.

    Whoever speaks for a unit and has no organisation is printed with the unit's name; a new one whose organisation is
    a member unit speaks for it.
    """
    names, members = unit_names(work, conference.year), memberships(work, conference.year)
    called = {fold_tones(names.get(unit, "")): unit for unit in members}
    known = {item.id for item in delegates_of(work, conference.id)}
    rows = []
    for place, item in enumerate(delegates, start=1):
        unit = item.unit_id if item.id in known or item.unit_id else called.get(fold_tones(item.organisation))
        organisation = item.organisation or names.get(unit or "", "")
        rows.append(replace(item, position=place, organisation=organisation, unit_id=unit))
    replace_rows(work, rows, Delegate, conference_id=conference.id)


@step(N_("Thêm đại biểu của các đơn vị vào {conference}"))
def summon_units(work: Work, conference: Conference) -> None:
    """Add the chief of every member unit that has no delegate yet, in protocol order.

    Where the chief is unknown «Đại diện …» holds the place until somebody is named. Raises `Conflict` when every
    unit has one.
    """
    delegates = delegates_of(work, conference.id)
    names = unit_names(work, conference.year)
    known = {item.unit_id for item in delegates} | {fold_tones(item.organisation) for item in delegates}
    missing = [
        unit
        for unit in memberships(work, conference.year)
        if unit not in known and fold_tones(names.get(unit, "")) not in known
    ]
    if not missing:
        raise Conflict(N_("Mọi đơn vị thành viên đều đã có đại biểu trong danh sách."))
    for place, key in enumerate(missing, start=len(delegates) + 1):
        unit = work.need(Unit, key)
        put_checked(
            work,
            Delegate(
                id=new_id(),
                conference_id=conference.id,
                position=place,
                name=unit.chief or f"Đại diện {names[key]}",
                office=unit.chief_office if unit.chief else "",
                organisation=names[key],
                unit_id=key,
                role=DelegateRole.DELEGATE,
                voting=True,
            ),
        )


@step(N_("Điểm danh: tất cả đại biểu còn lại có mặt tại {conference}"))
def call_all_present(work: Work, conference: Conference) -> None:
    """Mark everyone present whom nobody has called yet."""
    for item in delegates_of(work, conference.id):
        if not item.attendance:
            work.put(replace(item, attendance=Attendance.PRESENT))


@step(N_("Lưu chương trình của {conference}"))
def save_agenda(work: Work, conference: Conference, items: Sequence[AgendaItem]) -> None:
    """Make these the items of the agenda, in this order; raises `RuleBroken`, naming field and row id."""
    rows = [replace(item, position=place) for place, item in enumerate(items, start=1)]
    replace_rows(work, rows, AgendaItem, conference_id=conference.id)


@step(N_("Lưu ý kiến tại {conference}"))
def save_remarks(
    work: Work, conference: Conference, remarks: Sequence[Remark], before: Collection[Remark] | None = None
) -> None:
    """Put these remarks in the place of those `before` (of all), in this order; raises `RuleBroken`."""
    refuse(problems_of_rows(remarks))
    known = remarks_of(work, conference.id)
    given_up = {item.id for item in (known if before is None else before)} - {item.id for item in remarks}
    for item in known:
        if item.id in given_up:
            work.drop(item)
    kept = {item.id for item in remarks}
    others = max((item.position for item in known if item.id not in kept | given_up), default=0)
    work.put_all(replace(item, position=others + place) for place, item in enumerate(remarks, start=1))


@step(N_("Mở biên bản bổ sung cho {conference}"))
def begin_supplement(work: Work, conference: Conference, day: date) -> str:
    """Begin a supplementary record of a finalised conference and give its id; raises `Conflict` while that is open.

    A second one has a number in its name, so that both may bear the same day; what is added to a supplement is added
    to the conference it amends.
    """
    if not conference.finalised:
        raise Conflict(N_("Hội nghị chưa chốt thì sửa ngay trong hồ sơ, không cần biên bản bổ sung."))
    conference = work.get(Conference, conference.amends_id) or conference
    before = len(work.all(Conference, amends_id=conference.id))
    record = Conference(
        id=new_id(),
        year=conference.year,
        title=f"Bổ sung lần {before + 1}: {conference.title}" if before else f"Bổ sung: {conference.title}",
        kind=ConferenceKind.OTHER,
        held_on=day,
        place=conference.place,
        chair=conference.chair,
        chair_office=conference.chair_office,
        secretary=conference.secretary,
        amends_id=conference.id,
    )
    save_conference(work, record)
    return record.id


@step(N_("Chốt {conference}"))
def finalise_conference(work: Work, conference: Conference, at: datetime) -> None:
    """Seal the conference for good; raises `RuleBroken` with everything that is still missing.

    With a closing or review meeting the year keeps the rules it was judged by. This step cannot be undone: the minutes
    are signed on it.
    """
    refuse(missing_before_finalising(work, conference))
    if conference.kind in CHOOSING:
        close_rules(work, conference.year)
    work.put(seal_of(work, conference, at))
    work.put(replace(conference, state=ConferenceState.FINALISED))
    work.final = True
