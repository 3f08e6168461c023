"""sort-names: by given name, in the alphabet's order."""

import io
import sys
from pathlib import Path

import pytest

from tests.app.cli.conftest import Run


def test_names_are_sorted_by_given_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ten.txt"
    path.write_text("Trần Thị Yến\nLê Hoàng Anh\n\nĐỗ Đức Anh\nNguyễn Văn Đức\nPhan Thị Ý\nHồ Dũng\n", "utf-8-sig")
    ran = run("sort-names", path)
    assert ran.out.splitlines() == [
        "Đỗ Đức Anh",
        "Lê Hoàng Anh",
        "Hồ Dũng",
        "Nguyễn Văn Đức",
        "Phan Thị Ý",
        "Trần Thị Yến",
    ]


def test_names_come_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Bình\nÂn\nÁnh\nAn\n"))
    assert run("sort-names").out.split() == ["An", "Ánh", "Ân", "Bình"]


def test_a_file_that_is_no_unicode_text_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ten.txt"
    path.write_bytes(b"Tr\xc7n V\xa8n A\xff")
    ran = run("sort-names", path)
    assert ran.code == 3
    assert "không phải văn bản Unicode" in ran.err
