"""The list of delegates (danh sách đại biểu): who is expected, in the order of the list, with room to sign."""

from thiduadesk.documents.facts import ConferenceFacts, DelegateFacts
from thiduadesk.documents.letterhead import letterhead, profile_of
from thiduadesk.documents.telling import count_cell, told_row
from thiduadesk.documents.tree import Cell, Columns, Document, Ending, Grid, Heading, Space, Style, text
from thiduadesk.domain.conference import Attendance, DelegateRole
from thiduadesk.i18n.dates import official_date
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.05, 0.17, 0.165, 0.325, 0.16, 0.13)
_CENTRED = frozenset({0, 5})
_COLUMNS = ("number", "name", "office", "organisation", "signature", "note")
_ROW = 10.0  # mm: room for a signature
_GAP = 4.0  # mm between the table and who signs it
_SIGNING_ROOM = 22.0


def compose_roll(facts: ConferenceFacts, wording: Wording) -> Document:
    """Guests, then all others; signed by the secretary. There is at least one delegate."""
    title = wording.say("roll.title")
    secretary = (
        Space(_GAP),
        text(wording.say("roll.signed_secretary"), bold=True, style=Style.SIGNATURE),
        Space(_SIGNING_ROOM),
        text(facts.secretary, bold=True, style=Style.SIGNATURE, tag="secretary"),
    )
    return Document(
        title=f"{title.capitalize()} {facts.title}",
        blocks=(
            letterhead(facts.letterhead, "", wording),
            Heading(title, Style.TITLE),
            Heading(wording.say("roll.about", title=facts.title), Style.SUBTITLE, rule=0.4, tag="title"),
            text(_held(facts, wording), italic=True, style=Style.UNDER_TITLE, tag="held_on"),
            Ending((_table(facts, wording),), (Columns(((), secretary), (0.5, 0.5)),)),
        ),
        profile=profile_of(facts.held_on),
        landscape=True,  # a signature takes 35 mm beside names that take one line
    )


def _held(facts: ConferenceFacts, wording: Wording) -> str:
    day = official_date(facts.held_on)
    if not facts.place:
        return wording.say("roll.held_somewhere", date=day)
    return wording.say("roll.held", date=day, place=facts.place)


def _table(facts: ConferenceFacts, wording: Wording) -> Grid:
    guests = [item for item in facts.delegates if item.role == DelegateRole.GUEST]
    members = [item for item in facts.delegates if item.role != DelegateRole.GUEST]
    rows: list[tuple[str | Cell, ...]] = []
    strong: set[int] = set()
    number = 0
    for key, people in (("roll.guests", guests), ("roll.members", members)):
        if guests and people:
            strong.add(len(rows))
            rows.append((Cell(wording.say(key), span=len(_COLUMNS)),))
        for item in people:
            number += 1
            cells = (count_cell(number), item.name, item.office, item.organisation, "", _note(item))
            rows.append(told_row(f"{key.removeprefix('roll.')}.{number - 1}", _COLUMNS, cells))
    head = tuple(wording.say(f"roll.column_{name}") for name in _COLUMNS)
    return Grid(head, tuple(rows), _WIDTHS, _CENTRED, frozenset(strong), _ROW)


def _note(item: DelegateFacts) -> str:
    """What the person does at the meeting, and that the person does not come, once it is known."""
    role = "" if item.role in (DelegateRole.DELEGATE, DelegateRole.GUEST) else item.role
    away = "" if item.attendance == Attendance.PRESENT else item.attendance
    return "; ".join(part for part in (role, away) if part)
