"""Several writers at once leave one chain without a gap."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, transaction

from config.settings.base import BASE_DIR
from toguna.record.actor import Actor
from toguna.record.ledger import Created, Entry, Item, append_many, verify

WRITERS, ENTRIES = 8, 50


def write(writer: int, start: Barrier) -> None:
    """Fifty transactions of one entry."""
    actor = Actor(f"system:writer-{writer}")
    try:
        start.wait(timeout=30)
        for number in range(ENTRIES):
            with transaction.atomic():
                ref = f"{writer}-{number}"
                append_many(actor, [Item("created", "texts.work", ref, Created({}))])
    finally:
        connection.close()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_threads_on_postgresql_leave_one_chain() -> None:
    start = Barrier(WRITERS)
    with ThreadPoolExecutor(WRITERS) as pool:
        for writing in [pool.submit(write, writer, start) for writer in range(WRITERS)]:
            writing.result(timeout=60)

    assert_one_chain()


def assert_one_chain() -> None:
    verdict = verify()
    assert verdict.is_sound
    assert verdict.count == WRITERS * ENTRIES
    actors = list(Entry.objects.order_by("seq").values_list("actor", flat=True))
    assert sorted(set(actors)) == [f"system:writer-{writer}" for writer in range(WRITERS)]
    # They did write at the same time: not one writer after the other.
    turns = sum(1 for one, next_one in pairwise(actors) if one != next_one)
    assert turns >= WRITERS


PRELUDE = """
import sys, time
from pathlib import Path
import django
django.setup()
from django.db import transaction
from toguna.record.actor import Actor
from toguna.record.ledger import Created, Entry, Item, append_many, verify
"""
WRITER = (
    PRELUDE
    + """
writer, entries, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
(folder / f"ready-{writer}").touch()
while not (folder / "go").exists():
    time.sleep(0.005)
for number in range(entries):
    with transaction.atomic():
        item = Item("created", "test.thing", f"{writer}-{number}", Created({}))
        append_many(Actor(f"system:writer-{writer}"), [item])
    time.sleep(0.002)
"""
)
READER = (
    PRELUDE
    + """
verdict = verify()
actors = list(Entry.objects.order_by("seq").values_list("actor", flat=True))
turns = sum(1 for one, two in zip(actors, actors[1:]) if one != two)
print(verdict.is_sound, verdict.count, len(set(actors)), turns)
"""
)
PROCESSES = 4
PATIENCE = 120
"""Seconds, on a machine that has other things to do."""


def test_processes_on_a_sqlite_file_leave_one_chain(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'shared.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": str(BASE_DIR),
    }

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command,
            env=environment,
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    run("-m", "django", "migrate", "record", "-v0", "--skip-checks")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(number), str(ENTRIES), str(tmp_path)],
            env=environment,
        )
        for number in range(PROCESSES)
    ]
    try:
        deadline = time.monotonic() + PATIENCE
        while len(list(tmp_path.glob("ready-*"))) < PROCESSES and time.monotonic() < deadline:
            time.sleep(0.02)
        (tmp_path / "go").touch()
        assert [writer.wait(timeout=PATIENCE) for writer in writers] == [0] * PROCESSES
    finally:
        for writer in writers:
            writer.kill()

    sound, count, actors, turns = run("-c", READER).split()
    assert (sound, count, actors) == ("True", str(PROCESSES * ENTRIES), str(PROCESSES))
    # They did write at the same time: not one writer after the other.
    assert int(turns) >= PROCESSES
