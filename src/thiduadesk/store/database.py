"""Opening and making .tdk files: pragmas that survive a power cut, and refusals that leave the file alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.domain.errors import StoreFault
from thiduadesk.store.failures import translating, trouble

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLICATION_ID = 0x54444B31
"""«TDK1» in the file's header: how our files are told from other SQLite files."""

SCHEMA = 2
"""The schema this program writes; `migrations` holds as many steps, and a test keeps the two equal."""

_SQLITE_MAGIC = b"SQLite format 3\x00"
_PATIENCE = 3.0  # seconds to wait for another program's write

# DELETE keeps one file, which secretaries copy by hand; EXTRA also syncs the folder after the journal is
# deleted, so that a power cut right after a commit cannot bring the journal, and the old state, back.
_PRAGMAS = ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = EXTRA", "trusted_schema = OFF")


@dataclass(frozen=True, slots=True)
class Store:
    """An open file."""

    path: Path
    connection: sqlite3.Connection
    read_only: bool

    @property
    def schema(self) -> int:
        """The number of the file's schema."""
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def examine(self) -> None:
        """Read every page and every link between rows; raises `StoreTrouble` when something is damaged."""
        with translating(self.path):
            pages = [str(row[0]) for row in self.connection.execute("PRAGMA integrity_check")]
            links = self.connection.execute("PRAGMA foreign_key_check").fetchall()
        if pages != ["ok"] or links:
            raise trouble(StoreFault.DAMAGED, self.path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def create_store(path: Path) -> Store:
    """Make a new file; refuses when there is one already, and leaves nothing behind when it cannot finish."""
    # The schema needs sqlite-utils, which takes 90 ms to import: opening a current file does without.
    from thiduadesk.store.migrations import migrate

    with translating(path):
        path.open("xb").close()
        try:
            connection = _connect(path, "rw")
            try:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return Store(path, connection, read_only=False)


def open_store(path: Path, *, migrations: "Migrations | None" = None) -> Store:
    """Open a file, bringing an older schema up to date after copying it; raises `StoreTrouble`.

    A file or folder that cannot be written opens read-only, so that it can still be read and printed.
    `migrations` other than the program's own are for tests.
    """
    with translating(path):
        _check_header(path)
        read_only = not _writable(path)
        connection = _connect(path, "ro" if read_only else "rw")
        try:
            schema = _check_inside(connection, path)
            current = _newest(migrations)
            if schema > current:
                raise trouble(StoreFault.NEWER, path)
            if schema < current:
                if read_only:
                    raise trouble(StoreFault.READ_ONLY, path)
                _bring_up_to_date(connection, copy_beside(path, schema), migrations)
        except BaseException:
            connection.close()
            raise
    return Store(path, connection, read_only=read_only)


def copy_beside(path: Path, schema: int) -> Path:
    """Where the copy made before a migration stands: «cum-ii.schema1.tdk», numbered when that is taken."""
    first = path.with_suffix(f".schema{schema}{path.suffix}")
    number = 2
    copy = first
    while copy.exists():
        copy = first.with_suffix(f".{number}{path.suffix}")
        number += 1
    return copy


def _newest(migrations: "Migrations | None") -> int:
    if migrations is None:
        return SCHEMA
    from thiduadesk.store.migrations import newest

    return newest(migrations)


def _bring_up_to_date(connection: sqlite3.Connection, copy: Path, migrations: "Migrations | None") -> None:
    from thiduadesk.store.migrations import MIGRATIONS, migrate

    try:
        # Through SQLite, not as bytes: another program may be writing to the file at this moment.
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    migrate(connection, migrations or MIGRATIONS)


def _check_header(path: Path) -> None:
    if path.is_dir():
        raise trouble(StoreFault.NOT_OURS, path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except PermissionError:
        raise trouble(StoreFault.UNREADABLE, path) from None
    if not head.startswith(_SQLITE_MAGIC) or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise trouble(StoreFault.NOT_OURS, path)


def _writable(path: Path) -> bool:
    # SQLite keeps its rollback journal beside the file, so the folder must be writable too.
    try:
        with path.open("r+b"):
            pass
        probe = path.with_name(f".{path.name}.probe")
        probe.touch()
        probe.unlink(missing_ok=True)  # another program may be probing, too
    except OSError:
        return False
    return True


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE, check_same_thread=True
    )
    try:
        with _senseless_is_damaged(path):
            for pragma in _PRAGMAS:
                if mode == "rw" or not pragma.startswith("journal_mode"):
                    connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_inside(connection: sqlite3.Connection, path: Path) -> int:
    """Read every page; gives the number of the schema."""
    with _senseless_is_damaged(path):
        found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
        # SQLite reads what a cut-off page lacks as zeros, which may pass for an empty text.
        pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        if found != ["ok"] or path.stat().st_size < pages * size:
            raise trouble(StoreFault.DAMAGED, path)
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _senseless_is_damaged(path: Path) -> Iterator[None]:
    # Our own statements are right, so what SQLite cannot make sense of now, even in its own message, is the file.
    try:
        yield
    except (sqlite3.OperationalError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
            raise
        raise trouble(StoreFault.DAMAGED, path) from error
