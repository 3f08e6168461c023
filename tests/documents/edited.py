"""Edits a Word file as somebody with another program might."""

import io
import zipfile
from collections.abc import Callable


def edited(data: bytes, edit: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The file with one part of it rewritten."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as written:
        for name in source.namelist():
            content = source.read(name)
            written.writestr(name, edit(content.decode()) if name == part else content)
    return target.getvalue()
