"""Letters to units that are late (công văn đôn đốc), after mẫu 1.5 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.closing import closing
from thiduadesk.documents.letterhead import profile_of, sent_letterhead
from thiduadesk.documents.outline import joined
from thiduadesk.documents.telling import bracketed, count_cell, day_cell, told, told_row
from thiduadesk.documents.tree import Addressees, Block, Cell, Document, Ending, Grid, PageBreak, Paragraph, Run
from thiduadesk.documents.year_facts import ReminderFacts
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.numbers import grouped, two_digits
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.08, 0.56, 0.18, 0.18)


def compose_reminders(reminders: Sequence[ReminderFacts], wording: Wording) -> Document:
    """One letter for each unit, each beginning a page; `reminders` is not empty."""
    blocks: list[Block] = []
    for place, facts in enumerate(reminders):
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(_letter(f"letters.{place}", facts, wording))
    first = reminders[0]
    title = wording.say("reminder.title", year=first.year)
    return Document(
        title=f"{title}: {first.unit}" if len(reminders) == 1 else title,
        blocks=tuple(blocks),
        profile=profile_of(first.day),
    )


def _letter(tag: str, facts: ReminderFacts, wording: Wording) -> Iterator[Block]:
    issuer = facts.letterhead.issuer
    about = told(wording, "reminder.about", f"{tag}.about", year=facts.year)
    yield sent_letterhead(facts.letterhead, "", wording, about=about)
    yield Addressees(wording.say("addressees"), (facts.unit,), f"{tag}.addressees")
    yield Paragraph(
        told(
            wording,
            "reminder.opening",
            f"{tag}.opening",
            year=facts.year,
            issuer=issuer,
            date=official_date(facts.day),
            unit=facts.unit,
        )
    )
    request = told(
        wording,
        "reminder.request",
        f"{tag}.request",
        issuer=issuer,
        unit=facts.unit,
        head=bracketed(facts.head, f"{tag}.request.head"),
        date=(Run(wording.say("date_blank")),),  # the pen's alone
    )
    end = closing(facts.letterhead, facts.signer, (wording.say("recipient_addressees"),), wording)
    yield Ending((_table(tag, facts, wording),), joined((Paragraph(request),), end))


def _table(tag: str, facts: ReminderFacts, wording: Wording) -> Grid:
    head = ("scores.column_number", "plan.column_milestone", "plan.column_due", "reminder.column_days")
    owed = [
        (item.name, day_cell(item.due), wording.say("reminder.days", days=grouped(item.days))) for item in facts.overdue
    ]
    no_due = Cell(wording.say("reminder.no_due"))
    owed += [
        (wording.say(f"reminder.{item.what}", count=two_digits(item.count), achievement=item.name), no_due, "")
        for item in facts.missing
    ]
    rows = tuple(
        told_row(f"{tag}.owed.{place - 1}", ("number", "name", "due", "days"), (count_cell(place), *cells))
        for place, cells in enumerate(owed, start=1)
    )
    return Grid(tuple(map(wording.say, head)), rows, _WIDTHS, frozenset({0, 2, 3}))
