"""The smallest compound file (MS-CFB) that holds one empty stream of a given name."""

import struct

_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound_file(stream: str) -> bytes:
    """A header, one sector of allocation table, one sector of directory."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    table = struct.pack("<128I", _FAT, _END, *[_FREE] * 126)
    directory = _entry("Root Entry", kind=5, child=1) + _entry(stream, kind=2, child=_NONE) + _entry("", 0, _NONE) * 2
    return header + table + directory


def _entry(name: str, kind: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    size = len(text) + 2 if name else 0
    return text.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", size, kind, 1, _NONE, _NONE, child, _END, 0)
