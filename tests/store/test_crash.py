"""A program killed, a disk that ends, a power cut: what was committed is there, what was not leaves no trace."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from thiduadesk.desk.desk import Desk
from thiduadesk.domain.errors import StoreFault, StoreTrouble
from thiduadesk.domain.movement import Movement
from thiduadesk.store.database import create_store, open_store
from thiduadesk.store.records import Records

from .conftest import Writing

# Writes one movement a step and says so after each, until it is killed or the system refuses.
WRITER = """
import sys
from pathlib import Path
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import StoreTrouble
from thiduadesk.domain.movement import Movement

@step("Lưu {movement}")
def save(work, movement):
    work.put(movement)

desk = Desk.open(Path(sys.argv[1]))
start, size = len(desk.history()), int(sys.argv[2])
try:
    for number in range(start, start + 100_000):
        desk.do(save, Movement(id=f"m{number:06}", name="x" * size))
        print(number, flush=True)
except StoreTrouble as trouble:
    print(trouble.fault, flush=True)
"""

LIMITED = "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n" + WRITER


def test_a_killed_program_loses_nothing_it_said_was_done(path: Path) -> None:
    create_store(path).close()
    said: list[int] = []
    for lines in (1, 2, 5, 11, 3, 17, 1, 8):
        program = [sys.executable, "-c", WRITER, str(path), "3000"]
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said += [int(writer.stdout.readline()) for _ in range(lines)]
            writer.send_signal(signal.SIGKILL)
            said += [int(line) for line in writer.stdout]
        desk = Desk.open(path)
        desk.examine()
        kept = [movement.id for movement in desk.records.all(Movement)]
        assert kept[: len(said)] == [f"m{number:06}" for number in said]
        assert len(desk.history()) == len(kept)  # the trail and the rows are one thing
        said = list(range(len(kept)))  # a last step may have been done and not yet said
        desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are a matter of POSIX systems")
def test_a_disk_that_ends_loses_nothing(path: Path) -> None:
    create_store(path).close()
    limit = path.stat().st_size + 100_000
    program = [sys.executable, "-c", LIMITED, str(path), "9000", str(limit)]
    *done, last = subprocess.run(program, capture_output=True, text=True, check=True).stdout.split()
    # The system says «too big» here; a disk that is really full says so, and is told as full.
    assert last in {StoreFault.FAILED, StoreFault.FULL}
    assert len(done) > 3
    store = open_store(path)
    store.examine()
    assert len(Records(store.connection).all(Movement)) == len(done)
    assert list(path.parent.iterdir()) == [path]
    store.close()


def test_a_power_cut_in_the_middle_of_a_step(path: Path, tmp_path: Path, writing: Writing) -> None:
    store = create_store(path)
    with writing(store) as work:
        work.put(Movement(id="m0", name="trước"))
    before = list(store.connection.iterdump())
    cut = tmp_path / "mất điện.tdk"
    store.connection.execute("PRAGMA cache_size = 1")  # so that pages reach the disk before the commit
    with writing(store) as work:
        work.put_all(Movement(id=f"m{number}", name="sau" * 900) for number in range(60))
        shutil.copy(path, cut)
        shutil.copy(f"{path}-journal", f"{cut}-journal")
    assert cut.read_bytes() != path.read_bytes()
    assert b"sau" * 900 in cut.read_bytes()
    store.close()
    found = open_store(cut)
    assert list(found.connection.iterdump()) == before
    found.close()
    assert not Path(f"{cut}-journal").exists()


def test_a_power_cut_found_where_nothing_may_be_written(ordinary_folder: Path, writing: Writing) -> None:
    path, cut = ordinary_folder / "cụm.tdk", ordinary_folder / "mất điện.tdk"
    store = create_store(path)
    store.connection.execute("PRAGMA cache_size = 1")
    with writing(store) as work:
        work.put_all(Movement(id=f"m{number}", name="sau" * 900) for number in range(60))
        shutil.copy(path, cut)
        shutil.copy(f"{path}-journal", f"{cut}-journal")
    store.close()
    before = cut.read_bytes()
    ordinary_folder.chmod(0o500)
    with pytest.raises(StoreTrouble) as refused:
        open_store(cut)
    assert refused.value.fault is StoreFault.READ_ONLY
    assert cut.read_bytes() == before
