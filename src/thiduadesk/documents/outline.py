"""How the text of a paper is parted: roman headings, the law it rests on, numbered lists, room for the pen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from thiduadesk.documents.tree import Block, Paragraph, Style, ended, text
from thiduadesk.rules.wording import Wording

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def sections(*parts: tuple[str, Sequence[Block]]) -> Iterator[Block]:
    """«I. TÌNH HÌNH» and what stands under it; parts with nothing to say are left out and not counted."""
    numerals = iter(ROMAN)
    for title, blocks in parts:
        if blocks:
            yield text(f"{next(numerals)}. {title.upper()}", bold=True, style=Style.SECTION)
            yield from blocks


def subsections(*parts: tuple[str, Sequence[Block]]) -> Iterator[Block]:
    """«1. Phong trào thi đua» and what stands under it, as `sections`."""
    told = [(title, blocks) for title, blocks in parts if blocks]
    for place, (title, blocks) in enumerate(told, start=1):
        yield subheading(f"{place}. {title}")
        yield from blocks


def subheading(title: str) -> Paragraph:
    """A bold line that stays with what it heads."""
    return text(title, bold=True, style=Style.SUBSECTION)


def bases(instruments: Sequence[str], wording: Wording) -> Iterator[Block]:
    """«Căn cứ …;» in italics, each on a line of its own, the last one closed by a full stop."""
    for name in ended(instruments):
        yield text(wording.say("basis", instrument=name), italic=True)


def numbered(lines: Sequence[str]) -> Iterator[Block]:
    """«1. …;» for each, the last one closed by a full stop."""
    for place, line in enumerate(ended(lines), start=1):
        yield text(f"{place}. {line}", style=Style.LIST)


def unbroken(name: str) -> str:
    """A person's name, with what stands before it, that never parts over two lines."""
    return name.replace(" ", "\u00a0")


def pen_lines(count: int, wording: Wording) -> tuple[Block, ...]:
    """So many dotted lines to write on."""
    return tuple(text(wording.say("pen_line"), style=Style.LIST) for _ in range(count))


def joined(*parts: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of all parts, one after another."""
    return tuple(chain(*parts))
