"""The wheel carries what it needs: installed elsewhere it writes the practice file and prints from it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked where no checkout is near."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    place = out / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


def test_the_wheel_carries_resources_translations_and_licences(unpacked: Path) -> None:
    package = unpacked / "thiduadesk"
    for name in (
        "resources/fonts/LiberationSerif-Regular.ttf",
        "resources/packs/common/wording.toml",
        "resources/layouts/a4-ngang.toml",
        "resources/sample/cum-ii-2018.toml",
        "resources/theme/tokens.toml",
        "translations/en/LC_MESSAGES/thiduadesk.mo",
        "translations/vi/LC_MESSAGES/qt.mo",
        "py.typed",
    ):
        assert (package / name).is_file(), name
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))


def test_the_unpacked_wheel_prints_the_practice_minutes(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    for arguments in (("sample", "x.tdk"), ("print", "bien-ban", "x.tdk", "--year", "2018", "-o", "x.pdf")):
        subprocess.run(
            [sys.executable, "-m", "thiduadesk", *arguments],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
        )
    where = subprocess.run(
        [sys.executable, "-c", "import thiduadesk; print(thiduadesk.__file__)"],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(unpacked)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
