"""What the papers of a year are composed from beside the conference."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts:
    """Who signs for the cluster: the chief of the unit that heads it, with the office held there."""

    unit: str = ""
    office: str = ""
    name: str = ""
