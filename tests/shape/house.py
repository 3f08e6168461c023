"""Where the house stands: what the tests about its shape look at."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "thiduadesk"
MODULES = tuple(sorted(SOURCES.rglob("*.py")))
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))


def name_of(path: Path) -> str:
    """A file as people speak of it: its path from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()
