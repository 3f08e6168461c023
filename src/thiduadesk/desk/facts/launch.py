"""Gathers the papers a year begins with: the plan, the pledge all units sign, what they registered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.facts.letterheads import gather_posts, gather_sent_letterhead, gather_signer
from thiduadesk.desk.facts.year_work import gather_activities, gather_milestones, gather_movements, gather_targets
from thiduadesk.desk.queries.people import person_names
from thiduadesk.desk.queries.pledges import SHOWN_TITLES
from thiduadesk.desk.queries.rules import RulesOfYear
from thiduadesk.desk.queries.units import members_of_units, memberships, roles, unit_names
from thiduadesk.documents.facts import SignerFacts
from thiduadesk.documents.year_facts import PlanFacts, PledgeFacts, RegisteredFacts, RegistrationsFacts
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.pledge import Pledge
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.shelf import RuleSet
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records

_NOBODY_BY_NAME = "thu truong don vi"  # typed where the signer's name belongs: it says an office


def gather_pledge(records: Records, year: int, _: Wording) -> PledgeFacts:
    """What the units promise each other; raises `NotFound` while nobody could sign or nothing is promised."""
    movements, targets = gather_movements(records, year), gather_targets(records, year)
    pledges = {pledge.unit_id: pledge for pledge in records.all(Pledge, year=year)}
    names = unit_names(records, year)
    held = roles(records, year)
    signers = {unit: _signer(records.need(Unit, unit), names, pledges.get(unit)) for unit in memberships(records, year)}
    if not signers or not (movements or targets):
        raise NotFound(N_("Năm {year} chưa có phong trào hoặc chỉ tiêu nào để các đơn vị giao ước."), year=year)
    days = {pledge.signed_on for pledge in pledges.values() if pledge.signed_on}
    signed_on = days.pop() if len(days) == 1 else None
    met = [item.place for item in records.all(Conference, year=year) if item.held_on == signed_on]
    return PledgeFacts(
        letterhead=gather_letterhead(records),
        year=year,
        signed_on=signed_on,
        place=met[0] if met else "",
        movements=movements,
        targets=targets,
        units=tuple(signer for unit, signer in signers.items() if held.get(unit) != UnitRole.HEAD),
        head=next((signer for unit, signer in signers.items() if held.get(unit) == UnitRole.HEAD), None),
    )


def gather_registrations(records: Records, year: int, _: Wording) -> RegistrationsFacts:
    """Who registered for what; raises `NotFound` while nobody did."""
    registered = records.all(Registration, year=year)
    if not registered:
        raise NotFound(N_("Năm {year} chưa có đơn vị nào đăng ký thi đua."), year=year)
    rules = RulesOfYear(records, year).common
    keys = {item.id: _title_key(item.title, rules) for item in registered}
    titles = {key: name for item in registered for key, name in [keys[item.id]]}
    known = sorted(titles, key=lambda key: SHOWN_TITLES.index(key) if key in SHOWN_TITLES else len(SHOWN_TITLES))
    names, people = unit_names(records, year), person_names(records)
    # What a part of a unit registered counts with the unit.
    members = members_of_units(records, year)
    by_unit: dict[str, list[Registration]] = {unit: [] for unit in memberships(records, year)}
    for item in registered:
        by_unit.setdefault(members.get(item.unit_id, item.unit_id), []).append(item)

    def told(unit: str, item: Registration) -> str:
        part = names.get(item.unit_id, "") if item.unit_id != unit else ""
        who = ", ".join(name for name in (people.get(item.person_id or ""), part) if name)
        return f"{who} ({item.title})" if who else ""

    def unit_facts(unit: str, own: Sequence[Registration]) -> RegisteredFacts:
        return RegisteredFacts(
            unit=names.get(unit, ""),
            counts=tuple(sum(item.quantity or 1 for item in own if keys[item.id][0] == key) for key in known),
            named=tuple(line for item in own if (line := told(unit, item))),
        )

    return RegistrationsFacts(
        letterhead=gather_letterhead(records),
        signer=gather_signer(records, year),
        year=year,
        titles=tuple(titles[key] for key in known),
        units=tuple(unit_facts(unit, own) for unit, own in by_unit.items()),
    )


def gather_plan(records: Records, year: int, _: Wording) -> PlanFacts:
    """What is to be done; raises `NotFound` while neither an activity nor a milestone is planned."""
    activities = tuple(replace(item, done_on=None, result="") for item in gather_activities(records, year))
    milestones = tuple(replace(item, late=()) for item in gather_milestones(records, year, date.max))
    if not activities and not milestones:
        raise NotFound(N_("Năm {year} chưa có hoạt động hoặc mốc nào để lập kế hoạch."), year=year)
    head, deputies = gather_posts(records, year)
    return PlanFacts(
        letterhead=gather_sent_letterhead(records),
        signer=gather_signer(records, year),
        year=year,
        head=head,
        deputies=deputies,
        members=len(memberships(records, year)),
        movements=gather_movements(records, year),
        activities=activities,
        milestones=milestones,
    )


def _title_key(typed: str, rules: RuleSet) -> tuple[str, str]:
    """One key and one name for a title however it was typed; one no pack knows keeps its own."""
    title = rules.title_named(typed)
    return (title.id, title.name) if title else (fold(typed), typed)


def _signer(unit: Unit, names: dict[str, str], pledge: Pledge | None) -> SignerFacts:
    signer = pledge.signer if pledge and fold(pledge.signer) != _NOBODY_BY_NAME else ""
    return SignerFacts(unit=names.get(unit.id, ""), office=unit.chief_office, name=signer or unit.chief)
