"""The program's own log: a few small files that go round, without names of people or units."""

import faulthandler
import logging
from pathlib import Path

LOG = logging.getLogger("thiduadesk")

_BYTES, _OLDER = 256 * 1024, 3


def log_path(folder: Path) -> Path:
    """The file written to now."""
    return folder / "thiduadesk.log"


def start_log(folder: Path) -> None:
    """Begin to write; a computer on which nothing can be written goes without a log."""
    from logging.handlers import RotatingFileHandler

    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_path(folder), maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True
        )
        # A fault below Python leaves no exception to report; its trace goes to a file of its own.
        faulthandler.enable((folder / "fault.log").open("a", encoding="utf-8"))
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for old in LOG.handlers:
        old.close()
    LOG.handlers[:] = [handler]
