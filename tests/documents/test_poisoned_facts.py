"""Whatever stands in the facts, every kind of paper in every format becomes a file or a sentence that says why not."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from tests.documents.sample_facts import CERTIFICATES, CONFERENCE, CONVENING, RANKING, SCORES
from tests.documents.year_sample import YEAR_PAPERS
from thiduadesk.desk.facts.printing import render_as
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.documents.catalogue import CERTIFICATES as CERTIFICATES_KIND
from thiduadesk.documents.certificates import CertificateBatch
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.domain.errors import Trouble
from thiduadesk.rules.pack import common_pack

_FACTS: dict[str, Any] = {
    "bang-diem": (SCORES,),
    "tong-hop-diem": RANKING,
    "bien-ban": CONFERENCE,
    "kiem-phieu": CONFERENCE,
    "giay-moi": CONVENING,
    "chuong-trinh": CONVENING,
    "dai-bieu": CONFERENCE,
    "phieu-bau": CONFERENCE,
    "giay-chung-nhan": CERTIFICATES,
    **dict(YEAR_PAPERS),
}
_WRITTEN = [(kind, ending) for kind in _FACTS for ending in BY_KIND[kind].formats]
_TERMS = frozenset(
    (
        *("attendance", "base_name", "closed_at", "code", "form", "kind", "of", "opened_at", "purpose", "rank_by"),
        *("result_order", "role", "rule", "standing", "status", "threshold", "tie", "what"),
    )
)
"""Fields that hold one of a few values, or a number in letters: nobody types a sentence there."""

_UNITS = frozenset({"unit", "units", "organisation", "unsigned", "head", "deputies"})
_DEEDS = frozenset({"merits", "content", "role_models", "evidence"})

_TOO_MUCH = r"trang giấy|không vừa ô"
_REFUSED = {
    "1,000 characters": _TOO_MUCH,
    "one word of 1,000 letters": _TOO_MUCH,
    "emoji": r"U\+1F3C6",
}
"""What a PDF may refuse, and what it says then; Word, Excel and text take all of it."""

_TYPED = {
    "1,000 characters": ("Đã có nhiều thành tích xuất sắc, " * 40)[:1000],
    "one word of 1,000 letters": "Đ" * 1000,
    "emoji": "Giỏi 🏆",
    "markup": "A & B <C> &amp; </w:t> {name} %s",
    "tabs and lines": "một\thai\nba",
    "NFD": "Tru\u031bo\u031b\u0300ng \u0110a\u0323i ho\u0323c",
    "nothing": "",
    "blanks": " \u00a0 ",
    "formula": "=SUM(A1:A9)",
}


def _typed(facts: Any, text: str, only: frozenset[str] = frozenset(), name: str = "") -> Any:
    """The facts with this text wherever people type, or only in some fields that hold something."""
    if is_dataclass(facts) and not isinstance(facts, type):
        names = (field.name for field in fields(facts) if field.name not in _TERMS)
        return replace(facts, **{name: _typed(getattr(facts, name), text, only, name) for name in names})
    if isinstance(facts, tuple):
        return tuple(_typed(one, text, only, name) for one in facts)
    wanted = not only or (name in only and facts)
    return text if isinstance(facts, str) and wanted else facts


def _each(facts: Any, change: Callable[[Any], Any]) -> Any:
    return tuple(map(change, facts)) if isinstance(facts, tuple) else change(facts)


def _emptied(facts: Any) -> Any:
    lists = (field.name for field in fields(facts) if isinstance(getattr(facts, field.name), tuple))
    return replace(facts, **dict.fromkeys(lists, ()))


def _written(kind: str, ending: str, facts: Any) -> str:
    """What the program says instead of writing the paper, as people read it; empty where it wrote a file."""
    try:
        given = CertificateBatch(facts) if kind == CERTIFICATES_KIND else facts
        made = render_as(COMPOSERS[kind](given, common_pack().wording), ending)
    except Trouble as trouble:
        return str(trouble)
    assert made
    return ""


@pytest.mark.parametrize("name", _TYPED)
@pytest.mark.parametrize(("kind", "ending"), _WRITTEN)
def test_whatever_is_typed_gives_a_file_or_a_sentence(kind: str, ending: str, name: str) -> None:
    said = _written(kind, ending, _typed(_FACTS[kind], _TYPED[name]))
    if said:
        assert ending == "pdf" or kind == "phieu-bau"  # ballots are measured when they are composed
        expected = _REFUSED.get(name, _TOO_MUCH if kind == "giay-chung-nhan" else "no refusal")
        assert re.search(expected, said), said


@pytest.mark.parametrize(("kind", "ending"), _WRITTEN)
def test_units_named_in_three_hundred_capitals_find_room(kind: str, ending: str) -> None:
    name = ("TRƯỜNG TRUNG CẤP LUẬT Ở MỘT NƠI RẤT XA & RẤT DÀI " * 7)[:300]
    said = _written(kind, ending, _typed(_FACTS[kind], name, _UNITS))
    if (kind, ending) == ("trich-ngang", "pdf"):  # where its column is 3 cm wide
        assert "Dòng «Bà Cầm Thị Nhung» trong bảng" in said
    else:
        assert not said


@pytest.mark.parametrize(("kind", "ending"), _WRITTEN)
def test_an_achievement_of_a_thousand_characters_finds_room_or_is_named(kind: str, ending: str) -> None:
    said = _written(kind, ending, _typed(_FACTS[kind], _TYPED["1,000 characters"], _DEEDS))
    if said:
        assert ending == "pdf"
        assert "Dòng «" in said or "Giấy của «" in said


@pytest.mark.parametrize(("kind", "ending"), _WRITTEN)
def test_empty_lists_give_a_file(kind: str, ending: str) -> None:
    assert _written(kind, ending, _each(_FACTS[kind], _emptied)) == ""
