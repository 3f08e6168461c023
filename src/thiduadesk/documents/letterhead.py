"""The head of a paper: superior and issuer at the left, Quốc hiệu and Tiêu ngữ at the right (NĐ 30/2020, Phụ lục I)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from thiduadesk.documents.facts import LetterheadFacts
from thiduadesk.documents.telling import told
from thiduadesk.documents.tree import Block, Columns, Heading, PageProfile, Paragraph, Run, Style, Together
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.395, 0.605)  # 65,2 | 99,8 mm of 165: Quốc hiệu at 13 pt bold takes 95,7
_LONG_PLACE = 16  # letters; a longer name, with room for the pen in the day, does not fit there
_WIDTHS_THEN = (0.33, 0.67)  # 54,5 | 110,5 mm: «Thành phố Hồ Chí Minh» takes 108,9
_ISSUER_RULE = 0.4  # between one third and one half of the line
_DECREE_30 = date(2020, 3, 5)
_PEN = "\u00a0" * 6  # room to write the number by hand


def letterhead(facts: LetterheadFacts, kind: str, wording: Wording) -> Together:
    """Names above, number and day on one line below; `kind` is the abbreviation of the paper's type, such as BB.

    A table that goes with another paper has no type and no number (NĐ 30/2020, Phụ lục III): its `kind` is empty.
    """
    if not kind:
        return Together((_names(facts, wording, _WIDTHS),))
    dated = (_place_date(facts, wording),) if facts.place else ()
    widths = _widths(facts)
    return Together((_names(facts, wording, widths), Columns((_numbered(facts, kind, wording), dated), widths)))


def sent_letterhead(facts: LetterheadFacts, kind: str, wording: Wording, about: Sequence[Run] = ()) -> Together:
    """As a paper bears it that is sent: number, place and day always; what is unknown of them is left to the pen.

    A letter (công văn) has no `kind`, and tells under its number what it is `about` (Phụ lục III, mẫu 1.5).
    """
    placed = replace(facts, place=facts.place or wording.say("unknown"))
    number = _numbered(facts, kind, wording)
    left = (*number, Paragraph(tuple(about), Style.ABOUT)) if about else number
    widths = _widths(placed)
    return Together((_names(facts, wording, widths), Columns((left, (_place_date(placed, wording),)), widths)))


def profile_of(day: date) -> PageProfile:
    """The rule a paper of that day follows: NĐ 30/2020 is in force from 05/3/2020 (Điều 37)."""
    return PageProfile.DECREE_30 if day >= _DECREE_30 else PageProfile.CIRCULAR_01


def profile_of_year(year: int, dated_on: date | None = None) -> PageProfile:
    """The rule the papers about a whole year follow: that of the day they bear, else they are written at its end."""
    return profile_of(dated_on or date(year, 12, 31))


def paper_symbol(kind: str, facts: LetterheadFacts) -> str:
    """The sign after the number of a paper, «BB-CTĐII»."""
    return "-".join(part for part in (kind, facts.symbol) if part)


def written_day(facts: LetterheadFacts, wording: Wording) -> str:
    """The day of a paper in words and figures, or room for the pen."""
    return official_date(facts.dated_on) if facts.dated_on else wording.say("date_blank")


def _widths(facts: LetterheadFacts) -> tuple[float, float]:
    """The shares of both sides: place and day stand on one line, level with the number (Phụ lục I, mục II.4.c)."""
    return _WIDTHS_THEN if len(facts.place) > _LONG_PLACE else _WIDTHS


def _names(facts: LetterheadFacts, wording: Wording, widths: tuple[float, float]) -> Columns:
    issuer = Heading(facts.issuer.upper(), Style.ISSUER, rule=_ISSUER_RULE, tag="letterhead.issuer")
    superior = Heading(facts.superior.upper(), Style.SUPERIOR, tag="letterhead.superior")
    left = (superior, issuer) if facts.superior else (issuer,)
    right = (Heading(wording.say("nation"), Style.NATION), Heading(wording.say("motto"), Style.MOTTO, rule=1.0))
    return Columns((left, right), widths)


def _numbered(facts: LetterheadFacts, kind: str, wording: Wording) -> tuple[Block, ...]:
    number = two_digits(facts.number) if facts.number is not None else _PEN
    symbol = paper_symbol(kind, facts)
    return (Paragraph(told(wording, "number", "letterhead", number=number, symbol=symbol), Style.NUMBER),)


def _place_date(facts: LetterheadFacts, wording: Wording) -> Paragraph:
    day = written_day(facts, wording)
    return Paragraph(told(wording, "place_date", "letterhead", place=facts.place, date=day), Style.PLACE_DATE)
