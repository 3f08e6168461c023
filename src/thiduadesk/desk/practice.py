"""The practice file: the story of one year, told as tables and taken in through the same import as any workbook."""

import tomllib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from thiduadesk.desk.commands.conferences import finalise_conference
from thiduadesk.desk.commands.imports import import_book
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.domain.conference import Conference
from thiduadesk.exchange.book import Book
from thiduadesk.i18n.resources import resource_path

_DAY = date(2018, 12, 14)
_CLOSED = datetime(2018, 12, 14, 17, 0, tzinfo=timezone(timedelta(hours=7)))


def write_practice(path: Path, *, finalised: bool = True) -> None:
    """Write the practice file, its conference finalised or as it stood before that.

    Raises `StoreTrouble`, and leaves nothing then.
    """
    source = resource_path("sample", "cum-ii-2018.toml")
    book = Book.from_tables(tomllib.loads(source.read_text(encoding="utf-8")))
    with Desk.beginning(path) as desk:
        desk.do(import_book, plan_import(desk.records, book, _DAY), source.stem)
        for conference in desk.records.all(Conference, held_on=_DAY.isoformat()) if finalised else ():
            desk.do(finalise_conference, conference, _CLOSED)
