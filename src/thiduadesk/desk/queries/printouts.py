"""The register of papers printed and saved, as it is read."""

from dataclasses import dataclass

from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.printout import ON_PAPER, Printout
from thiduadesk.store.records import Records

_SHOWN = 8  # letters of a digest: enough to tell papers apart by eye


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintoutLine:
    """One row of the register; `same_as` is the number of an earlier printout with the very same text, if there is one.

    A print of what went onto paper as a whole before is a `reprint` of that.
    """

    id: str
    name: str
    about: str
    number: int
    at: str  # ISO date and time
    form: str
    copies: int | None
    pages: str
    digest: str
    same_as: int | None
    reprint: bool


def printout_lines(records: Records, year: int) -> tuple[PrintoutLine, ...]:
    """What went out of the papers of a year, the last first."""
    seen: dict[tuple[str, str, str], int] = {}
    whole: dict[tuple[str, str, str], int] = {}  # those of which every page was printed
    lines = []
    for item in sorted(records.all(Printout, year=year), key=lambda item: (item.printed_at, item.id)):
        known = BY_KIND.get(item.kind)
        said = (item.kind, item.subject, item.text_id)
        reprint = item.form == ON_PAPER and said in whole
        same_as = whole[said] if reprint else seen.get(said)
        seen.setdefault(said, item.number)
        if item.complete:
            whole.setdefault(said, item.number)
        lines.append(
            PrintoutLine(
                id=item.id,
                name=known.name if known else item.kind,
                about=item.about,
                number=item.number,
                at=item.printed_at,
                form=item.form,
                copies=item.copies,
                pages=item.pages,
                digest=item.text_id[:_SHOWN],
                same_as=same_as,
                reprint=reprint,
            )
        )
    return tuple(reversed(lines))
