"""Vietnamese text: one door it is cleaned at, how it is found, how it is sorted."""

import re
import unicodedata

SortKey = tuple[str, tuple[int, ...]]

# Signs nobody sees and no workbook can hold: control characters, soft hyphens, marks of width and direction.
_UNSEEN = [chr(code) for code in (*range(9), *range(0x0E, 0x1C), 0x7F, 0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF)]
# Letters that other encodings and bad PDF copies put in place of Vietnamese ones.
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "ƣ": "ư", "Ƣ": "Ư"} | dict.fromkeys(_UNSEEN, ""))
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" *\n *")

# The tones in the order dictionaries and CLDR give them: ngang < huyền < hỏi < ngã < sắc < nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Only the circumflex, the breve and the horn make another letter.
_NO_TONES = {code: None for code in range(0x0300, 0x0370) if code not in {0x0302, 0x0306, 0x031B}}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {letter: chr(0x4E00 + place) for place, letter in enumerate(_ALPHABET)}
# Letters of the Central Highlands and of foreign names stand with their plain letter: ĕ with e, û with u.
_GUESTS = {
    letter: _PLACES[plain]
    for plain in _ALPHABET
    for mark in "\u0302\u0306\u031b"
    if len(letter := unicodedata.normalize("NFC", plain + mark)) == 1 and letter not in _PLACES
}
_ORDER = str.maketrans(_PLACES | _GUESTS)

_MARKS = re.compile(r"[\u0300-\u036f]")
_OLD_AND_NEW = {
    new: old
    for pairs in ("oà òa oá óa oả ỏa oã õa oạ ọa", "oè òe oé óe oẻ ỏe oẽ õe oẹ ọe", "uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy")
    for new, old in zip(pairs.split()[::2], pairs.split()[1::2], strict=True)
}
_NEW = re.compile("|".join(_OLD_AND_NEW))

# What TCVN3 or VNI text looks like when read as Unicode.
# The ñ of Êđê names follows a vowel, that of VNI and TCVN3 never does.
_STRAY = re.compile(
    r"""[§¨¬®µ¶¸¹¼½¾¿ÆÇËÎÏÖØÜÞßäåçëîïöûøüþÿ\u00ad]  # letters and signs no Vietnamese word holds
    |(?<![aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])[ñÑ]
    |(?<=[^\W\d_])[©ª«»×·](?=[^\W\d_])          # TCVN3: signs between letters
    |(?<=[a-zđ])[ÈÉÊÌÒÓÔÕÝ]                       # TCVN3: capitals inside a word
    |[aAeE][àáâãèéêõùÀÁÂÃÈÉÊÕÙ]                   # VNI: the mark written as a second vowel
    |[oO][âõùÂÕÙ]|[uUyY][õùÕÙ]""",
    re.VERBOSE,
)


def clean(text: str) -> str:
    """Text as it may be stored: NFC, look-alike letters put right, blanks folded and trimmed, line breaks kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # First the letters, then NFC: a mark may be waiting for the letter put right.
    composed = unicodedata.normalize("NFC", lines.translate(_LOOK_ALIKES))
    return _BREAKS.sub("\n", _BLANKS.sub(" ", composed)).strip()


def fold(text: str) -> str:
    """Text as it is searched for: no case, no marks, đ as d; «Đại học Luật» gives «dai hoc luat»."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_LOOK_ALIKES).casefold()))
    return " ".join(plain.replace("đ", "d").split())


def fold_tones(text: str) -> str:
    """Text as names are matched: case, blanks and the place of the tone forgiven (hoà = hòa), the tone itself not."""
    line = " ".join(clean(text).casefold().split())
    return _NEW.sub(lambda match: _OLD_AND_NEW[match[0]], line)


def text_key(text: str) -> SortKey:
    """Sorts by the alphabet a ă â b c d đ …; the tones of the words decide only between equals."""
    spread = unicodedata.normalize("NFD", clean(text).casefold())
    letters = unicodedata.normalize("NFC", spread.translate(_NO_TONES)).translate(_ORDER)
    tones = tuple(max((_TONES.get(sign, 0) for sign in word), default=0) for word in spread.split())
    return letters, tones


def name_key(full_name: str) -> tuple[SortKey, SortKey, SortKey]:
    """Sorts personal names: given name (the last word), then family name (the first), then those between."""
    words = full_name.split() or [""]
    family = words[0] if len(words) > 1 else ""
    return text_key(words[-1]), text_key(family), text_key(" ".join(words[1:-1]))


def suspects(text: str) -> list[str]:
    """The words that look like TCVN3 or VNI text read as Unicode; such text must be converted, not guessed at.

    Ask before `clean`: the ư of TCVN3 is the soft hyphen, which cleaning takes away.
    """
    return [word for word in text.split() if _STRAY.search(word)]
