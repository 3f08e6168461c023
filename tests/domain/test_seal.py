"""The short code of a seal: as it is printed, and as people type it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.seal import Seal, plain_code

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)


def seal(digest: str) -> Seal:
    return Seal(
        id="s",
        conference_id="c",
        sealed_at="2018-12-14T10:00:00+00:00",
        facts="{}",
        previous="",
        pack_id="common",
        pack_digest="",
        digest=digest,
    )


@given(digest=digests)
def test_a_code_is_four_groups_of_digits_and_capitals(digest: str) -> None:
    code = seal(digest).code
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", code)
    assert not set(code) & set("OILU"), "letters that look like others"
    assert plain_code(code) == code


@given(digest=digests, data=st.data())
def test_a_code_is_found_however_it_is_typed(digest: str, data: st.DataObject) -> None:
    code = seal(digest).code
    likes = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(likes.get(letter, letter + letter.lower())))
        + data.draw(st.sampled_from(["", "", " ", "\u00a0", "-"]))
        for letter in code.replace("-", data.draw(st.sampled_from(["", "-", " ", " - "])))
    )
    assert plain_code(typed) == code


@given(digest=digests, place=st.integers(0, 19), letter=st.sampled_from("0123456789abcdef"))
def test_another_digest_has_another_code(digest: str, place: int, letter: str) -> None:
    changed = digest[:place] + letter + digest[place + 1 :]
    assert (seal(changed).code == seal(digest).code) == (changed == digest)


@pytest.mark.parametrize("digest", ["", "abc", "không phải mã băm mà là chữ", "g" * 64])
def test_what_is_no_digest_has_no_code(digest: str) -> None:
    assert seal(digest).code == ""


@pytest.mark.parametrize("typed", ["", "   ", "-", " - - "])
def test_nothing_typed_is_no_code(typed: str) -> None:
    assert plain_code(typed) == ""
