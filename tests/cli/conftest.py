"""A shell whose database is of this test alone, of the kind that the suite runs on."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from .checkouts import Machine, copy_checkout
from .running import Shell


class Databases:
    """Makes and removes databases on the server, or in the folder, that the suite is given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.setting: dict[str, Any] = settings.DATABASES["default"]
        self.made: list[str] = []

    @property
    def on_server(self) -> bool:
        return bool(self.setting["ENGINE"] == "django.db.backends.postgresql")

    def execute(self, statement: SQL, *names: str) -> list[tuple[Any, ...]]:
        names_given = {"user": self.setting["USER"], "password": self.setting["PASSWORD"]}
        names_given |= {"host": self.setting["HOST"], "port": str(self.setting["PORT"])}
        address = make_conninfo(
            "", dbname="postgres", **{k: v for k, v in names_given.items() if v}
        )
        with psycopg.connect(address, autocommit=True) as connection:
            answered = connection.execute(statement.format(*map(Identifier, names)))
            return answered.fetchall() if answered.description else []

    def on_the_server(self) -> set[str]:
        """The names of all databases."""
        return {name for (name,) in self.execute(SQL("SELECT datname FROM pg_database"))}

    def address(self, name: str) -> str:
        """The DATABASE_URL of the database called `name`."""
        if not self.on_server:
            return f"sqlite:///{self.folder / name}.sqlite3"
        user, password = self.setting["USER"], self.setting["PASSWORD"]
        person = f"{user}:{password}@" if password else f"{user}@" if user else ""
        port = f":{self.setting['PORT']}" if self.setting["PORT"] else ""
        return f"postgres://{person}{self.setting['HOST']}{port}/{name}"

    def create(self, template: str | None = None) -> str:
        """The name of a new database, empty or a copy of `template`."""
        name = f"toguna_cli_{uuid.uuid4().hex[:12]}"
        if self.on_server and template:
            self.execute(SQL("CREATE DATABASE {} TEMPLATE {}"), name, template)
        elif self.on_server:
            self.execute(SQL("CREATE DATABASE {}"), name)
        elif template:
            shutil.copy(self.folder / f"{template}.sqlite3", self.folder / f"{name}.sqlite3")
        self.made.append(name)
        return name

    def remove(self) -> None:
        if self.on_server:
            for name in self.made:
                self.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    found = Databases(tmp_path_factory.mktemp("databases"))
    yield found
    found.remove()


@pytest.fixture(scope="session")
def bare_shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """English, a home and a state folder of its own; no database is made."""
    folder = tmp_path_factory.mktemp("home")
    return Shell(
        {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TOGUNA_STATE": str(folder / "state"),
        }
    )


@pytest.fixture(scope="session")
def migrated(databases: Databases, bare_shell: Shell) -> str:
    """The name of a database with every table and no row, to copy."""
    name = databases.create()
    ended = bare_shell.having(DATABASE_URL=databases.address(name)).toguna("migrate")
    assert ended.code == 0, ended.err
    return name


@pytest.fixture
def empty_shell(bare_shell: Shell, databases: Databases) -> Shell:
    """A shell whose database has no table."""
    return bare_shell.having(DATABASE_URL=databases.address(databases.create()))


@pytest.fixture
def shell(bare_shell: Shell, databases: Databases, migrated: str) -> Shell:
    """A shell whose database has every table and no row."""
    return bare_shell.having(DATABASE_URL=databases.address(databases.create(migrated)))


@pytest.fixture
def in_french(shell: Shell) -> Shell:
    return shell.having(LANG="fr_FR.UTF-8")


@pytest.fixture
def run_in_django(shell: Shell) -> Callable[[str], str]:
    """Runs Python in the shell's database, and gives what it printed."""

    def run(code: str) -> str:
        ended = shell.toguna("shell", "--no-imports", "--command", code)
        assert ended.code == 0, ended.err
        return ended.out

    return run


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return copy_checkout(tmp_path / "toguna")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine.bare(tmp_path / "machine")
