"""Certificates (giấy chứng nhận, giấy khen): one placed page each, laid out in millimetres by a layout file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.tree import Box, Frame, Sheet, Sheets, Stamp
from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.reader import BrokenPack, read_toml
from thiduadesk.rules.wording import Wording

_FIELDS = (
    "nation",
    "motto",
    "giver",
    "verb",
    "form",
    "recipient",
    "office",
    "content",
    "decision",
    "book",
    "place_date",
    "signer_office",
    "signer",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A certificate's page in millimetres: its frames, and where each field stands."""

    width: float
    height: float
    frames: tuple[Frame, ...]
    boxes: Mapping[str, Box]


@cache
def full_page() -> Layout:
    """The layout of a full A4 page, frame and all."""
    return read_layout(resource_path("layouts", "a4-ngang.toml"))


def read_layout(path: Path) -> Layout:
    """Read a layout; raises `BrokenPack` naming the field that is unknown, missing or no measure."""
    data = read_toml(path)
    try:
        boxes = {name: Box(name=name, **values) for name, values in data["field"].items()}
        frames = tuple(Frame(**values) for values in data.get("frame", ()))
        layout = Layout(float(data["paper"]["width"]), float(data["paper"]["height"]), frames, boxes)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenPack(N_("Mẫu giấy {path} không đọc được: {reason}"), path=path.name, reason=str(error)) from error
    unknown = boxes.keys() ^ set(_FIELDS)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise BrokenPack(N_("Mẫu giấy {path}: thừa hoặc thiếu ô {names}."), path=path.name, names=names)
    return layout


def compose_certificates(certificates: Sequence[CertificateFacts], layout: Layout, wording: Wording) -> Sheets:
    """One page for each certificate, in the order given."""
    return Sheets(
        title=wording.say("certificate.title").capitalize(),
        width=layout.width,
        height=layout.height,
        frames=layout.frames,
        pages=tuple(Sheet(facts.recipient, tuple(_stamps(facts, layout, wording))) for facts in certificates),
    )


def _stamps(facts: CertificateFacts, layout: Layout, wording: Wording) -> Iterator[Stamp]:
    commends = facts.form == CertificateForm.COMMENDATION
    texts = {
        "nation": wording.say("nation"),
        "motto": wording.say("motto"),
        "giver": facts.giver.upper(),
        "verb": wording.say("certificate.gives"),
        "form": wording.say("certificate.commendation" if commends else "certificate.title"),
        "recipient": _recipient(facts, wording),
        "office": facts.office,
        "content": facts.content,
        "decision": _decision(facts, wording),
        "book": wording.say("certificate.book", number=two_digits(facts.number)) if facts.number else "",
        "place_date": _place_date(facts, wording),
        "signer_office": facts.signer_office.upper(),
        "signer": facts.signer,
    }
    for name in _FIELDS:
        if texts[name]:
            yield Stamp(layout.boxes[name], texts[name])


def _recipient(facts: CertificateFacts, wording: Wording) -> str:
    if not facts.label:
        return facts.recipient
    collective = facts.label == wording.say("certificate.collective")
    # A line never ends inside a person's name.
    name = facts.recipient if collective else facts.recipient.replace(" ", "\u00a0")
    return f"{facts.label}: {name}"


def _decision(facts: CertificateFacts, wording: Wording) -> str:
    if not facts.decision_no:
        return ""
    if facts.decided_on is None:
        return wording.say("certificate.decision", number=facts.decision_no)
    return wording.say("certificate.decision_dated", number=facts.decision_no, date=official_date(facts.decided_on))


def _place_date(facts: CertificateFacts, wording: Wording) -> str:
    place = facts.place or wording.say("unknown")
    if facts.issued_on is None:
        return wording.say("place_date_blank", place=place)
    return wording.say("place_date", place=place, date=official_date(facts.issued_on))
