"""The catalogue lists every kind of paper of the public contract, and marks those that are not written yet."""

from thiduadesk.documents.catalogue import BY_KIND, KINDS, STAGE_NAMES
from thiduadesk.documents.composers import COMPOSERS

_CONTRACT = {
    "phat-dong": "giay-moi chuong-trinh giao-uoc dang-ky ke-hoach",
    "cham-diem": "bang-diem tong-hop-diem kiem-tra-cheo don-doc",
    "hoi-nghi": "dai-bieu phieu-bau kiem-phieu bien-ban",
    "trinh": "to-trinh trich-ngang bao-cao so-ket",
    "ket-qua": "giay-chung-nhan so-cap ban-giao",
}


def test_every_kind_of_the_contract_stands_in_its_stage() -> None:
    found = {stage: " ".join(kind.kind for kind in KINDS if kind.stage == stage) for stage in STAGE_NAMES}
    assert found == _CONTRACT


def test_kinds_are_listed_once() -> None:
    assert len(BY_KIND) == len(KINDS)


def test_every_paper_is_about_one_of_four_things() -> None:
    assert {kind.per for kind in KINDS} <= {"cluster", "unit", "person", "round"}


def test_every_kind_is_composed_and_written_in_some_format() -> None:
    assert BY_KIND.keys() == COMPOSERS.keys()
    assert all(kind.formats for kind in KINDS)
