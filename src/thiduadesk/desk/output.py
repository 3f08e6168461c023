"""Writing files for people: beside the target first, then renamed over it, so nobody ever meets half a file."""

import os
import tempfile
from pathlib import Path

from thiduadesk.store.failures import translating


def write_out(path: Path, data: bytes) -> None:
    """Write a whole file or none; raises `StoreTrouble` and leaves an older file of that name as it was."""
    with translating(path):
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            # mkstemp makes the file private; a paper is for colleagues too.
            Path(beside).chmod(0o666 & ~_umask())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


def make_folder(path: Path) -> None:
    """Make a folder with those above it, if it is missing; raises `StoreTrouble`."""
    with translating(path):
        path.mkdir(parents=True, exist_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
