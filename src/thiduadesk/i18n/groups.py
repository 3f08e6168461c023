"""Where a line of Vietnamese may part: not inside a name, better not inside a word of several syllables."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from thiduadesk.i18n.resources import resource_path

HELD = "\u00a0"
"""The blank that does not part."""

_TITLE = re.compile(
    r"ông|bà|anh|chị|em|cô|thầy|cụ|(?:đồng chí|luật sư|bác sĩ|giáo sư|tiến sĩ|thạc sĩ)|đ/c"
    r"|(?:(?:gs|pgs|tskh|ts|ths)\.?)+|(?:(?:bs|ds|ks|ls|cn)\.)+",
    re.IGNORECASE,
)
_JOINS = frozenset({"và", "cùng", "với"})  # one name to the next, as commas do
_PARTS = re.compile(rf"\s*[,;]\s*|\s+(?:{'|'.join(_JOINS)})\s+")
_MOST_NAMES = 6  # words of one name
_BEFORE_NUMBERS = frozenset({"năm", "số", "ngày", "tháng", "quý", "khóa", "khoản", "điểm", "điều", "lần", "hạng"})
_ROMAN = frozenset("IVXLC")
_OPENING = "«“\"'(["
_CLOSING = ".,;:!?»”\"')]…"

_Groups: TypeAlias = Mapping[str, Mapping[int, frozenset[tuple[str, ...]]]]


@lru_cache(maxsize=10_000)
def hold_names(text: str, names: frozenset[str] = frozenset()) -> str:
    """The text with these names, and those that stand after «ông», «TS.» and the like, held together.

    A title is held with its name; names that follow after a comma or «và» need none of their own.
    """
    if "\n" in text:
        return "\n".join(hold_names(line, names) for line in text.split("\n"))
    words = text.split(" ")
    named = () if text[1:].islower() else _names(words)  # what is held to a word begins with a capital
    return _held(text, words, {*_known_names(words, _by_first(names)), *named})


def names_in(text: str) -> tuple[str, ...]:
    """The names a text consists of, if every part of it is two or more words with capitals, as in typed recipients."""
    parts = _PARTS.split(text.strip())
    return tuple(parts) if all(map(_is_name, parts)) else ()


@lru_cache(maxsize=2_000)
def hold_groups(text: str) -> str:
    """The text with its words of several syllables, and numbers with what they number, held together."""
    words = text.split(" ")
    return _held(text, words, set(_groups(words)))


@lru_cache(maxsize=2_000)
def hold_places(text: str) -> str:
    """The text with «Thái Nguyên», and numbers with what they number, held together: enough for a line that is long."""
    words = text.split(" ")
    return _held(text, words, set(_groups(words, capitals=True)))


def _held(text: str, words: list[str], places: set[int]) -> str:
    """The text with the blanks after the words at these places held."""
    if not places:
        return text
    blanks = (HELD if place in places else " " for place in range(len(words) - 1))
    return words[0] + "".join(f"{blank}{word}" for blank, word in zip(blanks, words[1:], strict=True))


def _names(words: list[str]) -> Iterator[int]:
    """The places of words that are held with the next: titles and all but the last word of the names after them."""
    naming = False
    for place, word in enumerate(words[:-1]):
        if _is_title(word, words[place - 1] if place else ""):
            naming = True
        elif naming:
            bare = word.lstrip(_OPENING)
            if bare in _JOINS or bare.endswith((",", ";")):
                continue
            naming = bare[:1].isupper() and bare[-1] not in _CLOSING
        if naming and words[place + 1][:1].isupper():
            yield place


@lru_cache(maxsize=10_000)
def _is_title(word: str, before: str) -> bool:
    """Whether a word is a title, or ends one with the word before it; kept, for many certificates say the same."""
    last = word.lstrip(_OPENING).rstrip(":")
    return bool(_TITLE.fullmatch(last) or _TITLE.fullmatch(f"{before.lstrip(_OPENING)} {last}"))


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _MOST_NAMES and all(word[0].isupper() and not word[1:].isupper() for word in words)


def _known_names(words: list[str], known: _Groups) -> Iterator[int]:
    for place, word in enumerate(words[:-1]):
        if word.lstrip(_OPENING).casefold() in known:  # few words begin a name
            yield from range(place, place + _group_length(words, place, known) - 1)


def _groups(words: list[str], *, capitals: bool = False) -> Iterator[int]:
    """Where a group goes on; of words, with `capitals`, those alone that are written so throughout."""
    known = _known()
    place = 0
    while place < len(words) - 1:
        length = _group_length(words, place, known)
        if length > 1 and not (capitals and any(not _is_capital(word) for word in words[place : place + length])):
            yield from range(place, place + length - 1)
        elif words[place].lstrip(_OPENING).casefold() in _BEFORE_NUMBERS and _is_number(words[place + 1]):
            yield place
        place += max(length - 1, 1)


def _group_length(words: list[str], place: int, known: _Groups) -> int:
    """How many words, from this one on, make the longest known word; 1 where none does."""
    first = words[place].lstrip(_OPENING).casefold()
    for length, groups in known.get(first, {}).items():
        if place + length > len(words):
            continue
        *inner, last = words[place + 1 : place + length]
        if (first, *(word.casefold() for word in inner), last.rstrip(_CLOSING).casefold()) in groups:
            return length
    return 1


def _is_capital(word: str) -> bool:
    return word.lstrip(_OPENING)[:1].isupper()


def _is_number(word: str) -> bool:
    bare = word.rstrip(_CLOSING)
    return bare[:1].isdigit() or (bool(bare) and _ROMAN.issuperset(bare))


@cache
def _known() -> _Groups:
    """The words of several syllables, by their first."""
    lines = resource_path("words", "together.txt").read_text(encoding="utf-8").splitlines()
    return _by_first(frozenset(line for line in lines if not line.startswith("#")))


@lru_cache(maxsize=10)
def _by_first(groups: frozenset[str]) -> _Groups:
    """Words that go together, in small letters: by the first of them, then by how many they are, the most first."""
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for syllables in sorted((tuple(group.casefold().split()) for group in groups), key=len, reverse=True):
        if len(syllables) > 1:
            found.setdefault(syllables[0], {}).setdefault(len(syllables), set()).add(syllables)
    return {first: {length: frozenset(alike) for length, alike in most.items()} for first, most in found.items()}
