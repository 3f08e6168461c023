"""How a paper of the cluster ends: who gets it at the left, who signs for the cluster at the right."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.facts import LetterheadFacts, SignerFacts
from thiduadesk.documents.telling import Said, told
from thiduadesk.documents.tree import Block, Columns, Heading, Paragraph, Run, Space, Style, text
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.42, 0.58)
_GAP = 4.0  # mm between the text and what closes it
_SIGNING_ROOM = 22.0  # mm for signature and seal


def closing(
    letterhead: LetterheadFacts, signer: SignerFacts, recipients: Sequence[str | Said], wording: Wording
) -> Iterator[Block]:
    """Nơi nhận level with the title of the signer (NĐ 30/2020, Phụ lục I, ô 7 and 9b)."""
    yield Space(_GAP)
    yield Columns((recipient_lines(recipients, wording), tuple(signature(letterhead, signer, wording))), _WIDTHS)


def recipient_lines(
    recipients: Sequence[str | Said], wording: Wording, kept: str = "recipient_file"
) -> tuple[Block, ...]:
    """«Nơi nhận:» and its lines, last where the paper is kept; a recipient that data name is told as runs."""
    label = text(wording.say("minutes.recipients"), bold=True, italic=True, style=Style.RECIPIENTS)
    said = (one if isinstance(one, tuple) else (Run(one),) for one in recipients)
    lines = (Paragraph((Run("- "), *one, Run(";")), Style.RECIPIENT) for one in said)
    return (label, *lines, text(f"- {wording.say(kept)}", style=Style.RECIPIENT))


def record_recipients(recipients: Sequence[str | Said], wording: Wording) -> tuple[Block, ...]:
    """The same under a record (biên bản), which is kept with its dossier (Phụ lục III, mẫu 1.9)."""
    return recipient_lines(recipients, wording, "recipient_record")


def above_and_members(superior: str, wording: Wording) -> tuple[str | Said, ...]:
    """The superior, where there is one, for its information, and the members."""
    above = (told(wording, "recipient_superior", "recipients", superior=superior),) if superior else ()
    return (*above, wording.say("recipient_members"))


def signed_with_maker(letterhead: LetterheadFacts, signer: SignerFacts, wording: Wording) -> Iterator[Block]:
    """Who drew up a table at the left, by name where it is known, who signs for the cluster at the right."""
    maker = tuple(signed(wording.say("signed_maker"), signer.secretary, "signer.secretary"))
    yield Space(_GAP)
    yield from side_by_side((maker, tuple(signature(letterhead, signer, wording))), _WIDTHS)


def side_by_side(parties: Sequence[Sequence[Block]], widths: tuple[float, ...]) -> Iterator[Columns]:
    """Parties to sign, their titles on one level, room and names on another however long the titles are."""
    rooms = [next((at for at, block in enumerate(party) if isinstance(block, Space)), len(party)) for party in parties]
    yield Columns(tuple(tuple(party[:at]) for party, at in zip(parties, rooms, strict=True)), widths)
    yield Columns(tuple(tuple(party[at:]) for party, at in zip(parties, rooms, strict=True)), widths)


def signed(title: str, name: str, tag: str) -> Iterator[Block]:
    """A title, room for the signature, the name of who signs where it is known."""
    yield text(title, bold=True, style=Style.SIGNATURE)
    if name:
        yield Space(_SIGNING_ROOM)
        yield text(name, bold=True, style=Style.SIGNATURE, tag=tag)


def signature(letterhead: LetterheadFacts, signer: SignerFacts, wording: Wording) -> Iterator[Block]:
    """Who signs for the cluster: title in it, room for signature and seal, office held in the unit, name.

    A body without a seal of its own uses the one of its head's unit, so that office is told as well (Phụ lục I, mục
    II.7).
    """
    issuer = letterhead.issuer.upper()
    for line in wording.say("scores.signed_head", issuer=issuer).split("\n"):
        yield Heading(line, Style.SIGNER, tag="signer.issuer" if issuer in line else "")
    yield Space(_SIGNING_ROOM)
    unit = "" if fold(signer.unit) in fold(signer.office) else signer.unit
    for name, line in (("office", signer.office.upper()), ("unit", unit.upper()), ("name", signer.name)):
        if line:
            yield Heading(line, Style.SIGNER, tag=f"signer.{name}")
