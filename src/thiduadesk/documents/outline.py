"""How the text of a paper is parted: roman headings, the law it rests on, numbered lists, room for the pen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from thiduadesk.documents.telling import Said
from thiduadesk.documents.tree import Block, Paragraph, Run, Style, ended, text
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
        yield subheading((Run(f"{place}. {title}"),))
        yield from blocks


def subheading(title: Said) -> Paragraph:
    """A bold line that stays with what it heads."""
    return Paragraph(tuple(replace(run, bold=True) for run in title), Style.SUBSECTION)


def under_title(words: Said) -> Paragraph:
    """What the paper goes with, in italics under its title."""
    return Paragraph(tuple(replace(run, italic=True) for run in words), Style.UNDER_TITLE)


def bases(lines: Iterable[Said]) -> Iterator[Block]:
    """«Căn cứ …;» in italics, each on a line of its own, the last one closed by a full stop."""
    for line in ended(tuple(lines)):
        yield Paragraph(tuple(replace(run, italic=True) for run in line))


def numbered(lines: Sequence[Said]) -> Iterator[Block]:
    """«1. …;» for each, the last one closed by a full stop."""
    for place, line in enumerate(ended(lines), start=1):
        yield Paragraph((Run(f"{place}. "), *line), Style.LIST)


def unbroken(words: str) -> str:
    """A person's name with what stands before it, or a day, that never parts over two lines."""
    return words.replace(" ", "\u00a0")


def pen_lines(count: int, wording: Wording) -> tuple[Block, ...]:
    """So many dotted lines to write on."""
    return tuple(text(wording.say("pen_line"), style=Style.LIST) for _ in range(count))


def joined(*parts: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of all parts, one after another."""
    return tuple(chain(*parts))
