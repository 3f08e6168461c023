"""What Word and Excel files have in common: text their XML can hold, and the same bytes for the same paper."""

import io
import re
import unicodedata
import zipfile
from datetime import datetime
from textwrap import shorten

FONT = "Times New Roman"  # of the same widths as the serif the PDF embeds
MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # when every file says it was written: fixed, for the sake of its bytes
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can tell
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text, composed (NFC); a control character, which no XML can hold, becomes a blank that keeps words apart."""
    return _UNWRITABLE.sub(" ", unicodedata.normalize("NFC", text))


def file_title(text: str) -> str:
    """The title among the properties of a file, which hold no more than 255 characters."""
    return shorten(plain(text), 255, placeholder="…")


def repacked(data: bytes) -> bytes:
    """The same zip file without the hour it was packed at."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, source.read(name))
    return target.getvalue()
