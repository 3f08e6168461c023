"""The schema's history: each released schema is one migration, applied whole or not at all."""

import sqlite3

from sqlite_utils import Database, Migrations

from thiduadesk.store.guards import install_guards
from thiduadesk.store.schema import (
    CERTIFICATE_SCHEMA,
    CONFERENCE_SCHEMA,
    FIRST_SCHEMA,
    LAYOUT_SCHEMA,
    PAPERS_SCHEMA,
    RULES_SCHEMA,
    SCORING_SCHEMA,
    WORDING_SCHEMA,
)

MIGRATIONS = Migrations("thiduadesk")


@MIGRATIONS()
def first_schema(db: Database) -> None:
    """Version 0.1: everything behind the workbook, the journal and the seals."""
    for statement in FIRST_SCHEMA:
        db.conn.execute(statement)


@MIGRATIONS()
def second_schema(db: Database) -> None:
    """Version 0.2: eligibility, rules and wording of a cluster, scoring, meetings, papers, layouts, certificates."""
    for statement in (
        *RULES_SCHEMA,
        *SCORING_SCHEMA,
        *CONFERENCE_SCHEMA,
        *WORDING_SCHEMA,
        *PAPERS_SCHEMA,
        *LAYOUT_SCHEMA,
        *CERTIFICATE_SCHEMA,
    ):
        db.conn.execute(statement)


def newest(migrations: Migrations = MIGRATIONS) -> int:
    """The schema number this program writes: how many migrations there are."""
    db = Database(memory=True, execute_plugins=False)
    try:
        return len(migrations.pending(db))
    finally:
        db.conn.close()


def migrate(connection: sqlite3.Connection, migrations: Migrations = MIGRATIONS) -> None:
    """Bring a file to the newest schema in one transaction, guards and version number included."""
    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        install_guards(connection)
        connection.execute(f"PRAGMA user_version = {newest(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
