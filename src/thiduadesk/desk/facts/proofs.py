"""One certificate by one layout, to look at while the layout is made: the page, and how each text fits its box."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from thiduadesk.desk.queries.units import memberships, roles, unit_names
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.desk.queries.years import the_cluster
from thiduadesk.documents.certificates import CertificateBatch, Pressing, compose_certificates
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.tree import Edge
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text stands in its box: so many lines at a size in points; no lines where it does not fit at all.

    `past` tells how many mm the box hangs over the sides of the paper.
    """

    lines: int
    size: float
    past: Mapping[Edge, float]

    @property
    def good(self) -> bool:
        """Whether the text can be printed."""
        return self.lines > 0 and not self.past


@dataclass(frozen=True, slots=True)
class Proof:
    """A page as PDF, without the texts that cannot be printed, and by field the fit of every text it has."""

    page: bytes
    fits: Mapping[str, Fit]


def sample_certificate(records: Records, year: int, form: str) -> CertificateFacts:
    """A certificate with something in every field, as the file's cluster would give it to a person that year."""
    words = tomllib.loads(resource_path("layouts", "sample.toml").read_text(encoding="utf-8"))
    wording = wording_of(records)
    cluster = the_cluster(records)
    head = next((unit for unit, role in roles(records, year).items() if role == UnitRole.HEAD), None)
    chief = records.get(Unit, head)
    names = unit_names(records, year)
    members = [names[unit] for unit in memberships(records, year) if unit in names]
    giver = (cluster and cluster.name) or words["giver"]
    last = date(year, 12, 31)
    return CertificateFacts(
        form=form,
        giver=giver,
        label=wording.say("certificate.woman"),
        recipient=words["recipient"],
        person=True,
        office=words["office"].format(unit=max(members, key=len, default=words["unit"])),
        content=words["content"].format(year=year),
        decision_no=words["decision_no"],
        decided_on=last,
        number=3,
        place=(cluster and cluster.place) or words["place"],
        issued_on=last,
        year=year,
        signer=(chief and chief.chief) or words["signer"],
        signer_office=wording.say("scores.signed_head", issuer=giver.upper()),
    )


def proof_of(facts: CertificateFacts, pressing: Pressing, wording: Wording) -> Proof:
    """The page of one certificate as it would be printed, in the cluster's words."""
    # reportlab takes long to import; only who looks at a layout waits for it.
    from thiduadesk.documents.render.fitting import fits, past_edges
    from thiduadesk.documents.render.sheets import render_proof

    (page,) = compose_certificates(CertificateBatch([facts], {facts.form: pressing}), wording).pages
    found = {}
    for stamp in page.stamps:
        fit = fits(stamp)
        past = past_edges(stamp.box, page.ground)
        found[stamp.box.name] = Fit(len(fit.lines), fit.size, past) if fit else Fit(0, stamp.box.floor, past)
    kept = tuple(stamp for stamp in page.stamps if found[stamp.box.name].good)
    return Proof(render_proof(replace(page, stamps=kept)), found)
