"""Databases made for one measure and removed after it, whatever happens in between."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

POSTGRES = "postgres://postgres@127.0.0.1:5432"
"""The server that is asked for a scratch database; another one in TOGUNA_BENCH_POSTGRES."""

KINDS = ("sqlite", "postgresql")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A temporary folder, removed at the end; SIGTERM ends the run as Ctrl-C does, so that nothing
    is left behind."""
    signal.signal(signal.SIGTERM, _interrupt)
    with tempfile.TemporaryDirectory(prefix="toguna-bench-") as folder:
        yield Path(folder)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def scratch_database(kind: str, folder: Path, name: str) -> Iterator[str]:
    """The DATABASE_URL of an empty database of that kind, removed at the end. Raises
    `psycopg.OperationalError` where no PostgreSQL answers."""
    if kind == "sqlite":
        path = folder / f"{name}.sqlite3"
        try:
            yield f"sqlite:///{path}"
        finally:
            for leftover in folder.glob(f"{path.name}*"):
                leftover.unlink()
        return
    server = server_address()
    full_name = f"toguna_bench_{name}_{os.getpid()}"
    identifier = sql.Identifier(full_name)
    create = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(identifier)
    with psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=5) as connection:
        connection.execute(create)
    try:
        yield f"{server}/{full_name}"
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier)
            )


def server_address() -> str:
    """The address of the PostgreSQL server, without a database."""
    return os.environ.get("TOGUNA_BENCH_POSTGRES", POSTGRES).rstrip("/")


def reason_not_measured(kind: str) -> str:
    """Why a kind of database cannot be measured here; nothing where it can."""
    if kind == "sqlite":
        return ""
    try:
        psycopg.connect(f"{server_address()}/postgres", connect_timeout=5).close()
    except psycopg.OperationalError:
        address = urlsplit(server_address())
        return f"no PostgreSQL answers at {address.hostname}:{address.port or 5432}"
    return ""
