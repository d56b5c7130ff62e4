"""A SQLite database of a test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from config.settings.base import SQLITE_OPTIONS


@pytest.fixture
def lite(django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """An empty SQLite database in a file, whatever database the run is on: what only SQLite does
    is tested in both runs. In no transaction. A test that asks for it asks for no other database:
    Django would refuse it this one."""
    setting = dict(connections["default"].settings_dict)
    setting |= {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "lite.sqlite3"),
        "OPTIONS": dict(SQLITE_OPTIONS),
    }
    connections.databases["lite"] = setting
    connection = connections["lite"]
    with django_db_blocker.unblock():
        yield connection
        connection.close()
    del connections["lite"]
    del connections.databases["lite"]
