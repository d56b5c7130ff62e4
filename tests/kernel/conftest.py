"""Tables for the models that only these tests have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from .rows import Dated, Notice


@pytest.fixture(scope="session")
def _tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    # Outside any transaction: SQLite changes no schema inside one while it checks foreign keys.
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Dated)
            editor.create_model(Notice)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Dated)
            editor.delete_model(Notice)


@pytest.fixture
def tables(_tables: None, db: None) -> None:
    """The database with the tables of `rows`, in a transaction of the test's own."""
