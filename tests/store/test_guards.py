"""The tables themselves refuse: a finalised conference cannot change, the trail and the seals only grow."""

import sqlite3
from datetime import date

import pytest

from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import AgendaItem, Conference, ConferenceState, Delegate, Remark
from thiduadesk.domain.errors import Sealed
from thiduadesk.domain.seal import Seal
from thiduadesk.domain.year import Year
from thiduadesk.store.database import Store
from thiduadesk.store.failures import translating
from thiduadesk.store.guards import install_guards
from thiduadesk.store.journal import Journal
from thiduadesk.store.work import Image

from .conftest import Writing

HELD_ON = date(2018, 12, 14)


@pytest.fixture
def sealed(store: Store, writing: Writing) -> sqlite3.Connection:
    """Two conferences with everything in them, «done» finalised and «open» not, a seal and one step of history."""
    with writing(store) as work:
        work.put(Year(id="y", year=2018))
        for key in ("done", "open"):
            work.put(Conference(id=key, year=2018, title=f"Hội nghị {key}", held_on=HELD_ON))
            work.put(AgendaItem(id=f"{key}-a", conference_id=key, position=1, content="Khai mạc"))
            work.put(Delegate(id=f"{key}-d", conference_id=key, position=1, name="Đỗ Thu Trang"))
            work.put(Remark(id=f"{key}-m", conference_id=key, position=1, content="Nhất trí."))
            work.put(BallotRound(id=f"{key}-r", conference_id=key, position=1, title="Cờ thi đua ngành Tư pháp"))
            work.put(Count(id=f"{key}-c", round_id=f"{key}-r", position=1, name="Báo Pháp luật Việt Nam", agree=25))
        work.put(
            Seal(
                id="s",
                conference_id="done",
                sealed_at="2018-12-14T17:00:00+07:00",
                facts="{}",
                previous="",
                pack_id="common",
                pack_digest="p",
                digest="d",
            )
        )
        work.put(
            Conference(id="done", year=2018, title="Hội nghị done", held_on=HELD_ON, state=ConferenceState.FINALISED)
        )
        Journal(store.connection).write(
            name="Chốt",
            params={},
            who="trang",
            at="2018-12-14T17:00:00+07:00",
            reverts=None,
            noted=False,
            final=True,
            images=[Image("conference", "done", "{}", "{}")],
        )
    return store.connection


REFUSED = [
    "UPDATE conference SET title = 'khác' WHERE id = 'done'",
    "UPDATE conference SET state = 'đang mở' WHERE id = 'done'",
    "DELETE FROM conference WHERE id = 'done'",
    "UPDATE delegate SET name = 'khác' WHERE id = 'done-d'",
    "DELETE FROM delegate WHERE id = 'done-d'",
    (
        "INSERT INTO delegate (id, conference_id, position, name, office, organisation, role, attendance, note) "
        "SELECT 'new', conference_id, 2, name, office, organisation, role, attendance, note "
        "FROM delegate WHERE id = 'done-d'"
    ),
    "UPDATE delegate SET conference_id = 'done' WHERE id = 'open-d'",
    "UPDATE delegate SET conference_id = 'open' WHERE id = 'done-d'",
    "UPDATE remark SET content = 'khác' WHERE id = 'done-m'",
    "DELETE FROM remark WHERE id = 'done-m'",
    "INSERT INTO remark SELECT 'new', conference_id, 2, speaker, kind, content, note FROM remark WHERE id = 'done-m'",
    "UPDATE ballot_round SET issued = 30 WHERE id = 'done-r'",
    "DELETE FROM ballot_round WHERE id = 'done-r'",
    (
        "INSERT INTO ballot_round (id, conference_id, position, title, issued, collected, valid, invalid, base, "
        "threshold, note) SELECT 'new', conference_id, 2, title, issued, collected, valid, invalid, base, "
        "threshold, note FROM ballot_round WHERE id = 'done-r'"
    ),
    "UPDATE count SET agree = 26 WHERE id = 'done-c'",
    "DELETE FROM count WHERE id = 'done-c'",
    (
        "INSERT INTO count (id, round_id, position, unit_id, person_id, name, agree, disagree, note) "
        "SELECT 'new', round_id, 2, unit_id, person_id, name, agree, disagree, note "
        "FROM count WHERE id = 'done-c'"
    ),
    "UPDATE count SET round_id = 'done-r' WHERE id = 'open-c'",
    "UPDATE seal SET facts = '{\"present\": 30}'",
    "DELETE FROM seal",
    "UPDATE step SET who = 'khác'",
    "DELETE FROM step",
    "UPDATE image SET before = NULL",
    "DELETE FROM image",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_file_itself_refuses(sealed: sqlite3.Connection, store: Store, statement: str) -> None:
    before = list(sealed.iterdump())
    with pytest.raises(Sealed) as refused, translating(store.path):
        sealed.execute(statement)
    assert str(refused.value).startswith("Hội nghị đã chốt")
    assert list(sealed.iterdump()) == before


@pytest.mark.parametrize("statement", [text for text in REFUSED if "done" in text and "'open" not in text])
def test_an_open_conference_takes_the_same_change(sealed: sqlite3.Connection, statement: str) -> None:
    sealed.execute("PRAGMA defer_foreign_keys = ON")  # the conference goes before its delegates
    sealed.execute("BEGIN")
    assert sealed.execute(statement.replace("done", "open")).rowcount == 1
    sealed.execute("ROLLBACK")


def test_guards_can_be_made_anew(sealed: sqlite3.Connection) -> None:
    def triggers() -> list[tuple[str, str]]:
        return sealed.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()

    before = triggers()
    install_guards(sealed)
    assert triggers() == before
    assert len(before) == 29
