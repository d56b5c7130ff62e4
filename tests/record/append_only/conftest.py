"""The tables of `rows`, protected, in the database of the run and in a SQLite file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from toguna.record.append_only import protect

from ..rows import Draft, Leaf, Minute, Sighting

ROWS = (Minute, Leaf, Draft, Sighting)


@pytest.fixture(scope="session")
def _tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    # Outside any transaction: SQLite changes no schema inside one while it checks foreign keys.
    with django_db_blocker.unblock():
        create_tables(connection)
        yield
        with connection.schema_editor() as editor:
            for model in ROWS:
                editor.delete_model(model)


@pytest.fixture
def tables(_tables: None, db: None) -> BaseDatabaseWrapper:
    """The database of the run with the protected tables, in a transaction of the test's own."""
    return connection


@pytest.fixture
def lite_tables(lite: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """A SQLite file with the protected tables, in no transaction."""
    create_tables(lite)
    return lite


def create_tables(where: BaseDatabaseWrapper) -> None:
    with where.schema_editor() as editor:
        for model in ROWS:
            editor.create_model(model)
    for model in ROWS:
        protect(where, model)
