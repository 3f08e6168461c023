"""Keys of records, made here and never by the database: undo restores a row under its own key, files can be merged."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread


def new_id() -> str:
    """A fresh 20-character key; keys made later sort later (48 bits of milliseconds, then 52 random bits)."""
    number = (time.time_ns() // 1_000_000 << 52) | secrets.randbits(52)
    letters = []
    for _ in range(20):
        letters.append(_ALPHABET[number & 31])
        number >>= 5
    return "".join(reversed(letters))
