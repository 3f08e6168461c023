"""Keys are short, unlike each other, and sort by age whatever the clock does."""

import re
import time

import pytest

from thiduadesk.domain.ids import new_id


def test_a_key_is_twenty_letters_that_cannot_be_misread() -> None:
    assert re.fullmatch(r"[0-9abcdefghjkmnpqrstvwxyz]{20}", new_id())


def test_keys_sort_in_the_order_they_were_made() -> None:
    keys = [new_id() for _ in range(5000)]
    assert sorted(set(keys)) == keys


@pytest.mark.parametrize("moment", [0, 1_544_770_800_000_000_000], ids=["clock gone", "clock stands"])
def test_a_clock_set_back_does_not_make_older_keys(monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    before = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: moment)
    keys = [before, *(new_id() for _ in range(100))]
    assert sorted(set(keys)) == keys
