"""The database's clock, the only one that the record trusts."""

from __future__ import annotations

import datetime

from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only.dialects import dialect_of


def database_now(connection: BaseDatabaseWrapper) -> datetime.datetime:
    """The present instant by the database's clock, in UTC.

    To the microsecond on PostgreSQL (`clock_timestamp()`, which moves within a transaction), to
    the millisecond on SQLite. Raises `NotSupportedError` on any other database.
    """
    with connection.cursor() as cursor:
        cursor.execute(dialect_of(connection).CLOCK)
        value = cursor.fetchone()[0]
    if isinstance(value, str):
        return datetime.datetime.fromisoformat(value).replace(tzinfo=datetime.UTC)
    instant: datetime.datetime = value
    return instant.astimezone(datetime.UTC)
