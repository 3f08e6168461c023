"""Files to test the store on, and one way to write a step into them."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from thiduadesk.store.database import Store, create_store
from thiduadesk.store.work import Work

Writing = Callable[[Store], AbstractContextManager[Work]]
Untouched = Callable[[Path], AbstractContextManager[None]]

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A name as offices give them: blanks, marks, and the signs that mean something in an address."""
    return tmp_path / "Cụm số II #1 100%?.tdk"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = create_store(path)
    yield opened
    opened.close()


@pytest.fixture
def writing() -> Writing:
    """`with writing(store) as work:` is one transaction, as the desk makes it, without the journal."""

    @contextmanager
    def begin(store: Store) -> Iterator[Work]:
        store.connection.execute("BEGIN IMMEDIATE")
        try:
            yield Work(store.connection)
        except BaseException:
            if store.connection.in_transaction:  # SQLite itself takes back what met a full disk
                store.connection.execute("ROLLBACK")
            raise
        store.connection.execute("COMMIT")

    return begin


@pytest.fixture
def untouched() -> Untouched:
    """`with untouched(path):` holds that the file keeps its bytes and its folder its files."""

    @contextmanager
    def watch(path: Path) -> Iterator[None]:
        content, neighbours = path.read_bytes(), sorted(path.parent.iterdir())
        yield
        assert path.read_bytes() == content
        assert sorted(path.parent.iterdir()) == neighbours

    return watch


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder an ordinary user reaches, for tests of permissions: they do not hold for root, whose rights are
    given up until the test ends.
    """
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions of this kind are a matter of POSIX systems")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        was_root = os.geteuid() == 0
        if was_root:
            os.chown(place, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield place
        finally:
            place.chmod(stat.S_IRWXU)
            if was_root:
                os.seteuid(0)
