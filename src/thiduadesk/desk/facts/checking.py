"""A Word file somebody edited, held against the file of the cluster as it is now."""

from dataclasses import dataclass
from pathlib import Path

from thiduadesk.desk.facts.printing import compose_paper, need_kind
from thiduadesk.documents.copies import Difference, differences, read_copy
from thiduadesk.documents.tree import Document
from thiduadesk.store.failures import translating
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCheck:
    """What became of the facts in an edited paper; `name` is the kind of paper as it is called."""

    name: str
    year: int
    count: int
    differences: tuple[Difference, ...]


def check_docx(records: Records, path: Path) -> CopyCheck:
    """Hold a Word file against its paper composed anew; the data stay as they are.

    Raises `StoreTrouble` where the file cannot be read, `NotACopy` where this program did not write it, and `NotFound`
    where the data no longer hold what it is about.
    """
    with translating(path):
        data = path.read_bytes()
    copy = read_copy(data, path.name)
    origin = copy.origin
    kind = need_kind(origin.kind, "docx")
    paper = compose_paper(records, origin.kind, origin.year, origin.subject)
    assert isinstance(paper, Document)  # placed pages are not written for Word
    return CopyCheck(name=kind.name, year=origin.year, count=len(copy.told), differences=differences(copy, paper))
