"""What the papers that call a conference are composed from."""

from dataclasses import dataclass

from thiduadesk.documents.facts import ConferenceFacts, LetterheadFacts, SignerFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteeFacts:
    """Who is invited: a member unit, by its chief if known, or a guest."""

    name: str = ""
    office: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningFacts:
    """A conference to be called: by whom, and who is to come; `letterhead` bears the cluster's place, not yet a day."""

    letterhead: LetterheadFacts
    conference: ConferenceFacts
    signer: SignerFacts
    invitees: tuple[InviteeFacts, ...] = ()
