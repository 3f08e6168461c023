"""Where the files shipped with the program lie: inside the installed package, or at the root of a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def _home(folder: str) -> Path:
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parents[1] / folder


def resource_path(*parts: str) -> Path:
    """A shipped file or folder below `resources`."""
    return _home("resources").joinpath(*parts)


def translations_dir() -> Path:
    """The folder of the catalogues."""
    return _home("translations")
