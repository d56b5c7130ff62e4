"""How long does a question take, at the size of the dataset and at twenty thousand records?

    python -m benchmarks.search [--records 20000] [--passages 200000] [--rounds 5] [--database …]

On SQLite, and on PostgreSQL where a server answers (see `scratch`). The dataset is imported into a
scratch database, and the twenty questions of `search_questions.txt` are put to it: their first ten
answers are printed. Then the invented records of `search_data` are added, the index is rebuilt, and
the questions are put again. A question is what the public page asks: `find`, five hits of a kind.

The baseline, put in turn with it, is the same words looked for without an index, in the same
columns: each word must be within the names, the description or what is bound to the record
(`LIKE '%…%'`), five of each kind by day; without stems, typing errors or ranking. The ratio is the
median of the paired ratios. Ends with status 1 when the two databases do not answer alike.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, connections

from benchmarks.scratch import KINDS, reason_not_measured, scratch_database, scratch_folder

QUESTIONS = Path(__file__).resolve().parent / "search_questions.txt"
SHOWN = 10


def main() -> int:
    arguments = _arguments()
    if arguments.url:
        return _measure(arguments)
    kinds = [arguments.database] if arguments.database else list(KINDS)
    answers = []
    with scratch_folder() as folder:
        for kind in kinds:
            if reason := reason_not_measured(kind):
                print(f"\n{kind} not measured: {reason}")
                continue
            with scratch_database(kind, folder, "search") as url:
                kept = folder / f"{kind}.txt"
                _in_a_process(arguments, url, kept)
                answers.append(kept.read_text())
    if len(set(answers)) > 1:
        print("\nNOT ALIKE: the databases do not answer the same.")
        return 1
    print("\nEvery database gives the same answers in the same order.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the search at 20,000 records.")
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--passages", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", choices=KINDS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    parser.add_argument("--kept", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process(arguments: argparse.Namespace, url: str, kept: Path) -> None:
    """Measure one database in a process of its own: Django is set up for one."""
    import subprocess

    command = [sys.executable, "-m", "benchmarks.search", "--url", url, "--kept", str(kept)]
    for name in ("records", "passages", "rounds"):
        command += [f"--{name}", str(getattr(arguments, name))]
    environment = {**os.environ, "DATABASE_URL": url}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    subprocess.run(command, check=True, env=environment)


def _measure(arguments: argparse.Namespace) -> int:
    django.setup()
    from benchmarks.search_data import DATASET, Size, fill
    from toguna.exchange.actions import import_dataset
    from toguna.record.actor import Actor
    from toguna.search.actions import rebuild

    print(f"\n== {_version()}", flush=True)
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    import_dataset(directory=DATASET, actor=Actor("import:bench"))
    print(f"   dataset imported and indexed in {time.perf_counter() - start:.1f} s")
    told = _ask_all(arguments.rounds, with_answers=True)
    start = time.perf_counter()
    fill(Size(arguments.records, arguments.passages))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"   records added in {time.perf_counter() - start:.0f} s", flush=True)
    before = _bytes()
    start = time.perf_counter()
    count = rebuild()
    took = time.perf_counter() - start
    print(f"   rebuilt: {count:,} entries in {took:.0f} s ({count / took:,.0f}/s)")
    print(f"   size of the index: {(_bytes() - before) / 2**20:,.0f} MiB", flush=True)
    told += _ask_all(arguments.rounds, with_answers=False)
    arguments.kept.write_text(told)
    connections.close_all()
    return 0


def _version() -> str:
    if connection.vendor == "sqlite":
        from sqlite3 import sqlite_version

        return f"SQLite {sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def _bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute("PRAGMA page_size")
            return int(pages * cursor.fetchone()[0])
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _ask_all(rounds: int, *, with_answers: bool) -> str:
    """Put every question; what was answered, as one text."""
    told = []
    ratios, times = [], []
    for words in QUESTIONS.read_text(encoding="utf-8").splitlines():
        seconds, plainly, ratio = _paired(
            lambda w=words: _find(w), lambda w=words: _scan(w), rounds
        )
        ratios.append(ratio)
        times.append(seconds)
        lines = _answers(words)
        told.append("\n".join([words, *lines]))
        print(
            f"   {words:40} {seconds * 1000:8.1f} ms   baseline {plainly * 1000:8.1f} ms   "
            f"x {ratio:.2f}",
            flush=True,
        )
        if with_answers:
            for line in lines:
                print(f"      {line}")
    print(
        f"   median of the questions: {statistics.median(times) * 1000:.1f} ms, "
        f"x {statistics.median(ratios):.2f} of the baseline; slowest {max(times) * 1000:.0f} ms"
    )
    return "\n".join(told)


def _paired(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """The median times of both, and of their ratios; a round that warms up is not kept."""
    taken: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        pair = (_time(one), _time(other))
        if number:
            taken.append(pair)
    return (
        statistics.median(a for a, _b in taken),
        statistics.median(b for _a, b in taken),
        statistics.median(a / b for a, b in taken),
    )


def _time(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def _find(words: str, limit: int = 5):
    from toguna.kernel.standpoint import Standpoint
    from toguna.search.queries import Question, find

    standpoint = Standpoint(None, None, datetime.now(UTC))
    return find(Question(words, ("fr", "en"), standpoint), limit=limit)


def _scan(words: str) -> list[object]:
    from django.db.models import F, Q, Window
    from django.db.models.functions import RowNumber

    from toguna.search.models import Entry
    from toguna.search.reading import read_words

    condition = Q(is_public=True, known_until__isnull=True)
    for term in read_words(words, ("fr", "en")).terms:
        condition &= (
            Q(titles__contains=term.word)
            | Q(matter__contains=term.word)
            | Q(bonds__contains=term.word)
        )
    place = Window(RowNumber(), partition_by=[F("kind")], order_by=(F("day").desc(), F("ref")))
    return list(Entry.objects.filter(condition).annotate(place=place).filter(place__lte=5))


def _answers(words: str) -> list[str]:
    """The first ten answers, three of a kind at most, as the page tells them."""
    from toguna.search.models import Entry

    answer = _find(words)
    lines = []
    for group in answer.groups:
        for hit in group.hits[:3]:
            entry = Entry.objects.filter(kind=hit.kind, object_id=hit.object_id, ref=hit.ref)[0]
            name = entry.titles.split("|")[-1 if hit.kind != "person" else 0]
            lines.append(f"{hit.kind}: {name[:90]}{'' if not hit.lacking else ' (a word lacks)'}")
    head = [f"read as: {' '.join(answer.words)}"] if answer.corrected or answer.left_out else []
    counted = f"{answer.complete} with all the words, {answer.total - answer.complete} with most"
    return [*head, counted, *lines[:SHOWN]]


if __name__ == "__main__":
    sys.exit(main())
