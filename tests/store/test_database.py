"""Opening and making files: each thing that can be wrong is told in one sentence, and the file is left alone."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thiduadesk.domain.errors import StoreFault, StoreTrouble
from thiduadesk.domain.movement import Movement
from thiduadesk.store import database
from thiduadesk.store.database import APPLICATION_ID, SCHEMA, Store, create_store, open_store
from thiduadesk.store.failures import translating
from thiduadesk.store.records import Records

from .conftest import Untouched, Writing

LONG = Movement(id="m9", name="dài" * 50_000)


@pytest.fixture
def filled(path: Path, writing: Writing) -> Path:
    """A file with some pages of content, closed."""
    store = create_store(path)
    with writing(store) as work:
        work.put_all(Movement(id=f"m{number}", name=f"Phong trào {number} " * 40) for number in range(200))
    store.close()
    return path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.01)


def refusal(act: Callable[[], object]) -> tuple[StoreFault, str]:
    with pytest.raises(StoreTrouble) as refused:
        act()
    return refused.value.fault, str(refused.value)


# What a file is.


def test_a_new_file_says_whose_it_is_and_how_it_writes(store: Store) -> None:
    def pragma(name: str) -> object:
        return store.connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("application_id") == APPLICATION_ID == int.from_bytes(b"TDK1")
    assert pragma("user_version") == store.schema == SCHEMA
    assert pragma("foreign_keys") == 1
    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 3  # EXTRA
    assert not store.read_only
    store.examine()


def test_an_open_file_is_one_file(store: Store, writing: Writing) -> None:
    with writing(store) as work:
        work.put(Movement(id="m1", name="Chung sức"))
    assert list(store.path.parent.iterdir()) == [store.path]


def test_opening_and_reading_changes_no_byte(filled: Path, untouched: Untouched) -> None:
    with untouched(filled):
        store = open_store(filled)
        assert len(Records(store.connection).all(Movement)) == 200
        store.close()


# What it is not.


def test_no_such_file(tmp_path: Path) -> None:
    path = tmp_path / "không có.tdk"
    assert refusal(lambda: open_store(path)) == (StoreFault.MISSING, f"Không tìm thấy tệp {path}.")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_replaced(filled: Path, untouched: Untouched) -> None:
    with untouched(filled):
        assert refusal(lambda: create_store(filled)) == (
            StoreFault.EXISTS,
            f"Đã có tệp {filled}; chọn tên khác để không ghi đè.",
        )


def test_a_file_in_no_folder(tmp_path: Path) -> None:
    refused = StoreFault.MISSING, f"Không tìm thấy thư mục {tmp_path / 'không'}."
    assert refusal(lambda: create_store(tmp_path / "không" / "có.tdk")) == refused
    assert refusal(lambda: open_store(tmp_path / "không" / "có.tdk")) == refused


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cluster (id TEXT)")
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("Họ và tên;Chức vụ\n" * 99, encoding="utf-8"),
        lambda path: path.write_bytes(b"SQLite format 3\x00"),
        other_database,
        lambda path: path.mkdir(),
    ],
    ids=["empty", "text", "short", "another database", "folder"],
)
def test_what_is_not_ours(path: Path, make: Callable[[Path], object]) -> None:
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    assert refusal(lambda: open_store(path)) == (
        StoreFault.NOT_OURS,
        f"Tệp {path} không phải tệp dữ liệu cụm thi đua (.tdk).",
    )
    assert (None if path.is_dir() else path.read_bytes()) == before


# What is damaged.


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "half of it": lambda content: content[: len(content) // 2],
    "its last page is gone": lambda content: content[:-4096],
    "cut inside a page": lambda content: content[:-100],
    "only its header": lambda content: content[:100],
    "a page of zeros": lambda content: content[:8192] + bytes(4096) + content[12288:],
    "its list of tables is gone": lambda content: content[:100] + bytes(3996) + content[4096:],
    "its page size is nonsense": lambda content: content[:16] + b"\x03\x03" + content[18:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_told_and_kept(filled: Path, untouched: Untouched, damage: Callable[[bytes], bytes]) -> None:
    filled.write_bytes(damage(filled.read_bytes()))
    with untouched(filled):
        assert refusal(lambda: open_store(filled)) == (
            StoreFault.DAMAGED,
            f"Tệp {filled} bị hỏng. Tệp được giữ nguyên; hãy dùng bản sao gần nhất.",
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), length=st.integers(1, 600), value=st.integers(0, 255))
def test_no_damage_ends_in_anything_but_a_sentence(
    filled: Path, tmp_path: Path, place: float, length: int, value: int
) -> None:
    content = bytearray(filled.read_bytes())
    start = int(place * len(content))
    content[start : start + length] = bytes([value]) * len(content[start : start + length])
    broken = tmp_path / "hỏng.tdk"
    broken.write_bytes(content)
    try:
        open_store(broken).close()
    except StoreTrouble:
        assert broken.read_bytes() == content


def test_examining_finds_a_link_to_nothing(store: Store) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("INSERT INTO person VALUES ('p', 'nobody', 'Đỗ Thu Trang', '', '', '', '', '')")
    store.connection.commit()
    assert refusal(store.examine)[0] is StoreFault.DAMAGED


# What may not be read or written.


def test_a_file_for_reading_only_opens_for_reading(ordinary_folder: Path, writing: Writing) -> None:
    path = ordinary_folder / "cụm.tdk"
    create_store(path).close()
    path.chmod(stat.S_IRUSR)
    _can_only_be_read(path, writing)


def test_a_folder_for_reading_only_opens_for_reading(ordinary_folder: Path, writing: Writing) -> None:
    path = ordinary_folder / "cụm.tdk"
    create_store(path).close()
    ordinary_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    _can_only_be_read(path, writing)


def _can_only_be_read(path: Path, writing: Writing) -> None:
    before = path.read_bytes()
    store = open_store(path)
    assert store.read_only
    assert Records(store.connection).all(Movement) == []
    with pytest.raises(StoreTrouble) as refused, translating(path), writing(store) as work:
        work.put(LONG)
    assert refused.value.fault is StoreFault.READ_ONLY
    store.close()
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_read(ordinary_folder: Path) -> None:
    path = ordinary_folder / "cụm.tdk"
    create_store(path).close()
    path.chmod(0)
    assert refusal(lambda: open_store(path)) == (StoreFault.UNREADABLE, f"Không có quyền đọc hoặc ghi {path}.")


def test_a_folder_that_may_not_be_written(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    path = ordinary_folder / "cụm.tdk"
    assert refusal(lambda: create_store(path)) == (
        StoreFault.UNREADABLE,
        f"Không có quyền đọc hoặc ghi {path}.",
    )


# What is busy or full.


@pytest.mark.usefixtures("impatient")
def test_a_file_another_program_writes(filled: Path, writing: Writing, untouched: Untouched) -> None:
    store = open_store(filled)
    other = sqlite3.connect(filled)
    other.execute("BEGIN IMMEDIATE")
    with untouched(filled):
        with pytest.raises(StoreTrouble) as refused, translating(filled), writing(store):
            pass
        assert refused.value.fault is StoreFault.LOCKED
        assert str(refused.value) == f"Tệp {filled} đang được mở và ghi ở nơi khác. Hãy đóng nơi đó rồi thử lại."
        assert len(Records(store.connection).all(Movement)) == 200  # reading goes on
    other.rollback()
    with writing(store) as work:
        work.put(LONG)
    other.close()
    store.close()


@pytest.mark.usefixtures("impatient")
def test_a_file_another_program_keeps_to_itself(filled: Path) -> None:
    other = sqlite3.connect(filled)
    other.execute("BEGIN EXCLUSIVE")
    assert refusal(lambda: open_store(filled))[0] is StoreFault.LOCKED
    other.close()


def test_a_full_disk_loses_nothing(filled: Path, writing: Writing, untouched: Untouched) -> None:
    store = open_store(filled)
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")  # the disk's end, as SQLite meets it
    with untouched(filled), pytest.raises(StoreTrouble) as refused, translating(filled), writing(store) as work:
        work.put(LONG)
    assert refused.value.fault is StoreFault.FULL
    assert str(refused.value) == (
        f"Ổ đĩa đã đầy nên không ghi được {filled}. Dữ liệu cũ còn nguyên; hãy dọn bớt rồi thử lại."
    )
    store.connection.execute(f"PRAGMA max_page_count = {pages + 999}")
    with writing(store) as work:
        work.put(LONG)
    store.examine()
    store.close()


def test_a_file_that_cannot_be_begun_is_taken_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*arguments: object, **settings: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connecting(*arguments, **settings)  # type: ignore[call-overload]  # passed on
        connection.execute("PRAGMA max_page_count = 10")
        return connection

    connecting = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    assert refusal(lambda: create_store(path))[0] is StoreFault.FULL
    assert list(path.parent.iterdir()) == []


def test_a_text_that_is_damaged_is_told_when_it_is_read(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes().replace("Phong trào 7 ".encode(), b"Phong tr\xff\xffo 7 "))
    store = open_store(filled)
    records = Records(store.connection)
    assert refusal(lambda: records.all(Movement)) == (
        StoreFault.DAMAGED,
        f"Tệp {filled} bị hỏng. Tệp được giữ nguyên; hãy dùng bản sao gần nhất.",
    )
    store.close()
