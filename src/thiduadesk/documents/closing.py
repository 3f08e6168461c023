"""How a paper of the cluster ends: who gets it at the left, who signs for the cluster at the right."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.facts import LetterheadFacts
from thiduadesk.documents.tree import Block, Columns, Heading, Space, Style, text
from thiduadesk.documents.year_facts import SignerFacts
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.42, 0.58)
_GAP = 6.0  # mm between the text and what closes it
_SIGNING_ROOM = 25.0  # mm for signature and seal


def closing(
    letterhead: LetterheadFacts, signer: SignerFacts, recipients: Sequence[str], wording: Wording
) -> Iterator[Block]:
    """Nơi nhận level with the title of the signer (NĐ 30/2020, Phụ lục I, ô 7 and 9b)."""
    yield Space(_GAP)
    yield Columns((recipient_lines(recipients, wording), tuple(signature(letterhead, signer, wording))), _WIDTHS)


def recipient_lines(recipients: Sequence[str], wording: Wording) -> tuple[Block, ...]:
    """«Nơi nhận:» and its lines, the file last."""
    label = text(wording.say("minutes.recipients"), bold=True, italic=True, style=Style.RECIPIENTS)
    lines = (*(f"- {one};" for one in recipients), wording.say("minutes.recipient_file"))
    return (label, *(text(line, style=Style.RECIPIENT) for line in lines))


def signature(letterhead: LetterheadFacts, signer: SignerFacts, wording: Wording) -> Iterator[Block]:
    """Who signs for the cluster: title in it, room for signature and seal, office held in the unit, name.

    A body without a seal of its own uses the one of its head's unit, so that office is told as well (Phụ lục I, mục
    II.7).
    """
    for line in wording.say("scores.signed_head", issuer=letterhead.issuer.upper()).split("\n"):
        yield Heading(line, Style.SIGNER)
    yield Space(_SIGNING_ROOM)
    unit = "" if fold(signer.unit) in fold(signer.office) else signer.unit
    for line in (signer.office.upper(), unit.upper(), signer.name):
        if line:
            yield Heading(line, Style.SIGNER)
