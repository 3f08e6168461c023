"""Which papers of a year say which sentence: found by composing them."""

from collections.abc import Mapping
from datetime import date

from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.catalogue import KINDS
from thiduadesk.domain.errors import NotFound
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


class _Noting(dict[str, str]):
    """Sentences that remember which of them were asked for."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(sentences)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)


def kinds_saying(records: Records, year: int, day: date) -> Mapping[str, tuple[str, ...]]:
    """The kinds of paper that say a sentence, by its key, as the year stands on a day; a key none says is absent."""
    found: dict[str, tuple[str, ...]] = {}
    own = wording_of(records).sentences
    for kind in KINDS:
        sentences = _Noting(own)
        try:
            compose_paper(records, kind.kind, year, day=day, wording=Wording(sentences))
        except NotFound:
            continue  # the year has nothing to print there
        for key in sentences.asked:
            found[key] = (*found.get(key, ()), kind.kind)
    return found
