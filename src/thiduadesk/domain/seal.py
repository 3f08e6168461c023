"""The seal of a finalised conference: its facts as they stood, chained by digest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Niêm phong. `facts` is canonical JSON; `digest` is SHA-256 over the previous digest, facts and pack digest."""

    id: str
    conference_id: str
    sealed_at: str  # ISO date and time with zone
    facts: str
    previous: str  # digest of the seal before, empty for the first
    pack_id: str
    pack_digest: str
    digest: str
