"""A pack is known by its folder's name and a digest of all its files, the same on every system."""

import shutil
from pathlib import Path

from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.pack import common_pack, read_pack

_SHIPPED = resource_path("packs", "common", "wording.toml").read_bytes()


def _pack(folder: Path, wording: bytes = _SHIPPED) -> Path:
    shutil.copytree(resource_path("packs", "common"), folder)
    (folder / "wording.toml").write_bytes(wording)
    return folder


def test_the_shipped_pack_is_named_and_digested() -> None:
    pack = common_pack()
    assert pack.id == "common"
    assert len(bytes.fromhex(pack.digest)) == 32


def test_the_digest_follows_content_and_not_line_ends(tmp_path: Path) -> None:
    unix = read_pack(_pack(tmp_path / "a"))
    windows = read_pack(_pack(tmp_path / "b", _SHIPPED.replace(b"\n", b"\r\n")))
    changed = read_pack(_pack(tmp_path / "c", _SHIPPED.replace("Đạt".encode(), "Trúng".encode())))
    assert unix.digest == windows.digest == common_pack().digest
    assert changed.digest != unix.digest


def test_the_digest_covers_every_file_and_where_it_lies(tmp_path: Path) -> None:
    one, other = _pack(tmp_path / "a"), _pack(tmp_path / "b")
    (one / "muc-a").mkdir()
    (other / "muc-b").mkdir()
    (one / "muc-a" / "hạn.toml").write_text("x = 1", encoding="utf-8")
    (other / "muc-b" / "hạn.toml").write_text("x = 1", encoding="utf-8")
    assert len({read_pack(one).digest, read_pack(other).digest, common_pack().digest}) == 3
