"""Keys of records, made here and never by the database: undo restores a row under its own key, files can be merged."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread


_LENGTH = 20


class _Newest:
    """The last number given: a key made in the same millisecond, or after the clock was set back, still sorts later."""

    number = 0


def new_id() -> str:
    """A fresh 20-character key; keys made later sort later (48 bits of milliseconds, then 52 random bits)."""
    drawn = time.time_ns() // 1_000_000 << 52 | secrets.randbits(52)
    number = _Newest.number = max(drawn, _Newest.number + 1)
    letters = []
    for _ in range(_LENGTH):
        letters.append(_ALPHABET[number & 31])
        number >>= 5
    return "".join(reversed(letters))


def is_id(text: str) -> bool:
    """Whether a text looks like a key, so that it tells nobody anything."""
    return len(text) == _LENGTH and set(text) <= set(_ALPHABET)
