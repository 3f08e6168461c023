"""What one does with member units."""

from dataclasses import replace
from datetime import date, timedelta

from thiduadesk.desk.checks import refuse
from thiduadesk.desk.commands.records import drop_whole, put_checked
from thiduadesk.desk.queries.units import UnitCard, current_name, memberships
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.unit import Membership, Unit, UnitName, UnitRole
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold_tones
from thiduadesk.store.work import Work


@step(N_("Lưu đơn vị {card}"))
def save_unit(work: Work, card: UnitCard) -> None:
    """Put a unit with its name, place and role in the card's year; raises `RuleBroken`.

    A changed name corrects the one the unit bears that year; a unit that was really renamed keeps both through
    `rename_unit`.
    """
    unit = Unit(
        id=card.id,
        parent_id=card.parent_id,
        short_name=card.short_name,
        kind=card.kind,
        chief=card.chief,
        chief_office=card.chief_office,
        staff=card.staff,
        merged_into_id=card.merged_into_id,
        history_since=card.history_since,
        note=card.note,
    )
    name = current_name(work, card.id, card.year) or UnitName(id=new_id(), unit_id=card.id, name="")
    refuse((*_taken(work, card.id, card.parent_id, card.name), *_merged_in_a_ring(work, card)))
    put_checked(work, unit, replace(name, name=card.name))
    if card.role or card.position is not None:
        known = memberships(work, card.year).get(card.id)
        membership = known or Membership(id=new_id(), unit_id=card.id)
        since = card.member_since if known else card.member_since or date(card.year, 1, 1)
        put_checked(work, replace(membership, position=card.position, since=since, until=card.member_until))
    _give_role(work, card)


@step(N_("Đổi tên đơn vị thành {name}"))
def rename_unit(work: Work, unit_id: str, name: str, since: date) -> None:
    """Let the unit bear a new name from a day on; papers of earlier years keep the old one."""
    old = current_name(work, unit_id, since.year)
    if old is not None:
        put_checked(work, replace(old, until=since - timedelta(days=1)))
    put_checked(work, UnitName(id=new_id(), unit_id=unit_id, name=name, since=since))


@step(N_("Xóa đơn vị {card}"))
def remove_unit(work: Work, card: UnitCard) -> None:
    """Drop a unit that nothing speaks of; raises `StillUsed`. One that left keeps its history by a last day instead."""
    drop_whole(work, work.need(Unit, card.id))


def _taken(work: Work, unit_id: str, parent_id: str | None, name: str) -> tuple[Problem, ...]:
    siblings = {unit.id for unit in work.all(Unit, parent_id=parent_id)} - {unit_id}
    wanted = fold_tones(name)
    if any(other.unit_id in siblings and fold_tones(other.name) == wanted for other in work.all(UnitName)):
        return (Problem("name", N_("Đã có đơn vị mang tên này.")),)
    return ()


def _merged_in_a_ring(work: Work, card: UnitCard) -> tuple[Problem, ...]:
    after = {unit.id: unit.merged_into_id for unit in work.all(Unit)}
    line = [card.merged_into_id]
    while line[-1] and line[-1] != card.id and line[-1] not in line[:-1]:
        line.append(after.get(line[-1]))
    if card.id in line[1:]:
        return (Problem("merged_into_id", N_("Đơn vị ấy lại đã nhập vào đơn vị này.")),)
    return ()


def _give_role(work: Work, card: UnitCard) -> None:
    posts = work.one(Year, year=card.year) or Year(id=new_id(), year=card.year)
    head = None if posts.head_id == card.id else posts.head_id
    deputies = [unit for unit in (posts.deputy_id, posts.second_deputy_id) if unit and unit != card.id]
    if card.role == UnitRole.HEAD:
        head = card.id
    elif card.role == UnitRole.DEPUTY:
        deputies.append(card.id)
    if len(deputies) > 2:
        refuse([Problem("role", N_("Năm này đã có hai cụm phó."))])
    first, second, *_ = [*deputies, None, None]
    changed = replace(posts, head_id=head, deputy_id=first, second_deputy_id=second)
    if changed != posts:
        put_checked(work, changed)
