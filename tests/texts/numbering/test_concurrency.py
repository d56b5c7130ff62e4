"""Fifty who ask for a number at once get fifty numbers, one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from config.settings.base import BASE_DIR
from tests.cast import make_party, make_term
from toguna.record.actor import Actor
from toguna.record.ledger import verify
from toguna.texts.models import Number, NumberSeries
from toguna.texts.numbering.actions import open_number_series, reserve_number

REQUESTS = 50
THREADS = 10
CLERK = Actor("system:clerk")
PATIENCE = 120
"""Seconds, on a machine that has other things to do."""


def take(series: NumberSeries, start: Barrier) -> list[int]:
    try:
        start.wait(timeout=PATIENCE)
        return [
            reserve_number(actor=CLERK, series=series, year=2031).number
            for _request in range(REQUESTS // THREADS)
        ]
    finally:
        connection.close()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_threads_on_postgresql_take_consecutive_numbers() -> None:
    series = open_number_series(
        actor=CLERK,
        ref="decisions",
        kind=make_term("text-kind", "decision"),
        body=make_party("body", "college"),
        pattern="{number}/{year}",
    )
    start = Barrier(THREADS)
    with ThreadPoolExecutor(THREADS) as pool:
        taking = [pool.submit(take, series, start) for _thread in range(THREADS)]
        taken = [one.result(timeout=PATIENCE) for one in taking]
    assert sorted(number for numbers in taken for number in numbers) == list(range(1, REQUESTS + 1))
    assert list(Number.objects.order_by("number").values_list("number", flat=True)) == list(
        range(1, REQUESTS + 1)
    )
    # They did ask at the same time: no thread took all of its numbers in a row.
    assert any(numbers[-1] - numbers[0] >= len(numbers) for numbers in taken)
    assert verify().is_sound


PRELUDE = """
import sys, time
from pathlib import Path
import django
django.setup()
from tests.cast import make_party, make_term
from toguna.record.actor import Actor
from toguna.record.ledger import verify
from toguna.texts.models import Number, NumberSeries
from toguna.texts.numbering.actions import open_number_series, reserve_number
"""
OPENER = (
    PRELUDE
    + """
kind, body = make_term("text-kind", "decision"), make_party("body", "college")
open_number_series(
    actor=Actor("system:clerk"), ref="decisions", kind=kind, body=body, pattern="{number}/{year}"
)
"""
)
TAKER = (
    PRELUDE
    + """
name, requests, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
series = NumberSeries.objects.get()
(folder / f"ready-{name}").touch()
while not (folder / "go").exists():
    time.sleep(0.005)
for request in range(requests):
    reserve_number(actor=Actor(f"system:taker-{name}"), series=series, year=2031)
    time.sleep(0.002)
"""
)
READER = (
    PRELUDE
    + """
rows = list(Number.objects.order_by("number").values_list("number", "reserved_by"))
turns = sum(1 for one, two in zip(rows, rows[1:]) if one[1] != two[1])
print(verify().is_sound, [number for number, _by in rows] == list(range(1, len(rows) + 1)))
print(len(rows), turns)
"""
)
PROCESSES = 5


def test_processes_on_a_sqlite_file_take_consecutive_numbers(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'shared.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": str(BASE_DIR),
    }

    def run(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    run("-m", "django", "migrate", "-v0", "--skip-checks")
    run("-c", OPENER)
    takers = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                TAKER,
                str(name),
                str(REQUESTS // PROCESSES),
                str(tmp_path),
            ],
            env=environment,
        )
        for name in range(PROCESSES)
    ]
    try:
        deadline = time.monotonic() + PATIENCE
        while len(list(tmp_path.glob("ready-*"))) < PROCESSES and time.monotonic() < deadline:
            time.sleep(0.02)
        (tmp_path / "go").touch()
        assert [taker.wait(timeout=PATIENCE) for taker in takers] == [0] * PROCESSES
    finally:
        for taker in takers:
            taker.kill()

    sound, consecutive, count, turns = run("-c", READER).split()
    assert (sound, consecutive, count) == ("True", "True", str(REQUESTS))
    # They did ask at the same time: not one process after the other.
    assert int(turns) >= PROCESSES
