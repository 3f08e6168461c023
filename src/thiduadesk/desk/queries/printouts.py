"""The register of papers printed and saved, as it is read."""

from dataclasses import dataclass

from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.printout import Printout
from thiduadesk.store.records import Records

_SHOWN = 8  # letters of a digest: enough to tell papers apart by eye


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintoutLine:
    """One row of the register; `first` is the number of the first printout with the very same text, if there is one."""

    id: str
    name: str
    about: str
    number: int
    at: str  # ISO date and time
    form: str
    copies: int | None
    pages: str
    digest: str
    first: int | None


def printout_lines(records: Records, year: int) -> tuple[PrintoutLine, ...]:
    """What went out of the papers of a year, the last first."""
    seen: dict[tuple[str, str, str], int] = {}
    lines = []
    for item in sorted(records.all(Printout, year=year), key=lambda item: (item.printed_at, item.id)):
        known = BY_KIND.get(item.kind)
        first = seen.setdefault((item.kind, item.subject, item.text_id), item.number)
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
                first=first if first != item.number else None,
            )
        )
    return tuple(reversed(lines))
