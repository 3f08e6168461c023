"""The seal of a finalised conference: its facts as they stood, chained by digest, and the short code on paper."""

from dataclasses import dataclass
from string import hexdigits

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # base 32 after Crockford: no letter looks like another or like a digit
_MISREAD = str.maketrans("OIL", "011")
_DIGITS = 20  # of the digest in hexadecimal: 80 bits, which nobody hits by chance
_GROUP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Niêm phong. `facts` is canonical JSON; `digest` is SHA-256 over the previous digest, facts and pack digest."""

    id: str
    conference_id: str
    sealed_at: str  # ISO date and time with zone
    facts: str
    previous: str  # digest of the seal before, empty for the first
    pack_id: str
    pack_digest: str
    digest: str

    @property
    def code(self) -> str:
        """Mã kiểm tra: the head of the digest as people read and type it, «7F3K-92QA-XM4T-0B5C»."""
        head = self.digest[:_DIGITS]
        if len(head) < _DIGITS or set(head) - set(hexdigits):
            return ""  # somebody wrote into the file what no digest is
        number = int(head, 16)
        letters = "".join(_LETTERS[number >> shift & 31] for shift in range(_DIGITS * 4 - 5, -1, -5))
        return "-".join(letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP))


def plain_code(text: str) -> str:
    """A code as typed from paper in its one spelling, to be compared: no blanks, capitals, «O» for 0 forgiven."""
    letters = "".join(text.upper().split()).replace("-", "").translate(_MISREAD)
    return "-".join(letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP))
