"""Does the roadmap stay fast when every action has a hundred assertions?

    python -m benchmarks.roadmap [--actions 10000] [--assertions 100] [--rounds 7]

On SQLite, and on PostgreSQL where a server answers (see `scratch`). Two scratch databases of one
schema are made for each and dropped afterwards: "full" has 10,000 actions with 100 assertions each
(1,000,000), "single" the same actions with one assertion for each axis (20,000). The same
questions are put to both in turn, several times; what counts is the median of the paired ratios.
Ends with status 1 when a ratio is above `PROMISED`, or when a question on the full
database is not answered through the index that is meant for it.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from benchmarks.scratch import (
    KINDS,
    reason_not_measured,
    scratch_database,
    scratch_folder,
)

if TYPE_CHECKING:
    from benchmarks.roadmap_data import Size
    from toguna.roadmap.models import Action, Roadmap

FULL, SINGLE = "full", "single"
PROMISED = 3.0
AS_OF, BY_KNOWN = "assertion_as_of", "assertion_by_known"
ASKED = 50
"""How many actions' histories make one measure."""


class Router:
    """Sends every query to the database that is being measured."""

    alias = ""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return Router.alias

    db_for_write = db_for_read


@dataclass(frozen=True)
class Question:
    """Something asked of both databases, through which index; `per_action` gives the mean of those
    asked about."""

    name: str
    ask: Callable[[Roadmap, Sequence[Action]], object]
    index: str = AS_OF
    per_action: bool = False


def main() -> int:
    arguments = _arguments()
    left_out = {kind: reason for kind in KINDS if (reason := reason_not_measured(kind))}
    kinds = [kind for kind in KINDS if kind not in left_out]
    with scratch_folder() as folder, ExitStack() as stack:
        urls = {
            f"{kind}_{which}": stack.enter_context(
                scratch_database(kind, folder, f"roadmap_{which}")
            )
            for kind in kinds
            for which in (FULL, SINGLE)
        }
        stack.callback(connections.close_all)
        _start(urls)
        are_kept = [_measure(kind, arguments) for kind in kinds]
    for kind, reason in left_out.items():
        print(f"\n{kind} not measured: {reason}")
    print("\nEvery ratio is kept." if all(are_kept) else "\nNOT KEPT: see above.")
    return 0 if all(are_kept) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the roadmap with a million assertions.")
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--assertions", type=int, default=100, help="for each action: tens")
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def _start(urls: dict[str, str]) -> None:
    from config.settings.base import database

    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    made = {alias: database(url) for alias, url in urls.items()}
    settings.DATABASES = {"default": next(iter(made.values())), **made}
    settings.DATABASE_ROUTERS = [Router()]
    settings.DEBUG = False
    # The tables are those of the models, whatever the migrations are at.
    settings.MIGRATION_MODULES = {name.rpartition(".")[2]: None for name in settings.INSTALLED_APPS}
    django.setup()


def _measure(engine: str, arguments: argparse.Namespace) -> bool:
    from benchmarks.roadmap_data import Size

    sizes = {
        FULL: Size(arguments.actions, arguments.assertions),
        SINGLE: Size(arguments.actions, 2),
    }
    print(f"\n== {_version(engine)}: {arguments.actions:,} actions", flush=True)
    subjects = {which: _filled(engine, which, size) for which, size in sizes.items()}
    is_kept = True
    for question in _questions(sizes[FULL]):
        is_kept &= _compare(engine, question, subjects, arguments.rounds)
    return _explain(engine, sizes[FULL], subjects[FULL]) and is_kept


def _version(engine: str) -> str:
    if engine == "sqlite":
        from sqlite3 import sqlite_version

        return f"SQLite {sqlite_version}"
    with connections[f"{engine}_{FULL}"].cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def _filled(engine: str, which: str, size: Size) -> tuple[Roadmap, list[Action]]:
    """The roadmap of a new database, and the actions whose history is asked for."""
    from benchmarks.roadmap_data import fill
    from toguna.roadmap.models import Assertion

    Router.alias = f"{engine}_{which}"
    start = time.perf_counter()
    roadmap = fill(Router.alias, size)
    took = time.perf_counter() - start
    print(f"   {which}: {Assertion.objects.count():,} assertions, generated in {took:.0f} s")
    return roadmap, _chosen(size)


