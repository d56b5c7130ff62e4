"""What each database needs to search the table of entries, beside the table itself.

SQLite: an FTS5 table over three columns of the entries ("external content"), kept by triggers.
PostgreSQL: two tsvector columns that the database generates, each with a GIN index. Lexemes and
tokens are ours as they stand: separated by spaces, letters and digits and the mark of a stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

COLUMNS = ("names", "matter", "bonds")

# The recipe of the documentation of FTS5, 4.4.3 "External Content Tables". Tokens are words of any
# script: the ascii tokenizer parts them at spaces and leaves every other letter as it is.
SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "names, matter, bonds, content='search_entry', content_rowid='id', tokenize='ascii', "
    "prefix='3 4 5')"
)
REMOVE = (
    "INSERT INTO search_index(search_index, rowid, names, matter, bonds) "
    "VALUES ('delete', old.id, old.names, old.matter, old.bonds);"
)
ADD = (
    "INSERT INTO search_index(rowid, names, matter, bonds) "
    "VALUES (new.id, new.names, new.matter, new.bonds);"
)
SQLITE_TRIGGERS = {
    "search_entry_added": f"AFTER INSERT ON search_entry BEGIN {ADD} END",
    "search_entry_removed": f"AFTER DELETE ON search_entry BEGIN {REMOVE} END",
    "search_entry_changed": f"AFTER UPDATE ON search_entry BEGIN {REMOVE} {ADD} END",
}

LEXEMES = "string_to_array({text}, ' ')"
ALL = LEXEMES.format(text="names || ' ' || matter || ' ' || bonds")
POSTGRESQL_COLUMNS = {
    "names_vector": f"array_to_tsvector({LEXEMES.format(text='names')})",
    # Columns that are empty leave empty lexemes, which are none.
    "vector": f"array_to_tsvector(array_remove({ALL}, ''))",
}


def set_up(connection: BaseDatabaseWrapper) -> None:
    """Make what searches the entries."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SQLITE_TABLE)
            _add_triggers(cursor)
        elif connection.vendor == "postgresql":
            for name, made_of in POSTGRESQL_COLUMNS.items():
                cursor.execute(
                    f"ALTER TABLE search_entry ADD COLUMN {name} tsvector "
                    f"GENERATED ALWAYS AS ({made_of}) STORED"
                )
            _add_indexes(cursor)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Remove it again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _drop_triggers(cursor)
            cursor.execute("DROP TABLE search_index")
        elif connection.vendor == "postgresql":
            for name in POSTGRESQL_COLUMNS:
                cursor.execute(f"ALTER TABLE search_entry DROP COLUMN {name}")


@contextmanager
def emptied(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Empty the table of entries, and index what is written inside all at once at the end. Within a
    transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _drop_triggers(cursor)
            cursor.execute("DELETE FROM search_entry")
            yield
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
            _add_triggers(cursor)
        else:
            for name in POSTGRESQL_COLUMNS:
                cursor.execute(f"DROP INDEX IF EXISTS search_entry_{name}")
            cursor.execute("DELETE FROM search_entry")
            yield
            _add_indexes(cursor)


def settle(connection: BaseDatabaseWrapper) -> None:
    """Let the database count what it has, after a rebuild."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_entry")


def is_sound(connection: BaseDatabaseWrapper) -> bool:
    """Whether what searches the entries agrees with their table. On PostgreSQL it cannot differ."""
    if connection.vendor != "sqlite":
        return True
    from django.db import DatabaseError, transaction

    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"
            )
    except DatabaseError:
        return False
    return True


def _add_triggers(cursor: Any) -> None:
    for name, body in SQLITE_TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER {name} {body}")


def _drop_triggers(cursor: Any) -> None:
    for name in SQLITE_TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _add_indexes(cursor: Any) -> None:
    for name in POSTGRESQL_COLUMNS:
        cursor.execute(f"CREATE INDEX search_entry_{name} ON search_entry USING gin ({name})")
