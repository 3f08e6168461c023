"""What has changed in a paper since it was printed: its text then held against its text now."""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.domain.printout import PrintedText, Printout
from thiduadesk.store.records import Records


class Side(StrEnum):
    """Where a line stands."""

    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of the paper that stands on one side only."""

    side: Side
    text: str


def changed_lines(records: Records, printout_id: str, day: date) -> tuple[ChangedLine, ...]:
    """The lines in which the paper as of `day` differs from the printout; raises a `Trouble` when it is no more."""
    printout = records.need(Printout, printout_id)
    then = records.need(PrintedText, printout.text_id).content.splitlines()
    paper = compose_paper(records, printout.kind, printout.year, printout.subject, day=day)
    now = render_as(paper, "txt").decode().splitlines()
    changed: list[ChangedLine] = []
    for what, first, last, new_first, new_last in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if what != "equal":
            changed += [ChangedLine(Side.THEN, line) for line in then[first:last]]
            changed += [ChangedLine(Side.NOW, line) for line in now[new_first:new_last]]
    return tuple(changed)