def _chosen(size: Size) -> list[Action]:
    from toguna.roadmap.models import Action

    numbers = random.Random(7).sample(range(size.actions), ASKED)  # the same in both databases
    return list(Action.objects.filter(ref__in=[f"action-{n}" for n in numbers]).order_by("ref"))


def _questions(size: Size) -> list[Question]:
    from benchmarks.roadmap_data import middle
    from toguna.kernel.standpoint import Standpoint
    from toguna.roadmap.queries import history, roadmap_lines

    now = datetime(2031, 1, 1, tzinfo=UTC)
    day = middle(size)
    past = Standpoint(day, None, now)
    then = Standpoint(day, day, now)
    today = Standpoint(None, None, now)
    half = size.actions // 2

    def histories(limit: int | None, standpoint: Standpoint) -> Callable[..., object]:
        return lambda _roadmap, actions: [
            history(action, standpoint, limit=limit) for action in actions
        ]

    return [
        Question("whole roadmap, as of a day", lambda r, _a: roadmap_lines(r, past)),
        Question("whole roadmap, as was known on it", lambda r, _a: roadmap_lines(r, then)),
        Question("whole roadmap, no day", lambda r, _a: roadmap_lines(r, today)),
        Question(
            "page of 50 lines, as of a day",
            lambda r, _a: roadmap_lines(r, past, offset=half, limit=50),
        ),
        Question("history, first 20 lines", histories(20, today), BY_KNOWN, True),
        Question("history as of a day, first 20 lines", histories(20, past), BY_KNOWN, True),
        Question("history, all lines", histories(None, today), BY_KNOWN, True),
    ]


def _compare(
    engine: str,
    question: Question,
    subjects: dict[str, tuple[Roadmap, list[Action]]],
    rounds: int,
) -> bool:
    """Ask both databases in turn, the first one alternating; a round that warms up is not kept."""
    taken: dict[str, list[float]] = {FULL: [], SINGLE: []}
    for number in range(rounds + 1):
        for which in (FULL, SINGLE) if number % 2 else (SINGLE, FULL):
            seconds = _time(engine, which, question, subjects[which])
            if number:
                taken[which].append(seconds)
    ratio = statistics.median(f / s for f, s in zip(taken[FULL], taken[SINGLE], strict=True))
    full, single = (statistics.median(taken[which]) * 1000 for which in (FULL, SINGLE))
    is_kept = ratio <= PROMISED
    print(
        f"   {question.name:36} {full:9.2f} ms  against {single:9.2f} ms   x {ratio:.2f}"
        f"{'' if is_kept else '  NOT KEPT'}",
        flush=True,
    )
    return is_kept


def _time(
    engine: str, which: str, question: Question, subject: tuple[Roadmap, list[Action]]
) -> float:
    Router.alias = f"{engine}_{which}"
    roadmap, actions = subject
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    question.ask(roadmap, actions)
    took = time.perf_counter() - start
    gc.enable()
    return took / len(actions) if question.per_action else took


def _explain(engine: str, size: Size, subject: tuple[Roadmap, list[Action]]) -> bool:
    """Print how each question finds its assertions in the full database; whether all do it through
    the index that is meant for them."""
    are_used = []
    roadmap, actions = subject
    Router.alias = f"{engine}_{FULL}"
    for question in _questions(size):
        with CaptureQueriesContext(connections[Router.alias]) as captured:
            question.ask(roadmap, actions[:1])
        asked = next(q["sql"] for q in captured.captured_queries if "roadmap_assertion" in q["sql"])
        plan = _plan(engine, asked)
        are_used.append(question.index in plan)
        print(f"   {question.name}: {question.index} {'used' if are_used[-1] else 'NOT USED'}")
        for line in dict.fromkeys(map(str.strip, plan.splitlines())):
            if re.search(r"(SEARCH|SCAN|Scan).*(roadmap_assertion|assertion_)", line):
                print(f"      {line}")
    return all(are_used)


def _plan(engine: str, sql: str) -> str:
    ask = "EXPLAIN QUERY PLAN" if engine == "sqlite" else "EXPLAIN"
    with connections[f"{engine}_{FULL}"].cursor() as cursor:
        cursor.execute(f"{ask} {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


if __name__ == "__main__":
    sys.exit(main())
