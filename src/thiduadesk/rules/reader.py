"""Reads the TOML files that hold rules and wording; whatever is wrong with one is told with file and key."""

import tomllib
from pathlib import Path
from typing import Any

from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_


class BrokenPack(Trouble):
    """A shipped or changed data file cannot be used; the sentence names file and key."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of the file; raises `BrokenPack` when it is missing, no UTF-8 or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenPack(
            N_("Không đọc được tệp {path}: {reason}"), path=f"{path.parent.name}/{path.name}", reason=str(error)
        ) from error
