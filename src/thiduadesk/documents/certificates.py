"""Certificates (giấy chứng nhận, giấy khen): one placed page each, laid out in millimetres by a layout."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.layouts import SHIPPED, Design, shipped_design
from thiduadesk.documents.telling import count_cell, day_cell
from thiduadesk.documents.tree import Box, Cell, Document, Grid, Ground, Sheet, Sheets, Stamp
from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.groups import hold_names, names_in
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_SHARED_FACTS = ("form", "giver", "decision_no", "decided_on", "place", "issued_on", "signer", "signer_office")
_WIDTHS = {
    "form": 0.06,
    "label": 0.045,
    "recipient": 0.09,
    "office": 0.09,
    "content": 0.12,
    "decision_no": 0.118,
    "decided_on": 0.088,
    "number": 0.04,
    "place": 0.046,
    "issued_on": 0.088,
    "giver": 0.055,
    "signer_office": 0.097,
    "signer": 0.063,
}
"""The columns a print shop gets, named for the facts they hold, as shares of the page."""
_CENTRED = ("decided_on", "number", "issued_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressing:
    """What certificates of one form are printed by: the layout, and the emblem where it has room for one."""

    design: Design
    emblem: bytes = b""  # PNG or JPEG

    def ground(self) -> Ground:
        """The paper all of them are printed on."""
        design = self.design.printed
        return Ground(
            width=design.width,
            height=design.height,
            frames=design.frames,
            emblem=design.emblem if self.emblem else None,
            picture=self.emblem,
        )


@dataclass(frozen=True, slots=True)
class CertificateBatch:
    """Certificates to be printed together; a form nobody chose a layout for is printed by the first shipped one."""

    certificates: Sequence[CertificateFacts]
    pressings: Mapping[str, Pressing] = field(default_factory=dict)


def compose_certificates(batch: CertificateBatch, wording: Wording) -> Sheets:
    """One page for each certificate, in the order given."""
    presses: dict[str, tuple[Ground, Sequence[Box]]] = {}
    stamps: dict[tuple[Box, str], Stamp] = {}
    shared: dict[Hashable, Mapping[str, str]] = {}
    names = frozenset(name for facts in batch.certificates for name in _names(facts))
    pages = []
    for facts in batch.certificates:
        if facts.form not in presses:
            pressing = batch.pressings.get(facts.form) or Pressing(design=shipped_design(SHIPPED[0]))
            presses[facts.form] = pressing.ground(), pressing.design.printed.boxes
        ground, boxes = presses[facts.form]
        alike = tuple(getattr(facts, name) for name in _SHARED_FACTS)
        if alike not in shared:
            shared[alike] = _shared_texts(facts, names, wording)
        told = {**shared[alike], **_own_texts(facts, names, wording)}
        placed = ((box, told[box.name]) for box in boxes if told[box.name])
        pages.append(Sheet(facts.recipient, ground, tuple(_stamp(stamps, key) for key in placed)))
    title = wording.say("certificate.title").capitalize()
    return Sheets(title=title, pages=tuple(pages), listing=partial(_listing, batch.certificates, title, wording))


def _names(facts: CertificateFacts) -> tuple[str, ...]:
    """The people a certificate knows: whom it is for and who signs it."""
    return (facts.signer, *((facts.recipient,) if facts.person else names_in(facts.recipient)))


def _shared_texts(facts: CertificateFacts, names: frozenset[str], wording: Wording) -> Mapping[str, str]:
    """What certificates with the same `_SHARED_FACTS` say alike; empty where nothing is known."""
    return {
        "nation": wording.say("nation"),
        "motto": wording.say("motto"),
        "giver": facts.giver.upper(),
        "verb": wording.say("certificate.gives"),
        "form": _form(facts.form, wording),
        "decision": _decision(facts, wording),
        "place_date": _place_date(facts, wording),
        "signer_office": facts.signer_office.upper(),
        "signer": hold_names(facts.signer, names),
    }


def _form(form: str, wording: Wording) -> str:
    """What the paper calls itself: a form the wording does not know, «bằng khen», by its own name."""
    match form:
        case CertificateForm.CERTIFICATE:
            return wording.say("certificate.title")
        case CertificateForm.COMMENDATION:
            return wording.say("certificate.commendation")
        case _:
            return form.upper()


def _own_texts(facts: CertificateFacts, names: frozenset[str], wording: Wording) -> Mapping[str, str]:
    """What only this certificate says."""
    return {
        "recipient": hold_names(f"{facts.label}: {facts.recipient}" if facts.label else facts.recipient, names),
        "office": hold_names(facts.office, names),
        "content": hold_names(facts.content, names),
        "book": wording.say("certificate.book", number=two_digits(facts.number)) if facts.number else "",
    }


def _stamp(known: dict[tuple[Box, str], Stamp], key: tuple[Box, str]) -> Stamp:
    """The stamp of a text in a box, the same one for all certificates that say it."""
    if key not in known:
        known[key] = Stamp(*key)
    return known[key]


def _listing(certificates: Sequence[CertificateFacts], title: str, wording: Wording) -> Document:
    """Bare fields under their headings, one certificate to a row: a print shop merges them into its own blank."""
    head = tuple(wording.say(f"certificate.column_{name}") for name in _WIDTHS)
    rows = tuple(tuple(_field(getattr(facts, name)) for name in _WIDTHS) for facts in certificates)
    # Without the indent of texts: a day that does not fit shows as «###».
    centred = frozenset(place for place, name in enumerate(_WIDTHS) if name in _CENTRED)
    return Document(title=title, blocks=(Grid(head, rows, tuple(_WIDTHS.values()), centred),), landscape=True)


def _field(value: str | int | date | None) -> str | Cell:
    if isinstance(value, str):
        return value
    return day_cell(value) if isinstance(value, date) else count_cell(value)


def _decision(facts: CertificateFacts, wording: Wording) -> str:
    if not facts.decision_no:
        return ""
    if facts.decided_on is None:
        return wording.say("certificate.decision", number=facts.decision_no)
    return wording.say("certificate.decision_dated", number=facts.decision_no, date=official_date(facts.decided_on))


def _place_date(facts: CertificateFacts, wording: Wording) -> str:
    place = facts.place or wording.say("unknown")
    day = official_date(facts.issued_on) if facts.issued_on else wording.say("date_blank")
    return wording.say("place_date", place=place, date=day)
