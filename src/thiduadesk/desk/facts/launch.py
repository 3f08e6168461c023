"""Gathers the papers a year begins with: the pledge all units sign."""

from thiduadesk.desk.facts.conferences import gather_letterhead
from thiduadesk.desk.facts.year_work import gather_movements, gather_targets
from thiduadesk.desk.queries.units import memberships, roles, unit_names
from thiduadesk.documents.year_facts import PledgeFacts, SignerFacts
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.pledge import Pledge
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import fold
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
    return PledgeFacts(
        letterhead=gather_letterhead(records),
        year=year,
        signed_on=days.pop() if len(days) == 1 else None,
        movements=movements,
        targets=targets,
        units=tuple(signer for unit, signer in signers.items() if held.get(unit) != UnitRole.HEAD),
        head=next((signer for unit, signer in signers.items() if held.get(unit) == UnitRole.HEAD), None),
    )


def _signer(unit: Unit, names: dict[str, str], pledge: Pledge | None) -> SignerFacts:
    signer = pledge.signer if pledge and fold(pledge.signer) != _NOBODY_BY_NAME else ""
    return SignerFacts(unit=names.get(unit.id, ""), office=unit.chief_office, name=signer or unit.chief)
