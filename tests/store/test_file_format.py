"""The page about the file format speaks of the file as it is."""

import re
from pathlib import Path

from thiduadesk.store.database import _PRAGMAS, APPLICATION_ID, Store

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")


def test_every_table_is_told(store: Store) -> None:
    tables = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables <= set(re.findall(r"`(\w+)`", PAGE))


def test_the_trail_is_told_column_by_column(store: Store) -> None:
    for table in ("step", "image"):
        section = PAGE.partition(f"| `{table}` | |")[2].partition("\n\n")[0]
        columns = {row[1] for row in store.connection.execute(f"PRAGMA table_info({table})")}
        assert columns == set(re.findall(r"`(\w+)`", section))


def test_every_setting_has_its_reason() -> None:
    assert f"0x{APPLICATION_ID:X}" in PAGE
    for setting in _PRAGMAS:
        assert f"| `{setting}` |" in PAGE
