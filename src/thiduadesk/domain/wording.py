"""What a cluster has papers say in its own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingChange:
    """Câu chữ của cụm: one sentence of the papers, in place of the one that comes with the program.

    What may stand in a sentence is known to `rules.wording`, which checks it like those of a pack.
    """

    id: str
    key: str  # of the sentence, such as «minutes.opened»
    text: str
    note: str = ""

    def __str__(self) -> str:
        return self.text
