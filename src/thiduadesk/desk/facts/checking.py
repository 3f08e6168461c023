"""A Word file somebody edited, held against the file of the cluster as it is now."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from thiduadesk.desk.facts.printing import compose_paper, need_kind
from thiduadesk.desk.queries.years import cluster_key
from thiduadesk.documents.copies import Difference, NotACopy, differences, read_copy
from thiduadesk.documents.tree import Document
from thiduadesk.i18n.mark import N_
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

    What is late is told as of the day the file was written. A number or day typed where room was left for the pen is
    held against the one noted, even when that is not printed. Raises `StoreTrouble` where the file cannot be read,
    `NotACopy` where this program did not write it for this cluster, and `NotFound` where the data no longer hold what
    it is about.
    """
    with translating(path):
        data = path.read_bytes()
    copy = read_copy(data, path.name)
    origin = copy.origin
    if origin.cluster != cluster_key(records):
        other = N_("Tệp {name} là của cụm khác, hoặc ghi từ một tệp dữ liệu khác với tệp đang mở.")
        raise NotACopy(other, name=path.name)
    kind = need_kind(origin.kind, "docx")
    composed = partial(compose_paper, records, origin.kind, origin.year, origin.subject, day=origin.day)
    paper, penned = composed(by_hand=False), composed(by_hand=True)
    assert isinstance(paper, Document)  # placed pages are not written for Word
    assert isinstance(penned, Document)
    found = differences(copy, paper, penned)
    return CopyCheck(name=kind.name, year=origin.year, count=len(copy.told), differences=found)
