"""Writing the triggers, lifting them, and proving that they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only.dialects import dialect_of
from toguna.record.append_only.model import AppendOnlyModel, protected_models
from toguna.record.append_only.rules import Protection, protection_of
from toguna.record.append_only.triggers import MissingProtection

__all__ = ["MissingProtection", "missing_protection", "protect", "unprotected"]


def protect(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    """Write the triggers of a model's table, whatever stood there before. The table must exist."""
    rule = rule_of(model)
    dialect = dialect_of(connection)
    with transaction.atomic(using=connection.alias):
        _settle(connection)
        statements = [dialect.drop_sql(rule.table, n) for n in dialect.stale(connection, rule)]
        _run(connection, statements + dialect.protect_sql(rule))


def missing_protection(connection: BaseDatabaseWrapper) -> list[MissingProtection]:
    """The triggers that should stand in this database and do not, compared by their text: one
    that was altered or disabled is missing. Tables that do not exist yet are left out."""
    rules = [rule_of(model) for model in existing_models(connection)]
    return dialect_of(connection).missing(connection, rules) if rules else []


@contextmanager
def unprotected(
    connection: BaseDatabaseWrapper, models: Sequence[type[models.Model]] | None = None
) -> Iterator[None]:
    """Within the block, the tables (all protected ones by default) accept everything.

    For tests only: to empty the database between two of them, and to tamper with a row in order to
    prove that the tampering is found. The block is one transaction, so that a failure in it leaves
    the triggers standing.
    """
    chosen = existing_models(connection) if models is None else models
    rules = [rule_of(model) for model in chosen]
    dialect = dialect_of(connection)
    with transaction.atomic(using=connection.alias):
        _settle(connection)
        for rule in rules:
            _run(connection, dialect.lift_sql(rule))
        yield
        _settle(connection)
        for rule in rules:
            _run(connection, dialect.protect_sql(rule))


def rule_of(model: type[models.Model]) -> Protection:
    """The rules of a model of the site."""
    return protection_of(model, append_only=issubclass(model, AppendOnlyModel))


def existing_models(connection: BaseDatabaseWrapper) -> list[type[models.Model]]:
    """The protected models whose table exists in this database, ordered by table."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    return [model for model in protected_models() if model._meta.db_table in tables]


def _settle(connection: BaseDatabaseWrapper) -> None:
    """Check the deferred foreign keys now: PostgreSQL alters no table that has a check pending."""
    if connection.vendor == "postgresql":
        connection.check_constraints()


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
