"""Vietnamese text: one door it is cleaned at, how it is found, how it is sorted."""

import re
import unicodedata

SortKey = tuple[str, tuple[int, ...]]

# Letters that other encodings and bad PDF copies put in place of Vietnamese ones.
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "ƣ": "ư", "Ƣ": "Ư", "\u00ad": "", "\u200b": "", "\ufeff": ""})
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" *\n *")

# The tones in the order dictionaries and CLDR give them: ngang < huyền < hỏi < ngã < sắc < nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_NO_TONES = str.maketrans(dict.fromkeys(_TONES))
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = str.maketrans({letter: chr(0x4E00 + place) for place, letter in enumerate(_ALPHABET)})

_MARKS = re.compile(r"[\u0300-\u036f]")
_OLD_AND_NEW = {
    new: old
    for pairs in ("oà òa oá óa oả ỏa oã õa oạ ọa", "oè òe oé óe oẻ ỏe oẽ õe oẹ ọe", "uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy")
    for new, old in zip(pairs.split()[::2], pairs.split()[1::2], strict=True)
}
_NEW = re.compile("|".join(_OLD_AND_NEW))

# Signs and letters no Vietnamese word holds: what TCVN3 or VNI text looks like when read as Unicode.
_STRAY = re.compile(r"\S*[§¨¬®µ¶¸¹¼½¾¿ÆÇËÎÏÑÖØÜÞßäåçëîïñöûøüþÿ]\S*")


def clean(text: str) -> str:
    """Text as it may be stored: NFC, look-alike letters put right, blanks folded and trimmed, line breaks kept."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_LOOK_ALIKES)
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
    """The words that look like TCVN3 or VNI text read as Unicode; such text must be converted, not guessed at."""
    return _STRAY.findall(text)
