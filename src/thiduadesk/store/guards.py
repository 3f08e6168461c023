"""Triggers that only refuse: a finalised conference cannot change, history only grows.

They are the second of the three locks on a finalised conference (state machine, triggers, seal). A migration
that rebuilds a table loses its triggers, so they are dropped and made anew after every migration.
"""

import sqlite3

from thiduadesk.domain.conference import ConferenceState
from thiduadesk.store.failures import SEALED_SIGNAL

_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{SEALED_SIGNAL}'); END"
_FINALISED = f"'{ConferenceState.FINALISED}'"

# Table -> how to find, from a row (new or old), the conference that must not be finalised.
_HELD_BY_CONFERENCE = {
    "agenda_item": "{row}.conference_id",
    "delegate": "{row}.conference_id",
    "remark": "{row}.conference_id",
    "ballot_round": "{row}.conference_id",
    "count": "(SELECT conference_id FROM ballot_round WHERE id = {row}.round_id)",
}
_APPEND_ONLY = ("seal", "printed_text", "printout", "printed_number", "step", "image")


def install_guards(connection: sqlite3.Connection) -> None:
    """Drop and make all guarding triggers, inside the caller's transaction."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for event in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER conference_sealed_{event.lower()} BEFORE {event} ON conference "
            f"WHEN old.state = {_FINALISED} {_REFUSE}"
        )
        for table in _APPEND_ONLY:
            connection.execute(f"CREATE TRIGGER {table}_kept_{event.lower()} BEFORE {event} ON {table} {_REFUSE}")
    for table, conference in _HELD_BY_CONFERENCE.items():
        for event, rows in (("INSERT", ("new",)), ("UPDATE", ("old", "new")), ("DELETE", ("old",))):
            held = " OR ".join(
                f"(SELECT state FROM conference WHERE id = {conference.format(row=row)}) = {_FINALISED}" for row in rows
            )
            connection.execute(
                f"CREATE TRIGGER {table}_sealed_{event.lower()} BEFORE {event} ON {table} WHEN {held} {_REFUSE}"
            )
