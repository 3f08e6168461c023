"""Letters to units that are late (công văn đôn đốc), after mẫu 1.5 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.closing import closing
from thiduadesk.documents.letterhead import profile_of, sent_letterhead
from thiduadesk.documents.outline import joined
from thiduadesk.documents.tree import Addressees, Block, Document, Ending, Grid, PageBreak, text
from thiduadesk.documents.year_facts import ReminderFacts
from thiduadesk.i18n.dates import official_date, short_date
from thiduadesk.i18n.numbers import grouped
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.08, 0.56, 0.18, 0.18)


def compose_reminders(reminders: Sequence[ReminderFacts], wording: Wording) -> Document:
    """One letter for each unit, each beginning a page; `reminders` is not empty."""
    blocks: list[Block] = []
    for facts in reminders:
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(_letter(facts, wording))
    first = reminders[0]
    title = wording.say("reminder.title", year=first.year)
    return Document(
        title=f"{title}: {first.unit}" if len(reminders) == 1 else title,
        blocks=tuple(blocks),
        profile=profile_of(first.day),
    )


def _letter(facts: ReminderFacts, wording: Wording) -> Iterator[Block]:
    issuer = facts.letterhead.issuer
    yield sent_letterhead(facts.letterhead, "", wording, about=wording.say("reminder.about", year=facts.year))
    yield Addressees(wording.say("addressees"), (facts.unit,))
    yield text(
        wording.say("reminder.opening", year=facts.year, issuer=issuer, date=official_date(facts.day), unit=facts.unit)
    )
    request = wording.say(
        "reminder.request",
        issuer=issuer,
        unit=facts.unit,
        head=f" ({facts.head})" if facts.head else "",
        date=wording.say("date_blank"),
    )
    end = closing(facts.letterhead, facts.signer, (wording.say("recipient_addressees"),), wording)
    yield Ending((_table(facts, wording),), joined((text(request),), end))


def _table(facts: ReminderFacts, wording: Wording) -> Grid:
    columns = ("scores.column_number", "plan.column_milestone", "plan.column_due", "reminder.column_days")
    days = [wording.say("reminder.days", days=grouped(item.days)) for item in facts.overdue]
    owed = [(item.name, short_date(item.due), late) for item, late in zip(facts.overdue, days, strict=True)]
    owed += [
        (wording.say(f"reminder.{item.what}", count=item.count, achievement=item.name), "", "")
        for item in facts.missing
    ]
    rows = tuple((str(place), *cells) for place, cells in enumerate(owed, start=1))
    return Grid(tuple(map(wording.say, columns)), rows, _WIDTHS, frozenset({0, 2, 3}))
