"""Layouts are checked when they are read, and a person's name never breaks over two lines."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.sample_facts import CERTIFICATES
from thiduadesk.documents.certificates import compose_certificates, full_page, read_layout
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.reader import BrokenPack

_SHIPPED = resource_path("layouts", "a4-ngang.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("signer =", "signature =", "signature, signer"),
        ("floor = 15.0, lines", "lowest = 15.0, lines", "lowest"),
        ("[paper]", "[page]", "paper"),
        ("width = 297.0", 'width = "rộng"', "rộng"),
        ("[field]", "[field", "a4-ngang.toml"),
    ],
)
def test_a_broken_layout_is_refused_with_file_and_field(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = tmp_path / "a4-ngang.toml"
    path.write_text(_SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenPack) as refusal:
        read_layout(path)
    assert "a4-ngang.toml" in str(refusal.value)
    assert named in str(refusal.value)


def test_a_persons_name_holds_together_and_a_collectives_may_break() -> None:
    collective, person = CERTIFICATES
    sheets = compose_certificates(
        [collective, replace(person, recipient="Lê Hoàng Anh")], full_page(), common_pack().wording
    )
    names = [next(stamp.text for stamp in page.stamps if stamp.box.name == "recipient") for page in sheets.pages]
    assert names == ["Tập thể: Trường Trung cấp Luật Buôn Ma Thuột", "Bà: Lê\u00a0Hoàng\u00a0Anh"]


def test_every_field_of_the_shipped_layout_stays_inside_the_inner_frame() -> None:
    layout = full_page()
    inset = max(frame.inset for frame in layout.frames)
    for box in layout.boxes.values():
        left = box.x - box.width / 2 if box.centred else box.x
        assert inset < left, box.name
        assert left + box.width < layout.width - inset, box.name
        assert inset < box.y < layout.height - inset, box.name
