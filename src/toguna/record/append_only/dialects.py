"""Which module writes the triggers of a connection's database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.db import NotSupportedError
from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only import postgresql, sqlite
from toguna.record.append_only.rules import Protection
from toguna.record.append_only.triggers import MissingProtection


class Dialect(Protocol):
    """What `sqlite` and `postgresql` both provide; the statements take no parameters."""

    CLOCK: str

    def protect_sql(self, rule: Protection) -> list[str]: ...
    def lift_sql(self, rule: Protection) -> list[str]: ...
    def drop_sql(self, _table: str, trigger: str) -> str: ...
    def stale(self, connection: BaseDatabaseWrapper, rule: Protection) -> list[str]: ...
    def missing(
        self, connection: BaseDatabaseWrapper, rules: Sequence[Protection]
    ) -> list[MissingProtection]: ...


def dialect_of(connection: BaseDatabaseWrapper) -> Dialect:
    """The triggers of the connection's database. Raises `NotSupportedError` where Toguna has none:
    a record that the database does not hold is not one."""
    if connection.vendor == "sqlite":
        return sqlite
    if connection.vendor == "postgresql":
        return postgresql
    raise NotSupportedError(
        f"The record is held by SQLite or PostgreSQL, and not by {connection.display_name}: "
        "set DATABASE_URL to one of them."
    )
