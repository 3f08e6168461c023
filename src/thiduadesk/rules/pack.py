"""Rule packs: a folder of dated data under resources/packs, known by its id and the digest of its files."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.wording import Wording, read_wording


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack as it was read; the seal of a conference keeps `id` and `digest`."""

    id: str
    digest: str
    wording: Wording


def read_pack(folder: Path) -> Pack:
    """Read and check a pack; raises `BrokenPack` with file and key."""
    wording = read_wording(folder / "wording.toml")
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.toml")):
        # Line ends may be rewritten by a checkout on Windows; the law has not changed by that.
        name = file.relative_to(folder).as_posix()
        digest.update(name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return Pack(folder.name, digest.hexdigest(), wording)


@cache
def common_pack() -> Pack:
    """The pack every paper is worded from."""
    return read_pack(resource_path("packs", "common"))
